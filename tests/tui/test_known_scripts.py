"""A file that is a known script under another name: asked once, and everything comes with it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tableread.cast.casting import PlayedBy
from tableread.production.production import Production
from tableread.tui.app import TablereadApp
from tableread.tui.library.screen import LibraryScreen
from tableread.tui.screens.confirm import ConfirmScreen
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_library_screen import library

Make = Callable[..., TablereadApp]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


async def rehearsed(pilot: Pilot[None], script: Path) -> TablereadApp:
    app: TablereadApp = pilot.app  # type: ignore[assignment]
    await library(pilot)
    production = Production.open(script, app.house)
    production.give_part("BEN", PlayedBy.YOU)
    production.keep_place(production.running_order(), 5, 0)
    return app


async def asked(pilot: Pilot[None]) -> str:
    await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
    await until(pilot, lambda: pilot.app.screen.query("#question"))
    return str(pilot.app.screen.query_one("#question", Static).render())


def shown(app: TablereadApp) -> Production | None:
    return getattr(app.screen, "production", None)


async def test_a_draft_under_another_name_takes_everything_over(
    make_app: Make, script: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "v3.fountain"
    draft.write_text(DUEL.replace("Two chairs face", "Two tables face"))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await rehearsed(pilot, script)
        app.open_script(draft)
        question = await asked(pilot)
        assert (
            "v3.fountain has most of its lines in common with “The Duel”, duel.fountain" in question
        )
        await pilot.press("y")
        await until(pilot, lambda: shown(app))
        production = shown(app)
        assert production is not None
        assert production.path == draft
        assert production.casting.played_by(PlayedBy.YOU) == ("BEN",)
        assert production.start_at(production.running_order())[0] == 5
        app.shut()


async def test_or_it_is_a_script_of_its_own(make_app: Make, script: Path, tmp_path: Path) -> None:
    copy = tmp_path / "other.fountain"
    copy.write_text(DUEL)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await rehearsed(pilot, script)
        app.open_script(copy)
        await asked(pilot)
        await pilot.press("n")
        await until(pilot, lambda: shown(app))
        production = shown(app)
        assert production is not None
        assert production.casting.played_by(PlayedBy.YOU) == ()
        assert len(app.house.library.recents()) == 2
        # it is not asked again
        app.show_library()
        await library(pilot)
        app.open_script(copy)
        await until(pilot, lambda: shown(app))
        app.shut()


async def test_without_an_answer_nothing_is_opened(
    make_app: Make, script: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "other.fountain"
    copy.write_text(DUEL)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await rehearsed(pilot, script)
        app.open_script(copy)
        await asked(pilot)
        await pilot.press("escape")
        await library(pilot)
        await pilot.pause(0.5)
        assert isinstance(app.screen, LibraryScreen)
        assert len(app.house.library.recents()) == 1
        # it is asked again
        app.open_script(copy)
        await asked(pilot)
        await pilot.press("y")
        await until(pilot, lambda: shown(app))
        production = shown(app)
        assert production is not None
        assert production.casting.played_by(PlayedBy.YOU) == ("BEN",)
        app.shut()


async def test_without_an_answer_the_command_line_comes_back(
    make_app: Make, script: Path, tmp_path: Path
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await rehearsed(pilot, script)
        assert app.house.library.writer.flush(5)
        app.shut()
    moved = script.rename(tmp_path / "moved.fountain")
    app = make_app(moved)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: app._exit)
        assert [recent.path for recent in app.house.library.recents()] == [str(script)]
    app.shut()
    assert app.return_code == 0


async def test_a_moved_file_is_found_again_from_the_command_line(
    make_app: Make, script: Path, tmp_path: Path
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await rehearsed(pilot, script)
        assert app.house.library.writer.flush(5)
        app.shut()
    moved = script.rename(tmp_path / "moved.fountain")
    app = make_app(moved)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "is no longer at" in await asked(pilot)
        await pilot.press("y")
        await until(pilot, lambda: shown(app))
        production = shown(app)
        assert production is not None
        assert production.casting.played_by(PlayedBy.YOU) == ("BEN",)
        app.shut()
