"""Where LibreOffice is installed."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_PROGRAM = "soffice.exe"
_KEY = r"SOFTWARE\LibreOffice\UNO\InstallPath"
_PROGRAM_FOLDERS = ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")


def find_libreoffice() -> str | None:
    """Return the program, or None where there is none.

    On Windows it cannot be called by its name, and a program of this name beside
    a file that somebody sent must not be run in its stead.
    """
    if sys.platform == "win32":
        places = (*_registered(), *_usual(os.environ))
        return next((str(place) for place in places if place.is_file()), None)
    return next(filter(None, map(shutil.which, _NAMES)), None)


def _registered() -> Iterator[Path]:
    """Yield where its setup says that it is, of 64 bits first."""
    if sys.platform != "win32":
        return
    import winreg  # noqa: PLC0415 (there is none elsewhere)

    for view in (winreg.KEY_WOW64_64KEY, winreg.KEY_WOW64_32KEY):
        with contextlib.suppress(OSError):
            access = winreg.KEY_READ | view
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _KEY, 0, access) as key:
                yield Path(winreg.QueryValue(key, None), _PROGRAM)


def _usual(environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield where it is when nobody has chosen another folder."""
    for name in _PROGRAM_FOLDERS:
        if name in environment:
            yield Path(environment[name], "LibreOffice", "program", _PROGRAM)
