"""The panels beside the page: outline and findings, as the user has arranged them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDockWidget, QMainWindow

from ui import settings
from ui.icons import icon

if TYPE_CHECKING:
    from ui.workspace import Workspace

_WIDTHS = (210, 280)  # px, at first


class Panels:
    """The docks of a window; hidden until there is a report to show."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._were_shown = False
        self.outline = self._make("大纲", Qt.DockWidgetArea.LeftDockWidgetArea)
        self.findings = self._make("问题", Qt.DockWidgetArea.RightDockWidgetArea)

    def _make(self, title: str, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(title)
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable
            | QDockWidget.DockWidgetFeature.DockWidgetMovable
        )
        self._window.addDockWidget(area, dock)
        dock.hide()
        return dock

    @property
    def actions(self) -> tuple[QAction, QAction]:
        """What shows and hides the panels."""
        return self.outline.toggleViewAction(), self.findings.toggleViewAction()

    def paint_anew(self) -> None:
        """Draw the crosses that close the panels in the colour of the text; Qt's are dark."""
        cross = icon("close", self._window.palette().windowText().color())
        for dock in (self.outline, self.findings):
            for button in dock.findChildren(QAbstractButton, "qt_dockwidget_closebutton"):
                button.setIcon(cross)

    def show(self, work: Workspace) -> None:
        """Show the panels of a report; the first time as they were left last."""
        self.outline.setWidget(work.outline)
        self.findings.setWidget(work.findings)
        if self._were_shown:
            return
        self._were_shown = True
        self.outline.show()
        self.findings.show()
        _, arrangement = settings.window_state()
        if arrangement.isEmpty() or not self._window.restoreState(arrangement):
            docks = [self.outline, self.findings]
            self._window.resizeDocks(docks, list(_WIDTHS), Qt.Orientation.Horizontal)

    def remember(self) -> None:
        """Remember the window and, if a report was shown, the panels' arrangement."""
        _, before = settings.window_state()
        arrangement = self._window.saveState() if self._were_shown else before
        settings.remember_window_state(self._window.saveGeometry(), arrangement)
