"""Outlines as OFD abbreviates them: S and M x y, L x y, Q, B and A for curves, C to close."""

import re
from collections.abc import Iterator

from core.formats.ofd.reading.numbers import number
from core.formats.pdf.reading.ruling import Point

_TOKEN = re.compile(r"[SMLQBAC]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBERS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_CURVES = set("QBA")


def pieces_of(text: str, most: int) -> Iterator[list[Point]]:
    """Yield the corners of each part of an outline that hangs together and has no curves.

    Commands after the first `most` are left out.
    """
    points: list[Point] = []
    is_curved = False
    for count, (command, values) in enumerate(_commands(text)):
        if count >= most:
            break
        if command in "SM":
            if len(points) > 1 and not is_curved:
                yield points
            points, is_curved = [], False
        is_curved = is_curved or command in _CURVES
        if command == "C" and points:
            points.append(points[0])
        elif len(values) >= 2:
            points.append((values[-2], values[-1]))
    if len(points) > 1 and not is_curved:
        yield points


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    """Yield commands with their numbers; numbers that go on repeat the command before them."""
    command, values = "", list[float]()
    for token in map(re.Match.group, _TOKEN.finditer(text)):
        if token in _NUMBERS:
            command, values = token, []
            if not _NUMBERS[command]:
                yield command, values
        elif command and _NUMBERS[command]:
            values.append(number(token))
            if len(values) == _NUMBERS[command]:
                yield command, values
                command, values = ("L" if command in "SM" else command), []
