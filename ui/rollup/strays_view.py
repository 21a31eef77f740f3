"""Files of which nobody knows whose they are: who may have sent them, and a person's word."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.rollup.model import Organ, Stray
from ui.look.plain_list import PlainList


class StraysView(QWidget):
    """Lists the files; each is given to an organ by a person, never in silence."""

    assignment_asked = Signal(str, int)  # reading, organ
    file_asked = Signal(object)  # Version

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strays: list[Stray] = []
        self._names: Mapping[int, str] = {}
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.list = PlainList("待认领的文件", ("文件", "可能是", "为什么不知道"), (22, 22))
        self.organ = QComboBox()
        self.organ.setAccessibleName("是哪个机关的")
        self.organ.setMinimumContentsLength(18)
        self.organ.setPlaceholderText("选择机关")
        self.assign = QPushButton("认定")
        self.open = QPushButton("打开原文件")
        row = QHBoxLayout()
        row.addWidget(QLabel("这份文件是："))
        row.addWidget(self.organ)
        row.addWidget(self.assign)
        row.addStretch(1)
        row.addWidget(self.open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.told)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.organ.currentIndexChanged.connect(self._check)
        self.assign.clicked.connect(self._assign)
        self.open.clicked.connect(self._open)
        self.list.opened.connect(lambda _: self._open())

    def show_strays(self, strays: Sequence[Stray], organs: Sequence[Organ]) -> None:
        """Show which files wait for somebody's word."""
        self._strays = list(strays)
        self._names = {organ.id: organ.name for organ in organs}
        self.told.setText(
            f"有 {len(strays)} 份文件看不出是哪个机关的，请认定；没有认定的不计入任何机关。"
            if strays
            else "每份文件都知道是哪个机关的。"
        )
        self.list.show_lines((place, self._texts(s)) for place, s in enumerate(self._strays))
        self._show_current()

    def _texts(self, stray: Stray) -> tuple[str, ...]:
        version = stray.version
        problem = version.reading.problem if version.reading else version.receipt.problem
        candidates = "、".join(self._names.get(organ, "") for organ in stray.candidates)
        return (version.receipt.path, candidates, stray.reason or problem)

    def _current(self) -> Stray | None:
        place = self.list.current_key()
        known = isinstance(place, int) and place < len(self._strays)
        return self._strays[place] if known and isinstance(place, int) else None

    def _show_current(self) -> None:
        """Offer the candidates first, then all others."""
        stray = self._current()
        self.organ.clear()
        first = stray.candidates if stray else ()
        for id_ in (*first, *(id_ for id_ in self._names if id_ not in first)):
            self.organ.addItem(self._names.get(id_, ""), id_)
        can = stray is not None and bool(stray.version.receipt.reading)
        self.organ.setEnabled(can)
        if not first:
            self.organ.setCurrentIndex(-1)  # nobody is more likely than others
        self._check()
        self.open.setEnabled(stray is not None)

    def _check(self) -> None:
        self.assign.setEnabled(self.organ.isEnabled() and self.organ.currentIndex() >= 0)

    def _assign(self) -> None:
        stray = self._current()
        if stray is not None:
            self.assignment_asked.emit(stray.version.receipt.reading, self.organ.currentData())

    def _open(self) -> None:
        stray = self._current()
        if stray is not None:
            self.file_asked.emit(stray.version)
