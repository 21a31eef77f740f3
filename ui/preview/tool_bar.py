"""The preview's tool bar: printing and zoom as icons, and what is chosen for the paper."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from ui.exporting.sign_off_menu import SignOffMenu
from ui.look.icons import icon

_ICON = 20  # px


class Deed(NamedTuple):
    """Something one can do; `keys` serve in a window of its own, the form's window has its own."""

    text: str
    drawing: str
    keys: tuple[str, ...]
    act: Callable[[], object]


class PreviewBar(QToolBar):
    """Its height is that of its icons, whatever is on it."""

    def __init__(self, window: QMainWindow, deeds: tuple[Deed, ...]) -> None:
        super().__init__("预览", window)
        self.setMovable(False)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._window = window
        self._drawings: dict[QAction, str] = {}
        self._keys: dict[QAction, list[QKeySequence]] = {}
        for deed in deeds:
            self._add_deed(deed)
        self.addSeparator()
        self.sign_off = self._toggle(
            "附签批单", "sign_off", "在最后加一页签批单；右边的箭头选择上面有哪些项目"
        )
        self.final = self._toggle("不标草稿", "draft", "有错误时也不在页面上标“草稿”")
        self.shipped = self._toggle(
            "自带字体", "shipped_fonts", "不用这台电脑的字体，只用程序自带的字体排版"
        )
        self._close = self._add_close()
        self._add_sign_off_menu()
        self.setFixedHeight(self.sizeHint().height())
        self.paint_anew()

    def _add_deed(self, deed: Deed) -> None:
        action = QAction(deed.text, self._window)
        action.setToolTip(f"{deed.text.rstrip('…')}（{deed.keys[0]}）")
        action.triggered.connect(lambda: deed.act())
        self._keys[action] = [QKeySequence(key) for key in deed.keys]
        self._drawings[action] = deed.drawing
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _toggle(self, text: str, drawing: str, tip: str) -> QAction:
        action = QAction(text, self._window, checkable=True)
        action.setToolTip(tip)
        self._drawings[action] = drawing
        self.addAction(action)
        return action

    def _add_close(self) -> tuple[QAction, QAction]:
        """Add what closes a preview beside the page; it stands at the right end."""
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        space = self.addWidget(room)
        action = QAction("关闭预览", self._window)
        action.setToolTip("关闭预览（Ctrl+W）")
        action.triggered.connect(self._window.close)
        self._drawings[action] = "close"
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return space, action

    def _add_sign_off_menu(self) -> None:
        """Let one choose beside the action what the sheet asks for."""
        self.items = SignOffMenu(self._window)
        button = self.widgetForAction(self.sign_off)
        if isinstance(button, QToolButton):
            button.setMenu(self.items)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def show_place(self, *, is_docked: bool) -> None:
        """Offer what is offered beside the page, or in a window of its own."""
        for action in self._close:
            action.setVisible(is_docked)
        for action, keys in self._keys.items():
            action.setShortcuts([] if is_docked else keys)

    def paint_anew(self) -> None:
        """Draw the icons in the colours in force."""
        colour = self._window.palette().windowText().color()
        for action, drawing in self._drawings.items():
            action.setIcon(icon(drawing, colour))
        for button in self.findChildren(QToolButton, "qt_toolbar_ext_button"):
            button.setIcon(icon("more", colour))
