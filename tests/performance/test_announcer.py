"""The announcer: what is asked for is said at once, and nothing holds the read up for ever."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tableread.audio.clip import Clip
from tableread.audio.mixer import RATE
from tableread.audio.player import Player
from tableread.performance.announcer import ANNOUNCER, Announcer
from tableread.performance.earcons import Earcon
from tableread.speech.utterance import Utterance
from tests.fakes import VOICES, HandOutput, ToneSynthesiser

pytestmark = pytest.mark.realtime

LINE = Clip(b"\1\0" * RATE, RATE)


class Rig:
    def __init__(self) -> None:
        self.synthesiser = ToneSynthesiser()
        self.output = HandOutput(RATE)
        self.player = Player(lambda _: self.output)
        self.player.start()
        self.announcer = Announcer(self.synthesiser, self.player)

    def until(self, condition: Callable[[], object]) -> None:
        deadline = time.monotonic() + 5
        while not condition():
            assert time.monotonic() < deadline, "it never came"
            self.output.play(0.02)
            time.sleep(0.002)

    @property
    def said(self) -> list[str]:
        return [text for text, voice, _ in self.synthesiser.said if voice == ANNOUNCER.id]


@pytest.fixture
def rig() -> Iterator[Rig]:
    made = Rig()
    yield made
    made.announcer.close()
    made.player.close()


def test_names_and_headings_are_said_without_stress(rig: Rig) -> None:
    rig.announcer.say("BEN: it is on TV, at O'NEILL'S", heading=True)
    rig.until(lambda: not rig.announcer.busy)
    assert rig.said == ["Ben: it is on TV, at O'neill's"]


def test_what_cannot_be_made_holds_nothing_up(rig: Rig) -> None:
    rig.synthesiser.failing = True
    rig.player.play(1, LINE, 0.0)
    rig.announcer.say("Paused.")
    rig.announcer.say_before(2, "BEN.")
    rig.announcer.tell("News.")
    rig.until(lambda: not rig.announcer.busy)
    rig.until(lambda: rig.player.mixer.idle)


def test_of_what_is_asked_only_the_last_is_said_to_its_end(rig: Rig) -> None:
    rig.announcer.say("One two three four five six seven. " * 4)
    rig.announcer.say("Paused.")
    rig.until(lambda: not rig.announcer.busy)
    assert rig.said[-1] == "Paused."
    assert len(rig.said) <= 3


def test_a_hold_is_released_and_the_read_goes_on(rig: Rig) -> None:
    rig.player.play(1, LINE, 0.0)
    rig.announcer.hold()
    rig.output.play(0.5)
    assert rig.player.mixer.position == 0
    rig.announcer.release()
    rig.output.play(0.5)
    assert rig.player.mixer.position > 0


def test_a_line_of_the_script_may_be_an_answer(rig: Rig) -> None:
    rig.announcer.perform(Utterance("You are late.", VOICES[3], 0.7))
    rig.until(lambda: not rig.announcer.busy)
    assert ("You are late.", VOICES[3].id, 0.7) in rig.synthesiser.said


async def test_it_can_be_waited_for(rig: Rig) -> None:
    rig.announcer.sound(Earcon.YOUR_TURN)
    waiting = asyncio.ensure_future(rig.announcer.finish(5))
    for _ in range(60):
        rig.output.play(0.02)
        await asyncio.sleep(0.01)
    await asyncio.wait_for(waiting, 5)
    assert not rig.announcer.busy


@pytest.mark.parametrize("earcon", Earcon)
def test_earcons_are_short_soft_at_their_ends_and_not_too_loud(earcon: Earcon) -> None:
    from array import array

    clip = earcon.clip()
    assert 0.02 < clip.seconds < 0.4
    samples = array("h", clip.pcm)
    assert max(map(abs, samples)) <= 6000
    assert abs(samples[0]) < 50
    assert abs(samples[-1]) < 800


def test_closing_is_quiet(rig: Rig, tmp_path: Path) -> None:
    rig.announcer.tell("One.")
    rig.announcer.close()
    rig.output.play(0.1)
    assert not rig.player.mixer.announcing


def test_an_answer_does_not_wait_for_names_that_are_due_later(rig: Rig) -> None:
    render = rig.synthesiser.render

    def slowly(utterance: Utterance) -> Clip:
        time.sleep(0.02)
        return render(utterance)

    rig.synthesiser.render = slowly  # type: ignore[method-assign]
    for number in range(20):
        rig.announcer.say_before(number, f"Name {number}.")
    rig.announcer.say("Paused.")
    rig.until(lambda: not rig.announcer.being_made)
    assert rig.said.index("Paused.") < 10
