"""The way of a frame through a canceller: beside what was played with it, and measured. Pure, but for the canceller."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from tableread.audio.echo import CleanFrame, EchoCanceller
from tableread.audio.echo_measure import EchoMeasure
from tableread.audio.played_sound import LEAD_SECONDS, PlayedSound

# devices ask 15 ms ahead or more (`playback_clock`), so nearly no frame waits; a round number, not measured
_LONGEST_WAIT = 0.1
"""Seconds by which a frame is behind the newest when it no longer waits for what was played with it."""
_STANDS_STILL = 0.5  # devices ask for some 50 ms at a time; a round number, not measured
"""Seconds without a block: nothing is played."""


class _Recorded(NamedTuple):
    frame: bytes
    at: float


class EchoPath:
    """Blocks and frames come in as they do, cleaned frames go out in order. Moments are in seconds of
    `time.monotonic`."""

    def __init__(self, canceller: EchoCanceller) -> None:
        self._canceller = canceller
        self._played = PlayedSound()
        self._measure = EchoMeasure()
        self._waiting: deque[_Recorded] = deque()
        """Frames for which it is not known yet what was played with them."""

    def play(self, pcm: bytes, at: float) -> list[CleanFrame]:
        """This goes to the loudspeaker, stereo at the mixer's rate, and is heard from `at` on."""
        self._played.add(pcm, at)
        return self._cleaned()

    def take(self, frame: bytes, at: float) -> list[CleanFrame]:
        """A frame of the microphone that ended at `at`."""
        self._waiting.append(_Recorded(frame, at))
        return self._cleaned()

    def _cleaned(self) -> list[CleanFrame]:
        cleaned = []
        while self._waiting and not self._waits(self._waiting[0]):
            cleaned.append(self._clean(*self._waiting.popleft()))
        return cleaned

    def _waits(self, recorded: _Recorded) -> bool:
        missing = recorded.at + LEAD_SECONDS - self._played.known_until
        behind = self._waiting[-1].at - recorded.at
        return 0 < missing < _STANDS_STILL and behind < _LONGEST_WAIT

    def _clean(self, frame: bytes, at: float) -> CleanFrame:
        played = self._played.beside(at)
        cleaned = self._canceller.cancel(frame, played)
        self._measure.note(frame, played, cleaned)
        return CleanFrame(cleaned, at, self._measure.cancels, self._measure.quieter)
