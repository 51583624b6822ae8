"""Where a voice comes from: through a telephone, out of a radio, from the next room. Made with pydub's filters.

Laid over a finished clip, so that one line is made once whatever it comes through. 20-60 ms for 5 s of speech.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from tableread.audio.clip import SAMPLE_WIDTH, Clip


def with_effect(clip: Clip, effect: str) -> Clip:
    """`clip` as it sounds through `effect`, one of `cast.delivery.EFFECTS`, and about as loud; its marks stay. An
    effect may sound on for a moment behind the last word."""
    make = _EFFECTS.get(effect)
    if make is None or not clip.pcm:
        return clip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydub on a machine without ffmpeg, which is not used here
        from pydub import AudioSegment

    sound = AudioSegment(data=clip.pcm, sample_width=SAMPLE_WIDTH, frame_rate=clip.rate, channels=1)
    made = make(sound)
    return Clip(made.raw_data, clip.rate, clip.words)


def _phone(sound: Any) -> Any:
    return _as_loud(_band(sound, 350, 3000), sound)


def _radio(sound: Any) -> Any:
    """A narrow band, driven until it crackles."""
    band = _band(sound, 500, 2600)
    driven = (band + (12 - band.max_dBFS - 6)).apply_gain(-6)
    return _as_loud(_band(driven, 400, 3200), sound)


def _next_room(sound: Any) -> Any:
    """Through a wall, and its walls answer."""
    dull = sound.low_pass_filter(900).low_pass_filter(900)
    return _as_loud(_echo(dull, ((28, -8), (53, -11), (89, -15))), sound)


def _voice_over(sound: Any) -> Any:
    """Close, with a little more of what is low."""
    low = sound.low_pass_filter(220)
    return _as_loud(sound.overlay(low - 4), sound)


def _loudspeaker(sound: Any) -> Any:
    """A horn in a hall."""
    band = _band(sound, 450, 4200)
    return _as_loud(_echo(band, ((110, -7), (235, -12))), sound)


def _band(sound: Any, low: int, high: int) -> Any:
    """Without what is below and above, 12 dB an octave."""
    for _ in range(2):
        sound = sound.high_pass_filter(low).low_pass_filter(high)
    return sound


def _echo(sound: Any, answers: tuple[tuple[int, int], ...]) -> Any:
    """With answers of (milliseconds, decibels)."""
    longest = max(after for after, _ in answers)
    whole = sound + type(sound).silent(longest, frame_rate=sound.frame_rate)
    for after, level in answers:
        whole = whole.overlay(sound + level, position=after)
    return whole


def _as_loud(made: Any, before: Any) -> Any:
    """`made` with the power of `before`, its peaks below -0.5 dB."""
    wanted = before.dBFS - made.dBFS
    return made.apply_gain(min(wanted, -0.5 - made.max_dBFS))


_EFFECTS: dict[str, Callable[[Any], Any]] = {
    "phone": _phone,
    "radio": _radio,
    "next room": _next_room,
    "voice-over": _voice_over,
    "loudspeaker": _loudspeaker,
}
