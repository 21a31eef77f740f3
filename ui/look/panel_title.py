"""The title of a panel beside the page, with the cross that closes it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QToolButton, QWidget

from ui.look.icons import icon
from ui.look.spacing import LARGE, MEDIUM, TINY

_CROSS = 14  # px


class PanelTitle(QWidget):
    """Stands above a panel's content, at its left edge; a panel that is a tab has none."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        self.setObjectName("panelTitle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cross = QToolButton()
        self.cross.setIconSize(QSize(_CROSS, _CROSS))
        self.cross.setAccessibleName(f"关闭“{dock.windowTitle()}”")
        self.cross.setToolTip(f"关闭这个面板，“视图”菜单可以再打开“{dock.windowTitle()}”")
        self.cross.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, MEDIUM, TINY, TINY)
        row.addWidget(QLabel(dock.windowTitle()), 1)
        row.addWidget(self.cross)

    @property
    def _is_named_by_tab(self) -> bool:
        window = self._dock.parentWidget()
        if not isinstance(window, QMainWindow):
            return False
        return any(not other.isHidden() for other in window.tabifiedDockWidgets(self._dock))

    def sizeHint(self) -> QSize:
        """Return the room it takes: none beside a tab that says the same."""
        return QSize(0, 0) if self._is_named_by_tab else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room, likewise."""
        return QSize(0, 0) if self._is_named_by_tab else super().minimumSizeHint()

    def paint_anew(self) -> None:
        """Draw the cross in the colour of the text."""
        self.cross.setIcon(icon("close", self.palette().windowText().color()))
