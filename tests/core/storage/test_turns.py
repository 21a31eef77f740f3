"""What is compared is what is replaced: one writer at a time, whatever the lock says."""

import errno
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import pytest

from core.project.open_file import ChangedError, OpenFile, open_file
from core.storage.disk_state import look
from core.storage.files import FileReadError, FileWriteError, write_bytes
from core.storage.turns import turn

NOW = datetime(2025, 3, 20, 15, 30)  # noqa: DTZ001 (the clerk's time)

_SAVE_WHEN_TOLD = """
import sys
from datetime import datetime
from pathlib import Path
from core.project.open_file import ChangedError, open_file
from core.storage.disk_state import look
path = Path(sys.argv[1])
file = open_file(path, look(path), by_force=True)
print("open", flush=True)
sys.stdin.readline()
try:
    file.save(sys.argv[2].encode() * 1000, datetime.now())
except ChangedError:
    print("changed", flush=True)
else:
    print("saved", flush=True)
"""
ROUNDS = 3


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    folder = tmp_path / "folder"
    folder.mkdir()
    file = folder / "年报.nianbao"
    file.write_bytes(b"old")
    return file


def race(path: Path, number: int) -> list[str]:
    """Two windows that both have the file open by force save at the same moment.

    What they write is new every time: the same as before would be no change to be told of.
    """
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _SAVE_WHEN_TOLD, str(path), f"{number}{name}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[3],
        )
        for name in "ab"
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    return sorted(writer.communicate(timeout=60)[0].strip() for writer in writers)


def test_of_two_windows_that_save_at_once_one_is_told(path: Path) -> None:
    for number in range(ROUNDS):
        assert race(path, number) == ["changed", "saved"]


def test_what_cannot_be_read_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = open_file(path, look(path))
    path.write_bytes(b"theirs")

    def forbidden(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr("core.storage.disk_state.open_to_read", forbidden)
        with pytest.raises(FileReadError, match="读不出"):
            file.theirs()
        with pytest.raises(FileWriteError, match="没有保存"):
            file.save(b"mine", NOW)
    assert path.read_bytes() == b"theirs"
    with pytest.raises(ChangedError):
        file.save(b"mine", NOW)
    file.close()


def test_a_turn_that_was_refused_leaves_nothing(path: Path) -> None:
    def refuse() -> NoReturn:
        raise ChangedError(path)

    with pytest.raises(ChangedError):
        write_bytes(path, b"new", turn(path, refuse))
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == b"old"


def test_a_turn_whose_lock_could_not_be_removed_is_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("core.storage.locking.Lock.release", lambda _: None)
        write_bytes(path, b"1", turn(path, lambda: None))
    write_bytes(path, b"2", turn(path, lambda: None))
    assert path.read_bytes() == b"2"


def test_a_new_file_appears_for_one_of_two(path: Path) -> None:
    new = path.with_name("新.nianbao")
    first: OpenFile = open_file(new, None)
    second = open_file(new, None, by_force=True)
    first.save(b"1", NOW)
    with pytest.raises(ChangedError):
        second.save(b"2", NOW)
    assert new.read_bytes() == b"1"
    second.close()
