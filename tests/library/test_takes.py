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


def test_the_last_take_of_a_line_is_found(takes: Takes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert takes.latest("I walked.") is None
    takes.keep("I walked.", FIRST)
    assert takes.latest("I walked.") == FIRST
    monkeypatch.setattr("tableread.library.takes.time.strftime", lambda _: "9999-01-01 00.00.00")
    takes.begin()
    takes.keep("I walked.", SECOND)
    takes.keep("Über – /\\ 'x'\n", FIRST)
    assert takes.latest("I walked.") == SECOND
    assert takes.latest("Slowly.") is None
    assert takes.count == 3


def test_all_are_deleted_at_once_and_only_this_scripts(takes: Takes, tmp_path: Path) -> None:
    other = Takes(tmp_path / "takes", "other")
    other.keep("No.", FIRST)
    takes.keep("I walked.", FIRST)
    takes.delete_all()
    assert takes.count == 0
    assert takes.latest("I walked.") is None
    takes.delete_all()
    assert other.count == 1


def test_deleted_takes_can_be_brought_back_until_the_trash_is_emptied(
    takes: Takes, tmp_path: Path
) -> None:
    takes.keep("I walked.", FIRST)
    bring_back = takes.delete_all()
    takes.begin()
    takes.keep("Slowly.", SECOND)  # within the same second
    bring_back()
    assert takes.latest("I walked.") == FIRST
    assert takes.latest("Slowly.") == SECOND
    takes.delete_all()
    empty_trash(tmp_path / "takes")
    assert [p for p in (tmp_path / "takes").rglob("*") if p.is_file()] == []


def test_a_broken_take_is_none(takes: Takes) -> None:
    takes.keep("I walked.", FIRST).write_bytes(b"RIFF")
    assert takes.latest("I walked.") is None


def test_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "takes").write_text("a file is in the way")
    takes = Takes(tmp_path / "takes", "x")
    with pytest.raises(OSError):
        takes.keep("I walked.", FIRST)
    assert takes.count == 0
