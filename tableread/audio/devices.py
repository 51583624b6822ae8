"""Which sound devices there are, and whether one is a headset that sounds like a telephone."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

_TELEPHONE_RATE = 16_000
"""Samples a second. Bluetooth's profile for calls has 8,000 or 16,000; for music 44,100 or 48,000."""
_CALLS = re.compile(r"hands[- ]?free|headset head unit|\b(hfp|hsp)\b", re.IGNORECASE)
"""In the names that systems give to that profile."""


class FoundDevice(NamedTuple):
    """Something that plays or records."""

    name: str
    rates: tuple[int, ...] = ()
    """Samples a second that it works with; none where the system does not say."""

    @property
    def sounds_like_telephone(self) -> bool:
        """Whether it is in a headset's profile for calls."""
        return bool(_CALLS.search(self.name)) or 0 < max(self.rates, default=0) <= _TELEPHONE_RATE


class FoundDevices(NamedTuple):
    """All there are."""

    outputs: tuple[FoundDevice, ...] = ()
    microphones: tuple[FoundDevice, ...] = ()


def became_telephones(before: Sequence[FoundDevice], after: Sequence[FoundDevice]) -> list[str]:
    """Names of devices that sound like a telephone now and did not before: a Bluetooth headset whose microphone was
    opened. Some systems give the profile for calls another name."""
    known = {device.name for device in before if device.sounds_like_telephone}
    return [
        device.name for device in after if device.sounds_like_telephone and device.name not in known
    ]


def chosen_of(names: Sequence[str], wanted: str) -> str | None:
    """The first of `names` that has `wanted` in it, in capitals or not; None where none has."""
    wanted = wanted.casefold()
    return next((name for name in names if wanted in name.casefold()), None)


T = TypeVar("T")


def answer_of(call: Callable[[], T], seconds: float) -> T | None:
    """What `call` gives; None where that takes longer: a sound server that hangs never answers. It is called on a daemon
    thread, which may stay for ever. Not for the event loop."""
    answers: list[T] = []
    asked = threading.Thread(target=lambda: answers.append(call()), name="devices", daemon=True)
    asked.start()
    asked.join(seconds)
    return answers[0] if answers else None
