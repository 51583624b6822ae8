"""The library: typing goes into its box, nothing is lost at one key, and Escape leads nowhere out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from tableread.base.errors import ScriptError
from tableread.cast.casting import PlayedBy
from tableread.performance import opening
from tableread.performance.house import House
from tableread.performance.opening import Wanted
from tableread.production.production import Production
from tableread.production.script_file import ScriptFile
from tableread.tui.app import TablereadApp
from tableread.tui.library.screen import LibraryScreen
from tableread.tui.library.script_list import ScriptList
from tableread.tui.screens.cast import CastScreen
from tests.fakes import hum
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "scripts" / "duel.fountain"
    path.parent.mkdir()
    path.write_text(DUEL)
    return path


async def library(pilot: Pilot[None]) -> LibraryScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
    await until(pilot, lambda: rows(pilot.app))
    return pilot.app.screen  # type: ignore[return-value]


def box(app: TablereadApp) -> Input:
    return app.screen.query_one(Input)


def rows(app: App[None]) -> list[str]:
    """What can be marked in the list, each with all its lines, 80 cells wide."""
    if not app.screen.query(ScriptList):
        return []  # the screen is being put up
    shown = [row for row in app.screen.query_one(ScriptList).rows if row.stands_for is not None]
    return ["\n".join("".join(text for text, _ in line) for line in row.draw(80)) for row in shown]


async def keep(pilot: Pilot[None], script: Path) -> None:
    """Open the script once, so that something is kept of it; back to the library."""
    app: TablereadApp = pilot.app  # type: ignore[assignment]
    await library(pilot)
    production = Production.open(script, app.house)
    production.give_part("BEN", PlayedBy.YOU)
    production.keep_place(production.running_order(), 5, 0)
    production.takes.keep("a line", hum(0.1, 16000))
    app.show_library()
    await until(pilot, lambda: any("The Duel" in row for row in rows(app)))


@pytest.mark.parametrize("typed", ["quiet", "/tmp/quiet", "o?q"])
@pytest.mark.parametrize("first", ["", "down", "tab", "escape"])
async def test_whatever_is_typed_goes_into_the_box(make_app: Make, typed: str, first: str) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await library(pilot)
        if first:
            await pilot.press(first)
        await pilot.press(*typed)
        await pilot.pause()
        assert app.is_running
        assert isinstance(app.screen, LibraryScreen)
        assert box(app).value == typed
        app.shut()


async def test_escape_empties_the_box_and_never_leaves(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await library(pilot)
        await pilot.press(*"bus", "escape")
        assert box(app).value == ""
        await pilot.press("escape", "escape")
        assert app.is_running
        assert isinstance(app.screen, LibraryScreen)
        app.shut()


async def test_the_list_is_moved_and_opened_from_the_box(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await library(pilot)
        await pilot.press("down", "down", "up", "enter")
        await until(pilot, lambda: not isinstance(app.screen, LibraryScreen))
        assert app.screen.production.script.title == "Four on the Line"  # type: ignore[attr-defined]
        app.shut()


@pytest.mark.parametrize("fails", [False, True])
async def test_of_two_that_are_opened_the_later_one_counts(
    make_app: Make, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    """The first takes longer: a large PDF, a network drive."""
    goes_on, over = threading.Event(), threading.Event()
    at_once = opening.open_script

    def open_script(house: House, wanted: Wanted) -> Production | ScriptFile:
        if wanted.file.name != "the-understudy.fountain":
            return at_once(house, wanted)
        assert goes_on.wait(20)
        over.set()
        if fails:
            raise ScriptError("It could not be read.")
        return at_once(house, wanted)

    monkeypatch.setattr(opening, "open_script", open_script)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await library(pilot)
        await pilot.press("enter", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        later = app.screen
        goes_on.set()
        await until(pilot, over.is_set)
        await pilot.pause(0.5)
        assert app.screen is later
        assert not [n for n in app._notifications if "could not be read" in n.message]
        app.shut()


@pytest.mark.parametrize("key", ["tab", "enter", "right"])
async def test_the_completion_that_is_shown_is_taken(
    make_app: Make, script: Path, key: str
) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await library(pilot)
        box(app).value = f"{script.parent}/d"
        await pilot.press("end", "u")
        await until(pilot, lambda: box(app)._suggestion == str(script))
        await pilot.press(key)
        if key == "enter":
            await until(pilot, lambda: not isinstance(app.screen, LibraryScreen))
            assert app.screen.production.path == script  # type: ignore[attr-defined]
        else:
            assert box(app).value == str(script)
        app.shut()


async def test_a_folder_is_completed_and_what_is_in_it_is_typed_next(
    make_app: Make, script: Path
) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await library(pilot)
        box(app).value = str(script.parent)[:-4]
        await pilot.press("end", str(script.parent)[-4])
        await until(pilot, lambda: box(app)._suggestion == f"{script.parent}/")
        await pilot.press("enter")
        await until(pilot, lambda: box(app)._suggestion == str(script))
        assert isinstance(app.screen, LibraryScreen)
        app.shut()


async def test_a_script_off_the_list_loses_nothing(make_app: Make, script: Path) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await keep(pilot, script)
        await pilot.press("delete")
        await until(pilot, lambda: not any("The Duel" in row for row in rows(app)))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: any("The Duel" in row and "as BEN" in row for row in rows(app)))
        await pilot.pause(0.5)
        await pilot.press("delete")
        await until(pilot, lambda: not any("The Duel" in row for row in rows(app)))
        box(app).value = str(script)
        await pilot.press("end", "enter")
        stage = await on_stage(pilot)
        assert stage.production.casting.played_by(PlayedBy.YOU) == ("BEN",)
        assert stage.production.has_been_read
        app.shut()


async def test_a_key_held_down_to_empty_the_box_takes_nothing_off_the_list(
    make_app: Make, script: Path
) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await keep(pilot, script)
        await pilot.press(*"duel", "home", *["delete"] * 9)
        assert box(app).value == ""
        assert any("The Duel" in row for row in rows(app))
        app.shut()


async def test_a_home_of_nobody_is_no_defect(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await library(pilot)
        await pilot.press("tilde", *"zq", "enter")
        await pilot.pause(0.2)
        assert app.is_running
        assert box(app).value == "~zq"
        app.shut()


async def test_deleting_a_script_asks_and_can_be_undone(make_app: Make, script: Path) -> None:
    from tableread.tui.screens.confirm import ConfirmScreen

    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await keep(pilot, script)
        key = next(r.key for r in app.house.library.recents() if r.title == "The Duel")
        for answer in ("n", "escape"):
            await pilot.press("shift+delete")
            await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
            await pilot.press("enter", "space", answer)
            await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
            assert app.house.library.parts(key)
        await pilot.press("shift+delete")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: not app.house.library.parts(key))
        assert app.house.library.place(key) is None
        assert not [r for r in app.house.library.recents() if r.key == key]
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: any("The Duel" in row and "as BEN" in row for row in rows(app)))
        assert script.exists()
        from tableread.library.stored import takes_of

        assert takes_of(app.house.folders, key).count == 1
        app.shut()


async def test_escape_on_the_stage_ends_nothing(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("escape", "escape")
        await pilot.pause(0.1)
        assert app.is_running
        assert app.screen is stage
        assert not stage.session.paused
        app.shut()


async def test_escape_in_the_teleprompter_ends_nothing(tmp_path: Path) -> None:
    from tests.tui.test_teleprompter import teleprompter

    app = teleprompter(tmp_path, by_voice=False)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause(0.1)
        await pilot.press("escape")
        await pilot.pause(0.1)
        assert app.is_running


async def test_a_part_of_many_speeches_is_not_lost_at_one_key(
    make_app: Make, tmp_path: Path
) -> None:
    from tableread.tui.screens.confirm import ConfirmScreen
    from tableread.tui.screens.corrections import CorrectionsScreen

    path = tmp_path / "joel.fountain"
    path.write_text("INT. TRAIN - DAY\n\n" + "JOEL\nNo.\n\nCLEM\nYes.\n\n" * 6 + "PAT\nHm.\n")
    app = make_app(path)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        screen = CorrectionsScreen(stage.production)
        app.push_screen(screen)
        await until(pilot, lambda: app.screen is screen)
        await pilot.pause(0.1)

        def names() -> list[str]:
            return [c.name for c in stage.production.script.characters]

        await pilot.press("down", "x")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("n")
        await until(pilot, lambda: app.screen is screen)
        assert "JOEL" in names()
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: "JOEL" not in names())
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("u")
        await until(pilot, lambda: "JOEL" in names())
        await pilot.press("end", "x")  # of one speech: no question
        await until(pilot, lambda: "PAT" not in names())
        app.shut()
