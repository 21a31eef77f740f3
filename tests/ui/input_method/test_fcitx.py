"""The bridge to fcitx 4, with a context that answers as the daemon does. The real one: a proof."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.input_method.fcitx import FcitxBridge, service_name
from ui.input_method.fcitx_context import Key
from ui.input_method.session_bus import has_session_bus

LETTERS = {Qt.Key.Key_G: 0x67, Qt.Key.Key_K: 0x6B}


class Daemon(QObject):
    """Composes letters until a blank, and notes what it is told."""

    committed = Signal(str)
    composed = Signal(str, int)
    forwarded = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.letters = ""
        self.places: list[QRect] = []

    def takes(self, key: Key) -> bool:
        if key.is_release:
            return False
        if chr(key.symbol).isalpha():
            self.letters += chr(key.symbol)
            self.composed.emit(self.letters, len(self.letters))
        elif not self.letters:
            return False
        elif key.symbol == 0x20:
            self.committed.emit("公开")
            self.letters = ""
        return True

    def focus_in(self) -> None:
        self.told.append("in")

    def focus_out(self) -> None:
        self.told.append("out")

    def reset(self) -> None:
        self.told.append("reset")
        self.letters = ""

    def place_candidates(self, cursor: QRect) -> None:
        self.places.append(cursor)


class Desk(QWidget):
    """Two lines, and a button that takes no text."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.button = QLineEdit(), QLineEdit(), QPushButton()
        column = QVBoxLayout(self)
        for widget in (self.first, self.second, self.button):
            column.addWidget(widget)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    with qtbot.waitActive(desk):
        desk.show()
        desk.activateWindow()
    desk.first.setFocus()
    return desk


@pytest.fixture
def daemon(desk: Desk, application: QApplication) -> Iterator[Daemon]:
    assert desk.first.hasFocus()
    bridge, daemon = FcitxBridge(application), Daemon()
    bridge.serve(daemon)  # type: ignore[arg-type]
    yield daemon
    bridge.deleteLater()
    QCoreApplication.sendPostedEvents(bridge, QEvent.Type.DeferredDelete)


def press(desk: Desk, key: Qt.Key, symbol: int, time: int = 1) -> bool:
    """Press a key as the system does: first as a shortcut perhaps, then as itself."""
    text = chr(symbol) if symbol < 0x7F else ""
    plain = Qt.KeyboardModifier.NoModifier
    window = desk.windowHandle()
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key, plain, 40, symbol, 0, text)
        event.setTimestamp(time)
        event.ignore()
        QCoreApplication.sendEvent(window, event)
        if kind == QEvent.Type.ShortcutOverride:
            overridden = event.isAccepted()
    return overridden


def test_letters_are_composed_and_a_blank_commits(desk: Desk, daemon: Daemon) -> None:
    assert press(desk, Qt.Key.Key_G, 0x67)
    assert press(desk, Qt.Key.Key_K, 0x6B, 2)
    assert desk.first.text() == ""
    assert daemon.letters == "gk", "each key is shown once"
    press(desk, Qt.Key.Key_Space, 0x20, 3)
    assert desk.first.text() == "公开"
    press(desk, Qt.Key.Key_Space, 0x20, 4)
    assert desk.first.text() == "公开 ", "what the daemon does not want is the field's"


def test_a_shortcut_waits_while_one_composes(desk: Desk, daemon: Daemon, qtbot: QtBot) -> None:
    shortcut = QShortcut(QKeySequence("Escape"), desk)
    press(desk, Qt.Key.Key_G, 0x67)
    with qtbot.assertNotEmitted(shortcut.activated):
        assert press(desk, Qt.Key.Key_Escape, 0xFF1B, 2)
    daemon.committed.emit("公")
    daemon.letters = ""
    assert not press(desk, Qt.Key.Key_Escape, 0xFF1B, 3)


def test_a_click_commits_what_is_shown(desk: Desk, daemon: Daemon) -> None:
    press(desk, Qt.Key.Key_G, 0x67)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(desk.first.geometry().center())
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        click = QMouseEvent(kind, place, place, button, button, none)
        QCoreApplication.sendEvent(desk.windowHandle(), click)
    assert desk.first.text() == "g"
    assert daemon.letters == ""


def test_another_field_commits_in_the_first(desk: Desk, daemon: Daemon) -> None:
    press(desk, Qt.Key.Key_G, 0x67)
    desk.second.setFocus()
    assert (desk.first.text(), desk.second.text(), daemon.letters) == ("g", "", "")
    press(desk, Qt.Key.Key_K, 0x6B, 2)
    press(desk, Qt.Key.Key_Space, 0x20, 3)
    assert desk.second.text() == "公开"


def test_what_takes_no_text_gets_its_keys(desk: Desk, daemon: Daemon) -> None:
    desk.button.setFocus()
    assert daemon.told[-1] == "out"
    assert not press(desk, Qt.Key.Key_G, 0x67)
    desk.first.setFocus()
    assert daemon.told[-1] == "in"


def test_a_key_given_back_is_typed(desk: Desk, daemon: Daemon) -> None:
    daemon.forwarded.emit(ord("a"), 0)
    daemon.forwarded.emit(ord("B"), 0)
    daemon.forwarded.emit(0xFF08, 0)
    assert desk.first.text() == "a"


def test_candidates_follow_the_cursor(desk: Desk, daemon: Daemon) -> None:
    before = daemon.places[-1]
    desk.second.setFocus()
    assert daemon.places[-1].y() > before.y()


@pytest.mark.parametrize(
    ("display", "name"),
    [(":0", "org.fcitx.Fcitx-0"), ("host:10.0", "org.fcitx.Fcitx-10"), ("", "org.fcitx.Fcitx-0")],
)
def test_the_daemon_is_that_of_the_display(display: str, name: str) -> None:
    assert service_name(display) == name


def test_a_bus_is_not_started_where_none_is(tmp_path: Path) -> None:
    assert has_session_bus({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/somewhere"})
    assert not has_session_bus({"XDG_RUNTIME_DIR": str(tmp_path)})
    (tmp_path / "bus").touch()
    assert has_session_bus({"XDG_RUNTIME_DIR": str(tmp_path)})
    assert not has_session_bus({})
