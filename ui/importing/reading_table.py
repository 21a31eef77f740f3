"""A table as it was read: the page's own table, its cells marked by how sure they are."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from core.document.document import Cell
from core.numbers import format_number
from ui.importing.review import CellState, Review
from ui.look.theme import HEI, Theme, page_font
from ui.paper.table_model import FormTableModel, Index
from ui.paper.table_painter import TablePainter, paint_frame
from ui.paper.table_view import TableView

BADGES = {
    CellState.GUESSED: "？",
    CellState.MISSING: "缺",
    CellState.CORRECTED: "改",
    CellState.CONFIRMED: "✓",
}
NAMES = {
    CellState.SURE: "确定",
    CellState.GUESSED: "推测，请核对",
    CellState.MISSING: "没有找到",
    CellState.CORRECTED: "您改过",
    CellState.CONFIRMED: "您确认过",
}
_BADGE_SIZE = 10.0  # px
_BADGE_MARGIN = 2  # px


class ReadingModel(FormTableModel):
    """Tells beside each figure what stood in the file."""

    def __init__(self, review: Review, table_id: str) -> None:
        super().__init__(review.editor, table_id)
        self._review = review
        review.confirmed_changed.connect(lambda: self._repaint(self.by_address))

    def state(self, cell: Cell) -> CellState | None:
        """Return how sure a cell is; None for a label."""
        return self._review.state(cell.entry.address) if cell.entry else None

    def describe(self, cell: Cell) -> list[str]:
        """Return what was read for a cell and from what text, one a line."""
        if cell.entry is None:
            return []
        reading = self._review.reading(cell.entry.address)
        state = self._review.state(cell.entry.address)
        source = f"原文：“{reading.source}”" if reading.source else "原文：（空）"
        if reading.source == "" and state is CellState.MISSING:
            source = "原文：没有这一格"
        how = "推算" if reading.derived else "读作"
        read = f"{how}：{format_number(reading.value) or '空白'}"
        now = f"现在：{self.text(cell) or '空白'}" if state is CellState.CORRECTED else ""
        reason = f"——{reading.reason}" if reading.reason else ""
        return ["　".join(filter(None, (read, source, now))), f"{NAMES[state]}{reason}"]

    def help(self, cell: Cell) -> str:
        """Return what was read, before the meaning of the cell."""
        return "\n".join([*self.describe(cell), super().help(cell)])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say to a screen reader how sure a figure is."""
        text = super().data(index, role)
        state = self.state(self.cell(index))
        if role == Qt.ItemDataRole.AccessibleTextRole and state is not None:
            return f"{text}，{NAMES[state]}"
        return text


class ReadingPainter(TablePainter):
    """Marks cells by pattern and sign, so that no colour is needed to tell them apart."""

    def __init__(self, model: ReadingModel) -> None:
        super().__init__(model)
        self._reading = model
        self._badge_font = page_font(HEI, _BADGE_SIZE, bold=True)
        self._badge_metrics = QFontMetrics(self._badge_font)

    def paint(self, painter: QPainter, cell: Cell, rect: QRect, colours: Theme) -> None:
        """Paint the cell and the mark of its state."""
        super().paint(painter, cell, rect, colours)
        state = self._reading.state(cell)
        if state is None or state is CellState.SURE:
            return
        colour = QColor(_colour(state, colours))
        inner = rect.adjusted(1, 1, -2, -2)
        if state is CellState.MISSING:
            painter.fillRect(inner, QBrush(_thin(colour), Qt.BrushStyle.BDiagPattern))
        elif state is CellState.GUESSED:
            paint_frame(painter, inner, colour, 1, Qt.PenStyle.DashLine)
        self._paint_badge(painter, inner, BADGES[state], colour)

    def _paint_badge(self, painter: QPainter, rect: QRect, badge: str, colour: QColor) -> None:
        """Paint a sign in the top right corner."""
        width = self._badge_metrics.horizontalAdvance(badge)
        corner = rect.topRight() + QPoint(-width - _BADGE_MARGIN, self._badge_metrics.ascent())
        painter.setFont(self._badge_font)
        painter.setPen(colour)
        painter.drawText(corner, badge)


def _colour(state: CellState, colours: Theme) -> str:
    return {
        CellState.GUESSED: colours.warning,
        CellState.MISSING: colours.error,
        CellState.CORRECTED: colours.complete,
        CellState.CONFIRMED: colours.complete,
    }[state]


def _thin(colour: QColor) -> QColor:
    """Return the colour so light that a figure on it can be read."""
    light = QColor(colour)
    light.setAlpha(70)
    return light


class ReadingTable(TableView):
    """One table of the review; its figures can be corrected."""

    def __init__(self, review: Review, table_id: str, parent: QWidget | None = None) -> None:
        model = ReadingModel(review, table_id)
        super().__init__(model, parent, ReadingPainter(model))
        self.reading = model
