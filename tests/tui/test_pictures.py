"""The screens as they look, in letters: each is compared with its picture in `pictures/`.

After a wanted change, run `TABLEREAD_PICTURES=new pytest tests/tui/test_pictures.py` and look at
the difference before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from tableread.audio.devices import FoundDevice, FoundDevices
from tableread.base import paths
from tableread.base.paths import Folders
from tableread.performance import house as house_module
from tableread.tui.app import TablereadApp
from tableread.tui.library.screen import LibraryScreen
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.devices import DevicesScreen
from tableread.tui.screens.help import HelpScreen
from tableread.tui.screens.readers import ReadersScreen
from tableread.tui.screens.say_so import SaySoScreen
from tableread.tui.screens.settings import SettingsScreen
from tableread.tui.screens.share_out import ShareOutScreen
from tableread.tui.screens.voices import VoicesScreen
from tableread.tui.screens.who import WhoScreen
from tests.tui.conftest import QUICK_TOML, until
from tests.tui.library.shelf import fill, write
from tests.tui.test_library_screen import library
from tests.tui.test_screens import on_stage

PICTURES = Path(__file__).parent / "pictures"
SAMPLE = paths.SAMPLES / "the-understudy.fountain"
Make = Callable[..., TablereadApp]


def picture(app: App[None]) -> str:
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(s.text for s in row).rstrip() for row in rows).rstrip() + "\n"


async def compare(pilot: Pilot[None], name: str) -> None:
    """The screen looks as in its picture, as soon as it has been drawn."""
    app = pilot.app
    path = PICTURES / f"{name}.txt"
    if os.environ.get("TABLEREAD_PICTURES") == "new":
        PICTURES.mkdir(exist_ok=True)
        path.write_text(picture(app), encoding="utf-8")
    expected = path.read_text(encoding="utf-8")
    for _ in range(100):  # a busy machine draws late
        if picture(app) == expected:
            return
        await pilot.pause(0.05)
    assert picture(app) == expected


SIZES = [(80, 24), (120, 40)]
SMALLEST = (40, 12)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, which is written as ~."""
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (160, 50)])
async def test_library(make_app: Make, home: Path, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await fill(pilot, home)
        await until(pilot, lambda: "⏎ Go on" in picture(app) and "▸ The Duel" in picture(app))
        if size[0] >= 100:
            await until(pilot, lambda: "How it begins" in picture(app))
        await pilot.pause(0.2)
        await compare(pilot, f"library-{size[0]}")
        app.shut()


@pytest.mark.parametrize("typed", ["", "zzz", "~/scripts/"])
async def test_library_without_scripts(make_app: Make, home: Path, typed: str) -> None:
    write(home / "scripts", "The Duel")
    (home / "scripts" / "drafts").mkdir()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await library(pilot)
        await pilot.press(*typed)
        wanted = {"": "You have not opened", "zzz": "Nothing matches"}.get(
            typed, "the-duel.fountain"
        )
        await until(pilot, lambda: wanted in picture(app) and "⏎" in picture(app))
        await pilot.pause(0.2)
        name = {"": "first", "zzz": "no-match"}.get(typed, "path")
        await compare(pilot, f"library-{name}-80")
        app.shut()


async def test_library_file_gone(make_app: Make, home: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await fill(pilot, home)
        await pilot.press("down", "enter")
        await until(pilot, lambda: "f Find it" in picture(app))
        await compare(pilot, "library-gone-80")
        app.shut()


@pytest.mark.parametrize("size", [(80, 24), SMALLEST])
async def test_browser(
    make_app: Make, home: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    write(home / "scripts", "The Duel")
    (home / "scripts" / "drafts").mkdir()
    (home / "scripts" / "poster.png").write_bytes(b"x" * 5000)
    monkeypatch.chdir(home / "scripts")
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await library(pilot)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "poster.png" in picture(app) and "⏎ Open ⌫" in picture(app))
        await compare(pilot, f"browser-{size[0]}")
        app.shut()


@pytest.mark.parametrize("size", [SMALLEST, (60, 20), *SIZES, (160, 50)])
async def test_cast(make_app: Make, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.pause(0.2)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.press("down", "enter")
        await pilot.pause(0.2)
        await compare(pilot, f"cast-{size[0]}")
        app.shut()


@pytest.mark.parametrize("size", [SMALLEST, *SIZES, (160, 50)])
async def test_people(make_app: Make, size: tuple[int, int]) -> None:
    app = make_app(paths.SAMPLES / "four-on-the-line.fountain")
    async with app.run_test(size=size) as pilot:
        await on_stage(pilot)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, WhoScreen))
        await pilot.press(*"Ana")
        await pilot.pause(0.2)
        await compare(pilot, f"who-{size[0]}")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ShareOutScreen))
        await pilot.press(*", Ben", "enter", "v")
        await until(pilot, lambda: "A reader may" in str(app.screen.query_one("#wishes").render()))
        await until(pilot, lambda: "Ana has both sides" in picture(app))
        await compare(pilot, f"share-out-{size[0]}")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.pause(0.2)
        app.clear_notifications()
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, ReadersScreen))
        await pilot.pause(0.2)
        await compare(pilot, f"readers-{size[0]}")
        app.shut()


@pytest.mark.parametrize("size", SIZES)
async def test_stage(make_app: Make, size: tuple[int, int]) -> None:
    app = make_app(SAMPLE, ["margo"])
    async with app.run_test(size=size) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space", "right", "right", "right")
        await pilot.pause(0.6)
        await compare(pilot, f"stage-{size[0]}")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.pause(0.2)
        await compare(pilot, f"help-{size[0]}")
        assert stage.session.paused
        app.shut()


async def test_stage_scrolled_away(make_app: Make) -> None:
    app = make_app(SAMPLE)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_stage(pilot)
        await pilot.press("space", "pagedown", "pagedown")
        await pilot.pause(0.4)
        await compare(pilot, "stage-away-80")
        app.shut()


@pytest.mark.parametrize("size", [*SIZES, SMALLEST])
async def test_voices(make_app: Make, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.pause(0.2)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, VoicesScreen))
        await pilot.press("g", "down", "2")
        await pilot.pause(0.2)
        await compare(pilot, f"voices-{size[0]}")
        app.shut()


@pytest.mark.parametrize("size", [(80, 24), SMALLEST])
async def test_say_so(make_app: Make, size: tuple[int, int]) -> None:
    app = make_app(SAMPLE)
    async with app.run_test(size=size) as pilot:
        await on_stage(pilot)
        await pilot.press("space", "right", "right", "right", "y")
        await until(pilot, lambda: isinstance(app.screen, SaySoScreen))
        await pilot.pause(0.2)
        await compare(pilot, f"say-so-{size[0]}")
        app.shut()


@pytest.mark.parametrize("size", [*SIZES, SMALLEST])
async def test_settings(make_app: Make, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("comma")
        await until(
            pilot,
            lambda: isinstance(app.screen, SettingsScreen) and "keys.pause" in app.screen._rows,
        )
        await pilot.press("down", "right")
        await pilot.pause(0.2)
        await compare(pilot, f"settings-{size[0]}")
        app.shut()


@pytest.mark.parametrize("size", [*SIZES, SMALLEST])
async def test_devices(
    make_app: Make, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    outputs = (FoundDevice("Speakers", (48000,)), FoundDevice("Headset (Buds Hands-Free)"))
    monkeypatch.setattr(house_module, "_devices", lambda: FoundDevices(outputs, outputs[1:]))
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(pilot, lambda: "F1 Help" in picture(app))
        await pilot.pause(0.5)  # for the preview beside the list: it is not drawn behind a dialog
        app.push_screen(DevicesScreen())
        await until(pilot, lambda: app.screen.query("#devices"))
        await pilot.pause(0.3)
        await pilot.press("down", "enter")
        await pilot.pause(0.2)
        await compare(pilot, f"devices-{size[0]}")
        app.shut()


@pytest.mark.parametrize("size", [(80, 24), SMALLEST])
async def test_press_key(make_app: Make, size: tuple[int, int]) -> None:
    app = make_app(SAMPLE)
    async with app.run_test(size=size) as pilot:
        await on_stage(pilot)
        await pilot.press("comma")
        await until(
            pilot,
            lambda: isinstance(app.screen, SettingsScreen) and "keys.pause" in app.screen._rows,
        )
        await pilot.press(*"keys.prompt", "enter", "n")
        await pilot.pause(0.2)
        await compare(pilot, f"press-key-{size[0]}")
        app.shut()


@pytest.mark.parametrize("size", [*SIZES, SMALLEST])
async def test_reading_aids(make_app: Make, folders: Folders, size: tuple[int, int]) -> None:
    folders.config.mkdir(parents=True)
    page = "width = 40\nline_spacing = 2\nword_spacing = 2\nhighlight = 'sentence'\nfocus = true"
    (folders.config / "settings.toml").write_text(f"{QUICK_TOML}\n[page]\n{page}\n")
    app = make_app(SAMPLE, ["margo"])
    async with app.run_test(size=size) as pilot:
        await on_stage(pilot)
        await pilot.press("space", "right", "right", "right")
        await pilot.pause(0.6)
        await compare(pilot, f"reading-aids-{size[0]}")
        app.shut()
