"""The files in a folder and below it, as a list that can be compared with the one before."""

import os
import threading
from pathlib import Path
from typing import NamedTuple

from core.rollup.model import SUFFIX
from core.storage.refusals import explain

_SILENT = 30.0  # seconds without an answer
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


def list_folder(folder: Path, silent: float = _SILENT) -> Listing:
    """Return all files that may be reports; what Office has open (~$) and hidden ones are not.

    A share may stall: after so many seconds without an answer what was found by then is
    returned, and that the rest did not open.
    """
    walk = _Walk(str(folder))
    threading.Thread(target=walk.run, daemon=True, name="rollup listing").start()
    before = -1
    while not walk.ended.wait(silent):
        if walk.steps == before:
            stalled = f"文件夹“{folder}”没有回应，网络位置可能已断开，请检查后再读一次。"
            walk.problems.append(("", stalled))
            break
        before = walk.steps
    problems = tuple(walk.problems)
    files = tuple(sorted(walk.files))
    return Listing(files, tuple(p for p, _ in problems), tuple(text for _, text in problems))


class _Walk:
    """One way through a folder, in a thread of its own, which a dead share may hold for ever."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.files: list[Found] = []
        self.problems: list[tuple[str, str]] = []
        self.steps = 0
        self.ended = threading.Event()

    def run(self) -> None:
        """Find all files."""
        try:
            self._enter(self._folder, "", 0)
        finally:
            self.ended.set()

    def _enter(self, folder: str, inside: str, depth: int) -> None:
        try:
            with os.scandir(folder) as entries:
                found = list(entries)
        except OSError as error:
            self.problems.append((inside, f"文件夹“{folder}”打不开：{explain(error)}。"))
            return
        for entry in found:
            self.steps += 1
            if not entry.name.startswith(_PASSED):
                path = f"{inside}/{entry.name}" if inside else entry.name
                self._take(entry, path, depth)

    def _take(self, entry: os.DirEntry[str], path: str, depth: int) -> None:
        try:
            if entry.is_dir(follow_symlinks=False):
                if depth < _MOST_DEPTH:
                    self._enter(entry.path, path, depth + 1)
            elif entry.is_file() and not entry.name.lower().endswith(_OWN):
                status = entry.stat()
                self.files.append(Found(_shown(path), status.st_size, status.st_mtime_ns))
        except OSError as error:
            self.problems.append((path, f"“{path}”打不开：{explain(error)}。"))


def _shown(path: str) -> str:
    """Return a path that can be kept as text; names that are no UTF-8 are kept escaped."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
