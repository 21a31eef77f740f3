"""The tables of a 汇总 file, and how older files are moved forward.

History of the schema (`PRAGMA user_version`):
  1  the first.
"""

import sqlite3
from collections.abc import Callable

APPLICATION = 0x4E42485A  # "NBHZ", `PRAGMA application_id`
VERSION = 1

_FIRST = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE organ (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    other_names TEXT NOT NULL DEFAULT '[]',   -- JSON list
    kind TEXT NOT NULL DEFAULT '',            -- 乡镇, 街道, 部门
    level TEXT NOT NULL,                      -- 本级, 下级
    duty TEXT NOT NULL,                       -- 应报, 豁免, 合并, 撤销, 新设
    reason TEXT NOT NULL DEFAULT '',
    due TEXT,                                 -- 2025-01-31
    position INTEGER NOT NULL DEFAULT 0,      -- in the roster
    on_roster INTEGER NOT NULL
);

-- What was read of a file, by the digest of its content, or of one with corrections (base).
CREATE TABLE reading (
    id TEXT PRIMARY KEY,
    base TEXT NOT NULL DEFAULT '',
    problem TEXT NOT NULL DEFAULT '',         -- why nothing was read
    report TEXT,                              -- JSON as `dump` prints it
    form TEXT NOT NULL DEFAULT '',
    year INTEGER NOT NULL DEFAULT 0,
    year_guessed INTEGER NOT NULL DEFAULT 0,
    agency TEXT NOT NULL DEFAULT '',
    signed_by TEXT NOT NULL DEFAULT '',
    signed_on TEXT NOT NULL DEFAULT '',
    has_texts INTEGER NOT NULL DEFAULT 0,
    blank INTEGER NOT NULL DEFAULT 0,         -- cells without a figure
    unread INTEGER NOT NULL DEFAULT 0,        -- cells that were not found, or are no number
    guessed INTEGER NOT NULL DEFAULT 0,
    doubts TEXT NOT NULL DEFAULT '{}',        -- JSON: address → [certainty, text, reason]
    errors INTEGER NOT NULL DEFAULT 0,
    warnings INTEGER NOT NULL DEFAULT 0,
    findings TEXT NOT NULL DEFAULT '[]',      -- JSON
    remarks TEXT NOT NULL DEFAULT '[]',       -- JSON list of sentences
    leftovers TEXT NOT NULL DEFAULT '[]',     -- JSON list of [where, text]
    key_figures TEXT NOT NULL DEFAULT '{}',   -- JSON: name → figure
    digest TEXT NOT NULL DEFAULT '',          -- equal for equal figures
    reader TEXT NOT NULL,                     -- what read it
    read_at TEXT NOT NULL
) WITHOUT ROWID;

-- Every file that was ever received; a row is never changed but for `gone`.
CREATE TABLE receipt (
    id INTEGER PRIMARY KEY,
    folder TEXT NOT NULL,                     -- 'this' or 'last' year's
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    reading TEXT NOT NULL DEFAULT '',
    problem TEXT NOT NULL DEFAULT '',
    seen TEXT NOT NULL,
    gone TEXT
);
CREATE UNIQUE INDEX receipt_current ON receipt (folder, path) WHERE gone IS NULL;

-- What is found of a report (reading) against last year's (previous).
CREATE TABLE comparison (
    reading TEXT NOT NULL,
    previous TEXT NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    findings TEXT NOT NULL,
    remarks TEXT NOT NULL,
    reader TEXT NOT NULL,
    PRIMARY KEY (reading, previous)
) WITHOUT ROWID;

-- What people decided; only ever added to. Of a kind, organ, reading and subject the last stands.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,
    organ INTEGER NOT NULL DEFAULT 0,
    reading TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
);

-- 封账: the sum as it was frozen, and its unlocking.
CREATE TABLE seal (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    digest TEXT NOT NULL,
    content TEXT NOT NULL,                    -- JSON
    opened_at TEXT,
    opened_by TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
);
"""

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: dict[int, Migration] = {}
"""What moves a file of a version to the next one, within one transaction."""


def create(connection: sqlite3.Connection) -> None:
    """Make all tables of the newest version in an empty database, at once or not at all."""
    header = f"PRAGMA application_id={APPLICATION}; PRAGMA user_version={VERSION};"
    connection.executescript(f"BEGIN;{_FIRST}{header}COMMIT;")


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a database's schema, 0 for one that is none of ours."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version if application == APPLICATION else 0


def migrate(
    connection: sqlite3.Connection,
    migrations: dict[int, Migration] = MIGRATIONS,
    newest: int = VERSION,
) -> None:
    """Move a database forward to the newest version, each step whole or not at all."""
    while (version := version_of(connection)) < newest:
        connection.execute("BEGIN IMMEDIATE")
        try:
            migrations[version](connection)
            connection.execute(f"PRAGMA user_version={version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
