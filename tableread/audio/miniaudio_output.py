"""Plays through miniaudio, whose wheel brings all it needs but the system's sound library."""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from typing import Any

from tableread.audio import miniaudio_library
from tableread.audio.miniaudio_devices import find_device
from tableread.audio.mixer import CHANNELS
from tableread.audio.output import BUFFER_SECONDS, Pull


class MiniaudioOutput:
    """One device for the whole session. A device for each line would leave 70 ms holes."""

    audible = True

    def __init__(self, rate: int, wanted: str = "") -> None:
        """`wanted`: a part of the device's name; none takes the system's."""
        self._rate = rate
        self._wanted = wanted
        self._device: Any = None
        self.name = "miniaudio"

    def start(self, pull: Pull) -> None:
        """See the port. A machine without a sound library gets miniaudio's Null backend: refused."""
        miniaudio = miniaudio_library.load()
        try:
            devices = miniaudio.Devices().get_playbacks() if self._wanted else []
            found = find_device(devices, self._wanted)
            self._device = device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=CHANNELS,
                sample_rate=self._rate,
                buffersize_msec=round(BUFFER_SECONDS * 1000),
                device_id=found["id"] if found else None,
                app_name="tableread",
            )
            if str(device.backend).casefold() == "null":
                raise OSError("no sound library was found (libpulse0 or libasound2)")
            self.name = found["name"] if found else str(device.backend)
            stream = _frames(pull)
            next(stream)
            device.start(stream)
        except miniaudio.MiniaudioError as error:
            self.stop()
            raise OSError("no sound server is running") from error
        except OSError:
            self.stop()
            raise

    def stop(self) -> None:
        """See the port. Never called from the device's own thread."""
        device, self._device = self._device, None
        if device is not None:
            with contextlib.suppress(Exception):
                device.close()


def _frames(pull: Pull) -> Generator[bytes, int, None]:
    """miniaudio's shape of a stream: sent a number of frames, yields their bytes."""
    wanted = yield b""
    while True:
        wanted = yield pull(wanted)
