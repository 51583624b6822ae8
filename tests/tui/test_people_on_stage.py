"""People in the room are called by name on the stage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tableread.production.taken_parts import PersonsParts
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_screens import cue_text, on_stage, play

Make = Callable[..., TablereadApp]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


async def test_whose_turn_it_is_and_who_is_next(make_app: Make, script: Path) -> None:
    people = [PersonsParts("Ana", ("ADA",)), PersonsParts("Zoë", ("BEN",))]
    app = make_app(script, people=people)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        await until(pilot, lambda: "Ana in " in cue_text(stage))
        await pilot.press("space", "right")
        await until(pilot, lambda: "next ANA · ADA: You are late." in cue_text(stage))
        await pilot.press("space")
        await play(pilot, stage, State.WAITING)
        await until(pilot, lambda: "▌ ANA · ADA" in cue_text(stage))
        assert "next ZOË · BEN: I walked." in cue_text(stage)
        await pilot.press("space")
        await until(pilot, lambda: "▌ ZOË · BEN" in cue_text(stage))
        await pilot.press("n")  # what Ben says is Ana's cue, so it is the one after it
        assert stage.session.at == 7
        await until(pilot, lambda: "next ZOË · BEN: After you." in cue_text(stage))
        assert "Zoë in " in cue_text(stage)
        app.shut()
