"""Asks where to export, runs the export, and offers to open what came out."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.exporting import FORMATS, suggested_name
from core.report import Report
from ui import settings
from ui.export_job import ExportJob


class ReportExport(QObject):
    """Exports the reports of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._jobs: list[ExportJob] = []

    def ask(self, report: Report, format_id: str) -> None:
        """Ask for a file and export to it; Qt asks before one is overwritten."""
        format_ = FORMATS[format_id]
        suggestion = settings.folder("export") / suggested_name(report, format_.suffix)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            f"导出{format_.name}",
            str(suggestion),
            f"{format_.name} (*{format_.suffix})",
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != format_.suffix:
            path = Path(f"{path}{format_.suffix}")
        settings.remember_folder("export", path.parent)
        self.start(report, format_id, path)

    def start(self, report: Report, format_id: str, path: Path) -> ExportJob:
        """Export in another thread."""
        job = ExportJob(report, format_id, path, self._window)
        self._jobs.append(job)
        job.succeeded.connect(self._offer_to_open)
        job.failed.connect(lambda reason: QMessageBox.warning(self._window, "导出失败", reason))
        job.destroyed.connect(lambda: self._jobs.remove(job))
        job.start()
        return job

    def wait(self) -> None:
        """Wait for exports under way, before the program ends."""
        for job in self._jobs:
            job.wait()

    def _offer_to_open(self, path: Path) -> None:
        if not self._window.isVisible():
            return  # the program is being left
        box = QMessageBox(self._window)
        box.setWindowTitle("导出完成")
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(f"已导出到：\n{path}")
        open_file = box.addButton("打开文件", QMessageBox.ButtonRole.AcceptRole)
        open_folder = box.addButton("打开所在文件夹", QMessageBox.ButtonRole.ActionRole)
        box.addButton("关闭", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is open_file:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        elif box.clickedButton() is open_folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
