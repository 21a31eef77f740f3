"""How wide text is and how many lines it takes: near enough, for Word sets it itself."""

from functools import lru_cache

from core.formats.setting.punctuation import STARTS_NO_LINE

_FULL_WIDTH = "\u2000"  # from here on, quotes and dashes among them, as the runs ask for

_ORPHAN = 1.6  # ems: a last line shorter than this is a lone character


def ems(text: str) -> float:
    """Return the width of a text on one line, in full-width characters."""
    return sum(1.0 if character >= _FULL_WIDTH or character == "·" else 0.5 for character in text)


@lru_cache(maxsize=2048)  # the labels of a form are the same in every report
def line_widths(text: str, measure: float) -> tuple[float, ...]:
    """Return the widths of the lines of a text that is wrapped at `measure`, all in ems.

    A mark that may not start a line takes the character before it along.
    """
    lines = [0.0]
    previous = 0.0
    for character in text:
        width = ems(character)
        if lines[-1] + width > measure and lines[-1]:
            carried = previous if character in STARTS_NO_LINE else 0.0
            lines[-1] -= carried
            lines.append(carried)
        lines[-1] += width
        previous = width
    return tuple(lines)


def balanced(text: str, measure: float) -> float:
    """Return the least measure in which a text takes no more lines, so that they are alike."""
    count = len(line_widths(text, measure))
    while count > 1 and measure > 1 and len(line_widths(text, measure - 0.5)) == count:
        measure -= 0.5
    return measure


def without_orphan(text: str, measure: float) -> float:
    """Return a measure in which the last line is no lone character, if there is one nearby."""
    lines = line_widths(text, measure)
    if (
        len(lines) > 1
        and lines[-1] < _ORPHAN
        and len(line_widths(text, measure - _ORPHAN)) == len(lines)
    ):
        return measure - _ORPHAN
    return measure


def fitting_size(widest: float, room: float, size: float, least: float) -> float:
    """Return the size in half points, at most `size`, in which `widest` ems fit `room` points."""
    if widest * size <= room:
        return size
    return max(int(2 * room / widest) / 2, least)
