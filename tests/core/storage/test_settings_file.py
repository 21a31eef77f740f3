"""Settings: written whole, kept when damaged."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

from core.storage.settings_file import SettingsError, change_settings, read_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.json"


def test_what_is_written_is_read(path: Path) -> None:
    change_settings(path, {"window/zoom": 1.5, "files/recent": ["年报.nianbao"]})
    assert read_settings(path) == {"window/zoom": 1.5, "files/recent": ["年报.nianbao"]}


def test_a_change_keeps_the_others(path: Path) -> None:
    change_settings(path, {"a": 1, "b": 2})
    change_settings(path, {"b": 3, "c": 4})
    assert read_settings(path) == {"a": 1, "b": 3, "c": 4}


def test_changes_by_another_window_are_seen(path: Path) -> None:
    change_settings(path, {"a": 1})
    assert read_settings(path) == {"a": 1}
    path.write_bytes(b'{"a": 2}')
    assert read_settings(path) == {"a": 2}


def test_what_was_read_can_be_changed_without_changing_the_rest(path: Path) -> None:
    change_settings(path, {"a": 1})
    read_settings(path)["a"] = 2
    assert read_settings(path) == {"a": 1}


def test_without_a_file_there_are_none(path: Path) -> None:
    assert read_settings(path) == {}
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b"null"])
def test_a_damaged_file_is_put_aside_not_overwritten(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert read_settings(path) == {}
    change_settings(path, {"a": 1})
    assert read_settings(path) == {"a": 1}
    assert path.with_name("settings.damaged.json").read_bytes() == content


def test_a_second_damaged_file_does_not_replace_the_first(path: Path) -> None:
    path.parent.mkdir()
    for content in (b"first", b"second"):
        path.write_bytes(content)
        read_settings(path)
    kept = sorted(p.read_bytes() for p in path.parent.iterdir())
    assert kept == [b"first", b"second"]


def test_a_file_that_cannot_be_read_is_not_overwritten(path: Path) -> None:
    path.mkdir(parents=True)  # stands for any refusal of the system
    with pytest.raises(SettingsError):
        read_settings(path)
    with pytest.raises(SettingsError):
        change_settings(path, {"a": 1})
    assert path.is_dir()


@pytest.mark.skipif(os.name != "posix", reason="permissions as on POSIX systems")
def test_a_read_only_file_stays(path: Path) -> None:
    change_settings(path, {"a": 1})
    path.chmod(0o444)
    with pytest.raises(SettingsError):
        change_settings(path, {"a": 2})
    assert read_settings(path) == {"a": 1}


def test_a_slow_disk_is_not_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: int) -> NoReturn:
        raise AssertionError("flushed")

    monkeypatch.setattr(os, "fsync", never)
    change_settings(path, {"a": 1})
    assert read_settings(path) == {"a": 1}
