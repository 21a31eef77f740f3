"""Measures whole processes, each against a yardstick in the same run.

Run it on a desktop or under Xvfb, with xdotool installed:

    uv run python -m compileall -q core ui main.py
    xvfb-run -a uv run python -m tests.benchmarks.processes [FILE.nianbao]

It prints the median time from start to a mapped window, the resident memory
one second later, and the time of whole exports; with `soffice` installed, also
LibreOffice's way from our Word file to a PDF.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from core.formats.all_formats import FORMATS

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 7
BARE = """
import sys
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication(sys.argv)
window, table = QMainWindow(), QTableView()
table.setModel(QStandardItemModel(28, 10))
window.setCentralWidget(table)
window.show()
app.exec()
"""
CHECK = "import sys, main; main.main(sys.argv[1:]); sys.exit(0)"
OFFICE = "LibreOffice docx→pdf"


def until_mapped(arguments: Sequence[str], settings: Path) -> tuple[float, float]:
    """Start a program; return seconds until its window is mapped, and its MiB then."""
    environment = os.environ | {"XDG_CONFIG_HOME": str(settings)}
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment) as process:
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)]
        while not subprocess.run(search, capture_output=True, check=False).stdout:
            if process.poll() is not None:
                raise SystemExit(f"{arguments} ended with {process.returncode}")
        elapsed = time.perf_counter() - start
        time.sleep(1)
        memory = resident(process.pid)
        process.kill()
    return elapsed, memory


def resident(pid: int) -> float:
    """Return the resident memory of a process in MiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0.0


def whole_run(command: Sequence[str]) -> tuple[float, float]:
    """Return the seconds a program takes from start to end, and its MiB at the most."""
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def report_windows(file: str | None, settings: Path) -> None:
    """Print start times and memory; the programs take turns, so that load hits all alike."""
    programs = {"bare PySide6 table": ["-c", BARE], "start page": ["main.py"]}
    if file:
        programs["report open"] = ["main.py", file]
    results: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, arguments in programs.items():
            results[name].append(until_mapped(arguments, settings))
    yardstick = statistics.median(time for time, _ in results["bare PySide6 table"])
    for name, runs in results.items():
        median = statistics.median(time for time, _ in runs)
        memory = max(memory for _, memory in runs)
        print(f"{name:20} {median * 1000:6.0f} ms  ×{median / yardstick:.2f}  {memory:5.0f} MiB")


def report_exports(file: str, folder: Path) -> None:
    """Print the times of whole exports, beside an interpreter that does nothing.

    LibreOffice, where there is one, is the yardstick of the PDF: it converts
    our own Word file. The programs take turns, so that load hits all alike.
    """
    python, word = sys.executable, folder / "a.docx"
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "check": [python, "-c", CHECK, "check", file],
        **{
            f"export --{id_}": [python, "main.py", "export", file, f"--{id_}", f"{folder}/a.{id_}"]
            for id_ in FORMATS
        },
    }
    whole_run(commands["export --docx"])
    office = shutil.which("soffice")
    if office:
        commands[OFFICE] = convert = [
            *(office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder / "office"), str(word)),
        ]
        whole_run(convert)  # makes its profile
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            runs[name].append(whole_run(command))
    medians = {name: statistics.median(time for time, _ in runs[name]) for name in runs}
    for name, median in medians.items():
        print(f"{name:20} {median * 1000:6.0f} ms  {max(m for _, m in runs[name]):5.0f} MiB")
    if office:
        print(f"export --pdf is ×{medians['export --pdf'] / medians[OFFICE]:.3f} of {OFFICE}")


def main(arguments: Sequence[str]) -> None:
    """Measure everything; a project file makes the list longer."""
    file = str(Path(arguments[0]).resolve()) if arguments else None
    with tempfile.TemporaryDirectory() as folder:
        report_windows(file, Path(folder))
        if file:
            report_exports(file, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
