"""The review's page of one table: the table, what the marks mean, and the source beside."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.document.document import Cell
from core.numbers import format_number
from ui.importing.cell_picture import CellPicture
from ui.importing.reading_table import BADGES, NAMES, ReadingTable
from ui.importing.review import DOUBTFUL, CellState, Review
from ui.importing.sheet import Sheet
from ui.paper.bubble import Bubble
from ui.paper.navigation import Move
from ui.paper.sticky_header import StickyHeader

_MARGIN = 16  # px around the table
_LEAST_WIDTH = 660  # px, of a table
_ROOM = 40  # px kept visible around the current cell

_LEGEND = "　　".join(
    ["无记号：确定", *(f"{badge}：{NAMES[state]}" for state, badge in BADGES.items())]
)


class TablePage(QWidget):
    """Shows one table that was read; its figures can be corrected here."""

    def __init__(self, review: Review, table_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.table = ReadingTable(review, table_id)
        self._sheet = Sheet()
        self.scroll_area = self._make_scroll_area()
        self.header = StickyHeader(self.scroll_area.viewport())
        self.bubble = Bubble(self.scroll_area.viewport())
        self.picture = CellPicture()
        self.source = QLabel()
        self.source.setObjectName("preview")
        self.source.setTextFormat(Qt.TextFormat.PlainText)
        self.source.setWordWrap(True)
        self.source.setMinimumHeight(self.fontMetrics().lineSpacing() * 3 + 22)
        self.source.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.confirm = QPushButton()
        self.confirm.setAutoDefault(False)
        self.confirm.setToolTip("对照过原文、没有错的，确认以后不再算疑问；可以先选中几格")
        below = QHBoxLayout()
        below.addWidget(self.picture)
        below.addWidget(self.source, 1)
        below.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignTop)
        legend = QLabel(_LEGEND)
        legend.setObjectName("summary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(legend)
        layout.addWidget(self.scroll_area, 1)
        layout.addLayout(below)
        self._connect()
        self.show_source()

    def _make_scroll_area(self) -> QScrollArea:
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self.table, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._sheet)
        return area

    def _connect(self) -> None:
        table = self.table
        table.selectionModel().selectionChanged.connect(lambda *_: self.show_source())
        self._review.editor.figures_changed.connect(self.show_source)
        self._review.confirmed_changed.connect(self.show_source)
        self.confirm.clicked.connect(self._confirm)
        table.visited.connect(self._follow)
        table.refused.connect(lambda text, at: self.bubble.refuse(text, self._in_view(at)))
        table.explained.connect(lambda text, at: self.bubble.explain(text, self._in_view(at)))
        table.settled.connect(self.bubble.hide)
        table.report_pasted.connect(lambda text, _: table.insert_text(text))
        table.passed.connect(self._leave)
        self.scroll_area.verticalScrollBar().valueChanged.connect(self.bubble.hide)
        for bar in (self.scroll_area.verticalScrollBar(), self.scroll_area.horizontalScrollBar()):
            bar.valueChanged.connect(self._keep_header)
            bar.rangeChanged.connect(self._keep_header)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the table as wide as there is room."""
        super().resizeEvent(event)
        bar = self.scroll_area.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - 2 * _MARGIN - 4
        self.table.set_geometry(max(_LEAST_WIDTH, room), 1.0)

    def _keep_header(self) -> None:
        self.header.follow([self.table])

    def go_to(self, address: str) -> None:
        """Stand on a cell."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.go_to(self.table.form_model.by_address[address])

    @property
    def current(self) -> str:
        """The address of the cell one stands on, or an empty string."""
        cell = self.table.current_cell()
        return cell.entry.address if cell and cell.entry else ""

    def show_source(self) -> None:
        """Show the text, and on a scan the picture, from which the current cell was read."""
        reading = self._review.reading(self.current) if self.current else None
        figure = format_number(reading.value) if reading else ""
        self.picture.show_picture(reading.picture if reading else b"", figure)
        text = _described(self.table, self.table.current_cell())
        self.source.setText(text)
        self.source.setAccessibleName(text)
        self._show_choice()

    # Confirming

    def _chosen(self, state: set[CellState]) -> list[str]:
        addresses = (cell.entry.address for cell in self.table.chosen_cells() if cell.entry)
        return [address for address in addresses if self._review.state(address) in state]

    def _show_choice(self) -> None:
        """Offer to confirm what is doubtful of the chosen cells, else to doubt it again."""
        doubtful, confirmed = self._chosen(DOUBTFUL), self._chosen({CellState.CONFIRMED})
        is_again = bool(confirmed) and not doubtful
        count = len(confirmed if is_again else doubtful)
        cells = "这一格" if count <= 1 else f"这{count}格"
        self.confirm.setText(f"取消确认{cells}(&K)" if is_again else f"确认{cells}(&K)")
        self.confirm.setEnabled(count > 0)

    def _confirm(self) -> None:
        doubtful = self._chosen(DOUBTFUL)
        addresses = doubtful or self._chosen({CellState.CONFIRMED})
        self._review.confirm(addresses, confirmed=bool(doubtful))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # on to the next doubt

    def _follow(self, rect: QRect) -> None:
        """Bring a cell into view, and out from under the headers that stay there."""
        centre = self.table.viewport().mapTo(self._sheet, rect.center())
        room = rect.height() // 2 + _ROOM
        self.scroll_area.ensureVisible(centre.x(), centre.y(), rect.width() // 2 + 8, room)
        covered = self.header.covered - self._in_view(rect).top()
        if covered > 0:
            bar = self.scroll_area.verticalScrollBar()
            bar.setValue(bar.value() - covered)

    def _in_view(self, rect: QRect) -> QRect:
        view = self.scroll_area.viewport()
        return QRect(self.table.viewport().mapTo(view, rect.topLeft()), rect.size())

    def _leave(self, move: Move) -> None:
        """Go on to what follows or precedes the table in the window."""
        if move in (Move.NEXT, Move.NEXT_DOWN):
            self.table.focusNextChild()
        elif move in (Move.PREVIOUS, Move.PREVIOUS_UP):
            self.table.focusPreviousChild()


def _described(table: ReadingTable, cell: Cell | None) -> str:
    if cell is None or cell.entry is None:
        return "点一格，这里显示它在原文里写的是什么。"
    return "\n".join([cell.entry.name, *table.reading.describe(cell)])


def doubt_text(review: Review, table_id: str) -> str:
    """Return how sure a table is, in a few words."""
    missing = review.count(CellState.MISSING, table_id)
    if missing and table_id in review.read.missing_tables:
        return "没有找到这张表"
    guessed = review.count(CellState.GUESSED, table_id)
    parts = [f"{guessed}格推测"] if guessed else []
    parts += [f"{missing}格没有找到"] if missing else []
    return "，".join(parts) or "没有疑问"
