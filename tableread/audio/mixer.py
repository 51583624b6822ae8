"""The mixer: one endless stereo stream with clips scheduled on it at exact places.

Time here is counted in frames of the stream (a sample for each side), from its start. The mixer has no device and no
clock: whoever reads it moves it. Called from the program's thread and the device's, hence the lock.

There are three lanes: the read's, which can be paused and cleared; one for asides (a tick), which goes on whatever the
read does, and lowers the read while it sounds; and one for announcements, for which the read stands still, to go on with
the very next sample (`announcements`).
"""

from __future__ import annotations

import audioop
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from tableread.audio.announcements import Announcements
from tableread.audio.clip import SAMPLE_WIDTH, Clip
from tableread.audio.limiter import louder
from tableread.audio.resample import resampled

RATE = 24000
"""Frames a second of the stream: that of the natural voices, so that their sound goes through untouched."""
CHANNELS = 2  # stereo: the cast sits from left to right
FRAME_WIDTH = SAMPLE_WIDTH * CHANNELS
"""Bytes of a frame: left, right."""
CENTRE = 0.0
"""Where a clip lies from side to side: -1 is left, 1 is right."""

_ENDLESS = 1 << 62
"""The end of a clip of which parts are still to come."""
_SPANS_KEPT = 64  # far more clips than are ever scheduled ahead; a power of two
_DUCKED = 0.35  # a usual amount of ducking; not measured
"""Loudness of the read under an aside: 9 dB down."""

# short enough to seem at once, long enough not to click; not measured
_FADE_MS, _FADE_STEPS = 6, 12


class ClipStarted(NamedTuple):
    """The first sample of a clip went into the stream."""

    clip_id: int


class WordReached(NamedTuple):
    """The first sample of a word went into the stream; `word` counts from the clip's first."""

    clip_id: int
    word: int


class WordAhead(NamedTuple):
    """The same, `word_lead` seconds before."""

    clip_id: int
    word: int


class ClipFinished(NamedTuple):
    """The last sample of a clip went into the stream."""

    clip_id: int


Mark = ClipStarted | WordReached | WordAhead | ClipFinished


class Placed(NamedTuple):
    """A mark and the sample of the stream it stands at; where the stream stood still within what was read, so much
    later."""

    sample: int
    mark: Mark


@dataclass(slots=True)
class _ScheduledClip:
    """A clip on the stream."""

    clip_id: int
    pcm: bytes
    start: int
    end: int
    marks: deque[Placed] = field(default_factory=deque)


class Mixer:
    """Schedules clips one behind the other, or together, and gives out what they sum to."""

    def __init__(self, rate: int = RATE) -> None:
        self.rate = rate
        self._lock = threading.Lock()
        self._scheduled: deque[_ScheduledClip] = deque()
        self.word_lead = 0.0
        """Seconds by which the words of what is scheduled from now on are told before they sound, too (`WordAhead`)."""
        self._position = 0
        self._end = 0
        """Where all that was scheduled ends."""
        self._begun = 0
        """Where what was scheduled last begins."""
        self._spans: dict[int | None, tuple[int, int, int]] = {}
        """Start and end of what was scheduled last, and its words, by clip_id."""
        self._paused = False
        self._volume = 1.0
        self._fade = b""
        """What is still to be given out of a sound that was stopped."""
        self._asides: deque[bytes] = deque()
        """What is still to be given out of asides, in order."""
        self._announcements = Announcements()
        self._unfinished: set[int] = set()
        """Clips of which parts are still to come."""

    @property
    def position(self) -> int:
        """The next sample that will be read."""
        return self._position

    @property
    def idle(self) -> bool:
        """Whether nothing is scheduled ahead."""
        return not self._scheduled

    def schedule(
        self,
        clip_id: int,
        clip: Clip,
        gap: float,
        *,
        from_now: bool = False,
        beside: int | None = None,
        behind: int | None = None,
        level: float = 0.0,
        pan: float = CENTRE,
        continues: bool = False,
        more: bool = False,
        still_wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Schedule `clip` `gap` seconds behind the end of all that was scheduled, or `behind` the end of one of them, or from the
        start of the one that it is said `beside`. A gap below 0 cuts into what is before.

        `from_now`: the gap counts from this moment, not from the end of a clip. `level`: decibels. A long line may come
        in parts: `continues`: this one goes on with what was scheduled under `clip_id`, and the gap counts from there; `more`:
        another one follows.
        `still_wanted`: whether it is still wanted, asked when no `clear` can come between; where it is not, nothing is scheduled.
        What should have begun already begins now: a late clip makes the gap longer, never shorter.
        """
        pcm = _placed(clip, self.rate, level, pan)
        scale = self.rate / clip.rate
        with self._lock:
            if still_wanted is not None and not still_wanted():
                return
            words = 0
            if continues and clip_id in self._spans:
                wanted = self._spans[clip_id][1] + round(gap * self.rate)
                words = self._spans[clip_id][2]
            elif beside in self._spans:
                wanted = self._spans[beside][0]
            else:
                end = self._spans[behind][1] if behind in self._spans else self._end
                wanted = (self._position if from_now else end) + round(gap * self.rate)
            # who cuts in begins no earlier than the one who is cut off
            begun = 0 if beside in self._spans else self._begun
            start = self._begun = max(self._position, wanted, begun)
            end = start + len(pcm) // FRAME_WIDTH
            marks: deque[Placed] = (
                deque() if continues else deque([Placed(start, ClipStarted(clip_id))])
            )
            lead = round(self.word_lead * self.rate)
            for number, word in enumerate(clip.words, words):
                at = start + round(word.sample * scale)
                marks.append(Placed(at, WordReached(clip_id, number)))
                if lead:
                    marks.append(Placed(at - lead, WordAhead(clip_id, number)))
            if more:
                self._unfinished.add(clip_id)
            else:
                self._unfinished.discard(clip_id)
                marks.append(Placed(end, ClipFinished(clip_id)))
            if lead:
                marks = deque(sorted(marks, key=lambda placed: placed.sample))
            self._scheduled.append(_ScheduledClip(clip_id, pcm, start, end, marks))
            first = self._spans[clip_id][0] if continues and clip_id in self._spans else start
            self._spans[clip_id] = (first, end, words + len(clip.words))
            for old in list(self._spans)[:-_SPANS_KEPT]:
                del self._spans[old]
            self._end = end if from_now and not continues else max(end, self._end)

    def clear(self) -> None:
        """Silence now: take all clips off. The stream itself goes on."""
        with self._lock:
            self._fade_out()
            self._scheduled.clear()
            self._spans.clear()
            self._unfinished.clear()
            self._announcements.clear_clips()
            self._end = self._begun = self._position

    def pause(self) -> None:
        """Pause: `read` gives silence and no clip moves."""
        with self._lock:
            self._fade_out()
            self._paused = True

    def resume(self) -> None:
        """Continue with the very next sample."""
        self._paused = False

    def set_volume(self, volume: float) -> None:
        """Loudness as a factor, 0-2."""
        self._volume = volume

    def aside(self, clip: Clip, level: float = 0.0, pan: float = CENTRE) -> None:
        """Let `clip` be heard at once, behind other asides, over whatever the read does."""
        pcm = _placed(clip, self.rate, level, pan)
        with self._lock:
            if pcm:
                self._asides.append(pcm)

    def clear_asides(self) -> None:
        """No more of them."""
        with self._lock:
            self._asides.clear()

    @property
    def announcing(self) -> bool:
        """Whether an announcement sounds, or is to come; those that stand before a clip do not count."""
        return self._announcements.speaks

    def await_announcement(self, number: int, before: int | None = None) -> None:
        """Stand still for announcement `number`, which is being made: at once, cutting off what is announced now, or
        right `before` a clip."""
        with self._lock:
            if before is None:
                self._fade_out()
                self._announcements.ask(number)
            else:
                self._announcements.ask_before(before, number)

    def announce(self, number: int, clip: Clip | None, *, more: bool = False) -> None:
        """The sound of an announcement that is awaited, behind which the read goes on; None: it goes on without one.
        `more`: another part of it follows, and the read stands still until then."""
        pcm = b"" if clip is None else _placed(clip, self.rate, 0.0, CENTRE)
        with self._lock:
            self._announcements.give(number, pcm, more=more)

    def announce_between(self, clip: Clip) -> None:
        """Announce `clip` as soon as no other sounds."""
        pcm = _placed(clip, self.rate, 0.0, CENTRE)
        with self._lock:
            self._announcements.add_news(pcm)

    def clear_announcements(self) -> None:
        """No more of them; the read goes on."""
        with self._lock:
            self._announcements.clear()

    def read(self, frames: int) -> tuple[bytes, int, list[Placed]]:
        """The next `frames` frames, the position they begin at, and the marks among them.

        While paused, or announcing: no clip moves, at a position that stands still, without marks.
        """
        with self._lock:
            first = self._position
            out, marks, done = b"", [], 0
            while done < frames:
                clips = self._lines_on_stream() if self._announcements.waiting else []
                self._announcements.next_sound(clips, self._position, standing=self._paused)
                left = frames - done
                if self._announcements.holds or self._paused:
                    said = self._announcements.take(left * FRAME_WIDTH)
                    ended = not self._announcements.holds and not self._paused
                    if not (said and ended):
                        said = said.ljust(left * FRAME_WIDTH, b"\0")
                    out += self._as_loud_as_chosen(said)
                else:
                    end = self._announcements.next_stop(
                        clips, self._position, self._position + left
                    )
                    shift = first + done - self._position
                    out += self._sum(self._position, end)
                    marks += [p._replace(sample=p.sample + shift) for p in self._pass(end)]
                done = len(out) // FRAME_WIDTH
            return self._with_asides(self._with_fade(out)), first, marks

    def _lines_on_stream(self) -> list[tuple[int, int, int]]:
        """Clips that are not over: id, first frame and end, with the silences between the parts of each."""
        ids = dict.fromkeys([*(c.clip_id for c in self._scheduled), *self._unfinished])
        spans = ((clip_id, self._spans.get(clip_id)) for clip_id in ids)
        return [
            (clip_id, span[0], _ENDLESS if clip_id in self._unfinished else span[1])
            for clip_id, span in spans
            if span is not None
        ]

    def _pass(self, end: int) -> list[Placed]:
        """Go on to frame `end`; the marks that are passed, in order."""
        marks: list[Placed] = []
        for scheduled in self._scheduled:
            if self._announcements.is_before(scheduled.clip_id):
                continue  # it does not begin yet
            while scheduled.marks and scheduled.marks[0].sample <= end:
                marks.append(scheduled.marks.popleft())
        while self._scheduled and not self._scheduled[0].marks and self._scheduled[0].end <= end:
            self._scheduled.popleft()
        self._position = end
        return sorted(marks, key=lambda placed: placed.sample)

    def _sum(self, first: int, end: int) -> bytes:
        """All clips within [first, end), added up and as loud as was chosen."""
        out = bytes((end - first) * FRAME_WIDTH)
        for scheduled in self._scheduled:
            if scheduled.start < end and scheduled.end > first:
                out = audioop.add(out, _window(scheduled, first, end), SAMPLE_WIDTH)
        return self._as_loud_as_chosen(out)

    def _as_loud_as_chosen(self, pcm: bytes) -> bytes:
        return pcm if self._volume == 1.0 else audioop.mul(pcm, SAMPLE_WIDTH, self._volume)

    def _fade_out(self) -> None:
        """Keep a few milliseconds of what would have come, dying away: a cut in a wave clicks."""
        if self._paused or self._announcements.holds:
            return  # it is silent already
        step = self.rate * _FADE_MS // 1000 // _FADE_STEPS
        at = self._position
        self._fade = b"".join(
            audioop.mul(
                self._sum(at + number * step, at + (number + 1) * step),
                SAMPLE_WIDTH,
                1 - (number + 1) / (_FADE_STEPS + 1),
            )
            for number in range(_FADE_STEPS)
        )

    def _with_fade(self, out: bytes) -> bytes:
        """`out`, with what is left of a fade laid over its beginning."""
        if not self._fade:
            return out
        now, self._fade = self._fade[: len(out)], self._fade[len(out) :]
        return audioop.add(now, out[: len(now)], SAMPLE_WIDTH) + out[len(now) :]

    def _with_asides(self, out: bytes) -> bytes:
        """`out`, lowered, under what comes next of the asides."""
        if not self._asides:
            return out
        said = b""
        while self._asides and len(said) < len(out):
            pcm = self._asides.popleft()
            room = len(out) - len(said)
            said += pcm[:room]
            if len(pcm) > room:
                self._asides.appendleft(pcm[room:])
        under = audioop.mul(out[: len(said)], SAMPLE_WIDTH, _DUCKED)
        said = self._as_loud_as_chosen(said)
        return audioop.add(under, said, SAMPLE_WIDTH) + out[len(said) :]


def _window(scheduled: _ScheduledClip, first: int, end: int) -> bytes:
    """The frames of `scheduled` within [first, end), with silence where it does not sound."""
    a, b = max(first, scheduled.start), min(end, scheduled.end)
    before = bytes((a - first) * FRAME_WIDTH)
    after = bytes((end - b) * FRAME_WIDTH)
    return (
        before
        + scheduled.pcm[(a - scheduled.start) * FRAME_WIDTH : (b - scheduled.start) * FRAME_WIDTH]
        + after
    )


def _placed(clip: Clip, rate: int, level: float, pan: float) -> bytes:
    """The clip in stereo, at the rate of the stream. The nearer side is as loud as in the middle, so nothing clips."""
    mono = resampled(clip.pcm, clip.rate, rate)
    factor = 10 ** (level / 20)
    if factor > 1.0:
        mono, factor = louder(mono, factor), 1.0
    left, right = factor * min(1.0, 1.0 - pan), factor * min(1.0, 1.0 + pan)
    return audioop.tostereo(mono, SAMPLE_WIDTH, left, right)
