"""One table of the report as Qt sees it; the grid is the exporters' grid."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from core.checks.finding import Action, Finding, Severity
from core.document.document import Cell, Role
from core.layout.table_layout import blank_table
from core.numbers import NumberError, format_number
from core.report.report import ABSENT
from ui.editing.report_editor import ReportEditor
from ui.paper.spoken import spoken_description, spoken_name

Index = QModelIndex | QPersistentModelIndex


class FormTableModel(QAbstractTableModel):
    """Labels, figures, help and marks of one table."""

    def __init__(self, editor: ReportEditor, table_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.table = blank_table(editor.report.form, table_id)
        self.by_position = {
            (row, column): cell
            for cell in self.table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        self.by_address = {cell.entry.address: cell for cell in self.table.cells if cell.entry}
        self.inputs = [cell for cell in self.by_address.values() if not self.is_computed(cell)]
        self.shows_previous = False
        self._marks: dict[str, list[Finding]] = {}
        self._collect_marks()
        editor.figures_changed.connect(self._figures_changed)
        editor.findings_changed.connect(self._findings_changed)

    # Cells

    def cell(self, index: Index) -> Cell:
        """Return the cell at an index, also where it only spans over it."""
        return self.by_position[index.row(), index.column()]

    def index_of(self, cell: Cell) -> QModelIndex:
        """Return the index of a cell's top left position."""
        return self.index(cell.row, cell.column)

    def is_computed(self, cell: Cell) -> bool:
        """Say whether the cell is a total."""
        return cell.entry is not None and cell.entry.address in self.editor.report.form.totals

    def text(self, cell: Cell) -> str:
        """Return what is printed in the cell."""
        if cell.entry is None:
            return cell.text
        return format_number(self.editor.report.figures[cell.entry.address])

    def previous_text(self, cell: Cell) -> str:
        """Return last year's figure; empty where last year's form has no such cell."""
        previous = self.editor.report.previous
        if previous is None or cell.entry is None:
            return ""
        return format_number(previous.figures.get(cell.entry.address))

    @property
    def has_previous(self) -> bool:
        """Whether last year's figures are to be shown in the cells."""
        return self.shows_previous and self.editor.report.previous is not None

    def marks(self, cell: Cell) -> list[Finding]:
        """Return the findings that involve the cell.

        That it is blank is shown otherwise, and of a wrong cell's consequences none.
        """
        return self._marks.get(cell.entry.address, []) if cell.entry else []

    def severity(self, cell: Cell) -> Severity | None:
        """Return how bad the worst finding of a cell is."""
        found = {finding.severity for finding in self.marks(cell)}
        return next((severity for severity in Severity if severity in found), None)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Return the number of grid rows."""
        return 0 if parent.isValid() else self.table.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Return the number of grid columns."""
        return 0 if parent.isValid() else self.table.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let figures be chosen, and all but totals be edited; labels are only read."""
        cell = self.cell(index)
        if cell.role is not Role.VALUE:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.is_computed(cell) else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text, the help, or what a screen reader says."""
        cell = self.cell(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.help(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole and cell.entry:
            return spoken_name(self, cell)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and cell.entry:
            return spoken_description(self, cell)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Store a typed figure; refuse what is none."""
        cell = self.cell(index)
        if role != Qt.ItemDataRole.EditRole or cell.entry is None or self.is_computed(cell):
            return False
        try:
            self.enter(cell, str(value))
        except NumberError:
            return False
        return True

    def enter(self, cell: Cell, text: str, session: int = 0) -> None:
        """Store what was typed into a cell. Raises NumberError with the reason."""
        entry = cell.entry
        if entry is None:
            return
        value = entry.parse(text)
        stored = ABSENT if value is None else value
        self.editor.change_figures({entry.address: stored}, "填写", session)

    def help(self, cell: Cell) -> str:
        """Return the findings, the meaning and the source of a cell, one a line."""
        if cell.entry is None:
            return ""
        spec = self.editor.report.form.cells[cell.entry.address]
        lines = [f"⚠ {finding.message}" for finding in self.marks(cell)]
        lines += [f"【{spec.name}】", spec.help]
        if self.is_computed(cell):
            lines.append("这一格由程序计算，不用填写。")
        if last := self.previous_text(cell):
            lines.append(f"上年：{last}")
        lines += self._register(cell.entry.address)
        return "\n".join([*lines, f"依据：{spec.sources}"])

    def _register(self, address: str) -> list[str]:
        """Return the line that says which rows of a register a figure was counted from."""
        note = self.editor.report.ledgers.get(self.table.id)
        count = note.count(address) if note else None
        if note is None or count is None:
            return []
        rows = f"：{note.rows(address)}" if count else ""
        return [f"台账“{note.name}”（{note.year}年）{count}件{rows}"]

    # Changes

    def _figures_changed(self, addresses: frozenset[str]) -> None:
        self._repaint(addresses)

    def _findings_changed(self) -> None:
        before = self._marks
        self._collect_marks()
        addresses = before.keys() | self._marks.keys()
        self._repaint(a for a in addresses if before.get(a) != self._marks.get(a))

    def _collect_marks(self) -> None:
        marks: dict[str, list[Finding]] = {}
        findings = self.editor.standing.findings_in(self.table.id)
        # What is gathered says more of its cell than what gathers it.
        speaking = {"", *(finding.key for finding in findings if finding.gathers)}
        for finding in findings:
            is_silent = finding.gathers or finding.action is Action.FILL_BLANKS
            if not is_silent and finding.cause in speaking:
                for address in finding.cells:
                    marks.setdefault(address, []).append(finding)
        self._marks = marks

    def _repaint(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            if address in self.by_address:
                index = self.index_of(self.by_address[address])
                self.dataChanged.emit(index, index)
