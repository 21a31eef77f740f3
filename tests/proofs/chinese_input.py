"""Chinese typed with real input methods into every kind of field, told by what the fields hold.

    xvfb-run python -m tests.proofs.chinese_input

needs a display without a desktop, xdotool and dbus-daemon, and tries each of ibus with libpinyin,
fcitx 5 and fcitx 4 with pinyin that is installed (Debian: ibus ibus-libpinyin fcitx5 fcitx5-pinyin,
or fcitx-bin fcitx-modules fcitx-pinyin, which cannot be installed beside fcitx5).
The daemons run in a folder and on a bus of their own. Takes about half a minute each.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).parents[2]
_PROFILE = """\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=pinyin
[GroupOrder]
0=Default
"""
_PROFILE_4 = """\
[Profile]
IMName=pinyin
EnabledIMList=fcitx-keyboard-us:True,pinyin:True
"""
# Focuses the field that a line on standard input names, or says what the fields hold.
_PROGRAM = """
import os, sys
from ui.startup import choose_input_method
choose_input_method(os.environ)
import ui
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication
from ui.application import set_up
from ui.input_method.fcitx import FcitxBridge
application = QApplication([]); set_up(application); FcitxBridge(application)
from core.form.library import official_forms
from core.report.report import new_report
from datetime import date
from ui.window.main_window import MainWindow
from ui.window.report_dialog import ReportDialog
window = MainWindow()
form = official_forms().for_year(2024)
window.files.open_new(new_report(form, 2024, "云溪乡", date(2025, 1, 10)))
window.show()
paper, bar = window.work.page.paper, window.work.find_bar
bar.open_bar()
table = next(iter(paper.tables.values()))
dialog = ReportDialog(official_forms(), "新建年报", None)
lines = {"title": paper.title, "narrative": paper.narratives["overview"], "find": bar.line,
         "cell": table, "dialog": dialog.agency_line}
for name in ("title", "find", "dialog"):
    lines[name].clear()
def contents(name):
    field = table.cell_editor if name == "cell" else lines[name]
    return field.toPlainText() if hasattr(field, "toPlainText") else field.text()
def obey():
    word, name = sys.stdin.readline().split()
    if word == "focus":
        dialog.setVisible(name == "dialog")
        (dialog if name == "dialog" else window).activateWindow()
        lines[name].setFocus()
        if name == "cell":
            table.go_to(table.form_model.inputs[0])
    print(contents(name), flush=True)
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(obey)
application.exec()
"""
_TYPED, _WANTED = "gongkai", "公开"
_FIELDS = ("title", "narrative", "find", "cell", "dialog")


class Method(NamedTuple):
    """An input method: what must be installed, and how it is started and made to write Chinese."""

    name: str
    needs: str
    start: tuple[str, ...]
    then: tuple[str, ...]


METHODS = (
    Method(
        "ibus", "ibus-daemon", ("ibus-daemon", "--panel=disable"), ("ibus", "engine", "libpinyin")
    ),
    Method(
        "fcitx5", "fcitx5", ("fcitx5", "--disable=wayland,notifications"), ("fcitx5-remote", "-o")
    ),
    Method("fcitx4", "fcitx", ("fcitx", "-D"), ("fcitx-remote", "-o")),
)


@contextmanager
def _bus(folder: Path) -> Iterator[dict[str, str]]:
    """A home and a bus of their own; the environment in which programs find both."""
    for name in ("run", "home/.config/fcitx5", "home/.config/fcitx"):
        (folder / name).mkdir(parents=True, mode=0o700)
    (folder / "home/.config/fcitx5/profile").write_text(_PROFILE, encoding="utf-8")
    (folder / "home/.config/fcitx/profile").write_text(_PROFILE_4, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "XMODIFIERS"))}
    environment |= {"HOME": f"{folder}/home", "XDG_RUNTIME_DIR": f"{folder}/run", "LANG": "C.UTF-8"}
    environment |= {"NIANBAO_DATA": f"{folder}/data", "PYTHONPATH": str(_ROOT)}
    environment.pop("XDG_CONFIG_HOME", None)
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as bus:
        assert bus.stdout is not None
        yield environment | {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
        bus.terminate()


def _run(environment: dict[str, str], *command: str) -> None:
    subprocess.run(command, env=environment, check=False, timeout=30, capture_output=True)


def _ask(program: subprocess.Popen[str], line: str) -> str:
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(f"{line}\n")
    program.stdin.flush()
    return program.stdout.readline().strip()


def _type_everywhere(method: Method, environment: dict[str, str]) -> dict[str, str]:
    """Type into each field with a program of its own; return what each holds then."""
    held = {}
    command = [sys.executable, "-c", _PROGRAM]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        time.sleep(4)
        for field in _FIELDS:
            _ask(program, f"focus {field}")
            time.sleep(1)
            _run(environment, *method.then)
            time.sleep(0.5)
            for key in (*_TYPED, "space"):
                _run(environment, "xdotool", "key", key)
                time.sleep(0.15)
            time.sleep(0.5)
            held[field] = _ask(program, f"say {field}")
        program.terminate()
    return held


def try_method(method: Method) -> bool:
    """Try one input method in every field; say whether all hold what was typed."""
    with tempfile.TemporaryDirectory() as folder, _bus(Path(folder)) as environment:
        nowhere = subprocess.DEVNULL
        with subprocess.Popen(
            method.start, env=environment, stdout=nowhere, stderr=nowhere
        ) as daemon:
            time.sleep(3)
            _run(environment, *method.then)
            held = _type_everywhere(method, environment)
            daemon.terminate()
    for field, text in held.items():
        print(f"{method.name}, {field}: {text!r}{'' if text == _WANTED else '  <- wrong'}")
    return all(text == _WANTED for text in held.values())


def main() -> int:
    """Try what is installed; return 1 when a field holds anything else."""
    there = [method for method in METHODS if shutil.which(method.needs)]
    for method in set(METHODS) - set(there):
        print(f"{method.name}: not installed, skipped")
    results = [try_method(method) for method in there]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
