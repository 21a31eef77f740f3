"""Workers that hang or die take one file with them, and nothing else."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from core.rollup.desk import Desk
from core.rollup.model import Settings, State
from core.rollup.reading import pool
from core.rollup.reading.messages import Failure
from core.rollup.reading.pool import Pool, Task
from core.rollup.reading.record import ReadingRecord
from tests.core.rollup.county import IN_TIME, YEAR, county, stamp, write


@pytest.fixture
def in_processes() -> bool:
    return True


# What a worker does here: one file makes it wait for ever, another ends it, a third fills memory.
_WORKER = """
import os, sys, threading
from core.rollup.reading import worker
read = worker.read_record
def odd(path, data):
    if b"HANG" in data: threading.Event().wait()
    if b"DIE" in data: os._exit(9)
    if b"FAT" in data: return bytearray(10**9)
    return read(path, data)
worker.read_record = odd
worker.main()
"""


@pytest.fixture
def odd_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd_worker.py").write_text(_WORKER, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), str(pool._PROJECT))))
    monkeypatch.setattr(pool, "_WORKER", "odd_worker")
    monkeypatch.setattr(pool, "_TO_START", 20.0)


@pytest.mark.usefixtures("odd_worker")
def test_files_that_hang_or_kill_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    folder, made = tmp_path / "收到", county(2)
    for word in ("HANG", "DIE", "FAT"):
        folder.mkdir(exist_ok=True)
        (folder / f"{word}.txt").write_text(word, encoding="utf-8")
    good = [write(folder, report, "nianbao") for report in made.reports.values()]
    tasks = [Task(path.name, path) for path in sorted(folder.iterdir())]
    with Pool(set(), len(tasks), seconds=3.0) as workers:
        answers = {task.key: answer for task, answer in workers.answers(tasks)}
    problems = {
        key: answer.problem for key, answer in answers.items() if isinstance(answer, ReadingRecord)
    }
    assert len(problems) == len(tasks)
    assert "太长时间" in problems["HANG.txt"]
    assert "出错" in problems["DIE.txt"]
    assert "出错" in problems["FAT.txt"]
    assert [problems[path.name] for path in good] == ["", ""]


def test_a_file_that_cannot_be_opened_is_told_and_tried_again(tmp_path: Path) -> None:
    folder, made = tmp_path / "收到", county(1)
    path = write(folder, made.reports[made.roster[0].name], "nianbao")
    with Desk.create(tmp_path / "汇总.nbhz", Settings(YEAR, "", folder)) as desk:
        desk.set_roster(made.roster)
        content = path.read_bytes()
        path.unlink()
        path.mkdir()
        path.rmdir()
        with path.open("wb") as file:
            file.truncate(51 * 2**20)
        stamp(path, IN_TIME)
        desk.refresh()
        assert desk.rows()[0].state is State.UNREADABLE
        assert "50 MB" in desk.rows()[0].chosen.receipt.problem  # type: ignore[union-attr]
        path.write_bytes(content)
        stamp(path, IN_TIME + timedelta(hours=1))
        desk.refresh()
        assert desk.rows()[0].state is State.CLEAN


def test_a_failure_is_an_answer(tmp_path: Path) -> None:
    with Pool(set(), 1) as workers:
        ((_, answer),) = workers.answers([Task("x", tmp_path / "没有.txt")])
    assert isinstance(answer, Failure)
    assert "没有.txt" in answer.problem
