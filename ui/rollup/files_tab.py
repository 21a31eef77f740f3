"""Every file that an organ sent: which one counts, the others, and what differs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.moments import local_time
from core.rollup.model import Row, Version
from ui.rollup.plain_list import PlainList


class FilesTab(QWidget):
    """Lists versions, the newest first."""

    choice_asked = Signal(Version)
    comparison_asked = Signal(Version)
    file_asked = Signal(Version)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: list[Version] = []
        self._row: Row | None = None
        self.list = PlainList("收到的文件", ("情况", "文件", "文件日期", "收到"), (9, 18, 11, 11))
        self.choose = QPushButton("用这一份")
        self.compare = QPushButton("和计入的比较")
        self.open = QPushButton("打开原文件")
        buttons = QHBoxLayout()
        for button in (self.choose, self.compare, self.open):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.list.currentItemChanged.connect(lambda *_: self._show_buttons())
        self.list.opened.connect(lambda _: self._ask(self.file_asked))
        self.choose.clicked.connect(lambda: self._ask(self.choice_asked))
        self.compare.clicked.connect(lambda: self._ask(self.comparison_asked))
        self.open.clicked.connect(lambda: self._ask(self.file_asked))
        self._show_buttons()

    def show_versions(self, row: Row | None, versions: Sequence[Version]) -> None:
        """Show all versions of an organ, given oldest first."""
        self._row, self._versions = row, list(reversed(versions))
        self.list.show_lines(
            (version.receipt.id, self._texts(version)) for version in self._versions
        )
        self._show_buttons()

    def _texts(self, version: Version) -> tuple[str, ...]:
        receipt = version.receipt
        when = (local_time(receipt.modified), local_time(receipt.seen))
        return (self._standing(version), receipt.path, *when)

    def _standing(self, version: Version) -> str:
        chosen = self._row.chosen if self._row else None
        if chosen and chosen.receipt.id == version.receipt.id:
            return "计入的" if self._row and self._row.state == "已确认" else "拟用的"
        if version.receipt.gone:
            return "已被替换或移走"
        if version.reading is None or version.reading.problem:
            return "读不出"
        return f"{version.reading.year}年"

    def _current(self) -> Version | None:
        key = self.list.current_key()
        return next((v for v in self._versions if v.receipt.id == key), None)

    def _show_buttons(self) -> None:
        version, chosen = self._current(), self._row.chosen if self._row else None
        is_other = (
            version is not None and chosen is not None and (version.receipt.id != chosen.receipt.id)
        )
        brief = version.reading if version else None
        is_read = brief is not None and not brief.problem
        is_there = version is not None and version.receipt.gone is None
        self.choose.setEnabled(is_other and is_read and is_there)
        self.compare.setEnabled(is_other and is_read)
        self.open.setEnabled(is_there)

    def _ask(self, signal: SignalInstance) -> None:
        version = self._current()
        if version is not None:
            signal.emit(version)
