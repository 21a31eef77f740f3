"""Nothing is open: the result, and the page that says so."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.checks.sheet import extent
from core.report.check_code import check_codes
from core.report.report import Report
from ui.look.theme import theme


class CleanView(QWidget):
    """Says 可以提交 with time and code; the page can be printed or saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = QLabel("✓ 可以提交")
        self.details = QLabel()
        self.details.setWordWrap(True)
        self.print = QPushButton("打印校验情况…")
        self.save = QPushButton("保存校验情况…")
        row = QHBoxLayout()
        row.addWidget(self.print)
        row.addWidget(self.save)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 24, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.verdict)
        layout.addWidget(self.details)
        layout.addLayout(row)
        layout.addStretch(1)

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
