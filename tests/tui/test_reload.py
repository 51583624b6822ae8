"""A script that is changed on disk while it is on the stage: told once, loaded by a key, at the same place."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tableread.cast.casting import PlayedBy
from tableread.production.notes import NoteKind
from tableread.tui.app import TablereadApp
from tableread.tui.screens.notices import NoticesScreen
from tableread.tui.stage.screen import Stage
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_notes import at
from tests.tui.test_pictures import picture
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the tests look."""
    monkeypatch.setattr("tableread.tui.stage.watching._LOOK_SECONDS", 3600.0)


def save(path: Path, text: str, stamp: int) -> None:
    """Write a file; the clock of a disk may be coarse."""
    path.write_text(text)
    os.utime(path, ns=(stamp, stamp))


async def look(pilot: Pilot[None], stage: Stage) -> None:
    """What the timer does every few seconds."""
    worker = stage.run_worker(stage.look, thread=True, group="test")
    await worker.wait()
    await pilot.pause()


def told(app: TablereadApp) -> int:
    return sum("has changed on disk" in notice.text for notice in app._told)


async def test_it_is_told_once_and_loaded_at_the_same_place(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        stage.production.give_part("BEN", PlayedBy.PERSON, "Ana")
        at(stage, "Draw.")
        stage.production.notes.add(stage.session.line, NoteKind.SLOW, 5.0)
        await until(pilot, lambda: stage._read is not None)
        save(
            script,
            DUEL.replace("Draw.", "Draw, then!").replace(
                "INT. BARN", "EXT. FIELD\n\nGrass.\n\nINT. BARN"
            ),
            10**18,
        )
        await look(pilot, stage)
        assert told(app) == 0  # it may still be being written
        for _ in range(3):
            await look(pilot, stage)
        assert told(app) == 1
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, Stage) and app.screen is not stage)
        now = app.screen
        assert isinstance(now, Stage)
        await until(pilot, lambda: now._runner is not None)
        assert now.session.line.text == "Draw, then!"
        assert now.session.paused
        assert now.production.person("BEN") == "Ana"
        [note] = now.production.notes.all()
        assert note.element == now.session.line.element
        app.shut()


async def test_a_file_that_is_saved_unchanged_or_gone_is_not_told_of(
    make_app: Make, script: Path
) -> None:
    app = make_app(script)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        await until(pilot, lambda: stage._read is not None)
        save(script, DUEL, 10**18)
        for _ in range(3):
            await look(pilot, stage)
        script.unlink()
        for _ in range(3):
            await look(pilot, stage)
        assert told(app) == 0
        app.shut()


async def test_what_cannot_be_read_leaves_the_script_as_it_was(
    make_app: Make, script: Path
) -> None:
    app = make_app(script)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        at(stage, "Draw.")
        script.write_text("")
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, Stage) and app.screen is not stage)
        now = app.screen
        assert isinstance(now, Stage)
        await until(pilot, lambda: now._runner is not None)
        assert (now.session.line.text, now.session.paused) == ("Draw.", True)
        assert any(notice.severity == "error" for notice in app._told)
        app.shut()


async def test_all_notices_are_listed(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        app.notify("[b]First[/b]", severity="warning")
        app.notify("Second.")
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: isinstance(app.screen, NoticesScreen))
        await pilot.pause(0.1)
        seen = picture(app)
        assert "▲ [b]First[/b]" in seen
        assert seen.index("First") < seen.index("Second.")
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: app.screen is stage)
        app.shut()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
async def test_a_pipe_in_place_of_the_file_is_not_waited_for(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        script.unlink()
        os.mkfifo(script)
        for _ in range(2):
            looking = threading.Thread(target=stage.look, daemon=True)
            looking.start()
            await until(pilot, lambda thread=looking: not thread.is_alive(), 5)
        assert told(app) == 0
        app.shut()


async def test_notices_after_many_are_still_seen(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await on_stage(pilot)
        for number in range(8):
            app.notify(f"Notice {number}.")
            await pilot.pause(0.1)
        # in the row above the keys, and below the read's own row
        await until(pilot, lambda: "Notice 7." in picture(app).splitlines()[-2])
        assert "reading" in picture(app).splitlines()[-3]
        app.shut()
