"""A list with columns of words, for what one reads and chooses from."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QWidget

_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet would compute
_PADDING = 20  # px beside a text
_KEY = int(Qt.ItemDataRole.UserRole)


def as_lines(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as lines, cells apart by tabs; none begins as a formula would."""
    return "\n".join("\t".join(map(_plain, row)) for row in rows)


def _plain(text: str) -> str:
    line = " ".join(text.split())
    return f" {line}" if line[:1] in _FORMULA and not is_figure(line) else line


def is_figure(text: str) -> bool:
    """Say whether a text is a number with a sign, and no formula."""
    return text.lstrip("+-").replace(".", "", 1).isdigit()


class PlainList(QTreeWidget):
    """Shows lines; each has a key that is told when it is stood on or opened."""

    opened = Signal(object)  # the key: Enter or a double click

    def __init__(
        self, name: str, heads: Sequence[str], widths: Sequence[int], parent: QWidget | None = None
    ) -> None:
        """`widths` are in characters; the last column takes what is left."""
        super().__init__(parent)
        self.setObjectName("lines")
        self.setAccessibleName(name)
        self.setHeaderLabels(list(heads))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        wide = self.fontMetrics().horizontalAdvance("国")
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width * wide + _PADDING)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(0, _KEY)))

    def show_lines(self, lines: Iterable[tuple[object, Sequence[str]]]) -> None:
        """Show other lines, each with its key; one stays on the key one stood on."""
        before = self.current_key()
        kept: QTreeWidgetItem | None = None
        self.clear()
        for key, texts in lines:
            item = QTreeWidgetItem(self, list(texts))
            item.setData(0, _KEY, key)
            for column, text in enumerate(texts):
                item.setToolTip(column, text)
            if key == before:
                kept = item
        kept = kept or self.topLevelItem(0)
        if kept is not None:
            self.setCurrentItem(kept)

    def copy(self) -> None:
        """Copy all lines with their heads, for a spreadsheet."""
        columns = range(self.columnCount())
        items = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        heads = [self.headerItem().text(column) for column in columns]
        lines = [[item.text(column) for column in columns] for item in items if item]
        QGuiApplication.clipboard().setText(as_lines([heads, *lines]))

    def showEvent(self, event: QShowEvent) -> None:
        """Make the lines as high as the style wants them: it may have come after the lines."""
        super().showEvent(event)
        self.doItemsLayout()

    def align_right(self, columns: Iterable[int]) -> None:
        """Let columns of figures end at the right."""
        items = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        for item in filter(None, items):
            for column in columns:
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)

    def current_key(self) -> object:
        """Return the key of the line one stands on; None without one."""
        item = self.currentItem()
        return item.data(0, _KEY) if item else None
