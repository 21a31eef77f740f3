"""Opens files for reading: nothing but ordinary files, and never waits for one."""

import errno
import os
import stat
import uuid
from io import BufferedReader
from pathlib import Path

NO_FILE = "这不是普通的文件，请选择别的文件"


class NotAFileError(OSError):
    """A pipe, a socket or a device: reading it may never end."""


def open_to_read(path: Path) -> BufferedReader:
    """Open an ordinary file. Raises OSError; a folder is called one on every system."""
    refuse_special(path.stat().st_mode)
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 (a path has no opener)
    try:
        refuse_special(os.fstat(file.fileno()).st_mode)  # it may be another by now
    except BaseException:
        file.close()
        raise
    return file


def refuse_special(mode: int) -> None:
    """Raise OSError for what is no ordinary file."""
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise NotAFileError(errno.EINVAL, NO_FILE)


def set_aside(path: Path) -> None:
    """Rename a pipe, a socket or a device where the program keeps a file. Raises OSError."""
    try:
        refuse_special(path.stat().st_mode)
    except (FileNotFoundError, IsADirectoryError):
        return
    except NotAFileError:
        path.rename(path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.damaged"))


def _without_waiting(name: str, flags: int) -> int:
    """A pipe that takes the file's place between two calls would be waited for."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
