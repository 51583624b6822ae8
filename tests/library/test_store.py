"""What is kept between runs, and what happens when it cannot be."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tableread.errors import LibraryError
from tableread.library.store import VERSION, Choices, KeptPart, Library, Place


def clock() -> float:
    return 1000.0


def test_all_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "library.sqlite3"
    library = Library.open(path, clock)
    library.opened("k", "/x/y.fountain", "The Duel")
    library.save_place("k", Place(12, 3, "Draw.", 0.5))
    library.save_part("k", KeptPart("ADA", "you", "gran"))
    library.save_part("k", KeptPart("ADA", "you", "boy+"))
    library.save_choices("k", Choices(1.5, "gap", "Dialogue only"))
    library.close()

    again = Library.open(path, clock)
    assert again.place("k") == Place(12, 3, "Draw.", 0.5)
    assert again.parts("k") == [KeptPart("ADA", "you", "boy+")]
    assert again.choices("k") == Choices(1.5, "gap", "Dialogue only")
    [recent] = again.recents()
    assert (recent.title, recent.progress, recent.roles) == ("The Duel", 0.5, ("ADA",))
    again.opened("k", "/x/y.fountain", "The Duel II")
    assert again.place("k") == Place(12, 3, "Draw.", 0.5)


def test_the_latest_comes_first_and_can_be_forgotten() -> None:
    now = iter(range(100))
    library = Library.in_memory(lambda: float(next(now)))
    for key in "abc":
        library.opened(key, key, key)
    library.opened("a", "a", "a")
    library.save_part("a", KeptPart("ADA", "you", "gran"))
    assert [r.key for r in library.recents()] == ["a", "c", "b"]
    library.forget("a")
    assert [r.key for r in library.recents()] == ["c", "b"]
    assert library.parts("a") == []


def test_a_newer_library_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="newer tableread"):
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
    with pytest.raises(LibraryError, match="will not be kept"):
        Library.open(tmp_path / "data" / "library.sqlite3")


def test_a_full_disk_is_said_once_the_read_goes_on_and_nothing_old_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    library = Library.open(path)
    library.opened("k", "p", "t")
    library.save_place("k", Place(5, 0, "five", 0.2))
    pages = library._db.execute("PRAGMA page_count").fetchone()[0]
    library._db.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(200):
        library.opened(f"key {number}", "p" * 500, "t" * 500)
    assert "not being kept" in library.trouble
    assert library.place("k") == Place(5, 0, "five", 0.2)
    library._db.execute("PRAGMA max_page_count = 100000")
    library.save_place("k", Place(6, 0, "six", 0.3))
    assert library.trouble == ""


def test_a_kill_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    child = os.fork() if hasattr(os, "fork") else None
    if child is None:
        pytest.skip("needs fork")
    if child == 0:
        library = Library.open(path)
        library.opened("k", "p", "t")
        library.save_place("k", Place(7, 1, "seven", 0.4))
        os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    assert Library.open(path).place("k") == Place(7, 1, "seven", 0.4)
