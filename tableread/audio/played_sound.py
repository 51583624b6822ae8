"""What we play, as it should come back through the microphone: at its rate, in its frames, in step with it.

Loudspeaker and microphone have a clock each, and what is known of either moves by some milliseconds. A canceller
learns the way from one to the other, so the sound goes on without a seam, and is moved only when it is off for long.
Pure: moments are handed in, in seconds of `time.monotonic`.
"""

from __future__ import annotations

import audioop
from collections import deque
from statistics import median

from tableread.audio.clip import SAMPLE_WIDTH
from tableread.audio.mixer import RATE as PLAYED_RATE
from tableread.audio.recording_format import FRAME, FRAME_SECONDS, RATE
from tableread.audio.resample import StreamResampler

# what a moment of the loudspeaker's or the microphone's may be wrong by; measured 0-16 ms (`playback_clock`)
LEAD_SECONDS = 0.02
"""So much earlier a sound is given than it is heard: an echo that came before it could not be taken out."""
_OFF_SECONDS = (
    0.01  # moments move by some milliseconds while nothing is wrong; see `tests.bench.echo`
)
"""So far from its moment the sound is moved."""
_LOOKED_AT = 34  # 1 s: a frame that was late says nothing; a round number, not measured
"""Frames by which that is told."""
_BREAK_SECONDS = 0.1  # no clock moves so far; a round number, not measured
"""A block so far from where the one before it ended is another stream: another device, or one that stood still."""
_KEPT_SECONDS = 2.0  # more than any device asks ahead; a round number, not measured


class PlayedSound:
    """Takes blocks as they go to the loudspeaker, gives frames as they are needed."""

    def __init__(self) -> None:
        self._sound = bytearray()
        self._first = 0
        """The number of its first sample, from the start of the stream."""
        self._next = 0
        """The sample that the next frame begins with."""
        self._start_anew()

    def _start_anew(self) -> None:
        self._resampler = StreamResampler(PLAYED_RATE, RATE)
        self._zero: float | None = None
        """When sample 0 was heard, as things go now."""
        self._blocks_end = 0.0
        """The end of all blocks so far, in seconds of the stream."""
        self._in_step = False
        """Whether it is known which sample comes next."""
        self._off: deque[int] = deque(maxlen=_LOOKED_AT)
        """By how many samples the last frames were off."""

    def add(self, pcm: bytes, at: float) -> None:
        """Stereo sound at the mixer's rate, heard from `at` on."""
        if self._zero is not None and abs(at - self._blocks_end - self._zero) > _BREAK_SECONDS:
            self._sound.clear()
            self._first = self._next = 0
            self._start_anew()
        self._zero = at - self._blocks_end
        mono = audioop.tomono(pcm, SAMPLE_WIDTH, 0.5, 0.5)
        self._sound += self._resampler.add(mono)
        self._blocks_end += len(mono) / SAMPLE_WIDTH / PLAYED_RATE

    @property
    def known_until(self) -> float:
        """Until when it is known what is played."""
        if self._zero is None:
            return 0.0
        return self._zero + (self._first + len(self._sound) // SAMPLE_WIDTH) / RATE

    def beside(self, at: float) -> bytes:
        """What is played with the frame of the microphone that ended at `at`, `LEAD_SECONDS` earlier than it is heard.
        What is not known is silent."""
        if self._zero is None:
            return bytes(FRAME * SAMPLE_WIDTH)
        wanted = round((at + LEAD_SECONDS - FRAME_SECONDS - self._zero) * RATE)
        if not self._in_step:
            self._next, self._in_step = wanted, True
        self._off.append(wanted - self._next)
        off = median(self._off)
        if len(self._off) == _LOOKED_AT and abs(off) > _OFF_SECONDS * RATE:
            self._next += round(off)
            self._off.clear()
        frame = self._cut(self._next, self._next + FRAME)
        self._next += FRAME
        self._forget(self._next - round(_KEPT_SECONDS * RATE))
        return frame

    def _cut(self, begin: int, end: int) -> bytes:
        """The samples from `begin` to `end`, with silence for those that there are none of."""
        a, b = (max(0, n - self._first) * SAMPLE_WIDTH for n in (begin, end))
        sound = bytes(self._sound[a:b])
        silence = bytes(max(0, min(end, self._first) - begin) * SAMPLE_WIDTH)
        return (silence + sound).ljust((end - begin) * SAMPLE_WIDTH, b"\0")

    def _forget(self, before: int) -> None:
        gone = max(0, min(before - self._first, len(self._sound) // SAMPLE_WIDTH))
        del self._sound[: gone * SAMPLE_WIDTH]
        self._first += gone
