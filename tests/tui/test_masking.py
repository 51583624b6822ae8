"""Your lines can be hidden: on the page, in the cue bar, in notices; they come back as they are said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.learning.masks import Mask
from tableread.listen.judge import JudgedLine, Verdict
from tableread.rehearsal.commands import ListenFor
from tableread.rehearsal.events import WordsHeard
from tableread.rehearsal.policy import PRESETS, Advance
from tableread.rehearsal.situation import State
from tableread.script.words import said_words
from tableread.tui.app import TablereadApp
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.say_so import SaySoScreen
from tableread.tui.stage.screen import Stage
from tests.tui.conftest import until
from tests.tui.test_pictures import picture
from tests.tui.test_screens import on_stage, play

Make = Callable[..., TablereadApp]
SCENE = """INT. BARN - DAY

ADA
Who is there?

BEN
Quicksilver marmalade and hullabaloo.

ADA
Come in.

BEN
Thunderstruck.
"""
SECRETS = ("Quicksilver", "marmalade", "hullabaloo", "Thunderstruck")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "barn.fountain"
    path.write_text(SCENE)
    return path


def seen(app: TablereadApp) -> list[str]:
    """Which of the secrets stand anywhere on the screen."""
    told = picture(app) + "".join(notice.message for notice in app._notifications)
    return [word for word in SECRETS if word in told]


async def hide(pilot: Pilot[None], stage: Stage, mask: Mask) -> None:
    for _ in Mask:
        if stage.covering.mask is mask:
            return
        await pilot.press("m")


async def test_hidden_lines_are_nowhere_and_come_back_as_they_are_said(
    make_app: Make, script: Path
) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await hide(pilot, stage, Mask.HIDDEN)
        await until(pilot, lambda: not seen(app))
        assert "hidden · 0:0" in picture(app)
        await play(pilot, stage, State.WAITING)
        await until(pilot, lambda: "YOU · BEN" in picture(app))
        assert not seen(app)
        await pilot.press("h")  # a hint is one word
        await until(pilot, lambda: seen(app) == ["Quicksilver"])
        stage.ask(lambda: stage.runner.do(stage.session.set_advance(Advance.VOICE)))
        turn = stage.session.turn
        assert turn is not None
        stage.runner._receive(WordsHeard(turn.number, 2, (True, True)))
        await until(pilot, lambda: seen(app) == ["Quicksilver", "marmalade"])
        await pilot.press("p")  # a look is over by itself
        await until(pilot, lambda: len(seen(app)) == 3)
        await until(pilot, lambda: seen(app) == ["Quicksilver", "marmalade"])
        await pilot.press("space")
        await play(pilot, stage, State.WAITING)
        await until(pilot, lambda: seen(app) == ["Quicksilver", "marmalade", "hullabaloo"])
        await pilot.press("home", "enter")
        await until(pilot, lambda: not seen(app))
        app.shut()


async def test_the_mask_is_remembered_with_the_role(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await hide(pilot, stage, Mask.LETTERS)
        await until(pilot, lambda: "Q·········· m········ a·· h·········." in picture(app))
        app.shut()
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        assert stage.covering.mask is Mask.LETTERS
        await until(pilot, lambda: "Q·········· m········ a·· h·········." in picture(app))
        app.shut()


async def test_each_line_is_hidden_as_well_as_it_is_known(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 40)) as pilot:
        stage = await on_stage(pilot)
        production, said = stage.production, stage.runner.record.said

        def say_both(first: Verdict) -> None:
            """Both of Ben's lines, the first word of the first one as given."""
            for at, line in enumerate(stage.session.order.lines):
                if line.speaker == "BEN":
                    words = said_words(line.text)
                    verdicts: tuple[Verdict, ...] = (
                        first if "Quick" in line.text else Verdict.SAID,
                    )
                    verdicts += (Verdict.SAID,) * (len(words) - 1)
                    places = tuple((at, word.number) for word in words)
                    texts = tuple(word.text for word in words)
                    asked = ListenFor(at, at, at + 1, texts, places, (), (), False, 0)
                    judged = JudgedLine(verdicts, ("",) * len(words), (), 0)
                    stage._on_command(said(asked, [line], judged))
            stage.runner.record.began += 1

        for _ in range(8):
            say_both(Verdict.SAID)
        await hide(pilot, stage, Mask.AS_KNOWN)
        await until(pilot, lambda: "Q·········· m········ a·· h·········." in picture(app))
        assert "T············." in picture(app)
        say_both(Verdict.PROMPTED)
        await until(pilot, lambda: "Quicksilver ········· ··· ···········" in picture(app))
        assert "T············." in picture(app)
        assert production.masks.of_yours is Mask.AS_KNOWN
        app.shut()


async def test_without_a_part_there_is_nothing_to_hide(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("m")
        assert stage.covering.mask is Mask.FULL
        assert any("You have no part." in notice.message for notice in app._notifications)
        app.shut()


TWO_SCENES = """INT. BARN - DAY

ADA
Who is there?

BEN
Only me.

INT. LOFT - NIGHT

CAL
Anybody up?

ADA
Quicksilver.
"""


async def test_lines_of_a_part_taken_just_now_are_hidden_in_all_scenes(
    make_app: Make, tmp_path: Path
) -> None:
    path = tmp_path / "barn.fountain"
    path.write_text(TWO_SCENES)
    app = make_app(path, ["ben"])
    async with app.run_test(size=(80, 40)) as pilot:
        stage = await on_stage(pilot)
        production = stage.production
        # of Ben's scenes only, so that Ada's in the loft is not read so far
        production.choose(reading=next(r for r in PRESETS if r.only_my_scenes))
        stage.runner.do(stage.session.reorder(production.running_order()))
        await hide(pilot, stage, Mask.HIDDEN)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        production.give_part("BEN", PlayedBy.VOICE)
        production.give_part("ADA", PlayedBy.YOU)
        production.masks.choose(Mask.HIDDEN)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is stage)
        await pilot.pause()
        assert "Only me." in picture(app)
        assert "Quicksilver" not in picture(app)
        app.shut()


async def test_the_narrators_lines_are_hidden_but_for_headings(
    make_app: Make, tmp_path: Path
) -> None:
    path = tmp_path / "barn.fountain"
    path.write_text(SCENE.replace("ADA\nCome in.", "Thunderstruck, she opens.\n\nADA\nCome in."))
    app = make_app(path)
    async with app.run_test(size=(80, 40)) as pilot:
        stage = await on_stage(pilot)
        stage.production.give_part(NARRATOR, PlayedBy.YOU)
        await hide(pilot, stage, Mask.HIDDEN)
        await until(pilot, lambda: "she opens" not in picture(app))
        assert "INT. BARN" in picture(app)
        assert "Quicksilver" in picture(app)
        app.shut()


async def test_hidden_words_are_not_offered_to_be_pronounced(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 40)) as pilot:
        stage = await on_stage(pilot)
        await hide(pilot, stage, Mask.HIDDEN)
        await play(pilot, stage, State.WAITING)
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, SaySoScreen))
        await until(pilot, lambda: app.screen.query("#word"))
        assert app.screen.query_one("#word", Input).value == ""
        assert not seen(app)
        app.shut()
