"""The status bar: the state of the sums, always visible, and the zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSlider, QStatusBar, QWidget

from ui.look.theme import theme
from ui.paper.spoken import announce

if TYPE_CHECKING:
    from ui.editing.report_editor import ReportEditor


class StatusBar(QStatusBar):
    """Says 勾稽关系：全部平衡, or how many equations do not hold."""

    balance_clicked = Signal()
    origin_clicked = Signal()
    zoom_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.balance = QPushButton()
        self.balance.setObjectName("balance")
        self.balance.setFlat(True)
        self.balance.setToolTip("点一下查看问题列表")
        self.balance.clicked.connect(self.balance_clicked)
        self.origin = QPushButton()
        self.origin.setFlat(True)
        self.origin.setToolTip("点一下看哪些格变了，可以采用")
        self.origin.clicked.connect(self.origin_clicked)
        self.sum = QLabel()
        self.sum.setToolTip("选中的格子")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(50, 400)
        self.slider.setPageStep(25)
        self.slider.setFixedWidth(120)
        self.slider.setAccessibleName("页面缩放")
        self.slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.slider.valueChanged.connect(lambda percent: self.zoom_chosen.emit(percent / 100))
        self.percent = QLabel()
        self.percent.setMinimumWidth(44)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setContentsMargins(0, 0, 12, 0)
        for widget in (self.origin, self.sum, self.balance, self.slider, self.percent):
            self.addPermanentWidget(widget)
            widget.hide()

    def show_report(self, *, is_open: bool) -> None:
        """Show the state of the sums and the zoom only while a report is open."""
        for widget in (self.sum, self.balance, self.slider, self.percent):
            widget.setVisible(is_open)

    def show_balance(self, editor: ReportEditor) -> None:
        """Say whether all equations hold."""
        colours = theme()
        unbalanced, blanks = editor.standing.unbalanced, editor.standing.blanks
        if not editor.standing.is_checked:
            text, colour = "✗ 没有核对完", colours.error
        elif unbalanced:
            text, colour = f"✗ 勾稽关系：{unbalanced} 处不平", colours.error
        elif blanks and not editor.is_submitting:
            text, colour = f"○ 待填：还有 {blanks} 格", colours.faint
        elif blanks:
            text, colour = f"✗ 还有 {blanks} 格没有填", colours.error
        else:
            text, colour = f"✓ 勾稽关系：全部平衡{_pending(editor)}", colours.complete
        if text != self.balance.text():
            announce(self.balance, text)
        self.balance.setText(text)
        self.balance.setAccessibleName(text)
        if self.balance.property("colour") != colour:
            self.balance.setProperty("colour", colour)
            self.balance.setStyleSheet(f"color: {colour};")

    def show_origin(self, count: int) -> None:
        """Tell in how many cells the 汇总 has changed since the report was made of it."""
        self.origin.setText(f"! 汇总里有 {count} 格变了")
        self.origin.setVisible(count > 0)

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom, 1 for 100 %."""
        blocked = self.slider.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.slider.setValue(round(zoom * 100))
        self.slider.blockSignals(blocked)
        self.percent.setText(f"{round(zoom * 100)}%")


def _pending(editor: ReportEditor) -> str:
    """Say how many texts are still to be written, when all figures are there."""
    from core.checks.folding import fold  # noqa: PLC0415 (the window opens without it)
    from core.checks.progress import OpenAs  # noqa: PLC0415 (as above)

    pending = editor.told(each.finding for each in fold(editor.findings))[OpenAs.PENDING]
    return f"，另有 {pending} 处待填" if pending else ""
