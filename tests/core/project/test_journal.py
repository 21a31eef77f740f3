"""The recovery journal: what was not saved, found after a crash, and only then."""

import errno
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings

from core.errors import UserError
from core.form.form import Form
from core.project.journal import Journal, abandoned, claim, discard, read_journal
from core.report.report import Report
from core.storage.files import FileWriteError
from core.storage.locking import lock_path
from core.storage.user_folders import recovery_folder
from tests.factories import narrated_report
from tests.strategies import projects

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def crash(journal: Journal) -> None:
    """Leave a journal as a process does that is killed: with a lock nobody holds."""
    lock_path(journal.path).unlink()


def written(report: Report) -> Journal:
    journal = Journal()
    journal.write(report, Path("/files/年报.nianbao"), "digest")
    return journal


def test_a_living_window_is_left_alone(form: Form) -> None:
    written(narrated_report(form))
    assert list(abandoned()) == []


def test_after_a_crash_all_is_found(form: Form) -> None:
    report = narrated_report(form)
    before = datetime.now().astimezone()
    crash(written(report))
    (path,) = abandoned()
    unsaved = read_journal(path)
    assert unsaved.report == report
    assert unsaved.origin == Path("/files/年报.nianbao")
    assert unsaved.base == "digest"
    assert before <= unsaved.written <= datetime.now().astimezone()


@given(projects())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_any_report_comes_back(report: Report) -> None:
    journal = Journal()
    journal.write(report, None, None)
    unsaved = read_journal(journal.path)
    assert unsaved.report == report
    assert unsaved.origin is None
    journal.clear()


def test_the_newest_state_stays(form: Form) -> None:
    report = narrated_report(form)
    journal = written(report)
    report.narratives["problems"] = "新的内容。"
    journal.write(report, None, None)
    crash(journal)
    (path,) = abandoned()
    assert read_journal(path).report == report


def test_what_is_saved_leaves_nothing_behind(form: Form) -> None:
    journal = written(narrated_report(form))
    journal.clear()
    assert list(recovery_folder().iterdir()) == []
    journal.clear()
    journal.write(narrated_report(form), None, None)
    assert journal.path.exists()


def test_windows_do_not_disturb_each_other(form: Form) -> None:
    first, second = written(narrated_report(form)), written(narrated_report(form))
    crash(first)
    assert list(abandoned()) == [first.path]
    second.clear()
    assert read_journal(first.path).report == narrated_report(form)


def test_only_one_window_takes_a_journal_over(form: Form) -> None:
    journal = written(narrated_report(form))
    crash(journal)
    assert claim(journal.path) is not None
    assert claim(journal.path) is None
    assert list(abandoned()) == []


def test_what_is_discarded_is_gone(form: Form) -> None:
    journal = written(narrated_report(form))
    crash(journal)
    discard(journal.path)
    assert list(recovery_folder().iterdir()) == []


def test_what_a_living_window_holds_cannot_be_discarded(form: Form) -> None:
    journal = written(narrated_report(form))
    discard(journal.path)
    assert journal.path.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b'{"origin": 1}', b"\xff"])
def test_a_damaged_journal_is_said_to_be_one(content: bytes, form: Form) -> None:
    journal = written(narrated_report(form))
    crash(journal)
    journal.path.write_bytes(content)
    with pytest.raises(UserError, match="已损坏"):
        read_journal(journal.path)
    assert journal.path.exists()


def test_without_a_folder_nothing_was_abandoned() -> None:
    assert list(abandoned()) == []


def test_a_full_disk_keeps_the_state_of_before(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    report = narrated_report(form)
    journal = written(report)

    def full(*_arguments: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.write", full)
    with pytest.raises(FileWriteError, match="磁盘已满"):
        journal.write(narrated_report(form), None, None)
    monkeypatch.undo()
    assert read_journal(journal.path).report == report


def test_a_folder_that_cannot_be_made_is_told(form: Form, data_folder: Path) -> None:
    data_folder.write_bytes(b"in the way")
    with pytest.raises(FileWriteError, match="无法建立文件夹"):
        written(narrated_report(form))


def test_after_a_kill_the_state_is_found(form_2021: Form) -> None:
    code = (
        "import sys\n"
        "from core.project.journal import Journal\n"
        "from core.form.library import official_forms\n"
        "from tests.factories import narrated_report\n"
        "Journal().write(narrated_report(official_forms().by_id('2021')), None, None)\n"
        "print('written', flush=True); sys.stdin.read()"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=pipe, stdout=pipe, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"written"
        assert list(abandoned()) == []
        process.kill()
        process.wait()
    (path,) = abandoned()
    assert read_journal(path).report == narrated_report(form_2021)
