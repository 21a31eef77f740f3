"""Whether a report is what was signed, told by the codes on the paper."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from core.report.check_code import FIGURES, LENGTH, TEXTS, figures_code, texts_code
from core.report.differences import Change
from core.report.report import Report

_MISREAD = str.maketrans("OIL", "011")
_LABEL = re.compile(f"{FIGURES}|{TEXTS}")
_MOST_PLACES = 5  # that a sentence names
_ONLY_FIGURES = "文字没有核对：纸面上如果还有文字码，请一起输入。"
_ONLY_TEXTS = "数字没有核对：请把数字码也输入。"


class Codes(NamedTuple):
    """What somebody typed off the paper, in plain letters and digits; "" for what is not there."""

    figures: str
    texts: str


class Verdict(NamedTuple):
    """Whether figures and texts are those that were signed; None for what had no code."""

    figures: bool | None
    texts: bool | None

    @property
    def is_same(self) -> bool:
        """Say whether nothing that had a code was changed."""
        return self.figures is not False and self.texts is not False


def codes_in(typed: str) -> Codes | None:
    """Read the codes off what was typed or printed; None when these are no codes.

    One code without a label is that of the figures, the only one on older paper. Letters
    that are taken for digits, lower case and any marks between do not matter.
    """
    first, *labelled = _LABEL.split(typed)
    names = [found[0] for found in _LABEL.finditer(typed)]
    if names:
        given = {name: _plain(text) for name, text in zip(names, labelled, strict=True)}
        codes = Codes(given.get(FIGURES, ""), given.get(TEXTS, ""))
    else:
        plain = _plain(first)
        codes = Codes(plain[:LENGTH], plain[LENGTH:])
    is_whole = all(len(code) in {0, LENGTH} for code in codes) and any(codes)
    return codes if is_whole else None


def verify(report: Report, codes: Codes) -> Verdict:
    """Compare a report with the codes of what was signed."""
    figures, texts = _plain(figures_code(report)), _plain(texts_code(report))
    if codes.figures == texts and not codes.texts:  # typed alone, without its label
        return Verdict(None, texts=True)
    return Verdict(
        codes.figures == figures if codes.figures else None,
        codes.texts in (texts, _plain(texts_code(report, as_typed=True))) if codes.texts else None,
    )


def in_words(verdict: Verdict, changes: Sequence[Change] = ()) -> str:
    """Say in a sentence what is as it was signed; `changes` since then, where they are known."""
    said = "，".join(
        f"{name}{'一致' if same else '有改动'}"
        for name, same in ((FIGURES, verdict.figures), (TEXTS, verdict.texts))
        if same is not None
    )
    if verdict.is_same and None not in verdict:
        return f"校验码一致：{FIGURES}和{TEXTS}都与签字时相同。"
    if places := _places(changes):
        said += f"：{places}"
    unchecked = {(True, None): _ONLY_FIGURES, (None, True): _ONLY_TEXTS}
    return f"{said}。{unchecked.get(verdict, '')}"


def _places(changes: Sequence[Change]) -> str:
    """Return where the changes are, each place once."""
    places = list(dict.fromkeys(change.place for change in changes))
    more = f"等{len(places)}处" if len(places) > _MOST_PLACES else ""
    return "、".join(places[:_MOST_PLACES]) + more


def _plain(code: str) -> str:
    plain = unicodedata.normalize("NFKC", code).upper()  # an input method types full width
    kept = "".join(char for char in plain if char.isascii() and char.isalnum())
    return kept.translate(_MISREAD)
