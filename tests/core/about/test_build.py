"""Version and commit: from a package's file, from git in a checkout, or the version alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from core import VERSION
from core.about import build

ROOT = Path(__file__).parents[3]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program is."""
    monkeypatch.setattr(build, "ROOT", tmp_path)
    return tmp_path


def test_a_package_names_the_commit_it_was_made_from(place: Path) -> None:
    (place / "commit").write_text("1a2b3c4\n", encoding="ascii")
    assert build.version() == f"{VERSION}（1a2b3c4）"


def test_a_checkout_asks_git(place: Path) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", str(place)]
    subprocess.run([*git, "init", "-q"], check=True)
    (place / "file").write_text("1", encoding="ascii")
    subprocess.run([*git, "add", "file"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "one"], check=True)
    name = subprocess.run(
        [*git, "rev-parse", "--short", "HEAD"], check=True, capture_output=True, text=True
    ).stdout.strip()
    assert build.commit() == name
    (place / "file").write_text("2", encoding="ascii")
    assert build.commit() == f"{name}-dirty"


def test_a_checkout_that_git_knows_nothing_of(place: Path) -> None:
    (place / ".git").mkdir()
    assert build.version() == VERSION


def test_without_git(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / ".git").mkdir()
    monkeypatch.setenv("PATH", str(place))
    assert build.version() == VERSION


@pytest.mark.usefixtures("place")
def test_without_anything_the_version_is_known_still() -> None:
    assert build.version() == VERSION
    assert build.version_line().startswith(f"政务公开年报 {VERSION}，Python 3.")


def test_the_folders_are_those_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path))
    assert build.folders() == {
        "设置": tmp_path,
        "历史版本": tmp_path / "backups",
        "恢复": tmp_path / "recovery",
        "日志": tmp_path / "logs",
    }


def test_the_command_line_prints_it() -> None:
    result = subprocess.run(
        [sys.executable, "main.py", "--version"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert result.stdout == f"{build.version_line()}\n"
    assert result.stderr == ""
