"""Where settings, backups, recovery and logs go: the system's, a named or a portable place."""

from pathlib import Path

import pytest

from core.storage import user_folders


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NIANBAO_DATA", raising=False)
    monkeypatch.setattr(user_folders, "_PACKAGE", tmp_path)


def places() -> list[Path]:
    return [
        user_folders.backup_folder(),
        user_folders.recovery_folder(),
        user_folders.log_folder(),
        user_folders.settings_path(),
    ]


def test_the_users_own_folders(tmp_path: Path) -> None:
    assert not [path for path in places() if tmp_path in path.parents]
    assert {"nianbao"} <= set(user_folders.settings_path().parts)


def test_a_portable_copy_keeps_all_beside_itself(tmp_path: Path) -> None:
    (tmp_path / "portable").touch()
    names = [path.relative_to(tmp_path / "data").as_posix() for path in places()]
    assert names == ["backups", "recovery", "logs", "settings.json"]


def test_a_named_folder_comes_before_a_portable_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "portable").touch()
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "elsewhere"))
    assert {path.parent for path in places()} == {tmp_path / "elsewhere"}
