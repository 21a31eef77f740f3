"""The one helper through which every file is written.

A file appears whole or not at all: the bytes go to a temporary file in the
target's folder, are flushed to the disk, and then take the target's place.
"""

import contextlib
import errno
import io
import os
import sys
import tempfile
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from core.errors import UserError
from core.storage.opening import open_to_read, refuse_special
from core.storage.refusals import explain
from core.storage.taking_place import keep_permissions, sync_folder, take_place
from core.storage.temporaries import SUFFIX, own_prefix

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

_NO_FOLDER = "文件夹不存在，U盘或网络磁盘可能已断开，请检查路径，或换一个位置"
_READ_ONLY = "文件是只读的，没有改动，请另存为别的名字，或先在文件属性里去掉“只读”"


class FileReadError(UserError):
    """A file cannot be read."""


class FileWriteError(UserError):
    """A file cannot be written; the old file, if any, is as it was."""


class WrittenError(FileWriteError):
    """A file is written, but something about it has to be told."""


class NotDurableError(WrittenError):
    """A file is written, but a power cut may still take it away."""


def is_text(name: str) -> bool:
    """Say whether a name can be shown; one that is not UTF-8 holds halves of characters."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def is_there(path: Path) -> bool:
    """Say whether a path can be reached; a drive that is gone or a path too long is not there."""
    try:
        return path.exists()
    except OSError:
        return False


def real_path(path: Path) -> Path:
    """Return where a path leads to; the path itself when that cannot be told.

    Windows refuses to tell it of a network drive that is gone, and of some drives that are there.
    """
    try:
        return Path(os.path.realpath(path))
    except OSError:
        return path.absolute()


def is_read_only(path: Path) -> bool:
    """Say whether a file is there and must not be written."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not mode & 0o222 or not os.access(path, os.W_OK)


def read_file(path: Path, limit: int) -> bytes:
    """Return the bytes of `path`; refuse a file of more than `limit` bytes."""
    try:
        with open_to_read(path) as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise FileReadError(f"无法读取文件“{path}”：{explain(error)}。") from error
    if len(data) > limit:
        size = f"{limit // 2**20} MB"
        raise FileReadError(f"文件“{path}”超过 {size}，不像是年度报告，请检查是否选错文件。")
    return data


def _refusal(number: int) -> OSError:
    """Return the error of a system that refuses for the reason with this number."""
    return OSError(number, os.strerror(number))


def write_file(
    path: Path,
    write: Callable[[BinaryIO], object],
    turn: AbstractContextManager[object] | None = None,
    *,
    private: bool = False,
    lasting: bool = True,
) -> None:
    """Let `write` fill a temporary file and put it in the place of `path`.

    Permissions are kept and a symbolic link is followed, so that it stays a
    link; a file that is read-only is refused. `turn` is entered for the moment in which
    the file takes its place, and may refuse that. A `private` file is its owner's
    alone. One that is not `lasting` is not flushed: whole for whoever looks, but after a
    power cut it may be lost.

    Raises FileWriteError when the system refuses, FileReadError when `write` cannot read
    what it needs; whatever else `write` raises passes through. In all these cases the old
    file is untouched and no temporary file stays behind. Only a WrittenError tells of a
    file that is written.
    """
    try:
        target = real_path(path)
        obstacle = _obstacle(target)
        if not obstacle:
            lost = _replace(target, write, turn or nullcontext(), private=private, lasting=lasting)
    except OSError as error:
        raise FileWriteError(f"无法写入文件“{path}”：{explain(error)}。") from error
    if obstacle:
        raise FileWriteError(f"无法写入文件“{path}”：{obstacle}。")
    if lasting:
        _make_durable(path, target)
    if lost:
        raise WrittenError(f"“{path}”已写好，但没有保留原来的{lost}，请检查谁能看到它。")


def _make_durable(path: Path, target: Path) -> None:
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise NotDurableError(
            f"“{path}”已写入，但磁盘没有确认，断电后可能不在：{explain(error)}。"
        ) from error


def write_bytes(
    path: Path,
    data: bytes,
    turn: AbstractContextManager[object] | None = None,
    *,
    private: bool = False,
    lasting: bool = True,
) -> None:
    """Put a file of these bytes in the place of `path`. Raises as `write_file` does."""
    write_file(path, lambda file: file.write(data), turn, private=private, lasting=lasting)


def create_file(path: Path, data: bytes) -> None:
    """Create a small file that nobody sees half written; it need not outlive a power cut.

    Raises FileExistsError where there is one already, OSError when the system refuses.
    """
    draft = path.with_name(f"{own_prefix()}{uuid.uuid4().hex}{SUFFIX}")
    try:
        draft.write_bytes(data)
        _rename_to_free_name(draft, path)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _rename_to_free_name(path: Path, name: Path) -> None:
    if sys.platform == "win32":
        path.rename(name)  # refuses to replace, unlike elsewhere
        return
    try:
        name.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:  # a memory stick may know no links; there a reader may be too early
        with name.open("xb") as file:
            file.write(path.read_bytes())


def _obstacle(target: Path) -> str:
    """Return why a target must not be replaced although the system would allow it."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return _obstacle_above(target.parent)
    refuse_special(mode)
    return _READ_ONLY if is_read_only(target) else ""


def _obstacle_above(folder: Path) -> str:
    """Return why there can be no file in a folder."""
    if not is_there(folder):
        return _NO_FOLDER
    if not folder.is_dir():  # Windows says only that the file is not there
        raise _refusal(errno.ENOTDIR)
    return ""


def _replace(
    target: Path,
    write: Callable[[BinaryIO], object],
    turn: AbstractContextManager[object],
    *,
    private: bool,
    lasting: bool,
) -> str:
    """Replace a file; return what of the old one could not be kept."""
    descriptor, name = tempfile.mkstemp(prefix=own_prefix(), suffix=SUFFIX, dir=target.parent)
    temporary = Path(name)
    try:
        _fill(descriptor, write, lasting=lasting)
        lost = "" if private else keep_permissions(target, temporary)
        with turn:
            take_place(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return lost


def _fill(descriptor: int, write: Callable[[BinaryIO], object], *, lasting: bool) -> None:
    """Fill the temporary file, down to the disk if it is a `lasting` one."""
    with _opened(descriptor) as raw, io.BufferedWriter(raw) as file:
        try:
            write(cast("BinaryIO", file))
            file.flush()
        except Exception as error:
            if raw.refusal is None and isinstance(error, OSError):
                raise FileReadError(_source_unreadable(error)) from error
            raise raw.refusal or error from None
        if raw.refusal is not None:  # a writer passed over it
            raise raw.refusal
        if lasting:
            os.fsync(raw.fileno())


class _Target(io.FileIO):
    """A file that remembers what the system refused; any other error is the writer's own."""

    refusal: OSError | None = None

    def write(self, data: "Buffer") -> int:
        """Write as much as the system takes at once."""
        try:
            return os.write(self.fileno(), data)
        except OSError as error:
            self.refusal = error
            raise


def _opened(descriptor: int) -> _Target:
    try:
        return _Target(descriptor, "wb")
    except BaseException:
        os.close(descriptor)
        raise


def _source_unreadable(error: OSError) -> str:
    name = f"“{error.filename}”" if error.filename else "需要的内容"
    return f"无法读取{name}：{explain(error)}。"
