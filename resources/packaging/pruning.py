"""What of Qt and the other wheels is shipped, and why: followed from what the program imports."""

import ast
from collections.abc import Iterable
from pathlib import Path

import pefile

from resources.packaging.steps import remove

_QT_FOLDER = "PySide6"
# Loaded by Qt itself, never imported: the reason each is wanted for.
PLUGINS = {
    "plugins/platforms/qwindows.dll": "windows on the screen",
    "plugins/platforms/qoffscreen.dll": "the tests' screen",
    "plugins/styles/qmodernwindowsstyle.dll": "the system's look of file dialogs",
    "plugins/iconengines/qsvgicon.dll": "icons are SVG",
    "plugins/imageformats/qsvg.dll": "icons are SVG",
    "plugins/imageformats/qico.dll": "icons of files in dialogs",
    "plugins/imageformats/qjpeg.dll": "pictures in the guide",
}
_DATA = {
    "translations/qtbase_zh_CN.qm": "Qt's own texts in Chinese",
    "__init__.py": "the package itself",
    "_config.py": "the package itself",
    "_git_pyside_version.py": "the package itself",
}
# Other wheels' parts that nothing here loads, by what would.
UNUSED = {
    "bin": "scripts",
    "pypdfium2_cli": "its command line",
    "PIL/_avif*.pyd": "AVIF pictures",
    "PIL/_webp*.pyd": "WebP pictures",
    "PIL/_imagingft*.pyd": "text in pictures",
    "PIL/_imagingcms*.pyd": "colour management",
    "PIL/_imagingtk*.pyd": "Tk",
    "lxml/includes": "headers for compiling",
    "lxml/*.h": "headers for compiling",
    "shiboken6/*.lib": "linking",
    "shiboken6/include": "headers for compiling",
    "shiboken6/lib": "linking",
    "**/tests": "their own tests",
    "**/*.pyi": "types for editors",
    "**/*.pxd": "headers for compiling",
    "**/*.pyx": "sources of compiled parts",
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


def needed_files(qt: Path, modules: dict[str, str]) -> dict[str, str]:
    """Return the files of Qt that are needed, relative to its folder, each with the reason."""
    reasons = {name: why for name, why in (PLUGINS | _DATA).items() if (qt / name).is_file()}
    reasons |= {f"{module}.pyd": f"imported by {where}" for module, where in modules.items()}
    waiting = [name for name in reasons if name.endswith((".pyd", ".dll"))]
    there = {path.name.lower(): path.name for path in qt.iterdir() if path.is_file()}
    while waiting:
        name = waiting.pop()
        for library in imported_libraries(qt / name):
            file = there.get(library.lower())
            if file and file not in reasons:
                reasons[file] = f"loaded by {name}"
                waiting.append(file)
    return reasons


def imported_libraries(path: Path) -> list[str]:
    """Return the libraries that a Windows library loads, at once or when first called."""
    with pefile.PE(str(path), fast_load=True) as binary:
        binary.parse_data_directories(
            [
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"],
            ]
        )
        entries = [
            *getattr(binary, "DIRECTORY_ENTRY_IMPORT", ()),
            *getattr(binary, "DIRECTORY_ENTRY_DELAY_IMPORT", ()),
        ]
        return [entry.dll.decode("ascii") for entry in entries]


def prune(site: Path, program: Path) -> str:
    """Remove what is not needed; return the list of what of Qt was kept, and why."""
    qt = site / _QT_FOLDER
    reasons = needed_files(qt, qt_modules(program))
    _remove_but(qt, reasons)
    for pattern in UNUSED:
        for path in sorted(site.glob(pattern)):
            remove(path)
    lines = [f"{_QT_FOLDER}/{name}: {why}" for name, why in sorted(reasons.items())]
    left = [f"left out, {pattern}: {why}" for pattern, why in UNUSED.items()]
    return "\n".join([*lines, *left, ""])


def _remove_but(folder: Path, kept: Iterable[str]) -> None:
    """Remove all files below a folder but those named, and the folders that are empty then."""
    wanted = {folder / name for name in kept}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
