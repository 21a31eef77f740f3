"""The licences of all parts: in a package they are gathered in a folder, else with each part."""

import os
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from core.about.build import ROOT

PARTS = (
    *("lxml", "msgspec", "olefile", "openpyxl", "platformdirs", "pyside6-essentials"),
    *("pyside6-pdf", "pypdfium2", "python-calamine", "python-docx", "reportlab", "segno"),
    *("xlrd", "zxing-cpp"),
    "rl-accel",  # what reportlab asks for with [accel]
)
"""The packages that the program asks for; each brings those that it asks for itself."""
_PYTHON = Path(os.__file__).with_name("LICENSE.txt")
_IS_LICENCE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_NO_TEXT = {".py", ".pyc", ".html"}
_QT = ("PySide6", "shiboken6")


class Part(NamedTuple):
    """A part of the program, and the files that say how it may be used."""

    name: str
    files: tuple[Path, ...]

    def text(self) -> str:
        """Return what the files say, one after the other; a note when one is gone."""
        if len(self.files) == 1:
            return _read(self.files[0])
        return "\n\n".join(f"—— {path.name} ——\n\n{_read(path)}" for path in self.files)


def all_parts() -> list[Part]:
    """Return the program, its fonts, Qt, Python and all packages that come with a text."""
    resources = ROOT / "resources"
    qt = [resources / "licences" / f"{name}.txt" for name in ("Qt", "LGPL-3.0", "GPL-3.0")]
    first = [
        Part("政务公开年报", (ROOT / "LICENSE",)),
        Part("随附的字体", tuple(sorted((resources / "fonts").glob("LICENSE*")))),
        Part("Qt 和 PySide6", tuple(qt)),
    ]
    of_package = ROOT.parent / "licenses"
    is_package = (ROOT / "commit").is_file() and of_package.is_dir()
    gathered = _gathered(of_package) if is_package else _installed()
    return [part for part in (*first, *sorted(gathered)) if part.files]


def _gathered(folder: Path) -> Iterator[Part]:
    for place in folder.iterdir():
        if place.is_file():
            yield Part(place.stem, (place,))
        elif not place.name.startswith(_QT):
            yield Part(place.name.replace("-", " "), _texts(sorted(place.rglob("*"))))


def _texts(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(path for path in paths if path.suffix not in _NO_TEXT and path.is_file())


def _installed() -> Iterator[Part]:
    if _PYTHON.is_file():
        yield Part("Python", (_PYTHON,))
    for package in _with_what_they_need(PARTS):
        name = package.metadata["Name"]
        if not name.startswith(_QT):
            files = sorted(file for file in package.files or () if _IS_LICENCE.search(str(file)))
            paths = (Path(str(package.locate_file(file))) for file in files)
            yield Part(f"{name} {package.version}", _texts(paths))


def _with_what_they_need(names: tuple[str, ...]) -> Iterator[Distribution]:
    waiting, seen = list(names), set[str]()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue  # wanted on another system alone
        yield package
        asked_for = (need for need in package.requires or () if "extra ==" not in need)
        waiting += [found[0] for need in asked_for if (found := re.match(r"[\w.-]+", need))]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return f"（读不到“{path}”）"
