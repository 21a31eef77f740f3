"""Last year's report: the draft of this year's, or beside it to compare with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from core.form.library import official_forms
from core.report.report import Report
from ui.files.report_files import ReportFiles
from ui.importing.reading import Reading

if TYPE_CHECKING:
    from core.interpret.result import Interpretation

START, COMPARE = "以上年为底稿", "与上年对照"


class LastYear:
    """Takes over what was read of last year's report; it is reviewed if anything is doubtful."""

    def __init__(self, window: QWidget, files: ReportFiles, reading: Reading) -> None:
        self._window = window
        self._files = files
        self._reading = reading
        self.drafted: Callable[[], object] = lambda: None

    def start_from(self, read: Interpretation, source: str) -> None:
        """Open this year's report, drafted from last year's."""
        from core.report.next_year import next_year  # noqa: PLC0415 (the window opens without it)

        last = self._reviewed(read, source, START)
        if last is not None and self._files.may_leave():
            today = date.today()  # noqa: DTZ011 (the clerk's calendar day)
            self._files.open_new(next_year(last, official_forms(), today))
            self.drafted()

    def compare(self, read: Interpretation, source: str) -> None:
        """Put last year's figures beside those of the open report."""
        from core.report.next_year import PreviousError  # noqa: PLC0415 (as above)

        last = self._reviewed(read, source, COMPARE)
        editor = self._files.editor
        if last is None or editor is None or not self._is_meant(last, editor.report):
            return
        try:
            editor.compare_with(last, f"与“{source}”对照")
        except PreviousError as error:
            QMessageBox.warning(self._window, COMPARE, str(error))

    def _reviewed(self, read: Interpretation, source: str, title: str) -> Report | None:
        from ui.importing.review import Review, needs_review  # noqa: PLC0415 (as above)
        from ui.importing.review_dialog import ReviewDialog  # noqa: PLC0415 (as above)

        if not needs_review(read):
            return read.report
        review = Review(read, source, official_forms())
        dialog = ReviewDialog(review, title, None, self._window, reading=self._reading)
        report = dialog.report if dialog.exec() == QDialog.DialogCode.Accepted else None
        other, dropped = dialog.other, dialog.dropped
        dialog.deleteLater()
        if dropped is not None:
            taken = self.start_from if title == START else self.compare
            self._reading.read_file(dropped, taken)
        return report if other is None else self._reviewed(other, source, title)

    def _is_meant(self, last: Report, report: Report) -> bool:
        """Ask whether a report that is older than last year's shall be compared with."""
        found, wanted = last.heading.year, report.heading.year - 1
        if found >= wanted:
            return True  # one that is no earlier is refused
        answer = QMessageBox.question(
            self._window,
            COMPARE,
            f"这份年报是{found}年的，不是{wanted}年的，还要和它对照吗？",
        )
        return answer == QMessageBox.StandardButton.Yes
