"""The file of an open report: locked, watched, copied before it is replaced."""

import errno
import os
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from core.project.backups import versions
from core.project.open_file import ChangedError, LockedError, OpenFile, open_file
from core.storage.disk_state import look, look_again, of_content
from core.storage.files import FileWriteError
from core.storage.locking import Lock, acquire, holder_of, lock_path

NOW = datetime(2025, 3, 20, 15, 30)  # noqa: DTZ001 (the clerk's time)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    file = tmp_path / "年报.nianbao"
    file.write_bytes(b"old")
    return file


@pytest.fixture
def file(path: Path) -> Iterator[OpenFile]:
    file = open_file(path, look(path))
    yield file
    file.close()


def test_an_open_file_is_locked_and_a_closed_one_is_not(path: Path) -> None:
    file = open_file(path, look(path))
    assert holder_of(path) is not None
    with pytest.raises(LockedError, match=r"“年报.nianbao”从\d{4}年.*起由.*另一个窗口打开"):
        open_file(path, look(path))
    file.close()
    assert holder_of(path) is None


def test_who_has_it_on_another_machine_is_said(path: Path) -> None:
    lock = acquire(path)
    assert isinstance(lock, Lock)
    text = lock_path(path).read_text(encoding="utf-8")
    host = socket.gethostname()
    lock_path(path).write_text(text.replace(f'"{host}"', '"窗口三"'), encoding="utf-8")
    with pytest.raises(LockedError, match="在电脑“窗口三”上打开"):
        open_file(path, look(path))


def test_read_only_takes_no_lock(path: Path) -> None:
    first = open_file(path, look(path))
    second = open_file(path, look(path), read_only=True)
    assert second.read_only
    second.close()
    assert holder_of(path) is not None
    first.close()


def test_a_file_the_system_protects_is_read_only(path: Path) -> None:
    path.chmod(0o444)
    assert open_file(path, look(path)).read_only
    with pytest.raises(FileWriteError, match="只读"):
        open_file(path, look(path)).save(b"new", NOW)
    assert path.read_bytes() == b"old"


def test_the_first_save_keeps_what_an_earlier_session_wrote(file: OpenFile, path: Path) -> None:
    for number, data in enumerate((b"1", b"2", b"3")):
        assert file.save(data, NOW + timedelta(minutes=number)) == ""
    assert path.read_bytes() == b"3"
    assert [version.path.read_bytes() for version in versions(path)] == [b"old"]


def test_a_new_file_has_nothing_to_keep(path: Path) -> None:
    new = path.with_name("新.nianbao")
    file = open_file(new, None)
    file.save(b"1", NOW)
    file.save(b"2", NOW)
    file.close()
    assert versions(new) == []


def test_what_somebody_else_wrote_is_noticed_and_kept(file: OpenFile, path: Path) -> None:
    file.save(b"mine", NOW)
    assert file.theirs() is None
    path.write_bytes(b"theirs")
    assert file.theirs() == of_content(b"theirs")
    with pytest.raises(ChangedError):
        file.save(b"mine again", NOW)
    assert path.read_bytes() == b"theirs"
    file.accept(look(file.path))
    file.save(b"mine again", NOW + timedelta(minutes=1))
    assert [v.path.read_bytes() for v in versions(path)] == [b"theirs", b"old"]
    assert file.theirs() is None


def test_the_same_content_written_anew_is_no_change(file: OpenFile, path: Path) -> None:
    path.write_bytes(b"old")
    os.utime(path, (0, 0))
    assert file.theirs() is None
    assert file.is_there


def test_a_change_of_the_same_size_is_noticed(file: OpenFile, path: Path) -> None:
    path.write_bytes(b"OLD")
    os.utime(path, ns=(0, 1))
    assert file.theirs() is not None


def test_what_was_accepted_is_no_change_any_more(file: OpenFile, path: Path) -> None:
    path.write_bytes(b"theirs")
    file.accept(look(file.path))
    assert file.theirs() is None
    file.save(b"mine", NOW)
    assert [version.path.read_bytes() for version in versions(path)] == [b"theirs"]


def test_a_file_that_is_gone(file: OpenFile, path: Path) -> None:
    path.unlink()
    assert not file.is_there
    assert file.theirs() is None
    file.save(b"again", NOW)
    assert path.read_bytes() == b"again"


def test_a_backup_that_fails_does_not_stop_the_save(
    file: OpenFile, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "data").write_bytes(b"in the way")
    assert "没有备份成功" in file.save(b"new", NOW)
    assert path.read_bytes() == b"new"


def test_a_save_that_fails_changes_nothing(
    file: OpenFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file.save(b"1", NOW)
    monkeypatch.setattr("os.write", full)
    with pytest.raises(FileWriteError):
        file.save(b"2", NOW)
    monkeypatch.undo()
    assert path.read_bytes() == b"1"
    assert file.theirs() is None


def test_opening_sweeps_what_a_killed_writer_left(path: Path) -> None:
    left = path.with_name(".nianbao-x.tmp")
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    open_file(path, look(path)).close()
    assert not left.exists()


def test_looking_again_reads_only_what_may_have_changed(path: Path) -> None:
    state = look(path)
    assert look_again(path, state) is state
    path.write_bytes(b"other")
    assert look_again(path, state) == of_content(b"other")
    path.unlink()
    assert look_again(path, state) is None


def test_nor_does_one_for_which_a_module_is_missing(
    file: OpenFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(*_: object) -> None:
        raise ImportError("_strptime")

    monkeypatch.setattr("core.project.backups.keep", keep)
    assert "没有备份成功" in file.save(b"new", NOW)
    assert path.read_bytes() == b"new"
