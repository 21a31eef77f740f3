"""The dialog of a crash appears where nothing of the program but its code is left."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

_SHOW = """
from PySide6.QtWidgets import QApplication
import ui
from ui.safety.crash_dialog import CrashDialog
application = QApplication([])
dialog = CrashDialog("意外", "ValueError: x")
dialog.show()
application.processEvents()
print(dialog.isVisible(), "ValueError: x" in dialog.details.toPlainText())
"""


def test_the_dialog_needs_no_file(tmp_path: Path) -> None:
    for package in ("core", "ui"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("*.pyc"))
    result = subprocess.run(
        [sys.executable, "-c", _SHOW],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert not (tmp_path / "resources").exists()
    assert result.stdout.split() == [b"True", b"True"], result.stderr.decode()
