"""What rooms, microphones and other throats do to a recorded line. Needs numpy; other voices need pyworld, too."""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple

import numpy as np

from tableread.audio.recording_format import RATE

_VOICES = {"child": (5.0, 5.0), "falsetto": (12.0, 1.0), "deep": (-5.0, -3.0)}
"""Semitones up of the pitch and of the formants."""
_CLIPPED_DB = 18.0
"""By how much a shout is too loud for the microphone."""
_REVERBERATION = 0.6
"""Seconds in which the sound of a room falls by 60 dB."""
_DIRECT = 0.4
"""Share of the power that comes straight from the mouth: somebody two metres away."""
_TELEPHONE = (300.0, 3400.0)
_MU = 255.0


class Room(NamedTuple):
    """What is done to the sound of a line; nothing to begin with."""

    noise: str = ""
    """KIND:DB; white or babble, so far below the speech."""
    gain: float = 0.0
    """dB; below 0 as a laptop's microphone."""
    channel: str = ""
    """shout, telephone or reverb."""
    echo: float = 0.0
    """dB; below 0: the program's own voice leaks, all the time, so far below the speech."""
    voice: str = ""
    """child, falsetto or deep; or PITCH:FORMANTS in semitones."""

    def heard(self, sound: Any, others: list[Any], chance: Random) -> Any:
        """int16, 16 kHz, as the microphone gives it."""
        out = sound.astype(np.float64)
        if self.voice:
            out = _another_voice(out, self.voice)
        if self.channel == "reverb":
            out = _reverberant(out)
        if self.echo:
            out = out + _leaking(out, self.echo, others, chance)
        if self.noise:
            kind, _, db = self.noise.partition(":")
            out = out + _noise(out, kind, float(db), others, chance)
        if self.channel == "telephone":
            out = _by_telephone(out)
        if self.channel == "shout":
            louder = 32767 * 10 ** (_CLIPPED_DB / 20) / float(np.max(np.abs(out)))
            out = np.clip(out * louder, -32768, 32767)
        if self.gain:
            out = np.round(out * 10 ** (self.gain / 20))
        return np.clip(out, -32768, 32767).astype(np.int16)


def _noise(speech: Any, kind: str, db: float, others: list[Any], chance: Random) -> Any:
    if kind == "white":
        made: Any = np.random.default_rng(chance.randrange(1 << 30)).standard_normal(len(speech))
    else:
        made = np.zeros(len(speech))
        for other in chance.sample(others, min(6, len(others))):
            rolled = np.roll(other.astype(np.float64), chance.randrange(RATE))
            made += np.resize(rolled, len(speech))
    return made * _loudness(speech) / max(1e-9, np.sqrt(np.mean(made**2))) / 10 ** (db / 20)


def _leaking(speech: Any, db: float, others: list[Any], chance: Random) -> Any:
    """What another voice says, from a loudspeaker in the room."""
    voice = np.concatenate(chance.sample(others, min(3, len(others)))).astype(np.float64)
    made = _reverberant(np.resize(voice, len(speech)))
    return made * _loudness(speech) / max(1e-9, _loudness(made)) * 10 ** (db / 20)


def _loudness(sound: Any) -> float:
    return float(np.sqrt(np.mean(np.sort(sound**2)[len(sound) // 3 :])))


def _another_voice(sound: Any, kind: str) -> Any:
    """Pitch and formants moved, by the WORLD vocoder; the pace stays."""
    import pyworld

    if kind in _VOICES:
        pitch, formants = _VOICES[kind]
    else:
        pitch, formants = (float(part) for part in kind.split(":"))
    rough, times = pyworld.dio(sound, RATE)
    melody = pyworld.stonemask(sound, rough, times, RATE)
    envelope = pyworld.cheaptrick(sound, melody, times, RATE)
    breath = pyworld.d4c(sound, melody, times, RATE)
    wider = 2 ** (formants / 12)
    bins = np.arange(envelope.shape[1])
    moved = np.array([np.interp(bins / wider, bins, row) for row in envelope])
    made = pyworld.synthesize(melody * 2 ** (pitch / 12), moved, breath, RATE)[: len(sound)]
    loudness = np.sqrt(np.mean(sound**2) / max(1e-9, float(np.mean(made**2))))
    return np.pad(made * loudness, (0, len(sound) - len(made)))


def _reverberant(sound: Any) -> Any:
    """In a bare room: an echo of noise that dies away."""
    length = int(_REVERBERATION * RATE)
    tail = np.random.default_rng(1).standard_normal(length)
    tail *= 10 ** (-3 * np.arange(length) / length)
    tail[: RATE // 200] = 0
    tail *= np.sqrt((1 - _DIRECT) / np.sum(tail**2))
    tail[0] = np.sqrt(_DIRECT)
    return _convolved(sound, tail)


def _convolved(sound: Any, tail: Any) -> Any:
    size = 1 << (len(sound) + len(tail)).bit_length()
    return np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)[: len(sound)]


def _by_telephone(sound: Any) -> Any:
    """A telephone's band, in 8 bits of the mu-law."""
    spectrum = np.fft.rfft(sound)
    at = np.fft.rfftfreq(len(sound), 1 / RATE)
    low, high = _TELEPHONE
    spectrum *= 1 / np.sqrt(1 + (low / np.maximum(at, 1.0)) ** 8)
    spectrum *= 1 / np.sqrt(1 + (at / high) ** 16)
    band = np.clip(np.fft.irfft(spectrum, len(sound)) / 32768, -1, 1)
    pressed = np.sign(band) * np.log1p(_MU * np.abs(band)) / np.log1p(_MU)
    steps = np.round(pressed * 127) / 127
    return np.sign(steps) * np.expm1(np.abs(steps) * np.log1p(_MU)) / _MU * 32768
