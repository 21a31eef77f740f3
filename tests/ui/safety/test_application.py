"""The program as it is started: it offers what was lost, and goes on after an exception."""

import os
import subprocess
import sys
from pathlib import Path

from core.project.journal import Journal, abandoned
from core.project.project_file import read_project
from core.storage.disk_state import of_content
from core.storage.locking import lock_path

ROOT = Path(__file__).parent.parent.parent.parent
FIRST = "applications.received.natural_person"

# Stands in for the clerk: answers the program's dialogs, and has it go wrong once.
SCRIPT = """
import os, sys
import ui
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.window.main_window import MainWindow
from ui.safety.crash_dialog import CrashDialog
from ui.safety.states_dialog import StatesDialog

def restore(dialog):
    print("offered", dialog.states.count(), dialog.changes.item(0).text())
    dialog.take_button.click()
    QTimer.singleShot(0, go_wrong)
    return dialog.result()

def go_wrong():
    QTimer.singleShot(0, go_on)
    raise ValueError("unexpected")

def go_on():
    if not told:
        QTimer.singleShot(20, go_on)
        return
    (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    print("saved", window.files.save())
    window.close()

told = []

def tell(dialog):
    told.append("ValueError" in dialog.details.toPlainText())
    print("told", told)
    return 1

StatesDialog.exec = restore
CrashDialog.exec = tell
from ui.startup import start
sys.exit(start([]))
"""


def run(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    settings = {"QT_QPA_PLATFORM": "offscreen", "NIANBAO_DATA": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | settings,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_what_was_lost_is_restored_and_saved_in_spite_of_an_exception(
    saved: Path, data_folder: Path
) -> None:
    report = read_project(saved)
    before = report.figures[FIRST]
    report.store({FIRST: 4321})
    journal = Journal()
    journal.write(report, saved, of_content(saved.read_bytes()).digest)
    lock_path(journal.path).unlink()
    result = run(data_folder, SCRIPT)
    assert result.stdout.splitlines() == [
        f"offered 1 {before} 改为 4321",
        "told [True]",
        "saved True",
    ], result.stderr
    assert result.returncode == 0
    assert read_project(saved).figures[FIRST] == 4321
    assert list(abandoned()) == []
    log = (data_folder / "logs" / "nianbao.log").read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert "unexpected\nbuiltins.ValueError" in log


def test_a_window_that_cannot_be_made_is_told(data_folder: Path) -> None:
    script = SCRIPT.replace(
        "from ui.startup import start",
        "def refuse(*_): raise RuntimeError('no window')\nMainWindow.__init__ = refuse\n"
        "from ui.startup import start",
    ).replace('"ValueError"', '"RuntimeError"')
    result = run(data_folder, script)
    assert result.stdout.splitlines() == ["told [True]"], result.stderr
    assert result.returncode == 2
