"""Notes, what was said and how long scenes took: kept, carried over, deleted and brought back; and files from before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tableread.library.lines import LINES
from tableread.library.notes import KeptNote
from tableread.library.runs import KeptPrompt, KeptScene, KeptTurn
from tableread.library.store import Carried, Draft, KeptPart, Library
from tableread.library.tables import (
    _FIFTH,
    _FOURTH,
    _SCHEMA,
    _SECOND,
    _SIXTH,
    _THIRD,
    OF_SCRIPT,
    VERSION,
)

NOTE = KeptNote("n1", "first", "slow", "", "Yes.", 1000.0, 12.5)
TYPED = KeptNote("n2", "second", "note", "Too loud; “really”", "No.", 1001.0, 14.0)
TURN = KeptTurn(500.0, 7, "first", 510.0, "{}")
SCENE = KeptScene(500.0, 0, "first", 61.5, True, 3)
PROMPT = KeptPrompt(500.0, 0, "second")


def full(path: Path) -> Library:
    library = Library.open(path)
    library.opened("k", "p", "K")
    library.save_part("k", KeptPart("MARGO", "person", "gran", person="Ana"))
    for note in (TYPED, NOTE):
        library.notes.save("k", note)
    library.runs.save_turns("k", [TURN])
    library.runs.save_scene("k", SCENE._replace(seconds=3.0))
    library.runs.save_scene("k", SCENE)
    library.runs.save_prompt("k", PROMPT)
    return library


def kept(library: Library) -> tuple[object, ...]:
    runs = library.runs
    return (
        [part.person for part in library.parts("k")],
        library.notes.of("k"),
        runs.turns("k"),
        runs.scenes("k", 500.0),
        runs.prompts("k", 500.0),
        runs.runs("k"),
    )


ALL = (["Ana"], [NOTE, TYPED], [TURN], [SCENE], [PROMPT], [500.0])
NOTHING: tuple[object, ...] = ([], [], [], [], [], [])


def test_all_is_there_the_next_time(tmp_path: Path) -> None:
    library = full(tmp_path / "l.sqlite3")
    assert kept(library) == ALL
    assert library.close() == []
    assert kept(Library.open(tmp_path / "l.sqlite3")) == ALL


def test_deleting_a_script_deletes_them_and_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    library = full(path)
    deleted = library.delete("k")
    assert kept(library) == NOTHING
    assert library.writer.flush(5)
    with closing(sqlite3.connect(path)) as db:
        assert [db.execute(f"SELECT count(*) FROM {t}").fetchone() for t in OF_SCRIPT] == [
            (0,) for _ in OF_SCRIPT
        ]
    assert library.restore(deleted)
    assert kept(library) == ALL
    assert library.close() == []
    assert kept(Library.open(path)) == ALL


def test_every_table_of_a_script_is_known() -> None:
    library = Library.in_memory()
    tables = library.read("SELECT name FROM sqlite_schema WHERE type = 'table'", ())
    assert {name for (name,) in tables} == {"script", *OF_SCRIPT}
    assert {table for table, _ in LINES} < set(OF_SCRIPT)


def test_they_follow_their_lines_into_the_next_draft(tmp_path: Path) -> None:
    library = full(tmp_path / "l.sqlite3")
    assert library.lines.named("k") == {"first", "second"}
    moved = [("first", "second"), ("second", "third")]
    library.carry("k", moved, [], Carried(Draft(b"now"), None, "", 0))
    assert library.close() == []
    again = Library.open(tmp_path / "l.sqlite3")
    assert [note.line for note in again.notes.of("k")] == ["second", "third"]
    assert [turn.line for turn in again.runs.turns("k")] == ["second"]
    assert [scene.line for scene in again.runs.scenes("k", 500.0)] == ["second"]
    assert [prompt.line for prompt in again.runs.prompts("k", 500.0)] == ["third"]


def test_two_lines_that_become_one_lose_nothing() -> None:
    """What another program kept under the old identity meets what is kept under the new one."""
    library = Library.in_memory()
    library.opened("k", "p", "K")
    for nth, line in enumerate(("old", "new")):
        library.notes.save("k", NOTE._replace(id=line, line=line))
        library.runs.save_turns("k", [TURN._replace(turn=nth, line=line)])
        library.runs.save_scene("k", SCENE._replace(nth=nth, line=line))
        library.runs.save_prompt("k", PROMPT._replace(nth=nth, line=line))
    library.carry("k", [("old", "new")], [], Carried(Draft(b"now"), None, "", 0))
    assert library.lines.named("k") == {"new"}
    assert (len(library.notes.of("k")), len(library.runs.scenes("k", 500.0))) == (2, 2)


def test_a_note_is_deleted_and_comes_back(tmp_path: Path) -> None:
    library = full(tmp_path / "l.sqlite3")
    library.notes.delete("k", "n1")
    assert library.notes.of("k") == [TYPED]
    library.notes.save("k", NOTE)
    assert library.close() == []
    assert Library.open(tmp_path / "l.sqlite3").notes.of("k") == [NOTE, TYPED]


def test_nothing_is_kept_of_a_script_that_another_program_has_deleted(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    library = full(path)
    assert library.writer.flush(5)
    other = Library.open(path)
    other.delete("k")
    assert other.close() == []
    library.notes.save("k", NOTE._replace(id="n3"))
    library.runs.save_turns("k", [TURN._replace(turn=8)])
    assert library.close() == []
    assert kept(Library.open(path)) == NOTHING


def test_a_library_from_before_there_were_notes(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.executescript("".join((_SCHEMA, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH)))
        db.execute("INSERT INTO script (key, path, title, opened) VALUES ('k', 'p', 'K', 1.0)")
        db.execute("INSERT INTO part (script, name, player, voice) VALUES ('k', 'ADA', 'you', 'v')")
        db.execute("INSERT INTO take VALUES ('k', '1.wav', 'first', 'w')")
        db.execute("INSERT INTO correction VALUES ('k', 1, 'c')")
        db.execute("PRAGMA user_version = 6")
        db.commit()
    library = Library.open(path)
    assert [(part.name, part.player, part.person) for part in library.parts("k")] == [
        ("ADA", "you", "")
    ]
    library.notes.save("k", NOTE)
    library.save_part("k", KeptPart("ADA", "person", "v", person="Ana"), ["player", "person"])
    assert library.close() == []
    again = Library.open(path)
    assert [part.person for part in again.parts("k")] == ["Ana"]
    assert (again.notes.of("k"), again.corrections("k")) == ([NOTE], ["c"])
    assert [take.file for take in again.lines.takes("k")] == ["1.wav"]
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_file_of_this_version_moved_away_is_begun_anew_with_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    library = full(path)
    assert library.writer.flush(5)
    for file in tmp_path.iterdir():
        file.rename(file.with_name(f"old-{file.name}"))
    library.notes.save("k", NOTE)
    assert library.close() == []
    assert kept(Library.open(path)) == ALL
