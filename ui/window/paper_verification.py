"""核对签字件: whether the open report is what was signed, told by the scanned paper."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.report.differences import Change
from core.report.packed import Packed
from core.report.paper_code import changes_from, verdict_on
from core.report.report import Report
from core.report.verification import in_words
from core.signed_paper import SUFFIXES, read_paper
from ui import settings
from ui.files.job import Job

_TITLE = "核对签字件"
_FILTER = f"扫描件和照片 ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;所有文件 (*)"
_UNEXPECTED = "查找二维码时出现意外（{}），请重新扫描再试。"


def ask_and_verify_paper(report: Report, window: QWidget) -> Job | None:
    """Ask for the scan of the signed paper, read its code, and say what has changed since.

    Returns the job that looks for the code, None when no file was chosen.
    """
    folder = str(settings.folder("open"))
    name, _ = QFileDialog.getOpenFileName(window, "选择签批单的扫描件或照片", folder, _FILTER)
    if not name:
        return None
    path = Path(name)
    text = f"正在“{path.name}”里找二维码……"
    job = Job(lambda _: read_paper(path), _TITLE, text, _UNEXPECTED, window)
    job.succeeded.connect(lambda signed: _tell(report, signed, window))
    job.failed.connect(lambda reason: QMessageBox.warning(window, _TITLE, reason))
    job.start()
    return job


def _tell(report: Report, signed: Packed, window: QWidget) -> None:
    changes = changes_from(report, signed)
    said = in_words(verdict_on(report, signed), changes)
    if not changes:
        QMessageBox.information(window, "与签字件一致", said)
        return
    box = QMessageBox(QMessageBox.Icon.Warning, "与签字件不一致", said, parent=window)
    box.setInformativeText(f"签字的是：{signed.agency}{signed.year}年的报告。")
    box.setDetailedText("\n".join(map(_line, changes)))
    box.exec()
    box.deleteLater()


def _line(change: Change) -> str:
    return f"{change.place}：{change.text}"
