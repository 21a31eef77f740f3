"""Every file that an organ sent: which one counts, the others, and what differs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.moments import local_time
from core.rollup.model import Row, Version
from ui.look.plain_list import PlainList


class FilesTab(QWidget):
    """Lists versions, the newest first."""

    choice_asked = Signal(Version)
    comparison_asked = Signal(Version, Version)  # the older, the newer
    look_asked = Signal(Version)
    file_asked = Signal(Version)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: list[Version] = []
        self._row: Row | None = None
        self.list = PlainList("收到的文件", ("情况", "文件", "文件日期", "收到"), (7, 12, 10))
        self.choose = QPushButton("用这一份")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.look = QPushButton("看这一份")
        self.look.setToolTip("看读到的内容；原文件已经被替换或移走的也能看")
        self.compare = QPushButton("比较")
        self.compare.setToolTip("选中两份，比较这两份；只选中一份，和计入的比较")
        self.open = QPushButton("打开原文件")
        buttons = QHBoxLayout()
        for button in (self.choose, self.look, self.compare, self.open):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.list.opened.connect(lambda _: self._ask(self.file_asked))
        self.choose.clicked.connect(lambda: self._ask(self.choice_asked))
        self.look.clicked.connect(lambda: self._ask(self.look_asked))
        self.compare.clicked.connect(self._ask_comparison)
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
        is_read = version is not None and _is_read(version)
        is_there = version is not None and version.receipt.gone is None
        self.choose.setEnabled(is_other and is_read and is_there)
        self.look.setEnabled(is_read)
        self.compare.setEnabled(self._pair() is not None)
        self.open.setEnabled(is_there)

    def _pair(self) -> tuple[Version, Version] | None:
        """Return the two to be compared, the older first: both chosen, or one and what counts."""
        keys = {item.data(0, Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()}
        chosen = self._row.chosen if self._row else None
        if len(keys) == 1 and chosen is not None:
            keys.add(chosen.receipt.id)
        found = [v for v in reversed(self._versions) if v.receipt.id in keys and _is_read(v)]
        return (found[0], found[1]) if len(found) == len(keys) == 2 else None

    def _ask_comparison(self) -> None:
        pair = self._pair()
        if pair is not None:
            self.comparison_asked.emit(*pair)

    def _ask(self, signal: SignalInstance) -> None:
        version = self._current()
        if version is not None:
            signal.emit(version)


def _is_read(version: Version) -> bool:
    return version.reading is not None and not version.reading.problem
