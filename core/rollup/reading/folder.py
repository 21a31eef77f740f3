"""The files in a folder and below it, as a list that can be compared with the one before."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from core.rollup.model import SUFFIX
from core.storage.refusals import explain

_MOST_DEPTH = 30  # folders one within the other; links may go round
_PASSED = (".", "~$", "Thumbs.db", "desktop.ini", "__MACOSX")  # hidden, or open in Office
_OWN = (SUFFIX, f"{SUFFIX}-journal", ".tmp", ".lnk", ".url")


class Found(NamedTuple):
    """A file: its path below the folder with "/", its size, and when it was changed."""

    path: str
    size: int
    modified_ns: int


class Listing(NamedTuple):
    """What is in a folder. `unreadable` are parts of it (paths, "" for all) that did not open."""

    files: tuple[Found, ...]
    unreadable: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    def is_hidden(self, path: str) -> bool:
        """Say whether a file may be there still, in a part that did not open."""
        return any(not part or path.startswith(f"{part}/") for part in self.unreadable)


def list_folder(folder: Path) -> Listing:
    """Return all files that may be reports; what Office has open (~$) and hidden ones are not."""
    problems: list[tuple[str, str]] = []
    files = tuple(sorted(_walk(str(folder), "", 0, problems)))
    return Listing(files, tuple(p for p, _ in problems), tuple(text for _, text in problems))


def _walk(folder: str, inside: str, depth: int, problems: list[tuple[str, str]]) -> Iterator[Found]:
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError as error:
        problems.append((inside, f"文件夹“{folder}”打不开：{explain(error)}。"))
        return
    for entry in found:
        if entry.name.startswith(_PASSED):
            continue
        path = f"{inside}/{entry.name}" if inside else entry.name
        try:
            if entry.is_dir(follow_symlinks=False):
                if depth < _MOST_DEPTH:
                    yield from _walk(entry.path, path, depth + 1, problems)
            elif entry.is_file() and not entry.name.lower().endswith(_OWN):
                status = entry.stat()
                yield Found(_shown(path), status.st_size, status.st_mtime_ns)
        except OSError as error:
            problems.append((path, f"“{path}”打不开：{explain(error)}。"))


def _shown(path: str) -> str:
    """Return a path that can be kept as text; names that are no UTF-8 are kept escaped."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
