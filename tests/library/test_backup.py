"""A backup brought back, two machines merged, and files that are none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tableread.base.errors import LibraryError
from tableread.library.backup import _KNOWN_SCRIPT, _NEW_SCRIPT, backup_of, take_in
from tableread.library.memories import KeptMemory
from tableread.library.notes import KeptNote
from tableread.library.runs import KeptTurn
from tableread.library.store import Draft, KeptPart, Library
from tableread.library.tables import OF_SCRIPT, VERSION

MEMORY = KeptMemory("", "first", "ADA", 2.5, 5.0, 1000.0, 900.0, 3, 1)
LATER = MEMORY._replace(stability=9.0, last=950.0, reviews=4)


def machine(key: str, *memories: KeptMemory, text: bytes = b"one") -> Library:
    library = Library.in_memory()
    library.opened(key, key, "K")
    library.save_part(key, KeptPart("ADA", "you", "v", off_book="2026-12-03"))
    library.save_draft(key, Draft(text), None)
    library.memories.save(key, memories)
    return library


def written(library: Library, path: Path) -> Path:
    path.write_bytes(backup_of(library))
    return path


def test_all_is_brought_back(tmp_path: Path) -> None:
    mine = machine("/a/k", MEMORY)
    mine.notes.save("/a/k", KeptNote("n1", "first", "slow", "", "Yes.", 1.0, 2.0))
    mine.runs.save_turns("/a/k", [KeptTurn(500.0, 7, "first", 510.0, "{}")])
    empty = Library.open(tmp_path / "l.sqlite3")
    assert take_in(empty, written(mine, tmp_path / "b")).new == ("K",)
    assert empty.close() == []
    again = Library.open(tmp_path / "l.sqlite3")
    assert again.memories.all("/a/k") == [MEMORY]
    assert again.script_at("/a/k") == "/a/k"
    assert [note.id for note in again.notes.of("/a/k")] == ["n1"]
    assert [turn.turn for turn in again.runs.turns("/a/k")] == [7]
    assert again.parts("/a/k")[0].off_book == "2026-12-03"


@pytest.mark.parametrize(("here", "there"), [(MEMORY, LATER), (LATER, MEMORY)])
def test_of_what_two_machines_know_the_later_is_kept(
    tmp_path: Path, here: KeptMemory, there: KeptMemory
) -> None:
    other = MEMORY._replace(line="second")
    mine, theirs = machine("/a/k", here), machine("/home/k", there, other)
    theirs.runs.save_turns("/home/k", [KeptTurn(500.0, 7, "first", 510.0, "{}")])
    backup = written(theirs, tmp_path / "b")
    for _ in range(2):  # the second time changes nothing
        assert take_in(mine, backup) == ((), ("K",))
        assert sorted(mine.memories.all("/a/k")) == sorted([LATER, other])
        assert len(mine.runs.turns("/a/k")) == 1
    assert [key for key, _, _ in mine.scripts()] == ["/a/k"]


def test_every_table_is_in_it_but_for_recordings() -> None:
    assert {*_NEW_SCRIPT, "take"} == set(OF_SCRIPT)
    assert set(_KNOWN_SCRIPT) < set(_NEW_SCRIPT)


def test_another_script_is_added_beside_it(tmp_path: Path) -> None:
    mine = machine("/a/k", MEMORY)
    take_in(mine, written(machine("/b/k", LATER, text=b"two"), tmp_path / "b"))
    assert mine.memories.all("/a/k") == [MEMORY]
    assert mine.memories.all("/b/k") == [LATER]


def test_a_file_that_is_no_backup_changes_nothing(tmp_path: Path) -> None:
    mine = machine("/a/k", MEMORY)
    whole = written(
        machine("/b/k", *(MEMORY._replace(line=str(n)) for n in range(500)), text=b"two"),
        tmp_path / "b",
    )
    cut, text, newer = tmp_path / "cut", tmp_path / "text", tmp_path / "newer"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    text.write_text("a letter, and nothing else" * 99)
    newer.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(newer)) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
        db.commit()
    for file, told in (
        (cut, "damaged"), (text, "no backup"), (newer, "newer version"), (tmp_path / "none", "no file"),
    ):  # fmt: skip
        with pytest.raises(LibraryError, match=told):
            take_in(mine, file)
    assert [key for key, _, _ in mine.scripts()] == ["/a/k"]
    assert mine.memories.all("/a/k") == [MEMORY]
