"""The submenus that show what there is: panels, files opened last, appearances."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui import settings

_SCHEMES = {
    "跟随系统": Qt.ColorScheme.Unknown,
    "浅色": Qt.ColorScheme.Light,
    "深色": Qt.ColorScheme.Dark,
}


class Submenus(QObject):
    """Fills the submenus of a window."""

    file_chosen = Signal(Path)
    colours_chosen = Signal(Qt.ColorScheme)

    def __init__(
        self, menus: Mapping[str, QMenu], panels: Sequence[QAction], window: QWidget
    ) -> None:
        super().__init__(window)
        menus["panels"].addActions(panels)
        self._recent = menus["recent"]
        self._recent.aboutToShow.connect(self._list_recent)
        self._list_colours(menus["colours"])

    def _list_colours(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        for text, scheme in _SCHEMES.items():
            action = QAction(text, self, checkable=True)
            action.setChecked(scheme == settings.colour_scheme())
            action.triggered.connect(
                lambda _=False, chosen=scheme: self.colours_chosen.emit(chosen)
            )
            group.addAction(action)
            menu.addAction(action)

    def _list_recent(self) -> None:
        self._recent.clear()
        for path in settings.recent_files():
            action = self._recent.addAction(f"{path.name}　{path.parent}".replace("&", "&&"))
            action.triggered.connect(lambda _=False, chosen=path: self.file_chosen.emit(chosen))
        if self._recent.isEmpty():
            self._recent.addAction("（没有）").setEnabled(False)
