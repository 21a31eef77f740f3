"""Asks for a register, lets the clerk review what it makes, and takes it over; makes blank ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from core.errors import UserError
from core.form.library import official_forms
from ui import settings
from ui.files.job import Job, Progress
from ui.files.overwriting import ask_file
from ui.files.report_files import ReportFiles
from ui.ledger.watching import LedgerWatch

if TYPE_CHECKING:
    from core.form.form import Form
    from core.ledger.ledger import Ledger
    from ui.editing.report_editor import ReportEditor

_TITLE = "从台账统计"
_BLANK_TITLE = "新建空白台账"
_FAILED = "没有统计"
_UNEXPECTED = "读取时出现意外（{}），请用 Excel 或 WPS 把台账另存为 .xlsx 再试。"


class LedgerControl(QObject):
    """Counts registers for the reports of one window."""

    def __init__(self, window: QWidget, files: ReportFiles) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._jobs: list[Job] = []
        self.watch = LedgerWatch(files, self)

    @property
    def is_busy(self) -> bool:
        """Whether a register is being read."""
        return bool(self._jobs)

    def wait(self) -> None:
        """Stop reading, before the program ends."""
        self.watch.wait()
        for job in self._jobs:
            job.cancel()
            job.wait()

    def ask(self, editor: ReportEditor) -> None:
        """Ask for a register, and go on with it."""
        from core.ledger.sheets import SUFFIXES  # noqa: PLC0415 (the window opens without it)

        listed = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        last = next(iter(editor.report.ledgers.values()), None)
        folder = str(settings.folder("ledger")) if last is None else last.path
        name, _ = QFileDialog.getOpenFileName(
            self._window, f"{_TITLE}：选择台账", folder, f"台账 ({listed})"
        )
        if name:
            self.read(editor, Path(name))

    def read(self, editor: ReportEditor, path: Path) -> None:
        """Read a register in another thread, and review what it makes."""
        settings.remember_folder("ledger", path.absolute().parent)
        form = editor.report.form

        def work(progress: Progress) -> object:
            from core.ledger.ledger import read_ledger  # noqa: PLC0415 (as above)
            from core.ledger.memory import remembered  # noqa: PLC0415 (as above)

            ledger = remembered(read_ledger(path, form))
            progress(1.0)
            return ledger

        job = Job(work, "读取", f"正在读取“{path.name}”……", _UNEXPECTED, self._window)
        self._jobs.append(job)
        job.succeeded.connect(lambda found: self._review(editor, found))
        job.failed.connect(lambda reason: QMessageBox.warning(self._window, _FAILED, reason))
        job.ended.connect(lambda: self._jobs.remove(job))
        job.start()

    def _review(self, editor: ReportEditor, ledger: Ledger) -> None:
        from core.ledger.memory import remember  # noqa: PLC0415 (as above)
        from core.ledger.taking import taken  # noqa: PLC0415 (as above)
        from ui.ledger.ledger_dialog import LedgerDialog  # noqa: PLC0415 (as above)

        if self._files.editor is not editor:
            return  # another report was opened meanwhile
        today = date.today()  # noqa: DTZ011 (the clerk's calendar day)
        dialog = LedgerDialog(ledger, editor.report, today, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        remember(dialog.ledger, dialog.given)
        if accepted:
            report = taken(editor.report, dialog.ledger, dialog.tally)
            editor.replace_report(report, f"{_TITLE}“{ledger.path.name}”")
        dialog.deleteLater()

    def ask_blank(self) -> None:
        """Ask where a blank register shall be, and write it."""
        suggestion = settings.folder("ledger") / "政府信息公开台账.xlsx"
        path = ask_file(self._window, _BLANK_TITLE, suggestion, "Excel 工作簿")
        if path is None:
            return
        settings.remember_folder("ledger", path.absolute().parent)
        editor, forms = self._files.editor, official_forms()
        form = editor.report.form if editor else forms.by_id(forms.ids()[-1])
        try:
            self._write(path, form, editor.report.heading.agency if editor else "")
        except UserError as error:
            QMessageBox.warning(self._window, "没有保存", str(error))
            return
        self._offer_to_open(path)

    def _write(self, path: Path, form: Form, agency: str) -> None:
        from core.exporting import write_export  # noqa: PLC0415 (as above)
        from core.ledger.blank import blank_ledger  # noqa: PLC0415 (as above)
        from core.moments import start_of_today  # noqa: PLC0415 (as above)

        write_export(path, blank_ledger(form, agency, start_of_today()))

    def _offer_to_open(self, path: Path) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("空白台账已经建好")
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(f"保存到：\n{path}\n平时登记，年底用“核对”菜单的“从台账统计”填表。")
        role = QMessageBox.ButtonRole
        open_file = box.addButton("打开文件", role.AcceptRole)
        box.addButton("关闭", role.RejectRole)
        box.exec()
        if box.clickedButton() is open_file:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
