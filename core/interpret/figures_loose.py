"""Figures with something beside them, or with letters for digits: read, but never sure."""

import re

_FIGURE = r"\d[\d,]*(?:\.\d+)?"
_COUNTER = r"(?:[百千]?[万亿]?元|角|[件条个项次宗起份人])?"
_BEFORE = r"(?:约为?|大约|近|共计?|合计|计|为|≈|~)"
_BESIDE = r"(?:[*※#†‡△▲]+|注\d*|余|多|左右|上下|以上|\[[^\[\]]*\])"
_NOTED = re.compile(
    rf"{_BEFORE}?(?P<number>{_FIGURE}{_COUNTER}){_BESIDE}?(?P<note>\(.*\))?{_BESIDE}?"
)
_LONGEST = 30  # characters of a figure with its note
_LIKE_DIGITS = str.maketrans("OoDQ〇○Οο零lI|ｌ!", "00000000011111")
_LETTERS = re.compile(rf"(?=.*[OoDQ〇○ΟοlI|!零])[\dOoDQ〇○ΟοlI|!零,.]+{_COUNTER}")


def loose_number(body: str, source: str) -> tuple[str, str]:
    """Return the number that a plain text most likely means, and why that is not sure.

    Both are empty when it means none.
    """
    noted = _NOTED.fullmatch(body)
    if noted:
        number = noted["number"]
        return number, f"“{source}”里除了{number}还有别的字，只读入了这个数"
    if _LETTERS.fullmatch(body):
        number = body.translate(_LIKE_DIGITS)
        return number, f"“{source}”里有像数字的字母，按{number}读入"
    return "", ""


def looks_like_loose(body: str) -> bool:
    """Say whether a plain text may stand in a value cell though it is not plainly a number."""
    return len(body) <= _LONGEST and bool(loose_number(body, body)[0])
