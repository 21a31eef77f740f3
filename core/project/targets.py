"""What may not be replaced: project files by exports, and files that another window has open."""

import re
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from core.project.project_file import SUFFIX, encode_project
from core.report.report import Report
from core.storage.files import FileWriteError, is_there, read_file, write_bytes
from core.storage.locking import holder_of
from core.storage.refusals import explain
from core.storage.turns import turn

_SIZE_LIMIT = 50 * 2**20  # bytes
_SIGNATURE = re.compile(rb'"format"\s*:\s*"nianbao"')  # within a text the quotes are escaped
_BOM = b"\xef\xbb\xbf"


def export_turn(path: Path) -> AbstractContextManager[None]:
    """Return the turn in which an export takes its place; it refuses to replace a report."""
    return turn(path, partial(refuse_project, path))


def refuse_project(path: Path) -> None:
    """Raise FileWriteError where a project file is, whatever its name, or one that is open."""
    _refuse_open(path)
    try:
        is_project = is_there(path) and path.is_file() and _is_project(path)
    except OSError as error:  # what cannot be looked into may be one
        raise FileWriteError(f"无法写入文件“{path}”：{explain(error)}。") from error
    if is_project:
        raise FileWriteError(f"“{path}”是一份年报，导出不能覆盖它，请换一个名字。")


def create_project(path: Path, report: Report) -> None:
    """Write a project file where there is none, or an empty file. Raises FileWriteError."""
    write_bytes(path, encode_project(report), turn(path, partial(_refuse_taken, path)))


def _is_project(path: Path) -> bool:
    if path.suffix.lower() == SUFFIX:
        return path.stat().st_size > 0
    with path.open("rb") as file:
        if not file.read(100).removeprefix(_BOM).lstrip().startswith(b"{"):
            return False
    return bool(_SIGNATURE.search(read_file(path, _SIZE_LIMIT)))


def _refuse_taken(path: Path) -> None:
    _refuse_open(path)
    if is_there(path) and path.stat().st_size > 0:
        raise FileWriteError(f"文件“{path}”已经存在，请换一个名字。")


def _refuse_open(path: Path) -> None:
    if holder_of(path) is not None:
        raise FileWriteError(f"“{path}”正在另一个窗口里打开着，请换一个名字。")
