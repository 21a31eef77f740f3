"""The strip above the list: how far reading is, or that the folder has changed."""

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from core.rollup.model import Refreshed, Step

_MINUTE = 60
_BAR_WIDTH = 260  # px


class NoticeBar(QFrame):
    """Says one thing at a time, with the buttons for it; hidden while there is nothing to say."""

    cancelled = Signal()
    reading_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setMaximumWidth(_BAR_WIDTH)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("读取进度")
        self.cancel = QPushButton("停止读取")
        self.read = QPushButton("读入")
        self.later = QPushButton("以后再说")
        self.cancel.clicked.connect(self.cancelled)
        self.read.clicked.connect(self.reading_asked)
        self.later.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self.bar)
        row.addWidget(self.text, 1)
        for button in (self.cancel, self.read, self.later):
            row.addWidget(button)
        self.hide()

    def show_step(self, step: Step) -> None:
        """Show how far reading is."""
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)
        left = "" if step.seconds_left is None else f"，还要{in_words(step.seconds_left)}"
        name = f"　{step.path}" if step.path else ""
        self._say(f"正在读取 {step.done} / {step.total}{left}{name}", reading=True)

    def show_beginning(self) -> None:
        """Show that the folder is looked through."""
        self.bar.setRange(0, 0)
        self._say("正在查看文件夹……", reading=True)

    def show_changes(self, found: Refreshed) -> None:
        """Offer to read what has changed in the folder."""
        counts = (("新增", found.new), ("改动", found.changed), ("移走", found.removed))
        said = "，".join(f"{word} {len(paths)} 个文件" for word, paths in counts if paths)
        self._say(f"文件夹有变化：{said}。", reading=False)

    def show_problem(self, text: str) -> None:
        """Say what went wrong; reading may be tried again."""
        self._say(text, reading=False)

    def _say(self, text: str, *, reading: bool) -> None:
        self.text.setText(text)
        for widget in (self.bar, self.cancel):
            widget.setVisible(reading)
        for widget in (self.read, self.later):
            widget.setVisible(not reading)
        self.show()


def in_words(seconds: float) -> str:
    """Return how long something takes, roughly."""
    if seconds < _MINUTE:
        return f"约 {max(1, math.ceil(seconds))} 秒"
    return f"约 {math.ceil(seconds / _MINUTE)} 分钟"
