"""The listener: the gate, what ends turns when no words are recognised, and talking on."""

from __future__ import annotations

import audioop
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tableread.audio.player import Played
from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.client import EarReport, LineJudged
from tableread.listen.ear import Expected
from tableread.listen.endpoint import LineEvent
from tableread.listen.gate import Take
from tableread.listen.judge import Verdict
from tableread.performance.ear_memory import EarMemory
from tableread.performance.listener import Listener
from tableread.performance.listener_events import (
    BargeInHeard,
    EarState,
    ListenerChanged,
    ListenerEvent,
)
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.engines.espeak import ESPEAK
from tableread.speech.utterance import Utterance
from tests.fakes import VOICES, HandCleaner, HandMicrophone, NoMicrophone, hum

ECHO = hum(1.0, RATE, 9000)
FRAMES_A_SECOND = RATE // FRAME
LINE = Expected(("we", "have", "a", "deal"))
SPEECH, SILENCE = hum(1.0, RATE), bytes(2 * RATE)
QUIET_SPEECH = hum(1.0, RATE, 400)


def until(condition: Callable[[], object]) -> None:
    deadline = time.perf_counter() + 15
    while not condition() and time.perf_counter() < deadline:
        time.sleep(0.01)
    assert condition()


class Rig:
    """A listener without a recogniser, fed by hand, in a time that goes by frames."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.source = HandMicrophone()
        self.told: list[ListenerEvent] = []
        self.sounds = False
        self.cleaner = HandCleaner()
        self.listener = Listener(
            lambda: self.source, folder, None, recogniser="none", cleaner=self.cleaner
        )
        self.listener.attach(self.told.append, lambda since, until: self.sounds)
        monkeypatch.setattr("tableread.audio.microphone.time.monotonic", lambda: self.now)
        self.listener.open(["we", "have"]).result()
        until(lambda: self.changes)
        self.feed(SILENCE, 0.03)  # a microphone works from its first sound on

    def settle(self) -> None:
        """Wait until the listener has done all that it was asked, and what came of it: a frame comes back from the
        cleaner before it is listened to."""
        for _ in range(2):
            self.listener._ask(lambda: None).result(5)

    def listens(self, listening: bool) -> None:
        self.listener.listen(listening)
        self.settle()

    @property
    def changes(self) -> list[str]:
        return [t.reason for t in self.told if isinstance(t, ListenerChanged)]

    def line_events(self) -> list[tuple[int, LineEvent]]:
        return [
            (t.turn, t.result.event)
            for t in self.told
            if isinstance(t, EarReport) and t.result.event
        ]  # type: ignore[misc]

    def feed(self, sound: bytes, seconds: float) -> None:
        for number in range(round(seconds * FRAMES_A_SECOND)):
            at = number % FRAMES_A_SECOND * 2 * FRAME
            self.now += FRAME / RATE
            self.source.capture(sound[at : at + 2 * FRAME])
        self.settle()


@pytest.fixture
def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    made = Rig(tmp_path, monkeypatch)
    yield made
    made.listener.close()


def test_without_a_recogniser_it_says_so_and_silence_ends_turns(rig: Rig) -> None:
    (told,) = rig.changes
    assert told.startswith("There is no recogniser called none")
    assert told.endswith("Your turn ends when you fall silent, or by key as always.")
    assert rig.listener.state is EarState.WAITING
    rig.listener.expect(7, LINE)
    rig.listens(True)
    assert rig.listener.state is EarState.UNSURE
    rig.feed(SPEECH, 1.5)
    assert rig.line_events() == []
    rig.feed(SILENCE, 2.0)
    assert rig.line_events()[0] == (7, LineEvent.OVER)
    (recorded,) = [t for t in rig.told if isinstance(t, Take)]
    assert recorded.turn == 7
    assert 1.5 < len(recorded.pcm) / 2 / RATE < 3.2


def test_the_gate_is_shut_while_it_is_not_your_turn_or_we_sound(rig: Rig) -> None:
    rig.listener.expect(7, LINE)
    rig.feed(SPEECH, 1.0)
    rig.listens(True)
    rig.sounds = True
    rig.feed(SPEECH, 1.0)
    rig.sounds = False
    rig.feed(SPEECH, 0.06)  # what the room still holds of us
    assert [t for t in rig.told if isinstance(t, EarReport)] == []
    rig.feed(SPEECH, 0.5)
    assert [t for t in rig.told if isinstance(t, EarReport)]
    assert rig.listener.level > -30


def test_with_headphones_it_is_open(rig: Rig) -> None:
    rig.listener.headphones = True
    rig.cleaner.cancels = True
    rig.listener.expect(7, LINE)
    rig.sounds = True
    rig.feed(SPEECH, 0.3)
    assert [t for t in rig.told if isinstance(t, EarReport)]
    assert not rig.listener.cancels_echo  # there is nothing to be taken out


@pytest.mark.parametrize(
    ("echo", "talk", "taken_back"),
    [(QUIET_SPEECH, SPEECH, True), (QUIET_SPEECH, QUIET_SPEECH, False), (None, SPEECH, False)],
    ids=["louder than our echo", "our echo", "echo unknown"],
)
def test_talking_on_into_the_reply(
    rig: Rig, echo: bytes | None, talk: bytes, taken_back: bool
) -> None:
    rig.sounds = True
    if echo:
        rig.feed(echo, 1.5)  # how loud we are in the microphone
    rig.sounds = False
    rig.listener.expect(7, LINE)
    rig.listens(True)
    rig.feed(SPEECH, 1.5)
    while not rig.line_events():
        rig.feed(SILENCE, 0.03)
    rig.listens(False)
    rig.sounds = True
    rig.feed(talk, 1.0)
    assert (BargeInHeard(7) in rig.told) is taken_back


def with_echo(sound: bytes) -> bytes:
    return audioop.add(sound, ECHO[: 2 * FRAME] * (len(sound) // (2 * FRAME)), 2)


def test_where_our_voice_is_taken_out_an_actor_is_heard_while_we_sound(rig: Rig) -> None:
    rig.cleaner.echo = ECHO
    rig.listener.expect(7, LINE)
    rig.sounds = True
    rig.feed(with_echo(SPEECH[: 960 * 30]), 0.9)
    assert [t for t in rig.told if isinstance(t, EarReport)] == []
    assert not rig.listener.cancels_echo
    rig.cleaner.cancels = True
    rig.feed(with_echo(SPEECH[: 960 * 30]), 0.9)
    assert [t for t in rig.told if isinstance(t, EarReport) and t.result.speech]
    rig.told.clear()
    rig.feed(with_echo(SILENCE[: 960 * 30]), 0.9)
    assert not [t for t in rig.told if isinstance(t, EarReport) and t.result.speech]
    assert rig.listener.cancels_echo
    assert rig.listener.echo_quieter == 30.0


@pytest.mark.parametrize(("talk", "taken_back"), [(SPEECH, True), (SILENCE, False)])
def test_talking_on_is_heard_in_what_is_left_without_us(
    rig: Rig, talk: bytes, taken_back: bool
) -> None:
    """We are louder in the microphone than the actor is."""
    rig.listener.expect(7, LINE)
    rig.cleaner.echo, rig.cleaner.cancels = ECHO, True
    rig.sounds = True
    rig.feed(with_echo(SILENCE[: 960 * 30]), 0.9)
    rig.feed(with_echo(SILENCE[: 960 * 30]), 0.9)
    rig.sounds, rig.cleaner.echo = False, b""
    rig.listens(True)
    rig.feed(SPEECH, 1.5)
    while not rig.line_events():
        rig.feed(SILENCE, 0.03)
    rig.listens(False)
    rig.sounds, rig.cleaner.echo = True, ECHO
    rig.feed(with_echo(talk[: 960 * 30]), 0.9)
    assert (BargeInHeard(7) in rig.told) is taken_back


def test_a_canceller_that_is_lost_is_told_and_the_gate_shuts(rig: Rig) -> None:
    rig.cleaner.cancels = True
    rig.feed(SILENCE, 0.1)
    assert rig.listener.cancels_echo
    rig.cleaner.cancels = False
    rig.cleaner.lose()
    rig.feed(SILENCE, 0.1)
    assert rig.changes[-1].startswith("Echo cancelling has stopped")
    assert not rig.listener.cancels_echo
    played = Played(b"", 1.0)
    rig.listener.play(played)
    assert rig.cleaner.played == [played]
    rig.listener.stop_listening().result()
    assert rig.cleaner.closed


def test_no_microphone(tmp_path: Path) -> None:
    told: list[ListenerEvent] = []
    listener = Listener(NoMicrophone, tmp_path, None, recogniser="none")
    listener.attach(told.append)
    listener.listen(True)
    assert listener.state is EarState.OFF
    listener.open(["we"]).result()
    deadline = time.monotonic() + 5
    while "no microphone" not in listener.reason and time.monotonic() < deadline:
        time.sleep(0.01)
    listener._ask(lambda: None).result(5)
    assert listener.state is EarState.OFF
    assert "no microphone" in listener.reason
    assert (
        ListenerChanged(
            "There is no microphone here: none is plugged in. Your turn ends by key.", False
        )
        in told
    )
    listener.close()


def test_two_short_turns_in_a_row_are_both_told(rig: Rig) -> None:
    rig.listens(True)
    for turn in (7, 8):
        rig.listener.expect(turn, LINE)
        rig.feed(SPEECH, 0.6)
        rig.feed(SILENCE, 1.3)
    assert [t.turn for t in rig.told if isinstance(t, Take)] == [7, 8]


def test_a_turn_ended_by_key_is_recorded_once(rig: Rig) -> None:
    rig.listens(True)
    rig.listener.expect(7, LINE)
    rig.feed(SPEECH, 0.6)
    rig.listener.end(7)
    rig.settle()
    assert [t.turn for t in rig.told if isinstance(t, Take)] == [7]
    rig.listener.expect(8, LINE)
    rig.feed(SPEECH, 0.6)
    rig.feed(SILENCE, 1.3)
    rig.listener.end(8)
    rig.settle()
    assert [t.turn for t in rig.told if isinstance(t, Take)] == [7, 8]


def test_it_rests_and_opens_in_the_order_it_was_asked(rig: Rig) -> None:
    for _ in range(4):
        rig.listener.stop_listening()
        rig.listener.open(["we", "have"])
    rig.listener.stop_listening().result()
    assert rig.listener.state is EarState.OFF
    assert rig.listener.worker is None
    assert rig.source.stopped


def test_a_turn_that_is_given_back_keeps_its_first_half(rig: Rig) -> None:
    rig.listener.headphones = True
    rig.listener.expect(7, LINE)
    rig.listens(True)
    rig.feed(SPEECH, 1.5)
    while not rig.line_events():
        rig.feed(SILENCE, 0.03)
    first = [t for t in rig.told if isinstance(t, Take)][-1]
    rig.listener.expect(8, LINE)  # the next turn, while the reply is read
    rig.sounds = True
    rig.listens(False)
    rig.feed(SPEECH, 0.9)
    assert BargeInHeard(7) in rig.told
    rig.listener.expect(7, LINE._replace(done=2))
    rig.sounds = False
    rig.listens(True)
    rig.feed(SPEECH, 1.0)
    rig.feed(SILENCE, 2.0)
    whole = [t for t in rig.told if isinstance(t, Take)][-1]
    assert whole.turn == 7
    assert whole.pcm.startswith(first.pcm)
    assert len(whole.pcm) > len(first.pcm) + 2 * RATE


def test_an_end_heard_late_never_ends_the_next_turn(rig: Rig) -> None:
    """Two persons' turns in a row, by silence: frames come on one thread, the next turn on another."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    stop = threading.Event()
    silence = bytes(2 * FRAME)

    def record() -> None:
        while not stop.is_set():
            rig.now += FRAME / RATE
            rig.source.capture(silence)

    rig.listens(True)
    feeding = threading.Thread(target=record)
    try:
        for first in range(10, 210, 2):
            rig.listener.expect(first, LINE)
            rig.feed(SPEECH, 0.6)
            rig.told.clear()
            stop.clear()
            feeding = threading.Thread(target=record)
            feeding.start()
            while not rig.line_events():
                time.sleep(0.0005)
            rig.listener.expect(first + 1, LINE)  # the next person, who has said nothing yet
            time.sleep(0.002)
            stop.set()
            feeding.join()
            rig.settle()
            assert {turn for turn, _ in rig.line_events()} == {first}
    finally:
        stop.set()
        feeding.join()
        sys.setswitchinterval(before)


def test_a_long_cue_in_headphones_is_not_taken_for_being_stuck(tmp_path: Path) -> None:
    pytest.importorskip("pocketsphinx")
    source, told, cue = HandMicrophone(), list[ListenerEvent](), [True]
    made = Listener(lambda: source, tmp_path, None)
    made.attach(told.append, lambda since, until: cue[0])
    made.headphones = True
    made.open(["we", "have"]).result()
    until(lambda: made._process.ready)
    made.expect(7, Expected(("we", "have")))

    def quiet(seconds: float) -> list[LineEvent]:
        run = made._process._run
        assert run is not None
        for number in range(round(seconds * FRAMES_A_SECOND)):
            source.capture(bytes(2 * FRAME))
            if number % 20 == 0:  # no faster than they are listened to
                made._ask(lambda: None).result(5)
                until(lambda: not run._unanswered)
        until(lambda: not run._unanswered)
        made._ask(lambda: None).result(5)
        return [t.result.event for t in told if isinstance(t, EarReport) and t.result.event]  # type: ignore[misc]

    assert quiet(8.0) == []
    made.listen(True)
    cue[0] = False
    assert quiet(4.0) == []
    assert quiet(1.5) == [LineEvent.DRY]
    made.close()


def test_a_name_is_learnt_from_two_takes_and_kept(tmp_path: Path) -> None:
    pytest.importorskip("pocketsphinx")
    line = "ask marjoribanks about the money".split()
    voice = WorkerSynthesiser(ESPEAK)
    official = next(voice for voice in VOICES if voice.id == "official")
    clip = voice.render(Utterance("Ask marchbanks about the money.", official))
    voice.close()
    pcm, _ = audioop.ratecv(clip.pcm, 2, 1, clip.rate, RATE, None)
    source, told = HandMicrophone(), list[ListenerEvent]()

    def listener() -> Listener:
        made = Listener(lambda: source, tmp_path, None)
        made.attach(told.append)
        made.open(line, lambda: {"marjoribanks": []}).result()
        until(lambda: made._process.ready)
        return made

    def take(listening: Listener, turn: int) -> bool:
        """Whether the name was understood, in a turn that is ended by key."""
        listening.listen(True)
        listening.expect(turn, Expected(tuple(line)))
        sound, run = bytes(RATE) + pcm + bytes(RATE), listening._process._run
        assert run is not None
        for at in range(0, len(sound) - 2 * FRAME, 2 * FRAME):
            source.capture(sound[at : at + 2 * FRAME])
            time.sleep(
                0.004
            )  # faster than it sounds, but not too fast for an ear on a busy machine
            until(lambda: run._unanswered < 50)
        listening._ask(lambda: None).result(5)
        listening.end(turn)
        until(lambda: any(isinstance(t, LineJudged) and t.turn == turn for t in told))
        (judged,) = [t.judged for t in told if isinstance(t, LineJudged) and t.turn == turn]
        return judged.words[1] is Verdict.SAID

    first = listener()
    assert not take(first, 1)
    assert not take(first, 2)
    assert EarMemory(tmp_path).names().keys() == {"marjoribanks"}
    assert take(first, 3)
    first.close()
    source = HandMicrophone()
    second = listener()
    until(lambda: second._names)
    assert take(second, 4)
    second.close()
