"""Corrections as a script: every line whole and named, uncertain ones alone, found, called right, at the line being read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tableread.script.corrections import IsRight, read_correction, written_corrections
from tableread.script.line_id import LineId
from tableread.tui.app import TablereadApp
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.corrections import CorrectionsScreen
from tableread.tui.themes import THEMES
from tests.tui.conftest import until
from tests.tui.test_contrast import contrast_of
from tests.tui.test_corrections_screen import mending
from tests.tui.test_notes import at
from tests.tui.test_pictures import picture
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]
TORN = (
    "INT. HALL - DAY\n\nRain. [[or\n\nADA\nWell, this is a line that is a good deal longer than a row of the page is wide, so it wraps.\n\n"
    "More rain. /* and\n\nBEN\nYes.\n"
)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "torn.fountain"
    path.write_text(TORN)
    return path


def listed(screen: CorrectionsScreen) -> list[str]:
    return [screen._list._elements[at].text for at in screen._list._listed]


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause(0.1)


@pytest.mark.parametrize("size", [(80, 24), (40, 16)])
async def test_lines_are_whole_and_say_what_they_are(
    make_app: Make, script: Path, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await mending(pilot, script)
        await pressed(pilot, "home")
        seen = picture(app)
        assert "▌ heading " in seen if size[0] == 80 else "▌ H " in seen
        await pressed(pilot, "down", "down", "down")
        words = " ".join(picture(app).replace("▌", " ").split())
        assert "longer than a" in words
        assert "wraps." in words
        assert "dialogue · ADA · page 1" in words
        app.shut()


async def test_only_uncertain_lines_and_one_that_is_right(make_app: Make, script: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await mending(pilot, script)
        production = screen.production
        uncertain = sorted(production.uncertain_lines())
        assert len(uncertain) == 2
        assert screen._list.chosen == uncertain[0]
        assert "? ▌" in picture(app)
        assert f"? {production.uncertain_lines()[uncertain[0]]}"[:40] in picture(app)
        await pressed(pilot, "o")
        assert len(listed(screen)) == 2
        before = production.script
        await pressed(pilot, "y")
        assert sorted(production.uncertain_lines()) == uncertain[1:]
        assert production.script.elements == before.elements
        assert len(listed(screen)) == 1
        await pressed(pilot, "u")
        assert len(listed(screen)) == 2
        await pressed(pilot, "y", "y")
        assert not production.uncertain_lines()
        assert len(listed(screen)) == len(production.script.elements)
        assert "no uncertain lines" in picture(app)
        await pressed(pilot, "y")
        assert len(production.corrections) == 2
        app.shut()
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        assert not stage.production.uncertain_lines()
        app.shut()


async def test_a_line_is_searched_for(make_app: Make, script: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await mending(pilot, script)
        await pressed(pilot, "o", "slash", *"yes", "enter")
        assert screen.production.script.elements[screen._list.chosen].text == "Yes."
        await pressed(pilot, "escape", "up")
        assert isinstance(app.screen, CorrectionsScreen)
        assert screen.production.script.elements[screen._list.chosen].text == "BEN"
        app.shut()


async def test_it_opens_at_the_line_being_read(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        at(stage, "Yes.")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, CorrectionsScreen))
        screen = app.screen
        assert isinstance(screen, CorrectionsScreen)
        await until(pilot, lambda: screen._list.chosen == stage.session.line.element)
        app.shut()


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_the_margin_can_be_read_in_all_themes(
    make_app: Make, script: Path, theme: str
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await mending(pilot, script)
        app.theme = theme
        await pilot.pause(0.1)
        for y in range(screen._list.size.height):
            for segment in screen._list.render_line(y):
                if segment.text.strip(" ?▌"):
                    assert contrast_of(segment) >= 4.5, (theme, segment)
        app.shut()


def test_that_a_line_is_right_is_written_and_read_back() -> None:
    right = IsRight(LineId("abc"))
    assert [read_correction(text) for text in written_corrections([right])] == [right]
