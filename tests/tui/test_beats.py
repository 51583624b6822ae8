"""The pause before a line, from the key to the silence before it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tableread.learning.masks import Mask
from tableread.performance.runner import Told
from tableread.rehearsal.commands import Speak
from tableread.tui import signs
from tableread.tui.app import TablereadApp
from tableread.tui.screens.choose import ChooseScreen
from tests.tui.conftest import until
from tests.tui.test_masking import SCENE, hide, seen
from tests.tui.test_pictures import picture
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]


async def test_the_pause_before_the_line_at_hand_is_set_and_shown(
    make_app: Make, tmp_path: Path
) -> None:
    script = tmp_path / "barn.fountain"
    script.write_text(SCENE)
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space", "right", "right")
        assert stage.session.line.text.startswith("Quicksilver")
        assert stage.state_of("beat") == "As the script has it"
        await pilot.press("b")  # a loop over the scene so far
        assert stage.session.loop == (0, 2)
        await pilot.press("B")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen))
        assert "Pause before “Quicksilver" in picture(app)
        await pilot.press(*"2 s", "enter")
        await until(pilot, lambda: app.screen is stage)
        await until(pilot, lambda: signs.BEAT in picture(app))
        assert stage.state_of("beat") == "2 seconds"
        assert stage.session.loop == (0, 2)  # the lines are the same
        told: list[Told] = []
        stage.runner.observe(told.append)
        await pilot.press("home", "enter", "space")
        [speak] = [each for each in told if isinstance(each, Speak) and each.line == 2]
        assert speak.gap == pytest.approx(2.0, abs=0.05)
        app.shut()


async def test_the_dialog_shows_no_words_of_a_hidden_line(make_app: Make, tmp_path: Path) -> None:
    script = tmp_path / "barn.fountain"
    script.write_text(SCENE)
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await hide(pilot, stage, Mask.HIDDEN)
        await pilot.press("right", "right", "B")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen))
        assert not seen(app)
        app.shut()
