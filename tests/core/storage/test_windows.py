"""What Windows is asked: with a stand-in for its library, and on Windows itself."""

import ctypes
import os
import subprocess
import sys
from typing import Any

import pytest

from core.storage import windows
from core.storage.processes import mark_of, runs

on_windows = pytest.mark.skipif(sys.platform != "win32", reason="asks Windows itself")
DENIED, NO_SUCH_PROCESS = 5, 87
STILL_ACTIVE = 259


Pointer = Any  # to the place of an answer, as ctypes hands it over


class Kernel:
    """Knows processes by number: their exit code and start. One is of another user."""

    def __init__(self, known: dict[int, tuple[int, int]], secret: int) -> None:
        self._known = known
        self._secret = secret
        self.open: list[int] = []
        self.error = 0

    def OpenProcess(self, _access: int, _inherited: int, process: int) -> int | None:  # noqa: N802
        if process not in self._known:
            self.error = DENIED if process == self._secret else NO_SUCH_PROCESS
            return None
        self.open.append(process)
        return process

    def GetExitCodeProcess(self, handle: int, status: Pointer) -> None:  # noqa: N802
        ctypes.cast(status, ctypes.POINTER(ctypes.c_uint32))[0] = self._known[handle][0]

    def GetProcessTimes(self, handle: int, *times: Pointer) -> None:  # noqa: N802
        for value, time in zip((self._known[handle][1], 11, 12, 13), times, strict=True):
            ctypes.cast(time, ctypes.POINTER(ctypes.c_uint64))[0] = value

    def CloseHandle(self, handle: int) -> None:  # noqa: N802
        self.open.remove(handle)


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    """A machine with one process that runs, one that has ended, and one of another user."""
    kernel = Kernel({7: (STILL_ACTIVE, 133_000_000), 8: (1, 132_000_000)}, secret=9)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(windows, "_kernel", lambda: kernel)
    monkeypatch.setattr(windows, "_last_error", lambda: kernel.error)
    return kernel


def test_a_process_is_told_by_its_start(kernel: Kernel) -> None:
    assert mark_of(7) == "133000000"
    assert runs(7, "133000000")
    assert not runs(7, "131000000")  # an earlier one, which had this number
    assert not runs(7, "")
    assert kernel.open == []


def test_an_ended_process_is_not_there_although_somebody_still_holds_it(kernel: Kernel) -> None:
    assert mark_of(8) == ""
    assert not runs(8, "132000000")
    assert kernel.open == []


@pytest.mark.usefixtures("kernel")
def test_a_number_that_nobody_has() -> None:
    assert mark_of(10) == ""
    assert not runs(10, "")


@pytest.mark.usefixtures("kernel")
def test_a_process_of_another_user_is_believed_to_run() -> None:
    assert mark_of(9) == ""
    assert runs(9, "133000000")


@pytest.mark.usefixtures("kernel")
def test_no_process_is_sent_a_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    """There, the signal that only asks ends the process."""
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("killed"))
    assert runs(7, mark_of(7))


def test_the_limits_have_the_size_that_windows_expects() -> None:
    assert ctypes.sizeof(windows._Limits) == 144
    assert windows._Limits.process_memory.offset == 112


def test_on_any_system_this_process_runs_and_one_that_ended_does_not() -> None:
    assert runs(os.getpid(), mark_of(os.getpid()))
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        mark = mark_of(process.pid)
        assert runs(process.pid, mark)
        process.kill()
        process.wait()
        assert not runs(process.pid, mark)


@on_windows
def test_windows_takes_the_limit_and_the_name() -> None:
    code = (
        "from core.storage.windows import limit_memory, set_application_id\n"
        "limit_memory(400_000_000); set_application_id('nianbao'); print('taken')"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert told.strip() == b"taken"
