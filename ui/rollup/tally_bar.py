"""A bar of three parts: in time, late, missing; each bears its word, so needs no colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.rollup.model import Tally
from ui.look.theme import theme

_HEIGHT = 30  # px
_GAP = 2  # px between two parts
_STRIP = 5  # px, in the full colour at the foot of a part


class TallyBar(QWidget):
    """Shows how many of those that owe a report have sent it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally: Tally | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tally(self, tally: Tally) -> None:
        """Show other numbers."""
        self._tally = tally
        said = "，".join(f"{word}{count}" for word, count, _ in _parts(tally))
        self.setAccessibleName(f"应报{tally.owing}，{said}")
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as a line with some room."""
        return QSize(200, _HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the parts beside each other, as wide as their share."""
        tally = self._tally
        if tally is None or not tally.owing:
            return
        painter = QPainter(self)
        left = 0.0
        for word, count, colour in _parts(tally):
            if not count:
                continue
            width = self.width() * count / tally.owing
            part = QRectF(left, 0, width - _GAP, self.height())
            self._paint_part(painter, part, f"{word} {count}", QColor(colour))
            left += width

    def _paint_part(self, painter: QPainter, part: QRectF, text: str, colour: QColor) -> None:
        pale = QColor(colour)
        pale.setAlpha(60)
        painter.fillRect(part, pale)
        painter.fillRect(part.adjusted(0, part.height() - _STRIP, 0, 0), colour)
        if self.fontMetrics().horizontalAdvance(text) <= part.width():
            painter.setPen(QColor(theme().ink))
            painter.drawText(part.adjusted(0, 0, 0, -_STRIP), Qt.AlignmentFlag.AlignCenter, text)


def _parts(tally: Tally) -> tuple[tuple[str, int, str], ...]:
    colours = theme()
    return (
        ("按时", tally.in_time, colours.complete),
        ("逾期", tally.late, colours.warning),
        ("缺报", tally.missing, colours.error),
    )
