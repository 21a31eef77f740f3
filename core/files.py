"""The one helper through which every file is written.

A file appears whole or not at all: the bytes go to a temporary file in the
target's folder, are flushed to the disk, and then take the target's place.
"""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from core.errors import UserError


class FileReadError(UserError):
    """A file cannot be read."""


class FileWriteError(UserError):
    """A file cannot be written; the old file, if any, is as it was."""


_REASONS = {
    errno.ENOSPC: "磁盘已满，请清理磁盘或换一个位置保存",
    errno.EDQUOT: "磁盘配额已用完，请清理磁盘或换一个位置保存",
    errno.EACCES: "没有权限，或文件正被其他程序打开，请关闭该文件或换一个位置",
    errno.EPERM: "没有权限，请换一个位置",
    errno.EROFS: "磁盘是只读的，请换一个位置",
    errno.ENOENT: "文件或文件夹不存在，请检查路径",
    errno.EISDIR: "这是一个文件夹，请选择文件",
    errno.ENOTDIR: "路径中有一段不是文件夹，请检查路径",
    errno.ENAMETOOLONG: "文件名太长，请改短",
    errno.EBUSY: "文件正被其他程序使用，请关闭后再试",
    errno.EIO: "磁盘读写出错，请检查磁盘或换一个位置",
    errno.ENODEV: "磁盘已断开，请重新接上或换一个位置",
}


def explain(error: OSError) -> str:
    """Say in Chinese why the system refused and what to do."""
    known = _REASONS.get(error.errno or 0)
    return known or f"系统提示：{error.strerror or error}"


def is_there(path: Path) -> bool:
    """Say whether a path can be reached; a drive that is gone or a path too long is not there."""
    try:
        return path.exists()
    except OSError:
        return False


def read_file(path: Path, limit: int) -> bytes:
    """Return the bytes of `path`; refuse a file of more than `limit` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise FileReadError(f"无法读取文件“{path}”：{explain(error)}。") from error
    if len(data) > limit:
        size = f"{limit // 2**20} MB"
        raise FileReadError(f"文件“{path}”超过 {size}，不像是年度报告，请检查是否选错文件。")
    return data


def write_file(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a temporary file and put it in the place of `path`.

    Permissions are kept and a symbolic link is followed, so that it stays a
    link. Raises FileWriteError when the system refuses; whatever `write`
    raises passes through. In both cases the old file is untouched and no
    temporary file stays behind.
    """
    target = Path(os.path.realpath(path))
    try:
        _replace(target, write)
    except OSError as error:
        raise FileWriteError(f"无法写入文件“{path}”：{explain(error)}。") from error


def _replace(target: Path, write: Callable[[BinaryIO], object]) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    descriptor, name = tempfile.mkstemp(prefix=".nianbao-", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode_for(target))
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _mode_for(target: Path) -> int:
    """Return the permissions of the file to replace, or those of a new file."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; not every system can open a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
