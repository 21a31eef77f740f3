"""The page of one organ's report: texts to be read, figures to be corrected here (代改)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.checks.finding import Finding, Severity
from core.numbers import Number
from core.report.next_year import PreviousError, with_previous
from core.report.report import Report
from core.rollup.reading.record import telling
from ui import settings
from ui.editing.report_editor import ReportEditor
from ui.paper.growing_text import GrowingText
from ui.paper.page_view import PageView


class ReportPage(PageView):
    """Shows a report that stays as it is until its corrections are saved with a reason."""

    def __init__(self, report: Report, last: Report | None, parent: QWidget) -> None:
        self.editor = ReportEditor(_beside(report, last))
        super().__init__(self.editor, parent)
        self.editor.setParent(self)
        self._before = dict(self.editor.report.figures)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.paper.show_previous(shown=settings.shows_previous())
        for field in (self.paper.title, self.paper.signed_by, *self.paper.narratives.values()):
            _only_read(field)
        self.paper.signed_on.setReadOnly(True)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, as the desk counts it."""
        return tuple(telling(self.editor.report, self.editor.findings))

    @property
    def corrections(self) -> dict[str, Number | None]:
        """The figures that were changed and are not saved, totals that follow included."""
        now = self.editor.report.figures
        return {
            address: now[address] for address, old in self._before.items() if now[address] != old
        }

    def take_back(self) -> None:
        """Show the figures again as they were."""
        while self.editor.undo_stack.canUndo():
            self.editor.undo_stack.undo()

    def look_at_first(self) -> None:
        """Scroll to what is wrong first; the focus stays where it is."""
        found = self.findings
        for finding in ([f for f in found if f.severity is Severity.ERROR] or found)[:1]:
            self.verticalScrollBar().setValue(self.paper.places.section_top(finding.section))

    def show_cell(self, address: str) -> None:
        """Go to a cell."""
        table = self.paper.tables.get(address.partition(".")[0])
        if table is not None:
            table.choose((address,), address)


def _beside(report: Report, last: Report | None) -> Report:
    """Return the report with last year's to compare it with, where that is of an earlier year."""
    if last is None:
        return report
    try:
        return with_previous(report, last)
    except PreviousError:
        return report


def _only_read(field: GrowingText) -> None:
    field.setReadOnly(True)
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
