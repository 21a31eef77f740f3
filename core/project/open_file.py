"""The file of an open report: locked while it is open, watched for changes by others.

Before a save replaces what this session has not written itself, a copy goes to
the backups.
"""

from datetime import datetime
from pathlib import Path

from core.errors import UserError
from core.moments import local_time
from core.project import backups
from core.storage.disk_state import DiskState, look, look_again, of_content
from core.storage.files import (
    FileReadError,
    FileWriteError,
    NotDurableError,
    WrittenError,
    is_read_only,
    write_bytes,
)
from core.storage.locking import Holder, Lock, acquire
from core.storage.logs import logger
from core.storage.temporaries import sweep
from core.storage.turns import turn


class LockedError(UserError):
    """A file is open elsewhere."""

    def __init__(self, path: Path, holder: Holder) -> None:
        """Say by whom and since when."""
        self.holder = holder
        since = local_time(holder.since)
        who = (
            "这台电脑的另一个窗口" if holder.is_here else f"“{holder.user}”在电脑“{holder.host}”上"
        )
        super().__init__(f"“{path.name}”从{since}起由{who}打开，还没有关闭。")


class ChangedError(UserError):
    """Somebody else has written a file since this session looked at it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}”在打开以后被别人或别的程序改过，没有覆盖它。")


class OpenFile:
    """A project file and what is known of it. `read_only` files are not written."""

    def __init__(
        self, path: Path, known: DiskState | None, lock: Lock | None, *, read_only: bool = False
    ) -> None:
        self.path = path
        self.read_only = read_only or is_read_only(path)
        self._known = known
        self._lock = lock
        self._is_ours = False  # whether the content on the disk is of this session

    @property
    def digest(self) -> str | None:
        """The digest of the content that the report builds upon."""
        return self._known.digest if self._known else None

    @property
    def is_there(self) -> bool:
        """Whether the file is on the disk."""
        return look_again(self.path, self._known) is not None

    def theirs(self) -> DiskState | None:
        """Return the file's state if somebody else has written it since; None when not or gone."""
        now = look_again(self.path, self._known)
        if now is None or now != self._known:
            return now
        self._known = now  # with its new time
        return None

    def accept(self, now: DiskState | None) -> None:
        """Take what was seen on the disk for known; the next save keeps a copy of it."""
        self._known = now
        self._is_ours = False

    def save(self, data: bytes, now: datetime) -> str:
        """Write the file; return a sentence about what went wrong beside, usually empty.

        What is there is compared with what is known, and replaced, under one lock. Raises
        ChangedError when it differs, FileWriteError when it cannot be written or compared.
        """
        problems: list[str] = []
        place = turn(self.path, lambda: problems.append(self._ready(now)))
        try:
            write_bytes(self.path, data, place)
        except WrittenError as error:
            self._has_written(data)
            if isinstance(error, NotDurableError):
                raise
            problems.append(str(error))
        else:
            self._has_written(data)
        return "".join(problems)

    def _has_written(self, data: bytes) -> None:
        self._known = of_content(data)
        self._is_ours = True

    def _ready(self, now: datetime) -> str:
        """Make sure that only what is known is replaced, and that a copy of it is kept."""
        try:
            before = look(self.path)
        except FileReadError as error:
            raise FileWriteError(f"{error}不知道别人有没有改过它，所以没有保存。") from error
        if before is None or (self._is_ours and before == self._known):
            return ""
        if before != self._known:
            raise ChangedError(self.path)
        try:
            backups.keep(self.path, now)
        except (UserError, OSError, ImportError) as error:  # the last: of what Python loads late
            logger.warning("no backup", exc_info=error)
            return "已保存，但原来的版本没有备份成功，请检查磁盘是否已满。"
        return ""

    @property
    def is_locked(self) -> bool:
        """Whether this session holds the file's lock."""
        return self._lock is not None and self._lock.is_held()

    def refresh(self) -> None:
        """Tell other machines that the file is still open."""
        if self._lock is not None:
            self._lock.refresh()

    def close(self) -> None:
        """Let others open the file."""
        if self._lock is not None:
            self._lock.release()


def open_file(
    path: Path, known: DiskState | None, *, by_force: bool = False, read_only: bool = False
) -> OpenFile:
    """Lock a file whose state is known; a read-only one is left to others.

    Raises LockedError when it is open elsewhere and shall not be taken over.
    """
    if read_only or is_read_only(path):
        return OpenFile(path, known, None, read_only=True)
    lock = acquire(path, by_force=by_force)
    if isinstance(lock, Holder):
        raise LockedError(path, lock)
    sweep(path.parent)
    return OpenFile(path, known, lock)
