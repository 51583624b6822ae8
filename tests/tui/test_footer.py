"""The keys at the bottom of the stage: the big one says what it does now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tableread.tui.widgets.key_row import fitting_keys
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_pictures import picture
from tests.tui.test_screens import on_stage, play

Make = Callable[..., TablereadApp]


def bottom(app: TablereadApp) -> str:
    return picture(app).splitlines()[-1]


async def test_the_big_key_says_what_it_does(make_app: Make, tmp_path: Path) -> None:
    script = tmp_path / "duel.fountain"
    script.write_text(DUEL)
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await until(pilot, lambda: bottom(app).startswith("space Pause ←"))
        await pilot.press("space")
        await until(pilot, lambda: bottom(app).startswith("space Go on ←"))
        await pilot.press("space")
        await play(pilot, stage, State.WAITING)
        await until(pilot, lambda: bottom(app).startswith("space Done  ←"))
        assert bottom(app).endswith("q Leave")
        app.shut()


def test_keys_that_do_not_fit_are_left_out_and_help_is_kept() -> None:
    widths = [12, 7, 7, 11, 8, 8, 7, 7, 8]
    assert fitting_keys(widths, frozenset({7}), 80) == list(range(9))
    assert fitting_keys(widths, frozenset({7}), 40) == [0, 1, 2, 7]
    assert fitting_keys(widths, frozenset({7}), 5) == [7]
    assert fitting_keys([], frozenset(), 40) == []


async def test_in_a_narrow_window_no_key_is_cut(make_app: Make, tmp_path: Path) -> None:
    script = tmp_path / "duel.fountain"
    script.write_text(DUEL)
    app = make_app(script, ["ben"])
    async with app.run_test(size=(40, 12)) as pilot:
        await on_stage(pilot)
        await pilot.press("space")
        await until(pilot, lambda: bottom(app) == "space Go on ← Back → Next ? Help")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: bottom(app).endswith("q Leave"))
        app.shut()
