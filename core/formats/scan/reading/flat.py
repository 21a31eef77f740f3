"""A page's picture as it came → the page flat, level, black on white."""

from core.formats.scan.reading.ink import Grey, Picture, ink_of
from core.formats.scan.reading.turning_straight import level


def flat_page(picture: Picture) -> Grey:
    """Return a page ready to be read."""
    return level(ink_of(picture))
