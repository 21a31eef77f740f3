"""The characters of a text object, each where it begins and how far it reaches."""

import unicodedata
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from core.formats.ofd.reading.numbers import deltas, local, number
from core.formats.pdf.reading.ruling import Matrix, Point, moved
from core.formats.reading.safe_xml import Element

_ASCENT, _DESCENT = 0.88, 0.12  # of a character's box, in ems from the baseline
_NARROW = 0.5  # ems that a letter or digit advances, where nobody says
_DOWNWARD = (90, 270)  # directions in which characters stand below one another


class Character(NamedTuple):
    """A character: the corners of its box and its origin on the page, as they are turned."""

    text: str
    corners: tuple[Point, Point]
    origin: Point
    along: Point  # one em along its line, which tells how it is turned


def characters_of(item: Element, matrix: Matrix) -> Iterator[Character]:
    """Yield the characters of a text object, which stands in the coordinates of a matrix."""
    size = number(item.get("Size"))
    direction = int(number(item.get("ReadDirection"))) % 360
    wide = size * number(item.get("HScale"), 1.0)
    x = y = 0.0
    for code in item:
        if local(code) != "TextCode" or not code.text:
            continue
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        text, right, down = _advances(code, wide, is_down=direction in _DOWNWARD)
        reaches = _reaches(text, right, wide) if text else []
        for character, dx, dy, width in zip(text, right, down, reaches, strict=True):
            yield _character(character, (x + dx, y + dy), (width, size), matrix)


def _character(text: str, at: Point, measures: tuple[float, float], matrix: Matrix) -> Character:
    (x, y), (width, size) = at, measures
    origin, along = moved(matrix, x, y), moved(matrix, x + size, y)
    corners = (
        moved(matrix, x, y - _ASCENT * size),
        moved(matrix, x + width, y + _DESCENT * size),
    )
    return Character(text, corners, origin, (along[0] - origin[0], along[1] - origin[1]))


def _advances(code: Element, wide: float, *, is_down: bool) -> tuple[str, list[float], list[float]]:
    """Return a text with how far right and down each of its characters is from the first.

    Blanks around it belong to it only where there are advances for them, and are
    else those of a file that was indented. Where advances are missing the characters'
    own take their place.
    """
    text = code.text
    right, down = (deltas(code.get(name), len(text) - 1) for name in ("DeltaX", "DeltaY"))
    if max(len(right), len(down)) < len(text) - 1:
        text = text.strip()
    own = _widths(text, wide)[: max(len(text) - 1, 0)]
    if is_down and not right:
        own = [0.0] * len(own)
    if not right and down:
        own = [0.0] * len(own)
    right = right[: len(own)] + own[len(right) :]
    down = down[: len(own)] + [0.0] * (len(own) - len(down))
    places = (list(accumulate(steps, initial=0.0))[: len(text)] for steps in (right, down))
    return text, *places


def _reaches(text: str, places: list[float], wide: float) -> list[float]:
    """Return how far characters reach: up to the next one where that stands close."""
    own = _widths(text, wide)
    steps = [after - before for before, after in pairwise(places)]
    closes = [
        step if 0 < step <= wide else width for step, width in zip(steps, own[:-1], strict=True)
    ]
    return [*closes, *own[-1:]]


def _widths(text: str, wide: float) -> list[float]:
    """Return how wide characters are, where a font is not asked."""
    return [wide * (1.0 if _is_full(character) else _NARROW) for character in text]


def _is_full(character: str) -> bool:
    return not character.isascii() and unicodedata.east_asian_width(character) in "WFA"
