"""The listener: the gate, what ends turns when no words are recognised, and talking on."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tableread.audio.microphone import FRAME, RATE
from tableread.listen.client import Heard
from tableread.listen.ear import Expected
from tableread.listen.endpoint import Sign
from tableread.listener import EarState, Listener, ListenerChanged, Recorded, TalkedOn, Told
from tests.fakes import HandMicrophone, NoMicrophone, hum

FRAMES_A_SECOND = RATE // FRAME
LINE = Expected(("we", "have", "a", "deal"))
SPEECH, SILENCE = hum(1.0, RATE), bytes(2 * RATE)
QUIET_SPEECH = hum(1.0, RATE, 400)


class Rig:
    """A listener without a recogniser, fed by hand, in a time that goes by frames."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.source = HandMicrophone()
        self.told: list[Told] = []
        self.listens = self.sounds = False
        self.listener = Listener(lambda: self.source, folder, None, recogniser="none")
        self.listener.attach(self.told.append, lambda: self.listens, lambda: self.sounds)
        monkeypatch.setattr("tableread.audio.microphone.time.monotonic", lambda: self.now)
        self.listener.open(["we", "have"]).result()
        self.until(lambda: self.changes)

    @property
    def changes(self) -> list[str]:
        return [t.reason for t in self.told if isinstance(t, ListenerChanged)]

    def signs(self) -> list[tuple[int, Sign]]:
        return [
            (t.turn, t.hearing.sign) for t in self.told if isinstance(t, Heard) and t.hearing.sign
        ]  # type: ignore[misc]

    def hear(self, sound: bytes, seconds: float) -> None:
        for number in range(round(seconds * FRAMES_A_SECOND)):
            at = number % FRAMES_A_SECOND * 2 * FRAME
            self.now += FRAME / RATE
            self.source.hear(sound[at : at + 2 * FRAME])

    def until(self, condition: Callable[[], object]) -> None:
        deadline = time.perf_counter() + 15
        while not condition() and time.perf_counter() < deadline:
            time.sleep(0.01)
        assert condition()


@pytest.fixture
def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rig:
    made = Rig(tmp_path, monkeypatch)
    yield made  # type: ignore[misc]
    made.listener.close()


def test_without_a_recogniser_it_says_so_and_silence_ends_turns(rig: Rig) -> None:
    (told,) = rig.changes
    assert told.startswith("There is no recogniser called none")
    assert told.endswith("Your turns end by silence, and by key as always.")
    assert rig.listener.state is EarState.WAITING
    rig.listener.expect(7, LINE)
    rig.listens = True
    assert rig.listener.state is EarState.UNSURE
    rig.hear(SPEECH, 1.5)
    assert rig.signs() == []
    rig.hear(SILENCE, 2.0)
    assert rig.signs()[0] == (7, Sign.OVER)
    (recorded,) = [t for t in rig.told if isinstance(t, Recorded)]
    assert recorded.turn == 7
    assert 1.5 < len(recorded.pcm) / 2 / RATE < 3.2


def test_the_gate_is_shut_while_it_is_not_your_turn_or_we_sound(rig: Rig) -> None:
    rig.listener.expect(7, LINE)
    rig.hear(SPEECH, 1.0)
    rig.listens = rig.sounds = True
    rig.hear(SPEECH, 1.0)
    rig.sounds = False
    rig.hear(SPEECH, 0.09)  # what the device still holds of us
    assert [t for t in rig.told if isinstance(t, Heard)] == []
    rig.hear(SPEECH, 0.5)
    assert [t for t in rig.told if isinstance(t, Heard)]
    assert rig.listener.level > -30


def test_with_headphones_it_is_open(rig: Rig) -> None:
    rig.listener.headphones = True
    rig.listener.expect(7, LINE)
    rig.sounds = True
    rig.hear(SPEECH, 0.3)
    assert [t for t in rig.told if isinstance(t, Heard)]


@pytest.mark.parametrize(
    ("leak", "talk", "taken_back"),
    [(QUIET_SPEECH, SPEECH, True), (QUIET_SPEECH, QUIET_SPEECH, False), (None, SPEECH, False)],
    ids=["louder than our leak", "our leak", "leak unknown"],
)
def test_talking_on_into_the_reply(
    rig: Rig, leak: bytes | None, talk: bytes, taken_back: bool
) -> None:
    rig.sounds = True
    if leak:
        rig.hear(leak, 1.5)  # how loud we are in the microphone
    rig.sounds = False
    rig.listener.expect(7, LINE)
    rig.listens = True
    rig.hear(SPEECH, 1.5)
    while not rig.signs():
        rig.hear(SILENCE, 0.03)
    rig.listens, rig.sounds = False, True
    rig.hear(talk, 1.0)
    assert (TalkedOn(7) in rig.told) is taken_back


def test_no_microphone(tmp_path: Path) -> None:
    told: list[Told] = []
    listener = Listener(NoMicrophone, tmp_path, None, recogniser="none")
    listener.attach(told.append, lambda: True, lambda: False)
    assert listener.state is EarState.OFF
    listener.open(["we"]).result()
    assert listener.state is EarState.OFF
    assert "no microphone" in listener.reason
    assert (
        ListenerChanged(
            "There is no microphone here: none is plugged in. Your turns end by key.", False
        )
        in told
    )
    listener.close()


def test_two_short_turns_in_a_row_are_both_told(rig: Rig) -> None:
    rig.listens = True
    for turn in (7, 8):
        rig.listener.expect(turn, LINE)
        rig.hear(SPEECH, 0.6)
        rig.hear(SILENCE, 1.3)
    assert [t.turn for t in rig.told if isinstance(t, Recorded)] == [7, 8]


def test_a_turn_ended_by_key_is_recorded_once(rig: Rig) -> None:
    rig.listens = True
    rig.listener.expect(7, LINE)
    rig.hear(SPEECH, 0.6)
    rig.listener.end(7)
    assert [t.turn for t in rig.told if isinstance(t, Recorded)] == [7]
    rig.listener.expect(8, LINE)
    rig.hear(SPEECH, 0.6)
    rig.hear(SILENCE, 1.3)
    rig.listener.end(8)
    assert [t.turn for t in rig.told if isinstance(t, Recorded)] == [7, 8]


def test_it_rests_and_opens_in_the_order_it_was_asked(rig: Rig) -> None:
    for _ in range(4):
        rig.listener.rest()
        rig.listener.open(["we", "have"])
    rig.listener.rest().result()
    assert rig.listener.state is EarState.OFF
    assert rig.listener.worker is None
    assert rig.source.stopped
