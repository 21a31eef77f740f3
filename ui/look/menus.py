"""Menus and tool bars of a window, from data: each action calls its handler."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from ui.look.icons import icon


class Spec(NamedTuple):
    """An action: its id, text, shortcuts, icon and what it says in the status bar.

    One that is `checkable` switches something on and off; one that `is_menu` opens a
    menu, which others fill. Keys after a tab in the text are shown alone: the field
    with the focus takes them for itself.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    checkable: bool = False
    is_menu: bool = False


SEPARATOR = Spec("", "")


class Menus:
    """Makes the actions and menus of a window; each action calls its handler.

    Raises KeyError for an action without one.
    """

    def __init__(
        self,
        window: QMainWindow,
        menus: Mapping[str, tuple[Spec, ...]],
        handlers: Mapping[str, Callable[[], object]],
    ) -> None:
        self._window = window
        self._handlers = handlers
        self._icons: dict[QAction, str] = {}
        self.by_id: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self.submenus: dict[str, QMenu] = {}
        for title, specs in menus.items():
            self.menus[title] = menu = window.menuBar().addMenu(title)
            self._fill(menu, specs)

    def _fill(self, menu: QMenu, specs: tuple[Spec, ...]) -> None:
        for spec in specs:
            if spec is SEPARATOR:
                menu.addSeparator()
            elif spec.is_menu:
                self.submenus[spec.id] = menu.addMenu(spec.text)
            else:
                menu.addAction(self._make(spec, self._handlers[spec.id]))

    def _make(self, spec: Spec, handler: Callable[[], object]) -> QAction:
        action = QAction(spec.text, self._window, checkable=spec.checkable)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setStatusTip(spec.tip)
        keys = f"（{spec.keys[0]}）" if spec.keys else ""
        action.setToolTip(f"{spec.tip}{keys}")
        action.triggered.connect(lambda: handler())
        self.by_id[spec.id] = action
        if spec.icon:
            self._icons[action] = spec.icon
        return action

    def make_tool_bar(self, ids: Iterable[str], without_text: frozenset[str]) -> QToolBar:
        """Put actions into a bar, a line where an id is empty; some show their icon alone."""
        bar = QToolBar("工具栏")
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for id_ in ids:
            if not id_:
                bar.addSeparator()
                continue
            action = self.by_id[id_]
            action.setIconText(_short(action.text()))
            bar.addAction(action)
            button = bar.widgetForAction(action)
            if id_ in without_text and isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._window.addToolBar(bar)
        return bar

    def paint_icons(self) -> None:
        """Draw the icons in the colour of the text in force."""
        colour = self._window.palette().windowText().color()
        for action, name in self._icons.items():
            action.setIcon(icon(name, colour))


def _short(text: str) -> str:
    """Return a menu text without its access key and dots: 导出 Excel."""
    return text.partition("(")[0].removesuffix("…")
