"""From a page's own coordinates, which begin at the bottom, to those of the page as read."""


class Turn:
    """How a page is turned before it is read.

    `bounds` are left, bottom, right and top of the page, `angle` the degrees by
    which it is turned clockwise.
    """

    def __init__(self, bounds: tuple[float, float, float, float], angle: int) -> None:
        self._left, self._bottom, self._right, self._top = bounds
        self._angle = angle
        wide, high = self._right - self._left, self._top - self._bottom
        self.width, self.height = (high, wide) if angle in {90, 270} else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point from the top left corner."""
        match self._angle:
            case 90:
                return y - self._bottom, x - self._left
            case 180:
                return self._right - x, y - self._bottom
            case 270:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a box given by two corners."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
