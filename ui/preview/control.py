"""Opens and closes the preview's window; loads QtPdf only when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.editing.report_editor import ReportEditor
    from ui.preview.preview_window import PreviewWindow


class PreviewControl(QObject):
    """The preview of the open report, when there is one."""

    section_chosen = Signal(str)  # section id

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._parent = window
        self.window: PreviewWindow | None = None

    def show(self, editor: ReportEditor) -> PreviewWindow:
        """Show the pages as they will be printed, and go on following the report."""
        from ui.preview.preview_window import PreviewWindow  # noqa: PLC0415 (it loads QtPdf)

        if self.window is None:
            self.window = PreviewWindow(editor, self._parent)
            self.window.section_chosen.connect(self.section_chosen)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        return self.window

    def print_(self, editor: ReportEditor) -> None:
        """Show the pages, and ask for a printer as soon as they are typeset."""
        self.show(editor).print_when_ready()

    def close(self) -> None:
        """Close the window, because its report is left."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
