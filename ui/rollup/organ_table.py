"""The list of organs: keys, columns to choose, copying to a spreadsheet."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView, QWidget

from core.rollup.model import Row
from ui import settings
from ui.rollup.organ_model import OrganModel

_PADDING = 20  # px beside a cell's text
_SORT_ARROW = 14  # px
_FORMULA = "=+-@"  # what a spreadsheet would compute


class OrganTable(QTableView):
    """Shows the organs; stays with the organ one stands on, whatever is sorted or filtered."""

    stood_on = Signal()  # another organ, or none
    opened = Signal()  # Enter or a double click

    def __init__(self, model: OrganModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.organ_model = model
        self._organ = 0  # one stands on
        self._place = 0  # where it stood
        self.setModel(model)
        self.setObjectName("organs")
        self.setAccessibleName("机关列表")
        self.setAccessibleDescription("方向键移动，回车打开，Ctrl+C 复制，右键标题选择列")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self._set_up_header()
        model.modelReset.connect(self._come_back)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._note())
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        self.setSortingEnabled(True)
        wide = self.fontMetrics().horizontalAdvance("国")
        chosen = settings.desk_columns()
        for place, column in enumerate(self.organ_model.columns):
            least = self.fontMetrics().horizontalAdvance(column.title) + _PADDING + _SORT_ARROW
            self.setColumnWidth(place, max(column.width * wide + _PADDING, least))
            is_shown = column.id in chosen if chosen else column.is_shown
            self.setColumnHidden(place, bool(place > 1 and not is_shown))

    # Columns

    def _choose_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        self.fill_column_menu(menu)
        menu.exec(self.horizontalHeader().mapToGlobal(at))

    def fill_column_menu(self, menu: QMenu) -> None:
        """List the columns that one may hide: all but state and organ."""
        menu.clear()
        for place, column in list(enumerate(self.organ_model.columns))[2:]:
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.toggled.connect(lambda shown, at=place: self._show_column(at, shown=shown))

    def _show_column(self, place: int, *, shown: bool) -> None:
        self.setColumnHidden(place, not shown)
        columns = enumerate(self.organ_model.columns)
        settings.remember_desk_columns([c.id for p, c in columns if not self.isColumnHidden(p)])

    # Organs

    def current_row(self) -> Row | None:
        """Return the row one stands on."""
        index = self.currentIndex()
        return self.organ_model.shown[index.row()] if index.isValid() else None

    def chosen_rows(self) -> list[Row]:
        """Return the chosen rows from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.organ_model.shown[place] for place in places]

    def go_to(self, organ: int) -> bool:
        """Stand on an organ; say whether it is shown."""
        place = self.organ_model.place_of(organ)
        if place < 0:
            return False
        self.stand_on(place)
        return True

    def stand_on(self, place: int) -> None:
        """Stand on a row, and choose it alone, whatever keys are held down."""
        flag = QItemSelectionModel.SelectionFlag
        index = self.organ_model.index(place, max(0, self.currentIndex().column()))
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def _come_back(self) -> None:
        """Stand where one stood, after the rows were arranged anew.

        One that is not shown any more, because it was confirmed, gives its place to the next.
        """
        if not self.go_to(self._organ) and self.organ_model.shown:
            self.stand_on(min(self._place, len(self.organ_model.shown) - 1))
        self._note()

    def _note(self) -> None:
        row = self.current_row()
        organ = row.organ.id if row else 0
        if row:
            self._place = self.currentIndex().row()
        if organ != self._organ:
            self._organ = organ
            self.stood_on.emit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and open with keys; all else as in every list."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def copy(self, rows: Iterable[Row] | None = None) -> None:
        """Copy rows, or the chosen ones, with the heads of the shown columns."""
        chosen = self.chosen_rows() if rows is None else rows
        QGuiApplication.clipboard().setText(self.as_text(chosen))

    def as_text(self, rows: Iterable[Row]) -> str:
        """Return rows as lines, their shown columns in the order shown, apart by tabs."""
        header = self.horizontalHeader()
        order = map(header.logicalIndex, range(header.count()))
        columns = [self.organ_model.columns[at] for at in order if not self.isColumnHidden(at)]
        lines = [[column.title for column in columns]]
        lines += [[_plain(c.text(row), is_number=c.is_number) for c in columns] for row in rows]
        return "\n".join(map("\t".join, lines))


def _plain(text: str, *, is_number: bool) -> str:
    """Return a text on one line that a spreadsheet takes for a text and not for a formula."""
    line = " ".join(text.split())
    return f" {line}" if line[:1] in _FORMULA and line and not is_number else line
