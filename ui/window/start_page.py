"""What the window shows before a report is open: how to begin, and what was open last."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.look.icons import icon
from ui.look.spacing import LARGE, SMALL, TINY, WIDE
from ui.look.theme import theme
from ui.window.recent_list import RecentList

_MOST_WIDE = 1040  # px of what stands on the page
_ICON = 24  # px


class Card(QPushButton):
    """A way to begin: an icon, what it is, and a line that says more."""

    def __init__(self, drawing: str, title: str, text: str) -> None:
        super().__init__()
        self.setObjectName("startCard")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._drawing = drawing
        self._image, title_, text_ = QLabel(), QLabel(title), QLabel(text)
        title_.setObjectName("cardTitle")
        text_.setObjectName("cardText")
        text_.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(TINY)
        words.addWidget(title_)
        words.addWidget(text_)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        row.setSpacing(LARGE)
        row.addWidget(self._image, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for label in (self._image, title_, text_):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """Return the room that icon and texts take."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def paint_anew(self) -> None:
        """Draw the icon in the colours in force."""
        image = icon(self._drawing, QColor(theme().accent))
        self._image.setPixmap(image.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))


class StartPage(QWidget):
    """New, new from last year's, open, and the files opened last."""

    new_asked = Signal()
    last_year_asked = Signal()
    open_asked = Signal()
    rollup_asked = Signal()
    file_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new_button = Card("new", "新建年报", "选择年度，填写机关名称，从空白格式开始")
        self.last_year_button = Card(
            "last_year", "以上年为底稿", "选择上年的年报，Word、Excel、网页、PDF、OFD 都可以"
        )
        self.open_button = Card(
            "open", "打开年报", "打开保存的年报，或者读取 Word、Excel、网页、PDF，也可以拖到窗口里"
        )
        self.rollup_button = Card(
            "rollup", "汇总各机关的年报", "收年报的机关用：谁没有报，错在哪里，合计多少"
        )
        self._cards = (self.new_button, self.last_year_button, self.open_button, self.rollup_button)
        asked = (self.new_asked, self.last_year_asked, self.open_asked, self.rollup_asked)
        for card, signal in zip(self._cards, asked, strict=True):
            card.clicked.connect(signal)
        self.recent = RecentList()
        self.recent.itemActivated.connect(self._choose)
        self.recent.itemClicked.connect(self._choose)
        self._recent_title = _label("最近打开", "startHeading")
        self._lay_out()
        self.paint_anew()
        self.show_recent()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_MOST_WIDE)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_label("政务公开年报", "startTitle"))
        column.addSpacing(TINY)
        column.addWidget(_label("填写、核对、导出政府信息公开工作年度报告", "startSubtitle"))
        column.addSpacing(WIDE)
        grid = QGridLayout()
        grid.setSpacing(LARGE)
        for number, card in enumerate(self._cards):
            grid.addWidget(card, number // 2, number % 2)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        column.addLayout(grid)
        column.addSpacing(WIDE)
        column.addWidget(self._recent_title)
        column.addSpacing(SMALL)
        column.addWidget(self.recent, 10)
        column.addStretch(1)  # takes the room while there are no recent files
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 20)
        row.addStretch(1)
        row.setContentsMargins(WIDE, 2 * WIDE, WIDE, WIDE)

    def paint_anew(self) -> None:
        """Draw the icons in the colours in force."""
        for card in self._cards:
            card.paint_anew()

    def show_recent(self) -> None:
        """List the files opened last."""
        self.recent.show_files()
        for widget in (self.recent, self._recent_title):
            widget.setVisible(self.recent.count() > 0)

    def _choose(self, item: QListWidgetItem) -> None:
        self.file_chosen.emit(self.recent.paths[self.recent.row(item)])


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    return label
