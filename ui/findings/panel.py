"""What is wrong, on the right: a click goes there, a button puts it right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core.checks.finding import Finding, Severity
from core.checks.folding import Folded, fold
from core.checks.places import place_name
from core.checks.progress import OpenAs
from core.checks.rules import title_of
from ui.editing.report_editor import ReportEditor
from ui.findings.filter_bar import FilterBar
from ui.findings.offers import offers
from ui.findings.repair_box import RepairBox
from ui.findings.silencing import SilenceDialog, SilencedList
from ui.findings.tree import FindingsTree
from ui.look.spacing import PANEL, SMALL


class FindingsPanel(QWidget):
    """Lists the findings and offers the repairs of the chosen one."""

    chosen = Signal(object)  # Finding

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.summary = QLabel()
        self.summary.setObjectName("summary")
        self.summary.setWordWrap(True)
        self.filter = FilterBar()
        self.tree = FindingsTree()
        self.repairs = RepairBox()
        self.silence = QPushButton("不再提示…")
        self.silenced = SilencedList(editor)
        policy = self.silence.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the repairs above stay where they are
        self.silence.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PANEL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.summary)
        layout.addWidget(self.filter)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.repairs)
        layout.addWidget(self.silence)
        layout.addWidget(self.silenced)
        self._connect()
        self.show_findings()

    def _connect(self) -> None:
        self.tree.chosen.connect(self.chosen)
        self.tree.stood_on.connect(self._offer_repairs)
        self.repairs.asked.connect(self._show_place)  # what it changes is in view first
        self.filter.changed.connect(self.show_findings)
        self.silence.clicked.connect(self._silence)
        self._editor.findings_changed.connect(self.show_findings)
        # What a repair would change depends on figures that no finding may mention.
        self._editor.figures_changed.connect(self._offer_repairs)
        self._editor.undo_stack.indexChanged.connect(self.silenced.show_rules)

    def show_findings(self) -> None:
        """List the findings that the filter lets through."""
        form = self._editor.report.form
        folded = fold(self._editor.findings)
        submitting = self._editor.is_submitting
        self.filter.show_counts(folded, submitting=submitting)
        self.filter.setVisible(bool(folded) or not self.filter.is_open)
        shown = [f for f in folded if self.filter.lets_through(f, place_name(form, f.finding))]
        pending = self._editor.told(each.finding for each in folded)[OpenAs.PENDING]
        self.summary.setText(_summary(folded, len(shown), pending))
        self.tree.show_findings(form, shown, submitting=submitting)

    def paint_anew(self) -> None:
        """Draw the icons in the colours in force."""
        self.tree.paint_anew()

    def current_finding(self) -> Finding | None:
        """Return the chosen finding."""
        return self.tree.current_finding()

    def step(self, step: int) -> Finding | None:
        """Choose the next or previous of the shown findings, around the end of the list."""
        return self.tree.step(step)

    def _offer_repairs(self) -> None:
        finding = self.current_finding()
        self.repairs.offer(offers(self._editor, finding) if finding else [])
        self.silence.setVisible(finding is not None and finding.severity is not Severity.ERROR)

    def _show_place(self) -> None:
        finding = self.current_finding()
        if finding is not None:
            self.chosen.emit(finding)

    def _silence(self) -> None:
        finding = self.current_finding()
        if finding is not None:
            self.ask_to_silence(finding)

    def ask_to_silence(self, finding: Finding) -> None:
        """Ask for a reason, and report no findings of the same rule any more."""
        reason = SilenceDialog(title_of(finding.rule) or finding.message, self).ask()
        if reason:
            self._editor.silence(finding.rule, reason)


def _summary(folded: tuple[Folded, ...], shown: int, pending: int) -> str:
    if not folded:
        return "没有发现问题。"
    hidden = sum(len(each.consequences) for each in folded)
    further = f"（另有 {hidden} 处收在下面）" if hidden else ""
    if shown < len(folded):
        return f"共 {len(folded)} 个问题{further}，筛选后显示 {shown} 个。"
    wrong = len(folded) - pending
    open_ = f"{wrong} 个问题" if wrong else f"{pending} 处待填"
    also = f"、{pending} 处待填" if wrong and pending else ""
    return f"还有 {open_}{also}{further}，点一下可以跳到所在的地方。"
