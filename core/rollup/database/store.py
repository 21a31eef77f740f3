"""One open 汇总 file: opened, moved forward, locked against a second writer, closed.

The rollback journal is used, not a write-ahead log, so that the file may lie on a share. What
SQLite cannot do is said in one sentence.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from core.moments import chinese_time
from core.rollup.database import schema
from core.rollup.model import RollupError
from core.storage.files import is_there
from core.storage.locking import Holder, Lock, acquire

_PATIENCE = 10.0  # seconds for a reader on the share to finish
_BATCH = 500  # rows of one statement
_HEAD = b"SQLite format 3\0"
_SENTENCES = {
    "SQLITE_FULL": "磁盘已满，请清理磁盘后再试",
    "SQLITE_BUSY": "它正被别的程序使用，请稍后再试",
    "SQLITE_LOCKED": "它正被别的程序使用，请稍后再试",
    "SQLITE_READONLY": "它是只读的，请先在文件属性里去掉“只读”",
    "SQLITE_CANTOPEN": "文件夹不存在，或没有权限，请检查路径",
    "SQLITE_CORRUPT": "文件已经损坏，请从备份恢复",
    "SQLITE_NOTADB": "它不是汇总文件，或者已经损坏",
    "SQLITE_IOERR": "磁盘读写出错，或网络位置已断开，请检查后再试",
}


class Store:
    """A connection that may be used from several threads, one at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: Lock | None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock
        self._turn = threading.RLock()

    def close(self) -> None:
        """Close the file and let others write it."""
        with self._turn:
            self._connection.close()
            if self._lock:
                self._lock.release()
                self._lock = None

    def refresh_lock(self) -> None:
        """Tell other machines that it is still open here; see `locking.REFRESH_EVERY`."""
        if self._lock:
            self._lock.refresh()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Let all that is written within be there whole or not at all. Raises RollupError."""
        with self._turn, _in_words(self.path):
            if self._connection.in_transaction:  # within another one
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):  # it may have been rolled back already
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        with self._turn, _in_words(self.path):
            return self._connection.execute(sql, values).fetchall()

    def run(self, sql: str, values: Sequence[object] = ()) -> int:
        """Change something; return the id of the row that was added last."""
        with self._turn, _in_words(self.path):
            return self._connection.execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        """Change the same with each of many values."""
        with self._turn, _in_words(self.path):
            self._connection.executemany(sql, values)

    def rows_of(self, sql: str, ids: Sequence[object]) -> Iterator[tuple[Any, ...]]:
        """Return what a query with `({})` in it finds for any of many ids."""
        for start in range(0, len(ids), _BATCH):
            some = ids[start : start + _BATCH]
            yield from self.rows(sql.format(",".join("?" * len(some))), some)


def create_store(path: Path) -> Store:
    """Make a new, empty file. Raises RollupError where there is one already."""
    if is_there(path) and path.stat().st_size:
        raise RollupError(f"文件“{path}”已经存在，请换一个名字。")
    lock = _locked(path)
    with _released(lock), _in_words(path):
        connection = _connected(path)
        schema.create(connection)
        return Store(path, connection, lock)


def open_store(path: Path) -> Store:
    """Open a file to work on it; an older one is moved forward, a copy of it kept beside.

    Raises RollupError when somebody else has it open, or it cannot be opened.
    """
    _refuse_other(path)
    lock = _locked(path)
    with _released(lock), _in_words(path):
        connection = _connected(path)
        try:
            _bring_forward(path, connection)
        except BaseException:
            connection.close()
            raise
        return Store(path, connection, lock)


def open_to_look(path: Path) -> Store:
    """Open a file that nothing is written to, such as last year's. Raises RollupError."""
    _refuse_other(path)
    with _in_words(path):
        connection = _connected(path, "mode=ro")
        version = schema.version_of(connection)
        if version != schema.VERSION:
            connection.close()
            raise RollupError(f"“{path.name}”是别的版本的汇总文件，请先用本程序打开它一次。")
        return Store(path, connection, None)


def _refuse_other(path: Path) -> None:
    """Raise RollupError for what is no database; SQLite would make a new one of nothing."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEAD))
    except OSError as error:
        from core.storage.refusals import explain  # noqa: PLC0415 (seldom needed)

        raise RollupError(f"无法打开“{path}”：{explain(error)}。") from error
    if head != _HEAD:
        raise RollupError(f"“{path.name}”不是汇总文件，请选择用本程序新建的汇总。")


def _locked(path: Path) -> Lock | None:
    found = acquire(path)
    if isinstance(found, Holder):
        where = "这台电脑" if found.is_here else f"“{found.host}”"
        raise RollupError(
            f"“{path.name}”正由{found.user}在{where}上打开着（{chinese_time(found.since)}起），"
            "一份汇总同时只能一个人改，请先在那边关闭。"
        )
    return found


@contextlib.contextmanager
def _released(lock: Lock | None) -> Iterator[None]:
    """Give the lock back when opening fails."""
    try:
        yield
    except BaseException:
        if lock:
            lock.release()
        raise


def _connected(path: Path, mode: str = "mode=rwc") -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{mode}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA trusted_schema=OFF")
    if mode != "mode=ro":
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=FULL")
    return connection


def _bring_forward(path: Path, connection: sqlite3.Connection) -> None:
    version = schema.version_of(connection)
    if not version:
        raise RollupError(f"“{path.name}”不是汇总文件，请选择用本程序新建的汇总。")
    if version > schema.VERSION:
        raise RollupError(f"“{path.name}”是用更新版本的程序保存的，请先升级程序。")
    if version < schema.VERSION:
        _keep_copy(path, connection, version)
        schema.migrate(connection)


def _keep_copy(path: Path, connection: sqlite3.Connection, version: int) -> None:
    """Copy a file as it is before it is moved forward; an earlier copy stays."""
    stamp = f"{datetime.now().astimezone():%Y%m%d%H%M%S}"
    copy = path.with_name(f"{path.stem}.格式{version}.{stamp}{path.suffix}")
    with contextlib.closing(sqlite3.connect(copy)) as target:
        connection.backup(target)


@contextlib.contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Say in a sentence what the database refuses."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        found = (text for start, text in _SENTENCES.items() if name.startswith(start))
        if not name and not isinstance(error, sqlite3.OperationalError | sqlite3.DatabaseError):
            raise
        reason = next(found, None)
        if reason is None:
            raise
        raise RollupError(f"汇总文件“{path.name}”不能读写：{reason}。") from error
