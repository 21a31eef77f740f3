"""What goes wrong beside a write is told: durability, access lists; and who may read what."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from core.form.library import official_forms
from core.moments import local_time
from core.project import backups
from core.project.journal import Journal
from core.storage.files import NotDurableError, WrittenError, write_bytes
from core.storage.logs import logger, start_logging
from core.storage.settings_file import change_settings
from core.storage.user_folders import settings_path
from tests.factories import narrated_report

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows protects the profile")


def fails(number: int, real: Callable[..., Any], *, when: Callable[..., bool]) -> Any:  # noqa: ANN401
    def call(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        if when(*arguments):
            raise OSError(number, os.strerror(number))
        return real(*arguments, **options)

    return call


def is_folder(descriptor: int) -> bool:
    return stat.S_ISDIR(os.fstat(descriptor).st_mode)


@on_posix
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_folder_that_cannot_be_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "年报.nianbao"
    monkeypatch.setattr(os, "fsync", fails(number, os.fsync, when=is_folder))
    with pytest.raises(NotDurableError, match="已写入，但磁盘没有确认"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"new"


@on_posix
def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "年报.nianbao"
    monkeypatch.setattr(os, "open", fails(errno.EIO, os.open, when=lambda n, *_: n == tmp_path))
    with pytest.raises(NotDurableError):
        write_bytes(path, b"new")


@on_posix
def test_a_disk_without_such_a_flush_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", fails(errno.EINVAL, os.fsync, when=is_folder))
    write_bytes(tmp_path / "年报.nianbao", b"new")
    assert (tmp_path / "年报.nianbao").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "listxattr"), reason="only Linux keeps them so")
@pytest.mark.parametrize("call", ["listxattr", "setxattr"])
def test_access_lists_that_are_lost_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "年报.nianbao"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "listxattr", lambda _: ["system.posix_acl_access"])
    monkeypatch.setattr(os, "getxattr", lambda *_: b"")
    monkeypatch.setattr(os, call, fails(errno.EIO, lambda *_: None, when=lambda *_: True))
    with pytest.raises(WrittenError, match="访问控制列表"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"new"


@on_posix
def test_what_is_the_programs_own_is_its_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv("NIANBAO_DATA", str(data))
    report = narrated_report(official_forms().by_id("2021"))
    file = tmp_path / "年报.nianbao"
    file.write_bytes(b"old")
    old_mask = os.umask(0)
    journal = Journal()
    try:
        backups.keep(file, datetime(2025, 3, 20))  # noqa: DTZ001 (the clerk's time)
        journal.write(report, None, None)
        change_settings(settings_path(), {"a": 1})
        assert start_logging() is not None
        logger.warning("something")
    finally:
        os.umask(old_mask)
        for handler in list(logger.handlers):
            logger.removeHandler(handler)
            handler.close()
    modes = {p: stat.S_IMODE(p.stat().st_mode) for p in data.rglob("*") if p.suffix != ".lock"}
    assert {m for p, m in modes.items() if p.is_file()} == {0o600}
    assert {m for p, m in modes.items() if p.is_dir()} == {0o700}
    assert sum(p.is_file() for p in modes) == 4
    journal.clear()


@pytest.mark.parametrize("year", [1, 9999])
def test_absurd_moments_have_words(year: int) -> None:
    at = datetime(year, 1 if year == 1 else 12, 1 if year == 1 else 31, 12, tzinfo=UTC)
    assert local_time(at)
