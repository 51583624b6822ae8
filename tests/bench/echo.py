"""How well our own voice is taken out of the microphone, in rooms that are made of numbers.

    python -m tests.bench.echo FOLDER [--seconds N] [--without]

FOLDER as for `tests.bench.listen`. One reader's lines go to the loudspeaker, which distorts a little; they come back
after a delay, with the reverberation of a room, over its noise, through a microphone with a clock of its own; after 8 s
another reader talks for 3 s in every 6. All of it goes the way that it goes in the program (`audio.echo_path`), with
moments that are late by some milliseconds. --without: the same without a canceller.

Columns: by how many dB we are made quieter while we speak alone; the seconds of sound until that is trusted, and the
share of the time in which it is trusted then; what the speech detector takes for speech while we speak alone, before
the actor has been heard and after; what it takes for speech of what it takes for it in the actor's voice alone, while
both speak, and by how many dB the actor is quieter there. Needs livekit, soundfile and numpy.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import soundfile

from tableread.audio import livekit_canceller
from tableread.audio.echo import CleanFrame, EchoCanceller
from tableread.audio.echo_path import EchoPath
from tableread.audio.mixer import RATE as PLAYED_RATE
from tableread.audio.recording_format import FRAME, FRAME_SECONDS, RATE
from tableread.audio.resample import resampled
from tableread.listen.speech_detector import SpeechDetector

_US, _ACTOR, _ROOM = -23.0, -28.0, -65.0
"""dB below full scale."""
_ALONE_SECONDS, _TALKS, _EVERY = 8.0, 3.0, 6.0
_BLOCK = 600  # 25 ms, as miniaudio asks on PulseAudio
_AHEAD = 0.045
"""Seconds by which the loudspeaker asks ahead."""


class Room(NamedTuple):
    """What is between the loudspeaker and the frames."""

    name: str
    echo: float
    """dB, beside the actor's voice."""
    delay: float
    """Seconds that nobody knows of."""
    reverberation: float
    """Seconds until it has died away by 60 dB."""
    drift: float = 0.0
    """Millionths by which the microphone's clock is fast."""
    distortion: float = 2.0
    """Of the loudspeaker: 0 none; the more, the more overtones a loud voice has."""
    hole: float = 0.0
    """Seconds of the loudspeaker's sound that are lost in the middle, so that all behind it comes sooner."""


ROOMS = (
    Room("no echo", -80, 0.02, 0.2),
    Room("far loudspeaker", -20, 0.02, 0.2),
    Room("desk", -10, 0.05, 0.3),
    Room("desk, other clock", -10, 0.05, 0.3, drift=100),
    Room("hall", -10, 0.15, 0.4),
    Room("loud", -3, 0.05, 0.3),
    Room("loud, bad loudspeaker", -3, 0.05, 0.3, distortion=6.0),
    Room("loud, by radio", -3, 0.25, 0.4),
    Room("louder than you", 6, 0.05, 0.3),
    Room("desk, a hole", -10, 0.15, 0.3, hole=0.08),
)


class Nothing:
    """A canceller that cancels nothing."""

    def cancel(self, frame: bytes, played: bytes) -> bytes:
        """See the port."""
        return frame


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--without", action="store_true")
    args = parser.parse_args()
    lines = json.loads((args.folder / "lines.json").read_text(encoding="utf-8"))
    speakers = list(dict.fromkeys(line["speaker"] for line in lines))
    us, actor = (
        _at_level(_read(args.folder, lines, speaker, args.seconds), level)
        for speaker, level in ((speakers[0], _US), (speakers[-1], _ACTOR))
    )
    actor *= (np.arange(len(actor)) / RATE - _ALONE_SECONDS) % _EVERY < _TALKS
    actor[: int(_ALONE_SECONDS * RATE)] = 0
    print(f"{'':22} quieter  trusted  then  speech before  after  both  softer")
    for room in ROOMS:
        canceller = Nothing() if args.without else livekit_canceller.LivekitCanceller()
        _measure(room, us, actor, canceller)


def _read(folder: Path, lines: list[dict[str, Any]], speaker: str, seconds: float) -> Any:
    parts: list[Any] = []
    for line in lines:
        if line["speaker"] == speaker:
            sound, _ = soundfile.read(folder / f"{line['id']}.flac", dtype="float32")
            parts += [sound, np.zeros(RATE // 3, np.float32)]
    whole = np.concatenate(parts)
    return np.tile(whole, 1 + int(seconds * RATE) // len(whole))[: int(seconds * RATE)]


def _at_level(sound: Any, level: float) -> Any:
    return sound * 10 ** ((level - _loudness(sound)) / 20)


def _loudness(sound: Any) -> float:
    """dB of what is no silence."""
    power = (sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME) ** 2).mean(1)
    return float(10 * np.log10(power[power > power.max() * 1e-3].mean()))


def _echo(us: Any, room: Room, random: Any) -> Any:
    """What comes back of `us`."""
    count = int(room.reverberation * RATE)
    # the direct sound, and behind it the room's, which is as loud at a metre's distance
    answer = random.standard_normal(count) * 10 ** (-3 * np.arange(count) / count) * 0.04
    answer[0] = 1
    answer = np.concatenate([np.zeros(int(room.delay * RATE)), answer])
    sound = np.tanh(room.distortion * us) / room.distortion if room.distortion else us
    size = 1 << (len(sound) + len(answer)).bit_length()
    echo = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(answer, size), size)[: len(us)]
    return _at_level(echo, _ACTOR + room.echo)


def _measure(room: Room, us: Any, actor: Any, canceller: EchoCanceller) -> None:
    random = np.random.default_rng(1)
    half, lost = len(us) // 2, int(room.hole * RATE)
    heard_of_us = np.concatenate([us[:half], us[half + lost :], np.zeros(lost)])
    echo = _echo(heard_of_us, room, random)
    noise = random.standard_normal(len(us)) * 10 ** (_ROOM / 20)
    moments = np.arange(len(us)) * (1 + room.drift / 1e6)
    microphone = np.interp(moments, np.arange(len(us)), echo + actor + noise)
    cleaned = _through(EchoPath(canceller), us, microphone, random)
    frames = len(cleaned)
    out = np.concatenate([np.frombuffer(frame.pcm, np.int16) for frame in cleaned]) / 32768
    before, after, ours, theirs = (
        10 * np.log10((x[: frames * FRAME].reshape(-1, FRAME) ** 2).mean(1) + 1e-9)
        for x in (microphone, out, np.interp(moments, np.arange(len(us)), echo), actor)
    )
    time = np.arange(frames) * FRAME_SECONDS
    heard, alone = _speech(out), _speech(actor + noise)[:frames]
    only_us = (ours > _ROOM + 10) & (theirs < -80) if room.echo > -40 else theirs < -80
    both = (ours > _ROOM + 10) & (theirs > _ACTOR - 15)
    trusted = np.array([frame.cancels for frame in cleaned])
    since = time[trusted.argmax()] if trusted.any() else np.inf
    settled = only_us & (time > 1)
    quiet = time < _ALONE_SECONDS
    spoke = both & alone
    print(
        f"{room.name:22} {_middle((before - after)[settled]):7.0f}"
        f" {since:8.1f} {trusted[time > since].mean() if trusted.any() else 0:5.0%}"
        f" {heard[settled & quiet].mean():14.1%} {heard[settled & ~quiet].mean():6.1%}"
        f" {heard[spoke].mean() if spoke.any() else 1:5.0%}"
        f" {_middle((theirs - after)[both]):7.1f}",
        flush=True,
    )


def _middle(values: Any) -> float:
    return float(np.median(values)) if len(values) else 0.0


def _through(path: EchoPath, us: Any, microphone: Any, random: Any) -> list[CleanFrame]:
    """Give blocks and frames in the order in which the devices do."""
    played = np.frombuffer(resampled(_pcm(us), RATE, PLAYED_RATE), np.int16)
    stereo = np.repeat(played, 2)
    blocks = [
        (at / PLAYED_RATE - _AHEAD, at / PLAYED_RATE, stereo[2 * at : 2 * (at + _BLOCK)].tobytes())
        for at in range(0, len(played) - _BLOCK, _BLOCK)
    ]
    recorded = _pcm(microphone)
    cleaned: list[CleanFrame] = []
    for number in range(len(microphone) // FRAME):
        at = (number + 1) * FRAME_SECONDS + random.exponential(0.003)
        while blocks and blocks[0][0] <= at:
            _, heard_at, pcm = blocks.pop(0)
            cleaned += path.play(pcm, 100 + heard_at + random.normal(0, 0.001))
        frame = recorded[number * FRAME * 2 : (number + 1) * FRAME * 2]
        cleaned += path.take(frame, 100 + at)
    return cleaned


def _pcm(sound: Any) -> bytes:
    return bytes((np.clip(sound, -1, 1) * 32767).astype(np.int16).tobytes())


def _speech(sound: Any) -> Any:
    detector = SpeechDetector()
    pcm = _pcm(sound)
    step = 2 * FRAME
    return np.array(
        [detector.detect(pcm[at : at + step]).speech for at in range(0, len(pcm) - step + 1, step)]
    )


if __name__ == "__main__":
    main()
