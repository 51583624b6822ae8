"""The microphone: frames of sound with the moment at which each ended, and what is wrong with it.

A device that goes away is looked for again; one that gives only silence, or too much, is told of.
"""

from __future__ import annotations

import audioop
import logging
import threading
import time
from collections.abc import Callable
from typing import NamedTuple, Protocol

from tableread.audio.clip import SAMPLE_WIDTH

log = logging.getLogger(__name__)

RATE = 16_000
"""Samples a second; mono, 16 bits."""
FRAME = 480
"""Samples that are handed on at a time: 30 ms."""
_FRAME_BYTES = FRAME * SAMPLE_WIDTH

_GONE_SECONDS = 1.0
_WAKING_SECONDS = 6.0
_LOOK_SECONDS = 0.25
_RETRY_SECONDS = 5.0
_MUTE_SECONDS = 3.0
_CLIPPED = 32_700
_CLIPPING_FRAMES = 15
"""Within a second or so."""
_FULL_SCALE = 32768

Push = Callable[[bytes], None]

ONLY_SILENCE = "The microphone gives only silence: see that it is not muted, and that this terminal may use it."


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
    """Records through the best source there is. May be started and closed from any thread."""

    def __init__(
        self,
        open_source: Callable[[], Source],
        on_frame: Callable[[bytes, float], None],
        on_change: Callable[[MicrophoneChanged], None],
    ) -> None:
        """`on_frame` gets `FRAME` samples and when the last of them sounded (`time.monotonic`); it and
        `on_change` are called on the device's thread."""
        self._open_source = open_source
        self._on_frame = on_frame
        self._on_change = on_change
        self._source: Source | None = None
        self._rest = b""
        self._pushed = 0.0
        self._at = 0.0
        """When the last frame ended."""
        self._awake = False
        self._mute_since = 0.0
        self._clipping = 0
        self._told_of_clipping = False
        self._told = ""
        self._closed = threading.Event()
        self.why_deaf = "The microphone has not been opened."
        """Why nothing can be heard; "" when it can."""

    @property
    def name(self) -> str:
        """What it records through."""
        return self._source.name if self._source else ""

    def start(self) -> None:
        """Open it, and watch it. Takes a while: not for the event loop."""
        self._open()
        threading.Thread(target=self._watch, name="microphone-watch", daemon=True).start()

    def close(self) -> None:
        """Let the device go."""
        self._closed.set()
        source, self._source = self._source, None
        if source is not None:
            source.stop()

    def _open(self) -> bool:
        source = self._open_source()
        self._pushed = self._mute_since = time.monotonic()
        self._awake = False
        self._rest = b""
        try:
            source.start(self._push)
        except Exception as error:  # noqa: BLE001 - each sound system has its own kinds
            self.why_deaf = f"There is no microphone here: {error}."
            self._tell(False, self.why_deaf)
            return False
        self._source = source
        if self._closed.is_set():
            source.stop()
            return False
        was_deaf, self.why_deaf = self._told, ""
        self._tell(True, f"The microphone is back: {source.name}." if was_deaf else "")
        return True

    def _tell(self, works: bool, reason: str) -> None:
        if reason != self._told or works:
            self._told = "" if works else reason
            if reason:
                log.info("%s", reason)
            self._on_change(MicrophoneChanged(works, reason))

    def _push(self, pcm: bytes) -> None:
        if self._closed.is_set():
            return
        now = self._pushed = time.monotonic()
        self._awake = True
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
                    "The microphone is too loud and clips: turn it down, or move away from it.",
                )
            )

    def _watch(self) -> None:
        looked = time.monotonic()
        retry_at = looked + _RETRY_SECONDS
        while not self._closed.wait(_LOOK_SECONDS):
            now = time.monotonic()
            if now - looked > 2 * _LOOK_SECONDS + _GONE_SECONDS:
                self._pushed = now  # this process itself stood still: Ctrl+Z, a lid that was closed
            looked = now
            patience = _GONE_SECONDS if self._awake else _WAKING_SECONDS
            if self._source is not None and now - self._pushed > patience:
                gone, self._source = self._source, None
                # a lost device may never return from being stopped: leave that to its own thread
                threading.Thread(target=gone.stop, name="microphone-stop", daemon=True).start()
                self.why_deaf = f"The microphone went away ({gone.name})."
                self._tell(False, self.why_deaf)
                retry_at = now + _RETRY_SECONDS
            elif self._source is None and now > retry_at:
                retry_at = now + _RETRY_SECONDS
                self._try_again()

    def _try_again(self) -> None:
        told = self._told
        on_change, self._on_change = self._on_change, _nobody
        try:
            found = self._open()
        finally:
            self._on_change = on_change
        if found:
            self._on_change(MicrophoneChanged(True, f"The microphone is back: {self.name}."))
        else:
            self._told = told


def _nobody(change: MicrophoneChanged) -> None:
    """Gets what nobody wants to hear again."""
