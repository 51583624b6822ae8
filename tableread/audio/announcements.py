"""The announcements of a stream: what is said beside the read, and where the read stands still for it.

Counts in frames of the stream, like the mixer, under whose lock all of this is called. Knows no clip, only where clips
begin and end.

Three kinds: what was asked for sounds at once, and the read stands still from that moment, even before the sound is
made; what belongs to a clip sounds right before it; news waits until no clip sounds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class _Awaited:
    """An announcement, and as much of its sound as has been made."""

    number: int
    pcm: bytes = b""


class Announcements:
    """What is to be announced."""

    def __init__(self) -> None:
        self._asked: _Awaited | None = None
        self._before: dict[int, _Awaited] = {}
        """By the clip that it comes before."""
        self._made: set[int] = set()
        """Of those clips, the ones before which all is made."""
        self._news: deque[bytes] = deque()
        self._sounding = b""
        """What is left of the one that is heard."""

    @property
    def waiting(self) -> bool:
        """Whether anything sounds, or is to come, if only before a clip."""
        return bool(self._sounding or self._asked or self._before or self._news)

    @property
    def speaks(self) -> bool:
        """Whether one sounds, or is to come as soon as can be."""
        return bool(self._sounding or self._asked or self._news)

    @property
    def holds(self) -> bool:
        """Whether the read stands still, at whatever place."""
        return bool(self._sounding or self._asked)

    def ask(self, number: int) -> None:
        """Stand still for announcement `number`, whose sound comes later. It cuts off what is being announced."""
        self._sounding = b""
        self._asked = _Awaited(number)

    def ask_before(self, clip_id: int, number: int) -> None:
        """The same, right before a clip."""
        self._before[clip_id] = _Awaited(number)

    def give(self, number: int, pcm: bytes, *, more: bool = False) -> None:
        """The sound of an announcement, or its next part where there is `more` to come; one that nobody waits for any
        more is dropped."""
        if self._asked is not None and self._asked.number == number:
            self._sounding += pcm
            if not more:
                self._asked = None
        for clip_id, awaited in self._before.items():
            if awaited.number == number:
                awaited.pcm += pcm
                if not more:
                    self._made.add(clip_id)

    def add_news(self, pcm: bytes) -> None:
        """Announce this as soon as no clip sounds."""
        if pcm:
            self._news.append(pcm)

    def clear_clips(self) -> None:
        """All clips were taken off the stream: what belonged to them is not announced."""
        self._before.clear()
        self._made.clear()

    def clear(self) -> None:
        """No more announcements."""
        self._asked, self._sounding = None, b""
        self.clear_clips()
        self._news.clear()

    def next_sound(self, clips: Iterable[tuple[int, int, int]], at: int, *, standing: bool) -> None:
        """Begin what is due at frame `at`, if nothing is announced yet. `clips`: id, start and end of all on the stream.
        `standing`: the read is paused, so no clip sounds."""
        if self.holds:
            return
        if not standing:
            for clip_id, start, _ in clips:
                awaited = self._before.get(clip_id)
                if awaited is None or start > at:
                    continue
                del self._before[clip_id]
                if start == at:
                    self._sounding = awaited.pcm
                    self._asked = None if clip_id in self._made else awaited
                self._made.discard(clip_id)
                if self.holds:
                    return
        if self._news and (standing or not _sounds(clips, at)):
            self._sounding = self._news.popleft()

    def next_stop(self, clips: Iterable[tuple[int, int, int]], at: int, end: int) -> int:
        """How far the stream goes on from frame `at`, at most to `end`, until something is due."""
        stop = end
        for clip_id, start, clip_end in clips:
            if clip_id in self._before and at < start < stop:
                stop = start
            if self._news and at < clip_end < stop:
                stop = clip_end
        return stop

    def is_before(self, clip_id: int) -> bool:
        """Whether something is still to be announced before a clip."""
        return clip_id in self._before

    def take(self, size: int) -> bytes:
        """The next bytes, at most `size`, of what sounds."""
        taken, self._sounding = self._sounding[:size], self._sounding[size:]
        return taken


def _sounds(clips: Iterable[tuple[int, int, int]], at: int) -> bool:
    return any(start <= at < end for _, start, end in clips)
