"""What the stage shows where there is room for it, what hides it, and what the palette knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from tableread.cast.casting import PlayedBy
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tableread.tui.palette import Actions, Places, Themes
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.help import HelpScreen
from tableread.tui.screens.jump import JumpScreen
from tableread.tui.screens.voices import VoicesScreen
from tableread.tui.stage.scene_line import SceneLine
from tableread.tui.stage.side import ScenePane, WhoPane
from tableread.tui.widgets.key_row import KeyRow
from tests.tui.conftest import until
from tests.tui.test_pictures import picture
from tests.tui.test_screens import on_stage, play

Make = Callable[..., TablereadApp]
SCRIPT = "\n".join(
    f"""
INT. ROOM {number} - DAY

ANN
I am in room {number}.

BEN
So am I, Ann.
"""
    for number in range(1, 31)
)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "rooms.fountain"
    path.write_text(SCRIPT)
    return path


async def test_scenes_and_who_is_next_are_shown_from_140_columns(
    make_app: Make, script: Path
) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(150, 30)) as pilot:
        stage = await on_stage(pilot)
        await play(pilot, stage, State.WAITING)
        scenes = stage.query_one(ScenePane)
        await until(pilot, lambda: "INT. ROOM 1 - DAY" in scenes.render().plain)
        assert scenes.render().plain.splitlines()[0].startswith("▸█  1 INT. ROOM 1 - DAY")
        who = stage.query_one(WhoPane)
        await until(pilot, lambda: "BEN · you" in who.render().plain)
        rows = who.render().plain.splitlines()
        assert rows[0].startswith("█ BEN · you")
        assert rows[0].endswith("now")
        assert rows[1].startswith("  ANN")
        assert rows[1].endswith("s")
        await pilot.click(ScenePane, offset=(5, 4))  # a click reads on from a scene
        await until(pilot, lambda: stage.session.line.scene == 3)
        assert len(picture(app).splitlines()[1]) == 149
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: len(picture(app).splitlines()[1]) == 99)
        await until(pilot, lambda: not scenes.display or not scenes.size.width)
        app.shut()


async def test_everything_but_the_page_can_be_hidden(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space")
        await until(pilot, lambda: stage.query(KeyRow))
        assert stage.query_one(SceneLine).display
        await pilot.press("z")
        await until(pilot, lambda: stage.view.size.height == 24)
        await pilot.press("z")
        await until(pilot, lambda: stage.view.size.height < 24)
        app.shut()


async def test_search_tells_how_many_and_goes_on_and_back(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space", "slash")
        await until(pilot, lambda: isinstance(app.focused, Input))
        await pilot.press(*"so am", "enter")
        box = stage.query_one("#search")
        await until(pilot, lambda: box.border_subtitle == "1 of 30")
        await pilot.press("enter")
        await until(pilot, lambda: box.border_subtitle == "2 of 30")
        await pilot.press("up", "up")
        await until(pilot, lambda: box.border_subtitle == "30 of 30")
        await pilot.press("x", "enter")
        await until(pilot, lambda: box.border_subtitle == "not found in this script")
        app.shut()


async def test_the_palette_has_actions_with_keys_and_states_places_and_themes(
    make_app: Make, script: Path
) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space")
        await until(pilot, lambda: stage.session.paused)
        rows = {row.name: row.told for row in Actions(stage).commands()}
        assert rows["Faster  (])"] == "now: 1.0× · faster"
        assert rows["Pause  (space)"].startswith("now: paused · ")
        assert rows["Learn  (d)"].startswith("now: nobody has a part; c takes one · ")
        stage.production.give_part("ANN", PlayedBy.YOU)
        rows = {row.name: row.told for row in Actions(stage).commands()}
        assert rows["Learn  (d)"].startswith("learn your lines")
        names = [row.name for row in Places(stage).commands()]
        assert "Scene 12: INT. ROOM 12 - DAY" in names
        assert "ANN: next line" in names
        assert "Voice of BEN" in names
        assert [row.name for row in Themes(stage).commands()][:2] == [
            "Theme: dark (now)",
            "Theme: light",
        ]
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await choose(pilot, "theme paper")
        await until(pilot, lambda: app.theme == "paper")
        settings = script.parent / "config" / "settings.toml"
        await until(pilot, lambda: 'theme = "paper"' in settings.read_text())
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await choose(pilot, "voice of ann")
        await until(pilot, lambda: isinstance(app.screen, VoicesScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        cast = app.screen
        assert isinstance(cast, CastScreen)
        assert cast.chosen == "ANN"
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is stage)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await choose(pilot, "room 9")
        await until(pilot, lambda: stage.session.line.scene == 8)
        app.shut()


async def choose(pilot: Pilot[None], wanted: str) -> None:
    await pilot.press(*wanted)
    await pilot.pause(0.5)
    await pilot.press("enter")
    await pilot.pause(0.1)
    if isinstance(pilot.app.screen, CommandPalette):
        await pilot.press("enter")


async def test_help_holds_the_read_still(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(120, 40)) as pilot:
        stage = await on_stage(pilot)
        await until(pilot, lambda: stage.session.state is State.READING)
        await pilot.press("question_mark")
        await until(pilot, lambda: stage.session.paused)
        await pilot.press("escape")
        await until(pilot, lambda: not stage.session.paused)
        app.shut()


async def test_lines_of_people_in_the_room_look_like_theirs(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space")
        stage.production.give_part("ANN", PlayedBy.PERSON, "Ana")
        stage.cast_changed()
        page = "\n".join(stage.view.render_line(y).text for y in range(stage.view.size.height))
        assert "ANN · Ana" in page
        assert "▌ " in page
        assert "▎ " in page  # a voice's
        app.shut()


async def click_key(pilot: Pilot[None], action: str) -> None:
    """Click on a key of the row at the bottom."""
    row = pilot.app.screen.query_one(KeyRow)
    await until(pilot, lambda: row.column(action) is not None)
    await pilot.click(row, offset=(row.column(action) or 0, 0))


async def test_the_stage_is_driven_by_mouse_alone(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(160, 40)) as pilot:
        stage = await on_stage(pilot)
        await click_key(pilot, "go")
        await until(pilot, lambda: stage.session.paused)
        before = stage.session.at
        await click_key(pilot, "next_speech")
        await until(pilot, lambda: stage.session.at > before)
        await click_key(pilot, "search")
        await until(pilot, lambda: stage.query("#search"))
        await click_key(pilot, "screen.close_search")
        await until(pilot, lambda: not stage.query_one("#search").display)
        await click_key(pilot, "jump")
        await until(pilot, lambda: isinstance(app.screen, JumpScreen))
        await pilot.pause(0.1)
        await pilot.click("Choices", offset=(8, 2))
        await until(pilot, lambda: app.screen is stage)
        await click_key(pilot, "help")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await click_key(pilot, "dismiss")
        await until(pilot, lambda: app.screen is stage)
        y = next(y for y in range(30) if "I am in room" in stage.view.render_line(y).text)
        x = stage.view.render_line(y).text.index("I am")
        at = stage.session.at
        await pilot.click(stage.view, offset=(x, y))
        await until(pilot, lambda: stage.session.at != at)
        await click_key(pilot, "leave")
        await until(pilot, lambda: not app.is_running)
        app.shut()
