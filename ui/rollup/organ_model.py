"""The list of organs as Qt sees it, sorted and filtered; made for thousands of rows."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.rollup.model import Row, State
from ui.rollup.columns import Column, is_like
from ui.rollup.states import state_colour, state_icon, state_tip

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ALIGNMENT, _TOOL_TIP = int(_Role.TextAlignmentRole), int(_Role.ToolTipRole)
_DECORATION, _FOREGROUND = int(_Role.DecorationRole), int(_Role.ForegroundRole)
_OF_TEXT = frozenset((int(_Role.DisplayRole), int(_Role.AccessibleTextRole), _TOOL_TIP))
_ROLES = _OF_TEXT | {_DECORATION, _FOREGROUND}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OrganModel(QAbstractTableModel):
    """Holds all rows and shows some of them, in an order. The state stands in column 0."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Row] = []  # all, in the roster's order
        self.shown: list[Row] = []
        self._states: frozenset[State] = frozenset()
        self._words: list[str] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, or the same ones after something was decided."""
        before = [row.organ.id for row in self.shown]
        self.rows = list(rows)
        shown = self._arranged()
        if before and before == [row.organ.id for row in shown]:
            self.shown = shown
            last = self.index(len(shown) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self._reset(shown)

    def filter(self, states: frozenset[State], text: str) -> None:
        """Show only rows of these states, all where there are none, with all words of a text."""
        if (states, text.split()) != (self._states, self._words):
            self._states, self._words = states, text.split()
            self._reset(self._arranged())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the roster's order."""
        self._sorted_by = None if column < 0 else (column, order)
        self._reset(self._arranged())

    def _reset(self, shown: list[Row]) -> None:
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def _arranged(self) -> list[Row]:
        rows = [row for row in self.rows if self._lets_through(row)]
        if self._sorted_by is None:
            return rows
        column, order = self._sorted_by
        keyed = [(self.columns[column].key(row), row) for row in rows]
        known = [pair for pair in keyed if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=order is Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type,return-value]
        return [row for _, row in known] + [row for key, row in keyed if key is None]

    def _lets_through(self, row: Row) -> bool:
        is_of_state = not self._states or row.state in self._states
        return is_of_state and (not self._words or is_like(row, self._words))

    def place_of(self, organ: int) -> int:
        """Return in which shown row an organ stands, -1 when it is not shown."""
        places = (place for place, row in enumerate(self.shown) if row.organ.id == organ)
        return next(places, -1)

    def paint_anew(self) -> None:
        """Draw all that is shown again: in other colours, or with words found since."""
        if self.shown:
            last = self.index(len(self.shown) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Return the number of columns, hidden ones included."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Return the text, and of the state its icon, colour and meaning."""
        place = index.column()
        if role == _ALIGNMENT:
            return _RIGHT if self.columns[place].is_number else None
        if role not in _ROLES or (place and role not in _OF_TEXT):
            return None  # quickly: Qt asks for much of every cell
        row = self.shown[index.row()]
        if role == _DECORATION:
            return state_icon(row.state)
        if role == _FOREGROUND:
            return state_colour(row.state)
        if role == _TOOL_TIP and not place:
            return state_tip(row.state)
        return self.columns[place].text(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Return a column's title and what it means."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == _Role.TextAlignmentRole:
            return _RIGHT if column.is_number else None
        if role == _Role.ToolTipRole:
            return f"{column.tip or column.title}\n点一下按这一列排序，右键选择要看的列"
        return column.title if role == _Role.DisplayRole else None
