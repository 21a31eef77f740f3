"""The signature at the end of a report: the organ's name and the date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.interpret.dates import find_date
from core.interpret.labels import plain
from core.interpret.pieces import Line
from core.interpret.title import joined

_LONGEST_NAME = 40  # characters
_NO_NAME = re.compile(r"[。！？；：:，,]|^[（(]?[一二三四五六七八九十\d]{1,2}[、.．)）]")
_CODE = re.compile(r"校验码[:：]\s*(?P<code>\S.*)")
_SEAL = re.compile(r"[（(](?:盖章|公章|印章|签章)[)）]")
_LABEL = re.compile(r"^(?:(?:单位|机关|成文|印发|编制)?(?:名称|日期|时间|单位)[:：])")
_PLACE = re.compile(r"(?:[省市县区乡镇旗州盟]|街道)$")
_FEW = 3  # characters that two names of an organ have in common, one after the other


@dataclass(frozen=True, slots=True)
class Ending:
    """What the last lines say; `lines` are those it was read from."""

    agency: str = ""
    signed_on: date | None = None
    code: str = ""
    lines: tuple[Line, ...] = ()


def find_ending(lines: Sequence[Line], agency: str) -> Ending:
    """Read the signature off the last lines; `agency` is what the title calls the organ."""
    rest = list(lines)
    used: list[Line] = []
    code = _take_code(rest, used)
    name, day = "", None
    if rest and (found := find_date(rest[-1].text)) and not found[2].strip("()"):
        before = _SEAL.sub("", found[1])
        before = _LABEL.sub("", before).strip("()")
        if not before or is_name(before, agency):
            day, name = found[0], before
            used.append(rest.pop())
    if rest and not name and _signs(rest[-1].text, agency, dated=day is not None):
        name = _clean(rest[-1].text)
        used.append(rest.pop())
    return Ending(name, day, code, tuple(used))


def _take_code(rest: list[Line], used: list[Line]) -> str:
    found = _CODE.fullmatch(rest[-1].text.strip()) if rest else None
    if not found:
        return ""
    used.append(rest.pop())
    return found["code"]


def _signs(text: str, agency: str, *, dated: bool) -> bool:
    """Say whether a line is a signature; without a date it must name the organ."""
    name = _clean(text)
    return is_name(name, agency) if dated else len(name) >= 2 and name == agency


def _clean(text: str) -> str:
    return _LABEL.sub("", _SEAL.sub("", joined(text)))


def is_name(text: str, agency: str) -> bool:
    """Say whether a line may be an organ's name."""
    name = joined(text)
    if not name or len(name) > _LONGEST_NAME or _NO_NAME.search(name):
        return False
    return name == agency or len(name) >= _FEW + 1 or (len(name) > 1 and name in agency)


def full_name(title: str, signature: str) -> str:
    """Return the organ's full name, of what the title and the signature call it.

    A title may name the place only; then the signature has the organ, unless it
    is another one altogether.
    """
    if not title or (_PLACE.search(title) and _shares(title, signature)):
        return signature or title
    return title


def _shares(one: str, other: str) -> bool:
    one, other = plain(one), plain(other)
    return any(one[place : place + _FEW] in other for place in range(len(one) - _FEW + 1)) or (
        bool(one) and one[-2:] in other
    )
