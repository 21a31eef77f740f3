"""Reads and locks what is to be opened, with the questions that come up on the way."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.project.journal import Unsaved
from core.project.open_file import OpenFile, open_file
from core.project.project_file import SUFFIX, Found, find_report
from core.report.report import Report
from core.storage.disk_state import DiskState, look
from core.storage.files import is_there
from core.storage.presence import call
from ui.files.access import ask_access
from ui.files.file_questions import may_open, say_not_opened
from ui.files.patience import GivenUp, done

_OPENING = "正在打开“{}”，磁盘或网络还没有回应。"


class Opened(NamedTuple):
    """A report, and its file if it is a project file."""

    report: Report
    file: OpenFile | None


def is_shown_elsewhere(window: QWidget, path: Path) -> bool:
    """Say whether another window shows a file; that one has come to the front."""
    return done(window, _OPENING.format(path.name), lambda: call(path))


def opened(window: QWidget, path: Path, before: OpenFile | None) -> Opened | None:
    """Open a file of the program's own; None when it cannot be read or is not to be opened.

    `before` is the file that the window shows until then.
    """
    is_project = path.suffix.lower() == SUFFIX
    try:
        found, known = done(window, _OPENING.format(path.name), partial(_read, path))
    except UserError as error:
        say_not_opened(window, str(error))
        return None
    if not may_open(window, found.doubt):
        return None
    file = access(window, path, known, before) if is_project else None
    return Opened(found.report, file) if file or not is_project else None


def _read(path: Path) -> tuple[Found, DiskState | None]:
    """Look first: what comes later is noticed."""
    known = look(path) if path.suffix.lower() == SUFFIX else None
    return find_report(path), known


def access(
    window: QWidget, path: Path, known: DiskState | None, before: OpenFile | None
) -> OpenFile | None:
    """Lock a file that is to be opened; None when the clerk thinks better of it."""

    def again() -> OpenFile | None:
        """What is opened anew stays locked all the while."""
        if before is None or before.path != path or not before.is_locked:
            return None
        return open_file(path, known, by_force=True)

    label = _OPENING.format(path.name)
    return done(window, label, again, _let_go) or ask_access(window, path, known)


def _let_go(file: OpenFile | None) -> None:
    if file is not None:
        file.close()


def file_of(window: QWidget, unsaved: Unsaved, before: OpenFile | None) -> OpenFile | None:
    """Lock the file that unsaved changes belong to; None where that is gone, or not wanted."""
    origin = unsaved.origin
    if origin is None:
        return None
    with suppress(GivenUp):
        if done(window, _OPENING.format(origin.name), partial(is_there, origin)):
            known = DiskState(unsaved.base) if unsaved.base else None
            return access(window, origin, known, before)
    return None
