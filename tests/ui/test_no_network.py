"""The program opens no network connection, whatever one does with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.form.library import official_forms
from tests.factories import narrated_report, write_project

ROOT = Path(__file__).parent.parent.parent

# Runs in a fresh interpreter. Python tells the hook of every socket it makes; what Qt
# would open by itself shows among the descriptors of the process.
SCRIPT = """
import os, sys
from pathlib import Path

told = []

def hook(event, arguments):
    if event.partition(".")[0] in ("socket", "urllib", "ftplib", "smtplib", "http"):
        if event != "socket.gethostname":
            told.append(event)

sys.addaudithook(hook)

import ui
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from core.exporting import ExportOptions
from core.formats.all_formats import FORMATS
from core.form.library import official_forms
from core.text import Difference
from ui.application import set_up
from ui.window.main_window import MainWindow

def wait(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

def sockets():
    folder = Path("/proc/self/fd")
    return [os.readlink(fd) for fd in folder.iterdir()
            if fd.is_symlink() and os.readlink(fd).startswith("socket:")]

path = Path(sys.argv[1])
application = QApplication([])
set_up(application)
window = MainWindow()
window.show()
window.offer_recovery()
window.files.open_path(path)
editor = window.files.editor
editor.edit_narrative("problems", Difference(0, "", "网址：http://example.com/a。"), "输入")
editor.change_figures({"applications.received.natural_person": 3}, "填写")
assert window.files.save()
window.preview.show(editor)
wait(1500)
targets = {id_: path.parent / f"out{FORMATS[id_].suffix}" for id_ in FORMATS}
job = window.exports.start(editor, targets, ExportOptions(draft=True))
window.exports.wait()
found = sockets()
assert all(target.exists() for target in targets.values())
window.hide()
window.files.finish()
loaded = [name for name in sys.modules if name.startswith("PySide6.QtNetwork")]
assert told == [], told
assert found == [], found
assert loaded == [], loaded
print("quiet", flush=True)
os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="sockets are seen in /proc")
def test_opening_editing_saving_exporting_and_previewing_use_no_network(tmp_path: Path) -> None:
    path = tmp_path / "年报.nianbao"
    write_project(path, narrated_report(official_forms().by_id("2021")))
    settings = {"QT_QPA_PLATFORM": "offscreen", "NIANBAO_DATA": str(tmp_path / "data")}
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)],
        cwd=ROOT,
        env=os.environ | settings,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert result.stdout == "quiet\n", result.stderr


def test_the_hook_would_notice_a_connection() -> None:
    script = SCRIPT[: SCRIPT.index("import ui")] + (
        "import socket\n"
        "try: socket.create_connection(('127.0.0.1', 9), timeout=0.1)\n"
        "except OSError: pass\n"
        "assert 'socket.connect' in told\n"
    )
    result = subprocess.run([sys.executable, "-c", script], check=False, timeout=60)
    assert result.returncode == 0
