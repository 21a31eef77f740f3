"""The painted cells of a table, kept as a picture: a keystroke repaints what it changed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from core.document.document import Cell

_MOST_PIXELS = 6_000_000  # 24 MB; beyond that cells are painted directly


class CellCanvas:
    """A picture of all cells, brought up to date before it is shown."""

    def __init__(self, cells: Iterable[Cell], paint: Callable[[QPainter, Cell], None]) -> None:
        self._cells = tuple(cells)
        self._paint = paint
        self._picture: QPixmap | None = None
        self._stale: set[Cell] = set()

    def forget(self, *cells: Cell) -> None:
        """Paint these cells anew when they are next shown; all of them when none is named."""
        if cells:
            self._stale.update(cells)
        else:
            self._picture = None

    def picture(self, size: QSize, scale: float) -> QPixmap | None:
        """Return the picture at `size` px and a device's scale; None when it would be too large."""
        if size.width() * size.height() * scale * scale > _MOST_PIXELS:
            self._picture = None
            return None
        pixels = size * scale
        if self._picture is None or self._picture.size() != pixels:
            self._picture = QPixmap(pixels)
            self._picture.setDevicePixelRatio(scale)
            self._stale = set(self._cells)
        if self._stale:
            painter = QPainter(self._picture)
            for cell in self._stale:
                self._paint(painter, cell)
            painter.end()
            self._stale.clear()
        return self._picture
