"""Going to places of the page: sections, findings, cells, what was undone, and on with Tab."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from core.checks.finding import Finding
from core.report.draft_state import DraftItem
from ui.editing.commands import Target
from ui.editing.report_editor import ReportEditor
from ui.paper.growing_text import GrowingText
from ui.paper.navigation import FORWARD, Move
from ui.paper.table_view import TableView

if TYPE_CHECKING:
    from ui.paper.paper import Paper


class Places(QObject):
    """Puts the focus and the selection where somebody wants to look; frames what is involved."""

    framed = Signal(object)  # the TableView in which one jumped to a cell, the others framed

    def __init__(self, paper: "Paper", editor: ReportEditor) -> None:
        super().__init__(paper)
        self._paper = paper
        self._editor = editor
        self._framed: Finding | None = None
        editor.findings_changed.connect(self._forget_resolved)
        editor.touched.connect(self.show_target)

    def pass_on(self, table: TableView, move: Move) -> None:
        """Go to the field after or before a table."""
        fields = self._paper.fields()
        field = fields[fields.index(table) + (1 if move in FORWARD else -1)]
        if isinstance(field, TableView):
            field.enter(move)
        else:
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def section_top(self, section_id: str) -> int:
        """Return where a section begins, in px from the page's top."""
        widget = self._paper.headings.get(section_id) or self._paper.narratives.get(section_id)
        return widget.y() if widget else 0

    def section_of(self, widget: QWidget) -> str:
        """Return the section of a widget on the page; empty for title and signature."""
        for section, field in {**self._paper.tables, **self._paper.narratives}.items():
            if field is widget or field.isAncestorOf(widget):
                return section
        return ""

    def go_to_section(self, section_id: str) -> None:
        """Put the focus into a section."""
        if section_id in self._paper.tables:
            self._paper.tables[section_id].setFocus()
        else:
            self._paper.narratives[section_id].setFocus()

    def show_part(self, part: DraftItem) -> None:
        """Go to the cell or section of a part of the draft."""
        if part.cell:
            self.show_cells((part.cell,))
        else:
            self.go_to_section(part.section)

    def show_finding(self, finding: Finding) -> None:
        """Go to the cell or sentence of a finding and mark what it involves."""
        self._frame_nothing()
        self._framed = finding
        if finding.heading:
            self.show_target(Target(heading=finding.heading))
        elif finding.narrative:
            excerpt = finding.narrative
            field = self._paper.narratives[excerpt.section]
            field.setFocus()
            field.select(excerpt.start, excerpt.end - excerpt.start)
        elif finding.cells:
            first = finding.suggestions[0].cell if finding.suggestions else finding.cells[0]
            self._choose(self._paper.tables[finding.section], finding.cells, first)

    def _choose(self, table: TableView, cells: Iterable[str], first: str) -> None:
        table.choose(cells, first)
        self.framed.emit(table)

    def show_partner(self, address: str) -> None:
        """Go to one of the framed cells, which stay framed."""
        table = self._paper.tables[address.partition(".")[0]]
        self._choose(table, table.highlighted, address)

    def _frame_nothing(self) -> None:
        self._framed = None
        for table in self._paper.tables.values():
            table.highlight(())

    def _forget_resolved(self) -> None:
        """Frame the cells of a finding only as long as there is one."""
        if self._framed and all(f.key != self._framed.key for f in self._editor.findings):
            self._frame_nothing()

    def choose_only_in(self, table: TableView) -> None:
        """Let no cells look chosen in two tables at once."""
        if table.selectionModel().hasSelection():
            for other in self._paper.tables.values():
                if other is not table:
                    other.clearSelection()

    def show_cells(self, cells: tuple[str, ...]) -> None:
        """Go to cells of one table and mark them."""
        self._frame_nothing()
        self._choose(self._paper.tables[cells[0].partition(".")[0]], cells, cells[0])

    def show_place(self) -> None:
        """Scroll to the place one works at."""
        for field in self._paper.fields():
            if isinstance(field, TableView) and field.is_worked_in():
                cell = field.current_cell()
                if cell is not None:
                    field.visited.emit(field.rect_of(cell))
            elif isinstance(field, GrowingText) and field.hasFocus():
                field.visited.emit(field.cursorRect())

    def explain_focused(self) -> None:
        """Show the help of the place one works at."""
        for field in self._paper.fields():
            if field.hasFocus() and isinstance(field, TableView | GrowingText):
                field.explain()

    def show_target(self, target: Target) -> None:
        """Go to the place that a step of undo or redo is about to change."""
        if target.cell:
            table = self._paper.tables[target.cell.partition(".")[0]]
            table.setFocus()
            table.go_to(table.form_model.by_address[target.cell])
        elif target.section:
            field = self._paper.narratives[target.section]
            field.setFocus()
            field.select(target.position)
        else:
            widgets = {"signed_by": self._paper.signed_by, "signed_on": self._paper.signed_on}
            widget = widgets.get(target.heading, self._paper.title)
            widget.setFocus()
            self._paper.visited.emit(widget, widget.rect())
