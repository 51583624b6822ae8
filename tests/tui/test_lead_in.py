"""Counted in, and helped when stuck, from the keys to what is heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tableread.performance.earcons import counting
from tableread.performance.runner import Told
from tableread.rehearsal.commands import AwaitPerson, CountIn, Speak, Tick
from tableread.rehearsal.policy import Help
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tests.tui.conftest import until
from tests.tui.test_masking import SCENE
from tests.tui.test_screens import listen_until, on_stage, play

Make = Callable[..., TablereadApp]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "barn.fountain"
    path.write_text(SCENE)
    return path


async def test_a_scene_is_counted_in_and_a_tick_says_that_it_is_your_turn(
    make_app: Make, script: Path
) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        told: list[Told] = []
        for name in ("count_in", "turn_tick"):
            place = ("learning", name)
            app.house.live.change(place, True)
            stage.controls.follow_settings(app.house.live.now, [place])
        await pilot.press("space")
        stage.runner.observe(told.append)
        await pilot.press("space", "R")
        first = next(each for each in told if isinstance(each, CountIn | Speak))
        assert first == CountIn(3, 0.6)
        await listen_until(pilot, lambda: stage.session.word >= 1)
        ticks = app.output.played  # type: ignore[attr-defined]
        assert any(ticks)
        await play(pilot, stage, State.WAITING)
        turn = [type(each) for each in told if isinstance(each, Tick | AwaitPerson)]
        assert turn == [Tick, AwaitPerson]
        app.shut()


def test_a_count_ends_where_the_next_tick_would_come() -> None:
    clip = counting(3, 0.6)
    assert len(clip.pcm) // 2 == pytest.approx(1.8 * clip.rate, abs=3)


async def test_what_happens_when_you_are_stuck_is_chosen_with_a_key(
    make_app: Make, script: Path
) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        for words, now in (
            ("you get the next word.", Help.HINT),
            ("you get the next few words.", Help.LINE),
            ("nothing happens.", Help.NOTHING),
        ):
            await pilot.press("H")
            message = f"After 2 s of silence in your line, or 5 s before it, {words}"
            await until(pilot, lambda m=message: m in [n.message for n in app._notifications])
            assert stage.session.policy.help is now
            assert stage.state_of("help_when_stuck") == now
        assert app.house.live.now.ear.help == "nothing"
        app.shut()
