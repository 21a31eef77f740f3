"""A pipe in place of one of the program's own files is set aside, never waited for."""

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.form.library import official_forms
from core.project import backups
from core.project.journal import Journal, abandoned, read_journal
from core.storage.files import FileReadError, read_file
from core.storage.locking import Lock, acquire, lock_path
from core.storage.logs import NAME, NATIVE_NAME, log_native_crashes, logger, start_logging
from core.storage.settings_file import change_settings, read_settings
from core.storage.user_folders import log_folder, recovery_folder, settings_path
from tests.factories import narrated_report, write_project

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes")
PATIENCE = 10  # seconds


@pytest.fixture(autouse=True)
def _never_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    before = [*logger.handlers]
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the test, which nothing else would
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "年报.nianbao"
    write_project(path, narrated_report(official_forms().by_id("2021")))
    return path


def pipe(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    return path


def set_aside(path: Path) -> list[Path]:
    return list(path.parent.glob(f"{path.name}.*.damaged"))


def test_a_log(tmp_path: Path) -> None:
    log = pipe(log_folder() / NAME)
    start_logging()
    logger.error("told")
    assert "told" in log.read_text("utf-8")
    assert set_aside(log)
    assert log.stat().st_mode & 0o777 == 0o600
    assert tmp_path in log.parents


def test_the_log_of_native_crashes() -> None:
    log = pipe(log_folder() / NATIVE_NAME)
    log_native_crashes()
    assert log.is_file()
    assert set_aside(log)


def test_settings() -> None:
    path = pipe(settings_path())
    assert read_settings(path) == {}
    change_settings(path, {"zoom": 2})
    assert read_settings(path) == {"zoom": 2}
    assert set_aside(path)


def test_a_lock_is_set_aside(saved: Path) -> None:
    path = pipe(lock_path(saved))
    assert isinstance(acquire(saved), Lock)
    assert set_aside(path)


def test_a_journal(saved: Path) -> None:
    pipe(recovery_folder() / "x.unsaved.json")
    assert list(abandoned()) == []
    report = narrated_report(official_forms().by_id("2021"))
    journal = Journal()
    journal.write(report, saved, None)
    lock_path(journal.path).unlink()
    assert list(abandoned()) == [journal.path]


def test_a_backup(saved: Path) -> None:
    pipe(backups.folder_of(saved) / "2026-01-01 00-00-00.000000.nianbao")
    assert backups.versions(saved) == []
    now = datetime(2026, 1, 2, tzinfo=UTC).replace(tzinfo=None)
    assert backups.keep(saved, now) is not None
    assert [version.time for version in backups.versions(saved)] == [now]


def test_a_backup_that_cannot_be_read_is_no_reason_to_make_none(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = datetime(2026, 1, 2, tzinfo=UTC).replace(tzinfo=None)
    backups.keep(saved, first)

    def unreadable(path: Path, limit: int) -> bytes:
        if path != saved:
            raise FileReadError
        return read_file(path, limit)

    monkeypatch.setattr(backups, "read_file", unreadable)
    assert backups.keep(saved, datetime(2026, 1, 3, tzinfo=UTC).replace(tzinfo=None)) is not None


def test_a_report_whose_name_is_not_utf_8_is_recovered_without_it(tmp_path: Path) -> None:
    report = narrated_report(official_forms().by_id("2021"))
    journal = Journal()
    journal.write(report, tmp_path / os.fsdecode(b"\xff.nianbao"), None)
    unsaved = read_journal(journal.path)
    assert unsaved.origin is None
    assert unsaved.report == report
