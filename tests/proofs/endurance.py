"""Ten thousand changes with undo and preview on: memory and latency must stay flat.

    uv run python -m tests.proofs.endurance 10000

Each change is one of a figure, a keystroke in a text, a keystroke in the title,
or some steps undone and redone; its time is that until the window has shown it,
by the clock, and as work of the interface's thread, which a busy machine leaves alone.
Now and then it waits until the preview shows the newest state. Prints a line for
each tenth; in the end it compares the last with the second, when all is loaded.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

import ui  # noqa: F401 (before the first call of Qt; see ui.binding)
from core.form.library import official_forms
from core.text import Difference
from tests.factories import narrated_report, write_project
from ui.application import set_up
from ui.editing.report_editor import ReportEditor
from ui.window.main_window import MainWindow

_PREVIEW_EVERY = 100  # changes
_SAVE_EVERY = 500
_LONGEST_TEXT = 300  # characters; then the text is emptied, so that tenths are alike
MORE_MEMORY = 0.10  # the part by which the last tenth may grow beyond the fifth
MORE_TIME = 0.5


@dataclass
class Tenth:
    """What a tenth of the changes took: memory in MB, times in ms."""

    memory: float
    median: float
    worst_of_hundred: float
    work: float  # the median of the interface's thread


class Clerk:
    """Makes one change after another."""

    def __init__(self, window: MainWindow, editor: ReportEditor, seed: int) -> None:
        self._window = window
        self._editor = editor
        self._chance = random.Random(seed)
        form = editor.report.form
        self._cells = [cell for cell in form.cells if cell not in form.totals]

    def change(self, number: int) -> None:
        """Make a change."""
        kind = self._chance.random()
        if kind < 0.5:
            cell = self._chance.choice(self._cells)
            self._editor.change_figures({cell: number}, "填写")
        elif kind < 0.8:
            self._type("problems")
        elif kind < 0.9:
            heading = self._editor.report.heading
            title = heading.title[:40] + self._chance.choice("甲乙丙")
            self._editor.set_heading(replace(heading, title=title), "修改标题", "title")
        else:
            self._go_back_and_forth()

    def _type(self, section: str) -> None:
        text = self._editor.report.narrative(section)
        change = Difference(len(text), "", self._chance.choice("更新及时，。"))
        if len(text) > _LONGEST_TEXT:
            change = Difference(0, text, "")
        self._editor.edit_narrative(section, change, "输入")

    def _go_back_and_forth(self) -> None:
        steps = self._chance.randrange(1, 6)
        for _ in range(steps):
            self._editor.undo()
        for _ in range(steps):
            self._editor.redo()


def run(count: int, seed: int = 0) -> list[Tenth]:
    """Make so many changes; return what each tenth took."""
    with tempfile.TemporaryDirectory(prefix="nianbao-endurance-") as folder:
        os.environ["NIANBAO_DATA"] = f"{folder}/data"
        path = Path(folder) / "年报.nianbao"
        write_project(path, narrated_report(official_forms().by_id("2021")))
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        set_up(application)
        window = MainWindow()
        window.show()
        window.files.open_path(path)
        editor = window.files.editor
        assert editor is not None
        window.preview.show(editor)
        clerk = Clerk(window, editor, seed)
        tenths = [_tenth(clerk, window, number, count // 10) for number in range(10)]
        window.preview.close()
        editor.undo_stack.setClean()
        window.close()
        return tenths


def _tenth(clerk: Clerk, window: MainWindow, number: int, count: int) -> Tenth:
    times: list[float] = []
    works: list[float] = []
    for step in range(number * count, (number + 1) * count):
        began, work_began = time.perf_counter(), time.thread_time()
        clerk.change(step)
        QApplication.processEvents()
        times.append(1000 * (time.perf_counter() - began))
        works.append(1000 * (time.thread_time() - work_began))
        if step % _SAVE_EVERY == 0:
            window.files.save()
        if step % _PREVIEW_EVERY == 0:
            _wait_for_preview(window)
    percentiles = statistics.quantiles(times, n=100)
    return Tenth(_memory(), statistics.median(times), percentiles[-1], statistics.median(works))


def _wait_for_preview(window: MainWindow) -> None:
    """Let the event loop run until the preview shows the newest state."""
    preview = window.preview.window
    assert preview is not None
    while preview.typesetter.is_busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _memory() -> float:
    """Return the memory the process has in use, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def is_flat(tenths: list[Tenth]) -> bool:
    """Say whether the last tenth takes no more than the fifth."""
    early, late = tenths[4], tenths[-1]
    has_memory = late.memory <= early.memory * (1 + MORE_MEMORY)
    return has_memory and late.work <= early.work * (1 + MORE_TIME)


def main() -> int:
    """Run the proof in full and print its figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    tenths = run(count)
    print("changes  memory/MB  median/ms  99 %/ms  work/ms")
    for number, tenth in enumerate(tenths, 1):
        print(
            f"{number * count // 10:7}  {tenth.memory:9.1f}  {tenth.median:9.2f}"
            f"  {tenth.worst_of_hundred:7.1f}  {tenth.work:7.2f}"
        )
    print("flat" if is_flat(tenths) else "NOT flat")
    return not is_flat(tenths)


if __name__ == "__main__":
    sys.exit(main())
