"""The panels beside the page: outline and findings, as the user has arranged them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget

from ui import settings
from ui.look.panel_title import PanelTitle

if TYPE_CHECKING:
    from ui.window.workspace import Workspace

_WIDTHS = (210, 280)  # px of outline and findings, at first
_NARROW_WIDTH = 244  # px of both, one over the other
_LEAST_WIDE = 1250  # px of a window in which the page has room between the two


class Panels:
    """The docks of a window; hidden until there is a report to show.

    In a wide window they stand on both sides of the page; in a narrow one they
    share one side as tabs. Each of the two is remembered as the user leaves it.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._titles: list[PanelTitle] = []
        self._width = ""  # wide or narrow, as the panels were arranged for last
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.outline = self._make("大纲", Qt.DockWidgetArea.LeftDockWidgetArea)
        self.findings = self._make("问题", Qt.DockWidgetArea.RightDockWidgetArea)

    def _make(self, title: str, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(title)
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable
            | QDockWidget.DockWidgetFeature.DockWidgetMovable
        )
        self._titles.append(title_bar := PanelTitle(dock))
        dock.setTitleBarWidget(title_bar)
        self._window.addDockWidget(area, dock)
        dock.hide()
        return dock

    @property
    def actions(self) -> tuple[QAction, QAction]:
        """What shows and hides the panels."""
        return self.outline.toggleViewAction(), self.findings.toggleViewAction()

    def paint_anew(self) -> None:
        """Draw the crosses that close the panels in the colours in force."""
        for title in self._titles:
            title.paint_anew()

    def show(self, work: Workspace) -> None:
        """Show the panels of a report; the first time as they were left last."""
        self.outline.setWidget(work.outline)
        self.findings.setWidget(work.findings)
        if not self._width:
            self.outline.show()
            self.findings.show()
            self._arrange()

    def show_findings(self) -> None:
        """Show the findings, also when the outline lies over them."""
        self.findings.show()
        self.findings.raise_()

    def fit(self) -> None:
        """Arrange the panels anew if the window has become narrow, or wide."""
        if self._width and self._width != self._needed():
            settings.remember_panels(self._width, self._window.saveState())
            self._arrange()

    def _needed(self) -> str:
        return "wide" if self._window.width() >= _LEAST_WIDE else "narrow"

    def _arrange(self) -> None:
        """Arrange the panels as they were left in such a window, or as they are at first."""
        self._width = self._needed()
        before = settings.panels(self._width)
        if not before.isEmpty() and self._window.restoreState(before):
            pass
        elif self._width == "wide":
            self._put_on_both_sides()
        else:
            self._put_over_each_other()
        for tabs in self._window.findChildren(QTabBar):
            tabs.setAccessibleName("面板")
        for title in self._titles:
            title.updateGeometry()  # a panel that became a tab has none

    def _put_on_both_sides(self) -> None:
        docks = [self.outline, self.findings]
        self._window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.outline)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.findings)
        self._window.resizeDocks(docks, list(_WIDTHS), Qt.Orientation.Horizontal)

    def _put_over_each_other(self) -> None:
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.outline)
        self._window.tabifyDockWidget(self.outline, self.findings)
        self._window.resizeDocks([self.findings], [_NARROW_WIDTH], Qt.Orientation.Horizontal)
        self.findings.raise_()

    def remember(self) -> None:
        """Remember the window and, if a report was shown, the panels' arrangement."""
        settings.remember_window_geometry(self._window.saveGeometry())
        if self._width:
            settings.remember_panels(self._width, self._window.saveState())
