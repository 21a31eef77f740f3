"""Which earlier reports the open one is compared with: chosen once, or found beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from core.errors import UserError
from ui import settings
from ui.files.file_kinds import READABLE
from ui.files.job import Progress, Worker
from ui.years.jobs import Jobs

if TYPE_CHECKING:
    from core.years.sources import Source
    from ui.editing.report_editor import ReportEditor
    from ui.years.years_window import YearsWindow

_TITLE = "历年对比"
_UNEXPECTED = "读取时出现意外（{}），请把文件另存为 .docx 再试。"


class EarlierReports(QObject):
    """Reads earlier reports for a window, and remembers which of an organ's were chosen."""

    def __init__(self, window: YearsWindow, editor: ReportEditor, file: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._editor = editor
        self._file = file
        self._jobs = Jobs(window, _TITLE, _UNEXPECTED)
        self._search: Worker | None = None
        self._found: list[Source] = []
        self._later: list[Source] = []  # remembered, for a report of a later year
        window.add_asked.connect(self._ask)
        window.remove_asked.connect(self._remove)
        window.offer_taken.connect(lambda: self._take(self._found))

    def begin(self) -> None:
        """Read what was chosen before, then look into the report's folder for newer ones."""
        paths = settings.earlier_files(self._editor.report.heading.agency)
        if paths:
            self._read(paths, self._take_remembered, is_quiet=True)
        else:
            self._look_beside()

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._jobs.is_busy or self._search is not None

    def stop(self) -> None:
        """Stop reading for good."""
        self._jobs.stop()
        search, self._search = self._search, None
        if search is not None:
            search.cancelled = True
            search.wait()

    def _look_beside(self) -> None:
        file, report = self._file, self._editor.report.copy()
        if file is None:
            return
        passed = [file, *(source.path for source in self._window.sources)]

        def look(progress: Progress) -> object:
            from core.years.sources import sources_beside  # noqa: PLC0415 (readers load much)

            return sources_beside(report, file.absolute().parent, passed, progress)

        self._search = search = Worker(look, _UNEXPECTED)
        search.finished.connect(lambda: self._offer(search))
        search.start()

    def _offer(self, search: Worker) -> None:
        if search is not self._search:
            return  # it was stopped
        self._search = None
        found = search.result if isinstance(search.result, list) else []
        known = max((s.report.heading.year for s in self._window.sources), default=0)
        self._found = [source for source in found if source.report.heading.year > known]
        if self._found:
            self._window.show_offer(self._found)

    def _ask(self) -> None:
        folder = str(self._file.parent if self._file else settings.folder("open"))
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "选择以前年度的年报，可以选几个", folder, READABLE
        )
        if names:
            self._read([Path(name) for name in names], self._take, is_quiet=False)

    def _read(
        self, paths: Sequence[Path], then: Callable[[list[Source]], None], *, is_quiet: bool
    ) -> None:
        """Read files; with `is_quiet` nothing is said of those that cannot be read."""

        def read(progress: Progress) -> object:
            from core.years.sources import read_source  # noqa: PLC0415 (as above)

            found: list[Source] = []
            for number, path in enumerate(paths):
                progress(number / len(paths))
                try:
                    found.append(read_source(path))
                except UserError:
                    if not is_quiet:
                        raise
            return found

        label = f"正在读取“{paths[0].name}”……" if len(paths) == 1 else "正在读取年报……"
        self._jobs.start(read, "读取", label, then)

    def _take_remembered(self, found: list[Source]) -> None:
        """Compare with what was chosen before, as far as it is of earlier years."""
        year = self._editor.report.heading.year
        earlier = [source for source in found if source.report.heading.year < year]
        self._later = [source for source in found if source not in earlier]
        self._window.show_sources(earlier)
        self._look_beside()

    def _take(self, found: Sequence[Source]) -> None:
        """Compare with these, too; a newly chosen one takes the place of its year's."""
        others = [source for source in found if not self._is_own(source)]
        if others and not self._may_compare(others[0]):
            return
        known = {source.report.heading.year: source for source in (*self._window.sources, *found)}
        self._show([known[year] for year in sorted(known, reverse=True)])

    def _remove(self, year: int) -> None:
        self._show([s for s in self._window.sources if s.report.heading.year != year])

    def _show(self, sources: list[Source]) -> None:
        from core.years.comparing import YearsError, in_order  # noqa: PLC0415 (as above)

        report = self._editor.report
        try:
            in_order(report, [source.report for source in sources])
        except YearsError as error:
            QMessageBox.warning(self._window, _TITLE, str(error))
            return
        self._window.show_sources(sources)
        paths = [source.path.absolute() for source in (*self._later, *sources)]
        settings.remember_earlier_files(report.heading.agency, paths)

    def _is_own(self, source: Source) -> bool:
        from core.report.agencies import agrees, key  # noqa: PLC0415 (as above)

        one, other = source.report.heading.agency, self._editor.report.heading.agency
        return agrees(key(one), key(other))

    def _may_compare(self, other: Source) -> bool:
        """Ask whether another organ's report is meant."""
        text = f"“{other.path.name}”是“{other.report.heading.agency}”的年报，还要对比吗？"
        answer = QMessageBox.question(self._window, _TITLE, text)
        return answer == QMessageBox.StandardButton.Yes
