"""The library's file and its writers: one that goes away, that is begun anew or older, and what is left at closing."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from tableread.library.lines import KeptTake
from tableread.library.store import Carried, Draft, KeptPart, Library, Place
from tableread.library.tables import _FIFTH, _FOURTH, _SCHEMA, _SECOND, _THIRD


def test_corrections_from_before_each_was_a_row(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    as_it_was_kept = {
        "k": '[{"type":"rename","name":"L\u00c9A","to":"Zo\\"e, \u65e5"},{"type":"nobody","name":"X"}]',
        "damaged": '[{"type":"rena',
        "nonsense": '{"a": 1}',
        "nulls": "[null]",
        "none": "[]",
    }
    with closing(sqlite3.connect(path)) as db:
        db.executescript("".join((_SCHEMA, _SECOND, _THIRD, _FOURTH, _FIFTH)))
        for key, mends in as_it_was_kept.items():
            sql = "INSERT INTO script (key, path, title, opened, mends) VALUES (?, ?, 'T', 1.0, ?)"
            db.execute(sql, (key, key, mends))
        db.execute("PRAGMA user_version = 5")
        db.commit()
    library = Library.open(path)
    library.opened("k", "k", "T")
    assert library.close() == []
    again = Library.open(path)
    first, second = again.corrections("k")
    assert f"[{first},{second}]" == as_it_was_kept["k"]
    assert [again.corrections(key) for key in list(as_it_was_kept)[1:]] == [[]] * 4
    assert len(again.scripts()) == 5


def test_a_library_that_was_moved_away_is_begun_anew_with_all_that_is_known(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    library = Library.open(path)
    library.opened("k", "p", "K")
    library.save_part("k", KeptPart("ANN", "you", "gran"))
    library.close()
    library = Library.open(path)
    for file in tmp_path.iterdir():
        file.rename(file.with_name(f"old-{file.name}"))
    library.save_place("k", Place("4", 0, 0.4))
    assert library.close() == []
    again = Library.open(path)
    assert again.place("k") == Place("4", 0, 0.4)
    assert again.parts("k") == [KeptPart("ANN", "you", "gran")]


def test_a_library_that_is_deleted_while_it_is_open_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    library = Library.open(path)
    library.opened("k", "p", "K")
    assert library.writer.flush(5)  # from now on the file is open
    for file in tmp_path.iterdir():
        file.unlink()
    library.save_place("k", Place("4", 0, 0.4))
    assert library.writer.flush(5)
    again = Library.open(path)
    assert again.place("k") == Place("4", 0, 0.4)
    library.save_place("k", Place("5", 0, 0.5))  # it goes on in the new file
    assert library.close() == []
    again.refresh()
    assert again.place("k") == Place("5", 0, 0.5)


def test_a_library_that_another_program_has_begun_anew_is_written_to(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    library = Library.open(path)
    library.opened("k", "p", "K")
    assert library.writer.flush(5)
    for file in tmp_path.iterdir():
        file.unlink()
    other = Library.open(path)
    other.opened("m", "q", "M")
    assert other.writer.flush(5)
    library.save_part("k", KeptPart("ANN", "you", "gran"))
    assert library.close() == []
    other.save_place("m", Place("1", 0, 0.1))
    assert other.close() == []
    again = Library.open(path)
    assert again.parts("k") == [KeptPart("ANN", "you", "gran")]
    assert again.place("m") == Place("1", 0, 0.1)


def test_what_waits_while_a_library_is_begun_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    library = Library.open(path)
    ready = threading.Event()

    def wait() -> None:
        ready.wait(20)

    library.writer.do("", wait)
    library.opened("k", "p", "K")
    library.lines.save_takes(
        "k", [KeptTake("1.wav", "first", "w"), KeptTake("2.wav", "second", "w")]
    )
    library.save_corrections("k", [], ["1"])
    # the first line is where the second was, and the second further down
    moved = [("first", "second"), ("second", "third")]
    library.carry("k", moved, [], Carried(Draft(b"now"), None, "", 0))
    ready.set()
    assert library.close() == []
    again = Library.open(path)
    assert again.corrections("k") == ["1"]
    assert [take.line for take in again.lines.takes("k")] == ["second", "third"]


def test_closing_says_which_files_were_not_written(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "l.sqlite3")
    library.opened("k", "p", "K")
    disk_answers = threading.Event()

    def wait() -> None:
        disk_answers.wait(20)

    library.files.do("a recording of your lines", wait)
    library.files.do("a recording of your lines", lambda: None)
    library.files.do("how a word is said", lambda: None)
    library.files.do("", lambda: None)  # tidying keeps nothing
    assert library.close(0.5) == ["a recording of your lines", "how a word is said"]
    disk_answers.set()


def test_what_a_file_brings_into_the_library_while_it_is_closed_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    library = Library.open(path)
    library.opened("k", "p", "K")
    began, may_end = threading.Event(), threading.Event()

    def record() -> None:
        began.set()
        may_end.wait(20)
        library.lines.save_takes("k", [KeptTake("run/take.wav", "line", "words")])

    library.files.do("a recording of your lines", record)
    assert began.wait(5)
    threading.Timer(0.1, may_end.set).start()
    assert library.close() == []
    assert [take.file for take in Library.open(path).lines.takes("k")] == ["run/take.wav"]
