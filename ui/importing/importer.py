"""Starts from what exists: reads any file or the clipboard, and lets the clerk review it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from core.form_file import official_forms
from core.interpret.result import Interpretation
from core.report import Report, new_report
from ui import settings
from ui.importing.file_kinds import READABLE
from ui.importing.review import Review, is_empty, needs_review
from ui.importing.review_dialog import Place, ReviewDialog
from ui.job import Job, Work
from ui.paper.growing_text import GrowingText
from ui.paper.table_view import TableView
from ui.report_files import ReportFiles

_CLIPBOARD = "剪贴板"
_UNEXPECTED = "读取时出现意外（{}），请把文件另存为 .docx 再试。"

Then = Callable[[Interpretation, str], None]
"""What to do with what was read, and the name of its source."""


class Importer(QObject):
    """Brings other people's files into the reports of one window.

    Nothing enters a report before the clerk accepts it in the review window.
    """

    def __init__(self, window: QWidget, files: ReportFiles) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._job: Job | None = None
        files.foreign.connect(self.import_file)

    # What the clerk asks for

    def ask_import(self) -> None:
        """Ask for a file and import it."""
        path = self._ask_file("导入")
        if path:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Read a file of any kind, and review it."""
        self._read_file(path, lambda read, source: self._import(read, source, path))

    def import_clipboard(self) -> None:
        """Read the clipboard, and review it."""
        self.import_data(QGuiApplication.clipboard().mimeData())

    def import_data(self, data: QMimeData) -> None:
        """Read what was copied: a file, a web page or text."""
        urls = data.urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            self._files.open_path(Path(urls[0].toLocalFile()))
            return
        if data.text().strip() or data.html().strip():
            self._import_text(data.text(), data.html())
        else:
            QMessageBox.information(
                self._window, "无法导入", "剪贴板里没有文字，请先在网页或文件里复制整份年报。"
            )

    def offer(self, field: TableView | GrowingText, text: str, html: str) -> None:
        """Ask what to do with a whole report that was pasted into a field."""
        # Later: a question asked here would hold up the program it was dragged from.
        QTimer.singleShot(0, field, lambda: self._ask_about(field, text, html))

    def _ask_about(self, field: TableView | GrowingText, text: str, html: str) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("粘贴整份年报")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText("要粘贴的是一份完整的年报，要导入吗？导入以前可以逐项核对。")
        import_ = box.addButton("导入…", QMessageBox.ButtonRole.AcceptRole)
        insert = box.addButton("只粘贴文字", QMessageBox.ButtonRole.ActionRole)
        box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is import_:
            self._import_text(text, html)
        elif box.clickedButton() is insert:
            field.insert_text(text)

    def _import_text(self, text: str, html: str) -> None:
        def work(_: object) -> Interpretation:
            from core.importing import read_clipboard  # noqa: PLC0415 (readers come when needed)

            return read_clipboard(text, html)

        self._read(work, _CLIPBOARD, lambda read, source: self._import(read, source, None))

    def ask_last_year(self) -> None:
        """Ask for last year's report, and start this year's from it."""
        path = self._ask_file("以上年为底稿")
        if path:
            self._read_file(path, self._start_from)

    def ask_comparison(self) -> None:
        """Ask for last year's report, to compare the open one with it."""
        path = self._ask_file("与上年对照")
        if path:
            self._read_file(path, self._compare)

    def wait(self) -> None:
        """Stop reading, before the program ends."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    # Reading

    def _ask_file(self, title: str) -> Path | None:
        folder = str(settings.folder("open"))
        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, READABLE)
        return Path(name) if name else None

    def _read_file(self, path: Path, then: Then) -> None:
        def work(progress: Callable[[float], None]) -> Interpretation:
            from core.importing import read_any  # noqa: PLC0415 (readers come when needed)

            return read_any(path, official_forms(), progress)

        settings.remember_folder("open", path.absolute().parent)
        self._read(work, path.name, then)

    def _read(self, work: Work, source: str, then: Then) -> None:
        """Read in another thread; what is being read at the time is given up."""
        if self._job is not None:
            self._job.cancel()
        label = f"正在读取“{source}”……"
        job = self._job = Job(work, "读取", label, _UNEXPECTED, self._window)
        job.succeeded.connect(lambda read: self._hand_on(read, source, then))
        job.failed.connect(lambda reason: QMessageBox.warning(self._window, "无法打开", reason))
        job.ended.connect(lambda: self._forget(job))
        job.start()

    def _hand_on(self, read: Interpretation, source: str, then: Then) -> None:
        """Go on with what was read, unless it is nothing."""
        if is_empty(read):
            reason = f"“{source}”里没有找到年报的表格和文字，请检查是不是选错了文件。"
            QMessageBox.warning(self._window, "无法打开", reason)
        else:
            then(read, source)

    def _forget(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    # Reviewing and taking over

    def _import(self, read: Interpretation, source: str, path: Path | None) -> None:
        dialog = self._dialog(read, source, "导入年报", self._usual_place(read.report))
        while dialog.exec() == QDialog.DialogCode.Accepted:
            if self._take_over(dialog.report, dialog.place, source):
                if path is not None:
                    settings.remember_file(path.absolute())
                break
        dialog.deleteLater()

    def _take_over(self, report: Report, place: Place, source: str) -> bool:
        """Put a report where it shall go, as one undo step; say whether the clerk agreed."""
        editor = self._files.editor
        if place is Place.NEW or editor is None:
            if not self._files.may_leave():
                return False
            heading = report.heading
            self._files.open_new(new_report(report.form, heading.year, heading.agency, _today()))
            editor = self._files.editor
        else:
            self._files.leaving.emit()
            if report.heading.year == editor.report.heading.year:
                report.previous = editor.report.previous
        if editor is not None:
            editor.replace_report(report, f"导入“{source}”")
        return True

    def _usual_place(self, report: Report) -> Place | None:
        """Return where a report goes if nobody says otherwise; None when there is no choice."""
        editor = self._files.editor
        if editor is None:
            return None
        open_, read = editor.report.heading, report.heading
        is_same = (open_.year, open_.agency) == (read.year, read.agency)
        return Place.HERE if self._files.is_untouched or is_same else Place.NEW

    def _start_from(self, read: Interpretation, source: str) -> None:
        from core.next_year import next_year  # noqa: PLC0415 (only here)

        last = self._last_year(read, source, "以上年为底稿")
        if last is not None and self._files.may_leave():
            self._files.open_new(next_year(last, official_forms(), _today()))

    def _compare(self, read: Interpretation, source: str) -> None:
        last = self._last_year(read, source, "与上年对照")
        editor = self._files.editor
        if last is None or editor is None:
            return
        if self._is_last_year(last, editor.report) or self._insists(last, editor.report):
            editor.compare_with(last, f"与“{source}”对照")

    def _last_year(self, read: Interpretation, source: str, title: str) -> Report | None:
        """Return last year's report, reviewed if anything in it is doubtful."""
        if not needs_review(read):
            return read.report
        dialog = self._dialog(read, source, title, None)
        report = dialog.report if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return report

    def _dialog(
        self, read: Interpretation, source: str, title: str, place: Place | None
    ) -> ReviewDialog:
        review = Review(read, source, official_forms())
        return ReviewDialog(review, title, place, self._window)

    def _is_last_year(self, last: Report, report: Report) -> bool:
        return last.heading.year == report.heading.year - 1

    def _insists(self, last: Report, report: Report) -> bool:
        """Ask whether a report of another year shall be compared with."""
        year = report.heading.year
        answer = QMessageBox.question(
            self._window,
            "与上年对照",
            f"这份年报是{last.heading.year}年的，不是{year - 1}年的，还要和它对照吗？",
        )
        return answer == QMessageBox.StandardButton.Yes


def _today() -> date:
    return date.today()  # noqa: DTZ011 (the clerk's calendar day)
