"""Writes and prints what 历年对比 shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.exporting import file_name, write_export
from core.moments import start_of_today
from ui import settings
from ui.files.job import Progress
from ui.files.offering import offer_to_open
from ui.files.overwriting import ask_file
from ui.years.jobs import Jobs

if TYPE_CHECKING:
    from ui.years.years_window import YearsWindow

_TITLE = "历年对比"
_UNEXPECTED = "导出时出现意外（{}），文件没有写入。"
_NAMES = {"xlsx": "Excel 文件", "pdf": "PDF 文件", "docx": "Word 文件"}


class HandingOver(QObject):
    """Makes files in another thread."""

    def __init__(self, window: YearsWindow) -> None:
        super().__init__(window)
        self._window = window
        self.jobs = Jobs(window, _TITLE, _UNEXPECTED)
        window.print_asked.connect(self._print)
        window.export_asked.connect(self._export)

    def _maker(self, kind: str) -> Callable[[Progress], bytes]:
        """Return what makes a file of this kind of what is shown now."""
        reports, sources = self._window.reports, self._window.said_sources()

        def make(progress: Progress) -> bytes:
            from core.years.outputs.files import years_bytes  # noqa: PLC0415 (writers load much)

            progress(0)
            return years_bytes(reports, sources, kind, start_of_today())

        return make

    def _export(self, kind: str) -> None:
        name = file_name(f"{self._window.reports[-1].heading.agency}{_TITLE}") or _TITLE
        suggestion = settings.folder("export") / f"{name}.{kind}"
        path = ask_file(self._window, f"导出：{_TITLE}", suggestion, _NAMES[kind])
        if path is None:
            return
        settings.remember_folder("export", path.parent)
        make = self._maker(kind)
        self.jobs.start(
            lambda progress: write_export(path, make(progress)),
            "导出",
            f"正在导出“{path.name}”……",
            lambda _: offer_to_open(self._window, [path]),
        )

    def _print(self) -> None:
        self.jobs.start(self._maker("pdf"), "打印", "正在排版……", self._send)

    def _send(self, data: bytes) -> None:
        from ui.preview.printing import ask_and_print  # noqa: PLC0415 (it loads QtPdf)

        ask_and_print(data, _TITLE, self._window)
