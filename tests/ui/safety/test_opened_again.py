"""A file that is opened once more brings its window to the front; no second one opens."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.storage.presence import ACTIVATION_TOKEN
from tests.ui.clerk import Clerk

ROOT = Path(__file__).parents[3]

_OPEN_AND_TELL = """
import sys
sys.argv[0] = "main.py"
from main import main
from ui import startup
startup.find_obstacle = lambda: ""
status = main(sys.argv[1:])
print(status, any(name.startswith("PySide6") for name in sys.modules))
"""

_SHOW = """
import sys
from pathlib import Path
from core.storage.presence import Presence
shown = Presence(Path(sys.argv[1]))
print("shown", flush=True)
while shown.answer() is None:
    pass
print("called", flush=True)
"""


def open_again(file: Path, qtbot: QtBot, **variables: str) -> str:
    """Open a file with a second process, while this one's window goes on; return what it said."""
    process = QProcess()
    process.setWorkingDirectory(str(ROOT))
    environment = QProcessEnvironment.systemEnvironment()
    for name, value in ({"NIANBAO_DATA": os.environ["NIANBAO_DATA"]} | variables).items():
        environment.insert(name, value)
    process.setProcessEnvironment(environment)
    with qtbot.waitSignal(process.finished, timeout=60_000):
        process.start(sys.executable, ["-c", _OPEN_AND_TELL, str(file)])
    assert not bytes(process.readAllStandardError().data())
    return bytes(process.readAllStandardOutput().data()).decode().strip()


def test_the_second_start_shows_the_first_window_and_loads_no_qt(
    clerk: Clerk, saved: Path, qtbot: QtBot
) -> None:
    clerk.window.files.open_path(saved)
    clerk.window.setWindowState(Qt.WindowState.WindowMinimized)
    assert open_again(saved, qtbot) == "0 False"
    qtbot.waitUntil(lambda: clerk.window.isActiveWindow() and not clerk.window.isMinimized())


def test_the_right_to_come_forward_is_handed_on(
    clerk: Clerk, saved: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ACTIVATION_TOKEN, raising=False)
    clerk.window.files.open_path(saved)
    assert open_again(saved, qtbot, **{ACTIVATION_TOKEN: "token-7"}) == "0 False"
    assert os.environ[ACTIVATION_TOKEN] == "token-7"


def test_a_dialog_of_the_window_stays_before_it(clerk: Clerk, saved: Path, qtbot: QtBot) -> None:
    clerk.window.files.open_path(saved)
    box = QMessageBox(clerk.window)
    box.setModal(True)
    with qtbot.waitActive(box):
        box.show()
    assert open_again(saved, qtbot) == "0 False"
    qtbot.waitUntil(box.isActiveWindow)
    box.close()


def test_opening_in_this_window_what_another_shows_leaves_it_there(
    clerk: Clerk, saved: Path
) -> None:
    clerk.editor.set_heading(clerk.report.heading.with_text("title", "没有保存"), "改", "title")
    with subprocess.Popen(
        [sys.executable, "-c", _SHOW, str(saved)], cwd=ROOT, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"shown\n"
        clerk.window.files.open_path(saved)
        assert other.stdout.readline() == b"called\n"
    assert clerk.window.files.path is None
    assert clerk.report.heading.title == "没有保存"
    assert clerk.window.status.currentMessage() == (
        f"“{saved.name}”已在另一个窗口打开，那个窗口到前面来了。"
    )


def test_a_window_answers_only_for_the_file_it_shows(
    clerk: Clerk, saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "另一份.nianbao"
    other.write_bytes(saved.read_bytes())
    clerk.window.files.open_path(saved)
    clerk.window.files.open_path(other)
    code = "import sys; from pathlib import Path; from core.storage.presence import call\n"
    code += "print(call(Path(sys.argv[1])))"
    result = subprocess.run(
        [sys.executable, "-c", code, str(saved)], cwd=ROOT, capture_output=True, check=True
    )
    assert result.stdout.strip() == b"False"
