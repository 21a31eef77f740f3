"""The number before a heading: 一、 第一部分 Ⅰ. 1. （一）, and what comes after it."""

import re
from dataclasses import dataclass

_SEPARATOR = r"[、.．，,:：]"
_CHINESE = "一二三四五六七八九十"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_LATIN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_NUMBER = re.compile(
    rf"\s*(?:第\s*(?P<part>[{_CHINESE}])\s*(?:部分|章|{_SEPARATOR})\s*{_SEPARATOR}?"
    rf"|(?P<chinese>[{_CHINESE}]{{1,3}})(?:\s*{_SEPARATOR}|\s+(?=[^\W\d]))"
    rf"|(?P<formal>[{_FORMAL}])\s*{_SEPARATOR}"
    rf"|(?:(?P<roman>[{_ROMAN}])|(?P<latin>[IVX]{{1,4}}))\s*(?:{_SEPARATOR}|\s)"
    rf"|[（(]\s*(?:(?P<bracket>[{_CHINESE}]{{1,3}})|(?P<inner>\d{{1,2}}))\s*[)）]\s*[、.．]?"
    r"|(?P<digit>\d{1,2})(?:\s*[、.．]|\s+(?=[^\W\d])))\s*"
)
_MARKS = re.compile(r"\s*(?:#{1,6}\s+|\*\*)")
_BARE = re.compile(rf"\s*(?P<chinese>[{_CHINESE}])(?=[^\W\d])")
_PRINCIPAL = frozenset({"part", "chinese", "formal", "roman", "latin"})


@dataclass(frozen=True, slots=True)
class Number:
    """A line's number: `style` says how it is written, empty when it has none.

    `value` is 0 where the numeral is none that a report has; `body` is the rest.
    """

    style: str
    value: int
    body: str

    @property
    def is_principal(self) -> bool:
        """Whether the number is of the kind that the form's own headings have."""
        return self.style in _PRINCIPAL


def number_of(text: str) -> Number:
    """Return the number before a line, and the line without it."""
    marks = _MARKS.match(text)
    text = text[marks.end() :].removesuffix("**") if marks else text
    found = _NUMBER.match(text)
    if not found:
        return Number("", 0, text)
    style = str(found.lastgroup)
    return Number(style, _value(style, found[style]), text[found.end() :])


def bare_number_of(text: str) -> Number | None:
    """Return the number that stands before a line with nothing between: 四总体情况."""
    found = _BARE.match(text)
    return (
        Number("chinese", _value("chinese", found["chinese"]), text[found.end() :])
        if found
        else None
    )


def _value(style: str, numeral: str) -> int:
    if style in {"digit", "inner"}:
        return int(numeral)
    if style == "latin":
        return _LATIN.index(numeral) + 1 if numeral in _LATIN else 0
    numerals = {"roman": _ROMAN, "formal": _FORMAL}.get(style, _CHINESE)
    return numerals.find(numeral) + 1
