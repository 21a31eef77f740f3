"""Names, at the edge of the view, the cells of a finding that are scrolled out of it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from core.document.document import Cell
from core.form.cells import CellSpec
from core.numbers import format_number
from ui.paper.table_view import TableView

_MOST = 3  # cells that are named at an edge
_LONGEST = 12  # characters of a label
_GAP = 4  # px from the edge


class PartnerBar(QWidget):
    """One edge: a button for each of the nearest cells beyond it."""

    chosen = Signal(str)  # address

    def __init__(self, viewport: QWidget, arrow: str) -> None:
        super().__init__(viewport)
        self.setObjectName("partners")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._arrow = arrow
        self._addresses: Sequence[str] = ()
        self.buttons = [QToolButton() for _ in range(_MOST)]
        self._rest = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(4)
        for number, button in enumerate(self.buttons):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one stays at the cell
            button.clicked.connect(lambda _, number=number: self._choose(number))
            row.addWidget(button)
        row.addWidget(self._rest)
        self.hide()

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._addresses[number])

    def name(self, table: TableView, cells: Sequence[Cell]) -> None:
        """Name cells of a table, the nearest first; without any the bar is away."""
        self._addresses = [cell.entry.address for cell in cells[:_MOST] if cell.entry]
        specs = table.form_model.editor.report.form.cells
        current = table.current_cell()
        column = specs[current.entry.address].column if current and current.entry else ""
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(self._addresses))
            if number < len(self._addresses):
                spec = specs[self._addresses[number]]
                button.setText(f"{self._arrow} {self._label(table, spec, column)}")
                button.setToolTip(f"转到“{spec.name}”")
        rest = len(cells) - len(self._addresses)
        self._rest.setText(f"另有 {rest} 格")
        self._rest.setVisible(rest > 0)
        self.adjustSize()
        self.setVisible(bool(cells))

    def _label(self, table: TableView, spec: CellSpec, column: str) -> str:
        name = spec.row_name.rpartition("·")[2]
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        where = short if spec.column == column else f"{short}·{spec.column_name}"
        value = table.form_model.editor.report.figures[spec.address]
        return f"{where} {format_number(value) or '空白'}".replace("&", "&&")


class PartnerBars:
    """Both edges of a view."""

    def __init__(self, viewport: QWidget) -> None:
        self._viewport = viewport
        self.above, self.below = PartnerBar(viewport, "↑"), PartnerBar(viewport, "↓")

    def follow(self, tables: Iterable[TableView], covered: int) -> None:
        """Name what is framed and out of view; `covered` px at the top are headers."""
        table = next((each for each in tables if each.highlighted), None)
        if table is None:
            self.above.hide()
            self.below.hide()
            return
        offset = table.mapTo(self._viewport, QPoint(0, 0)).y()
        places = [(cell, table.rect_of(cell).translated(0, offset)) for cell in _framed(table)]
        height = self._viewport.height()
        above = [cell for cell, place in reversed(places) if place.top() < covered]
        below = [cell for cell, place in places if place.bottom() > height]
        self.above.name(table, above)
        self.below.name(table, below)
        left = max(0, table.mapTo(self._viewport, QPoint(0, 0)).x())
        self.above.move(left, covered + _GAP)
        self.below.move(left, self._viewport.height() - self.below.height() - _GAP)
        for bar in (self.above, self.below):
            bar.raise_()


def _framed(table: TableView) -> list[Cell]:
    """Return the framed cells from top to bottom."""
    by_address = table.form_model.by_address
    return sorted((by_address[a] for a in table.highlighted), key=lambda cell: cell.row)
