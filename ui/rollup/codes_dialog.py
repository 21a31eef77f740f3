"""核对校验码: a list or scans of signed papers against all files that were received."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.rollup.desk import Desk
from core.rollup.outputs.codes import Checked, CodeDesk, check_scans, lines_in, scans_in
from core.signed_paper import SUFFIXES
from ui import settings
from ui.files.job import Job
from ui.look.plain_list import PlainList

_SIZE = (900, 600)  # px
_HINT = "每行一个机关和它的校验码，例如：\n石家田乡　数字 7K2MD-90QXA　文字 M3QT0-88ZRB"
_SCANS = f"扫描件和照片 ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;所有文件 (*)"
_LISTS = "清单 (*.xlsx *.xls *.et *.docx *.doc *.wps *.csv *.txt);;所有文件 (*)"
_UNEXPECTED = "读扫描件时出现意外（{}），请重试。"
_RESULTS = {True: "一致", False: "不一致", None: "没有比"}
_MOST_NAMED = 8


class CodesDialog(QDialog):
    """Holds the list that was pasted, and what came of it."""

    organ_chosen = Signal(object)  # organ id

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("核对校验码")
        self.resize(*_SIZE)
        self.codes = CodeDesk(desk)
        self._checked: list[Checked] = []
        self.job: Job | None = None
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(_HINT)
        self.text.setAccessibleName("校验码清单")
        self.text.setTabChangesFocus(True)
        self.check = QPushButton("核对清单")
        self.file = QPushButton("从文件读取…")
        self.scans = QPushButton("扫描件…")
        self.folder = QPushButton("扫描件文件夹…")
        self.told = QLabel()
        self.told.setObjectName("summary")
        self.told.setWordWrap(True)
        self.list = PlainList("核对结果", ("结果", "机关", "来自", "说明"), (4, 12, 18))
        self.copy = QPushButton("复制结果")
        self._lay_out()
        self.text.textChanged.connect(self._allow)
        self.check.clicked.connect(self._check_text)
        self.file.clicked.connect(self._read_list)
        self.scans.clicked.connect(self._ask_scans)
        self.folder.clicked.connect(self._ask_folder)
        self.copy.clicked.connect(self.list.copy)
        self.list.opened.connect(self._go)
        self._allow()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        for button in (self.check, self.file, self.scans, self.folder):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        above, below = QWidget(), QWidget()
        top, bottom = QVBoxLayout(above), QVBoxLayout(below)
        top.setContentsMargins(0, 0, 0, 8)
        bottom.setContentsMargins(0, 8, 0, 0)
        top.addWidget(QLabel("签字件上的校验码，粘贴成清单，或者读扫描件上的二维码："))
        top.addWidget(self.text, 1)
        top.addLayout(row)
        bottom.addWidget(self.told)
        bottom.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(above)
        splitter.addWidget(below)
        splitter.setSizes([200, 360])
        layout = QVBoxLayout(self)
        layout.addWidget(splitter, 1)
        layout.addWidget(buttons)

    def _allow(self) -> None:
        self.check.setEnabled(bool(self.text.toPlainText().strip()))
        self.copy.setEnabled(bool(self._checked))

    # What is to be checked

    def _check_text(self) -> None:
        self._attempt(lambda: self.codes.check_lines(self.text.toPlainText().splitlines()))

    def _read_list(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "校验码清单", str(settings.folder("open")), _LISTS
        )
        if name:
            self._attempt(lambda: self.codes.check_lines(lines_in(Path(name))))

    def _attempt(self, check: Callable[[], list[Checked]]) -> None:
        try:
            found = check()
        except UserError as error:
            QMessageBox.warning(self, "没有核对", str(error))
        else:
            self.show_checked(found)

    def _ask_scans(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, "签字件的扫描件", str(settings.folder("open")), _SCANS
        )
        self.read_scans([Path(name) for name in names])

    def _ask_folder(self) -> None:
        start = str(settings.folder("open"))
        name = QFileDialog.getExistingDirectory(self, "扫描件所在的文件夹", start)
        if name:
            paths = scans_in(Path(name))
            if paths:
                self.read_scans(paths)
            else:
                QMessageBox.warning(self, "没有核对", "这个文件夹里没有扫描件或照片。")

    def read_scans(self, paths: Sequence[Path]) -> None:
        """Read the codes of scans in a thread."""
        if not paths or self.job is not None:
            return
        label = f"正在读 {len(paths)} 份扫描件上的二维码……"
        codes = self.codes
        self.job = Job(
            lambda progress: list(check_scans(codes, paths, progress)),
            "核对校验码",
            label,
            _UNEXPECTED,
            self,
        )
        self.job.ended.connect(self._end)
        self.job.succeeded.connect(self.show_checked)
        self.job.failed.connect(lambda reason: QMessageBox.warning(self, "没有核对", reason))
        self.job.start()

    def _end(self) -> None:
        self.job = None

    def done(self, result: int) -> None:
        """Wait for the thread before the dialog goes."""
        if self.job is not None:
            self.job.cancel()
            self.job.wait()
        super().done(result)

    # What came of it

    def show_checked(self, checked: Iterable[Checked]) -> None:
        """Show what was found, what differs first."""
        order = {False: 0, None: 1, True: 2}
        self._checked = sorted(checked, key=lambda each: order[each.is_same])
        self.list.show_lines((n, self._texts(each)) for n, each in enumerate(self._checked))
        self.told.setText(self._summary())
        self._allow()

    def _texts(self, each: Checked) -> tuple[str, ...]:
        return _RESULTS[each.is_same], self.codes.name(each.organ), each.source, each.told

    def _summary(self) -> str:
        counts = dict.fromkeys(_RESULTS.values(), 0)
        for each in self._checked:
            counts[_RESULTS[each.is_same]] += 1
        said = "，".join(f"{word} {count}" for word, count in counts.items() if count)
        rest = [row.organ.name for row in self.codes.unchecked(self._checked)]
        if not rest:
            return f"{said}。收到的报告都比过了。"
        more = f"等 {len(rest)} 个机关" if len(rest) > _MOST_NAMED else ""
        return f"{said}。这次没有比：{'、'.join(rest[:_MOST_NAMED])}{more}。"

    def _go(self, key: object) -> None:
        if isinstance(key, int) and (organ := self._checked[key].organ):
            self.organ_chosen.emit(organ)
            self.reject()
