"""Writes what the desk hands over: asks where, works in a thread, says where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.exporting import file_name
from core.moments import start_of_today
from core.rollup.desk import Desk
from core.rollup.model import Row
from core.rollup.summing.total import Total
from ui import settings
from ui.files.job import Job, Progress
from ui.files.offering import offer_to_open
from ui.files.overwriting import ask_file, may_overwrite
from ui.rollup.asking import attempt

if TYPE_CHECKING:
    from core.rollup.outputs.returns import Choice
    from ui.rollup.desk_window import DeskWindow

_UNEXPECTED = "导出时出现意外（{}），没有写完。"
Written: TypeAlias = Callable[[Path, float], object]
"""Hears of a file that is written, and of the part done, 0 to 1."""


def _write_workbook(desk: Desk, total: Total, path: Path) -> None:
    from core.rollup.outputs.office import write_workbook  # noqa: PLC0415 (the window opens without it)

    write_workbook(desk, total, path, start_of_today())


def _write_situation(desk: Desk, total: Total, path: Path) -> None:
    from core.rollup.outputs.situation import write_situation  # noqa: PLC0415 (as above)

    write_situation(desk, total, path, _today())


def _today() -> date:
    return date.today()  # noqa: DTZ011 (the office's calendar day)


class Output(NamedTuple):
    """A file made of the sum: what it is called, its format, what writes it."""

    name: str
    format_name: str
    suffix: str
    write: Callable[[Desk, Total, Path], None]


OUTPUTS = {
    "workbook": Output("汇总", "Excel", ".xlsx", _write_workbook),
    "situation_pdf": Output("汇总情况", "PDF", ".pdf", _write_situation),
    "situation_docx": Output("汇总情况", "Word", ".docx", _write_situation),
}
"""By the id of the action."""


class OutputJob(Job):
    """Writes files; tells of those that are written, also when it was cancelled."""

    def __init__(self, write: Callable[[Written], str], label: str, parent: QWidget) -> None:
        self.written: list[Path] = []
        self._write = write
        self.note = ""
        super().__init__(self._work, "导出", label, _UNEXPECTED, parent)

    def _work(self, progress: Progress) -> object:
        def tell(path: Path, part: float) -> None:
            self.written.append(path)
            if part < 1:
                progress(part)  # raises when one has stopped it

        progress(0)
        self.note = self._write(tell)
        return True

    def _tell(self, problem: str) -> None:
        if problem:
            count = len(self.written)
            self.failed.emit(f"{problem}\n已经写好的有 {count} 个文件。" if count else problem)
        elif self.written:
            self.succeeded.emit(self._worker.result is not None)


class Outputs(QObject):
    """Hands over, one thing at a time; while it `is_busy`, nobody may ask the desk."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._focus: QWidget | None = None
        self.job: OutputJob | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being written."""
        return self.job is not None

    def show_actions(self, chosen: Sequence[Row]) -> None:
        """Enable what there is something for."""
        actions, rows = self._window.menus.by_id, self._window.model.rows
        for id_ in OUTPUTS:
            actions[id_].setEnabled(bool(rows))
        actions["returns"].setEnabled(any(row.goes_back for row in rows))
        actions["copy_return"].setEnabled(len(chosen) == 1 and chosen[0].goes_back)

    def stop(self) -> None:
        """Stop for good, before the desk is closed; no half of a file stays."""
        job, self.job = self.job, None
        if job is not None:
            job.cancel()
            job.wait()

    # Asking where

    def ask(self, output: Output) -> None:
        """Ask for a file and write it."""
        desk = self._window.desk
        known = desk.settings
        name = file_name(f"{known.agency}{known.year}年政务公开年报{output.name}")
        suggestion = settings.folder("export") / f"{name}{output.suffix}"
        title = f"导出：{output.name} {output.format_name}"
        path = ask_file(self._window, title, suggestion, output.format_name)
        if path is None or not self._may_lie_in(path.parent):
            return

        def write(tell: Written) -> str:
            total = desk.total()
            output.write(desk, total, path)
            tell(path, 1)
            return f"\n合计里是{total.completeness}。"

        self._start(write, path.parent, f"正在导出“{path.name}”……")

    def ask_returns(self) -> None:
        """Ask how the pages of all organs whose reports go back are to be handed over."""
        from core.rollup.outputs.returns import returned  # noqa: PLC0415 (as above)
        from ui.rollup.returns_dialog import ReturnsDialog  # noqa: PLC0415 (as above)

        rows = returned(self._window.desk)
        dialog = ReturnsDialog(rows, self._window)
        if not dialog.exec():
            return
        if dialog.as_text:
            self._copy_returns(rows, keeps=dialog.choice().as_sent)
        else:
            self._write_returns(dialog.choice())

    def _copy_returns(self, rows: Sequence[Row], *, keeps: bool) -> None:
        from core.rollup.outputs.returns import return_text, send_back  # noqa: PLC0415 (as above)

        desk, take = self._window.desk, send_back if keeps else return_text
        texts: list[str] = []
        if self._window.decide(lambda: texts.extend(take(desk, row.organ.id) for row in rows)):
            QGuiApplication.clipboard().setText("\n\n".join(texts))
            kept = "；已记下退回" if keeps else ""
            self._window.tell(f"{len(texts)} 个机关的退回意见已复制，可以粘贴到聊天里{kept}。")

    def _write_returns(self, choice: Choice) -> None:
        """Ask for a folder and write the pages."""
        from core.rollup.outputs.returns import return_files, write_returns  # noqa: PLC0415 (as above)

        desk, start = self._window.desk, str(settings.folder("export"))
        name = QFileDialog.getExistingDirectory(self._window, "退回意见存到文件夹", start)
        folder = Path(name)
        if not name or not self._may_lie_in(folder):
            return

        def write(tell: Written) -> str:
            write_returns(desk, folder, _today(), tell, choice)
            return ""

        if may_overwrite(self._window, [file.path for file in return_files(desk, folder, choice)]):
            self._start(write, folder, "正在写退回意见……")

    def _may_lie_in(self, folder: Path) -> bool:
        """Say why nothing is written among the reports received: it would be read as one."""
        received = self._window.desk.settings.folder
        if received is None or not folder.resolve().is_relative_to(received.resolve()):
            return True
        text = f"“{folder}”在收到的年报中间，下次会当作收到的文件，请换一个文件夹。"
        QMessageBox.warning(self._window, "没有导出", text)
        return False

    # Writing

    def _start(self, write: Callable[[Written], str], folder: Path, label: str) -> None:
        window = self._window
        if window.is_reading:  # it began while one was asked
            window.tell("正在读入，读完以后再导出。")
            return
        settings.remember_folder("export", folder)
        self._focus = window.focusWidget()
        self.job = job = OutputJob(write, label, window)
        job.ended.connect(self._end)
        job.failed.connect(self._show_failure)
        job.succeeded.connect(lambda is_complete: self._show_written(job, is_complete))
        self._let_decide(is_allowed=False)
        window.show_actions()
        job.start()

    def _end(self) -> None:
        if self.job is None:
            return  # the window is closed
        self.job = None
        self._let_decide(is_allowed=True)
        if self._focus is not None:
            self._focus.setFocus()
        attempt(self._window, self._window.show_rows)  # what was sent back is kept

    def _let_decide(self, *, is_allowed: bool) -> None:
        """Let nothing be decided or read under the writer's hands."""
        for part in (self._window.boards.stack, self._window.notice):
            part.setEnabled(is_allowed)

    def _show_failure(self, reason: str) -> None:
        if self._window.isVisible():
            QMessageBox.warning(self._window, "没有导出", reason)

    def _show_written(self, job: OutputJob, is_complete: bool) -> None:  # noqa: FBT001 (a signal's)
        if self._window.isVisible():
            offer_to_open(self._window, job.written, is_complete=is_complete, note=job.note)
