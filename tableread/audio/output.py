"""The Output port: something that takes samples at its own pace; and the output that is silent."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

from tableread.audio.mixer import FRAME_WIDTH

Pull = Callable[[int], bytes]
"""Asked for a number of frames, gives that many of stereo 16-bit samples. Called from any thread."""

BUFFER_SECONDS = 0.05
"""Shorter buffers drop out on a busy machine (10 ms: up to 73 times in 4 s); 50 ms never did."""


class Output(Protocol):
    """A device, or what stands in for one."""

    name: str
    """For people: "PulseAudio", "no sound device"."""
    audible: bool

    def start(self, pull: Pull) -> None:
        """Begin to pull. Raises `OSError` where that cannot be done."""
        ...

    def stop(self) -> None:
        """Pull no more. May be called twice, and after the device is gone."""
        ...


class SilentOutput:
    """Takes samples in real time and throws them away: a read without a device keeps its time."""

    name = "no sound device"
    audible = False

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, pull: Pull) -> None:
        """See the port."""
        self._stop.clear()
        self._thread = threading.Thread(
            target=self._run, args=(pull,), name="silent-output", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """See the port."""
        self._stop.set()

    def _run(self, pull: Pull) -> None:
        step = BUFFER_SECONDS / 2
        due = time.monotonic()
        owed = 0.0
        while not self._stop.is_set():
            owed += step * self._rate
            frames = int(owed)
            owed -= frames
            assert len(pull(frames)) == frames * FRAME_WIDTH
            due += step
            late = time.monotonic() - due
            if late > 1.0:  # the machine slept: do not race to catch up
                due += late
            self._stop.wait(max(0.0, due - time.monotonic()))
