"""Records through miniaudio, which turns whatever the device gives into what is asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from typing import Any

from tableread.audio import miniaudio_library
from tableread.audio.microphone import Push
from tableread.audio.miniaudio_devices import find_device
from tableread.audio.recording_format import RATE

_BUFFER_MS = 20  # less than a frame of 30 ms, so none waits for the next


class MiniaudioMicrophone:
    """One device that records."""

    def __init__(self, wanted: str = "") -> None:
        """`wanted`: a part of the device's name; none takes the system's."""
        self._wanted = wanted
        self._device: Any = None
        self.name = wanted or "microphone"

    def start(self, push: Push) -> None:
        """See the port."""
        miniaudio = miniaudio_library.load()
        try:
            devices = miniaudio.Devices().get_captures() if self._wanted else []
            found = find_device(devices, self._wanted)
            self._device = device = miniaudio.CaptureDevice(
                input_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=_BUFFER_MS,
                device_id=found["id"] if found else None,
                app_name="tableread",
            )
            if str(device.backend).casefold() == "null":
                raise OSError("no sound library was found (libpulse0 or libasound2)")
            if found:
                self.name = found["name"]
            sink = _frames(push)
            next(sink)
            device.start(sink)
        except miniaudio.MiniaudioError as error:
            self.stop()
            raise OSError(
                "none is plugged in, another program is using it, or this terminal is not allowed to"
            ) from error
        except OSError:
            self.stop()
            raise

    def stop(self) -> None:
        """See the port. Never called from the device's own thread."""
        device, self._device = self._device, None
        if device is not None:
            with contextlib.suppress(Exception):
                device.close()


def _frames(push: Push) -> Generator[None, bytes, None]:
    """miniaudio's shape of a sink: sent the bytes that were recorded."""
    while True:
        push((yield))
