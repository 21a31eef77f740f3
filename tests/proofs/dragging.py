"""Files dragged with the mouse from another program onto start page, page and review under X11.

    xvfb-run python -m tests.proofs.dragging

needs a display without a desktop, and xdotool. A program of its own shows a file as something to
be dragged; xdotool presses, moves and lets go. Told is which file the window was asked to open.
Takes about a minute.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_KINDS = ("nianbao", "docx", "xlsx", "pdf", "html", "txt", "png", "nbhz")
_PLACES = ("start", "title", "narrative", "table", "review")
_PATIENCE = 10  # s

_SOURCE = """
import sys
from PySide6.QtCore import QMimeData, QUrl, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
class Source(QLabel):
    def mouseMoveEvent(self, event):
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)
label = Source("文件")
label.setWindowFlag(Qt.WindowType.FramelessWindowHint)
label.setGeometry(0, 0, 100, 60)
label.show()
application.processEvents()
print("ready", flush=True)
application.exec()
"""
# Prints the middle of the place that is named, on the screen; then whatever is to be opened.
_WINDOW = """
import os, sys, tempfile
os.environ["NIANBAO_DATA"] = tempfile.mkdtemp()
import ui
from datetime import date
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from ui.application import set_up
application = QApplication([]); set_up(application)
from core.form.library import official_forms
from core.interpret.result import Interpretation
from core.report.report import new_report
from tests.ui.readings import doubtful_reading
from ui.files.report_files import ReportFiles
from ui.importing.review import Review
from ui.importing.review_dialog import ReviewDialog
from ui.window.main_window import MainWindow
def tell(_, path):
    print("opens", path, flush=True)
ReportFiles.open_path = ReviewDialog._take_dropped = tell
window, place = MainWindow(), sys.argv[1]
window.setGeometry(150, 0, 1100, 700)
window.show()
target = window.start_page
if place != "start":
    form = official_forms().for_year(2024)
    window.files.open_new(new_report(form, 2024, "云溪乡", date(2025, 1, 10)))
    paper = window.work.page.paper
    target = {"title": paper.title, "narrative": paper.narratives["overview"],
              "table": next(iter(paper.tables.values()))}.get(place)
if place == "review":
    target = ReviewDialog(Review(doubtful_reading(), "x", official_forms()), "x", None, window)
    target.open()
else:
    window.work.page.ensureWidgetVisible(target) if place != "start" else None
for _ in range(20):
    application.processEvents()
middle = target.mapToGlobal(QPoint(target.width() // 2, min(20, target.height() // 2)))
if place in ("start", "review"):
    middle = target.mapToGlobal(target.rect().center())
print("ready", middle.x(), middle.y(), flush=True)
application.exec()
"""


@contextmanager
def _running(code: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", code, *arguments]
    process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _said(process: subprocess.Popen[str]) -> list[str]:
    """Return the words of the next line; those of a program that says nothing are awaited."""
    assert process.stdout is not None
    return process.stdout.readline().split()


def _mouse(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, timeout=_PATIENCE)
    time.sleep(0.1)


def _drag(x: str, y: str) -> None:
    _mouse("mousemove", "50", "30", "mousedown", "1")
    for step in range(1, 6):
        _mouse("mousemove", str(50 + (int(x) - 50) * step // 5), str(int(y) * step // 5))
    _mouse("mousemove", x, y)
    time.sleep(0.3)
    _mouse("mouseup", "1")


def is_opened(place: str, file: Path) -> bool:
    """Drag a file onto a place; say whether the window is asked to open just that."""
    with _running(_WINDOW, place) as window, _running(_SOURCE, str(file)) as source:
        _, x, y = _said(window)
        _said(source)
        time.sleep(0.5)
        _drag(x, y)
        time.sleep(1)
        window.terminate()
        return _said(window) == ["opens", str(file)]


def main() -> int:
    """Drag one file of every kind onto every place; return how many were not taken."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for place in _PLACES:
            for kind in _KINDS:
                file = Path(folder) / f"x.{kind}"
                file.write_bytes(b"x")
                is_taken = is_opened(place, file)
                missed += not is_taken
                print(f"{place}\t{kind}\t{'taken' if is_taken else 'MISSED'}", flush=True)
    return missed


if __name__ == "__main__":
    sys.exit(min(main(), 1))
