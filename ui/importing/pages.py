"""The pages of a review, each built when it is first shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.checks.finding import Finding
from ui.findings.panel import FindingsPanel
from ui.importing.heading_page import HeadingPage
from ui.importing.review import Review
from ui.importing.section_list import Part, PartKind
from ui.importing.table_page import TablePage
from ui.importing.text_page import LeftoversPage, NarrativePage


class Pages(QStackedWidget):
    """Shows one part of a review at a time."""

    finding_chosen = Signal(object)  # Finding

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._made: dict[Part, QWidget] = {}

    def show_part(self, part: Part) -> None:
        """Show the page of a part."""
        if part not in self._made:
            self._made[part] = self._make(part)
            self.addWidget(self._made[part])
        self.setCurrentWidget(self._made[part])

    def build_anew(self) -> None:
        """Forget all pages, because the report has another form."""
        for page in self._made.values():
            self.removeWidget(page)
            page.deleteLater()
        self._made.clear()

    def _make(self, part: Part) -> QWidget:
        match part.kind:
            case PartKind.HEADING:
                return HeadingPage(self._review)
            case PartKind.TABLE:
                return TablePage(self._review, part.section)
            case PartKind.NARRATIVE:
                section = self._review.editor.report.form.section(part.section)
                return NarrativePage(self._review, section)
            case PartKind.LEFTOVERS:
                return LeftoversPage(self._review.read.leftovers)
            case PartKind.FINDINGS:
                panel = FindingsPanel(self._review.editor)
                panel.chosen.connect(self.finding_chosen)
                return panel

    def settle(self) -> None:
        """Take over what is half typed; take back what is no figure."""
        for page in self._made.values():
            if isinstance(page, TablePage):
                page.table.settle_editing()
            elif isinstance(page, HeadingPage):
                page.settle()

    def paint_anew(self) -> None:
        """Draw what does not follow the palette, after a change of colours."""
        for page in self._made.values():
            if isinstance(page, FindingsPanel):
                page.paint_anew()

    # Going to places in the page shown

    def inner_fields(self) -> list[QWidget]:
        """Return what Tab visits in the page shown, from top to bottom."""
        page = self.currentWidget()
        inner = page.findChildren(QWidget) if page is not None else []
        return [
            widget
            for widget in inner
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.window() is self.window()  # no part of a calendar that opens
            and not widget.objectName().startswith("qt_")  # a part of another widget
        ]

    @property
    def current_cell(self) -> str:
        """The address of the cell one stands on, or an empty string."""
        page = self.currentWidget()
        return page.current if isinstance(page, TablePage) else ""

    def go_to_cell(self, address: str) -> None:
        """Stand on a cell of the table shown."""
        page = self.currentWidget()
        if isinstance(page, TablePage):
            page.go_to(address)

    def point_out(self, finding: Finding) -> None:
        """Show what a finding is about, in the page shown."""
        page = self.currentWidget()
        if isinstance(page, HeadingPage):
            page.point_out(finding.heading)
        elif isinstance(page, NarrativePage) and finding.narrative:
            page.select(finding.narrative.start, finding.narrative.end)
        elif isinstance(page, TablePage):
            page.go_to(finding.cells[0])
            page.table.highlight(finding.cells)
