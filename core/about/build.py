"""Which version runs, made from which commit, with which Python, and where it keeps things."""

import os
import platform
import subprocess
from pathlib import Path

from core import VERSION
from core.storage.processes import NO_WINDOW
from core.storage.user_folders import backup_folder, log_folder, recovery_folder, settings_path

ROOT = Path(__file__).parents[2]
_PATIENCE = 5  # seconds for git, on a disk that was asleep


def commit() -> str:
    """Return the commit's short name, `-dirty` behind it in a checkout with other changes.

    A package has it in a file; a checkout asks git. Empty where neither can tell.
    """
    try:
        return (ROOT / "commit").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return _commit_of_checkout() if (ROOT / ".git").exists() else ""


def _commit_of_checkout() -> str:
    try:
        result = subprocess.run(
            ["git", "describe", "--always", "--dirty", "--exclude=*"],  # noqa: S607 (the user's git)
            cwd=ROOT,
            env=os.environ | {"GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=True,
            creationflags=NO_WINDOW,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return result.stdout.strip()


def version() -> str:
    """Return version and, where it is known, commit: 0.1.0（1a2b3c4）."""
    made_from = commit()
    return f"{VERSION}（{made_from}）" if made_from else VERSION


def version_line() -> str:
    """Return what --version prints."""
    return f"政务公开年报 {version()}，Python {platform.python_version()}"


def folders() -> dict[str, Path]:
    """Return the program's own folders by their Chinese names."""
    return {
        "设置": settings_path().parent,
        "历史版本": backup_folder(),
        "恢复": recovery_folder(),
        "日志": log_folder(),
    }
