"""What was said: runs apart, only mistakes, and a line rehearsed from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from tableread.listen.judge import JudgedLine, Verdict
from tableread.production.production import Production
from tableread.production.said import SaidText, SaidTurn, said_turn
from tableread.script.line_id import LineId
from tableread.tui.app import TablereadApp
from tableread.tui.screens.said import SaidScreen
from tableread.tui.screens.said_text import turn_text
from tableread.tui.stage.screen import Stage
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]
S, L, P = Verdict.SAID, Verdict.LEFT_OUT, Verdict.PROMPTED


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


def say(production: Production, run: float, number: int, text: str, *verdicts: Verdict) -> None:
    """A turn of one line, judged."""
    lines = production.running_order().lines
    at = next(at for at, line in enumerate(lines) if line.text == text)
    judged = JudgedLine(verdicts, ("",) * len(verdicts), (), 0)
    places = [(at, word) for word in range(len(verdicts))]
    production.said.add(said_turn(run, number, run, [lines[at]], places, judged, at))


def rows(app: TablereadApp) -> list[str]:
    listed = app.screen.query_one(OptionList)
    return [str(option.prompt) for option in listed.options]


async def open_said(pilot: Pilot[None], stage: Stage) -> None:
    await pilot.press("w")
    await until(pilot, lambda: isinstance(pilot.app.screen, SaidScreen))
    await pilot.pause()


async def test_runs_stand_apart_and_what_was_not_said_is_told(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        now = stage.runner.record.began
        say(stage.production, 86400.0 * 365, 1, "I insist.", S, S)
        say(stage.production, now, 1, "I walked.", S, L)
        say(stage.production, now, 2, "After you.", P, P)
        await open_said(pilot, stage)
        first, insist, this, walked, after = rows(app)
        assert first.endswith("· 1 turn, 100% right")
        assert "BEN  I insist." in insist
        assert this == "── This read"
        assert "BEN  I [walked.]" in walked
        assert "(not said) ‹After you.›" in after
        assert "after ADA: Draw." in after
        assert app.screen.summed_up() == (  # type: ignore[attr-defined]
            "2 turns: 1 said, 0 word for word, 1 not said · 2 words: 1 left out, 2 prompted"
            " · 50% right · 0 recordings"
        )
        await pilot.press("m")
        assert len(rows(app)) == 3
        assert not any("insist" in row for row in rows(app))
        app.shut()


async def test_a_line_is_rehearsed_from_its_cue(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space")
        say(stage.production, 5.0, 1, "I insist.", S, L)
        await open_said(pilot, stage)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is stage)
        assert stage.session.line.text == "No --"
        assert not stage.session.paused
        app.shut()


async def test_a_line_that_was_cut_is_told_of(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        say(stage.production, 5.0, 1, "I insist.", S, L)
        library = app.house.library
        [kept] = library.runs.turns(stage.production.key)
        library.runs.save_turns(stage.production.key, [kept._replace(line="gone")])
        await open_said(pilot, stage)
        assert "not in this draft any more" in rows(app)[1]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SaidScreen)
        app.shut()


def test_words_said_in_another_order_are_marked() -> None:
    line = SaidText("x", "I saw the boat go by.", (S, S, S, S, L, S), ("",) * 6, (2, 3))
    turn = SaidTurn(0.0, 1, LineId("x"), 0.0, "BEN", (line,), (), 0)
    assert turn_text(turn, [line.text]).plain == "I saw ~the boat~ [go] by."
