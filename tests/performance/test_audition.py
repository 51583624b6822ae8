"""Auditions: what was asked for last is heard, and nothing after it has been stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from tableread.audio.clip import Clip
from tableread.audio.player import Player
from tableread.performance.audition import Auditions
from tableread.speech.utterance import Utterance
from tests.fakes import VOICES, HandOutput, ToneSynthesiser


class SlowSynthesiser(ToneSynthesiser):
    """Takes until it is told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.go_on = threading.Event(), threading.Event()

    def render(self, utterance: Utterance) -> Clip:
        self.asked.set()
        assert self.go_on.wait(5)
        return super().render(utterance)


@pytest.fixture
def player() -> Iterator[Player]:
    player = Player(HandOutput)
    yield player
    player.close()


def test_what_is_still_being_made_when_it_is_stopped_leaves_the_read_alone(player: Player) -> None:
    synthesiser = SlowSynthesiser()
    auditions = Auditions(synthesiser, player)
    auditions.say(Utterance("Is this my voice?", VOICES[0]))
    assert synthesiser.asked.wait(5)
    auditions.stop()
    player.play(1, Clip(bytes(24000), 24000), 0.0)  # the read has begun
    synthesiser.go_on.set()
    auditions._thread.shutdown(wait=True)
    marks = player.mixer.read(24000)[2]
    assert {placed.mark.clip_id for placed in marks} == {1}
    auditions.close()


def test_the_last_one_asked_for_is_heard(player: Player) -> None:
    synthesiser = SlowSynthesiser()
    auditions = Auditions(synthesiser, player)
    for text in ("One.", "Two.", "Three."):
        auditions.say(Utterance(text, VOICES[0]))
    synthesiser.go_on.set()
    deadline = time.monotonic() + 5
    while player.mixer.idle and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not player.mixer.idle
    assert synthesiser.said[-1][0] == "Three."
    assert "Two." not in [text for text, _, _ in synthesiser.said]
    auditions.close()
