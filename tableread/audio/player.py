"""The player: a mixer on an output, telling what is heard when it is heard.

Events carry the moment at which the ear gets them, so a screen can be exact although the device
takes its samples in blocks. Which output that is, `output_switch` decides.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import NamedTuple

from tableread.audio.clip import Clip
from tableread.audio.mixer import CENTRE, FRAME_WIDTH, Mark, Mixer
from tableread.audio.output import Output
from tableread.audio.output_switch import Block, OutputSwitch
from tableread.audio.playback_clock import PlaybackClock

log = logging.getLogger(__name__)


_ONE_SOUND_SECONDS = 0.005  # less than any pause between words; a round number, not measured
"""Stretches no farther apart are one: the device's clock moves a little from block to block."""
_SOUNDS_KEPT = 15  # the gate asks about the last frames only; a line has fewer pauses


class PlaybackMark(NamedTuple):
    """A mark, and when it reaches the ear (seconds of `time.monotonic`)."""

    mark: Mark
    at: float


class Played(NamedTuple):
    """A block that went to the device."""

    pcm: bytes
    """Stereo, 16 bits, at the mixer's rate."""
    at: float
    """When its first frame reaches the ear (seconds of `time.monotonic`)."""


class OutputChanged(NamedTuple):
    """The sound goes elsewhere now; `reason` is a sentence for the person, "" at a good start."""

    name: str
    audible: bool
    reason: str


Notify = Callable[[PlaybackMark | OutputChanged], None]


def _ignore(event: PlaybackMark | OutputChanged) -> None:
    """The default: nobody is told."""


class Player:
    """Plays clips through the best output there is. All methods may be called from any thread; none waits for a
    device."""

    def __init__(self, open_output: Callable[[int], Output]) -> None:
        """`open_output(rate)` makes an output."""
        self.mixer = Mixer()
        self.notify: Notify = _ignore
        """Who is told what is heard; called from the output's thread. Set it before playing."""
        self.tap: Callable[[Played], None] | None = None
        """Who is given all that is played; called from the output's thread, and must not take long."""
        self.wanted_output = ""
        """Part of the name of the output that was chosen, for `open_output`; "" takes the system's."""
        self._switch = OutputSwitch(self.mixer, open_output, self._on_block, self._changed)
        self._first_sound: float | None = None
        self._sounded: tuple[tuple[float, float], ...] = ()
        """The last stretches in which something was heard (seconds of `time.monotonic`)."""

    @property
    def why_silent(self) -> str:
        """Why nothing can be heard, as a sentence; "" when it can."""
        return self._switch.why_silent

    @property
    def audible(self) -> bool:
        """Whether what is played can be heard."""
        output = self._switch.output
        return output is not None and output.audible

    @property
    def output_name(self) -> str:
        """What the sound goes to, for people; "nothing" while no device has answered yet."""
        output = self._switch.output
        return output.name if output else "nothing"

    @property
    def first_sound_at(self) -> float | None:
        """When the first block that is not silence was handed over (`time.monotonic`)."""
        return self._first_sound

    def sounds(self, since: float, until: float) -> bool:
        """Whether something of ours is heard between two moments (seconds of `time.monotonic`). It is the clock of
        `PlaybackMark`, so who listens in the room and who is told that a cue is over go by the same."""
        return any(begin < until and since < end for begin, end in self._sounded)

    def start(self) -> None:
        """Open the output, once. Without a device the read goes on in silence, and says so."""
        self._switch.start()

    def change_output(self, wanted: str) -> None:
        """Play through another output, with this in its name, from now on."""
        if wanted != self.wanted_output:
            self.wanted_output = wanted
            self._switch.reopen()

    def wait_open(self, seconds: float) -> bool:
        """Wait until a device plays, or it is known that none does; whether that is known. Not for the event loop."""
        return self._switch.wait_open(seconds)

    def play(
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
        """Schedule a clip on the stream; see `Mixer.schedule`."""
        self.mixer.schedule(
            clip_id,
            clip,
            gap,
            from_now=from_now,
            beside=beside,
            behind=behind,
            level=level,
            pan=pan,
            continues=continues,
            more=more,
            still_wanted=still_wanted,
        )

    def close(self) -> None:
        """Let the device go."""
        self._switch.close()

    def _changed(self, output: Output, reason: str) -> None:
        """On the supervisor's threads."""
        self.notify(OutputChanged(output.name, output.audible, reason))

    def _on_block(self, block: Block, now: float, clock: PlaybackClock) -> None:
        """Tell what is heard of a block, and when; on the output's thread."""
        pcm, first, marks = block
        if sound := pcm.lstrip(b"\0"):
            if self._first_sound is None:
                self._first_sound = now
                log.info("first sound at %.3f", now)
            begin = (len(pcm) - len(sound)) // FRAME_WIDTH
            end = len(pcm.rstrip(b"\0")) // FRAME_WIDTH
            self._note_sound(clock.audible_at(begin), clock.audible_at(end))
        if self.tap is not None:
            self.tap(Played(pcm, clock.audible_at(0)))
        for placed in marks:
            self.notify(PlaybackMark(placed.mark, clock.audible_at(placed.sample - first)))

    def _note_sound(self, begin: float, end: float) -> None:
        """Note that something is heard from `begin` to `end`."""
        *before, last = self._sounded or ((begin, begin),)
        if begin - last[1] < _ONE_SOUND_SECONDS:
            self._sounded = (*before, (last[0], end))
        else:
            self._sounded = (*self._sounded[-_SOUNDS_KEPT:], (begin, end))
