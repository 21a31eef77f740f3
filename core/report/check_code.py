"""校验码: two short codes of a report, to tell whether a file is what was signed.

The code of the figures depends on the form, the year, the organ and every figure of the
tables; that of the texts on title, texts, signature and date. Both stand on the paper, so
that nobody takes one for the whole report.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator

from core.numbers import Number
from core.report.report import Report
from core.text import plain_ideographs

# Crockford's base 32: no letters that are taken for digits or for each other.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10  # characters of 5 bits: one report in 10^15 has a given code by chance
FIGURES, TEXTS = "数字", "文字"


def check_codes(report: Report) -> str:
    """Return both codes as they are printed: 数字 XXXXX-XXXXX 文字 XXXXX-XXXXX."""
    return f"{FIGURES} {figures_code(report)} {TEXTS} {texts_code(report)}"


def figures_code(report: Report) -> str:
    """Return the code of the figures, as `XXXXX-XXXXX`."""
    return _code(_figures(report))


def texts_code(report: Report, *, as_typed: bool = False) -> str:
    """Return the code of the texts, as `XXXXX-XXXXX`; spaces do not count, paragraphs do.

    Nor does it matter which of two characters that look alike was typed, since what is read
    from a PDF has the usual one; on older paper it did, which `as_typed` asks for.
    """
    return _code(_texts(report, _as_it_is if as_typed else plain_ideographs))


def paragraphs(text: str) -> list[str]:
    """Return what of each paragraph of a text the code depends on."""
    return _paragraphs(plain_ideographs(text))


def _paragraphs(text: str) -> list[str]:
    return list(filter(None, ("".join(line.split()) for line in text.split("\n"))))


def _as_it_is(text: str) -> str:
    return text


def _code(lines: Iterable[str]) -> str:
    digest = hashlib.sha256("\n".join(lines).encode(errors="replace")).digest()
    number = int.from_bytes(digest, "big")
    code = "".join(ALPHABET[number >> 5 * place & 31] for place in range(LENGTH))
    return f"{code[:5]}-{code[5:]}"


def _figures(report: Report) -> Iterator[str]:
    heading = report.heading
    yield f"{report.form.id} {heading.year} {heading.agency}"
    for address in sorted(report.figures):
        yield f"{address}={_canonical(report.figures[address])}"


def _texts(report: Report, plain: Callable[[str], str]) -> Iterator[str]:
    heading = report.heading
    for text in (heading.title, heading.signed_by, str(heading.signed_on or "")):
        yield "".join(plain(text).split())
    for section in report.form.narratives:
        yield section.id
        yield from _paragraphs(plain(report.narrative(section.id)))


def _canonical(value: Number | None) -> str:
    """Write a figure so that 1.50 and 1.5 are the same, and a blank is not 0."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
