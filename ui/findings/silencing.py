"""Rules that shall not be reported any more: asking why, and letting them speak again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.checks.rules import title_of
from ui.editing.report_editor import ReportEditor
from ui.look.wrapped_list import WrappedList

_LONGEST_REASON = 100  # characters
_WIDTH = 420  # px
_LIST_HEIGHT = 120  # px


class SilenceDialog(QDialog):
    """Asks why a rule shall be silent; without a reason it is not."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("不再提示")
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST_REASON)
        self.reason.setPlaceholderText("例如：已与原件核对，无误")
        self.reason.setAccessibleName("原因")
        self.reason.textChanged.connect(self._check)
        self.buttons = QDialogButtonBox()
        ok = self.buttons.addButton("不再提示", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self._ok = ok
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        text = QLabel(
            f"“{name}”这一类问题在这份年报里不再提示。请写明原因，原因会和年报一起保存；"
            "以后可以在问题列表下方恢复。"
        )
        text.setWordWrap(True)
        layout = QVBoxLayout(self)
        for widget in (text, self.reason, self.buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(_WIDTH)
        self._check()

    def _check(self) -> None:
        self._ok.setEnabled(bool(self.reason.text().strip()))

    def ask(self) -> str:
        """Return the reason; empty when the dialog was cancelled."""
        return self.reason.text().strip() if self.exec() else ""


class SilencedList(QWidget):
    """已不再提示 2 条: the silenced rules with their reasons, folded away at first."""

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._rules: list[str] = []
        self.title = QToolButton()
        self.title.setCheckable(True)
        self.title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.title.setAutoRaise(True)
        self.list = WrappedList("不再提示的规则")
        self.list.setMaximumHeight(_LIST_HEIGHT)
        self.restore = QPushButton("恢复提示")
        self.title.toggled.connect(self._unfold)
        self.restore.clicked.connect(self._restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.title, self.list, self.restore):
            layout.addWidget(widget)
        self._unfold(unfolded=False)
        self.show_rules()

    def _unfold(self, unfolded: bool) -> None:  # noqa: FBT001 (a slot)
        arrow = Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow
        self.title.setArrowType(arrow)
        self.list.setVisible(unfolded)
        self.restore.setVisible(unfolded)

    def show_rules(self) -> None:
        """Show the rules that are silent now."""
        silenced = self._editor.report.silenced
        self._rules = list(silenced)
        self.title.setText(f"已不再提示 {len(silenced)} 条")
        while self.list.count() > len(silenced):
            self.list.takeItem(self.list.count() - 1)
        for row, (rule, reason) in enumerate(silenced.items()):
            self.list.set_row(row, title_of(rule) or rule, f"原因：{reason}", None)
        if silenced and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.setVisible(bool(silenced))

    def _restore(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._rules):
            self._editor.silence(self._rules[row], "")
