"""How close a table is set: the same steps in print and in Word."""

from typing import NamedTuple

PADDING = 2.0  # points above and below a cell's text


class Density(NamedTuple):
    """How close a table is set: the size of its text and its least row height, in points."""

    size: float
    row_height: float


ON_SEVERAL_PAGES = Density(10, 17)


def densities(line_pitch: float) -> tuple[Density, ...]:
    """Return the densities a table may have, the most comfortable first.

    `line_pitch` is that of the texts in points.
    """
    return (
        Density(10.5, line_pitch),
        Density(10.5, 25),
        Density(10.5, 21),
        Density(10.5, 18),
        ON_SEVERAL_PAGES,
        Density(9.5, 16.5),
        Density(9, 15.5),
        Density(9, 14),
    )
