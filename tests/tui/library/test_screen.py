"""The library from the key to what is seen: going on, looking for, dropping, what is gone, what is previewed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tableread.cast.casting import PlayedBy
from tableread.library.store import Library, Place
from tableread.library.stored import LIBRARY_FILE
from tableread.tui.app import TablereadApp
from tableread.tui.library.browser import BrowserScreen
from tableread.tui.library.gone import GoneScreen
from tableread.tui.library.screen import LibraryScreen
from tableread.tui.library.script_list import ScriptList
from tableread.tui.library.typed_paths import Listing, listing
from tableread.tui.screens.confirm import ConfirmScreen
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.library.shelf import fill, preview, shown, write
from tests.tui.test_library_screen import box, library
from tests.tui.test_pictures import picture
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def bottom(app: TablereadApp) -> str:
    return picture(app).splitlines()[-1]


def told(app: TablereadApp) -> str:
    return "\n".join(notice.message for notice in app._notifications)


async def test_one_key_goes_on_where_one_stopped(make_app: Make, home: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await fill(pilot, home)
        await until(pilot, lambda: bottom(app).startswith("⏎ Go on "))
        first = picture(app).splitlines()[4:7]
        assert first[0].startswith("│   Go on") and first[0].rstrip("│ ").endswith("Enter")
        assert first[1].startswith("│ ▸ The Duel") and " min left " in first[1]
        assert "as BEN" in first[1]
        assert "INT. THE DUEL, ROOM 1" in first[2] and "~/scripts · just now" in first[2]
        await pilot.press("enter")
        stage = await on_stage(pilot)
        assert stage.production.script.title == "The Duel"
        assert stage.session.at > 10
        assert stage.production.casting.played_by(PlayedBy.YOU) == ("BEN",)
        app.shut()


async def test_searching_puts_the_best_first_and_enter_opens_it(make_app: Make, home: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await fill(pilot, home)
        await pilot.press(*"wat")
        await until(pilot, lambda: "1 of 7 scripts" in picture(app))
        await pilot.press("enter")
        stage = await on_stage(pilot)
        assert stage.production.script.title.startswith("A Long Way to the Water")
        app.shut()


async def test_what_to_do_first(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await library(pilot)
        assert "You have not opened a script yet. Press Enter to try a sample." in shown(app)
        await pilot.press(*"qqq")
        assert "Nothing matches “qqq”." in shown(app)
        assert "Escape clears the box." in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "no such file" in told(app))
        await pilot.press("escape", *"/nowhere/x")
        await until(pilot, lambda: "There is no folder /nowhere." in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "There is no file /nowhere/x." in told(app))
        app.shut()


async def lost(pilot: Pilot[None], home: Path) -> TablereadApp:
    """Enter on the script whose file is gone."""
    app = await fill(pilot, home)
    await pilot.press("down", "enter")
    await until(pilot, lambda: isinstance(app.screen, GoneScreen))
    await until(pilot, lambda: "“Nine Lives” is no longer at" in picture(app))
    return app


async def test_a_script_whose_file_is_gone_can_be_removed(make_app: Make, home: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await lost(pilot, home)
        assert "~/scripts/nine-lives.fountain" in picture(app)
        await pilot.press("escape")
        await library(pilot)
        assert "Nine Lives" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, GoneScreen))
        await pilot.press("r")
        await until(pilot, lambda: shown(app) and "Nine Lives" not in shown(app))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "Nine Lives" in shown(app))
        app.shut()


async def test_or_found_with_everything_that_was_kept(make_app: Make, home: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await lost(pilot, home)
        moved = write(home / "scripts" / "attic", "Nine Lives")
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, BrowserScreen))
        await until(pilot, lambda: "attic/" in picture(app))
        await pilot.press("end", "enter")
        await until(pilot, lambda: "nine-lives.fountain" in picture(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await until(pilot, lambda: "Is this the same script?" in picture(app))
        await pilot.press("y")
        stage = await on_stage(pilot)
        assert stage.production.path == moved
        assert stage.production.casting.played_by(PlayedBy.YOU) == ("BEN",)
        app.shut()


async def test_tab_completes_what_several_have_in_common(make_app: Make, home: Path) -> None:
    for title in ("Duel in the Sun", "Duel in the Rain"):
        write(home / "plays", title)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await library(pilot)
        await pilot.press(*"~/pl")
        await until(pilot, lambda: "plays/" in shown(app))
        await until(pilot, lambda: bottom(app).startswith("⏎ Look in "))
        await pilot.press("tab", "d")
        await until(pilot, lambda: "duel-in-the-rain.fountain" in shown(app))
        await pilot.press("tab")
        assert box(app).value == "~/plays/duel-in-the-"
        await until(pilot, lambda: "duel-in-the-sun.fountain" in shown(app))
        await pilot.press("down", "enter")
        await until(pilot, lambda: getattr(app.screen, "production", None))
        await pilot.pause(0.2)  # the screen is being put up
        assert app.screen.production.script.title == "Duel in the Sun"  # type: ignore[attr-defined]
        app.shut()


async def test_enter_waits_for_the_folder_to_be_read(
    make_app: Make, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home / "plays", "Duel in the Sun")

    def late(typed: str) -> Listing:
        time.sleep(0.2)
        return listing(typed)

    monkeypatch.setattr("tableread.tui.library.screen.listing", late)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await library(pilot)
        await pilot.press(*"~/plays/du", "enter")
        await until(pilot, lambda: getattr(app.screen, "production", None))
        await pilot.pause(0.2)  # the screen is being put up
        app.shut()


async def test_a_dropped_file_is_opened_and_other_text_is_typed(make_app: Make, home: Path) -> None:
    path = write(home / "my plays", "The Duel")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await library(pilot)
        app.post_message(events.Paste("bus\nand more"))
        await until(pilot, lambda: box(app).value == "bus")
        app.post_message(events.Paste(" and/or"))  # may be a path, and is none
        await until(pilot, lambda: box(app).value == "bus and/or")
        app.post_message(events.Paste(str(path).replace(" ", "\\ ") + " /two.pdf"))
        await until(pilot, lambda: getattr(app.screen, "production", None))
        await pilot.pause(0.2)  # the screen is being put up
        assert app.screen.production.path == path  # type: ignore[attr-defined]
        told = [notice.message for notice in app._notifications]
        assert "You dropped 2 files. The first is opened: the-duel.fountain." in told
        app.shut()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9),
        ("empty.txt", b""),
        ("sound.wav", b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(400)),
        ("archive.zip", b"PK\x03\x04" + bytes(60)),
        ("broken.pdf", b"%PDF-1.7\n" + b"\xff" * 90),
        ("broken.docx", b"PK\x05\x06" + bytes(18)),
    ],
)
async def test_what_is_no_script_is_told_in_one_sentence(
    make_app: Make, home: Path, name: str, content: bytes
) -> None:
    path = home / name
    path.write_bytes(content)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await library(pilot)
        app.post_message(events.Paste(str(path)))
        await until(pilot, lambda: told(app))
        assert told(app).endswith(".")
        assert "\n" not in told(app)
        assert isinstance(app.screen, LibraryScreen)
        app.shut()


async def test_with_the_mouse_alone(make_app: Make, home: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 18)) as pilot:
        await fill(pilot, home)
        await until(pilot, lambda: "Rain on Thursday" in picture(app))
        listed = app.screen.query_one(ScriptList)
        for _ in range(9):
            listed.post_message(
                events.MouseScrollDown(listed, 1, 1, 0, 0, 0, False, False, False, 9, 9)
            )
        await until(pilot, lambda: "The Last Bus" in picture(app))
        drawn = picture(app).splitlines()
        y = next(y for y, row in enumerate(drawn) if "Rain on Thursday" in row)
        await pilot.click(offset=(9, y + 1))
        await until(pilot, lambda: getattr(app.screen, "production", None))
        await pilot.pause(0.2)  # the screen is being put up
        assert app.screen.production.script.title == "Rain on Thursday"  # type: ignore[attr-defined]
        app.shut()


async def test_the_preview_comes_when_the_mark_rests(make_app: Make, home: Path) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await fill(pilot, home)
        await until(pilot, lambda: preview(app).startswith("The Duel\n2 parts · 22 scenes · 2 min"))
        lines = preview(app).splitlines()
        assert "Stopped at INT. THE DUEL, ROOM 1" in preview(app)
        assert any(line.startswith("BEN (you) ") for line in lines)
        assert lines[lines.index("How it begins") + 1] == "INT. BARN - NIGHT"
        # what you say is not told before you say it
        assert "▌ your line" in lines
        assert "walked" not in preview(app)
        assert "You are late." in preview(app)
        await pilot.press("down", "down")
        await until(pilot, lambda: preview(app).startswith("A Long Way to the Water"))
        assert "  I walked." in preview(app)  # nobody's part is yours in this one
        await pilot.press("end", *"understudy")
        await until(pilot, lambda: preview(app).startswith("The Understudy"))
        app.shut()


async def test_without_room_nothing_is_looked_up(
    make_app: Make, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tableread.tui.library import preview_pane

    asked: list[object] = []
    monkeypatch.setattr(preview_pane, "_found", lambda entry, *_: asked.append(entry))
    app = make_app()
    async with app.run_test(size=(99, 40)) as pilot:
        await library(pilot)
        await pilot.pause(0.4)
        assert not asked
        await pilot.resize_terminal(100, 40)
        await until(pilot, lambda: asked)
        assert "Open this script to see its cast" in preview(app)
        app.shut()


async def test_a_hostile_script_is_only_text(make_app: Make, home: Path) -> None:
    path = home / "b\x1b[2J[red]ad.fountain"
    path.write_text(
        DUEL.replace("The Duel", "[red]Dü\x1b[31mel[/") + "\n\nJÖ[b]L\n[link=x]Hi\x07\n"
    )
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await library(pilot)
        app.open_script(path)
        await until(pilot, lambda: getattr(app.screen, "production", None))
        await pilot.pause(0.2)  # the screen is being put up
        app.show_library()
        await until(pilot, lambda: "[red]Dü[31mel[/" in shown(app))
        await until(pilot, lambda: "[red]Dü[31mel[/" in preview(app))
        assert "\x1b" not in picture(app)
        await pilot.press(*"/b")
        app.shut()


def many(folders_data: Path, number: int) -> None:
    """A library of so many scripts."""
    kept = Library.open(folders_data / LIBRARY_FILE)
    for at in range(number):
        key = f"/plays/season {at % 20}/a long way to scene {at}.fountain"
        kept.opened(key, key, f"A long way to scene {at}: The Return", at % 3, 3600.0)
        kept.save_place(key, Place("l", 0, at / number), "INT. KITCHEN - DAY", 3600.0)
    assert kept.writer.flush(30)
    kept.close()


async def test_five_hundred_scripts_are_filtered_at_once(make_app: Make, home: Path) -> None:
    many(home / "data", 500)
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await library(pilot)
        assert "503 scripts" in picture(app)
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        took = []
        for typed in ("l", "lo", "lon", "long", "way", "scene 4", "scene 49", "season 7 ret", ""):
            began = time.thread_time()
            box(app).value = typed
            screen._show()
            for y in range(app.size.height):  # what is seen of it
                screen.listed.render_line(y)
            took.append(time.thread_time() - began)
        assert statistics.median(took) < 0.05, took
        began = time.thread_time()
        screen.show_again()
        assert time.thread_time() - began < 0.25
        app.shut()
