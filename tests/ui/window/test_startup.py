"""Why no window can open, said without starting Qt."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui import startup

NO_DISPLAY = "没有找到可用的图形桌面，无法打开窗口；请在桌面环境中运行，或使用命令行（--help）。"
REALLY_LINUX = sys.platform == "linux"
REAL_IS_INSTALLED = startup.is_installed
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux desktop on which everything is there."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(startup, "is_installed", lambda _: True)
    monkeypatch.setattr(startup, "has_x11_display", lambda: True)


def test_nothing_is_in_the_way() -> None:
    assert startup.find_obstacle() == ""


def test_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "has_x11_display", lambda: False)
    assert startup.find_obstacle() == NO_DISPLAY


def test_no_display_for_the_platform_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(startup, "has_x11_display", lambda: False)
    assert startup.find_obstacle() == NO_DISPLAY


@pytest.mark.parametrize(
    "environment", [{"QT_QPA_PLATFORM": "offscreen"}, {"WAYLAND_DISPLAY": "wayland-0"}]
)
def test_no_x11_is_needed(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(startup, "has_x11_display", lambda: False)
    monkeypatch.setattr(startup, "is_installed", lambda name: "xcb" not in name)
    assert startup.find_obstacle() == ""


def test_missing_libraries_are_named_by_package(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = {"libEGL.so.1", "libxcb-cursor.so.0"}
    monkeypatch.setattr(startup, "is_installed", lambda name: name not in missing)
    assert startup.find_obstacle() == (
        "缺少系统组件，无法打开窗口；请先安装：sudo apt install libegl1 libxcb-cursor0"
    )


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_what_qt_needs(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(startup, "has_x11_display", lambda: False)
    assert startup.find_obstacle() == ""


def test_start_says_it_on_one_line_and_ends(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(startup, "has_x11_display", lambda: False)
    assert startup.start([]) == 2
    assert capsys.readouterr().err == f"{NO_DISPLAY}\n"


@pytest.mark.skipif(not REALLY_LINUX, reason="elsewhere there is always a desktop")
def test_the_program_without_a_display_loads_no_qt() -> None:
    environment = {**os.environ, "DISPLAY": ""}
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    code = (
        "import sys; from main import main; status = main([]);"
        "print(status, any(name.startswith('PySide6') for name in sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stdout == "2 False\n"
    assert run.stderr.splitlines() == [NO_DISPLAY]


@pytest.mark.skipif(not REALLY_LINUX, reason="asks the system")
def test_a_library_is_looked_for() -> None:
    assert REAL_IS_INSTALLED("libc.so.6")
    assert not REAL_IS_INSTALLED("libnone-of-that-name.so.9")


def test_the_window_opens_without_what_only_a_report_needs() -> None:
    """Loading all of it would double the time until the window is seen."""
    code = (
        "from PySide6.QtWidgets import QApplication; from ui.application import set_up\n"
        "application = QApplication([]); set_up(application)\n"
        "from ui.window.main_window import MainWindow\n"
        "window = MainWindow(); window.show(); application.processEvents()\n"
        "import sys; print('\\n'.join(sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    loaded = set(result.stdout.split())
    assert "ui.window.start_page" in loaded
    unwanted = {
        "core.checks.runner",
        "core.document.document",
        "core.interpret",
        "core.layout.compose",
        "ui.window.workspace",
        "lxml",
    }
    assert loaded & (unwanted | {"openpyxl", "reportlab", "docx", "PySide6.QtPdf"}) == set()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems need no plugin")
@pytest.mark.parametrize("chosen", ["", "fcitx", "fcitx5", "ibus"])
def test_chinese_can_be_typed_whatever_the_office_has_set(chosen: str) -> None:
    environment = {"QT_IM_MODULE": chosen} if chosen else {}
    startup.choose_input_method(environment)
    assert environment == {"QT_IM_MODULE": "ibus", "QT_IM_MODULES": "fcitx;ibus"}


def test_a_system_without_a_machine_id_does_not_end_the_program() -> None:
    """Where /etc/machine-id is missing, as on a bare Debian, libdbus aborts by its own choice."""
    environment: dict[str, str] = {}
    startup.keep_dbus_from_ending(environment)
    assert environment == {"DBUS_FATAL_WARNINGS": "0"}
    chosen = {"DBUS_FATAL_WARNINGS": "1"}
    startup.keep_dbus_from_ending(chosen)
    assert chosen == {"DBUS_FATAL_WARNINGS": "1"}


@pytest.mark.parametrize(
    "chosen", [{"QT_IM_MODULE": "xim"}, {"QT_IM_MODULE": "ibus", "QT_IM_MODULES": "xim"}]
)
def test_an_input_method_that_somebody_chose_stays(chosen: dict[str, str]) -> None:
    environment = dict(chosen)
    startup.choose_input_method(environment)
    assert environment == chosen


def test_pyside_reads_no_sources_of_ours() -> None:
    """A private name of PySide is replaced: here it is told when that name has moved."""
    code = (
        "import linecache; from ui.startup import keep_sources_unread; keep_sources_unread();"
        "import ui.settings, PySide6.QtWidgets; print(len(linecache.cache))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.split() == [b"0"]
