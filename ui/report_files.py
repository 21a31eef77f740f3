"""Opening and saving reports, and asking before something would be lost."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.errors import UserError
from core.exporting import suggested_name
from core.project_file import SUFFIX, read_report, write_project
from core.report import Report
from ui import settings
from ui.overwriting import may_overwrite
from ui.report_editor import ReportEditor

_PROJECTS = f"年报文件 (*{SUFFIX})"
_FILTER = f"{_PROJECTS};;JSON 数据 (*.json);;所有文件 (*)"


class ReportFiles(QObject):
    """Knows the open report's file. `opened` carries the new editor."""

    opened = Signal(ReportEditor)
    saved = Signal()
    leaving = Signal()  # the report is about to be left: what is half typed is settled

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.editor: ReportEditor | None = None
        self.path: Path | None = None

    @property
    def is_dirty(self) -> bool:
        """Whether there are changes that are not in the file."""
        editor = self.editor
        return editor is not None and (not editor.undo_stack.isClean() or self.path is None)

    # Opening

    def open_new(self, report: Report) -> None:
        """Show a new report, which has no file yet."""
        self._show(report, None)

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        if not self.may_leave():
            return
        folder = settings.folder("open")
        name, _ = QFileDialog.getOpenFileName(self._window, "打开年报", str(folder), _FILTER)
        if name:
            self._open(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a file, after asking about unsaved changes."""
        if self.may_leave():
            self._open(path)

    def _open(self, path: Path) -> None:
        try:
            report = read_report(path)
        except UserError as error:
            QMessageBox.warning(self._window, "无法打开", str(error))
            return
        path = path.absolute()
        settings.remember_folder("open", path.parent)
        is_project = path.suffix.lower() == SUFFIX
        if is_project:
            settings.remember_file(path)
        self._show(report, path if is_project else None)

    def _show(self, report: Report, path: Path | None) -> None:
        self.path = path
        self.editor = ReportEditor(report, self)
        self.opened.emit(self.editor)

    # Saving

    def save(self) -> bool:
        """Save to the report's file; ask for one when there is none."""
        return self._write(self.path) if self.path else self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and save to it."""
        if self.editor is None:
            return False
        folder = self.path.parent if self.path else settings.folder("open")
        suggestion = self.path or folder / suggested_name(self.editor.report, SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self._window, "保存年报", str(suggestion), _PROJECTS)
        if not name:
            return False
        path = Path(name)
        if path.suffix.lower() != SUFFIX:
            path = Path(f"{path}{SUFFIX}")
            if not may_overwrite(self._window, [path]):
                return False
        return self._write(path)

    def _write(self, path: Path) -> bool:
        if self.editor is None:
            return False
        try:
            write_project(path, self.editor.report)
        except UserError as error:
            QMessageBox.critical(
                self._window, "没有保存", f"{error}\n您填写的内容还在窗口里，可以另存到别的位置。"
            )
            return False
        self.path = path.absolute()
        self.editor.undo_stack.setClean()
        settings.remember_file(self.path)
        settings.remember_folder("open", self.path.parent)
        self.saved.emit()
        return True

    # Leaving

    def may_leave(self) -> bool:
        """Ask about unsaved changes; say whether the report may be closed."""
        self.leaving.emit()
        if not self.is_dirty or self.editor is None:
            return True
        if self.path is None and self.editor.undo_stack.count() == 0:
            return True  # a new report in which nothing was written
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            "保存修改",
            f"“{self.name}”的修改还没有保存，要保存吗？",
            button.Save | button.Discard | button.Cancel,
            button.Save,
        )
        choices: dict[QMessageBox.StandardButton, Callable[[], bool]] = {
            button.Save: self.save,
            button.Discard: lambda: True,
        }
        return choices.get(answer, lambda: False)()

    @property
    def name(self) -> str:
        """The file's name, or what the report is called while it has none."""
        if self.path:
            return self.path.name
        return self.editor.report.heading.title if self.editor else ""
