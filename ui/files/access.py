"""Asks what to do with a file that is open elsewhere."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from core.errors import UserError
from core.project.open_file import LockedError, OpenFile, open_file
from core.storage.disk_state import DiskState, look
from ui.files.choice import choose
from ui.files.patience import GivenUp, done

_READ_ONLY, _EDIT, _CANCEL = "以只读方式打开", "仍然编辑", "取消"
_LOCKING = "正在查看“{}”有没有在别处打开，磁盘或网络还没有回应。"


def ask_access(window: QWidget, path: Path, known: DiskState | None) -> OpenFile | None:
    """Lock a file that is to be opened; None when the clerk thinks better of it.

    Raises GivenUp.
    """
    label = _LOCKING.format(path.name)
    try:
        return done(window, label, partial(open_file, path, known), OpenFile.close)
    except LockedError as error:
        answer = choose(
            window,
            "文件在别处打开着",
            f"{error}\n两边都修改会互相覆盖；以只读方式打开可以查看和导出，修改以后可以另存。",
            [_READ_ONLY, _EDIT, _CANCEL],
        )
    if answer == _CANCEL:
        return None
    is_read_only = answer == _READ_ONLY
    anyway = partial(open_file, path, known, by_force=not is_read_only, read_only=is_read_only)
    return done(window, label, anyway, OpenFile.close)


def locked_for_writing(window: QWidget, path: Path) -> OpenFile | None:
    """Lock a file that is to be replaced; None when somebody has it open, or nobody can read it."""
    try:
        return done(
            window, _LOCKING.format(path.name), lambda: open_file(path, look(path)), OpenFile.close
        )
    except GivenUp:
        return None
    except UserError as error:
        QMessageBox.warning(window, "没有保存", f"{error}\n请换一个名字保存。")
        return None
