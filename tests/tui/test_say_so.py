"""Say it so: a word of the line at hand, heard at once and kept for the script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tableread.base.paths import Folders
from tableread.tui.app import TablereadApp
from tableread.tui.screens.confirm import ConfirmScreen
from tableread.tui.screens.say_so import SaySoScreen
from tableread.tui.stage.screen import Stage
from tableread.voicing import utterance_of
from tests.tui.conftest import until
from tests.tui.test_screens import listen_until, on_stage

Make = Callable[..., TablereadApp]


async def test_a_word_is_heard_and_kept(make_app: Make, tmp_path: Path) -> None:
    script = tmp_path / "s.fountain"
    script.write_text("X.\n\nADA\nWhere is Siobhán tonight?\n\nBEN\nSiobhán is out.\n")
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space", "right")
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, SaySoScreen))
        await pilot.pause()
        assert app.screen.query_one("#word", Input).value == "Siobhán"
        await pilot.press(*"Shivawn", "enter")
        await pilot.pause(0.2)
        assert isinstance(app.screen, SaySoScreen), "it is heard first"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Stage))
        text = "Siobhán is out."
        voice = stage.production.casting.part("BEN").voice
        [said] = stage.production.pronunciations.said_in(text, voice)
        assert (text[said.start : said.end], said.said) == ("Siobhán", "Shivawn")
        assert app.house.library.files.flush(5)
        assert "Shivawn" in (app.house.folders.config / "lexicon.toml").read_text()
        app.shut()


@pytest.mark.parametrize("name", ["after.fountain", "After", "before.fountain"])
async def test_a_word_for_a_script_by_the_name_that_its_file_has_now(
    make_app: Make, tmp_path: Path, folders: Folders, name: str
) -> None:
    script = tmp_path / "before.fountain"
    script.write_text("X.\n\nADA\nWhere is Siobhán tonight?\n\nBEN\nSiobhán is out walking.\n")
    app = make_app(script)
    async with app.run_test() as pilot:
        await on_stage(pilot)
        await pilot.press("q")
    app.shut()
    script = script.rename(tmp_path / "after.fountain")
    (folders.config / "lexicon.toml").write_text(
        f'[[word]]\nwritten = "Siobhán"\nsays = "Shivawn"\nscript = "{name}"\n'
    )
    app = make_app(script)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        stage = await on_stage(pilot)
        line = next(line for line in stage.session.order.lines if line.speaker == "BEN")
        assert [said.said for said in utterance_of(stage.production, line, 1.0).lexicon] == [
            "Shivawn"
        ]
    app.shut()


async def test_what_cannot_be_said_is_told_and_nothing_is_kept(
    make_app: Make, tmp_path: Path
) -> None:
    script = tmp_path / "s.fountain"
    script.write_text("X.\n\nADA\nWhere is Siobhán tonight?\n")
    app = make_app(script)
    async with app.run_test() as pilot:
        await on_stage(pilot)
        await pilot.press("space", "right", "y")
        await until(pilot, lambda: isinstance(app.screen, SaySoScreen))
        await pilot.pause()
        app.screen.query_one("#word", Input).value = "elephant"
        await pilot.press(*"x", "enter")
        await pilot.pause(0.1)
        assert "not in the line" in str(app.screen.query_one("#trouble", Static).render())
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Stage))
        assert not (app.house.folders.config / "lexicon.toml").exists()
        app.shut()


async def test_the_read_goes_on_after_a_word_was_only_heard(make_app: Make, tmp_path: Path) -> None:
    script = tmp_path / "s.fountain"
    script.write_text("X.\n\nADA\nWhere is she tonight?\n\nBEN\nShe is out.\n")
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        await listen_until(pilot, lambda: stage.session.word > 0)
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, SaySoScreen))
        await pilot.press("x", "enter")
        await listen_until(pilot, lambda: not app.house.player.mixer.idle)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Stage))
        before = stage.session.at
        await pilot.press("space")
        await listen_until(pilot, lambda: stage.session.at > before)
        app.shut()
