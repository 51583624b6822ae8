"""Mending what was misread, on the screen; and a changed draft over a rehearsed one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from tableread.cast.casting import PlayedBy
from tableread.script.model import Kind
from tableread.tui.app import TablereadApp
from tableread.tui.library.screen import LibraryScreen
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.changes import ChangesScreen
from tableread.tui.screens.choose import ChooseScreen
from tableread.tui.screens.corrections import CorrectionsScreen
from tests.tui.conftest import until

Make = Callable[..., TablereadApp]

SCRIPT = """
EXT. PIER - DUSK

GULLS WHEEL
A rope creaks on its iron ring.

ADA
You came back.

BEN
I said I would.

BENN
And I did.
"""


async def in_cast(pilot: Pilot[None], path: Path) -> CastScreen:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
    app.open_script(path)  # type: ignore[attr-defined]
    await until(pilot, lambda: isinstance(app.screen, CastScreen))
    await pilot.pause(0.1)
    assert isinstance(app.screen, CastScreen)
    return app.screen


async def mending(pilot: Pilot[None], path: Path) -> CorrectionsScreen:
    await in_cast(pilot, path)
    await pilot.press("m")
    await until(pilot, lambda: isinstance(pilot.app.screen, CorrectionsScreen))
    await pilot.pause(0.1)
    assert isinstance(pilot.app.screen, CorrectionsScreen)
    return pilot.app.screen


async def choose(pilot: Pilot[None], text: str) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, ChooseScreen))
    await pilot.pause(0.05)
    await pilot.press(*text, "enter")
    await until(pilot, lambda: not isinstance(pilot.app.screen, ChooseScreen))
    await pilot.pause(0.05)


def names(screen: CorrectionsScreen) -> set[str]:
    return {c.name for c in screen.production.script.characters}


async def test_kinds_names_and_back_again(make_app: Make, tmp_path: Path) -> None:
    path = tmp_path / "pier.fountain"
    path.write_text(SCRIPT)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await mending(pilot, path)
        assert "GULLS WHEEL" in names(screen)
        await pilot.press("down", "k")  # the cue that is none
        await choose(pilot, "action")
        assert "GULLS WHEEL" not in names(screen)
        assert screen.production.script.elements[2].kind is Kind.ACTION
        await pilot.press("end", "r")  # BENN is BEN
        await choose(pilot, "ben")
        assert names(screen) == {"ADA", "BEN"}
        await pilot.press("s")
        await choose(pilot, "carl")
        assert "carl" in names(screen)
        await pilot.press("u", "u")
        assert "BENN" in names(screen)
        await pilot.press("x")
        assert "BENN" not in names(screen)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.pause(0.1)
        assert {c.name for c in app.screen.production.script.characters} == {"ADA", "BEN"}  # type: ignore[attr-defined]
        app.shut()


async def test_mends_and_roles_hold_in_a_new_draft(make_app: Make, tmp_path: Path) -> None:
    path = tmp_path / "pier.fountain"
    path.write_text(SCRIPT)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await mending(pilot, path)
        await pilot.press("end", "r")
        await choose(pilot, "ben")
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.pause(0.1)
        app.screen.production.give_part("BEN", PlayedBy.YOU)  # type: ignore[attr-defined]
        app.shut()
    path.write_text(SCRIPT.replace("I said I would.", "I said I might.") + "\nADA\nStay.\n")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        cast = await in_cast(pilot, path)
        production = cast.production
        assert production.is_new_draft
        assert {c.name for c in production.script.characters} == {"GULLS WHEEL", "ADA", "BEN"}
        assert production.casting.played_by(PlayedBy.YOU) == ("BEN",)
        assert [(c.what, c.after) for c in production.changes()] == [("altered", "I said I might.")]
        assert len(production.changes(mine=False)) == 2
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, ChangesScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        app.shut()


async def test_uncertain_lines_are_counted_and_found(make_app: Make, tmp_path: Path) -> None:
    path = tmp_path / "torn.fountain"
    path.write_text("Rain. [[or\n\nADA\nWell.\n\nMore rain. /* and\n\nBEN\nYes.\n")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await mending(pilot, path)
        assert len(screen.production.uncertain_lines()) == 2
        await pilot.press("home", "n")
        assert "never ends" in screen.production.uncertain_lines()[screen._list.chosen]
        await pilot.press("q", "q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.pause(0.2)
        assert app.house.library.recents()[0].uncertain == 2
        app.shut()


async def test_brackets_in_a_script_are_no_markup(make_app: Make, tmp_path: Path) -> None:
    path = tmp_path / "odd.fountain"
    path.write_text("EXT. [/garden] - NIGHT\n\nBEN [RED]\nSay [/b] again.\n\nADA\nNo [red] way.\n")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await mending(pilot, path)
        await pilot.press("end", "s")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen))
        await pilot.press(*"x[/b]", "enter")
        await until(pilot, lambda: isinstance(app.screen, CorrectionsScreen))
        app.notify("[/b] is told as it stands")
        await pilot.pause(0.1)
        assert "x[/b]" in {c.name for c in app.screen.production.script.characters}  # type: ignore[attr-defined]
        app.shut()
