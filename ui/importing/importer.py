"""Starts from what exists: reads any file or the clipboard, and lets the clerk review it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from core.form.library import official_forms
from core.report.merging import keep_unread
from core.report.report import Report
from ui import settings
from ui.files.file_kinds import READABLE
from ui.files.report_files import ReportFiles
from ui.importing.last_year import COMPARE, START, LastYear
from ui.importing.place import Place
from ui.importing.reading import Reading
from ui.safety.recorder import recorded

if TYPE_CHECKING:
    from core.interpret.result import Interpretation
    from ui.paper.growing_text import GrowingText
    from ui.paper.table_view import TableView


class Importer(QObject):
    """Brings other people's files into the reports of one window.

    Nothing enters a report before the clerk accepts it in the review window.
    """

    drafted = Signal()  # a report was begun from last year's, and is open

    def __init__(self, window: QWidget, files: ReportFiles) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._reading = Reading(window)
        self._last_year = LastYear(window, files, self._reading)
        self._last_year.drafted = self.drafted.emit
        files.foreign.connect(self.import_file)

    # What the clerk asks for

    def ask_import(self) -> None:
        """Ask for a file and import it."""
        path = self._ask_file("导入")
        if path:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Read a file of any kind, and review it."""
        settings.remember_folder("open", path.absolute().parent)
        self._reading.read_file(path, lambda read, source: self._import(read, source, path))

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
        self._reading.read_copied(text, html, lambda read, source: self._import(read, source, None))

    def ask_last_year(self) -> None:
        """Ask for last year's report, and start this year's from it."""
        path = self._ask_file(START)
        if path:
            self._reading.read_file(path, self._last_year.start_from)

    def ask_comparison(self) -> None:
        """Ask for last year's report, to compare the open one with it."""
        path = self._ask_file(COMPARE)
        if path:
            self._reading.read_file(path, self._last_year.compare)

    def _ask_file(self, title: str) -> Path | None:
        folder = str(settings.folder("open"))
        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, READABLE)
        if not name:
            return None
        settings.remember_folder("open", Path(name).absolute().parent)
        return Path(name)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._reading.is_busy

    def wait(self) -> None:
        """Stop reading, before the program ends."""
        self._reading.wait()

    # Reviewing and taking over

    def _import(self, read: Interpretation, source: str, path: Path | None) -> None:
        from ui.importing.review import Review  # noqa: PLC0415 (the window opens without it)
        from ui.importing.review_dialog import ReviewDialog  # noqa: PLC0415 (as above)

        review = Review(read, source, official_forms())
        place, editor = self._usual_place(read.report), self._files.editor
        current = editor.report if editor else None
        dialog = ReviewDialog(review, "导入年报", place, self._window, current, self._reading)
        with recorded(review.editor):
            while dialog.exec() == QDialog.DialogCode.Accepted:
                if self._take_over(dialog.report, dialog.place, source):
                    if path is not None:
                        settings.remember_file(path.absolute())
                    break
        other, dropped = dialog.other, dialog.dropped
        dialog.deleteLater()
        if other is not None:
            self._import(other, source, path)
        if dropped is not None:
            self._files.open_path(dropped)

    def _take_over(self, report: Report, place: Place, source: str) -> bool:
        """Put a report where it shall go; say whether the clerk agreed.

        In a report in which something was written that is one undo step. Otherwise it is
        opened, as any file is: there is nothing before it to go back to.
        """
        editor = self._files.editor
        if place is Place.NEW or editor is None or self._files.is_untouched:
            if not self._files.may_leave():
                return False
            self._files.open_new(report, has_content=True)
        else:
            self._files.leaving.emit()
            keep_unread(report, editor.report)
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
