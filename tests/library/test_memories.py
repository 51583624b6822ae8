"""What actors know of their lines, in the library's file: kept, apart by name, counted where it is due, forgotten."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tableread.library.memories import KeptMemory
from tableread.library.store import Carried, Draft, KeptPart, Library
from tableread.library.tables import (
    _FIFTH,
    _FOURTH,
    _SCHEMA,
    _SECOND,
    _SEVENTH,
    _SIXTH,
    _THIRD,
    VERSION,
)

FIRST = KeptMemory("", "first", "ADA", 2.5, 5.0, 1000.0, 900.0, 3, 1)
SECOND = FIRST._replace(line="second", due=3000.0)
ANAS = FIRST._replace(actor="Ana", stability=9.0)


def opened(path: Path | None = None, now: float = 2000.0) -> Library:
    library = Library.open(path, lambda: now) if path else Library.in_memory(lambda: now)
    library.opened("k", "p", "K")
    library.save_part("k", KeptPart("ADA", "you", "v"))
    return library


def test_it_is_there_the_next_time(tmp_path: Path) -> None:
    library = opened(tmp_path / "l.sqlite3")
    library.memories.save("k", [FIRST._replace(reviews=2), SECOND, ANAS])
    library.memories.save("k", [FIRST])
    assert library.close() == []
    again = Library.open(tmp_path / "l.sqlite3").memories
    assert sorted(again.of("k", "")) == [FIRST, SECOND]
    assert again.of("k", "Ana") == [ANAS]
    assert again.one("k", "", "first") == FIRST
    assert again.one("k", "Ben", "first") is None


def test_what_is_due_is_counted_for_each_part_that_you_play() -> None:
    library = opened()
    library.memories.save("k", [FIRST, SECOND, ANAS, FIRST._replace(line="third", speaker="BEN")])
    assert [recent.due for recent in library.recents()] == [(("ADA", 1),)]
    library.save_part("k", KeptPart("BEN", "you", "v"))
    assert [recent.due for recent in library.recents()] == [(("ADA", 1), ("BEN", 1))]
    library.memories.save("k", [FIRST._replace(cut=True)])
    assert [recent.due for recent in library.recents()] == [(("BEN", 1),)]


def test_one_actor_is_forgotten_and_the_other_is_not() -> None:
    library = opened()
    library.memories.save("k", [FIRST, ANAS])
    library.memories.forget("k", "Ana", "ADA")
    assert library.memories.all("k") == [FIRST]


def test_it_goes_with_its_script_and_comes_back() -> None:
    library = opened()
    library.memories.save("k", [FIRST, ANAS])
    deleted = library.delete("k")
    library.memories.save("k", [SECOND])  # a script that is not there
    assert library.memories.all("k") == []
    assert library.restore(deleted)
    assert library.memories.all("k") == [FIRST, ANAS]


def test_two_lines_that_become_one_keep_what_was_known_of_the_old_one() -> None:
    library = opened()
    library.memories.save("k", [FIRST._replace(line="old"), SECOND._replace(line="new")])
    library.carry("k", [("old", "new")], [], Carried(Draft(b"now"), None, "", 0))
    assert library.memories.all("k") == [FIRST._replace(line="new")]


def test_two_lines_that_change_places() -> None:
    library = opened()
    library.memories.save("k", [FIRST, SECOND])
    moved = [("first", "second"), ("second", "first")]
    library.carry("k", moved, [], Carried(Draft(b"now"), None, "", 0))
    assert {kept.line: kept.due for kept in library.memories.all("k")} == {
        "second": FIRST.due, "first": SECOND.due,
    }  # fmt: skip


def test_a_library_from_before_there_were_memories(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    older = (_SCHEMA, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH, _SEVENTH)
    with closing(sqlite3.connect(path)) as db:
        db.executescript("".join(older))
        db.execute("INSERT INTO script (key, path, title, opened) VALUES ('k', 'p', 'K', 1.0)")
        db.execute(
            "INSERT INTO part (script, name, player, voice, mask) VALUES ('k', 'ADA', 'you', 'v', 'hidden')"
        )
        db.execute("INSERT INTO said VALUES ('k', 1.0, 1, 'first', 1.0, '{}')")
        db.execute("PRAGMA user_version = 7")
        db.commit()
    library = Library.open(path)
    [part] = library.parts("k")
    assert (part.name, part.mask, part.off_book) == ("ADA", "hidden", "")
    library.memories.save("k", [FIRST])
    library.save_part("k", part._replace(off_book="2026-12-03"), ["off_book"])
    assert library.close() == []
    again = Library.open(path)
    assert again.memories.all("k") == [FIRST]
    assert [part.off_book for part in again.parts("k")] == ["2026-12-03"]
    assert [turn.line for turn in again.runs.turns("k")] == ["first"]
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
