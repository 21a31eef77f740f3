"""Asks for a blank of the superior's, lets the clerk review what goes where, and fills it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from core.errors import UserError
from ui import settings
from ui.files.job import Job, Progress
from ui.files.overwriting import may_overwrite

if TYPE_CHECKING:
    from core.filling.filling import Filled
    from core.filling.plan import Plan
    from core.report.report import Report
    from ui.editing.report_editor import ReportEditor

_TITLE = "填入上报表"
_FAILED = "没有填好"
_UNEXPECTED = "读取时出现意外（{}），请用 Office 或 WPS 把它另存为 .xlsx 或 .docx 再试。"
_NOTES_SHOWN = 6


class Filler(QObject):
    """Fills in blanks for the reports of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._jobs: list[Job] = []

    @property
    def is_busy(self) -> bool:
        """Whether a blank is being read."""
        return bool(self._jobs)

    def ask(self, editor: ReportEditor, report_file: Path | None) -> None:
        """Ask for a blank, and go on with it."""
        from core.filling.opening import SUFFIXES  # noqa: PLC0415 (the window opens without it)

        listed = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        folder = str(settings.folder("blank"))
        name, _ = QFileDialog.getOpenFileName(
            self._window, f"{_TITLE}：选择上级发来的表", folder, f"Excel 和 Word 表 ({listed})"
        )
        if name:
            self.read(editor.report.copy(), Path(name), report_file)

    def read(self, report: Report, path: Path, report_file: Path | None) -> None:
        """Read a blank in another thread, and review what would go where."""
        settings.remember_folder("blank", path.absolute().parent)

        def work(progress: Progress) -> object:
            from core.filling.memory import person  # noqa: PLC0415 (as above)
            from core.filling.preparing import prepare  # noqa: PLC0415 (as above)

            prepared = prepare(path, report, person())
            progress(1.0)
            return prepared

        job = Job(work, "读取", f"正在读取“{path.name}”……", _UNEXPECTED, self._window)
        self._jobs.append(job)
        job.succeeded.connect(lambda found: self._review(found, path, report_file))
        job.failed.connect(self._refuse)
        job.ended.connect(lambda: self._jobs.remove(job))
        job.start()

    def wait(self) -> None:
        """Stop reading, before the program ends."""
        for job in self._jobs:
            job.cancel()
            job.wait()

    def _review(self, found: tuple[Plan, str], path: Path, report_file: Path | None) -> None:
        from core.filling.memory import keep_person, remember  # noqa: PLC0415 (as above)
        from ui.filling.filling_dialog import FillingDialog  # noqa: PLC0415 (as above)

        plan, suffix = found
        dialog = FillingDialog(plan, path.name, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        keep_person(dialog.person())
        remember(dialog.plan)
        target = self._ask_target(path, suffix)
        if target is not None:
            self._fill(dialog.plan, path, report_file, target)

    def _ask_target(self, path: Path, suffix: str) -> Path | None:
        suggestion = path.with_name(f"{path.stem}（已填）{suffix}")
        name, _ = QFileDialog.getSaveFileName(
            self._window, f"{_TITLE}：另存为", str(suggestion), f"上报表 (*{suffix})"
        )
        target = Path(name)
        if name and target.suffix.lower() != suffix:
            target = Path(f"{name}{suffix}")
            return target if may_overwrite(self._window, [target]) else None
        return target if name else None

    def _fill(self, plan: Plan, path: Path, report_file: Path | None, target: Path) -> None:
        from core.filling.filling import fill, refuse_target, save  # noqa: PLC0415 (as above)

        try:
            refuse_target(path, report_file, target)
            filled = fill(plan)
            save(filled, target)
        except UserError as error:
            self._refuse(str(error))
            return
        self._offer_to_open(filled, target)

    def _refuse(self, reason: str) -> None:
        QMessageBox.warning(self._window, _FAILED, reason)

    def _offer_to_open(self, filled: Filled, target: Path) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("已经填好")
        box.setIcon(QMessageBox.Icon.Information)
        notes = "".join(f"\n· {sentence}" for sentence in filled.told[:_NOTES_SHOWN])
        more = f"\n……共{len(filled.told)}处" if len(filled.told) > _NOTES_SHOWN else ""
        box.setText(
            f"填了{filled.figures}个数字、{filled.fields}个栏目，又读出来核对过，保存到：\n"
            f"{target}{notes}{more}"
        )
        role = QMessageBox.ButtonRole
        open_file = box.addButton("打开文件", role.AcceptRole)
        open_folder = box.addButton("打开文件夹", role.ActionRole)
        box.addButton("关闭", role.RejectRole)
        box.exec()
        places = {open_file: target, open_folder: target.parent}
        clicked = box.clickedButton()
        if clicked in places:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(places[clicked])))
