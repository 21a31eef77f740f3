"""The desk on which the page lies: scrolling, zoom, notes beside fields."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui.editing.report_editor import ReportEditor
from ui.look.theme import theme
from ui.paper.bubble import Bubble
from ui.paper.margins import fitting_zoom
from ui.paper.navigation import Move
from ui.paper.paper import Paper
from ui.paper.partner_bar import PartnerBars
from ui.paper.resting import Span, resting_place
from ui.paper.sticky_header import StickyHeader
from ui.paper.table_view import TableView

ZOOMS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_NOTCH = 120  # eighths of a degree, one step of a mouse wheel; track pads turn by less
_ROOM = 60  # px kept visible around the place one works at


class PageView(QScrollArea):
    """Shows a report's page and follows the place one works at."""

    zoom_changed = Signal(float)

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom = 1.0
        self._turned = 0
        self.paper = Paper(editor)
        self.sticky_header = StickyHeader(self.viewport())
        self.bubble = Bubble(self.viewport())
        self.partners = PartnerBars(self.viewport())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(self.paper)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.paper.refused.connect(self._refuse)
        self.paper.explained.connect(self._explain)
        self.paper.visited.connect(self._follow)
        self.paper.shrunk.connect(self._hold_below)
        self.paper.places.framed.connect(self._rest_at)
        for table in self.paper.tables.values():
            table.framed.connect(self._name_partners)
        editor.figures_changed.connect(self._name_partners)
        for edge in (self.partners.above, self.partners.below):
            edge.chosen.connect(self.paper.places.show_partner)
        self.paper.settled.connect(self.bubble.hide)
        self.verticalScrollBar().valueChanged.connect(self.bubble.hide)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._keep_header)
            bar.rangeChanged.connect(self._keep_header)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies around the page; a palette would be undone by the style sheet."""
        QPainter(self.viewport()).fillRect(event.rect(), QColor(theme().desk))

    def set_zoom(self, zoom: float) -> None:
        """Show the page at a zoom, keeping the same place at the top."""
        zoom = min(ZOOMS[-1], max(ZOOMS[0], zoom))
        bar = self.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        self.zoom = zoom
        self.paper.set_zoom(zoom)
        self.paper.adjustSize()
        bar.setValue(round(part * bar.maximum()))
        self.paper.places.show_place()
        self.zoom_changed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        """Go to the next larger or smaller zoom."""
        if steps > 0:
            self.set_zoom(next((z for z in ZOOMS if z > self.zoom + 0.01), ZOOMS[-1]))
        else:
            self.set_zoom(next((z for z in reversed(ZOOMS) if z < self.zoom - 0.01), ZOOMS[0]))

    def fit_width(self) -> None:
        """Make the page as wide as the desk."""
        self.set_zoom(fitting_zoom(self.viewport().width()))

    def go_to_section(self, section_id: str) -> None:
        """Scroll a section to the top and put the focus into it."""
        self.paper.places.go_to_section(section_id)
        self._scroll_to_top_of(section_id)
        table = self.paper.tables.get(section_id)
        if table is not None and not self._shows_place_in(table):
            table.enter(Move.NEXT)  # or one would type into a cell one does not see
            self._scroll_to_top_of(section_id)

    def _scroll_to_top_of(self, section_id: str) -> None:
        self.verticalScrollBar().setValue(self.paper.places.section_top(section_id) - 12)

    def _shows_place_in(self, table: TableView) -> bool:
        cell = table.current_cell()
        if cell is None:
            return False
        return self.viewport().rect().contains(self._in_viewport(table, table.rect_of(cell)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room there is, and keep the headers of a table over their columns."""
        super().resizeEvent(event)
        self.paper.fit_into(self.viewport().width())
        self._keep_header()

    def _keep_header(self) -> None:
        self.sticky_header.follow(self.paper.tables.values())
        self._name_partners()

    def _name_partners(self) -> None:
        self.partners.follow(self.paper.tables.values(), self.sticky_header.covered)

    def _rest_at(self, table: TableView) -> None:
        """Come to rest where the cell one jumped to is seen with its header and partners."""
        cell = table.current_cell()
        if cell is None:
            return
        top = table.mapTo(self.paper, QPoint(0, 0)).y()
        by_address = table.form_model.by_address
        spans = [_span(table.rect_of(by_address[a]), top) for a in table.highlighted]
        place = _span(table.rect_of(cell), top)
        height, room = table.header_height, self.viewport().height()
        self.verticalScrollBar().setValue(resting_place(place, spans, top, height, room))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            if abs(self._turned) >= _NOTCH:
                self.zoom_by(self._turned)
                self._turned = 0
        else:
            super().wheelEvent(event)

    def _follow(self, widget: QWidget, rect: QRect) -> None:
        place = QRect(widget.mapTo(self.paper, rect.topLeft()), rect.size())
        centre = place.center()
        for _ in range(2):  # the first step may bring headers over the place
            room = place.height() // 2 + max(_ROOM, self.sticky_header.covered)
            self.ensureVisible(centre.x(), centre.y(), place.width() // 2 + 20, room)

    def _hold_below(self, field: QWidget, px: int) -> None:
        """Let the place one went to below a field stay where it is, though the field shrank."""
        focus = QApplication.focusWidget()
        if focus is None or not self.paper.isAncestorOf(focus):
            return
        if focus.mapTo(self.paper, QPoint()).y() > field.y():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - px)

    def _refuse(self, text: str, widget: QWidget, rect: QRect) -> None:
        self.bubble.refuse(text, self._in_viewport(widget, rect))

    def _explain(self, text: str, widget: QWidget, rect: QRect) -> None:
        self.bubble.explain(text, self._in_viewport(widget, rect))

    def _in_viewport(self, widget: QWidget, rect: QRect) -> QRect:
        return QRect(widget.mapTo(self.viewport(), rect.topLeft()), rect.size())


def _span(rect: QRect, top: int) -> Span:
    return Span(top + rect.top(), top + rect.bottom() + 1)
