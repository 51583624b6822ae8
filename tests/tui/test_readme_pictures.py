"""README's pictures are of the program as it is. `TABLEREAD_PICTURES=new` makes them anew."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable

import pytest
from textual.app import App

from tableread.base.live_settings import LiveSettings
from tableread.base.paths import Folders
from tableread.base.settings import Settings
from tableread.listen.judge import JudgedLine, Verdict
from tableread.performance.listener import Listener
from tableread.performance.listener_events import EarState
from tableread.rehearsal.events import WordsHeard
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tableread.tui.library.screen import LibraryScreen
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.said import SaidScreen
from tableread.tui.teleprompter_app import TeleprompterApp
from tests.fakes import NoMicrophone
from tests.tui.conftest import until
from tests.tui.test_pictures import SAMPLE
from tests.tui.test_screens import on_stage, play
from tests.tui.test_stage_by_voice import listened

ASSETS = SAMPLE.parent
SIZE = (96, 28)
Make = Callable[..., TablereadApp]


def words_in(svg: str) -> str:
    """What can be read in a picture."""
    return html.unescape("".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)))


def compare(app: App[None], name: str, title: str) -> None:
    path = ASSETS / f"{name}.svg"
    made = app.export_screenshot(title=title)
    if os.environ.get("TABLEREAD_PICTURES") == "new":
        path.write_text(made, encoding="utf-8")
    assert words_in(made) == words_in(path.read_text(encoding="utf-8"))


async def test_the_stage_and_what_was_said(
    make_app: Make, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Listener, "state", EarState.HEARING)
    monkeypatch.setattr(Listener, "deaf", False)
    monkeypatch.setattr(Listener, "reason", "")
    folders.config.mkdir(parents=True)
    (folders.config / "settings.toml").write_text('advance = "voice"\n')
    app = make_app(SAMPLE, ["margo"])
    async with app.run_test(size=SIZE) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("right", "right", "right", "right", "right")
        await play(pilot, stage, State.WAITING)
        stage.runner.listener.level = -24.0
        asked = listened(stage)
        stage.runner._receive(WordsHeard(asked.turn, 6, (True,) * 6))
        await pilot.pause(0.6)
        compare(app, "stage", "tableread the-understudy.fountain --role MARGO")
        verdicts = [Verdict.SAID] * len(asked.words)
        verdicts[4], verdicts[6] = Verdict.LEFT_OUT, Verdict.CHANGED
        instead = ["almost" if v is Verdict.CHANGED else "" for v in verdicts]
        lines = stage.session.order.lines[asked.first : asked.end]
        judged = JudgedLine(tuple(verdicts), tuple(instead), (), 0)
        stage.runner.record.said(asked, lines, judged)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, SaidScreen))
        await pilot.pause(0.2)
        compare(app, "said", "w: what was said")
        app.shut()


async def test_the_cast_list(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.pause(0.2)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.press("down", "down", "enter")
        await pilot.pause(0.2)
        compare(app, "cast", "tableread four-on-the-line.fountain")
        app.shut()


SPEECH = [
    "Nobody asked the boat.",
    "It lay on the sand for eleven winters, keel up, and kept its own counsel.",
]


async def test_the_teleprompter(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Listener, "state", EarState.HEARING)
    listener = Listener(NoMicrophone, folders.data, None)  # type: ignore[arg-type,return-value]
    app = TeleprompterApp(SPEECH, folders, LiveSettings(Settings()), listener=listener)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: not app.by_voice)  # there is no microphone to follow
        app.clear_notifications()
        app.by_voice = app.paused = True
        app._go(6)
        app.paused = False
        listener.level = -24.0
        await pilot.press("f")  # the keys are shown for a while after one
        await pilot.pause(0.3)
        compare(app, "prompt", "tableread prompt speech.txt")
