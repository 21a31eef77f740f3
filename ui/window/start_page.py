"""What the window shows while no report is open: the ways to begin."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.project.project_file import SUFFIX
from ui import settings
from ui.look.icons import icon
from ui.look.theme import theme
from ui.look.wrapped_list import WrappedList


class StartPage(QWidget):
    """New, new from last year's, open, and the files opened last."""

    new_asked = Signal()
    last_year_asked = Signal()
    open_asked = Signal()
    rollup_asked = Signal()
    file_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("政务公开年报")
        title.setObjectName("startTitle")
        subtitle = QLabel("填写、核对、导出政府信息公开工作年度报告")
        subtitle.setObjectName("startSubtitle")
        self.new_button = QCommandLinkButton("新建年报", "选择年度，填写机关名称，从空白格式开始")
        self.last_year_button = QCommandLinkButton(
            "以上年为底稿", "选择上年的年报，Word、Excel、网页、PDF 都可以"
        )
        self.open_button = QCommandLinkButton(
            "打开年报", "打开保存的年报，或者读取 Word、Excel、网页、PDF，也可以把文件拖到窗口里"
        )
        self.rollup_button = QCommandLinkButton(
            "汇总各机关的年报", "收年报的机关用：谁没有报，错在哪里，合计多少"
        )
        self.paint_anew()
        self.new_button.clicked.connect(self.new_asked)
        self.last_year_button.clicked.connect(self.last_year_asked)
        self.open_button.clicked.connect(self.open_asked)
        self.rollup_button.clicked.connect(self.rollup_asked)
        self.recent = WrappedList("最近打开的年报")
        self._paths: list[Path] = []
        self.recent.itemActivated.connect(self._choose)
        self.recent.itemClicked.connect(self._choose)
        self._recent_title = QLabel("最近打开")
        column = QVBoxLayout()
        buttons = (self.new_button, self.last_year_button, self.open_button, self.rollup_button)
        for button in buttons:
            policy = button.sizePolicy()  # keeps the height to what the width needs
            policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
            button.setSizePolicy(policy)
        for widget in (title, subtitle, *buttons):
            column.addWidget(widget)
        column.addSpacing(20)
        column.addWidget(self._recent_title)
        column.addWidget(self.recent, 10)
        column.addStretch(1)  # takes the room while there are no recent files
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column, 2)
        row.addStretch(1)
        row.setContentsMargins(24, 64, 24, 48)
        self.show_recent()

    def paint_anew(self) -> None:
        """Draw the icons in the colour of the text in force."""
        colour = QColor(theme().accent)
        self.new_button.setIcon(icon("new", colour))
        self.last_year_button.setIcon(icon("last_year", colour))
        self.open_button.setIcon(icon("open", colour))
        self.rollup_button.setIcon(icon("rollup", colour))

    def show_recent(self) -> None:
        """List the files opened last."""
        self.recent.clear()
        self._paths = settings.recent_files()
        for row, path in enumerate(self._paths):
            name = path.stem if path.suffix == SUFFIX else path.name
            self.recent.set_row(row, name, str(path.parent), None)
        self.recent.setVisible(self.recent.count() > 0)
        self._recent_title.setVisible(self.recent.count() > 0)

    def _choose(self, item: QListWidgetItem) -> None:
        self.file_chosen.emit(self._paths[self.recent.row(item)])
