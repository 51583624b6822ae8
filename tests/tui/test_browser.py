"""The file browser: scripts come first, one key goes up or in, and no file's name does anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tableread.library.store import Library
from tableread.library.stored import LIBRARY_FILE
from tableread.tui.app import TablereadApp
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_library_screen import library
from tests.tui.test_pictures import picture

Make = Callable[..., TablereadApp]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "drafts"
    (folder / "acts").mkdir(parents=True)
    for name in ("a picture.png", "Duel.FOUNTAIN", "zebra.txt", ".hidden.txt", "red\x1b[31m.pdf"):
        (folder / name).write_text(DUEL)
    (folder / "acts" / "one.fountain").write_text(DUEL)
    monkeypatch.chdir(folder)
    return folder


async def browser(pilot: Pilot[None]) -> None:
    await library(pilot)
    await pilot.press("ctrl+o")
    await until(pilot, lambda: names(pilot))


def names(pilot: Pilot[None]) -> list[str]:
    from textual_fspicker.parts import DirectoryNavigation

    found = pilot.app.screen.query(DirectoryNavigation)
    if not found:
        return []
    listed = found.first()
    return [str(listed.get_option_at_index(at).prompt) for at in range(listed.option_count)]


async def test_scripts_come_first_and_the_first_is_marked(make_app: Make, folder: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await browser(pilot)
        shown = [name.split("  ")[0] for name in names(pilot)]
        assert shown == [
            "../",
            "Duel.FOUNTAIN",
            "red[31m.pdf",
            "zebra.txt",
            "acts/",
            "a picture.png",
        ]
        await until(pilot, lambda: f"/{folder.name} ─" in picture(app))
        await pilot.press("full_stop")
        await until(pilot, lambda: any(".hidden" in name for name in names(pilot)))
        await pilot.press("full_stop")
        await until(pilot, lambda: not any(".hidden" in name for name in names(pilot)))
        await pilot.press("enter")
        await until(pilot, lambda: getattr(app.screen, "production", None))
        await pilot.pause(0.2)  # the screen is being put up
        assert app.screen.production.path == folder / "Duel.FOUNTAIN"  # type: ignore[attr-defined]
        app.shut()


async def test_folders_are_gone_into_and_out_of(make_app: Make, folder: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await browser(pilot)
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, lambda: any("one.fountain" in name for name in names(pilot)))
        await pilot.press("backspace")
        await until(pilot, lambda: any("zebra.txt" in name for name in names(pilot)))
        await pilot.press("escape")
        await library(pilot)
        app.shut()


async def test_with_the_mouse_alone(make_app: Make, folder: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await browser(pilot)
        await pilot.pause(0.1)

        async def click(words: str) -> None:
            drawn = picture(app).splitlines()
            y = next(y for y, row in enumerate(drawn) if words in row)
            await pilot.click(offset=(drawn[y].index(words), y))

        await click("acts/")
        await until(pilot, lambda: "one.fountain" in picture(app))
        await click("one.fountain")
        await until(pilot, lambda: getattr(app.screen, "production", None))
        await pilot.pause(0.2)  # the screen is being put up
        app.shut()


async def test_it_begins_in_the_folder_of_the_last_script_or_above_it(
    make_app: Make, folder: Path, tmp_path: Path
) -> None:
    kept = Library.open(tmp_path / "data" / LIBRARY_FILE)
    kept.opened("k", str(folder / "acts" / "deeper" / "gone.fountain"), "Gone")
    assert kept.close() == []
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await browser(pilot)
        assert any("one.fountain" in name for name in names(pilot))
        app.shut()


async def test_a_folder_that_goes_away_ends_nothing(make_app: Make, folder: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await browser(pilot)
        (folder / "acts" / "one.fountain").unlink()
        (folder / "acts").rmdir()
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, lambda: any("There is no file" in n.message for n in app._notifications))
        await library(pilot)
        app.shut()
