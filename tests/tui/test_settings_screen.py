"""The screen of settings: found by typing, changed by keys, written at once, and counting at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tableread.base.paths import Folders
from tableread.tui.app import TablereadApp
from tableread.tui.library.screen import LibraryScreen
from tableread.tui.screens.press_key import PressKeyScreen
from tableread.tui.screens.settings import SettingsScreen
from tableread.tui.stage.screen import Stage
from tests.tui.conftest import QUICK_TOML, until
from tests.tui.test_pictures import SAMPLE
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]


async def opened(pilot: Pilot[None], search: str = "") -> SettingsScreen:
    """The screen of settings, with this in its box."""
    await pilot.press("comma")
    await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    await until(
        pilot, lambda: screen.query("#settings") and "keys.pause" in screen._rows and screen.row
    )
    await pilot.press(*("space" if letter == " " else letter for letter in search))
    await pilot.pause()
    return screen


async def in_the_library(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
    await pilot.pause(0.1)


def told(screen: SettingsScreen) -> str:
    """All that is said about the marked setting."""
    parts = ("about", "value", "when", "wrong")
    return " ".join(str(screen.query_one(f"#{part}", Static).render()) for part in parts)


async def written(pilot: Pilot[None], folders: Folders, text: str) -> str:
    path = folders.config / "settings.toml"
    await until(pilot, lambda: text in path.read_text())
    return path.read_text()


async def test_a_choice_goes_round_counts_at_once_and_is_written(
    make_app: Make, folders: Folders
) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await in_the_library(pilot)
        screen = await opened(pilot, "colours")
        assert screen.row is not None
        assert screen.row.place == ("theme",)
        await pilot.press("right")
        assert app.theme == "light"
        assert "Now light, usually dark." in told(screen)
        text = await written(pilot, folders, 'theme = "light"')
        assert text.replace('theme = "light"\n', "") == QUICK_TOML  # what was there stays
        await pilot.press("left", "left")
        await until(pilot, lambda: app.theme not in {"light", "dark"})
        await pilot.press("delete")
        assert app.theme == "dark"
        await until(pilot, lambda: "theme" not in (folders.config / "settings.toml").read_text())
        await pilot.press("escape")
        assert isinstance(app.screen, SettingsScreen)  # the box first
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)
        app.shut()


async def test_a_number_steps_within_its_limits(make_app: Make, folders: Folders) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await in_the_library(pilot)
        screen = await opened(pilot, "how loud")
        await pilot.press(*["right"] * 12)
        assert app.volume == 2.0
        assert "It goes from 0 to 2." in told(screen)
        await written(pilot, folders, "volume = 2.0")
        app.shut()


async def test_a_number_is_typed_in_place(make_app: Make, folders: Folders) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await in_the_library(pilot)
        screen = await opened(pilot, "stuck after")
        await pilot.press("enter")
        edit = screen.query_one("#edit", Input)
        assert edit.has_focus
        edit.value = "90"
        await pilot.press("enter")
        assert "It must be a number from 0.5 to 60." in told(screen)
        edit.value = "3.5"
        await pilot.press("enter")
        assert app.house.settings.ear.dry == 3.5
        await until(pilot, lambda: app.house.listener._timeouts.dry == 3.5)
        await written(pilot, folders, "dry = 3.5")
        assert screen.query_one("#wanted").has_focus
        app.shut()


async def test_a_text_is_typed_in_place(make_app: Make, folders: Folders) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await in_the_library(pilot)
        await opened(pilot, "ear.model")
        await pilot.press("enter", "a", "slash", "b", "enter")
        assert app.house.settings.ear.model == "a/b"
        await written(pilot, folders, 'model = "a/b"')
        app.shut()


async def test_a_mistake_in_the_file_is_at_its_row(make_app: Make, folders: Folders) -> None:
    folders.config.mkdir(parents=True)
    (folders.config / "settings.toml").write_text("speed = 9\n")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await in_the_library(pilot)
        screen = await opened(pilot, "how fast")
        assert "speed is 9; it must be between 0.5 and 5. 1.0 is used instead." in told(screen)
        await pilot.press("right")
        assert "speed is 9" not in told(screen)
        await written(pilot, folders, "speed = 1.1")
        app.shut()


async def test_a_file_that_cannot_be_read_stays_as_it_is(make_app: Make, folders: Folders) -> None:
    folders.config.mkdir(parents=True)
    (folders.config / "settings.toml").write_text("speed = = 9\n")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await in_the_library(pilot)
        await opened(pilot, "how loud")
        await pilot.press("right")
        assert app.volume == 1.1
        await until(pilot, lambda: any("left as it is" in n.message for n in app._notifications))
        assert (folders.config / "settings.toml").read_text() == "speed = = 9\n"
        app.shut()


async def test_a_key_is_chosen_by_pressing_it(make_app: Make, folders: Folders) -> None:
    app = make_app(SAMPLE, ["margo"])
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        screen = await opened(pilot, "keys.pause")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PressKeyScreen))
        await pilot.press("n")
        assert "on to the cue of your next line" in str(app.screen.query_one("#told").render())  # type: ignore[attr-defined]
        await pilot.press("n")
        await until(pilot, lambda: app.screen is screen)
        assert "Now n, usually space." in told(screen)
        await written(pilot, folders, 'pause = "n"')
        await pilot.press("escape", *"keys.next-cue")
        assert "Now no key, usually n." in told(screen)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: app.screen is stage)
        assert not stage.session.paused
        await pilot.press("n")
        assert stage.session.paused
        app.shut()


async def test_a_capital_is_a_key_on_every_terminal(make_app: Make, folders: Folders) -> None:
    app = make_app(SAMPLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await on_stage(pilot)
        await opened(pilot, "keys.pause")
        await pilot.press("enter")
        await pilot.press("Z")
        await written(pilot, folders, 'pause = "Z,upper_z"')
        app.shut()


async def test_a_read_under_way_follows(make_app: Make, folders: Folders) -> None:
    app = make_app(SAMPLE)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        assert not stage.session.paused
        await opened(pilot, "how fast")
        assert stage.session.paused
        await pilot.press("right", "right", "escape", *"somebody else", "right", "escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, Stage))
        assert stage.session.policy.speed == 1.2
        assert stage.session.policy.timing.between_speakers == pytest.approx(0.07)
        assert stage.session.order.timing.between_speakers == pytest.approx(0.07)
        assert not stage.session.paused
        app.shut()


async def test_what_is_read_aloud_and_how_turns_end_follow_too(make_app: Make) -> None:
    app = make_app(SAMPLE, ["margo"])
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        before = len(stage.session.order)
        await opened(pilot, "audio description")
        await pilot.press("right", "escape", *"your turn ends", "right", "escape", "escape")
        await until(pilot, lambda: app.screen is stage)
        assert len(stage.session.order) < before  # dialogue only
        assert stage.session.policy.advance == "gap"
        app.shut()


async def test_words_that_are_nowhere(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await in_the_library(pilot)
        screen = await opened(pilot, "xyzzy")
        assert screen.row is None
        assert "Nothing has these words." in told(screen)
        await pilot.press("right", "delete", "enter")
        app.shut()


async def test_a_comma_is_typed_where_something_was_typed(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await in_the_library(pilot)
        await pilot.press("a", "comma")
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.query_one("#path", Input).value == "a,"
        app.shut()


async def test_the_mouse_changes_as_enter_does(make_app: Make, tmp_path: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await in_the_library(pilot)
        screen = await opened(pilot, "from left to right")
        await pilot.click("#settings", offset=(3, 1))
        await until(pilot, lambda: not app.house.settings.stereo)
        assert screen.row is not None
        assert screen.row.place == ("stereo",)
        app.shut()
