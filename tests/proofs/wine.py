"""The Windows package under Wine: installed, used, refused while in use, replaced, removed.

    python -m tests.proofs.wine SETUP.exe

needs Debian's wine (64-bit), gcc-mingw-w64-x86-64, and a display, for example of xvfb-run. It
works in a Wine prefix of its own, and takes a minute. What Wine 8 lacks and Windows 10 has:
bcryptprimitives.dll, which is made here; types of files among a user's own keys, so that a
double-click is not tried.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_FORMATS = ("xlsx", "pdf", "ofd", "docx", "html", "txt", "md", "json")
_KINDS = r"Software\Classes"


_RANDOM_NUMBERS = """
#include <stdlib.h>
__declspec(dllexport) int ProcessPrng(unsigned char *bytes, size_t count)
{ while (count--) *bytes++ = rand(); return 1; }
"""


class Wine:
    """A Wine prefix of its own, and the package in it."""

    def __init__(self, folder: Path, setup: Path) -> None:
        self.folder = folder
        self.setup = setup
        self.environment = os.environ | {"WINEPREFIX": str(folder / "prefix"), "WINEDEBUG": "-all"}
        self.run("wineboot", "-i")
        self.run("wine", "winecfg", "-v", "win10")
        (folder / "random.c").write_text(_RANDOM_NUMBERS, encoding="ascii")
        library = "prefix/drive_c/windows/system32/bcryptprimitives.dll"
        self.run("x86_64-w64-mingw32-gcc", "-shared", "-o", library, "random.c")

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[bytes]:
        """Run a program; its output goes through a pipe, as Wine's console wants it."""
        return subprocess.run(
            command,
            check=False,
            env=self.environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=300,
        )

    @property
    def users(self) -> Path:
        """The folder of the only user's own programs and settings."""
        (found,) = (self.folder / "prefix/drive_c/users").glob("*/AppData/Local/Programs")
        return found.parent

    @property
    def installed(self) -> Path:
        """Where the package is."""
        return self.users / "Programs" / "nianbao"

    def install(self) -> int:
        """Install silently; return the exit status."""
        return self.run("wine", self.setup, "/S").returncode

    def remove(self, *options: str) -> None:
        """Uninstall silently, and wait until it has worked: it goes on in a copy of itself."""
        self.run("wine", self.installed / "uninstall.exe", "/S", *options)
        deadline = time.monotonic() + 60
        while (self.installed / "app").exists() and time.monotonic() < deadline:
            time.sleep(0.2)

    def program(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run the installed command line."""
        main = rf"C:\users\{self.users.parents[1].name}\AppData\Local\Programs\nianbao\app\main.py"
        return self.run("wine", self.installed / "python" / "python.exe", main, *arguments)


def installs(wine: Wine) -> bool:
    """The program and what removes it are there, and the file type is known from then on."""
    query = ("wine", "reg", "query", rf"HKCU\{_KINDS}\nianbao.report", "/s")
    known_before = b"main.py" in wine.run(*query).stdout
    installed = wine.install() == 0 and (wine.installed / "uninstall.exe").is_file()
    return installed and not known_before and b"main.py" in wine.run(*query).stdout


def exports_every_format(wine: Wine) -> bool:
    """A new report goes into files of every format, and the figures come back out of Excel."""
    made = wine.program("new", "--year", "2024", "--agency", "甲乡人民政府", "-o", "a.nianbao")
    options = [word for id_ in _FORMATS for word in (f"--{id_}", f"a.{id_}")]
    exported = wine.program("export", "a.nianbao", *options)
    dumps = [wine.program("dump", name).stdout for name in ("a.nianbao", "a.xlsx")]
    written = [wine.folder / f"a.{id_}" for id_ in _FORMATS]
    return (
        made.returncode == exported.returncode == 0
        and all(path.stat().st_size for path in written)
        and all(b'"year": 2024' in dump for dump in dumps)
    )


def refuses_while_running(wine: Wine) -> bool:
    """A program that runs is not replaced under its feet."""
    python = str(wine.installed / "python" / "python.exe")
    with subprocess.Popen(
        ["wine", python, "-c", "input()"],
        env=wine.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        time.sleep(3)
        status = wine.install()
        running.communicate(b"\n", timeout=60)
    return status == 2


def replaces(wine: Wine) -> bool:
    """What an older version left among the program's files goes, what else lies there stays."""
    old, own = wine.installed / "app" / "old.py", wine.installed / "mine.txt"
    old.touch()
    own.touch()
    done = wine.install() == 0 and not old.exists() and own.exists()
    own.unlink()
    return done


def removes(wine: Wine) -> bool:
    """Settings stay, unless they are to go; reports are not touched."""
    settings = wine.users / "nianbao"
    settings.mkdir(exist_ok=True)
    (settings / "settings.json").touch()
    wine.remove()
    stayed = settings.exists() and not (wine.installed / "app").exists()
    wine.install()
    wine.remove("/SETTINGS")
    return stayed and not settings.exists() and (wine.folder / "a.nianbao").exists()


STEPS: tuple[Callable[[Wine], bool], ...] = (
    installs,
    exports_every_format,
    refuses_while_running,
    replaces,
    removes,
)


def main(arguments: list[str]) -> int:
    """Carry out all steps; the status is 1 when one of them failed."""
    parser = argparse.ArgumentParser(description="Tries the Windows package under Wine.")
    parser.add_argument("setup", type=Path)
    setup = parser.parse_args(arguments).setup.resolve()
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        wine = Wine(Path(folder), setup)
        for step in STEPS:
            passed = step(wine)
            failed += not passed
            print(f"{'passed' if passed else 'FAILED'}  {step.__name__}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
