"""Everything that shows one open report: the page, the bar to find, and the two panels."""

from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from ui.editing.report_editor import ReportEditor
from ui.findings.panel import FindingsPanel
from ui.paper.page_view import PageView
from ui.window.find_bar import FindBar
from ui.window.outline import Outline


class Workspace(QWidget):
    """The middle of the window; `outline` and `findings` are put into docks."""

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.page = PageView(editor)
        self.find_bar = FindBar(self.page.paper, editor)
        self.outline = Outline(editor)
        self.findings = FindingsPanel(editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.beside = QSplitter()  # the preview joins the page where there is room
        self.beside.setChildrenCollapsible(False)
        self.beside.addWidget(self.page)
        layout.addWidget(self.beside, 1)
        layout.addWidget(self.find_bar)
        self.outline.chosen.connect(self.page.go_to_section)
        self.page.paper.visited.connect(self._show_section)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self.findings.chosen.connect(self.page.paper.places.show_finding)
        self.page.paper.silence_asked.connect(self.findings.ask_to_silence)

    def _show_section(self, field: QWidget) -> None:
        self.outline.show_current(self.page.paper.places.section_of(field))

    def _focus_moved(self, _before: QWidget | None, focus: QWidget | None) -> None:
        if focus is not None and self.page.paper.isAncestorOf(focus):
            self._show_section(focus)

    def step_finding(self, step: int) -> None:
        """Go to the next or previous finding."""
        finding = self.findings.step(step)
        if finding:
            self.page.paper.places.show_finding(finding)

    def paint_anew(self) -> None:
        """Draw what does not follow the palette, after a change of colours."""
        self.page.viewport().update()
        self.page.paper.paint_anew()
        self.outline.paint_anew()
        self.findings.paint_anew()
