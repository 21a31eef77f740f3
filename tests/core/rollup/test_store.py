"""The 汇总 file: what it is, what it refuses, how older ones move forward."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.rollup.database import schema, store
from core.rollup.database.store import create_store, open_store, open_to_look
from core.rollup.model import RollupError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "汇总 2024#1.nbhz"
    create_store(path).close()
    return path


def test_it_may_lie_on_a_share(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert raw.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_a_transaction_is_whole_or_nothing(path: Path) -> None:
    with closing(open_store(path)) as opened:
        with pytest.raises(sqlite3.IntegrityError), opened.writing():
            opened.run_many("INSERT INTO setting VALUES (?, ?)", [("a", "b"), ("a", "c")])
        assert opened.rows("SELECT * FROM setting") == []


def test_an_older_file_is_copied_and_moved_forward(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forward(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE organ ADD COLUMN phone TEXT NOT NULL DEFAULT ''")

    monkeypatch.setattr(schema, "VERSION", 2)
    monkeypatch.setitem(schema.MIGRATIONS, 1, forward)
    monkeypatch.setattr(schema.migrate, "__defaults__", (schema.MIGRATIONS, 2))
    with closing(open_store(path)) as opened:
        assert opened.rows("SELECT phone FROM organ") == []
    (copy,) = path.parent.glob("*格式1*.nbhz")
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE seal")
        raise OSError("no")

    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        with pytest.raises(OSError, match="no"):
            schema.migrate(raw, {1: fail}, 2)
        assert raw.execute("SELECT count(*) FROM seal").fetchone() == (0,)


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + b"x" * 200])
def test_what_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.nbhz"
    path.write_bytes(content)
    for opening in (open_store, open_to_look):
        with pytest.raises(RollupError, match="汇总文件"):
            opening(path)
    assert path.read_bytes() == content


def test_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.nbhz"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE a (b)")
    with pytest.raises(RollupError, match="不是汇总文件"):
        open_store(path)


def test_a_newer_one_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 99")
    with pytest.raises(RollupError, match="升级"):
        open_store(path)


def test_there_is_no_second_file_in_its_place(path: Path) -> None:
    with pytest.raises(RollupError, match="已经存在"):
        create_store(path)


def test_a_full_disk_is_said_in_a_sentence(path: Path) -> None:
    with closing(open_store(path)) as opened:
        (pages,) = opened.rows("PRAGMA page_count")[0]
        opened.rows(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RollupError, match="磁盘已满"), opened.writing():
            opened.run("INSERT INTO setting VALUES ('a', ?)", ("x" * 100_000,))
        assert opened.rows("SELECT * FROM setting") == []


def test_every_kind_of_refusal_has_its_sentence() -> None:
    assert all(name.startswith("SQLITE_") for name in store._SENTENCES)
