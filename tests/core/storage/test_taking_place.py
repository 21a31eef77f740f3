"""A file takes the place of another, also where a scanner has it open for a moment."""

import errno
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from core.storage.files import FileWriteError, write_bytes

ACCESS_DENIED, SHARING_VIOLATION, WRITE_PROTECTED = 5, 32, 19
REAL_REPLACE = Path.replace


class Scanner:
    """Refuses the first attempts to replace a file, as Windows does; nobody sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.refusals = 0
        self.number = ACCESS_DENIED
        self.attempts = 0
        self.waited: list[float] = []
        monkeypatch.setattr(Path, "replace", self.replacement())
        monkeypatch.setattr(time, "sleep", self.waited.append)

    def replacement(self) -> Callable[[Path, Path], Path]:
        """What a path does instead."""

        def replace(source: Path, target: Path) -> Path:
            return self._replace(source, target)

        return replace

    def _replace(self, source: Path, target: Path) -> Path:
        self.attempts += 1
        if self.attempts > self.refusals:
            return REAL_REPLACE(source, target)
        error = PermissionError(errno.EACCES, "as Windows says it")
        error.winerror = self.number  # type: ignore[attr-defined, unused-ignore]
        raise error


@pytest.fixture
def scanner(monkeypatch: pytest.MonkeyPatch) -> Scanner:
    return Scanner(monkeypatch)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "年报.nianbao"
    path.write_bytes(b"old")
    return path


@pytest.mark.parametrize("number", [ACCESS_DENIED, SHARING_VIOLATION])
def test_what_is_open_for_a_moment_is_waited_for(
    scanner: Scanner, target: Path, number: int
) -> None:
    scanner.refusals, scanner.number = 3, number
    write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert scanner.attempts == 4
    assert len(scanner.waited) == 3


def test_what_stays_open_is_said_after_a_second(scanner: Scanner, target: Path) -> None:
    scanner.refusals, scanner.number = 1000, SHARING_VIOLATION
    with pytest.raises(FileWriteError, match="文件正被其他程序打开"):
        write_bytes(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]
    assert 0.5 < sum(scanner.waited) < 1.5


def test_any_other_refusal_is_said_at_once(scanner: Scanner, target: Path) -> None:
    scanner.refusals, scanner.number = 1, WRITE_PROTECTED
    with pytest.raises(FileWriteError, match="磁盘是只读的"):
        write_bytes(target, b"new")
    assert scanner.waited == []
