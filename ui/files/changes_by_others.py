"""Notices that somebody else has changed the open file: before saving, and on returning."""

from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import UserError
from core.project.open_file import OpenFile
from core.project.project_file import find_project
from core.storage.aside import begun
from core.storage.disk_state import DiskState, look
from ui.files.conflict import Answer, ask_on_return, ask_on_saving
from ui.files.file_questions import may_open, say_not_opened
from ui.files.patience import GivenUp, call_back, done

if TYPE_CHECKING:
    from ui.files.report_files import ReportFiles

_LOOKING = "正在查看“{}”，磁盘或网络还没有回应。"
_Seen: TypeAlias = tuple[DiskState | None, bool]
"""What others have written since, if anything, and whether the file is there."""


class ChangesByOthers(QObject):
    """Keep mine, take theirs, or save as another file: as the clerk chooses."""

    def __init__(self, files: "ReportFiles", window: QWidget) -> None:
        super().__init__(files)
        self._files = files
        self._window = window
        self._asked: DiskState | None = None  # of which one was asked already
        self._looking: Future[_Seen] | None = None

    def look(self) -> None:
        """Notice that somebody else has changed or removed the open file."""
        file, editor = self._files.file, self._files.editor
        if file is None or editor is None or QApplication.activeModalWidget() is not None:
            return
        if self._files.saving.is_busy:
            return  # which looks itself
        if self._looking is None or self._looking.done():
            self._looking = begun(lambda: (file.theirs(), file.is_there))
            call_back(self._looking, lambda seen: self._has_seen(file, seen))

    def _has_seen(self, file: OpenFile, seen: "Future[_Seen]") -> None:
        """Ask about what was seen, unless the window has gone on to something else by now."""
        editor = self._files.editor
        is_busy = self._files.saving.is_busy or QApplication.activeModalWidget() is not None
        if is_busy or editor is None or file is not self._files.file:
            return
        try:
            theirs, is_there = seen.result()
        except UserError as error:
            self._files.told.emit(str(error))
            return
        if theirs is not None and theirs != self._asked:
            self._asked = theirs
            is_dirty = self._files.is_dirty
            self._settle(file, ask_on_return(self._window, file.path, is_dirty=is_dirty))
        elif theirs is None and not is_there and not self._files.is_dirty:
            editor.undo_stack.resetClean()
            self._files.told.emit(f"“{file.path}”不在了或磁盘已断开，内容还在窗口里，请另存。")

    def ask_on_saving(self, file: OpenFile) -> bool:
        """Ask before a changed file would be replaced; say whether the report is saved."""
        return self._settle(file, ask_on_saving(self._window, file.path))

    def _settle(self, file: OpenFile, answer: Answer) -> bool:
        """Do what was chosen; say whether the report is in a file now."""
        if answer is Answer.SAVE_AS:
            return self._files.save_as()
        if answer is Answer.OVERWRITE:
            return self._accept(file) and self._files.write(file)
        file_is_taken = answer is Answer.TAKE_THEIRS and self._take_theirs(file)
        if answer is Answer.KEEP_MINE:
            self._keep_mine(file)
        return file_is_taken

    def _accept(self, file: OpenFile) -> bool:
        """Take what is on the disk for known; say whether it can be read."""
        try:
            now = done(self._window, _LOOKING.format(file.path.name), partial(look, file.path))
        except GivenUp:
            return False
        except UserError as error:
            say_not_opened(self._window, str(error))
            return False
        file.accept(now)
        return True

    def _keep_mine(self, file: OpenFile) -> None:
        self._accept(file)
        if self._files.editor is not None:
            self._files.editor.undo_stack.resetClean()
            self._files.recorder.note()

    def _take_theirs(self, file: OpenFile) -> bool:
        if self._files.editor is None or not self._accept(file):
            return False
        try:
            label = _LOOKING.format(file.path.name)
            report, doubt = done(self._window, label, partial(find_project, file.path))
        except GivenUp:
            self._keep_mine(file)
            return False
        except UserError as error:
            self._keep_mine(file)
            say_not_opened(self._window, str(error))
            return False
        if not may_open(self._window, doubt):
            self._keep_mine(file)
            return False
        self._files.editor.replace_report(report, "换成磁盘上的内容")
        self._files.now_clean()
        return True
