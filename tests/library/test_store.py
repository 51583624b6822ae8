"""What is kept between runs, and what happens when it cannot be."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tableread.base.errors import LibraryError
from tableread.library.store import Carried, Choices, Draft, KeptPart, Library, Place
from tableread.library.tables import _SCHEMA, VERSION, copy_into
from tableread.library.writer import Change


def clock() -> float:
    return 1000.0


def test_all_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "library.sqlite3"
    library = Library.open(path, clock)
    library.opened("k", "/x/y.fountain", "The Duel")
    library.save_place("k", Place("12", 3, 0.5))
    library.save_part("k", KeptPart("ADA", "you", "gran"))
    library.save_part("k", KeptPart("ADA", "you", "boy+"))
    library.save_choices("k", Choices(1.5, "gap", "Dialogue only"))
    library.close()

    again = Library.open(path, clock)
    assert again.place("k") == Place("12", 3, 0.5)
    assert again.parts("k") == [KeptPart("ADA", "you", "boy+")]
    assert again.choices("k") == Choices(1.5, "gap", "Dialogue only")
    [recent] = again.recents()
    assert (recent.title, recent.progress, recent.roles) == ("The Duel", 0.5, ("ADA",))
    again.opened("k", "/x/y.fountain", "The Duel II")
    assert again.place("k") == Place("12", 3, 0.5)


def test_the_latest_comes_first_and_can_be_taken_off_the_list() -> None:
    now = iter(range(100))
    library = Library.in_memory(lambda: float(next(now)))
    for key in "abc":
        library.opened(key, key, key)
    library.opened("a", "a", "a")
    library.save_part("a", KeptPart("ADA", "you", "gran"))
    assert [r.key for r in library.recents()] == ["a", "c", "b"]
    library.hide("a")
    assert [r.key for r in library.recents()] == ["c", "b"]
    assert library.parts("a") == [KeptPart("ADA", "you", "gran")]
    library.opened("a", "a", "a")
    assert [r.key for r in library.recents()] == ["a", "c", "b"]
    assert library.recents()[0].roles == ("ADA",)


def test_deleting_a_script_deletes_all_that_was_kept_and_can_be_undone(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "l.sqlite3")
    library.opened("a", "a.fountain", "A")
    library.save_part("a", KeptPart("ADA", "you", "gran"))
    library.save_place("a", Place("5", 2, 0.2))
    library.carry("a", [], [], Carried(Draft(b"now", b"as read"), Draft(b"before"), "5", 2))
    library.save_corrections("a", [], ["1"])
    deleted = library.delete("a")
    assert library.scripts() == []
    assert library.parts("a") == []
    assert library.writer.flush(5)
    assert Library.open(tmp_path / "l.sqlite3").scripts() == []
    library.restore(deleted)
    assert library.close() == []
    again = Library.open(tmp_path / "l.sqlite3")
    assert again.place("a") == Place("5", 2, 0.2)
    assert again.parts("a") == [KeptPart("ADA", "you", "gran")]
    assert (again.drafts("a"), again.corrections("a")) == (
        (Draft(b"now", b"as read"), Draft(b"before")),
        ["1"],
    )


def test_a_newer_library_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="newer version of tableread"):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_library_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    path.write_bytes(b"my shopping list " * 100)
    with pytest.raises(LibraryError, match="cannot be used"):
        Library.open(path)
    assert path.read_bytes().startswith(b"my shopping list")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library.open(tmp_path / "data" / "library.sqlite3")


def test_a_kill_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    child = os.fork() if hasattr(os, "fork") else None
    if child is None:
        pytest.skip("needs fork")
    if child == 0:
        library = Library.open(path)
        library.opened("k", "p", "t")
        library.save_place("k", Place("7", 1, 0.4))
        library.writer.flush(5)
        os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    assert Library.open(path).place("k") == Place("7", 1, 0.4)


def test_an_older_library_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"{_SCHEMA} PRAGMA user_version = 1;")
        db.execute("INSERT INTO script (key, path, title, opened) VALUES ('k', 'p', 'Old', 1.0)")
        db.commit()
    library = Library.open(path)
    assert [recent.title for recent in library.recents()] == ["Old"]
    library.save_corrections("k", [], ["1"])
    assert library.close() == []
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert db.execute("SELECT what FROM correction").fetchone() == ("1",)


@pytest.mark.parametrize("found", [0, 1])
def test_two_programs_at_once_bring_it_up_to_date_and_lose_nothing(
    tmp_path: Path, found: int
) -> None:
    for number in range(8):
        path = tmp_path / f"{number}.sqlite3"
        if found:
            with closing(sqlite3.connect(path)) as db:
                db.executescript(f"{_SCHEMA} PRAGMA user_version = {found};")
        both = [Library.open(path) for _ in range(2)]
        ready = threading.Barrier(2)

        def write(library: Library, name: str, ready: threading.Barrier = ready) -> None:
            library.writer.do("wait", ready.wait)  # type: ignore[arg-type] # both threads come to the file at once
            library.opened(name, name, name)
            library.save_part(name, KeptPart(name, "you", "v", True, "", ""))

        for library, name in zip(both, "ab", strict=True):
            write(library, name)
        assert [library.close() for library in both] == [[], []]
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("SELECT name FROM part ORDER BY name").fetchall() == [("a",), ("b",)]
            assert db.execute("SELECT count(*) FROM script").fetchone() == (2,)


def test_a_page_that_is_damaged_in_the_middle_of_the_file_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    library = Library.open(path)
    for number in range(400):
        library.opened(f"key {number}", "p" * 300, "t" * 300)
    assert library.close(20) == []
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(LibraryError, match="damaged"):
        Library.open(path)
    assert path.read_bytes() == bytes(data)


@contextmanager
def locked(path: Path, how: str = "IMMEDIATE") -> Iterator[None]:
    """Another process holds the library for as long as the context lasts."""
    code = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "db.execute('BEGIN ' + sys.argv[2]); print('locked', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path), how],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == "locked\n"
        yield
        process.stdin.close()
        process.wait(10)


@pytest.mark.realtime
def test_another_programs_lock_keeps_nobody_waiting_and_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    library = Library.open(path)
    library.opened("k", "p", "The Duel")
    library.writer.flush(5)
    with locked(path):
        began = time.monotonic()
        other = Library.open(path)
        other.opened("k", "p", "The Duel")
        for line in range(50):
            other.save_place("k", Place(f"{line}", 0, 0.1))
        assert other.place("k") == Place("49", 0, 0.1)
        assert time.monotonic() - began < 0.4
        deadline = time.monotonic() + 10
        while not other.writer.trouble and time.monotonic() < deadline:
            time.sleep(0.01)
        assert "another program is using the library" in str(other.writer.trouble)
        assert "space" not in str(other.writer.trouble)
        assert other.writer.pending
    assert other.writer.flush(10)
    assert other.writer.trouble is None
    assert Library.open(path).place("k") == Place("49", 0, 0.1)
    library.close()


@pytest.mark.realtime
def test_closing_waits_two_seconds_for_a_lock_and_says_what_was_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    library = Library.open(path)
    library.opened("k", "p", "The Duel")
    library.writer.flush(5)
    with locked(path):
        library.save_place("k", Place("3", 0, 0.1))
        began = time.monotonic()
        assert library.close() == ["where you stopped in The Duel"]
        assert time.monotonic() - began < 2.3


@pytest.mark.realtime
def test_a_library_that_may_not_even_be_read_is_said_at_once(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    with closing(sqlite3.connect(path)) as db:  # without WAL, an exclusive lock shuts readers out
        db.executescript(f"{_SCHEMA} PRAGMA user_version = 1;")
    with locked(path, "EXCLUSIVE"):
        began = time.monotonic()
        with pytest.raises(LibraryError, match="another program"):
            Library.open(path)
        assert time.monotonic() - began < 1.5


def test_a_full_disk_is_said_and_nothing_old_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    library = Library.open(path)
    library.opened("k", "p", "t")
    library.save_place("k", Place("5", 0, 0.2))
    assert library.writer.flush(5)
    library.close()

    pages = [path.stat().st_size // 4096 + 8]
    library = Library.open(path)
    prepare = library.writer._prepare

    def prepare_small_disk(db: sqlite3.Connection) -> Sequence[Change]:
        written = prepare(db)
        db.execute(f"PRAGMA max_page_count = {pages[0]}")
        return written

    library.writer._prepare = prepare_small_disk
    for number in range(200):
        library.opened(f"key {number}", "p" * 500, "t" * 500)
    deadline = time.monotonic() + 10
    while not library.writer.trouble and time.monotonic() < deadline:
        time.sleep(0.01)
    assert "free some space" in str(library.writer.trouble)
    assert library.place("k") == Place("5", 0, 0.2)
    pages[0] = 100_000
    library.save_place("k", Place("6", 0, 0.3))
    assert library.writer.flush(20)
    assert library.writer.trouble is None
    assert Library.open(path).place("k") == Place("6", 0, 0.3)


def test_a_change_that_can_never_be_written_blocks_no_other(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    library, other = Library.open(path), Library.open(path)
    library.opened("k", "p", "K")
    library.opened("m", "p", "M")
    library.writer.flush(5)
    other.refresh()
    other.delete("k")
    other.writer.flush(5)
    library.save_part("k", KeptPart("ANN", "you", "gran"))  # its script is gone from the file
    library.save_place("m", Place("4", 0, 0.4))
    assert library.close() == []
    again = Library.open(path)
    assert again.place("m") == Place("4", 0, 0.4)
    assert again.parts("k") == [KeptPart("ANN", "you", "gran")]
    other.close()


def test_a_damaged_change_is_dropped_not_tried_for_ever(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "l.sqlite3")
    library.opened("m", "p", "M")
    library.writer.put(Change("nonsense", [("INSERT INTO nowhere VALUES (1)", ())]))
    library.save_place("m", Place("4", 0, 0.4))
    assert library.close() == []
    assert Library.open(tmp_path / "l.sqlite3").place("m") == Place("4", 0, 0.4)


def test_what_another_program_has_written_is_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    library, other = Library.open(path), Library.open(path)
    other.opened("k", "p", "K")
    other.save_corrections("k", [], ["1"])
    other.close()
    library.refresh()
    assert library.corrections("k") == ["1"]
    library.save_corrections("k", [], ["2"])
    library.refresh()  # whether that has been written or not
    assert library.corrections("k") == ["1", "2"]
    library.close()


def test_files_do_not_wait_for_the_lock_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    library = Library.open(path)
    library.opened("k", "p", "K")
    library.writer.flush(5)
    with locked(path):
        library.save_place("k", Place("4", 0, 0.4))
        library.files.do("a recording", (tmp_path / "take").touch)
        assert library.files.flush(1)
        assert (tmp_path / "take").exists()
    library.close()


def test_bringing_a_script_back_does_not_undo_what_was_done_since() -> None:
    library = Library.in_memory()
    library.opened("k", "p", "K")
    deleted = library.delete("k")
    library.opened("k", "p", "K")
    library.save_place("k", Place("50", 0, 0.5))
    assert not library.restore(deleted)
    assert library.place("k") == Place("50", 0, 0.5)


def test_bringing_a_script_back_keeps_what_another_program_did_since(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    library = Library.open(path)
    library.opened("k", "p", "K")
    library.save_part("k", KeptPart("ADA", "you", "v", True, "", ""))
    deleted = library.delete("k")
    assert library.writer.flush(5)
    other = Library.open(path)
    other.opened("k", "p", "K")
    other.save_part("k", KeptPart("BEN", "you", "v", True, "", ""))
    assert other.close() == []
    assert library.restore(deleted)
    assert library.close() == []
    again = Library.open(path)
    assert {part.name for part in again.parts("k")} == {"ADA", "BEN"}
    again.close()


def test_taking_in_what_others_wrote_never_loses_what_is_just_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "l.sqlite3"
    library = Library.open(path)
    library.opened("k", "/k", "K")
    assert library.writer.flush(5)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    library.save_place("k", Place("line", 0, 0.5))

    def copied_then_written(db: sqlite3.Connection, copy: sqlite3.Connection) -> None:
        copy_into(db, copy)
        other.execute("COMMIT")
        assert library.writer.flush(5)

    monkeypatch.setattr("tableread.library.database.copy_into", copied_then_written)
    library.refresh()
    assert library.place("k") == Place("line", 0, 0.5)
    other.close()
    library.close()
