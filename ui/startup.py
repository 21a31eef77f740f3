"""Starts the window, or says in one line why it cannot start."""

import ctypes
import linecache
import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from core.storage.presence import call

# Qt's libraries as the packages of Debian, UOS and Kylin name them.
_QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


# Input methods that the wheels of PySide6 have no plugin for, or that reach it through ibus's.
_BY_IBUS = {"", "ibus", "fcitx", "fcitx5"}


def start(arguments: list[str]) -> int:
    """Open the window, with a file if one is named; return the exit status.

    A file that a window shows already is not opened twice: that window comes to the front.
    """
    obstacle = find_obstacle()
    if obstacle:
        print(obstacle, file=sys.stderr)  # noqa: T201 (there is no window to say it in)
        return 2
    if arguments and call(Path(arguments[0])):
        return 0  # its window has come to the front
    choose_input_method(os.environ)
    keep_dbus_from_ending(os.environ)
    keep_sources_unread()
    from ui.application import run  # noqa: PLC0415 (Qt may be imported only from here on)

    return run(arguments)


def choose_input_method(environment: MutableMapping[str, str]) -> None:
    """Let Chinese be typed under ibus and fcitx 5 without a setting.

    Qt's wheels have no plugin for fcitx, and without a word take none at all; the one for
    ibus serves fcitx 5, too, and harms nothing where neither runs. What somebody chose
    otherwise stays. Qt before 6.7 knows only the first of the two variables.
    """
    if not sys.platform.startswith("linux"):
        return
    if environment.get("QT_IM_MODULE", "") in _BY_IBUS:
        environment["QT_IM_MODULE"] = "ibus"
        environment.setdefault("QT_IM_MODULES", "fcitx;ibus")


def keep_dbus_from_ending(environment: MutableMapping[str, str]) -> None:
    """Let a system without a machine-id be complained of, not be the end of the program.

    The plugin for ibus asks libdbus, which by itself aborts the process then.
    """
    environment.setdefault("DBUS_FATAL_WARNINGS", "0")


def keep_sources_unread() -> None:
    """Let PySide not read and keep the source of every module that is imported, 6 MiB in all.

    It looks for modules that want its features `snake_case` and `true_property`; none of ours
    does. Its name for that is private: where it is another one, everything is read as ever.
    """
    import shiboken6  # noqa: F401, PLC0415 (loads what looks, and nothing else of Qt)

    looking = sys.modules.get("shibokensupport.feature")
    if hasattr(looking, "_mod_uses_pyside"):
        vars(looking)["_mod_uses_pyside"] = lambda _module: False
    linecache.clearcache()  # of what was loaded before


def find_obstacle() -> str:
    """Return why no window can open here, or an empty string."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    needs_x11 = platform == "xcb" or not (platform or os.environ.get("WAYLAND_DISPLAY"))
    if needs_x11 and not has_x11_display():
        return "没有找到可用的图形桌面，无法打开窗口；请在桌面环境中运行，或使用命令行（--help）。"
    missing = missing_packages(needs_x11=needs_x11)
    return f"缺少系统组件，无法打开窗口；请先安装：sudo apt install {missing}" if missing else ""


def missing_packages(*, needs_x11: bool) -> str:
    """Return the packages of the libraries that Qt wants and the system lacks, between blanks."""
    libraries = _QT_LIBRARIES | (_X11_LIBRARIES if needs_x11 else {})
    return " ".join(package for name, package in libraries.items() if not is_installed(name))


def is_installed(library: str) -> bool:
    """Say whether the system can load a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_x11_display() -> bool:
    """Say whether the display that DISPLAY names answers."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the missing libraries are named next
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed
