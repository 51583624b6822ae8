"""Takes: kept, found again, deleted; a disk that will not have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.library.takes import Takes, empty_trash
from tests.fakes import hum

FIRST, SECOND = hum(0.2, 16000), hum(0.3, 16000)


@pytest.fixture
def takes(tmp_path: Path) -> Takes:
    return Takes(tmp_path / "takes", "sample:duel.fountain")


def test_takes_are_read_by_their_file_each_run_apart(
    takes: Takes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert takes.files() == []
    first = takes.keep("a1", FIRST)
    assert takes.read(first) == FIRST
    monkeypatch.setattr("tableread.library.takes.time.strftime", lambda _: "9999-01-01 00.00.00")
    takes.begin()
    second = takes.keep("a1", SECOND)
    third = takes.keep("b2", FIRST)
    assert takes.files() == [first, second, third]
    assert takes.read(second) == SECOND
    assert takes.keep("a1", FIRST) == second  # again in the same run: in its place
    assert takes.read(second) == FIRST
    assert takes.read("9999-01-01 00.00.00/c3.wav") is None
    assert takes.count == 3


def test_all_are_deleted_at_once_and_only_this_scripts(takes: Takes, tmp_path: Path) -> None:
    other = Takes(tmp_path / "takes", "other")
    other.keep("a1", FIRST)
    file = takes.keep("a1", FIRST)
    takes.delete_all()
    assert takes.count == 0
    assert takes.read(file) is None
    takes.delete_all()
    assert other.count == 1


def test_deleted_takes_can_be_brought_back_until_the_trash_is_emptied(
    takes: Takes, tmp_path: Path
) -> None:
    first = takes.keep("a1", FIRST)
    bring_back = takes.delete_all()
    takes.begin()
    second = takes.keep("b2", SECOND)  # within the same second
    bring_back()
    assert takes.read(first) == FIRST
    assert takes.read(second) == SECOND
    takes.delete_all()
    empty_trash(tmp_path / "takes")
    assert [p for p in (tmp_path / "takes").rglob("*") if p.is_file()] == []


def test_a_broken_take_is_none(takes: Takes, tmp_path: Path) -> None:
    file = takes.keep("a1", FIRST)
    next((tmp_path / "takes").rglob("*.wav")).write_bytes(b"RIFF")
    assert takes.read(file) is None


def test_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "takes").write_text("a file is in the way")
    takes = Takes(tmp_path / "takes", "x")
    with pytest.raises(OSError):
        takes.keep("a1", FIRST)
    assert takes.count == 0
