"""The application: language, fonts, colours, and the first window."""

import gc
import os
import sys
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from core.storage.files import is_text
from core.storage.logs import log_native_crashes, logger, start_logging
from core.storage.user_folders import settings_path
from core.storage.windows import set_application_id
from ui import settings
from ui.input_method.session_bus import has_session_bus
from ui.look.theme import HEI, choose_colours, palette, style_everything
from ui.safety.crash_guard import CrashGuard
from ui.safety.ending import Ending
from ui.safety.leftovers import sweep_later
from ui.safety.recorder import Recorder
from ui.translation import speak_chinese

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow

RESOURCES = Path(__file__).parent.parent / "resources"


def run(arguments: list[str]) -> int:
    """Run the program until its last window is closed; return the exit status."""
    log_native_crashes()
    if sys.platform == "win32":
        set_application_id("nianbao")
    _keep_qt_at_home()
    application = QApplication(["nianbao", *filter(is_text, arguments)])
    set_up(application)
    window = _open_window()
    if window is None:
        return 2
    guard = CrashGuard(Recorder.write_all_now, partial(_tell, window), application)
    guard.install()
    Ending(Recorder.write_all_now, partial(window.finish, keeps=True), application)
    window.show()
    if arguments:
        window.files.open_path(Path(arguments[0]))
    QTimer.singleShot(0, window, partial(_settle, application))
    QTimer.singleShot(0, window, window.offer_recovery)
    status = application.exec()
    guard.remove()
    return status


def _keep_qt_at_home() -> None:
    """Let Qt's file dialog keep what it remembers (QtProject.conf) in the program's own folder."""
    folder = str(settings_path().parent)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)


def _settle(application: QApplication) -> None:
    """Do what can wait until the window is seen."""
    gc.enable()
    start_logging()
    sweep_later(settings.known_folders())
    if sys.platform.startswith("linux") and has_session_bus(os.environ):
        from ui.input_method.fcitx import FcitxBridge  # noqa: PLC0415 (the window is seen first)

        FcitxBridge(application)


def _open_window() -> "MainWindow | None":
    """Make the window; say what is wrong if that fails."""
    try:
        from ui.window.main_window import MainWindow  # noqa: PLC0415 (fonts and style come first)

        return MainWindow()
    except Exception as error:
        start_logging()
        logger.exception("no window")
        details = "".join(traceback.format_exception(error))
        _tell(None, "程序无法启动，请把下面的详细信息发给技术人员。", details)
        return None


def _tell(window: QWidget | None, text: str, details: str) -> None:
    from ui.safety.crash_dialog import CrashDialog  # noqa: PLC0415 (seldom needed)

    CrashDialog(text, details, window).exec()


def set_up(application: QApplication) -> None:
    """Prepare language, fonts and colours; the window may then be made."""
    application.setApplicationName("nianbao")
    application.setOrganizationName("nianbao")
    application.setApplicationDisplayName("政务公开年报")
    application.setDesktopFileName("nianbao")
    application.setWindowIcon(QIcon(str(RESOURCES / "icons" / "nianbao.svg")))
    speak_chinese(application)
    application.setStyle(QStyleFactory.create("Fusion"))
    choose_colours(settings.colour_scheme())
    application.setPalette(palette())
    style_everything(application)
    _provide_fonts(application)


def _provide_fonts(application: QApplication) -> None:
    """Bring our own fonts: 仿宋 and 宋体 for the page, 黑体 if the system has none."""
    fonts = RESOURCES / "fonts"
    system = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    for name in ("FandolFang-Regular", "FandolSong-Regular", "FandolSong-Bold"):
        QFontDatabase.addApplicationFont(str(fonts / f"{name}.ttf"))
    hei = [family for family in HEI if family in system]
    if not hei:
        QFontDatabase.addApplicationFont(str(fonts / "FandolHei-Regular.ttf"))
    # Named, or Qt would take one of ours for the page where the desktop's font has no Chinese.
    font = QFont(application.font())
    font.setFamilies([font.family(), *(hei or ["FandolHei"])])
    application.setFont(font)
