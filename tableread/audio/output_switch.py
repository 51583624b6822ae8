"""The output that a mixer plays through: the best device there is, and silence in real time while there is none.

A device that fails is replaced by silence at once, and by another device when there is one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from tableread.audio.device_supervisor import DeviceChanged, DeviceSupervisor
from tableread.audio.mixer import FRAME_WIDTH, Mixer, Placed
from tableread.audio.output import Output, SilentOutput
from tableread.audio.playback_clock import PlaybackClock

Block = tuple[bytes, int, list[Placed]]
"""What `Mixer.read` gives: samples, the position they begin at, and the marks among them."""


class OutputSwitch:
    """Feeds a mixer's stream to one output at a time. All methods may be called from any thread; none waits for a
    device."""

    def __init__(
        self,
        mixer: Mixer,
        open_output: Callable[[int], Output],
        on_block: Callable[[Block, float, PlaybackClock], None],
        on_change: Callable[[Output, str], None],
    ) -> None:
        """`open_output(rate)` makes an output. `on_block` gets each block that was read, when the output asked for it
        (seconds of `time.monotonic`) and that output's clock, on the output's thread. `on_change` gets the output that
        is in use from now on and a sentence for the person, "" at a good start; on the supervisor's threads."""
        self._mixer = mixer
        self._on_block = on_block
        self._on_change = on_change
        self._supervisor = DeviceSupervisor(
            "sound", lambda: open_output(mixer.rate), self._start, self._changed
        )
        self._output: Output | None = None
        self._pulling = threading.Lock()
        self.why_silent = ""
        """Why nothing can be heard, as a sentence; "" when it can."""

    @property
    def output(self) -> Output | None:
        """The output in use; None while no device has answered yet."""
        return self._output

    def start(self) -> None:
        """Open an output, once. Without a device the stream goes on in silence."""
        self._supervisor.start()

    def reopen(self) -> None:
        """Open another output, which was chosen meanwhile."""
        self._supervisor.reopen()

    def wait_open(self, seconds: float) -> bool:
        """Wait until a device plays, or it is known that none does; whether that is known. Not for the event loop."""
        return self._supervisor.wait(seconds)

    def close(self) -> None:
        """Let the output go."""
        self._supervisor.close()
        with self._pulling:
            output, self._output = self._output, None
        if isinstance(output, SilentOutput):
            output.stop()

    def _start(self, output: Output, called: Callable[[], bool]) -> None:
        """Start an output; on the supervisor's thread. Raises what the device raises."""
        clock = PlaybackClock(self._mixer.rate)

        def pull(frames: int) -> bytes:
            now = time.monotonic()
            clock.requested(now, frames)
            called()
            return self._pull(output, frames, now, clock)

        output.start(pull)

    def _changed(self, change: DeviceChanged[Output]) -> None:
        """Change over to another output, or to silence; on the supervisor's threads."""
        self.why_silent = ""
        output, reason = change.device, change.reason
        if output is None:
            reason = self.why_silent = f"{reason} The read continues in silence."
            output = SilentOutput(self._mixer.rate)
        with self._pulling:
            before, self._output = self._output, output
        if change.device is None:
            self._start(output, lambda: True)
        elif isinstance(before, SilentOutput):
            before.stop()
        self._on_change(output, reason)

    def _pull(self, output: Output, frames: int, now: float, clock: PlaybackClock) -> bytes:
        """The next samples for `output`; silence where another is in use. On the output's thread."""
        with self._pulling:
            if output is not self._output:
                return bytes(frames * FRAME_WIDTH)
            block = self._mixer.read(frames)
        self._on_block(block, now, clock)
        return block[0]
