"""Opens and closes 提交前检查, and prints or saves the page with its result."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.errors import UserError
from core.exporting import suggested_name, write_export
from ui import settings
from ui.files.offering import offer_to_open
from ui.files.overwriting import may_overwrite

if TYPE_CHECKING:
    from ui.editing.report_editor import ReportEditor
    from ui.submission.submission_dialog import SubmissionDialog

_NAME = "校验情况"


class SubmissionControl(QObject):
    """The dialog of the open report, when there is one."""

    finding_chosen = Signal(object)  # Finding
    led_on = Signal(str)  # id of the action that comes after a clean result

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._parent = window
        self._editor: ReportEditor | None = None
        self.dialog: SubmissionDialog | None = None

    def show(self, editor: ReportEditor) -> SubmissionDialog:
        """Begin to go through what is open; the window stays usable beside."""
        if self.dialog is None:
            self._editor = editor
            from ui.submission.submission_dialog import SubmissionDialog  # noqa: PLC0415 (the window opens without it)

            self.dialog = SubmissionDialog(editor, self._parent)
            self.dialog.wanted.connect(self.finding_chosen)
            self.dialog.print_asked.connect(self._print)
            self.dialog.save_asked.connect(self._save)
            self.dialog.clean.led_on.connect(self.led_on)
            self.dialog.finished.connect(self._end)
        editor.submit(begins=True)
        self.dialog.show_state()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        return self.dialog

    def _end(self) -> None:
        """Take what is not filled in for what it is again, while one goes on working."""
        if self._editor is not None:
            self._editor.submit(begins=False)

    def close(self) -> None:
        """Close the dialog, because its report is left."""
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def paint_anew(self) -> None:
        """Draw the place in the colours in force."""
        if self.dialog is not None:
            self.dialog.show_state()

    def _sheet(self, at: datetime) -> bytes | None:
        """Return the page, or None after saying why there is none."""
        if self._editor is None:
            return None
        from core.checks.sheet import check_sheet_pdf  # noqa: PLC0415 (the window opens without it)

        try:
            shipped = settings.uses_shipped_fonts()
            return check_sheet_pdf(self._editor.report, at, shipped_fonts=shipped)
        except UserError as error:
            QMessageBox.warning(self._parent, _NAME, str(error))
            return None

    def _print(self, at: datetime) -> None:
        from ui.preview.printing import ask_and_print  # noqa: PLC0415 (it loads QtPdf)

        data = self._sheet(at)
        if data is not None:
            ask_and_print(data, _NAME, self._parent)

    def _save(self, at: datetime) -> None:
        data, editor = self._sheet(at), self._editor
        if data is None or editor is None:
            return
        name = f"{suggested_name(editor.report, '')}{_NAME}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, f"保存{_NAME}", str(settings.folder("export") / name), "PDF 文件 (*.pdf)"
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != ".pdf":
            path = Path(f"{path}.pdf")
            if not may_overwrite(self._parent, [path]):
                return
        settings.remember_folder("export", path.parent)
        try:
            write_export(path, data)
        except UserError as error:
            QMessageBox.warning(self._parent, "保存失败", str(error))
        else:
            offer_to_open(self.dialog or self._parent, [path])
