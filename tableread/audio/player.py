"""The player: a mixer on an output, telling what is heard when it is heard.

Events carry the moment at which the ear gets them, so a screen can be exact although the device
takes its samples in blocks. A device that goes away is replaced: by another, or by silence in time.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from tableread.audio.clip import Clip
from tableread.audio.heard import HeardClock
from tableread.audio.mixer import Mark, Mixer
from tableread.audio.output import Output, SilentOutput

log = logging.getLogger(__name__)

_GONE_SECONDS = 1.0
"""A device that has not asked for samples this long is gone: a lost server calls no one."""
_WAKING_SECONDS = 6.0
"""The same before the first request: suspended and wireless devices wake slowly."""
_LOOK_SECONDS = 0.25
_RETRY_SECONDS = 5.0


class Heard(NamedTuple):
    """A mark, and when it reaches the ear (seconds of `time.monotonic`)."""

    mark: Mark
    at: float


class OutputChanged(NamedTuple):
    """The sound goes elsewhere now; `reason` is a sentence for the person, "" at a good start."""

    name: str
    audible: bool
    reason: str


Notify = Callable[[Heard | OutputChanged], None]


def _nobody(event: Heard | OutputChanged) -> None:
    """Stands in until somebody wants to know."""


class Player:
    """Plays clips through the best output there is. All methods may be called from any thread."""

    def __init__(self, open_output: Callable[[int], Output]) -> None:
        """`open_output(rate)` makes an output."""
        self.mixer = Mixer()
        self.notify: Notify = _nobody
        """Who is told what is heard; called from the output's thread. Set it before playing."""
        self._open_output = open_output
        self._output: Output | None = None
        self._clock = HeardClock(self.mixer.rate)
        self._asked = 0.0
        self._awake = False
        """Whether the output has asked for samples yet."""
        self._first_sound: float | None = None
        self._closed = threading.Event()
        self._starting = threading.Lock()
        self.why_silent = ""
        """Why nothing can be heard, as a sentence; "" when it can."""
        self._watch: threading.Thread | None = None

    @property
    def audible(self) -> bool:
        """Whether what is played can be heard."""
        return self._output is not None and self._output.audible

    @property
    def output_name(self) -> str:
        """What the sound goes to, for people."""
        return self._output.name if self._output else "nothing"

    @property
    def first_sound_at(self) -> float | None:
        """When the first block that is not silence was handed over (`time.monotonic`)."""
        return self._first_sound

    def start(self) -> None:
        """Open the output, once. Without a device the read goes on in silence, and says so.

        Takes a while (a sound server is asked): not for the event loop.
        """
        with self._starting:
            if self._watch is not None or self._closed.is_set():
                return
            self._open()
            if self._closed.is_set():  # while the device was being opened
                self.close()
                return
            self._watch = threading.Thread(
                target=self._watch_output, name="sound-watch", daemon=True
            )
            self._watch.start()

    def play(
        self, turn: int, clip: Clip, gap: float, *, from_now: bool = False, together: bool = False
    ) -> None:
        """Lay a clip on the stream; see `Mixer.lay`."""
        self.mixer.lay(turn, clip, gap, from_now=from_now, together=together)

    def close(self) -> None:
        """Let the device go."""
        self._closed.set()
        if self._output is not None:
            self._output.stop()

    def _open(self) -> None:
        reason = ""
        output = self._open_output(self.mixer.rate)
        self._asked = time.monotonic()
        self._awake = False
        try:
            output.start(self._pull)
        except OSError as error:
            log.warning("no sound: %s", error)
            reason = f"There is no sound here: {error}. The read goes on in silence."
            output = SilentOutput(self.mixer.rate)
            output.start(self._pull)
        self._output = output
        self.why_silent = reason
        self.notify(OutputChanged(output.name, output.audible, reason))

    def _pull(self, frames: int) -> bytes:
        now = self._asked = time.monotonic()
        clock = self._clock
        clock.asked(now, frames)
        self._awake = True
        pcm, first, marks = self.mixer.read(frames)
        if self._first_sound is None and pcm.strip(b"\0"):
            self._first_sound = now
            log.info("first sound at %.3f", now)
        if marks:
            for placed in marks:
                self.notify(Heard(placed.mark, clock.heard_at(placed.sample - first)))
        return pcm

    def _watch_output(self) -> None:
        retry_at = float("inf")
        looked = time.monotonic()
        while not self._closed.wait(_LOOK_SECONDS):
            now = time.monotonic()
            if now - looked > 2 * _LOOK_SECONDS + _GONE_SECONDS:
                self._asked = now  # this process itself stood still: Ctrl+Z, a lid that was closed
            looked = now
            patience = _GONE_SECONDS if self._awake else _WAKING_SECONDS
            if now - self._asked > patience and self._output is not None:
                log.warning("the sound device %s is gone", self._output.name)
                self._replace()
                retry_at = now + _RETRY_SECONDS
            elif now > retry_at and not self.audible:
                self._try_again()
                retry_at = now + _RETRY_SECONDS

    def _replace(self) -> None:
        gone = self._output
        if gone is not None:
            # a lost device may never return from being stopped: leave that to a thread of its own
            threading.Thread(target=gone.stop, name="sound-stop", daemon=True).start()
        silent = SilentOutput(self.mixer.rate)
        self._output = silent
        self._clock = HeardClock(self.mixer.rate)
        silent.start(self._pull)
        name = gone.name if gone else "sound device"
        self.why_silent = f"The sound went away ({name}). The read goes on in silence."
        self.notify(OutputChanged(silent.name, False, self.why_silent))
        self._try_again()

    def _try_again(self) -> None:
        """Look for a device; take it if there is one, else stay as it is without a word."""
        output = self._open_output(self.mixer.rate)
        silent = self._output
        started = threading.Event()

        def pull(frames: int) -> bytes:
            return self._pull(frames) if started.is_set() else bytes(frames * 2)

        try:
            output.start(pull)
        except OSError:
            return
        if silent is not None:
            silent.stop()
        self._output = output
        self._clock = HeardClock(self.mixer.rate)
        self.why_silent = ""
        started.set()
        self.notify(
            OutputChanged(output.name, output.audible, f"The sound is back: {output.name}.")
        )
