"""WebRTC's echo canceller (AEC3), out of livekit's wheel. Loaded only in the echo's process: it takes half a second and
40 MB, brings numpy, starts threads of its own and ends its process when it fails."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from tableread.audio.clip import SAMPLE_WIDTH
from tableread.audio.recording_format import RATE

_STEP = RATE // 100
"""Samples that WebRTC takes at a time: 10 ms."""


def is_installed() -> bool:
    """Whether there is one; without loading it."""
    return find_spec("livekit") is not None


class LivekitCanceller:
    """See the port, `echo.EchoCanceller`."""

    def __init__(self) -> None:
        """Raises `ImportError` where the library is not what it should be."""
        from livekit.rtc import AudioFrame
        from livekit.rtc.apm import AudioProcessingModule

        self._frame: Any = AudioFrame
        self._processing: Any = AudioProcessingModule(
            echo_cancellation=True, noise_suppression=True
        )

    def cancel(self, frame: bytes, played: bytes) -> bytes:
        """See the port. What it gives is 14 ms behind."""
        size = _STEP * SAMPLE_WIDTH
        cleaned = b""
        for at in range(0, len(frame), size):
            self._processing.process_reverse_stream(self._ten_ms(played[at : at + size]))
            step = self._ten_ms(frame[at : at + size])
            self._processing.process_stream(step)
            cleaned += bytes(step.data)
        return cleaned

    def _ten_ms(self, pcm: bytes) -> Any:
        return self._frame(bytearray(pcm), RATE, 1, _STEP)
