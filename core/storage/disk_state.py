"""What a file on the disk is like, so that a change by somebody else is noticed."""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from core.storage.files import FileReadError
from core.storage.opening import open_to_read
from core.storage.refusals import explain


@dataclass(frozen=True)
class DiskState:
    """A file as it was at one moment. Two states are equal when their contents are.

    Time (in ns) and size only spare reading a file again that is as it was.
    """

    digest: str
    size: int = field(default=-1, compare=False)
    changed_at: int = field(default=0, compare=False)


def of_content(data: bytes, changed_at: int = 0) -> DiskState:
    """Return the state of a file with this content, whenever it was written."""
    return DiskState(hashlib.sha256(data).hexdigest(), len(data), changed_at)


def look(path: Path) -> DiskState | None:
    """Return the state of a file; None when it is not there.

    Raises FileReadError when it cannot be read now, which is not the same.
    """
    try:
        with open_to_read(path) as file:
            status = os.fstat(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise FileReadError(f"现在读不出文件“{path}”：{explain(error)}。") from error
    return DiskState(digest, status.st_size, status.st_mtime_ns)


def look_again(path: Path, known: DiskState | None) -> DiskState | None:
    """Return the state of a file, read only if its size or time differs from what is known."""
    try:
        now = path.stat()
    except OSError:
        return look(path)  # which tells what is the matter
    if known and (now.st_size, now.st_mtime_ns) == (known.size, known.changed_at):
        return known
    return look(path)
