"""What is wrong with one organ's report: where, the repair as 代改, the office's 说明."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core.checks.finding import Finding, Severity
from core.checks.folding import fold
from ui.findings.offers import offers
from ui.findings.repair_box import RepairBox
from ui.findings.tree import FindingsTree
from ui.rollup.report_page import ReportPage


class FindingsTab(QWidget):
    """Lists findings; `explained` are the explanations by the key of a finding."""

    chosen = Signal(object)  # Finding
    explanation_asked = Signal(object)  # Finding

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: ReportPage | None = None
        self._explained: Mapping[str, str] = {}
        self.nothing = QLabel("没有发现问题。")
        self.nothing.setObjectName("summary")
        self.tree = FindingsTree()
        self.repairs = RepairBox()
        self.explanation = QLabel()
        self.explanation.setWordWrap(True)
        self.explanation.setObjectName("repairPreview")
        self.explain = QPushButton("说明…")
        self.explain.setToolTip("写明这个警告为什么没有问题；错误不能用说明代替")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.nothing)
        layout.addWidget(self.tree, 1)
        for widget in (self.repairs, self.explanation, self.explain):
            layout.addWidget(widget)
        self.tree.chosen.connect(self.chosen)
        self.tree.stood_on.connect(self._show_current)
        self.explain.clicked.connect(self._ask)
        self.show_report(None, {})

    def show_report(self, page: ReportPage | None, explained: Mapping[str, str]) -> None:
        """Show the findings of another report, or of none."""
        self._page, self._explained = page, explained
        if page is not None:
            self.show_findings()
        else:
            self.tree.show_nothing()

    def show_findings(self) -> None:
        """Show the findings as they are now."""
        if self._page is not None:
            self.tree.show_findings(self._page.editor.report.form, fold(self._page.findings))
            self._show_current()

    def _current(self) -> Finding | None:
        return self.tree.current_finding() if self._page is not None else None

    def _show_current(self) -> None:
        finding, page = self._current(), self._page
        self.nothing.setVisible(page is not None and not page.findings)
        is_of_figures = finding is not None and not finding.narrative and not finding.heading
        found = offers(page.editor, finding) if page and finding and is_of_figures else []
        self.repairs.offer(found)
        self.explain.setVisible(finding is not None and finding.severity is not Severity.ERROR)
        text = self._explained.get(finding.key, "") if finding else ""
        self.explanation.setText(f"说明：{text}")
        self.explanation.setVisible(bool(text))

    def _ask(self) -> None:
        finding = self._current()
        if finding is not None:
            self.explanation_asked.emit(finding)
