"""The microphone: frames of sound with the moment at which each ended, and what is wrong with it.

A device that goes away is looked for again; one that gives only silence, or too much, is told of.
"""

from __future__ import annotations

import audioop
import logging
import time
from collections.abc import Callable
from typing import NamedTuple, Protocol

from tableread.audio.clip import SAMPLE_WIDTH
from tableread.audio.device_supervisor import DeviceChanged, DeviceSupervisor
from tableread.audio.recording_format import FRAME, RATE

log = logging.getLogger(__name__)

_FRAME_BYTES = FRAME * SAMPLE_WIDTH

# even a quiet room gives some noise within this time; a round number, not measured
_MUTE_SECONDS = 3.0
_CLIPPED = 32_700  # just below 32,767, the largest sample: converters round
_CLIPPING_FRAMES = 15  # half a second of clipped frames; a round number, not measured
"""Within a second or so."""

Push = Callable[[bytes], None]

ONLY_SILENCE = (
    "The microphone is silent: check that it is not muted and that this terminal may use it."
)


class Source(Protocol):
    """A device that records, or what stands in for one."""

    name: str
    """For people."""

    def start(self, push: Push) -> None:
        """Begin to push mono 16-bit samples at `RATE`, as they come. Raises `OSError`."""
        ...

    def stop(self) -> None:
        """Push no more. May be called twice, and after the device is gone."""
        ...


class MicrophoneChanged(NamedTuple):
    """It works, or not, or not well; `reason` is a sentence for the person."""

    works: bool
    reason: str


class Microphone:
    """Records through the best source there is. May be started and closed from any thread; neither waits for a
    device."""

    def __init__(
        self,
        open_source: Callable[[], Source],
        on_frame: Callable[[bytes, float], None],
        on_change: Callable[[MicrophoneChanged], None],
    ) -> None:
        """`on_frame` gets `FRAME` samples and when the last of them sounded (`time.monotonic`), on the device's
        thread. `on_change` is called on that thread or on another of this class, one at a time."""
        self._supervisor = DeviceSupervisor("microphone", open_source, self._start, self._changed)
        self._on_frame = on_frame
        self._on_change = on_change
        self._rest = b""
        self._at = 0.0
        """When the last frame ended."""
        self._mute_since = 0.0
        self._clipping = 0
        self._told_of_clipping = False
        self.name = ""
        """What it records through; "" where there is nothing."""
        self.why_no_input = "The microphone has not been opened."
        """Why nothing can be heard; "" when it can."""

    def start(self) -> None:
        """Open it, and keep one open from now on."""
        self._supervisor.start()

    def close(self) -> None:
        """Let the device go."""
        self._supervisor.close()

    def _start(self, source: Source, called: Callable[[], bool]) -> None:
        """Start a device; on the supervisor's thread."""

        def push(pcm: bytes) -> None:
            if called():
                self._push(pcm)

        source.start(push)

    def _changed(self, change: DeviceChanged[Source]) -> None:
        """On the supervisor's threads: before the first frame of another device comes, or after the last."""
        source, self.why_no_input = change.device, "" if change.device else change.reason
        if source is not None:
            self.name = source.name
            self._rest, self._mute_since = b"", time.monotonic()
        if change.reason:
            log.info("%s", change.reason)
        self._on_change(MicrophoneChanged(source is not None, change.reason))

    def _push(self, pcm: bytes) -> None:
        now = time.monotonic()
        data = self._rest + pcm
        whole = len(data) // _FRAME_BYTES * _FRAME_BYTES
        self._rest = data[whole:]
        for at in range(0, whole, _FRAME_BYTES):
            frame = data[at : at + _FRAME_BYTES]
            behind = (len(data) - at - _FRAME_BYTES) / SAMPLE_WIDTH / RATE
            self._look_at(frame, now)
            self._at = max(self._at, now - behind)
            self._on_frame(frame, self._at)

    def _look_at(self, frame: bytes, now: float) -> None:
        loudest = audioop.max(frame, SAMPLE_WIDTH)
        if loudest:
            self._mute_since = float("inf")  # it can be heard: silence is silence
        elif now - self._mute_since > _MUTE_SECONDS:
            self._mute_since = float("inf")
            self._on_change(MicrophoneChanged(True, ONLY_SILENCE))
        self._clipping = max(0, self._clipping + (3 if loudest >= _CLIPPED else -1))
        if self._clipping > 3 * _CLIPPING_FRAMES and not self._told_of_clipping:
            self._told_of_clipping = True
            self._on_change(
                MicrophoneChanged(
                    True,
                    "The microphone is too loud: turn it down, or move away from it.",
                )
            )
