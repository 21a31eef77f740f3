"""One open finding: what is wrong, where, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from core.checks.finding import Finding, Severity
from core.checks.places import place_name
from ui.findings.offers import offers
from ui.findings.repair_box import RepairBox
from ui.report_editor import ReportEditor
from ui.submission.place import place_html
from ui.theme import theme


class ItemView(QWidget):
    """Shows a finding with its buttons."""

    wanted = Signal(object)  # Finding, to be shown on the page
    unwanted = Signal(object)  # Finding, whose rule shall be silent
    stepped = Signal(int)  # 1 for the next, -1 for the one before

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._finding: Finding | None = None
        self._place = QLabel()
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.context = QTextBrowser()
        self.context.setObjectName("place")
        self.context.setAccessibleName("所在的地方")
        self.repairs = RepairBox()
        self.go = QPushButton("转到")
        self.accept = QPushButton("不再提示…")
        self.before = QPushButton("上一项")
        self.next = QPushButton("下一项")
        self._lay_out()
        self.go.clicked.connect(lambda: self.wanted.emit(self._finding))
        self.accept.clicked.connect(lambda: self.unwanted.emit(self._finding))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))

    def _lay_out(self) -> None:
        self.go.setToolTip("在页面上跳到这里")
        self.next.setDefault(True)  # Enter goes on; a repair is chosen on purpose
        for button in (*self.repairs.buttons, self.go, self.accept, self.before):
            button.setAutoDefault(False)
        self.accept.setToolTip("已经核对、没有问题的，写明原因后不再提示")
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addWidget(self.accept)
        row.addStretch(1)
        row.addWidget(self.before)
        row.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._place)
        layout.addWidget(self.message)
        layout.addWidget(self.context, 1)
        layout.addWidget(self.repairs)
        layout.addLayout(row)

    def show_finding(self, finding: Finding, *, is_only: bool) -> None:
        """Show a finding; the only one has none before and after it."""
        self._finding = finding
        report = self._editor.report
        is_error = finding.severity is Severity.ERROR
        colour = theme().error if is_error else theme().warning
        name = place_name(report.form, finding)
        self._place.setText(f'<b style="color:{colour};">{finding.severity.word}</b>　{name}')
        self.message.setText(finding.message)
        self.context.setHtml(place_html(report, finding))
        self.repairs.offer(offers(self._editor, finding))
        self.accept.setVisible(not is_error)
        self.before.setDisabled(is_only)
        self.next.setDisabled(is_only)
