"""A bridge to fcitx 4, the input method of UOS 20 and Kylin V10, for which Qt's wheels have none.

It stands before the window that has the focus: keys are shown to the daemon before the shortcuts
and fields see them, what the daemon composes and commits goes to the field as events of an input
method, as from one of Qt's own plugins. fcitx 5 is served by Qt's plugin for ibus; where it runs,
the bridge stays away.
"""

import os
import re

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QTextCharFormat,
    QWindow,
)

from ui.input_method.fcitx_context import FcitxContext, Key, make_context

_FCITX_5 = "org.fcitx.Fcitx5"
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_LEAVING = (QEvent.Type.FocusAboutToChange, QEvent.Type.MouseButtonPress)
# Keys that a daemon gives back, by X11's symbol; others bear their character in it.
_GIVEN_BACK = {
    0xFF08: Qt.Key.Key_Backspace,
    0xFF09: Qt.Key.Key_Tab,
    0xFF0D: Qt.Key.Key_Return,
    0xFF1B: Qt.Key.Key_Escape,
    0xFF51: Qt.Key.Key_Left,
    0xFF52: Qt.Key.Key_Up,
    0xFF53: Qt.Key.Key_Right,
    0xFF54: Qt.Key.Key_Down,
    0xFFFF: Qt.Key.Key_Delete,
}


def service_name(display: str) -> str:
    """Return the name under which fcitx 4 serves an X11 display, as `:0` or `host:10.0`."""
    number = re.search(r":(\d+)", display)
    return f"org.fcitx.Fcitx-{number[1] if number else 0}"


class FcitxBridge(QObject):
    """Waits for the daemon, and gives it the keys of whatever field has the focus."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self.context: FcitxContext | None = None
        self.preedit = ""
        self._field: QObject | None = None
        self._window: QWindow | None = None
        self._override: tuple[int, int, bool] | None = None
        bus = QDBusConnection.sessionBus()
        self._service = service_name(os.environ.get("DISPLAY", ""))
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
        watcher = QDBusServiceWatcher(self._service, bus, mode, self)
        watcher.serviceOwnerChanged.connect(self._follow_daemon)
        application.focusWindowChanged.connect(self._follow_window)
        application.focusObjectChanged.connect(self._follow_focus)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._place_candidates)
        if _is_there(self._service):
            self._follow_daemon()

    def _follow_daemon(self) -> None:
        """The daemon came, went or came anew: what it composed is gone with it."""
        self._show("", 0)
        if self.context is not None:
            self.context.deleteLater()
            self.context = None
        if not _is_there(self._service) or _is_there(_FCITX_5):
            return
        context = make_context(self._service, self)
        if context is not None:
            self.serve(context)

    def serve(self, context: FcitxContext) -> None:
        """Let keys go to a context from now on, and its text to the fields."""
        self.context = context
        context.committed.connect(self._commit)
        context.composed.connect(self._show)
        context.forwarded.connect(self._give_back)
        self._follow_window(QGuiApplication.focusWindow())
        self._follow_focus(QGuiApplication.focusObject())

    def _follow_window(self, window: QWindow | None) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window if self.context is not None else None
        if self._window is not None:
            self._window.installEventFilter(self)
            self._window.destroyed.connect(self._forget_window)

    def _forget_window(self) -> None:
        self._window = None

    def _follow_focus(self, field: QObject | None) -> None:
        self.preedit = ""  # committed before the focus went; see eventFilter
        self._field = field
        if self.context is None:
            return
        self.context.reset()
        if _takes_text(field):
            self.context.focus_in()
            self._place_candidates()
        else:
            self.context.focus_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show keys to the daemon; let a click, or another field, commit what is composed."""
        if event.type() in _LEAVING:
            self._settle()
        elif event.type() in _KEYS and isinstance(event, QKeyEvent):
            return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Say whether a key is the daemon's; each is shown once, be it a shortcut first or not."""
        this = (event.timestamp(), event.nativeScanCode())
        if event.type() == QEvent.Type.KeyPress and self._override is not None:
            timestamp, code, taken = self._override
            self._override = None
            if (timestamp, code) == this:
                return taken
        taken = self._shows(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            self._override = (*this, taken)
            event.setAccepted(taken)
        return taken

    def _shows(self, event: QKeyEvent) -> bool:
        if self.context is None or not event.nativeScanCode() or not _takes_text(self._field):
            return False
        return self.context.takes(
            Key(
                event.nativeVirtualKey(),
                event.nativeScanCode(),
                event.nativeModifiers(),
                event.type() == QEvent.Type.KeyRelease,
                event.timestamp(),
            )
        )

    def _settle(self) -> None:
        """Let what is composed stand where it was composed."""
        text = self.preedit
        if text:
            self._commit(text)
            if self.context is not None:
                self.context.reset()

    def _commit(self, text: str) -> None:
        self._watch_field(has_preedit=False)
        self.preedit = ""
        event = QInputMethodEvent()
        event.setCommitString(text)
        self._send(event)

    def _show(self, text: str, cursor: int) -> None:
        """Show what is composed, with the cursor at a byte of it."""
        if not text and not self.preedit:
            return
        self._watch_field(has_preedit=bool(text))
        self.preedit = text
        at = len(text.encode()[:cursor].decode(errors="ignore"))
        look = QTextCharFormat()
        look.setFontUnderline(True)
        kinds = QInputMethodEvent.AttributeType
        attributes = [
            QInputMethodEvent.Attribute(kinds.TextFormat, 0, len(text), look),
            QInputMethodEvent.Attribute(kinds.Cursor, at, 1, None),
        ]
        self._send(QInputMethodEvent(text, attributes if text else []))

    def _watch_field(self, *, has_preedit: bool) -> None:
        """Hear of the focus leaving the field, but only while one composes in it."""
        if self._field is not None:
            self._field.removeEventFilter(self)
            if has_preedit:
                self._field.installEventFilter(self)

    def _give_back(self, symbol: int, _modifiers: int) -> None:
        key = _GIVEN_BACK.get(symbol)
        if key is None and not 0x20 <= symbol < 0x7F:
            return
        text = "" if key is not None else chr(symbol)
        code = key if key is not None else Qt.Key(ord(text.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._send(QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text))

    def _send(self, event: QEvent) -> None:
        if self._field is not None:
            QCoreApplication.sendEvent(self._field, event)

    def _place_candidates(self) -> None:
        window = QGuiApplication.focusWindow()
        if self.context is None or window is None:
            return
        cursor = QGuiApplication.inputMethod().cursorRectangle().toRect()
        ratio = window.devicePixelRatio()
        corner = window.mapToGlobal(cursor.topLeft()) * ratio
        size = cursor.size() * ratio
        self.context.place_candidates(QRect(QPoint(corner), size))


def _is_there(service: str) -> bool:
    registry = QDBusConnection.sessionBus().interface()
    return bool(registry is not None and registry.isServiceRegistered(service).value())


def _takes_text(field: QObject | None) -> bool:
    if field is None:
        return False
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QCoreApplication.sendEvent(field, query)
    return bool(query.value(Qt.InputMethodQuery.ImEnabled))
