"""SIGTERM, Ctrl+C and a hangup: what is not saved is written down, and nothing else is left."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.project.journal import abandoned, read_journal
from core.project.project_file import read_project
from core.storage.locking import acquire, lock_path, remove_stale
from core.storage.temporaries import SUFFIX, own_prefix
from ui import settings
from ui.safety.leftovers import sweep_later

ROOT = Path(__file__).parent.parent.parent.parent
FIRST = "applications.received.natural_person"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")

# Changes a figure, waits for the signal in the state named, and is quicker than the recorder.
SCRIPT = """
import sys
import ui
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from ui.safety import recorder
from ui.window.main_window import MainWindow
recorder._PAUSE = 3_600_000

def change():
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    if not windows or windows[0].workspace is None:
        QTimer.singleShot(10, change)
        return
    windows[0].editor.set_figures({FIRST: 4321}, "x")
    if STATE == "asking":
        QTimer.singleShot(0, windows[0].close)
    QTimer.singleShot(50, lambda: print("ready", flush=True))

STATE, FIRST = sys.argv[1:3]
QTimer.singleShot(0, change)
from ui.startup import start
sys.exit(start(sys.argv[3:]))
"""


@pytest.fixture
def program(saved: Path, data_folder: Path, state: str) -> Iterator["subprocess.Popen[str]"]:
    """The program with a change that is not saved."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "NIANBAO_DATA": str(data_folder)}
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, state, FIRST, str(saved)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


@pytest.mark.parametrize(
    ("state", "number"),
    [
        ("editing", signal.SIGTERM),
        ("editing", signal.SIGINT),
        ("editing", signal.SIGHUP),
        ("asking", signal.SIGTERM),  # whether to save, in a dialog
    ],
)
def test_what_is_not_saved_is_written_down_first(
    program: "subprocess.Popen[str]", saved: Path, number: signal.Signals
) -> None:
    before = saved.read_bytes()
    program.send_signal(number)
    _, told = program.communicate(timeout=60)
    assert program.returncode == 128 + number
    assert "Traceback" not in told
    assert saved.read_bytes() == before
    (journal,) = abandoned()
    assert read_journal(journal).report.figures[FIRST] == 4321
    assert read_journal(journal).origin == saved
    assert list(saved.parent.iterdir()) == [saved]


@pytest.mark.parametrize("state", ["editing"])
def test_what_a_kill_leaves_goes_at_the_next_start(
    program: "subprocess.Popen[str]", saved: Path
) -> None:
    program.kill()
    program.wait()
    assert lock_path(saved).exists()
    left = saved.with_name(f"{own_prefix()}x{SUFFIX}".replace(str(os.getpid()), str(program.pid)))
    left.write_bytes(b"half")
    strange = saved.with_name(f"{own_prefix()}folder{SUFFIX}".replace(str(os.getpid()), "1"))
    strange.mkdir()  # does not keep the others from going
    others = saved.with_name(".~lock.别的.odt#")
    others.write_bytes(b"LibreOffice")
    settings.remember_folder("export", saved.parent)
    assert saved.parent in settings.known_folders()
    sweep_later(settings.known_folders()).join()
    assert set(saved.parent.iterdir()) == {saved, strange, others}
    assert read_project(saved)


def test_the_lock_of_a_living_process_stays(tmp_path: Path) -> None:
    file = tmp_path / "年报.nianbao"
    acquire(file)
    foreign = tmp_path / ".~x.lock"
    foreign.write_bytes(b"{}")
    remove_stale(tmp_path)
    assert set(tmp_path.iterdir()) == {lock_path(file), foreign}
