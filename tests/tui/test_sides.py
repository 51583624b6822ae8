"""From the key on the cast list to the sides on disk."""

from __future__ import annotations

from pathlib import Path

from textual.app import App
from textual.widgets import Input

from tableread.cast.casting import NARRATOR
from tableread.script.load import load
from tableread.tui.cast.table import CastTable
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.choose import ChooseScreen
from tableread.tui.screens.confirm import ConfirmScreen
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_cast_screen import Make, in_cast, shows
from tests.tui.test_pictures import picture


def told(app: App[None], words: str) -> bool:
    """Whether a notice says so."""
    return any(words in notice.message for notice in app._notifications)


async def test_the_marked_parts_sides_are_written_beside_the_script(
    make_app: Make, tmp_path: Path
) -> None:
    script = tmp_path / "duel.fountain"
    script.write_text(DUEL)
    written = tmp_path / "duel - sides - BEN.pdf"
    async with in_cast(make_app, script) as (pilot, screen):
        screen.query_one(CastTable).mark("BEN")
        await pilot.press("S")
        await shows(pilot, ChooseScreen)
        assert "Write the sides of BEN to" in picture(pilot.app)
        await pilot.press("enter")
        await until(pilot, written.exists)
        await until(pilot, lambda: told(pilot.app, "Written to"))
        assert {c.name for c in load(written).characters} == {"ADA", "BEN"}
        # again, as text: the ending of what is typed says so; what is there is asked about
        text = tmp_path / "mine.txt"
        text.write_text("mine")
        await pilot.press("S")
        await shows(pilot, ChooseScreen)
        pilot.app.screen.query_one(Input).value = str(text)
        await pilot.pause(0.1)
        await pilot.press("enter")
        await shows(pilot, ConfirmScreen)
        await pilot.press("y")
        await until(pilot, lambda: "Sides for BEN" in text.read_text())


async def test_the_narrator_has_none_and_other_endings_are_told(
    make_app: Make, tmp_path: Path
) -> None:
    script = tmp_path / "duel.fountain"
    script.write_text(DUEL)
    async with in_cast(make_app, script) as (pilot, screen):
        screen.query_one(CastTable).mark(NARRATOR)
        await pilot.press("S")
        await until(pilot, lambda: told(pilot.app, "The narrator has no sides."))
        assert isinstance(pilot.app.screen, CastScreen)
        screen.query_one(CastTable).mark("ADA")
        await pilot.press("S")
        await shows(pilot, ChooseScreen)
        pilot.app.screen.query_one(Input).value = str(tmp_path / "x.docx")
        await pilot.pause(0.1)
        await pilot.press("enter")
        await until(pilot, lambda: told(pilot.app, "does not end in"))
        assert not (tmp_path / "x.docx").exists()
