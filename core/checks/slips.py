"""Slips of typing: what makes one wrong figure likelier than another."""

from enum import Enum
from functools import lru_cache

from core.numbers import Number, format_number

_KEYPAD = ("12", "23", "45", "56", "78", "89", "14", "47", "25", "58", "36", "69", "01", "02")
_KEY_ROW = ("34", "67", "09")  # beside each other above the letters, and not on the keypad


class Slip(Enum):
    """How a wrong figure may have come about, as a clerk would say it."""

    SWAPPED = "像是两位数字打颠倒了"
    DOUBLED = "像是一位数字打了两遍"
    EXTRA = "像是多打了一位数字"
    DROPPED = "像是漏打了一位数字"
    NEIGHBOUR_KEY = "像是按到了旁边的键"
    FORGOTTEN = "像是忘了填"
    EXCHANGED = "像是填到了相邻的格里"
    COPIED = "像是照旁边一格填的"
    MISPLACED = "像是填错了列，这一列没有别的数字"
    LAST_YEARS = "像是还留着上年的数字"
    NONE = ""


@lru_cache(maxsize=4096)
def slip_of(typed: Number | None, right: Number) -> Slip:
    """Say by which slip `typed` may have come to stand for `right`."""
    if typed is None:
        return Slip.FORGOTTEN
    wrong, meant = format_number(typed), format_number(right)
    signs = {
        Slip.SWAPPED: wrong in _swapped(meant),
        Slip.DOUBLED: wrong in {meant[:n] + meant[n] + meant[n:] for n in range(len(meant))},
        Slip.EXTRA: meant in _shortened(wrong),
        Slip.DROPPED: wrong in _shortened(meant),
        Slip.NEIGHBOUR_KEY: _is_beside(wrong, meant),
    }
    found = (slip for slip, shows in signs.items() if shows)
    return next(found, Slip.NONE) if typed and right else Slip.NONE


def _swapped(text: str) -> set[str]:
    """Return the text with two characters beside each other exchanged."""
    pairs = range(len(text) - 1)
    return {text[:n] + text[n + 1] + text[n] + text[n + 2 :] for n in pairs}


def _shortened(text: str) -> set[str]:
    return {_plain(text[:n] + text[n + 1 :]) for n in range(len(text))}


def _plain(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _is_beside(wrong: str, meant: str) -> bool:
    """Say whether one digit is that of a key beside the right one."""
    if len(wrong) != len(meant):
        return False
    differing = [
        "".join(sorted(pair)) for pair in zip(wrong, meant, strict=True) if len({*pair}) > 1
    ]
    return len(differing) == 1 and differing[0] in _KEYPAD + _KEY_ROW


def unlikeliness(slip: Slip) -> int:
    """Return 1 for a slip that people make all the time, up to 3 for none that is known."""
    seldom = dict.fromkeys((Slip.NEIGHBOUR_KEY, Slip.FORGOTTEN, Slip.COPIED, Slip.MISPLACED), 2)
    return {**seldom, Slip.NONE: 3}.get(slip, 1)
