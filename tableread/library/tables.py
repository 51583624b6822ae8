"""The tables of the library's file, what each version added to them, and how a file is brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

VERSION = 13
_SCHEMA = """
CREATE TABLE script (
    key TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    opened REAL NOT NULL,
    element INTEGER NOT NULL DEFAULT 0,
    word INTEGER NOT NULL DEFAULT 0,
    said TEXT NOT NULL DEFAULT '',
    progress REAL NOT NULL DEFAULT 0,
    speed REAL,
    advance TEXT,
    reading TEXT
) STRICT;
CREATE TABLE part (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    name TEXT NOT NULL,
    player TEXT NOT NULL,
    voice TEXT NOT NULL,
    PRIMARY KEY (script, name)
) STRICT;
"""
_SECOND = """
ALTER TABLE script ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE script ADD COLUMN mends TEXT NOT NULL DEFAULT '[]';
ALTER TABLE script ADD COLUMN draft BLOB;
ALTER TABLE script ADD COLUMN draft_before BLOB;
"""
"""What version 2 adds: what the parser was unsure of, what was corrected, the drafts."""
_THIRD = """
ALTER TABLE script ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
"""
"""What version 3 adds: whether a script was taken off the list."""
_FOURTH = """
ALTER TABLE part ADD COLUMN by_hand INTEGER;
ALTER TABLE part ADD COLUMN earlier TEXT NOT NULL DEFAULT '';
ALTER TABLE part ADD COLUMN tune TEXT NOT NULL DEFAULT '';
ALTER TABLE script ADD COLUMN language TEXT NOT NULL DEFAULT '';
"""
"""What version 4 adds: whether a person chose a voice, the one before it, what was changed about it; the language that
a person chose. From now on the narrator is a part, too, under the name ""."""
_FIFTH = """
ALTER TABLE script ADD COLUMN line TEXT NOT NULL DEFAULT '';
CREATE TABLE file (
    path TEXT PRIMARY KEY,
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE
) STRICT;
CREATE TABLE take (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    file TEXT NOT NULL,
    line TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (script, file)
) STRICT;
CREATE INDEX take_of_line ON take (script, line);
INSERT OR IGNORE INTO file SELECT path, key FROM script;
"""
"""What version 5 adds: lines have identities, so the place is a line's and recordings are found by it (`element` and
`said` are of older versions); a script is known under several paths."""
_SIXTH = """
CREATE TABLE correction (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    nth INTEGER NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (script, nth)
) STRICT;
INSERT OR IGNORE INTO correction
    SELECT script.key, each.key, each.value FROM script, json_each(
        CASE WHEN NOT json_valid(mends) THEN '[]' WHEN json_type(mends) = 'array' THEN mends ELSE '[]' END
    ) AS each;
ALTER TABLE script DROP COLUMN mends;
ALTER TABLE script ADD COLUMN as_read BLOB;
ALTER TABLE script ADD COLUMN as_read_before BLOB;
"""
"""What version 6 adds: each correction is a row, so that two programs do not undo each other's; the drafts before
corrections, where there are any, for by these lines are found again."""
_SEVENTH = """
ALTER TABLE part ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE part ADD COLUMN mask TEXT NOT NULL DEFAULT '';
ALTER TABLE script ADD COLUMN scene TEXT NOT NULL DEFAULT '';
ALTER TABLE script ADD COLUMN seconds REAL;
CREATE TABLE note (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    line TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    quote TEXT NOT NULL,
    made REAL NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (script, id)
) STRICT;
CREATE TABLE said (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    run REAL NOT NULL,
    turn INTEGER NOT NULL,
    line TEXT NOT NULL,
    made REAL NOT NULL,
    judged TEXT NOT NULL,
    PRIMARY KEY (script, run, turn)
) STRICT;
CREATE TABLE scene_read (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    run REAL NOT NULL,
    nth INTEGER NOT NULL,
    line TEXT NOT NULL,
    seconds REAL NOT NULL,
    whole INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    PRIMARY KEY (script, run, nth)
) STRICT;
CREATE TABLE prompt (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    run REAL NOT NULL,
    nth INTEGER NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (script, run, nth)
) STRICT;
"""
"""What version 7 adds: the name of the person who plays a part, and how much of their lines is shown; the heading of the scene where a read stopped, and how
long all of it takes at normal speed; notes on lines; of each read, by the moment it began
(seconds since 1970), what was said in each turn, the scenes with their times, and the lines that were prompted."""
_EIGHTH = """
ALTER TABLE script ADD COLUMN by_ear TEXT NOT NULL DEFAULT '';
"""
"""What version 8 adds: whether somebody who listens plays the parts that were taken before."""

_NINTH = """
ALTER TABLE part ADD COLUMN off_book TEXT NOT NULL DEFAULT '';
CREATE TABLE memory (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    actor TEXT NOT NULL,
    line TEXT NOT NULL,
    speaker TEXT NOT NULL,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    due REAL NOT NULL,
    last REAL NOT NULL,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    cut INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (script, actor, line)
) STRICT;
CREATE INDEX memory_due ON memory (due);
"""
"""What version 9 adds: the day by which a part is to be known by heart; what each actor knows of each line."""

_TENTH = """
CREATE TABLE drill (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    line TEXT NOT NULL,
    part TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (script, line, part) ON CONFLICT REPLACE
) STRICT;
"""
"""What version 10 adds: where the erasing drill of a scene was left, by the scene's first line and the parts. Of
two scenes that become one in a new draft, one drill stays."""

_ELEVENTH = """
CREATE TABLE beat (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    line TEXT NOT NULL,
    seconds REAL NOT NULL,
    PRIMARY KEY (script, line) ON CONFLICT REPLACE
) STRICT;
"""
"""What version 11 adds: the pause before a line, where a person has set it."""

_TWELFTH = """
CREATE TABLE said_before (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    line TEXT NOT NULL,
    reader TEXT NOT NULL,
    speaker TEXT NOT NULL,
    until REAL NOT NULL,
    readings INTEGER NOT NULL,
    stumbled INTEGER NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (script, line, reader)
) STRICT;
CREATE INDEX said_when ON said (script, made);
"""
"""What version 12 adds: what the old turns in `said` come to, which are deleted once they are in it; by line and reader,
with the moment up to which turns are in it."""

_THIRTEENTH = """
ALTER TABLE script ADD COLUMN read_as TEXT NOT NULL DEFAULT '';
"""
"""What version 13 adds: as which format a person wants a file read that was taken for another."""

OF_SCRIPT = (
    "part",
    "file",
    "take",
    "correction",
    "note",
    "said",
    "said_before",
    "scene_read",
    "prompt",
    "memory",
    "drill",
    "beat",
)
"""Tables whose rows belong to a script and go with it; each has a column `script`."""

_OPEN_SECONDS = 0.5
"""How long another program's lock is waited for."""


def connect(path: str) -> sqlite3.Connection:
    """The file at `path`."""
    return sqlite3.connect(path, timeout=_OPEN_SECONDS, isolation_level=None)


def in_memory() -> sqlite3.Connection:
    """A new one that is forgotten at the end."""
    # asked by several threads; the library's own lock keeps them apart
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def version_of(db: sqlite3.Connection) -> int:
    """Which version wrote it; 0 for a new one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def copy_into(db: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    """Copies `db` into `copy` in one read transaction. Raises `sqlite3.Error`, also on a file that is damaged anywhere."""
    db.execute("BEGIN")
    db.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # from here on nobody can lock it
    db.backup(copy)
    db.execute("COMMIT")
    found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(f"it is damaged: {found}")


def bring_up_to_date(
    db: sqlite3.Connection, fill: Callable[[sqlite3.Connection], None] | None = None
) -> None:
    """Add what this version has more than the one that wrote `db`; `fill` is called with a new one."""
    db.execute("PRAGMA foreign_keys = ON")
    if version_of(db) >= VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        found = version_of(db)  # another program may have been first
        if found < VERSION:
            missing = (
                _SCHEMA,
                _SECOND,
                _THIRD,
                _FOURTH,
                _FIFTH,
                _SIXTH,
                _SEVENTH,
                _EIGHTH,
                _NINTH,
                _TENTH,
                _ELEVENTH,
                _TWELFTH,
                _THIRTEENTH,
            )[found:]
            for statement in "".join(missing).split(";"):
                db.execute(statement)
            if not found and fill is not None:
                fill(db)
            db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except sqlite3.Error:
        if db.in_transaction:
            db.rollback()
        raise
