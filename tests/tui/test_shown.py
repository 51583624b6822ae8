"""What is masked is shown nowhere: page, cue bar, notices, search, the words of a line. By ear: `tests/cli/test_by_ear_mask.py`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tableread.cast.casting import PlayedBy
from tableread.production.production import Production
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tableread.tui.screens.say_so import SaySoScreen
from tests.tui.conftest import until
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]

SECRETS = ("quicksilver", "marmalade", "hullabaloo")
SCENE = f"""INT. BARN - DAY

ADA
Who is there?

BEN
The {SECRETS[0]} {SECRETS[1]} and all that {SECRETS[2]}.

ADA
Come in.
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "barn.fountain"
    path.write_text(SCENE)
    return path


def mask(element: int, text: str) -> str:
    """Letters of the longer words as dots: as many words, as wide as before."""
    return re.sub(r"\w{6,}", lambda word: "·" * len(word[0]), text)


def told_on(app: TablereadApp) -> str:
    """All that is drawn, line by line, and all notices."""
    drawn = []
    for screen in app.screen_stack:
        for y in range(screen.size.height):
            strip = screen._compositor.render_strips()[y] if screen is app.screen else None
            drawn.append(strip.text if strip else "")
    notices = [notice.message for notice in app._notifications]
    return "\n".join([*drawn, *notices])


def check(app: TablereadApp) -> None:
    seen = told_on(app)
    assert "BEN" in seen or "Pronounce" in seen
    assert [word for word in SECRETS if word in seen] == []


async def masked_stage(pilot: Pilot[None], app: TablereadApp) -> Production:
    stage = await on_stage(pilot)
    production: Production = stage.production
    production.give_part("BEN", PlayedBy.YOU)
    production.mask = mask
    stage.view.refresh()
    stage.runner.do(stage.session.recast())
    return production


async def test_a_masked_line_is_hidden_everywhere(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(100, 30)) as pilot:
        await masked_stage(pilot, app)
        stage = await on_stage(pilot)
        await pilot.pause(0.1)
        check(app)
        await pilot.press("right", "right")  # the cue bar says who is next
        await pilot.pause(0.1)
        check(app)
        stage.runner.do(stage.session.jump(2))
        await until(pilot, lambda: stage.session.state is State.WAITING)
        await pilot.press("l")  # a prompt is told in a notice, too
        await pilot.pause(0.1)
        check(app)
        await pilot.press("slash")
        app.screen.query_one("#search", Input).value = SECRETS[1]
        await pilot.press("enter")
        await until(pilot, lambda: "not found in this script" in told_on(app))
        await pilot.press("escape")
        app.clear_notifications()  # it says again what was typed
        stage.action_say_so()
        await until(pilot, lambda: isinstance(app.screen, SaySoScreen))
        await pilot.pause(0.1)
        check(app)
        await pilot.press("escape")
        app.shut()


async def test_words_appear_when_the_mask_goes(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(100, 30)) as pilot:
        production = await masked_stage(pilot, app)
        stage = await on_stage(pilot)
        production.mask = None
        stage.view.refresh()
        await until(pilot, lambda: SECRETS[0] in told_on(app))
        app.shut()
