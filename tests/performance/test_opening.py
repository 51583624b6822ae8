"""The opening tells what it brings, or why not, to whoever waits."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tableread.base.errors import ScriptError, UnknownNameError
from tableread.base.paths import Folders
from tableread.cast.casting import PlayedBy
from tableread.performance import opening as room
from tableread.performance.opening import Opening, Wanted
from tableread.production.production import Production
from tableread.production.script_file import ScriptFile
from tableread.tui.names import SCREEN_NAMES
from tests.fakes import ToneSynthesiser
from tests.scenes import DUEL


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


def opening_of(tmp_path: Path, wanted: Wanted | None) -> Opening:
    folders = Folders(*(tmp_path / name for name in ("data", "config", "cache", "log")))
    opening = Opening(folders, ToneSynthesiser(), True, SCREEN_NAMES, wanted)
    opening.start()
    return opening


def test_house_and_script(script: Path, tmp_path: Path) -> None:
    opening = opening_of(tmp_path, Wanted(script, ["ada"]))
    assert not opening.soon
    production = opening.production.result(20)
    assert isinstance(production, Production)
    assert production.casting.played_by(PlayedBy.YOU) == ("ADA",)
    assert opening.opened is opening.house.result(0)
    again = opening_of(tmp_path, Wanted(script))
    assert again.soon
    for one in (opening, again):
        one.house.result(20).close()


def test_what_is_wrong_is_raised_where_it_is_waited_for(script: Path, tmp_path: Path) -> None:
    for wanted, error in (
        (Wanted(tmp_path / "nowhere.txt"), ScriptError),
        (Wanted(script, ["nobody"]), UnknownNameError),
    ):
        opening = opening_of(tmp_path, wanted)
        with pytest.raises(error):
            opening.production.result(20)
        assert opening.opened
        opening.opened.close()


def test_without_a_house_there_is_no_script(
    script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("unforeseen")

    monkeypatch.setattr(room, "open_house", broken)
    opening = opening_of(tmp_path, Wanted(script))
    with pytest.raises(ValueError, match="unforeseen"):
        opening.production.result(20)
    assert opening.opened is None


async def test_who_stops_waiting_does_not_call_it_off(script: Path, tmp_path: Path) -> None:
    opening = opening_of(tmp_path, Wanted(script))
    waiting = asyncio.wrap_future(opening.production)
    waiting.cancel()
    production = await asyncio.wrap_future(opening.production)
    assert isinstance(production, Production)
    assert production.script.characters
    opening.house.result(0).close()


def test_a_person_is_asked_about_a_known_script_under_another_name(
    script: Path, tmp_path: Path
) -> None:
    first = opening_of(tmp_path, Wanted(script))
    first.production.result(20)
    first.house.result(0).close()
    moved = script.rename(tmp_path / "moved.fountain")
    asked = opening_of(tmp_path, Wanted(moved))
    found = asked.production.result(20)
    assert isinstance(found, ScriptFile)
    assert found.known is not None
    assert found.known.is_gone
    asked.house.result(0).close()
