"""However the program is left, the word at which the read stopped is kept."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tableread.base.paths import Folders
from tableread.library.store import Library
from tableread.library.stored import LIBRARY_FILE
from tableread.tui.app import TablereadApp
from tableread.tui.screens.cast import CastScreen
from tableread.tui.stage.screen import Stage
from tests.production.test_identity import PLAY
from tests.tui.conftest import until
from tests.tui.test_screens import listen_until, on_stage

Make = Callable[..., TablereadApp]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    return path


async def stopped_amid_a_line(pilot: Pilot[None]) -> Stage:
    stage = await on_stage(pilot)
    await listen_until(pilot, lambda: stage.session.at == 1 and stage.session.word >= 4)
    await pilot.press("space")
    return stage


async def by_signal(pilot: Pilot[None], name: str) -> None:
    os.kill(os.getpid(), getattr(signal, name))
    await until(pilot, lambda: pilot.app._exit)


def kept_word(folders: Folders) -> int:
    library = Library.open(folders.data / LIBRARY_FILE)
    (kept,) = library.recents()
    place = library.place(kept.key)
    library.close()
    assert place is not None
    return place.word


@pytest.mark.parametrize("way", ["q", "ctrl+q", "ctrl+c", "SIGTERM", "SIGHUP"])
async def test_the_very_word_is_kept(
    make_app: Make, script: Path, folders: Folders, way: str
) -> None:
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await stopped_amid_a_line(pilot)
        word = stage.session.word
        if way.startswith("SIG"):
            await by_signal(pilot, way)
        else:
            await pilot.press(way)
    app.shut()
    assert kept_word(folders) == word


async def test_from_a_screen_above_the_stage(
    make_app: Make, script: Path, folders: Folders
) -> None:
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await stopped_amid_a_line(pilot)
        word = stage.session.word
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.press("ctrl+q")
    app.shut()
    assert kept_word(folders) == word


async def test_where_something_broke(make_app: Make, script: Path, folders: Folders) -> None:
    app = make_app(script)
    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            stage = await stopped_amid_a_line(pilot)
            word = stage.session.word
            app.call_later(lambda: 1 / 0)
            await until(pilot, lambda: app._exit)
    app.shut()
    assert kept_word(folders) == word
