"""Earlier versions of saved files, in the user's own folder.

Each file has a folder of its own there; its copies are named by the time at
which they were made. They are thinned by age: all of today, one a day for a
month, one a month before that.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from core.storage.files import FileReadError, read_file, real_path, write_bytes
from core.storage.temporaries import sweep
from core.storage.user_folders import backup_folder, make_private

_SIZE_LIMIT = 50 * 2**20  # bytes
_TIME = "%Y-%m-%d %H-%M-%S.%f"  # names sort by time
_DAYS = timedelta(days=31)
_LONGEST_STEM = 40  # characters


@dataclass(frozen=True, order=True)
class Version:
    """A copy of an earlier version and when it was made."""

    time: datetime
    path: Path


def keep(file: Path, now: datetime) -> Version | None:
    """Copy a file to its backups, then thin them; None when its newest copy is the same.

    Raises FileReadError, FileWriteError or OSError; the file itself is never touched.
    """
    data = read_file(file, _SIZE_LIMIT)
    before = versions(file)
    if before and _holds(before[0].path, data):
        return None
    folder = folder_of(file)
    make_private(folder.parent)
    make_private(folder)
    sweep(folder)
    version = Version(now, folder / f"{now.strftime(_TIME)}{file.suffix}")
    write_bytes(version.path, data, private=True)
    for old in superfluous([version, *before], now):
        with contextlib.suppress(OSError):
            old.path.unlink()
    return version


def _holds(path: Path, data: bytes) -> bool:
    """Say whether a copy is the same; one that cannot be read is no reason to make none."""
    try:
        return read_file(path, _SIZE_LIMIT) == data
    except FileReadError:
        return False


def versions(file: Path) -> list[Version]:
    """Return the copies of a file, newest first."""
    found: list[Version] = []
    with contextlib.suppress(OSError):
        for path in folder_of(file).iterdir():
            with contextlib.suppress(ValueError):  # not one of ours
                if path.is_file():
                    found.append(Version(datetime.strptime(path.stem, _TIME), path))  # noqa: DTZ007 (local)
    return sorted(found, reverse=True)


def superfluous(kept: Iterable[Version], now: datetime) -> list[Version]:
    """Return the versions to be removed: the newest of each day or month stays."""
    periods: set[str] = set()
    removed: list[Version] = []
    for version in sorted(kept, reverse=True):
        period = _period(version.time, now)
        if period in periods:
            removed.append(version)
        elif period:
            periods.add(period)
    return removed


def _period(time: datetime, now: datetime) -> str:
    """Return the stretch of time of which one version is kept; empty when all are."""
    if time.date() >= now.date():
        return ""
    return f"{time:%Y-%m-%d}" if now - time <= _DAYS else f"{time:%Y-%m}"


def folder_of(file: Path) -> Path:
    """Return the folder of a file's copies: a readable name, and a digest of the whole path."""
    real = os.path.normcase(real_path(file))
    digest = hashlib.sha256(real.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return backup_folder() / f"{file.stem[:_LONGEST_STEM]}-{digest}"
