"""The colours of the window: light or dark, as chosen or as the desktop has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui import settings
from ui.look.style import style_sheet
from ui.look.theme import choose_colours, palette

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


class WindowColours(QObject):
    """Colours a window, and anew whenever light and dark change places."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        QApplication.styleHints().colorSchemeChanged.connect(self._paint_anew)

    def use(self, scheme: Qt.ColorScheme) -> None:
        """Choose light or dark, or follow the desktop."""
        settings.remember_colour_scheme(scheme)
        choose_colours(scheme)
        self._paint_anew()

    def paint_frame(self) -> None:
        """Take the style sheet, and draw anew what Qt then draws without a look at the colours."""
        self._window.setStyleSheet(style_sheet("window"))
        self._window.actions_.paint_more()
        self._window.panels.paint_anew()

    def _paint_anew(self) -> None:
        QApplication.setPalette(palette())
        self.paint_frame()
        window = self._window
        window.actions_.paint_icons()
        window.start_page.paint_anew()
        window.rollups.paint_anew()
        window.preview.paint_anew()
        if window.workspace:
            window.workspace.paint_anew()
            window.submission.paint_anew()
            window.years.paint_anew()
            window.status.show_balance(window.workspace.editor)
