"""Tries a microphone outside of a read: how loud it hears you, and what its opening does to the other devices."""

from __future__ import annotations

import time
from collections.abc import Callable

from tableread.audio.devices import FoundDevices, answer_of, became_telephones
from tableread.audio.microphone import Microphone, MicrophoneChanged, Source
from tableread.listen.speech_detector import SILENT_DB, SpeechDetector

LIST_SECONDS = 3.0
"""For the list of devices, which a sound server that works gives at once."""
_HEARD_SECONDS = 1.0  # so long that it can be read; a round number, not measured
SOFT, LOUD = (
    -45.0,
    -9.0,
)  # dB below full scale: speech in the doctor's check lies between; round numbers
"""Speech below or above these is too soft, or too loud."""


class SoundCheck:
    """One microphone that is tried. Its methods do not wait; what it found may be read from any thread."""

    def __init__(
        self, open_source: Callable[[], Source], list_devices: Callable[[], FoundDevices]
    ) -> None:
        self._list_devices = list_devices
        self._detector = SpeechDetector()
        self._microphone = Microphone(open_source, self._frame, self._changed)
        self._before = FoundDevices()
        self._spoken_at = -_HEARD_SECONDS
        self.level = SILENT_DB
        """dB below full scale, smoothed."""
        self.trouble = ""
        """What is wrong with it, as a sentence; "" while nothing is."""
        self.telephones: list[str] = []
        """Devices that have sounded like a telephone since it was opened."""

    def start(self, before: FoundDevices) -> None:
        """Open it; `before`: the devices as they were."""
        self._before = before
        self._microphone.start()

    def close(self) -> None:
        """Let it go."""
        self._microphone.close()

    @property
    def works(self) -> bool:
        """Whether it gives sound."""
        return not self._microphone.why_no_input

    @property
    def hears_you(self) -> bool:
        """Whether somebody spoke just now."""
        return time.monotonic() - self._spoken_at < _HEARD_SECONDS

    def look_again(self) -> None:
        """See what became of the devices. Not for the event loop."""
        found = answer_of(self._list_devices, LIST_SECONDS)
        if found is not None:
            self.telephones = became_telephones(self._before.outputs, found.outputs)

    def _frame(self, frame: bytes, at: float) -> None:
        """On the device's thread."""
        voice = self._detector.detect(frame)
        self.level = max(voice.level, self.level - 1.0)  # falls slowly, as meters do
        if voice.speech and voice.loud:
            self._spoken_at = at

    def _changed(self, change: MicrophoneChanged) -> None:
        """On the device's threads."""
        self.trouble = change.reason
