"""The last touch on a rendered line: no silence at its ends, an even level, no peak too high, no clicks."""

from __future__ import annotations

from pydub import AudioSegment

from tableread.audio.clip import SAMPLE_WIDTH
from tableread.audio.edges import edges
from tableread.audio.limiter import louder

# the shortest that do not click, and keep a first consonant; not measured
_FADE_IN_MS, _FADE_OUT_MS = 2, 6


def finish(pcm: bytes, rate: int, gain: float) -> tuple[bytes, int]:
    """Trim, level and fade mono 16-bit `pcm`; returns it and how many samples went at its head."""
    head, tail = edges(pcm)
    trimmed = pcm[head * SAMPLE_WIDTH : tail * SAMPLE_WIDTH]
    if not trimmed:
        return b"", head
    level = louder(trimmed, 10 ** (gain / 20))
    sound = AudioSegment(data=level, sample_width=SAMPLE_WIDTH, frame_rate=rate, channels=1)
    if len(sound) > _FADE_IN_MS + _FADE_OUT_MS:
        sound = sound.fade_in(_FADE_IN_MS).fade_out(_FADE_OUT_MS)
    return bytes(sound.raw_data), head
