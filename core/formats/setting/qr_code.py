"""QR codes: a text as dark squares."""

from typing import NamedTuple

QUIET = 4  # squares of white on every side, without which no reader finds the code
_MOST_AT_M = 300  # characters, some 200 bytes: beyond, the squares would get too small at level M


class Square(NamedTuple):
    """A dark stretch of a row, `length` squares from `column` on; both count from 0."""

    row: int
    column: int
    length: int


class QrCode(NamedTuple):
    """A code `size` squares wide and high, its quiet zone included, and what of it is dark."""

    size: int
    squares: tuple[Square, ...]


def qr_code(text: str) -> QrCode:
    """Return the code of a text, which more of it can be lost of the shorter it is."""
    import segno  # noqa: PLC0415 (seldom needed)

    level = "m" if len(text) <= _MOST_AT_M else "l"
    made = segno.make(text, error=level, micro=False)
    squares: list[Square] = []
    for row, bits in enumerate(made.matrix, start=QUIET):
        dark = False
        for column, bit in enumerate(bits, start=QUIET):
            if bit and dark:
                squares[-1] = squares[-1]._replace(length=squares[-1].length + 1)
            elif bit:
                squares.append(Square(row, column, 1))
            dark = bool(bit)
    return QrCode(len(made.matrix) + 2 * QUIET, tuple(squares))
