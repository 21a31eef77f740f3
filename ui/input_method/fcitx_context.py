"""An input context of fcitx 4, spoken to over D-Bus: keys go there, text and preedit come back.

The interface is that of fcitx-qt5's `org.fcitx.Fcitx.InputMethod` and `.InputContext`.
"""

import os
from time import monotonic
from typing import NamedTuple, cast

from PySide6.QtCore import (
    Q_ARG,
    Q_RETURN_ARG,
    SLOT,
    QCoreApplication,
    QGenericArgumentHolder,
    QMetaObject,
    QObject,
    QRect,
    Signal,
    Slot,
)
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusInterface, QDBusMessage

_FACTORY, _FACTORY_PATH = "org.fcitx.Fcitx.InputMethod", "/inputmethod"
_CONTEXT = "org.fcitx.Fcitx.InputContext"
# The client shows the preedit. Not the formatted one, whose a(si) PySide cannot unpack.
_SHOWS_PREEDIT = 2
_PATIENCE_MS = 200  # for a daemon to say whether a key is its own
_GRUDGE_S = 3.0  # for which one that did not is not asked again


class Key(NamedTuple):
    """A key as X11 numbers it."""

    symbol: int
    code: int
    modifiers: int
    is_release: bool
    time_ms: int


class FcitxContext(QObject):
    """What the daemon keeps for this program while somebody types.

    Its methods are called through what it says of itself: a message made by hand would send every
    number as a signed one, which it refuses.
    """

    committed = Signal(str)
    composed = Signal(str, int)
    """The preedit, and the cursor in it in bytes of UTF-8."""
    forwarded = Signal(int, int)
    """The symbol of a key that the daemon gives back, pressed, and its modifiers."""

    def __init__(self, service: str, number: int, parent: QObject) -> None:
        super().__init__(parent)
        self._silent_until = 0.0
        bus, path = QDBusConnection.sessionBus(), f"/inputcontext_{number}"
        self._daemon = QDBusInterface(service, path, _CONTEXT, bus, self)
        self._daemon.setTimeout(_PATIENCE_MS)
        for signal, slot in {
            "CommitString": "_commit(QString)",
            "UpdatePreedit": "_compose(QString,int)",
            "ForwardKey": "_forward(uint,uint,int)",
        }.items():
            method = cast("bytes", SLOT(slot))  # what it really takes, other than its types say
            bus.connect(service, path, _CONTEXT, signal, self, method)
        self._tell("SetCapacity", _unsigned(_SHOWS_PREEDIT))

    def takes(self, key: Key) -> bool:
        """Say whether a key is the daemon's own. One that does not answer soon takes none."""
        if self._is_silent:
            return False
        if self._silent_until:
            self._silent_until = 0.0
            self._tell("Reset")  # keys that it has found waiting were typed without it
        taken = QMetaObject.invokeMethod(
            self._daemon,
            "ProcessKeyEvent",
            Q_RETURN_ARG("int"),
            _unsigned(key.symbol),
            _unsigned(key.code),
            _unsigned(key.modifiers),
            Q_ARG("int", int(key.is_release)),
            _unsigned(key.time_ms),
        )
        if self._daemon.lastError().isValid():
            self._silent_until = monotonic() + _GRUDGE_S
            return False
        return bool(taken)

    @property
    def _is_silent(self) -> bool:
        return monotonic() < self._silent_until

    def focus_in(self) -> None:
        """Tell that a field takes text."""
        self._tell("FocusIn")

    def focus_out(self) -> None:
        """Tell that none does."""
        self._tell("FocusOut")

    def reset(self) -> None:
        """Let what is composed be forgotten."""
        self._tell("Reset")

    def place_candidates(self, cursor: QRect) -> None:
        """Tell where the cursor is on the screen, in its pixels."""
        place = (cursor.x(), cursor.y(), cursor.width(), cursor.height())
        self._tell("SetCursorRect", *(Q_ARG("int", number) for number in place))

    def _tell(self, method: str, *arguments: QGenericArgumentHolder) -> None:
        if not self._is_silent:
            QMetaObject.invokeMethod(self._daemon, method, *arguments)

    @Slot(str)
    def _commit(self, text: str) -> None:
        if not self._is_silent:
            self.committed.emit(text)

    @Slot(str, int)
    def _compose(self, text: str, cursor: int) -> None:
        if not self._is_silent:
            self.composed.emit(text, cursor)

    @Slot("uint", "uint", int)
    def _forward(self, symbol: int, modifiers: int, is_release: int) -> None:
        if not is_release:
            self.forwarded.emit(symbol, modifiers)


def make_context(service: str, parent: QObject) -> FcitxContext | None:
    """Let the daemon make a context; None where it does not answer."""
    message = QDBusMessage.createMethodCall(service, _FACTORY_PATH, _FACTORY, "CreateICv3")
    message.setArguments([QCoreApplication.applicationName(), os.getpid()])
    answer = QDBusConnection.sessionBus().call(message, QDBus.CallMode.Block, _PATIENCE_MS)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        return None
    return FcitxContext(service, int(answer.arguments()[0]), parent)


def _unsigned(number: int) -> QGenericArgumentHolder:
    return Q_ARG("uint", number & 0xFFFFFFFF)
