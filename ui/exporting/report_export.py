"""Asks where to export, runs the export, and offers to open what came out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from core.exporting import ExportOptions, suggested_name
from core.formats.all_formats import FORMATS
from ui import settings
from ui.exporting.drafts import what_is_wrong
from ui.files.offering import offer_to_open
from ui.files.overwriting import ask_file, may_overwrite

if TYPE_CHECKING:
    from core.report.report import Report
    from ui.editing.report_editor import ReportEditor
    from ui.exporting.export_job import ExportJob

_NAMES_SHOWN = 6


class ReportExport(QObject):
    """Exports the reports of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._jobs: list[ExportJob] = []

    def ask(self, editor: ReportEditor, format_id: str) -> None:
        """Ask for a file and export to it; Qt asks before one is overwritten."""
        format_ = FORMATS[format_id]
        suggestion = settings.folder("export") / suggested_name(editor.report, format_.suffix)
        path = ask_file(self._window, f"导出：{format_.name}", suggestion, format_.name)
        if path is None:
            return
        draft = self._ask_draft(editor) if format_.says_draft else None
        if draft is not None or not format_.says_draft:
            settings.remember_folder("export", path.parent)
            options = ExportOptions(
                draft,
                settings.adds_sign_off(),
                settings.uses_shipped_fonts(),
                settings.sign_off_items(),
                settings.writes_values_only(),
            )
            self.start(editor, {format_id: path}, options)

    def ask_all(self, editor: ReportEditor) -> None:
        """Ask for formats and a folder, and export to them."""
        from ui.exporting.export_all_dialog import ExportAllDialog  # noqa: PLC0415 (the window opens without it)

        dialog = ExportAllDialog(editor.report, errors=what_is_wrong(editor), parent=self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        targets = dialog.targets()
        if may_overwrite(self._window, targets.values()):
            settings.remember_folder("export", dialog.folder)
            self.start(editor, targets, dialog.options())

    def _ask_draft(self, editor: ReportEditor) -> bool | None:
        """Ask whether to mark a report with errors as a draft; None cancels the export."""
        if not editor.standing.error_count:
            return False
        box = QMessageBox(self._window)
        box.setWindowTitle("报告还有错误")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(f"报告还有{what_is_wrong(editor)}，导出的文件要标上“草稿”吗？")
        draft = box.addButton("标上草稿", QMessageBox.ButtonRole.AcceptRole)
        final = box.addButton("不标草稿", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() not in (draft, final):
            return None
        return box.clickedButton() is draft

    def start(
        self, editor: ReportEditor, targets: Mapping[str, Path], options: ExportOptions
    ) -> ExportJob:
        """Export in another thread."""
        from ui.exporting.export_job import ExportJob  # noqa: PLC0415 (the window opens without it)

        job = ExportJob(editor.report, targets, options, self._window)
        self._jobs.append(job)
        note = _what_is_not_printed(editor.report) if "pdf" in targets else ""
        job.succeeded.connect(partial(self._offer_to_open, note=note))
        job.interrupted.connect(partial(self._offer_to_open, is_complete=False))
        job.failed.connect(lambda reason: QMessageBox.warning(self._window, "导出失败", reason))
        job.destroyed.connect(lambda: self._jobs.remove(job))
        job.start()
        return job

    def copy_web_page(self, editor: ReportEditor) -> None:
        """Put the report on the clipboard for a portal's editor, and as text beside it."""
        from core.formats.html.writing import writer as html  # noqa: PLC0415 (the window opens without them)
        from core.formats.text.writing import writer as text  # noqa: PLC0415 (the window opens without them)
        from core.layout.compose import compose  # noqa: PLC0415 (the window opens without it)

        document = compose(editor.report, draft=editor.standing.error_count > 0)
        data = QMimeData()
        data.setHtml(html.fragment(document))
        data.setText(text.render(document))
        QGuiApplication.clipboard().setMimeData(data)

    @property
    def is_busy(self) -> bool:
        """Whether something is being exported."""
        return bool(self._jobs)

    def cancel(self) -> None:
        """Stop exports under way."""
        for job in self._jobs:
            job.cancel()

    def wait(self) -> None:
        """Wait for exports under way, before the program ends."""
        for job in self._jobs:
            job.wait()

    def _offer_to_open(
        self, paths: list[Path], *, is_complete: bool = True, note: str = ""
    ) -> None:
        if self._window.isVisible():  # or the program is being left
            offer_to_open(self._window, paths, is_complete=is_complete, note=note)


def _what_is_not_printed(report: Report) -> str:
    """Return lines about characters in place of which the pages have another sign."""
    from core.checks.writing.printable import told_of_missing  # noqa: PLC0415 (the window opens without it)

    return "".join(f"\n{sentence}" for sentence in list(told_of_missing(report))[:_NAMES_SHOWN])
