"""Paints the cells of a table: rules, labels, figures, marks."""

import math

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon

from core.checks.finding import Severity
from core.document.document import Cell, Role
from core.document.grid import row_heights
from core.formats.setting.labels import group_label, head_lines
from ui.look.theme import FANG, HEI, SONG, Theme, page_font, severity_colour
from ui.paper.table_model import FormTableModel

PADDING = 4  # px between a cell's text and its rules, at 100 %
_TEXT_SIZE = 14.0  # px at 100 %
_READABLE = 10.0  # px at 100 %: no figure is set smaller
_FRAME = 3  # px inside a cell in which it may be framed
_LEAST_HEIGHT = 26.0  # px at 100 %
_MARK_SIZE = 7  # px, the corner triangle
_PREVIOUS_SIZE = 10.0  # px at 100 %, of last year's figures
_PREVIOUS_HEIGHT = 12.0  # px at 100 %, the strip they stand in
_LEAST_PREVIOUS = 6  # px
_PREVIOUS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)

_WRAP = Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class TablePainter:
    """Knows how cells look at a zoom."""

    def __init__(self, model: FormTableModel) -> None:
        self._model = model
        self.set_zoom(1.0)

    def set_zoom(self, zoom: float) -> None:
        """Choose the fonts for a zoom, 1 for 100 %."""
        self._zoom = zoom
        size = _TEXT_SIZE * zoom
        self.value_font = page_font(SONG, size)
        self._fonts = {
            Role.CAPTION: page_font(HEI, size),
            Role.HEADER: page_font(SONG, size),
            Role.CORNER: page_font(SONG, size),
            Role.LABEL: page_font(FANG, size),
            Role.VALUE: self.value_font,
        }
        self._metrics = {role: QFontMetrics(font) for role, font in self._fonts.items()}
        self._previous_font = page_font(HEI, _PREVIOUS_SIZE * zoom)
        self._previous_metrics = QFontMetrics(self._previous_font)

    def value_room(self, rect: QRect) -> QRect:
        """Return the part of a cell where its figure stands, above that of last year."""
        return rect.adjusted(0, 0, 0, -self._strip)

    def needed_widths(self) -> dict[int, int]:
        """Return how wide columns have to be for their longest figures to be readable, in px."""
        needed: dict[int, int] = {}
        for cell in self._model.by_address.values():
            if cell.column_span == 1:
                width = self._needed_width(cell)
                needed[cell.column] = max(needed.get(cell.column, 0), width)
        return needed

    def _needed_width(self, cell: Cell) -> int:
        full = self._metrics[Role.VALUE].horizontalAdvance(self._model.text(cell))
        return math.ceil(full * _READABLE / _TEXT_SIZE) + 2 * round(PADDING * self._zoom)

    def is_too_long(self, cell: Cell, width: int) -> bool:
        """Say whether a cell's figure would be too small to be read in a column so wide."""
        return cell.column_span == 1 and self._needed_width(cell) > width

    @property
    def _strip(self) -> int:
        """The height of the strip for last year's figures, in px."""
        return round(_PREVIOUS_HEIGHT * self._zoom) if self._model.has_previous else 0

    def heights(self, widths: list[int]) -> list[int]:
        """Return the row heights with which every text fits, given the column widths, in px."""
        least = _LEAST_HEIGHT * self._zoom
        padding = round(PADDING * self._zoom)

        def needed(cell: Cell) -> float:
            if cell.role is Role.VALUE:
                return least + self._strip * 2 / 3 + (_FRAME if self._strip else 0)
            width = sum(widths[cell.column : cell.last_column + 1]) - 2 * padding
            room = QRect(0, 0, width, 10_000)
            shown = self._in_lines(cell, cell.text, width)
            text = self._metrics[cell.role].boundingRect(room, int(_WRAP), shown)
            return text.height() + 2 * padding

        return [round(height) for height in row_heights(self._model.table, needed, least)]

    def paint(self, painter: QPainter, cell: Cell, rect: QRect, colours: Theme) -> None:
        """Paint one cell; selection and focus come on top, from the view."""
        painter.fillRect(rect, QColor(self._background(cell, colours)))
        text = self._model.text(cell)
        if text:
            self._paint_text(painter, cell, rect, text, colours)
        if self._model.has_previous:
            self._paint_previous(painter, cell, rect, colours)
        severity = self._model.severity(cell)
        if severity is not None:
            _paint_mark(painter, rect, severity_colour(severity))

    def _background(self, cell: Cell, colours: Theme) -> str:
        if cell.role is not Role.VALUE:
            return colours.caption if cell.role is Role.CAPTION else colours.header
        if self._is_wrong(cell):
            return colours.error_fill
        if self._model.is_computed(cell):
            return colours.computed
        return colours.paper if self._model.text(cell) else colours.blank

    def _is_wrong(self, cell: Cell) -> bool:
        """Say whether the cell shall look wrong, and not only have a mark to be looked at."""
        return self._model.severity(cell) is Severity.ERROR

    def _paint_text(
        self, painter: QPainter, cell: Cell, rect: QRect, text: str, colours: Theme
    ) -> None:
        padding = round(PADDING * self._zoom)
        room = rect.adjusted(padding, 0, -padding, 0)
        font = self._fonts[cell.role]
        if cell.role is Role.VALUE:
            room = self.value_room(room)
            width = self._metrics[cell.role].horizontalAdvance(text)
            font = _fitting(font, width, room.width(), round(_READABLE * self._zoom))
        painter.setFont(font)
        painter.setPen(QColor(colours.error if self._is_wrong(cell) else colours.ink))
        text = self._in_lines(cell, text, room.width())
        if cell.role is Role.HEADER and "\n" not in text:
            room = self._balanced(room, text)
        left = cell.role in (Role.LABEL, Role.CAPTION) and cell.row_span == 1
        painter.drawText(room, int((_LEFT if left else _CENTRE) | _WRAP), text)

    def _in_lines(self, cell: Cell, text: str, width: int) -> str:
        """Return a head broken between its words, and a group's label after its number, at need."""
        em = max(1, self._metrics[cell.role].horizontalAdvance("国"))
        group = group_label(cell, text) if cell.role is Role.LABEL else None
        if group and len(text) * em > width:
            return "\n".join(group)
        return "\n".join(head_lines(text, width / em)) if cell.role is Role.HEADER else text

    def _paint_previous(self, painter: QPainter, cell: Cell, rect: QRect, colours: Theme) -> None:
        """Paint last year's figure small at the foot of the cell, named so that it is no other."""
        figure = self._model.previous_text(cell)
        if not figure:
            return
        text = f"上年{figure}"
        room = rect.adjusted(_FRAME, rect.height() - self._strip - _FRAME, -_FRAME, -_FRAME)
        width = self._previous_metrics.horizontalAdvance(text)
        painter.setFont(_fitting(self._previous_font, width, room.width(), _LEAST_PREVIOUS))
        painter.setPen(QColor(colours.previous))
        painter.drawText(room, _PREVIOUS, text)

    def _balanced(self, room: QRect, text: str) -> QRect:
        """Return the room narrowed so that the lines of a short header are equally long."""
        metrics = self._metrics[Role.HEADER]
        lines = -(-metrics.horizontalAdvance(text) // max(1, room.width()))
        if lines < 2:
            return room
        longest = -(-len(text) // lines)
        spare = room.width() - metrics.horizontalAdvance(text[0]) * longest - 2
        return room.adjusted(spare // 2, 0, -(spare // 2), 0) if spare > 0 else room


def _fitting(font: QFont, width: int, room: int, least: int) -> QFont:
    """Return the font, smaller where a long figure would not fit, but no less than `least` px."""
    if width <= room or not width:
        return font
    smaller = QFont(font)
    smaller.setPixelSize(max(least, font.pixelSize() * room // width))
    return smaller


def _paint_mark(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Paint a triangle in the top left corner: a mark that needs no colour to be seen."""
    corner = rect.topLeft()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygon([corner, corner + QPoint(_MARK_SIZE, 0), corner + QPoint(0, _MARK_SIZE)])
    )


def paint_frame(
    painter: QPainter, rect: QRect, colour: QColor, width: int, style: Qt.PenStyle
) -> None:
    """Paint a frame just inside a rectangle."""
    inset = width // 2
    painter.setPen(QPen(colour, width, style, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 1))
