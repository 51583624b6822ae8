"""What is kept as it was made is used, and never trusted when it is damaged."""

from __future__ import annotations

import os
from pathlib import Path

from tableread.base import made

WORDS = ["a", "b"]


def test_what_was_kept_is_fetched(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "words"
    assert made.fetch(file, list[str]) is None
    made.keep(file, WORDS, 2)
    assert made.fetch(file, list[str]) == WORDS
    assert made.fetch(file, dict[str, int]) is None  # of an older form
    assert [p.name for p in file.parent.iterdir()] == ["words"]


def test_any_damage_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "words"
    made.keep(file, WORDS, 2)
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"b", b"c"))  # well formed, and says something else
    assert made.fetch(file, list[str]) is None
    for end in range(len(whole)):
        file.write_bytes(whole[:end])
        assert made.fetch(file, list[str]) is None


def test_the_oldest_go_first(tmp_path: Path) -> None:
    for number, name in enumerate(["one", "two", "three", "other.kind"]):
        made.keep(tmp_path / name, WORDS, 2)
        os.utime(tmp_path / name, (number, number))
    made.keep(tmp_path / "four", WORDS, 2)
    assert {p.name for p in tmp_path.iterdir()} == {"three", "four", "other.kind"}


def test_a_folder_that_cannot_be_used_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    made.keep(tmp_path / "file" / "words", WORDS, 2)
    assert made.fetch(tmp_path / "file" / "words", list[str]) is None


def test_names_tell_sources_apart() -> None:
    assert made.name_from(b"ab", b"c") != made.name_from(b"a", b"bc")
    assert made.name_from(b"ab") == made.name_from(b"ab")


def test_the_state_of_a_room_changes_with_its_files(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    module = tmp_path / "inner" / "module.py"
    module.touch()
    before = made.state_of([tmp_path])
    (tmp_path / "notes.txt").touch()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "other.py").touch()
    assert made.state_of([tmp_path]) == before
    os.utime(module, (1, 1))
    assert made.state_of([tmp_path]) != before
