"""A teleprompter's ear: through a long text, over jumps, back and forth."""

from __future__ import annotations

from random import Random

import pytest

from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.text_follower import TextFollower
from tableread.listen.word_distance import WordDistance, by_letters
from tests.fakes import hum
from tests.listen.test_ear import Told

SPEECH, SILENCE = hum(FRAME / RATE, RATE), bytes(2 * FRAME)
SYLLABLES = "ba de ki lo mu na pe ri so tu va we xi yo zu".split()
CHANCE = Random(7)
TEXT = ["".join(CHANCE.choices(SYLLABLES, k=CHANCE.randint(1, 4))) for _ in range(3000)]


class Speaker:
    def __init__(self) -> None:
        self.told = Told()
        self.follower = TextFollower(TEXT, self.told, WordDistance(by_letters).between)

    def say(self, words: list[str], rest: float = 0.6) -> int:
        """Say words, ten at a breath; the place afterwards."""
        place = self.follower.place
        for at in range(0, len(words), 10):
            breath = words[at : at + 10]
            self.told.says = [*self.told.says, *breath]
            frames = [SPEECH] * (10 * len(breath)) + [SILENCE] * round(rest / 0.03)
            for frame in frames:
                place = self.follower.process(frame).position
        return place


@pytest.fixture
def speaker() -> Speaker:
    return Speaker()


def test_on_and_on(speaker: Speaker) -> None:
    assert [speaker.say(TEXT[at : at + 50]) for at in range(0, 300, 50)] == list(range(50, 350, 50))


def test_without_a_rest(speaker: Speaker) -> None:
    assert speaker.say(TEXT[:300], rest=0.0) == pytest.approx(300, abs=12)


def test_words_left_out_changed_and_added(speaker: Speaker) -> None:
    speaker.say(TEXT[:20])
    said = [*TEXT[20:24], *TEXT[28:40], "hm", *TEXT[40:44], "hm", "ah", *TEXT[44:60]]
    assert speaker.say(said) == 60


def test_a_phrase_elsewhere_leads_there(speaker: Speaker) -> None:
    speaker.say(TEXT[:20])
    assert speaker.say(TEXT[2000:2012]) == 2012
    assert speaker.say(TEXT[2012:2030]) == 2030
    assert speaker.say(TEXT[100:112]) == 112


def test_talk_that_is_not_in_the_text_holds_the_place(speaker: Speaker) -> None:
    speaker.say(TEXT[:40])
    assert speaker.say("oh well that was the postman again was he not".split()) in range(38, 43)
    assert speaker.say(TEXT[40:60]) == 60


def test_it_is_moved_by_hand(speaker: Speaker) -> None:
    speaker.follower.move_to(1500)
    assert speaker.say(TEXT[1500:1520]) == 1520
    speaker.follower.move_to(99_999)
    assert speaker.follower.process(SILENCE).position == len(TEXT)
