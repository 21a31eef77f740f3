"""A line for a folder or a file, with buttons to choose one; what is dropped on it is taken."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from core.rollup.model import SUFFIX
from ui import settings

_ROLLUPS = f"汇总文件 (*{SUFFIX})"


class PathField(QWidget):
    """Takes a folder; one that `takes_rollup` takes a 汇总 file, too."""

    changed = Signal()

    def __init__(self, name: str, hint: str, *, takes_rollup: bool = False) -> None:
        super().__init__()
        self._name = name
        self._takes_rollup = takes_rollup
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.line.textChanged.connect(self.changed)
        self.line.setAcceptDrops(False)  # the field takes it, as a path
        self.folder_button = QPushButton("文件夹…")
        self.folder_button.clicked.connect(self._ask_folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.folder_button)
        if takes_rollup:
            self.file_button = QPushButton("汇总文件…")
            self.file_button.clicked.connect(self._ask_file)
            row.addWidget(self.file_button)
        self.setFocusProxy(self.line)
        self.setAcceptDrops(True)

    @property
    def path(self) -> Path | None:
        """What was chosen or typed."""
        text = self.line.text().strip()
        return Path(text) if text else None

    def show_path(self, path: Path | None) -> None:
        """Show a path, or none."""
        self.line.setText(str(path) if path else "")

    def take(self, path: Path) -> None:
        """Take what was dropped; of a file of another kind its folder."""
        is_rollup = self._takes_rollup and path.suffix.lower() == SUFFIX
        self.show_path(path if is_rollup or path.is_dir() else path.parent)

    def _ask_folder(self) -> None:
        start = str(self.path or settings.folder("open"))
        name = QFileDialog.getExistingDirectory(self, f"选择{self._name}", start)
        if name:
            self.show_path(Path(name))

    def _ask_file(self) -> None:
        start = str(self.path or settings.folder("open"))
        name, _ = QFileDialog.getOpenFileName(self, f"选择{self._name}", start, _ROLLUPS)
        if name:
            self.show_path(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders and files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show where they lie."""
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.take(next(Path(url.toLocalFile()) for url in urls if url.isLocalFile()))
