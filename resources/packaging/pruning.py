"""What of Qt and the other wheels is shipped, and why: followed from what the program imports."""

import ast
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from resources.packaging.steps import remove

_QT_FOLDER = "PySide6"


class QtParts(NamedTuple):
    """What a system's build of Qt is made of, below the folder of PySide6."""

    plugins: Mapping[str, str]
    """Loaded by Qt itself, never imported: the reason each is wanted for."""
    data: Mapping[str, str]
    """Files that are no libraries, and what they are."""
    suffix: str
    """How the name of a module that can be imported ends."""
    folders: tuple[str, ...]
    """Where the libraries lie."""
    libraries: Callable[[Path], list[str]]
    """Returns the names of the libraries that a library loads."""
    unused: Mapping[str, str]
    """Parts of other wheels that nothing here loads, by what would."""


PACKAGE_FILES = {
    "__init__.py": "the package itself",
    "_config.py": "the package itself",
    "_git_pyside_version.py": "the package itself",
}
UNUSED = {
    "bin": "scripts",
    "pypdfium2_cli": "its command line",
    "lxml/includes": "headers for compiling",
    "lxml/*.h": "headers for compiling",
    "shiboken6/include": "headers for compiling",
    "shiboken6/lib": "linking",
    "**/tests": "their own tests",
    "**/*.pyi": "types for editors",
    "**/*.pxd": "headers for compiling",
    "**/*.pyx": "sources of compiled parts",
    "reportlab/fonts/*": "its examples",
    "reportlab/graphics/test*": "its own tests",
    "reportlab/lib/randomtext.py": "its own tests",
    "OleFileIO_PL.py": "older names of olefile",
    "olefile/olefile2.py": "Python 2",
    "*.dist-info": "what pip knows; the licences stand in licenses",
}


def qt_modules(program: Path) -> dict[str, str]:
    """Return the Qt modules that the program imports, each with one place that does."""
    found: dict[str, str] = {}
    for path in sorted(program.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                module = str(node.module).split(".")[1]
                found.setdefault(module, path.relative_to(program).as_posix())
    return found


def needed_files(qt: Path, modules: dict[str, str], parts: QtParts) -> dict[str, str]:
    """Return the files of Qt that are needed, relative to its folder, each with the reason."""
    reasons = {name: why for name, why in parts.plugins.items() if (qt / name).is_file()}
    reasons |= {
        f"{module}{parts.suffix}": f"imported by {where}" for module, where in modules.items()
    }
    waiting = list(reasons)
    there = {
        path.name.lower(): path.relative_to(qt).as_posix()
        for folder in parts.folders
        for path in (qt / folder).iterdir()
        if path.is_file()
    }
    while waiting:
        name = waiting.pop()
        for library in parts.libraries(qt / name):
            file = there.get(library.lower())
            if file and file not in reasons:
                reasons[file] = f"loaded by {name}"
                waiting.append(file)
    return reasons | {name: why for name, why in parts.data.items() if (qt / name).is_file()}


def prune(site: Path, program: Path, parts: QtParts) -> str:
    """Remove what is not needed; return the list of what of Qt was kept, and why."""
    qt = site / _QT_FOLDER
    reasons = needed_files(qt, qt_modules(program), parts)
    _remove_but(qt, reasons)
    for pattern in parts.unused:
        for path in sorted(site.glob(pattern)):
            remove(path)
    lines = [f"{_QT_FOLDER}/{name}: {why}" for name, why in sorted(reasons.items())]
    left = [f"left out, {pattern}: {why}" for pattern, why in parts.unused.items()]
    return "\n".join([*lines, *left, ""])


def _remove_but(folder: Path, kept: Iterable[str]) -> None:
    """Remove all files below a folder but those named, and the folders that are empty then."""
    wanted = {folder / name for name in kept}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
