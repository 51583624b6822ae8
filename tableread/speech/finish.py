"""The last touch on a rendered line: no silence at its ends, an even level, no clicks."""

from __future__ import annotations

from pydub import AudioSegment

from tableread.audio.edges import edges

_FADE_IN_MS, _FADE_OUT_MS = 2, 6
_CEILING_DB = -0.5


def finish(pcm: bytes, rate: int, gain: float) -> tuple[bytes, int]:
    """Trim, level and fade mono 16-bit `pcm`; returns it and how many samples went at its head."""
    head, tail = edges(pcm)
    trimmed = pcm[head * 2 : tail * 2]
    if not trimmed:
        return b"", head
    sound = AudioSegment(data=trimmed, sample_width=2, frame_rate=rate, channels=1)
    sound = sound.apply_gain(min(gain, _CEILING_DB - sound.max_dBFS))
    if len(sound) > _FADE_IN_MS + _FADE_OUT_MS:
        sound = sound.fade_in(_FADE_IN_MS).fade_out(_FADE_OUT_MS)
    return bytes(sound.raw_data), head
