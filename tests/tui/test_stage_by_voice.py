"""The stage with an ear: what it shows of what is heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tableread.listen.judge import JudgedLine, Verdict
from tableread.rehearsal import commands as c
from tableread.rehearsal.events import WordsHeard
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tableread.tui.screens.confirm import ConfirmScreen
from tableread.tui.screens.said import SaidScreen
from tableread.tui.stage.screen import Stage
from tests.fakes import HandMicrophone, hum
from tests.scenes import DUEL
from tests.tui.conftest import QUICK_TOML, until
from tests.tui.test_screens import cue_text, listen_until, on_stage, play

Make = Callable[..., TablereadApp]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text(
        QUICK_TOML.replace('"key"', '"voice"') + '\n[ear]\nrecogniser = "none"\n'
    )
    return path


def transport(stage: Stage) -> str:
    return str(stage.query_one("#transport").render())


def listened(stage: Stage) -> c.ListenFor:
    return list(stage.runner._asked.values())[-1][0]


async def test_words_are_marked_as_they_are_said(make_app: Make, script: Path) -> None:
    microphone = HandMicrophone()
    app = make_app(script, ["ben"], microphone)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        await play(pilot, stage, State.WAITING)
        microphone.capture(bytes(960))  # a microphone works from its first sound on
        await until(pilot, lambda: "mic:" in transport(stage) and "off" not in transport(stage))
        assert "say it, or space" in cue_text(stage)
        turn = listened(stage).turn
        stage.runner._receive(WordsHeard(turn, 2, (False, True, False)))
        element = stage.session.order.lines[3].element
        assert stage.view.marks.missed == {(element, 0)}
        assert stage.view.marks.said == {(element, 1)}
        number = stage.view._page.first_row(element)  # type: ignore[union-attr]
        y = number - round(stage.view.scroll_offset.y) + stage.view._reading_at
        styles = {s.text: s.style for s in stage.view.render_line(y) if s.text.strip()}
        assert styles["I"].underline  # type: ignore[union-attr]
        assert "walked." in styles
        await pilot.press("space")
        await listen_until(pilot, lambda: not stage.view.marks.missed)
        app.shut()


async def test_without_a_microphone_the_ear_is_off_and_keys_work(
    make_app: Make, script: Path
) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        await until(pilot, lambda: "mic: off" in transport(stage))
        await play(pilot, stage, State.WAITING)
        await until(pilot, lambda: "space when it is said" in cue_text(stage))
        await pilot.press("space")
        assert stage.session.state is State.READING
        await pilot.press("v")
        assert stage.session.policy.advance is Advance.KEY
        await pilot.press("v", "v", "o")
        assert stage.session.policy.advance is Advance.VOICE
        assert stage.runner.listener.headphones
        app.shut()


async def test_what_was_said_and_takes(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"], HandMicrophone())
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("w")
        assert app.screen is stage  # nothing was heard yet
        await play(pilot, stage, State.WAITING)
        await pilot.press("T")
        assert "takes" in transport(stage)
        asked = listened(stage)
        verdicts = (Verdict.SAID, Verdict.CHANGED, Verdict.LEFT_OUT)
        lines = stage.session.order.lines[asked.first : asked.end]
        judged = JudgedLine(verdicts, ("", "walk", ""), ("oh",), 0)
        stage.runner.record.said(asked, lines, judged)
        for line in lines:
            stage.production.line_takes.keep(
                lambda line=line: [(line, hum(0.3, 16000))], lambda error: None
            )
        assert app.house.library.files.flush(5)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, SaidScreen))
        await pilot.pause()
        assert stage.session.paused
        turns = app.screen.query_one("#turns", OptionList)
        assert "This read" in str(turns.get_option_at_index(0).prompt)
        prompt = str(turns.get_option_at_index(1).prompt)
        assert "walked. (walk?)" in prompt
        assert "[Slowly.]  + oh" in prompt
        assert "page 1 · after ADA: You are late. · 1 INT. BARN - NIGHT" in prompt
        assert (
            app.screen.summed_up()  # type: ignore[attr-defined]
            == "1 turn: 1 said, 0 word for word · 3 words: 1 left out, 1 changed, 1 added · 33% right"
            " · 2 recordings"
        )
        await pilot.press("m")
        assert turns.option_count == 2
        await pilot.press("p", "v", "X")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("x", "q", "enter", "n")
        await until(pilot, lambda: isinstance(app.screen, SaidScreen))
        assert stage.production.takes.count == 2
        await pilot.press("X")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: stage.production.takes.count == 0)
        await pilot.press("u")
        await until(pilot, lambda: stage.production.takes.count == 2)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is stage)
        assert not stage.session.paused
        app.shut()


async def test_news_while_the_screen_is_taken_down_ask_for_nothing(
    make_app: Make, script: Path
) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        await play(pilot, stage, State.WAITING)
        for part in ("#transport", "#top", "CueBar", "#script"):
            await stage.query_one(part).remove()
            stage.redraw()
            stage._on_command(c.MoveTo(0))
