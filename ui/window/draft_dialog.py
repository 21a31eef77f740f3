"""What 以上年为底稿 did, beside the window, until all of it is dealt with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from core.report.draft_state import DraftItem, draft_state
from ui.editing.report_editor import ReportEditor
from ui.look.icons import icon
from ui.look.spacing import LARGE, SMALL
from ui.look.theme import theme
from ui.look.wrapped_list import WrappedList

_SIZE = (460, 520)  # px
_INTRO = "正文是上年的原文，数字已经清空，结转的数已经带过来。点一项，转到那里。"


class DraftDialog(QDialog):
    """Lists the parts of the draft, what is open first, and follows the report."""

    wanted = Signal(object)  # DraftItem, to be shown on the page

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._items: list[DraftItem] = []
        self.setWindowTitle("底稿处理情况")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.summary, intro = QLabel(), QLabel(_INTRO)
        intro.setWordWrap(True)
        self.list = WrappedList("底稿的各个部分")
        buttons = QDialogButtonBox()
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(SMALL)
        for widget in (self.summary, intro, self.list, buttons):
            layout.addWidget(widget)
        buttons.rejected.connect(self.close)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        editor.undo_stack.indexChanged.connect(self.show_state)
        editor.destroyed.connect(self.close)
        self.show_state()

    def show_state(self) -> None:
        """Show what is still to be dealt with, and what is not."""
        parts = draft_state(self._editor.report)
        items = sorted(parts, key=lambda item: item.is_settled)
        if items != self._items:
            self._items = items
            self._list()
        open_ = sum(not item.is_settled for item in items)
        self.summary.setText(f"还有 {open_} 项没有处理。" if open_ else "全部处理完了。")

    def _list(self) -> None:
        colours, row = theme(), self.list.currentRow()
        done = icon("complete", QColor(colours.complete))
        waiting = icon("blank", QColor(colours.warning))
        self.list.clear()
        for number, item in enumerate(self._items):
            image = done if item.is_settled else waiting
            self.list.set_row(number, f"{item.done}：{item.name}", item.state, image)
        self.list.setCurrentRow(max(0, min(row, len(self._items) - 1)))

    def _choose(self) -> None:
        item = self._items[self.list.currentRow()]
        if item.section:
            self.wanted.emit(item)
