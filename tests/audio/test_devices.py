"""Which devices there are, and which of them sound like a telephone."""

from __future__ import annotations

import threading

import pytest

from tableread.audio.devices import FoundDevice, answer_of, became_telephones, chosen_of
from tableread.audio.miniaudio_devices import find_device


@pytest.mark.parametrize(
    ("device", "telephone"),
    [
        (FoundDevice("Speakers", (44100, 48000)), False),
        (FoundDevice("Speakers"), False),  # the system says nothing
        (FoundDevice("Headset (Buds Hands-Free AG Audio)", (44100,)), True),
        (FoundDevice("Buds HFP", ()), True),
        (FoundDevice("Headset Head Unit (HSP/HFP)", ()), True),
        (FoundDevice("AirPods", (16000,)), True),
        (FoundDevice("AirPods", (8000, 48000)), False),
        (FoundDevice("Handsome speaker", (48000,)), False),
    ],
)
def test_a_telephone_is_known_by_its_rate_or_its_name(device: FoundDevice, telephone: bool) -> None:
    assert device.sounds_like_telephone is telephone


def test_a_headset_drops_when_its_microphone_opens() -> None:
    before = [FoundDevice("AirPods", (48000,)), FoundDevice("Old", (8000,))]
    after = [FoundDevice("AirPods", (16000,)), FoundDevice("Old", (8000,))]
    assert became_telephones(before, after) == ["AirPods"]
    assert became_telephones(after, after) == []
    assert became_telephones(before, [FoundDevice("AirPods Hands-Free")]) == ["AirPods Hands-Free"]


def test_a_device_is_chosen_by_a_part_of_its_name() -> None:
    names = ["Built-in", "USB Audio", "USB Other"]
    assert chosen_of(names, "usb") == "USB Audio"
    assert chosen_of(names, "phones") is None
    devices = [{"name": name, "id": at} for at, name in enumerate(names)]
    assert find_device(devices, "usb") == devices[1]
    assert find_device(devices, "") is None
    with pytest.raises(OSError, match=r"none is called phones \(there are: Built-in, USB"):
        find_device(devices, "phones")
    with pytest.raises(OSError, match="there are: none"):
        find_device([], "phones")


def test_a_server_that_hangs_is_not_waited_for() -> None:
    hangs = threading.Event()
    assert answer_of(hangs.wait, 0.05) is None
    hangs.set()
    assert answer_of(lambda: 5, 5) == 5
