"""Exports a report in another thread, one file a format."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.exporting import ExportOptions, export
from core.report.report import Report
from ui.files.job import Job, Progress

_UNEXPECTED = "导出时出现意外（{}），文件没有写入。"


class ExportJob(Job):
    """One export; it succeeds with the paths written."""

    interrupted = Signal(list)  # the paths written before it was cancelled

    def __init__(
        self,
        report: Report,
        targets: Mapping[str, Path],
        options: ExportOptions,
        parent: QWidget,
    ) -> None:
        self._report = report.copy()  # so that one may go on typing
        self._targets = targets
        self._options = options
        self._written: list[Path] = []
        names = [path.name for path in targets.values()]
        what = f"“{names[0]}”" if len(names) == 1 else f" {len(names)} 个文件"
        super().__init__(self._export, "导出", f"正在导出{what}……", _UNEXPECTED, parent)

    def _export(self, progress: Progress) -> None:
        """Write the files; when it is cancelled the one under way is not written."""

        def report_part(part: float) -> None:
            progress((len(self._written) + part) / len(self._targets))

        for format_id, path in self._targets.items():
            export(self._report, format_id, path, report_part, self._options)
            self._written.append(path)

    def _tell(self, problem: str) -> None:
        """Name the files that were written before a problem, or before a late cancelling."""
        if problem:
            names = "、".join(path.name for path in self._written)
            done = f"\n已经导出的有：{names}。" if self._written else ""
            self.failed.emit(f"{problem}{done}")
        elif len(self._written) == len(self._targets):
            self.succeeded.emit(self._written)
        elif self._written:
            self.interrupted.emit(self._written)
