"""Quiet microphones: a voice far below full scale is heard as one of the usual loudness is."""

from __future__ import annotations

import audioop

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.gain import Gain
from tableread.listen.speech_detector import SpeechDetector, loudness
from tests.fakes import VOICES, hum


def frames(pcm: bytes) -> list[bytes]:
    return [pcm[at : at + 2 * FRAME] for at in range(0, len(pcm) - 2 * FRAME + 1, 2 * FRAME)]


def quieter(pcm: bytes, db: float) -> bytes:
    return audioop.mul(pcm, 2, 10 ** (-db / 20))


@given(st.lists(st.floats(-90, 0), max_size=300))
def test_it_makes_nothing_quieter_and_nothing_too_loud(levels: list[float]) -> None:
    gain, frame = Gain(), hum(FRAME / RATE, RATE, 200)
    for level in levels:
        made = loudness(gain.apply(frame, level)) - loudness(frame)
        assert -0.1 <= made <= 36.1


def test_silence_behind_a_line_is_not_made_as_loud_as_the_line() -> None:
    gain, room = Gain(), hum(FRAME / RATE, RATE, 120)
    for frame in [room] * 20 + frames(hum(1.0, RATE, 4000)):
        gain.apply(frame, loudness(frame))
    before = gain._db
    for _ in range(300):
        gain.apply(room, loudness(room))
    assert gain._db == pytest.approx(before, abs=1.0)


def test_a_loud_voice_is_left_as_it_is() -> None:
    gain = Gain()
    for frame in frames(hum(3.0, RATE, 12_000)):
        assert gain.apply(frame, loudness(frame)) == frame


@pytest.mark.parametrize("db", [10, 20, 30])
def test_a_quiet_voice_is_speech_wherever_a_loud_one_is(db: int) -> None:
    pytest.importorskip("webrtcvad")
    from tableread.speech.client import WorkerSynthesiser
    from tableread.speech.engines.espeak import ESPEAK
    from tableread.speech.utterance import Utterance

    speech = WorkerSynthesiser(ESPEAK)
    voice = next(v for v in VOICES if v.id == "official")
    text = "I never said that the boat was yours to keep, and you know it. " * 2
    clip = speech.render(Utterance(text, voice))
    speech.close()
    pcm, _ = audioop.ratecv(clip.pcm, 2, 1, clip.rate, RATE, None)
    pcm = bytes(RATE) + pcm  # nobody speaks in the first moment
    loud, quiet = SpeechDetector(), SpeechDetector()
    spoken = [loud.detect(frame).speech for frame in frames(pcm)]
    found = [quiet.detect(frame).speech for frame in frames(quieter(pcm, db))]
    kept = sum(f for f, s in zip(found, spoken, strict=True) if s)
    assert kept > 0.95 * sum(spoken)
