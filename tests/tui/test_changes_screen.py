"""What changed since the last draft: the words, where they are, and going there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList

from tableread.cast.casting import PlayedBy
from tableread.tui.app import TablereadApp
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.changes import ChangesScreen
from tableread.tui.stage.screen import Stage
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_pictures import picture
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]
NEW = DUEL.replace("I insist.", "I must insist.").replace(
    "You are late.\n", "You are late.\n\nBEN\nNo.\n"
)


async def second_draft(make_app: Make, tmp_path: Path) -> Path:
    """A script that was opened as one draft and saved as another."""
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    app = make_app(path)
    async with app.run_test(size=(100, 30)) as pilot:
        await on_stage(pilot)
        app.shut()
    path.write_text(NEW)
    return path


def rows(app: TablereadApp) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one(OptionList).options]


async def listed(pilot: Pilot[None], key: str, many: int) -> None:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, ChangesScreen))
    await until(pilot, lambda: len(rows(pilot.app)) == many)  # type: ignore[arg-type]


async def test_the_changed_words_are_marked_and_enter_goes_there(
    make_app: Make, tmp_path: Path
) -> None:
    path = await second_draft(make_app, tmp_path)
    app = make_app(path)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space")
        await listed(pilot, "D", 2)
        assert rows(app) == [
            "+ new  BEN · page 1 · 1 INT. BARN - NIGHT\n  {No.} ",
            "~ altered  BEN · page 1 · 2 EXT. YARD - DAY\n  I {must} insist. ",
        ]
        assert "2 lines in all parts changed: 1 new, 1 altered" in picture(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.screen is stage)
        assert stage.session.line.text == "I must insist."
        assert stage.session.paused
        # from the cast list above the stage it goes to the stage, too
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await listed(pilot, "d", 2)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is stage)
        await until(pilot, lambda: stage.session.line.text == "No.")
        app.shut()


async def test_the_cast_list_opens_the_stage_there(make_app: Make, tmp_path: Path) -> None:
    path = await second_draft(make_app, tmp_path)
    app = make_app(path)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        production = stage.production
        production.give_part("ADA", PlayedBy.YOU)
        app.show_screen(CastScreen(production))
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.pause(0.1)
        await listed(pilot, "d", 0)  # nothing of yours
        assert "no line of yours changed" in picture(app)
        await pilot.press("a")
        await until(pilot, lambda: len(rows(app)) == 2)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Stage))
        now = app.screen
        assert isinstance(now, Stage)
        await until(pilot, lambda: now._runner is not None)
        assert now.session.line.text == "I must insist."
        app.shut()


async def test_without_an_earlier_draft(make_app: Make, tmp_path: Path) -> None:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    app = make_app(path)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        await listed(pilot, "D", 0)
        await until(pilot, lambda: "There is no earlier draft" in picture(app))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: app.screen is stage)
        app.shut()
