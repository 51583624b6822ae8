"""Nothing that was kept is lost, whatever ends the program; `python -m tests.bench.kills` tries more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tableread.base.errors import LibraryError
from tableread.library.backup import backup_of, take_in
from tests.kills import kills
from tests.library.test_backup import LATER, MEMORY, machine


@pytest.mark.realtime
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_drill_that_is_killed_has_all_that_was_written(tmp_path: Path) -> None:
    found = list(kills(tmp_path, 10))
    assert all(killed.sound for killed in found)
    assert all(killed.kept >= killed.written for killed in found), found
    assert max(killed.written for killed in found) > 0, "none was killed in the midst of it"


def test_a_backup_that_is_cut_short_anywhere_changes_nothing(tmp_path: Path) -> None:
    memories = [MEMORY._replace(line=str(number)) for number in range(300)]
    whole = backup_of(machine("/b/k", *memories, text=b"two"))
    mine = machine("/a/k", LATER)
    before = backup_of(mine)
    cut = tmp_path / "cut"
    for number in range(200):
        cut.write_bytes(whole[: len(whole) * number // 200])
        with pytest.raises(LibraryError) as refused:
            take_in(mine, cut)
        assert str(refused.value).startswith("cut ")
        assert str(refused.value).endswith(".")
    assert backup_of(mine) == before
