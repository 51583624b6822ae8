"""Learning a scene by ear: what is left of a line is said, the cue, then how the answer was; no word that is gone is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tableread.cli.by_ear.drill import DrillByEar
from tableread.cli.by_ear.typing import Typing
from tableread.learning.lacuna import Phase
from tableread.listen.client import LineJudged
from tableread.listen.judge import JudgedLine, Verdict
from tableread.performance.drilling import Drilling, Moment, Way
from tableread.performance.listener_events import EarState
from tableread.rehearsal.events import LineSaid, WordsHeard
from tests.cli.by_ear_rig import Rig
from tests.fakes import QUICK, HandMicrophone

pytestmark = pytest.mark.realtime

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
SHORT = SCENE.partition("\nADA\nCome in.")[0]
LINES = ("Quicksilver marmalade and hullabaloo.", "Thunderstruck.")
WORDS = ("Quicksilver", "marmalade", "hullabaloo", "Thunderstruck")


async def learning(rig: Rig) -> Drilling:
    await rig.hear("You play BEN.")
    await rig.press("space")
    rig.program.press("d")
    await rig.until(lambda: rig.program.drill)
    drill = rig.program.drill
    assert isinstance(drill, DrillByEar)
    return drill._drilling


async def turn(rig: Rig, drilling: Drilling) -> str:
    await rig.until(lambda: drilling.moment is Moment.TURN)
    return LINES[drilling.number]


async def answer(rig: Rig, drilling: Drilling, text: str) -> None:
    """Type it on the cue."""
    await turn(rig, drilling)
    await rig.until(lambda: isinstance(rig.program._modes._stack[-1], Typing))
    before = drilling.lacuna.state
    rig.type(text)
    await rig.until(lambda: drilling.lacuna.state is not before)


async def test_a_scene_is_learned_by_typing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with Rig(tmp_path, SHORT, you="BEN") as rig:
        drilling = await learning(rig)
        await rig.hear("Learning 1 line of BEN. Scene 1 of 1: INT. BARN - DAY.")
        await rig.hear("First run, with the text. 0 known. ‘Quicksilver marmalade and hullabaloo.’")
        await rig.hear("Type your line, or press Enter.")
        while drilling.lacuna.phase is not Phase.DONE:
            line = await turn(rig, drilling)
            # from here until the answer nothing may give a word that is gone
            said, announced = len(rig.synthesiser.said), len(rig.announced)
            gone = {word for word in WORDS if word in line} - set(re.findall(r"\w+", drilling.text))
            if drilling.lacuna.state.passes in {2, 4}:
                await rig.press("escape", "s", "w", "x", "r")
                await turn(rig, drilling)
            told = " ".join(
                [text for text, *_ in rig.synthesiser.said[said:]] + rig.announced[announced:]
            )
            assert not {word for word in gone if word in told}
            await answer(rig, drilling, line.lower())
        await rig.hear("You know this scene")
        assert any("Nothing is left of your line." in told for told in rig.announced)
        half = [told for told in rig.announced if "<step>" in told]
        assert any("‘Quicksilver marmalade’ <step> ‘hullabaloo" in told for told in half)
        memories = rig.production.memories
        await rig.until(lambda: len(memories.of(["BEN"])) == 1)  # they come back for review
        await rig.press("b")
        assert drilling.lacuna.phase is Phase.MAP
        await rig.press("escape", "q")
        await rig.hear("The drill is kept. Back in the script. Paused: space goes on.")
    assert "Your line: Quicksilver marmalade … hullabaloo." in capsys.readouterr().out


async def test_what_was_wrong_is_told_and_the_drill_goes_on_where_it_was_left(
    tmp_path: Path,
) -> None:
    async with Rig(tmp_path, SCENE, you="BEN") as rig:
        drilling = await learning(rig)
        for typed in ("", "", LINES[1]):
            await answer(rig, drilling, typed)
        await rig.hear("Right.")
        await answer(rig, drilling, "quicksilver and lemonade hullabaloo")
        await rig.hear("Left out: marmalade. Added: lemonade. It is: ‘Quicksilver marmalade and")
        await answer(rig, drilling, "wonderful")
        await rig.hear("That was not it. It is: ‘Thunderstruck.’")
        await turn(rig, drilling)
        kept = drilling.lacuna.state
        await rig.press("escape", "q")
        await rig.hear("Back in the script.")
        assert rig.program.reading
        assert rig.program.reading.session.paused
        rig.program.press("d")
        await rig.until(lambda: rig.program.drill)
        assert rig.program.drill
        assert rig.program.drill._drilling.lacuna.state == kept


async def test_a_line_is_rated_and_the_way_is_remembered(tmp_path: Path) -> None:
    async with Rig(tmp_path, SCENE, you="BEN") as rig:
        drilling = await learning(rig)
        await turn(rig, drilling)
        assert await rig.press("escape", "v") == ["Closed.", *rig.announced[-1:]]
        assert "You answer by rating yourself." in rig.announced[-1]
        for _ in range(2):
            await turn(rig, drilling)
            await rig.press("space")
        await turn(rig, drilling)
        await rig.hear("Say your line; space lets you hear it.")
        assert await rig.press("3") == ["There is nothing to rate: answer first."]
        await rig.press("space")
        await rig.hear("‘Thunderstruck.’ How was it? 1: missed it, 2: nearly, 3: had it.")
        await rig.press("3")
        assert drilling.lacuna.known(1)
        assert rig.house.live.now.learning.answer == "by rating yourself"


async def test_a_line_is_said_and_nobody_needs_a_key(tmp_path: Path) -> None:
    microphone = HandMicrophone()
    settings = replace(QUICK, advance="voice")
    async with Rig(
        tmp_path,
        SCENE,
        you="BEN",
        settings=settings,
        recogniser="none",
        open_source=lambda: microphone,
    ) as rig:
        drilling = await learning(rig)
        assert drilling.way is Way.VOICE

        def works() -> bool:
            microphone.capture(bytes(960))
            return drilling.runner.listener.state is not EarState.OFF

        async def say(*verdicts: Verdict, instead: tuple[str, ...] = ()) -> None:
            await rig.until(works)
            await turn(rig, drilling)
            number = drilling._turn
            heard = len(verdicts)
            drilling.runner._receive(WordsHeard(number, heard, (True,) * heard))
            drilling.runner._receive(LineSaid(number))
            judged = JudgedLine(verdicts, instead or ("",) * heard, (), 0)
            drilling.runner._on_listener_event(LineJudged(number, judged, {}))

        said, changed = Verdict.SAID, Verdict.CHANGED
        await say(said, said, said, said)
        await say(said)
        await rig.hear("Right. Run 2. 0 known.")
        await say(said)
        await say(said, changed, said, said, instead=("", "marble", "", ""))
        await rig.hear("For marmalade you said marble. It is: ‘Quicksilver")
        await turn(rig, drilling)  # it went on by itself


async def test_for_a_screen_reader_it_waits_after_a_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with Rig(tmp_path, SCENE, you="BEN", speech="screen-reader") as rig:
        await rig.until(lambda: rig.program.reading)
        await rig.press("space", "d")
        await rig.until(lambda: rig.program.drill)
        assert rig.program.drill
        drilling = rig.program.drill._drilling
        for typed in ("", "", "wonderful"):
            await answer(rig, drilling, typed)
        assert drilling.moment is Moment.MISSED
        await rig.press("space")
        await turn(rig, drilling)
        printed = capsys.readouterr().out
        assert "That was not it.\nIt is:\nSpace goes on.\nYour line: Thunderstruck.\n" in printed
        assert "ADA: Come in." in printed or "Come in." not in printed
    assert rig.announced == []


async def test_without_a_part_there_is_nothing_to_learn(tmp_path: Path) -> None:
    async with Rig(tmp_path, SCENE) as rig:
        await rig.hear("Question mark")
        assert await rig.press("d") == ["You have no part. C opens the cast, where you take one."]
