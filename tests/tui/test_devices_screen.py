"""Sound devices are chosen and tried on a screen of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from tableread.audio.devices import FoundDevice, FoundDevices
from tableread.base.paths import Folders
from tableread.performance import house as house_module
from tableread.tui.app import TablereadApp
from tableread.tui.library.screen import LibraryScreen
from tableread.tui.screens.devices import DevicesScreen
from tableread.tui.screens.settings import SettingsScreen
from tests.fakes import HandMicrophone, hum
from tests.tui.conftest import until

Make = Callable[..., TablereadApp]
BUDS = FoundDevice("Buds", (48000,))
BUDS_CALLING = FoundDevice("Buds", (16000,))
HERE = FoundDevices(
    (FoundDevice("Speakers", (48000,)), BUDS), (FoundDevice("Webcam"), FoundDevice("Buds"))
)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[FoundDevices]:
    """The last one is what the sound server lists."""
    listed = [HERE]
    monkeypatch.setattr(house_module, "_devices", lambda: listed[-1])
    return listed


async def opened(pilot: Pilot[None], search: str = "sound.output") -> DevicesScreen:
    """The screen, by way of the settings."""
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
    await pilot.pause(0.1)
    await pilot.press("comma")
    await until(
        pilot, lambda: isinstance(app.screen, SettingsScreen) and app.screen.query("#settings")
    )
    await pilot.press(*search, "enter")
    await until(pilot, lambda: isinstance(app.screen, DevicesScreen))
    screen = app.screen
    assert isinstance(screen, DevicesScreen)
    await until(pilot, lambda: screen.query("#meter") and not told(screen).startswith("Looking"))
    return screen


def told(screen: DevicesScreen) -> str:
    return " ".join(
        str(screen.query_one(part, Static).render()) for part in ("#told", "#meter")
    ).strip()


def rows(screen: DevicesScreen) -> list[str]:
    listed = screen.query_one(OptionList)
    return [
        str(listed.get_option_at_index(at).prompt).rstrip() for at in range(listed.option_count)
    ]


async def test_an_output_is_chosen_and_tried(
    make_app: Make, folders: Folders, found: list[FoundDevices]
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert rows(screen) == [
            "Loudspeaker", "● The system's", "  Speakers", "  Buds",
            "Microphone", "● The system's", "  Webcam", "  Buds",
        ]  # fmt: skip
        await pilot.press("down", "down", "enter")
        assert rows(screen)[1:4] == ["  The system's", "  Speakers", "● Buds"]
        assert app.house.player.wanted_output == "Buds"
        assert told(screen) == "You should hear two tones from Buds."
        await until(
            pilot, lambda: 'output = "Buds"' in (folders.config / "settings.toml").read_text()
        )
        await until(pilot, lambda: not app.house.player.mixer.idle)
        app.output._started.wait(5)  # type: ignore[attr-defined]
        app.output.play(0.5)  # type: ignore[attr-defined]
        assert any(app.output.played)  # type: ignore[attr-defined]
        await pilot.press("up", "up", "enter")
        assert app.house.settings.sound.output == ""
        await pilot.press("escape")
        assert isinstance(app.screen, SettingsScreen)
        app.shut()


async def test_a_microphone_is_tried_with_a_meter(
    make_app: Make, found: list[FoundDevices]
) -> None:
    microphone = HandMicrophone()
    app = make_app(None, None, microphone)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("down", "down", "down", "down", "enter")
        assert app.house.settings.ear.microphone == "Webcam"
        await until(pilot, microphone.started.is_set)
        quiet = bytes(960)
        for _ in range(40):
            microphone.capture(quiet)
        await until(pilot, lambda: "I hear nobody." in told(screen))
        sound = hum(3.0, 16000, 9000)
        for at in range(0, len(sound), 960):
            microphone.capture(sound[at : at + 960])
        await until(pilot, lambda: "I hear you" in told(screen))
        assert "dB" in told(screen)
        found.append(FoundDevices((HERE.outputs[0], BUDS_CALLING), HERE.microphones))
        await until(pilot, lambda: "Buds sounds like a telephone now" in told(screen))
        await pilot.press("t")
        await until(pilot, lambda: microphone.stopped)
        assert told(screen) == ""
        app.shut()


async def test_a_microphone_that_is_not_there_is_told_of(
    make_app: Make, found: list[FoundDevices]
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("down", "down", "down", "t")
        await until(pilot, lambda: "none is plugged in" in told(screen))
        app.shut()


async def test_without_devices_one_sentence(make_app: Make, found: list[FoundDevices]) -> None:
    found.append(FoundDevices())
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert told(screen).startswith("No sound devices were found.")
        await pilot.press("enter", "t")
        app.shut()


async def test_a_server_that_hangs_is_told_of(
    make_app: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house_module.House, "list_devices", lambda self: None)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert told(screen).startswith("The sound server does not answer.")
        app.shut()
