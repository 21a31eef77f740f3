"""Two versions of a report: every cell and passage that differs, and both texts side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.report.differences import Change, differences
from core.report.report import Report
from ui.look.plain_list import PlainList

_SIZE = (960, 620)  # px


class ComparisonDialog(QDialog):
    """Lists what became of what; below stand both texts of the section one is on."""

    def __init__(
        self, old: Report, new: Report, names: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("两份有什么不同")
        self.resize(*_SIZE)
        self._reports = old, new
        self._changes: list[Change] = differences(old, new)
        count = len(self._changes)
        told = f"有 {count} 处不同" if count else "数字和文字都相同"
        head = QLabel(f"“{names[0]}” → “{names[1]}”：{told}。")
        head.setWordWrap(True)
        self.list = PlainList("不同之处", ("哪里", "变成什么"), (30,))
        self.list.show_lines((n, (each.place, each.text)) for n, each in enumerate(self._changes))
        self.texts = [_reader(f"{name}的文字") for name in names]
        self.beside = QSplitter()
        self.beside.setChildrenCollapsible(False)
        for text in self.texts:
            self.beside.addWidget(text)
        self._lay_out(head)
        self.list.currentItemChanged.connect(lambda *_: self._show_texts())
        self._show_texts()

    def _lay_out(self, head: QLabel) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.beside)
        splitter.setSizes([300, 240])
        buttons = QDialogButtonBox()
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(splitter, 1)
        layout.addWidget(buttons)

    def _show_texts(self) -> None:
        """Show both texts of the section; a table has none."""
        key = self.list.current_key()
        place = self._changes[key].place if isinstance(key, int) else ""
        pairs = [self._text_at(report, place) for report in self._reports]
        for reader, text in zip(self.texts, pairs, strict=True):
            reader.setPlainText(text)
        self.beside.setVisible(any(pairs))

    @staticmethod
    def _text_at(report: Report, place: str) -> str:
        names = {section.name: section.id for section in report.form.narratives}
        section = names.get(place.partition("　")[0])
        return report.narrative(section) if section else ""


def _reader(name: str) -> QPlainTextEdit:
    reader = QPlainTextEdit()
    reader.setReadOnly(True)
    reader.setAccessibleName(name)
    reader.setTabChangesFocus(True)
    return reader
