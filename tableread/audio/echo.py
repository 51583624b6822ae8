"""Echo: our own loudspeaker in the microphone, and what it takes to have it out of there again.

Two ports. `EchoCanceller` is the library that does it, in a process of its own; `FrameCleaner` is what the program
talks to.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from tableread.audio.player import Played


class EchoCanceller(Protocol):
    """Takes a sound that is known out of frames of the microphone. All frames are `FRAME` samples of 16 bits, mono,
    at `RATE`."""

    def cancel(self, frame: bytes, played: bytes) -> bytes:
        """`frame` without the echo of what has been `played` up to now. Call it for every frame, in order; a sound may
        come up to half a second later in the frames than in what is played, never earlier."""
        ...


class CleanFrame(NamedTuple):
    """A frame of the microphone, and what was done about our own voice in it."""

    pcm: bytes
    at: float
    """When it ended (`time.monotonic`)."""
    cancels: bool
    """Our own voice is taken out of it, as measured in the seconds before: it may be listened to while we sound."""
    quieter: float | None = None
    """By how many dB our voice was made quieter lately; None: not measured, too little of it was heard."""


class FrameCleaner(Protocol):
    """Takes our own voice out of the microphone's frames. No method waits. `play` may be called from any thread, all
    others from one."""

    def start(self, on_frame: Callable[[CleanFrame], None], on_lost: Callable[[], None]) -> None:
        """Get ready. `on_frame` gets every frame that is taken, in order, on a thread of its own or on that which calls
        `take`; until all is ready, and when it fails, as it was. `on_lost` says that it failed."""
        ...

    def play(self, played: Played) -> None:
        """This goes to the loudspeaker."""
        ...

    def take(self, frame: bytes, at: float) -> None:
        """Clean this frame, which ended at `at` (`time.monotonic`)."""
        ...

    def close(self) -> None:
        """No more frames."""
        ...
