"""When a sample that was handed over is heard: estimated from how the device asks for samples.

A device plays at a steady pace and asks ahead by what its buffers hold. How deep they are shows at
the start: it asks for all of that at once, before it plays. From then on each request tells where
it stands; the middle one of the last few is not misled by a thread that was late.
"""

from __future__ import annotations

from collections import deque
from statistics import median

_WINDOW = 48
"""Requests that are looked back on: two or three seconds of 50 ms blocks."""
_DEEPEST = 0.4  # buffers of 50 ms are asked for; the rest is margin, a round number, not measured
"""Seconds. More than this is a device that was asleep, not a buffer."""
_BEHIND = 0.004
"""Seconds that are never seen: mixing in the server, the converter. On PulseAudio 0-16 ms, by the sink."""


class PlaybackClock:
    """Maps samples of the stream that goes to the device to moments of `time.monotonic`."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._frames = 0
        self._begun = 0
        """Frames handed over before the last request."""
        self._first: float | None = None
        self._recent: deque[float] = deque(maxlen=_WINDOW)
        self._origin = 0.0
        """When sample 0 would have been asked for, as things go now."""
        self._depth = 0.0
        """Seconds that the device asks ahead."""

    def requested(self, now: float, frames: int) -> None:
        """The device asked for `frames` samples at `now`."""
        begins = now - self._frames / self._rate
        if self._first is None:
            self._first = begins
        self._recent.append(begins)
        self._begun = self._frames
        self._frames += frames
        self._origin = median(self._recent)
        if len(self._recent) < _WINDOW:
            self._depth = min(_DEEPEST, max(0.0, self._first - self._origin))

    def audible_at(self, offset: int) -> float:
        """When the sample `offset` behind the first of the last request is heard."""
        return self._origin + self._depth + _BEHIND + (self._begun + offset) / self._rate
