"""Every system call of a save fails in turn: the file is the old or the new one, whole."""

import errno
import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from core.exporting import export
from core.form.library import official_forms
from core.formats.all_formats import FORMATS
from core.project.backups import versions
from core.project.open_file import OpenFile, open_file
from core.storage.disk_state import look
from core.storage.files import FileWriteError, _Target, write_bytes
from tests.factories import narrated_report

OLD, NEW = b"old " * 500, b"new " * 50_000  # more than a buffer
CALLS = (
    "open", "write", "fsync", "close", "chmod", "chown", "replace", "unlink", "stat", "mkdir",
    "listxattr", "utime", "umask", "access", "getpid", "rename", "fstat",
)  # fmt: skip
NUMBERS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.ENODEV)
NOW = datetime(2025, 3, 20, 15, 30)  # noqa: DTZ001 (the clerk's time)
Call = Callable[..., Any]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    folder = tmp_path / "folder"
    folder.mkdir()
    file = folder / "年报.nianbao"
    file.write_bytes(OLD)
    return file


class Faults:
    """Counts the system calls, and lets one of them fail."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, fails_at: int = -1, number: int = 0
    ) -> None:
        self._patch = monkeypatch
        self._fails_at = fails_at
        self._number = number
        self.called: list[str] = []

    @contextmanager
    def at_work(self) -> Iterator[None]:
        with self._patch.context() as patch:
            for name in filter(partial(hasattr, os), CALLS):  # Windows lacks some
                patch.setattr(os, name, self._counted(name, getattr(os, name)))
            yield

    def _counted(self, name: str, real: Call) -> Call:
        def call(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            self.called.append(name)
            if len(self.called) - 1 == self._fails_at:
                raise OSError(self._number, os.strerror(self._number))
            return real(*arguments, **options)

        return call


def calls_of_a_save(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    file = open_file(path, look(path))
    faults = Faults(monkeypatch)
    with faults.at_work():
        file.save(NEW, NOW)
    file.close()
    for version in versions(path):
        version.path.unlink()
    path.write_bytes(OLD)
    return faults.called


def others(path: Path) -> list[str]:
    """What stands beside the file and is no lock."""
    return [p.name for p in path.parent.iterdir() if p != path and not p.name.endswith(".lock")]


def refusal(file: OpenFile) -> str:
    """Save; return why it was refused, or an empty string."""
    try:
        file.save(NEW, NOW)
    except FileWriteError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
def test_each_system_call_fails_in_turn(
    monkeypatch: pytest.MonkeyPatch, path: Path, number: int
) -> None:
    called = calls_of_a_save(monkeypatch, path)
    assert {"open", "write", "fsync", "chmod", "replace"} <= set(called)
    refused = 0
    for step, name in enumerate(called):
        path.write_bytes(OLD)
        file = open_file(path, look(path))
        with Faults(monkeypatch, step, number).at_work():
            reason = refusal(file)
        refused += bool(reason)
        is_old = bool(reason) and "已写入" not in reason
        assert path.read_bytes() == (OLD if is_old else NEW), (step, name)
        assert reason[-1:] in ("", "。")
        assert file.theirs() is None
        file.close()
        assert others(path) == [] or name == "unlink", (step, name)
        for left in others(path):  # what cannot be removed goes when its process has ended
            (path.parent / left).unlink()
    assert refused >= 5


@pytest.mark.parametrize("longest", [1, 7, 4096])
def test_short_writes_are_completed(
    monkeypatch: pytest.MonkeyPatch, path: Path, longest: int
) -> None:
    real = os.write
    data = NEW[:20_000]
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data)[:longest]))
    write_bytes(path, data)
    assert path.read_bytes() == data


def fill_up(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    """Let the disk have room for so many bytes."""
    real, left = os.write, [room]

    def write(descriptor: int, data: bytes) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        count = real(descriptor, bytes(data)[: left[0]])
        left[0] -= count
        return count

    monkeypatch.setattr(os, "write", write)


@pytest.mark.parametrize("room", [0, 1, 100, 8191, 8192, 8193, len(NEW) - 1])
def test_the_disk_is_full_at_a_byte(monkeypatch: pytest.MonkeyPatch, path: Path, room: int) -> None:
    fill_up(monkeypatch, room)
    with pytest.raises(FileWriteError, match="磁盘已满"):
        write_bytes(path, NEW)
    assert path.read_bytes() == OLD
    assert others(path) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT], ids=errno.errorcode.get)
def test_closing_fails_as_on_a_share(
    monkeypatch: pytest.MonkeyPatch, path: Path, number: int
) -> None:
    class Share(_Target):
        def close(self) -> None:
            if not self.closed:
                super().close()
                raise OSError(number, os.strerror(number))

    monkeypatch.setattr("core.storage.files._Target", Share)
    with pytest.raises(FileWriteError):
        write_bytes(path, NEW)
    assert path.read_bytes() == OLD
    assert others(path) == []


def test_a_failed_removal_of_the_temporary_file_hides_nothing(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(os, "unlink", refuse)
    with pytest.raises(FileWriteError, match="磁盘是只读的"):
        write_bytes(path, NEW)
    monkeypatch.undo()
    assert path.read_bytes() == OLD


def test_a_failed_save_leaves_what_the_session_knows(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    file: OpenFile = open_file(path, look(path))
    for number in NUMBERS:
        faults = Faults(monkeypatch, 0, number)
        with faults.at_work():
            file.theirs()
        assert file.theirs() is None
    file.close()


@pytest.mark.parametrize("format_id", sorted(FORMATS))
@pytest.mark.parametrize("room", [0, 1000])
def test_an_export_to_a_full_disk_leaves_the_old_file(
    monkeypatch: pytest.MonkeyPatch, path: Path, format_id: str, room: int
) -> None:
    report = narrated_report(official_forms().by_id("2021"))
    target = path.with_suffix(FORMATS[format_id].suffix)
    target.write_bytes(OLD)
    fill_up(monkeypatch, room)
    with pytest.raises(FileWriteError, match="磁盘已满"):
        export(report, format_id, target)
    monkeypatch.undo()
    gc.collect()  # what an office library left half done must not speak up later
    assert target.read_bytes() == OLD
    assert sorted(others(path)) == [target.name]
