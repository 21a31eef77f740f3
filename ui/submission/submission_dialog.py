"""The dialog that goes through what is open, beside the window in which it is put right."""

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.checks.finding import Finding, Severity
from core.checks.rules import title_of
from core.checks.sheet import open_findings
from ui.editing.report_editor import ReportEditor
from ui.findings.silencing import SilenceDialog, SilencedList
from ui.submission.clean_view import CleanView
from ui.submission.item_bar import ItemBar
from ui.submission.item_view import ItemView

_SIZE = (600, 560)  # px


class SubmissionDialog(QDialog):
    """Follows the report: what is put right anywhere goes, and the next comes up."""

    wanted = Signal(object)  # Finding, to be shown on the page
    print_asked = Signal(object)  # datetime of the check
    save_asked = Signal(object)

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("提交前检查")
        self._editor = editor
        self._open: tuple[Finding, ...] = ()
        self._number = 0  # of the finding that is shown, from 0
        self.checked_at = datetime.now(UTC).astimezone()
        self.progress = QLabel()
        self.progress.setObjectName("summary")
        self.item = ItemView(editor)
        self.bar = ItemBar()
        self.clean = CleanView()
        self.stack = QStackedWidget()
        for view in (QWidget(), self.item, self.clean):
            self.stack.addWidget(view)
        self.silenced = SilencedList(editor)
        self.buttons = QDialogButtonBox()
        close = self.buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.progress)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.silenced)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.buttons)
        layout.addLayout(row)
        self.bar.next.setDefault(True)  # Enter goes on; a repair is chosen on purpose
        self.resize(*_SIZE)
        self._connect()
        self.show_state()

    def _connect(self) -> None:
        self.bar.wanted.connect(lambda: self.wanted.emit(self._current()))
        self.bar.unwanted.connect(lambda: self._ask_to_silence(self._current()))
        self.bar.stepped.connect(self._step)
        self.clean.print.clicked.connect(lambda: self.print_asked.emit(self.checked_at))
        self.clean.save.clicked.connect(lambda: self.save_asked.emit(self.checked_at))
        self.buttons.rejected.connect(self.reject)
        self._editor.undo_stack.indexChanged.connect(self._follow)

    def _follow(self) -> None:
        """Follow the report while one looks; nobody else should wait for it."""
        if self.isVisible():
            self.show_state()

    def show_state(self) -> None:
        """Show the finding one is at, or that nothing is open."""
        shown = self._current().key if self._open else ""
        self._open = open_findings(self._editor.findings)
        keys = [finding.key for finding in self._open]
        if shown in keys:
            self._number = keys.index(shown)
        self._number = max(0, min(self._number, len(self._open) - 1))
        self.silenced.show_rules()
        if self._open:
            self._show_item()
        else:
            self._show_clean()

    def _current(self) -> Finding:
        return self._open[self._number]

    def _show_item(self) -> None:
        counts = [
            f"{each.word} {count}"
            for each in Severity
            if (count := sum(finding.severity is each for finding in self._open))
        ]
        total = len(self._open)
        self.progress.setText(f"第 {self._number + 1} 项，共 {total} 项（{'，'.join(counts)}）")
        finding = self._current()
        is_error = finding.severity is Severity.ERROR
        self.item.show_finding(finding)
        self.bar.show_choices(is_error=is_error, is_only=total == 1)
        self._turn_to(self.item)

    def _show_clean(self) -> None:
        self.checked_at = datetime.now(UTC).astimezone()
        self.progress.setText("全部项目都已处理。")
        self.clean.show_result(self._editor.report, self.checked_at)
        self._turn_to(self.clean)

    def _turn_to(self, view: QWidget) -> None:
        """Show a view; what was accepted is part of the result, and aside before."""
        if self.stack.currentWidget() is not view:
            self.stack.setCurrentWidget(view)
            self.bar.setVisible(view is self.item)
            self.silenced.title.setChecked(view is self.clean)

    def _step(self, step: int) -> None:
        self._number = (self._number + step) % len(self._open)
        self._show_item()

    def _ask_to_silence(self, finding: Finding) -> None:
        reason = SilenceDialog(title_of(finding.rule) or finding.rule, self).ask()
        if reason:
            self._editor.silence(finding.rule, reason)
