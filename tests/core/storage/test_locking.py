"""Lock files: who has a file open, and which locks are stale."""

import contextlib
import os
import stat
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import msgspec
import pytest

from core.storage.files import create_file
from core.storage.locking import Holder, Lock, acquire, holder_of, lock_path

_LOCK_AND_WAIT = """
import sys
from pathlib import Path
from core.storage.locking import acquire
acquire(Path(sys.argv[1]))
print("locked", flush=True)
sys.stdin.read()
"""

_LOCK_ON_DEMAND = """
import sys
from pathlib import Path
from core.storage.locking import Lock, acquire
for line in sys.stdin:
    lock = acquire(Path(line.strip()))
    print("locked" if isinstance(lock, Lock) and lock.is_held() else "refused", flush=True)
"""

_DIE_TAKING_OVER = """
import os, sys
from pathlib import Path
from core.storage.locking import acquire
Path.replace = lambda *_: os._exit(0)
acquire(Path(sys.argv[1]))
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "年报.nianbao"
    path.write_bytes(b"{}")
    return path


def write_lock(file: Path, **changes: object) -> None:
    """Write a lock as this process would, with some things different."""
    lock = acquire(file)
    assert isinstance(lock, Lock)
    fields = msgspec.json.decode(lock.path.read_bytes()) | changes
    lock.path.write_bytes(msgspec.json.encode(fields))


def process_that_ended() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_a_lock_says_who_and_since_when(file: Path) -> None:
    before = datetime.now().astimezone()
    lock = acquire(file)
    assert isinstance(lock, Lock)
    holder = holder_of(file)
    assert holder is not None
    assert holder.process == os.getpid()
    assert holder.is_here
    assert holder.user
    assert before <= holder.since <= datetime.now().astimezone()


def test_the_lock_stands_beside_the_file(file: Path) -> None:
    acquire(file)
    assert {path.name for path in file.parent.iterdir()} == {"年报.nianbao", ".~年报.nianbao.lock"}


def test_a_second_one_is_told_of_the_first(file: Path) -> None:
    acquire(file)
    second = acquire(file)
    assert isinstance(second, Holder)
    assert second.process == os.getpid()


def test_a_released_file_can_be_locked_again(file: Path) -> None:
    lock = acquire(file)
    assert isinstance(lock, Lock)
    lock.release()
    assert holder_of(file) is None
    assert isinstance(acquire(file), Lock)


def test_a_lock_taken_over_is_not_removed_by_the_first(file: Path) -> None:
    first = acquire(file)
    second = acquire(file, by_force=True)
    assert isinstance(first, Lock)
    assert isinstance(second, Lock)
    first.release()
    assert holder_of(file) is not None
    second.release()
    assert holder_of(file) is None


def test_the_lock_of_a_process_that_ended_is_stale(file: Path) -> None:
    write_lock(file, process=process_that_ended())
    assert holder_of(file) is None
    assert isinstance(acquire(file), Lock)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="tells processes apart by /proc")
def test_a_later_process_of_the_same_number_holds_nothing(file: Path) -> None:
    write_lock(file, process_mark="an-earlier-boot/1")
    assert holder_of(file) is None


def test_another_machine_holds_its_lock_while_it_refreshes_it(file: Path) -> None:
    write_lock(file, host="那台电脑", process=process_that_ended())
    holder = holder_of(file)
    assert holder is not None
    assert not holder.is_here
    old = time.time() - 3 * 3600
    os.utime(lock_path(file), (old, old))
    assert holder_of(file) is None


def test_refreshing_keeps_a_lock_from_getting_stale(file: Path) -> None:
    lock = acquire(file)
    assert isinstance(lock, Lock)
    os.utime(lock.path, (0, 0))
    lock.refresh()
    assert lock.path.stat().st_mtime > time.time() - 60


NO_LOCKS = [b"", b"{", b"[]", b"\xff", b'{"host": 1}', b'{"deep": ' + b"[" * 9_000]


@pytest.mark.parametrize("content", NO_LOCKS)
def test_what_is_no_lock_holds_nobody_back(file: Path, content: bytes) -> None:
    lock_path(file).write_bytes(content)
    assert holder_of(file) is None
    assert isinstance(acquire(file), Lock)


def test_where_no_lock_can_be_written_one_works_without(tmp_path: Path) -> None:
    assert acquire(tmp_path / "没有的文件夹" / "年报.nianbao") is None
    assert acquire(tmp_path / ("长" * 84)) is None  # the lock's name would be too long


@pytest.mark.skipif(os.name != "posix", reason="symbolic links")
def test_a_link_shares_the_lock_of_its_file(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "别处"
    folder.mkdir()
    link = folder / "链接.nianbao"
    link.symlink_to(file)
    acquire(link)
    assert isinstance(acquire(file), Holder)


def test_a_living_process_holds_its_lock(file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _LOCK_AND_WAIT, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"locked"
        holder = acquire(file)
        assert isinstance(holder, Holder)
        assert holder.process == process.pid
        process.kill()
        process.wait()
        assert isinstance(acquire(file), Lock)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux keeps ended processes")
def test_a_process_that_ended_unnoticed_holds_nothing(file: Path) -> None:
    """A desktop may not look after the programs it has started, so that they linger when killed."""
    with subprocess.Popen(
        [sys.executable, "-c", _LOCK_AND_WAIT, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"locked\n"
        assert holder_of(file) is not None
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # ended, and still listed
        assert Path(f"/proc/{process.pid}").exists()
        assert holder_of(file) is None


def test_who_looks_while_another_takes_a_stale_lock_over_is_told_of_that_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = process_that_ended()
    write_lock(file, process=ended)
    quicker: list[Lock | Holder | None] = []

    def look(process: int, _mark: str) -> bool:
        if not quicker:
            monkeypatch.undo()
            quicker.append(acquire(file))
        return process != ended

    monkeypatch.setattr("core.storage.locking.runs", look)
    assert isinstance(acquire(file), Holder)
    assert isinstance(quicker[0], Lock)
    assert quicker[0].is_held()


def test_of_processes_that_find_a_stale_lock_at_once_only_one_gets_it(tmp_path: Path) -> None:
    ended = process_that_ended()
    with contextlib.ExitStack() as stack:
        processes = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", _LOCK_ON_DEMAND],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    cwd=Path(__file__).parents[3],
                    text=True,
                    encoding="utf-8",
                )
            )
            for _ in range(4)
        ]
        ways = [(process.stdin, process.stdout) for process in processes]
        for number in range(100):
            file = tmp_path / f"{number}.nianbao"
            write_lock(file, process=ended)
            for orders, _ in ways:
                assert orders
                print(file, file=orders, flush=True)
            answers = [answers.readline().strip() for _, answers in ways if answers]
            assert sorted(answers) == ["locked", "refused", "refused", "refused"], number
    assert len(list(tmp_path.iterdir())) == 100, "nothing stays but the locks"


def test_a_takeover_that_its_process_did_not_survive_holds_nobody_back(file: Path) -> None:
    write_lock(file, process=process_that_ended())
    subprocess.run(
        [sys.executable, "-c", _DIE_TAKING_OVER, str(file)],
        cwd=Path(__file__).parents[3],
        check=True,
    )
    assert len(list(file.parent.iterdir())) == 3
    assert isinstance(acquire(file), Lock)
    assert set(file.parent.iterdir()) == {file, lock_path(file)}


def test_a_takeover_that_is_refused_leaves_nothing_behind(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _target: Path) -> NoReturn:
        raise PermissionError

    write_lock(file, process=process_that_ended())
    monkeypatch.setattr(Path, "replace", refuse)
    assert acquire(file) is None
    assert set(file.parent.iterdir()) == {file, lock_path(file)}


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere its name hides it")
def test_a_lock_is_hidden_and_can_be_refreshed_taken_over_and_released(file: Path) -> None:
    lock = acquire(file)
    assert isinstance(lock, Lock)
    attributes = getattr(lock.path.stat(), "st_file_attributes", 0)
    assert attributes & stat.FILE_ATTRIBUTE_HIDDEN
    lock.refresh()
    other = acquire(file, by_force=True)
    assert isinstance(other, Lock)
    other.release()
    assert not lock.path.exists()


def test_a_lock_that_is_gone_when_one_looks_is_taken(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = [FileExistsError("just now")]

    def was_there(path: Path, data: bytes) -> None:
        if refusals:
            raise refusals.pop()
        create_file(path, data)

    monkeypatch.setattr("core.storage.locking.create_file", was_there)
    assert isinstance(acquire(file), Lock)
