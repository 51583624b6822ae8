"""Corrections that are made in the midst of a read: the read goes on at the line where it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tableread.base.paths import Folders
from tableread.library.store import Library
from tableread.library.stored import LIBRARY_FILE
from tableread.tui.app import TablereadApp
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.corrections import CorrectionsScreen
from tableread.tui.stage.screen import Stage
from tests.production.test_identity import PLAY
from tests.tui.conftest import until
from tests.tui.test_corrections_screen import choose

Make = Callable[..., TablereadApp]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    return path


async def shows(pilot: Pilot[None], screen: type[Stage | CastScreen | CorrectionsScreen]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))
    await pilot.pause(0.1)


def read_at(pilot: Pilot[None]) -> str:
    """The line that the stage has come to."""
    assert isinstance(pilot.app.screen, Stage)
    return pilot.app.screen.session.line.text


async def correcting(pilot: Pilot[None], line: str) -> None:
    """Stop the read at a line, and go from the stage to the corrections."""
    await shows(pilot, Stage)
    await pilot.press("space")
    for _ in range(PLAY.count("\n")):
        if read_at(pilot) == line:
            break
        await pilot.press("right")
    assert read_at(pilot) == line
    await pilot.press("c")
    await shows(pilot, CastScreen)
    await pilot.press("m")
    await shows(pilot, CorrectionsScreen)


async def back_to_the_stage(pilot: Pilot[None]) -> None:
    await pilot.press("q")
    await shows(pilot, CastScreen)
    await pilot.press("q")
    await shows(pilot, Stage)


def kept_line(folders: Folders) -> str:
    """The identity of the line that the library has for the place of its only script."""
    library = Library.open(folders.data / LIBRARY_FILE)
    (kept,) = library.recents()
    place = library.place(kept.key)
    library.close()
    assert place is not None
    return place.line


async def test_speakers_given_to_lines_above_the_place(
    make_app: Make, script: Path, folders: Folders
) -> None:
    line = "I walked along the river."
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        await correcting(pilot, line)
        for row in (2, 1):  # the lamp on its hook; the heading above it
            await pilot.press("home", *["down"] * row, "s")
            await choose(pilot, "carl")
        await back_to_the_stage(pilot)
        assert read_at(pilot) == line
        stage = app.screen
        assert isinstance(stage, Stage)
        walked = stage.production.line_ids[stage.session.line.element]
        await pilot.press("q")
    app.shut()
    assert kept_line(folders) == walked


async def test_no_name_above_a_place_at_the_end(make_app: Make, script: Path) -> None:
    line = "I shall row, you hold the lamp."
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        await correcting(pilot, line)
        await pilot.press("home", *["down"] * 7, "x")
        await pilot.pause(0.5)  # the stage below draws itself anew
        await back_to_the_stage(pilot)
        assert read_at(pilot) == line
        app.shut()


async def test_the_speech_before_the_end_while_the_script_gets_shorter(
    make_app: Make, script: Path
) -> None:
    """What comes next is an element that there is no more."""
    line = "Nobody is left to row us over."
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        await correcting(pilot, line)
        await pilot.press("home", *["down"] * 7, "x")
        await pilot.pause(0.5)
        await back_to_the_stage(pilot)
        assert read_at(pilot) == line
        app.shut()


async def test_the_line_at_hand_becomes_part_of_another(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        await correcting(pilot, "It falls across the floor.")
        await pilot.press("home", *["down"] * 7, "x")
        await back_to_the_stage(pilot)
        assert read_at(pilot).endswith("It falls across the floor.")
        app.shut()


async def test_what_is_taken_back_again_leaves_the_place_alone(
    make_app: Make, script: Path
) -> None:
    line = "Nobody is left to row us over."
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        await correcting(pilot, line)
        await pilot.press("home", *["down"] * 7, "x", "u")
        await back_to_the_stage(pilot)
        assert read_at(pilot) == line
        app.shut()


async def test_the_stage_has_a_key_for_it(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, Stage)
        await pilot.press("space", "right", "right")
        line = read_at(pilot)
        await pilot.press("e")
        await shows(pilot, CorrectionsScreen)
        await pilot.press("q")
        await shows(pilot, Stage)
        assert read_at(pilot) == line
        await pilot.press("e")
        await shows(pilot, CorrectionsScreen)
        await pilot.press("r")
        await choose(pilot, "carl")
        await pilot.press("q")
        await shows(pilot, Stage)
        assert read_at(pilot) == line
        stage = app.screen
        assert isinstance(stage, Stage)
        assert "CARL" in {c.name.upper() for c in stage.production.script.characters}
        assert stage.session.paused
        app.shut()
