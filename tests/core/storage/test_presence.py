"""A file that a window shows is not opened twice: the window is called, and answers or hangs."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.storage import presence
from core.storage.presence import ACTIVATION_TOKEN, Presence, call
from core.storage.user_folders import windows_folder

# A window without a window: says what it was called with, or hangs.
_WINDOW = """
import sys, time
from pathlib import Path
from core.storage.presence import Presence
shown = Presence(Path(sys.argv[1]))
print("shown", flush=True)
if sys.argv[2] == "hangs":
    sys.stdin.read()
while (token := shown.answer()) is None:
    time.sleep(0.01)
print(f"called with {token!r}", flush=True)
"""


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    monkeypatch.delenv(ACTIVATION_TOKEN, raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "年报.nianbao"
    path.write_bytes(b"{}")
    return path


@contextmanager
def window(file: Path, behaviour: str = "answers") -> Iterator[subprocess.Popen[str]]:
    """Another process whose window shows a file."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WINDOW, str(file), behaviour],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "shown\n"
        yield process
        process.kill()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_window_that_shows_the_file_answers(file: Path) -> None:
    with window(file) as process:
        assert call(file, patience=60)
        assert said(process) == "called with ''"


def test_it_gets_the_right_to_come_forward(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ACTIVATION_TOKEN, "gnome-1")
    with window(file) as process:
        assert call(file, patience=60)
        assert said(process) == "called with 'gnome-1'"


@pytest.mark.skipif(sys.platform == "win32", reason="a right that accounts seldom have there")
def test_a_link_leads_to_the_same_window(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "链接.nianbao"
    link.symlink_to(file)
    with window(file):
        assert call(link, patience=60)


def test_two_who_call_at_once_are_both_answered(file: Path) -> None:
    with window(file):
        presence._call_path(presence._place(file)).write_bytes(b"")
        assert call(file, patience=60)


def test_a_window_that_hangs_is_not_waited_for(file: Path) -> None:
    with window(file, "hangs"):
        before = time.monotonic()
        assert not call(file, patience=0.1)
        assert time.monotonic() - before < 30
        assert not list(windows_folder().glob("*.call"))
        assert not call(file, patience=3600), "it is waited for only once"


def test_another_file_is_nobodys(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一份.nianbao"
    other.write_bytes(b"{}")
    with window(file, "hangs"):
        assert not call(other)


def test_a_window_that_was_killed_is_gone(file: Path) -> None:
    with window(file, "hangs") as process:
        process.kill()
        process.wait()
        assert not call(file, patience=60)


def test_a_call_to_one_that_was_killed_does_not_reach_the_next(file: Path) -> None:
    windows_folder().mkdir(parents=True)
    presence._call_path(presence._place(file)).write_bytes(b"")
    assert Presence(file).answer() is None


def test_nobody_calls_himself(file: Path) -> None:
    shown = Presence(file)
    assert not call(file)
    shown.leave()


def test_who_has_left_is_not_called(file: Path) -> None:
    Presence(file).leave()
    with window(file):
        assert call(file, patience=60)


def test_a_file_that_is_not_there_is_nobodys(tmp_path: Path) -> None:
    assert not call(tmp_path / "没有.nianbao")


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps profiles private itself")
def test_others_cannot_see_which_files_are_open(file: Path) -> None:
    shown = Presence(file)
    assert windows_folder().stat().st_mode & 0o077 == 0
    shown.leave()


def test_without_a_folder_to_write_in_all_goes_on(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "file"))
    shown = Presence(file)
    assert shown.answer() is None
    assert not call(file)
    shown.leave()
