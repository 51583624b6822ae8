"""How well our own voice is taken out: measured on frames in which we sound. Pure."""

from __future__ import annotations

import audioop
import math
from collections import deque

from tableread.audio.clip import SAMPLE_WIDTH

_HEARD = -50.0  # dB below full scale; our voices are at -19, their soft sounds 20 below. A round number, not measured
"""Louder than this, what we play comes out of a loudspeaker as sound."""
_ON_THE_WAY = 10  # 0.3 s: a deep buffer and a small room; a round number, not measured
"""Frames within which a sound that is played has come to the microphone and died away."""
_MOSTLY = 6
"""So many of them we must have sounded in, for what the microphone gives to be our echo."""
# 6 s, and 0.75 s at least; round numbers, `tests.bench.echo` tells what comes of them
_WINDOW, _ENOUGH = 200, 25
"""Frames that are judged by, and how many are enough."""
_ONLY_US = 0.67
"""Who comes in early speaks with us, and of such frames little can be taken out; a third of them is left to us."""
_CANCELS, _FAILS = 12.0, 8.0
"""dB by which our voice must be quieter, so as to be trusted, and so as to be trusted no more. WebRTC takes out 31 to
53 where it works (`tests.bench.echo`), and took out 1 where the echo came before what was played."""
_UNHEARD = 6.0  # twice the amplitude; a round number, not measured
"""dB above the room: if we are no louder than that in the microphone, there is nothing to be taken out."""
_ROOM_FRAMES = 300  # 9 s; a round number, not measured
"""Frames in which we were silent, that the room is judged by."""
_QUIETEST = 0.1  # as the speech detector's: between its words even a person who speaks then leaves the room's own sound
"""Share of them that are the room's."""
_LEAKS, _OF = 10, 14
"""Frames in which we are there as before, of the last so many: trust is gone at once. Where the loudspeaker's sound has
a hole, WebRTC must find us anew, for a second or more (`tests.bench.echo`, "a hole")."""
# round numbers; with them no actor of `tests.bench.echo` who speaks with us is taken for us
_AS_BEFORE, _NO_LOUDER, _CLEAR = 6.0, 6.0, 15.0
"""dB: a frame that is quieter by less, is no louder than we usually are, and is that much louder than the room."""
_SILENT = -90.0


class EchoMeasure:
    """Looks at each frame before and after."""

    def __init__(self) -> None:
        self._played: deque[float] = deque(maxlen=_ON_THE_WAY)
        self._quieter: deque[float] = deque(maxlen=_WINDOW)
        self._microphone: deque[float] = deque(maxlen=_WINDOW)
        self._room: deque[float] = deque(maxlen=_ROOM_FRAMES)
        self._comes_back: deque[float] = deque(maxlen=_WINDOW)
        """By how many dB our echo is louder in the microphone than what is played."""
        self._leaks: deque[bool] = deque(maxlen=_OF)
        self.cancels = False
        """Whether our voice is out of the frames, so that they may be listened to while we sound."""

    @property
    def quieter(self) -> float | None:
        """By how many dB our voice is made quieter; None: too little of it was heard."""
        if len(self._quieter) < _ENOUGH:
            return None
        return sorted(self._quieter)[int(_ONLY_US * len(self._quieter))]

    def note(self, frame: bytes, played: bytes, cleaned: bytes) -> None:
        """A frame of the microphone, what was played with it, and what became of it."""
        self._played.append(_level(played))
        before = _level(frame)
        sounded = sum(level > _HEARD for level in self._played)
        if not sounded:
            self._room.append(before)
        if sounded < _MOSTLY:
            return
        self._quieter.append(before - _level(cleaned))
        self._microphone.append(before)
        self._leaks.append(self._leaks_now(before - max(self._played)))
        if sum(self._leaks) >= _LEAKS:
            self.cancels = False
            self._quieter.clear()
            self._leaks.clear()
        quieter = self.quieter
        if quieter is not None:
            enough = _FAILS if self.cancels else _CANCELS
            self.cancels = quieter >= enough or self._is_unheard()

    def _leaks_now(self, comes_back: float) -> bool:
        """Whether the last frame is as if nothing were taken out, and nobody but us makes it so loud."""
        if self._quieter[-1] >= _CANCELS:
            self._comes_back.append(comes_back)  # it was our echo, and no more
        if not self._comes_back:
            return False
        usual = sorted(self._comes_back)[len(self._comes_back) // 2]
        return (
            self._quieter[-1] < _AS_BEFORE
            and comes_back < usual + _NO_LOUDER
            and self._microphone[-1] > self._room_level() + _CLEAR
        )

    def _room_level(self) -> float:
        if len(self._room) < _ENOUGH:
            return _SILENT
        return sorted(self._room)[int(_QUIETEST * len(self._room))]

    def _is_unheard(self) -> bool:
        """Nothing of us is in the microphone: headphones, or a loudspeaker that is turned down."""
        loud = sorted(self._microphone)[int((1 - _ONLY_US) * len(self._microphone))]
        return loud < self._room_level() + _UNHEARD


def _level(pcm: bytes) -> float:
    """dB below full scale."""
    power = audioop.rms(pcm, SAMPLE_WIDTH)
    return 20 * math.log10(power / 32768) if power else _SILENT
