"""Another way to run lines, from the key to what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tableread.learning.masks import Mask
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tableread.tui.screens.choose import ChooseScreen
from tableread.tui.stage.screen import Stage
from tests.tui.conftest import until
from tests.tui.test_masking import SCENE, hide, seen
from tests.tui.test_pictures import picture
from tests.tui.test_review import another_stage
from tests.tui.test_screens import on_stage, play

Make = Callable[..., TablereadApp]
NOISE = "\nINT. HALL - DAY\n\nRain falls.\n\nADA\nIs nobody here?\n"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "barn.fountain"
    path.write_text(SCENE + NOISE)
    return path


async def choose(pilot: Pilot[None], words: str) -> None:
    await pilot.press("x")
    await until(pilot, lambda: isinstance(pilot.app.screen, ChooseScreen))
    await pilot.press(*words, "enter")


async def run(pilot: Pilot[None], stage: Stage, words: str) -> Stage:
    await choose(pilot, words)
    return await another_stage(pilot, stage)


def texts(stage: Stage) -> list[str]:
    return [line.text for line in stage.session.order.lines]


async def test_a_scene_is_run_from_its_last_line_back_and_the_place_stays(
    make_app: Make, script: Path
) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await hide(pilot, stage, Mask.HIDDEN)
        await play(pilot, stage, State.WAITING)
        at = stage.session.at
        back = await run(pilot, stage, "this scene from")
        last = ["Come in.", "Thunderstruck."]
        assert texts(back) == [
            *last,
            *["INT. BARN - DAY", "Who is there?", "Quicksilver marmalade and hullabaloo.", *last],
        ]
        await until(pilot, lambda: "From the last line back" in picture(app))
        # the mask of the read holds, also for the line above, which is still to come
        assert back.covering.mask is Mask.HIDDEN
        assert not seen(app)
        await play(pilot, back, State.WAITING)
        assert not seen(app)
        for turn in ("Thunderstruck.", "Quicksilver marmalade and hullabaloo.", "Thunderstruck."):
            await play(pilot, back, State.WAITING)
            assert back.session.line.text == turn
            assert not seen(app)
            await pilot.press("space")
        await until(pilot, lambda: "The end of the run" in str(list(app._notifications)))
        whole = await run(pilot, back, "as written")
        assert whole.session.at == at
        assert "INT. HALL - DAY" in texts(whole)
        app.shut()


async def test_the_whole_script_is_shuffled(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await run(pilot, await on_stage(pilot), "shuffle the whole")
        cue = ["INT. BARN - DAY", "Who is there?", "Quicksilver marmalade and hullabaloo."]
        assert sorted(texts(stage)) == sorted([*cue, "Come in.", "Thunderstruck."])
        assert stage.state_of("run") == "Shuffled"
        app.shut()


async def test_a_speed_run_goes_on_where_the_read_is_and_changes_no_setting(
    make_app: Make, script: Path
) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("right", "right", "right")
        here = stage.session.line.text
        fast = await run(pilot, stage, "speed")
        assert fast.session.line.text == here
        assert fast.session.policy.speed == 1.5
        assert "Rain falls." not in texts(fast)
        await until(pilot, lambda: "1.5×" in picture(app))
        await pilot.press("right_square_bracket", "s")  # a setting keeps the speed of the run
        assert fast.session.policy.speed == 1.6
        whole = await run(pilot, fast, "as written")
        assert whole.session.policy.speed == 1.0
        assert "Rain falls." in texts(whole)
        app.shut()


async def test_what_cannot_be_run_is_said_and_the_read_goes_on(
    make_app: Make, script: Path
) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await choose(pilot, "shuffle the")
        await until(pilot, lambda: "You have no part" in str(list(app._notifications)))
        assert app.screen is stage
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is stage and not stage.session.paused)
        app.shut()
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("shift+right")
        await choose(pilot, "shuffle this")
        await until(pilot, lambda: "no lines in this scene" in str(list(app._notifications)))
        app.shut()
