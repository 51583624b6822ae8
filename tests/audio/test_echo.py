"""Our own voice in the microphone: in step with what is played, taken out, measured."""

from __future__ import annotations

import audioop
import math
from array import array
from random import Random

import pytest

from tableread.audio.echo import CleanFrame
from tableread.audio.echo_measure import EchoMeasure
from tableread.audio.echo_path import EchoPath
from tableread.audio.mixer import RATE as PLAYED_RATE
from tableread.audio.played_sound import LEAD_SECONDS, PlayedSound
from tableread.audio.recording_format import FRAME, FRAME_SECONDS, RATE
from tableread.audio.resample import StreamResampler, resampled
from tests.fakes import SubtractingCanceller

_LEAD = round(LEAD_SECONDS * RATE)


def voice(seconds: float, rate: int = PLAYED_RATE) -> bytes:
    """A sound that is nowhere like itself: a tone that rises, and swells and fades."""
    return array(
        "h",
        (
            int(6000 * math.sin(i / rate * (900 + 250 * i / rate)) * math.sin(i / rate * 9) ** 2)
            for i in range(round(seconds * rate))
        ),
    ).tobytes()


def stereo(mono: bytes) -> bytes:
    return audioop.tostereo(mono, 2, 1, 1)


def level(pcm: bytes) -> int:
    return audioop.rms(pcm, 2)


def difference(a: bytes, b: bytes) -> int:
    return audioop.rms(audioop.add(a, audioop.mul(b, 2, -1), 2), 2)


@pytest.mark.parametrize("block", [1, 7, 600, 5000])
def test_blocks_are_resampled_as_the_whole(block: int) -> None:
    sound = voice(0.5)
    stream = StreamResampler(PLAYED_RATE, RATE)
    step = 2 * block
    made = b"".join(stream.add(sound[at : at + step]) for at in range(0, len(sound), step))
    whole = resampled(sound, PLAYED_RATE, RATE)
    assert len(whole) - 200 < len(made) < len(whole)
    assert difference(made, whole[: len(made)]) <= 1


def test_what_is_played_is_in_step_with_the_frames() -> None:
    sound = PlayedSound()
    played = voice(2.0)
    block = 2 * 600
    for number, at in enumerate(range(0, len(played), block)):
        sound.add(stereo(played[at : at + block]), 50.0 + number * 0.025)
    assert sound.known_until == pytest.approx(52.0, abs=0.01)
    wanted = resampled(played, PLAYED_RATE, RATE)
    for number in range(1, 60):
        frame = sound.beside(50.0 + number * FRAME_SECONDS)
        begin = (number - 1) * FRAME + _LEAD
        assert difference(frame, wanted[2 * begin : 2 * (begin + FRAME)]) <= 1


def test_before_and_behind_what_is_known_is_silence() -> None:
    sound = PlayedSound()
    assert sound.beside(50.0) == bytes(2 * FRAME)
    sound.add(stereo(voice(0.06)), 50.0)
    assert [level(sound.beside(49.9 + n * FRAME_SECONDS)) > 0 for n in range(7)] == [
        False, False, False, True, True, True, False,
    ]  # fmt: skip


def test_moments_that_move_a_little_leave_no_seam() -> None:
    """A frame that comes late is no reason to move the sound: the canceller has learned the way."""
    random, late = Random(1), (0, 0, 0.002, 0.03)
    sound = PlayedSound()
    sound.add(stereo(voice(3.0)), 50.0)
    wanted = resampled(voice(3.0), PLAYED_RATE, RATE)
    frames = [
        sound.beside(50.0 + number * FRAME_SECONDS + random.choice(late) * (number > 1))
        for number in range(1, 90)
    ]
    got = b"".join(frames)
    assert difference(got, wanted[2 * _LEAD : 2 * _LEAD + len(got)]) <= 1


def test_a_clock_that_runs_away_is_followed() -> None:
    sound = PlayedSound()
    sound.add(stereo(voice(8.0)), 50.0)
    wanted = resampled(voice(8.0), PLAYED_RATE, RATE)
    for number in range(1, 200):
        at = number * FRAME_SECONDS * 1.01  # one second in a hundred
        frame = sound.beside(50.0 + at)
    begin = round((at - FRAME_SECONDS + LEAD_SECONDS) * RATE)
    nearest = min(
        difference(frame, wanted[2 * n : 2 * (n + FRAME)]) for n in range(begin - 400, begin + 400)
    )
    assert nearest <= 1


def test_another_device_begins_anew() -> None:
    sound = PlayedSound()
    sound.add(stereo(voice(1.0)), 50.0)
    sound.beside(50.3)
    sound.add(stereo(voice(1.0)), 60.0)
    wanted = resampled(voice(1.0), PLAYED_RATE, RATE)
    assert difference(sound.beside(60.03), wanted[2 * _LEAD : 2 * (_LEAD + FRAME)]) <= 1


class Rig:
    """A room through which everything comes back at the moment it is heard, and what became of the frames."""

    def __init__(self, canceller: SubtractingCanceller) -> None:
        self.path = EchoPath(canceller)
        self.cleaned: list[CleanFrame] = []

    def read(self, played: bytes, said: bytes = b"", ahead: float = 0.05) -> None:
        """`played` is played from second 10 on; the microphone hears it, and what is `said`."""
        echo = resampled(played, PLAYED_RATE, RATE)
        said = said.ljust(len(echo), b"\0")[: len(echo)]
        microphone = audioop.add(echo, said, 2)
        block = 2 * 600
        blocks = [
            (number * 0.025, stereo(played[at : at + block]))
            for number, at in enumerate(range(0, len(played), block))
        ]
        for number in range(len(microphone) // (2 * FRAME)):
            at = (number + 1) * FRAME_SECONDS
            while blocks and blocks[0][0] - ahead <= at:
                moment, pcm = blocks.pop(0)
                self.cleaned += self.path.play(pcm, 10.0 + moment)
            frame = microphone[2 * FRAME * number : 2 * FRAME * (number + 1)]
            self.cleaned += self.path.take(frame, 10.0 + at)


def test_our_voice_is_taken_out_and_that_is_measured() -> None:
    rig = Rig(SubtractingCanceller(_LEAD))
    rig.read(voice(5.0))
    assert [frame.at for frame in rig.cleaned] == sorted(frame.at for frame in rig.cleaned)
    assert not any(frame.cancels for frame in rig.cleaned[:20])
    assert all(frame.cancels for frame in rig.cleaned[60:])
    assert all(level(frame.pcm) < 10 for frame in rig.cleaned[5:])
    assert (rig.cleaned[-1].quieter or 0) > 30


def test_one_that_does_not_cancel_is_not_trusted() -> None:
    rig = Rig(SubtractingCanceller(_LEAD + 400))
    rig.read(voice(5.0))
    assert not any(frame.cancels for frame in rig.cleaned)


def test_an_actor_who_speaks_with_us_takes_no_trust_away() -> None:
    rig = Rig(SubtractingCanceller(_LEAD))
    silence = bytes(2 * RATE * 3)
    rig.read(voice(7.0), silence + audioop.mul(resampled(voice(2.0), PLAYED_RATE, RATE), 2, 3))
    assert all(frame.cancels for frame in rig.cleaned[60:])
    assert max(level(frame.pcm) for frame in rig.cleaned[110:]) > 1000


def test_a_frame_waits_for_what_was_played_with_it_but_not_for_ever() -> None:
    path = EchoPath(SubtractingCanceller(_LEAD))
    frame = bytes(2 * FRAME)
    assert len(path.take(frame, 9.9)) == 1  # nothing has been played yet
    path.play(stereo(voice(0.1)), 10.0)
    assert len(path.take(frame, 10.06)) == 1
    assert path.take(frame, 10.09) == []
    assert len(path.play(stereo(voice(0.1)), 10.1)) == 1
    assert [len(path.take(frame, 10.3 + n * 0.03)) for n in range(5)] == [0, 0, 0, 0, 1]
    assert len(path.take(frame, 11.0)) == 5  # nothing is played any more


def measured(microphone: float, cleaned: float, count: int = 60) -> EchoMeasure:
    """After a while of a quiet room and a while in which we sounded, so loud each."""
    measure = EchoMeasure()
    tone = voice(FRAME_SECONDS * 20, RATE)[-2 * FRAME :]
    room = audioop.mul(tone, 2, 0.01)
    for _ in range(60):
        measure.note(room, bytes(2 * FRAME), room)
    for _ in range(count):
        measure.note(audioop.mul(tone, 2, microphone), tone, audioop.mul(tone, 2, cleaned))
    return measure


def test_too_little_of_us_tells_nothing() -> None:
    assert measured(0.5, 0.01, 20).quieter is None
    assert not measured(0.5, 0.01, 20).cancels


def test_trust_is_given_for_much_and_taken_for_little() -> None:
    assert measured(0.5, 0.05).cancels
    assert measured(0.5, 0.05).quieter == pytest.approx(20, abs=0.5)
    assert not measured(0.5, 0.2).cancels
    measure = measured(0.5, 0.05)
    tone = voice(0.6, RATE)[-2 * FRAME :]
    half, twice = audioop.mul(tone, 2, 0.5), audioop.mul(tone, 2, 2)
    for _ in range(100):
        measure.note(twice, tone, twice)  # an actor speaks with us
    assert measure.cancels
    for _ in range(12):
        measure.note(half, tone, half)  # the loudspeaker has lost some sound
    assert not measure.cancels


def test_where_nothing_of_us_is_heard_nothing_is_to_be_taken_out() -> None:
    assert measured(0.011, 0.011).cancels
    assert not measured(0.03, 0.03).cancels
