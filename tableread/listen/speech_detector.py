"""Whether somebody is speaking: by the look of the sound, and by how loud it is against the room.

The first is quick and deaf to steady noise, but takes other people's talk for the actor's; the second
is slower and knows that the actor is the louder one.
"""

from __future__ import annotations

import audioop
import math
from collections import deque
from functools import cached_property
from typing import Any, NamedTuple

from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.gain import Gain

_WINDOW = 200  # longer than most pauses, so that the voice is in it
"""Frames that the room is judged by: 6 s."""
_SETTLED = 15  # about half a second; a round number, not measured
"""Frames before which nothing can be said of the room."""
_QUIETEST, _LOUDEST = 0.1, 0.9  # tenths, which single clicks and holes do not move
_BETWEEN = 0.4
"""Where between the room's quiet and the voice the border lies. Found on recorded lines in babble."""
_APART = 6.0  # twice the amplitude; a round number, not measured
"""dB: below that, room and voice cannot be told from each other by loudness."""
_CLEAR = 24.0
"""dB between room and voice from which an ending f or s is heard still. Found with white noise."""
_LONG, _CROWDED = 100, 0.95  # longer than the longest phrase without a breath
"""Frames, and share of them: nobody alone speaks for 3 s without a breath; one in ten is a hole."""
_STRICTEST = 3  # webrtcvad's strictest mode: the one that ends of lines were measured with
SILENT_DB = -90.0  # dB below full scale: less than the last bit of 16
_FLOOR = -70.0  # a round number, not measured
"""dB below full scale. What is quieter is a microphone that gives nothing."""


class VoiceActivity(NamedTuple):
    """One frame of sound."""

    speech: bool
    """It looks like speech."""
    loud: bool
    """It stands out from the room."""
    level: float
    """dB below full scale, -90 to 0."""
    crowded: bool = False
    """It has looked like speech for so long without a hole that others must be talking, too."""
    noisy: bool = False
    """The room is so loud that the soft ends of words drown in it."""


class SpeechDetector:
    """Tells speech frame by frame. Remembers the room."""

    def __init__(self) -> None:
        self._gain = Gain()
        self._levels: deque[float] = deque(maxlen=_WINDOW)
        self._spoken: deque[bool] = deque(maxlen=_WINDOW)

    @cached_property
    def _detector(self) -> Any:
        """Loaded with the first frame: it takes a tenth of a second, and many a read has no microphone."""
        return _webrtc()

    def detect(self, frame: bytes) -> VoiceActivity:
        """Judge one frame of `FRAME` samples."""
        level = loudness(frame)
        levels = self._levels
        levels.append(level)
        loud = level > _FLOOR
        noisy = False
        if len(levels) >= _SETTLED:
            ranked = sorted(levels)
            quiet = ranked[int(len(ranked) * _QUIETEST)]
            voice = ranked[int(len(ranked) * _LOUDEST)]
            noisy = voice - quiet < _CLEAR
            if voice - quiet >= _APART:
                loud = loud and level > quiet + _BETWEEN * (voice - quiet)
        if self._detector is None or len(frame) != 2 * FRAME:
            return VoiceActivity(loud, loud, level, noisy=noisy)
        louder = self._gain.apply(frame, level)
        speech = level > _FLOOR and bool(self._detector.is_speech(louder, RATE))
        self._spoken.append(speech)
        crowded = len(self._spoken) >= _LONG and sum(self._spoken) > _CROWDED * len(self._spoken)
        return VoiceActivity(speech, loud, level, crowded, noisy)


def loudness(frame: bytes) -> float:
    """dB below full scale."""
    power = audioop.rms(frame, 2)
    return max(SILENT_DB, 20 * math.log10(power / 32768)) if power else SILENT_DB


def _webrtc() -> Any:
    """None where it is not installed: loudness alone decides then."""
    try:
        import webrtcvad
    except ImportError:
        return None
    return webrtcvad.Vad(_STRICTEST)
