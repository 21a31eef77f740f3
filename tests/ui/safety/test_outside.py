"""Nothing is written outside the program's folder; names that Qt cannot take end nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.clerk import Clerk
from tests.ui.dialogs import Dialogs

ROOT = Path(__file__).parents[3]

_USE_A_FILE_DIALOG = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from ui import application
def choose_and_leave():
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    dialog.done(0)
    del dialog
    QApplication.quit()
QTimer.singleShot = lambda *_: None
real = application._open_window
def opened():
    window = real()
    from PySide6.QtCore import QTimer
    window.timer = QTimer(window)
    window.timer.timeout.connect(choose_and_leave)
    window.timer.start(0)
    return window
application._open_window = opened
sys.exit(application.run([]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own file dialog")
def test_a_file_dialog_writes_nothing_outside(tmp_path: Path) -> None:
    home, data = tmp_path / "home", tmp_path / "data"
    home.mkdir()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    environment |= {"HOME": str(home), "NIANBAO_DATA": str(data), "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(
        [sys.executable, "-c", _USE_A_FILE_DIALOG],
        cwd=ROOT, env=environment, check=False, timeout=60,
    )  # fmt: skip
    assert result.returncode == 0
    assert not list(home.rglob("*.conf"))
    assert (data / "QtProject.conf").exists()


def test_a_name_that_is_not_utf_8(clerk: Clerk, dialogs: Dialogs, tmp_path: Path) -> None:
    before = clerk.title
    dialogs.read("warning")
    clerk.window.files.open_path(tmp_path / "年报\udcff.nianbao")
    assert "UTF-8" in dialogs.last.text
    assert clerk.title == before
