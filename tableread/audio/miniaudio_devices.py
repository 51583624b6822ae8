"""The devices that miniaudio finds."""

from __future__ import annotations

import logging
from typing import Any

from tableread.audio import miniaudio_library
from tableread.audio.devices import FoundDevice, FoundDevices, chosen_of

log = logging.getLogger(__name__)


def list_devices() -> FoundDevices:
    """All there are; none where there is no sound system. May hang with the sound server: see `devices.answer_of`."""
    try:
        miniaudio = miniaudio_library.load()
    except OSError:
        return FoundDevices()
    try:
        devices = miniaudio.Devices()
        if str(devices.backend).casefold() == "null":
            return FoundDevices()
        return FoundDevices(_found(devices.get_playbacks()), _found(devices.get_captures()))
    except miniaudio.MiniaudioError as error:
        log.info("devices could not be listed: %s", error)
        return FoundDevices()


def find_device(devices: list[dict[str, Any]], wanted: str) -> dict[str, Any] | None:
    """The device with `wanted` in its name, as miniaudio describes it; None where nothing is wanted. Raises `OSError`
    where none has that name."""
    if not wanted:
        return None
    names = [device["name"] for device in devices]
    name = chosen_of(names, wanted)
    if name is None:
        raise OSError(f"none is called {wanted} (there are: {', '.join(names) or 'none'})")
    return devices[names.index(name)]


def _found(devices: list[dict[str, Any]]) -> tuple[FoundDevice, ...]:
    return tuple(
        FoundDevice(
            device["name"], tuple(f["samplerate"] for f in device["formats"] if f["samplerate"])
        )
        for device in devices
    )
