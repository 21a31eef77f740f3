"""Nothing is open: the result, and the page that says so."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.checks.sheet import extent
from core.report.check_code import check_codes
from core.report.report import Report
from ui.look.theme import theme

_WAYS_ON = {"print": "打印报告…", "export_all": "导出全部…", "open_folder": "打开文件夹"}


class CleanView(QScrollArea):
    """Says 可以提交 with time and code, and leads on: to the report's paper and files.

    The page that says so can be printed or saved, too.
    """

    led_on = Signal(str)  # id of the window's action that comes next

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = QLabel("✓ 可以提交")
        self.details = QLabel()
        self.details.setWordWrap(True)
        self.print = QPushButton("打印校验情况…")
        self.save = QPushButton("保存校验情况…")
        self.ways_on = {id_: QPushButton(text) for id_, text in _WAYS_ON.items()}
        for id_, button in self.ways_on.items():
            button.clicked.connect(lambda _, id_=id_: self.led_on.emit(id_))
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 24, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.verdict)
        layout.addWidget(self.details)
        layout.addWidget(QLabel("接下来："))
        layout.addLayout(_row(*self.ways_on.values()))
        layout.addWidget(QLabel("把这次校验的结果留下来："))
        layout.addLayout(_row(self.print, self.save))
        layout.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_result(self, report: Report, at: datetime) -> None:
        """Say of a report in which nothing is open when it was checked."""
        self.verdict.setStyleSheet(
            f"color: {theme().complete}; font-size: 26px; font-weight: bold;"
        )
        self.details.setText(
            f"《{report.heading.title}》没有未处理的问题。\n"
            f"核对了{extent(report)}。\n"
            f"校验时间：{at.year}年{at.month}月{at.day}日 {at:%H:%M}\n"
            f"校验码：{check_codes(report)}"
        )


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        button.setAutoDefault(False)
        row.addWidget(button)
    row.addStretch(1)
    return row
