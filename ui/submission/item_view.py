"""One open finding: what is wrong, where, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from core.checks.finding import Finding, Severity
from core.checks.places import place_name
from ui.editing.report_editor import ReportEditor
from ui.findings.offers import offers
from ui.findings.repair_box import RepairBox
from ui.look.theme import theme
from ui.submission.place import place_html


class ItemView(QScrollArea):
    """Shows a finding with its repairs; it scrolls rather than make its dialog grow."""

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._severity = QLabel()
        self._place = QLabel()
        self._place.setWordWrap(True)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)  # it quotes what the clerk wrote
        self.context = QTextBrowser()
        self.context.setObjectName("place")
        self.context.setAccessibleName("所在的地方")
        self.repairs = RepairBox()
        for button in self.repairs.buttons:
            button.setAutoDefault(False)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._severity)
        head.addWidget(self._place, 1)
        layout.addLayout(head)
        layout.addWidget(self.message)
        layout.addWidget(self.context, 1)
        layout.addWidget(self.repairs)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_finding(self, finding: Finding) -> None:
        """Show a finding."""
        report = self._editor.report
        colour = theme().error if finding.severity is Severity.ERROR else theme().warning
        name = place_name(report.form, finding)
        self._severity.setText(finding.severity.word)
        self._severity.setStyleSheet(f"color: {colour}; font-weight: bold;")
        self._place.setText(name)
        self.message.setText(finding.message)
        self.context.setHtml(place_html(report, finding))
        self.repairs.offer(offers(self._editor, finding))
