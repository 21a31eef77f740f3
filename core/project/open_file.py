"""The file of an open report: locked while it is open, watched for changes by others.

Before a save replaces what this session has not written itself, a copy goes to
the backups.
"""

from datetime import datetime
from pathlib import Path

from core.errors import UserError
from core.moments import chinese_time
from core.project import backups
from core.storage.disk_state import DiskState, look, look_again, of_content
from core.storage.files import is_read_only, sweep, write_bytes
from core.storage.locking import Holder, Lock, acquire
from core.storage.logs import logger


class LockedError(UserError):
    """A file is open elsewhere."""

    def __init__(self, path: Path, holder: Holder) -> None:
        """Say by whom and since when."""
        self.holder = holder
        since = chinese_time(holder.since.astimezone())
        who = (
            "这台电脑的另一个窗口" if holder.is_here else f"“{holder.user}”在电脑“{holder.host}”上"
        )
        super().__init__(f"“{path.name}”从{since}起由{who}打开，还没有关闭。")


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

    def accept(self) -> None:
        """Take what is on the disk now for known; the next save keeps a copy of it."""
        self._known = look(self.path)
        self._is_ours = False

    def save(self, data: bytes, now: datetime) -> str:
        """Write the file; return a sentence about a backup that failed, usually empty.

        Raises FileWriteError.
        """
        problem = self._back_up(now)
        write_bytes(self.path, data)
        self._known = of_content(data)
        self._is_ours = True
        return problem

    def _back_up(self, now: datetime) -> str:
        before = look(self.path)
        if before is None or (self._is_ours and before == self._known):
            return ""
        try:
            backups.keep(self.path, now)
        except (UserError, OSError) as error:
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
