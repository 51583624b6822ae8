"""What is due, a review, the recap with its drill, and progress: from the key to what is said."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tableread.cli.by_ear.program import Asked
from tableread.learning.memory import DAY
from tableread.library.memories import KeptMemory
from tableread.listen.client import LineJudged
from tableread.listen.judge import JudgedLine, Verdict
from tableread.performance.opening import Review, Wanted
from tableread.rehearsal.commands import ListenFor
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tests.cli.by_ear_rig import Rig
from tests.cli.test_by_ear_drill import SCENE

pytestmark = pytest.mark.realtime


def due(rig: Rig, *words: str) -> None:
    """These lines were said some days ago and are due."""
    now, production = time.time(), rig.production
    elements = zip(production.line_ids, production.script.elements, strict=True)
    lines = [line for line, element in elements if element.text.startswith(words)]
    rig.house.library.memories.save(
        production.key,
        [KeptMemory("", line, "BEN", 2.0, 5.0, now - DAY, now - 3 * DAY, 1, 0) for line in lines],
    )


def session(rig: Rig) -> Session:
    assert rig.program.reading
    return rig.program.reading.session


async def test_what_is_due_is_said_and_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rig = Rig(tmp_path, SCENE, you="BEN")
    due(rig, "Thunder")
    async with rig:
        await rig.hear("1 line of BEN is due for review. Capital V asks for them.")
        whole = rig.program.reading
        rig.program.press("V")
        await rig.until(lambda: rig.program.reading not in {None, whole})
        await rig.hear("Review of 1 line.")
        assert [line.text for line in session(rig).order.lines] == ["Come in.", "Thunderstruck."]
        await rig.until(lambda: session(rig).state is State.WAITING)
        await rig.press("space")
        await rig.hear("The end of the review. 1 line of BEN is due for review.")
        review = rig.program.reading
        rig.program.press("V")
        await rig.until(lambda: rig.program.reading not in {None, review})
        assert len(session(rig).order.lines) > 2
        assert "Thunderstruck" not in "".join(text for text, *_ in rig.synthesiser.said)
    assert "Thunderstruck" not in capsys.readouterr().out


async def test_nothing_is_due(tmp_path: Path) -> None:
    async with Rig(tmp_path, SCENE, you="BEN") as rig:
        await rig.hear("You play BEN.")
        [told] = await rig.press("V")
        assert (
            told
            == "None of your lines has been heard yet. Say some on the stage, through a microphone, or learn a scene (d)."
        )


async def test_a_review_can_be_asked_for_at_the_start(tmp_path: Path) -> None:
    rig = Rig(tmp_path, SCENE, you="BEN")
    due(rig, "Quick")
    rig.asks = Asked(Wanted(rig.production.path, review=Review.IN_ORDER))
    async with rig:
        await rig.hear("Review of 1 line.")  # and nobody asks whether to play BEN


async def test_progress(tmp_path: Path) -> None:
    rig = Rig(tmp_path, SCENE, you="BEN")
    due(rig, "Thunder")
    async with rig:
        await rig.hear("You play BEN.")
        rig.program.press("P")
        await rig.hear("Progress. 2 lines of BEN: 1 due, 1 not said yet. 1 of 3.")
        assert await rig.press("down") == [
            "Scene 1 INT. BARN - DAY: 2 lines, 1 due, 1 not said yet. 2 of 3."
        ]
        await rig.press("V")
        await rig.hear("Review of 1 line.")


async def test_the_recap_tells_what_went_wrong_and_drills_it(tmp_path: Path) -> None:
    async with Rig(tmp_path, SCENE, you="BEN") as rig:
        await rig.hear("You play BEN.")
        reading = rig.program.reading
        assert reading
        for at in range(2):
            await rig.until(lambda: session(rig).state is State.WAITING)
            turn = session(rig).turn
            assert turn
            _judge(rig, turn.number, session(rig).at, wrong=at == 0)
            await rig.press("space")
        await rig.hear("Score 80 of 100: 2 turns heard, 1 word for word. 1 word left out.")
        assert "Capital S tells more." in rig.announced[-1]
        rig.program.press("S")
        await rig.hear("1 line to go over: D drills them. 1 of 3.")
        [told] = await rig.press("down")
        assert told == "BEN: Quicksilver marmalade and hullabaloo. Dropped: “marmalade”. 2 of 3."
        [told] = await rig.press("down")
        assert told == "Scene 1 INT. BARN - DAY: 80 of 100, 2 lines. 3 of 3."
        rig.program.press("d")
        await rig.until(lambda: rig.program.reading not in {None, reading})
        await rig.hear("Drill of 1 line.")
        assert [line.text for line in session(rig).order.lines][-1].startswith("Quicksilver")


def _judge(rig: Rig, number: int, at: int, *, wrong: bool) -> None:
    assert rig.program.reading
    runner = rig.program.reading._runner
    words = session(rig).order.lines[at].text.split()
    verdicts = [Verdict.SAID] * len(words)
    if wrong:
        verdicts[1] = Verdict.LEFT_OUT
    places = tuple((at, word) for word in range(len(words)))
    asked = ListenFor(number, at, at + 1, tuple(words), places, (), (), False, 0)
    runner._asked[number] = asked, session(rig).order.lines[at : at + 1]
    judged = JudgedLine(tuple(verdicts), ("",) * len(words), (), 0)
    runner._on_listener_event(LineJudged(number, judged, {}))
