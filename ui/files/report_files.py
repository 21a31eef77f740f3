"""Opening and saving reports, and asking before something would be lost."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.exporting import suggested_name
from core.project.journal import Unsaved, discard
from core.project.open_file import ChangedError, OpenFile
from core.project.project_file import SUFFIX, encode_project
from core.report.report import Report
from core.rollup.suffix import SUFFIX as ROLLUP
from core.storage.aside import LAST_PATIENCE, begun
from core.storage.files import is_text
from core.storage.locking import REFRESH_EVERY
from ui import settings
from ui.files import file_questions
from ui.files.access import locked_for_writing
from ui.files.changes_by_others import ChangesByOthers
from ui.files.opening import file_of, is_shown_elsewhere, opened
from ui.files.patience import GivenUp
from ui.files.presence import WindowPresence
from ui.files.saving import Save, Saving
from ui.safety.recorder import Recorder, State

if TYPE_CHECKING:
    from ui.editing.report_editor import ReportEditor

_OWN = (SUFFIX, ".json")  # what holds a report as it is, with nothing to interpret


class ReportFiles(QObject):
    """Knows the open report's file. `opened` carries the new editor."""

    opened = Signal(object)  # the new ReportEditor
    saved = Signal()
    rollup_chosen = Signal(Path)  # a 汇总 file, which has a window of its own
    foreign = Signal(Path)  # a file that has to be interpreted was chosen
    leaving = Signal()  # the report is about to be left: what is half typed is settled
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.editor: ReportEditor | None = None
        self.file: OpenFile | None = None
        self.recorder = Recorder(self._unsaved, self)
        self.recorder.failed.connect(self.told)
        self.recorder.mended.connect(lambda: self.told.emit(""))
        self._refresher = QTimer(self)
        self._refresher.timeout.connect(self.refresh)
        self._refresher.start(REFRESH_EVERY * 1000)
        self.others = ChangesByOthers(self, window)
        self._presence = WindowPresence(window, self)
        self.saving = Saving(self._finish_save, self)
        self._has_content = False  # whether a report without a file was opened with content

    @property
    def path(self) -> Path | None:
        """The open report's file; None while it has none."""
        return self.file.path if self.file else None

    @property
    def is_read_only(self) -> bool:
        """Whether the report can only be saved to another file."""
        return self.file is not None and self.file.read_only

    @property
    def is_dirty(self) -> bool:
        """Whether there are changes that are not in the file."""
        editor = self.editor
        if editor is None:
            return False
        return self.path is None or self.saving.is_busy or not editor.undo_stack.isClean()

    def _unsaved(self) -> State | None:
        """Return what would be lost now; a new report in which nothing was written would not."""
        editor = self.editor
        if editor is None or not self.is_dirty or self.is_untouched:
            return None
        return State(editor.report, self.path, self.file.digest if self.file else None)

    @property
    def is_untouched(self) -> bool:
        """Whether this is a new report in which nothing was written.

        A draft made of last year's report is none: its texts and what was corrected
        while it was read are nowhere else.
        """
        editor = self.editor
        if editor is None or self.path is not None or self._has_content:
            return False
        if editor.report.previous is not None:
            return False
        return not editor.undo_stack.count()

    # Opening

    def open_new(self, report: Report, *, has_content: bool = False) -> None:
        """Show a report that has no file yet: a new one, or one `has_content` of elsewhere."""
        self._show(report, None, has_content=has_content)

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        path = file_questions.ask_what_to_open(self._window, settings.folder("open"))
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a file, after asking about unsaved changes; other people's files are imported."""
        if not is_text(str(path)):  # Qt ends the program over such a name
            reason = "文件或文件夹的名字不是 UTF-8 编码，请先给它改名，再打开。"
            file_questions.say_not_opened(self._window, reason)
        elif path.suffix.lower() == ROLLUP:
            self.rollup_chosen.emit(path)
        elif path.suffix.lower() not in _OWN:
            self.foreign.emit(path)
        else:
            with suppress(GivenUp):
                self._open(path.absolute())

    def _open(self, path: Path) -> None:
        if is_shown_elsewhere(self._window, path):
            self.told.emit(f"“{path.name}”已在另一个窗口打开，那个窗口到前面来了。")
            return
        if not self.may_leave():
            return
        found = opened(self._window, path, self.file)
        if found is None:
            return
        if found.file is not None:
            settings.remember_file(path)
        settings.remember_folder("open", path.parent)
        self._show(*found)

    def _show(self, report: Report, file: OpenFile | None, *, has_content: bool = False) -> None:
        from ui.editing.report_editor import ReportEditor  # noqa: PLC0415 (the window opens without it)

        editor = ReportEditor(report, self)  # first: what fails leaves the other as it was
        self.recorder.forget()
        self._use(file)
        self.editor, self._has_content = editor, has_content
        self.recorder.follow(editor)
        self.opened.emit(editor)

    def _use(self, file: OpenFile | None) -> None:
        """Go on with another file, or none; the one before is free for others."""
        before, self.file = self.file, file
        self._presence.show(self.path)
        if before is not None and before is not file:
            begun(before.close, LAST_PATIENCE)

    def restore(self, unsaved: Unsaved) -> None:
        """Show what was not saved, with the file it belongs to; that is no step one could undo."""
        if not self.may_leave():
            return
        file = file_of(self._window, unsaved, self.file)
        self._show(unsaved.report, file, has_content=True)
        if self.editor is not None:
            self.editor.undo_stack.resetClean()
        try:
            self.recorder.write_now()
        except UserError as error:
            self.told.emit(str(error))  # the journal of before stays
        else:
            discard(unsaved.path)

    # Saving

    def save(self) -> bool:
        """Save to the report's file; ask for one when there is none that may be written.

        False when it has failed already; on a slow disk the result comes later.
        """
        file = self.saving.file or self.file
        if file is None or file.read_only:
            return self.save_as()
        return self.write(file)

    def save_as(self) -> bool:
        """Ask for a file and save to it."""
        path = self._ask_where()
        if path is None:
            return False
        if path == self.path and not self.is_read_only:
            return self.save()
        file = locked_for_writing(self._window, path)
        if file is None:
            return False
        return self.write(file)

    def _ask_where(self) -> Path | None:
        if self.editor is None:
            return None
        folder = self.path.parent if self.path else settings.folder("save")
        suggestion = self.path or folder / suggested_name(self.editor.report, SUFFIX)
        return file_questions.ask_where_to_save(self._window, suggestion)

    def write(self, file: OpenFile) -> bool:
        """Save to a file, which is the report's from then on."""
        editor = self.editor
        if editor is None:
            return False
        data = encode_project(editor.report)
        editor.undo_stack.setClean()  # what is typed from here on is a step of its own
        return self.saving.start(Save(file, data))

    def _finish_save(self, save: Save, result: Future[str]) -> bool:
        """Tell what came of a save; say whether the report is in a file now."""
        try:
            problem = result.result()
        except ChangedError:
            self._has_not_saved(save)
            return self.others.ask_on_saving(save.file)
        except UserError as error:
            self._has_not_saved(save)
            return file_questions.wants_another_place(self._window, str(error)) and self.save_as()
        except BaseException:
            self._has_not_saved(save)
            raise
        self._has_saved(save, problem)
        return True

    def _has_saved(self, save: Save, problem: str) -> None:
        self._use(save.file)
        if self.editor is not None and self.editor.undo_stack.isClean():
            self.recorder.forget()
        else:
            self.recorder.note()
        self.saved.emit()
        if problem:
            self.told.emit(problem)

    def _has_not_saved(self, save: Save) -> None:
        if self.editor is not None:
            self.editor.undo_stack.resetClean()
        if save.file is not self.file:
            save.file.close()
        self.recorder.note()

    def now_clean(self) -> None:
        """Take the report for saved as it is."""
        if self.editor is not None:
            self.editor.undo_stack.setClean()
        self.recorder.forget()
        self.saved.emit()

    def refresh(self) -> None:
        """Tell other machines that the report is still open here."""
        self.recorder.refresh()
        if self.file is not None:
            begun(self.file.refresh)

    # Leaving

    def may_leave(self) -> bool:
        """Ask about unsaved changes; say whether the report may be closed."""
        self.leaving.emit()
        self.saving.wait()
        if not self.is_dirty or self.is_untouched:
            return True
        answer = file_questions.ask_about_changes(self._window, self.name)
        button = file_questions.Button
        if answer != button.Save:
            return answer == button.Discard
        return self.save() and self.saving.wait() and not self.is_dirty

    def finish(self, *, keeps: bool = False) -> None:
        """Let go of the file, before the window closes; keep what was not saved, or forget it."""
        self._refresher.stop()
        self.saving.stop()
        self.recorder.finish(keeps=keeps)
        self._presence.show(None)
        if self.file is not None:
            begun(self.file.close, LAST_PATIENCE)

    @property
    def name(self) -> str:
        """The file's name, or what the report is called while it has none."""
        if self.path:
            return self.path.name
        return self.editor.report.heading.title if self.editor else ""
