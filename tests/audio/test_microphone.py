"""The microphone: frames, times, and what is wrong with it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tableread.audio import device_supervisor
from tableread.audio import microphone as module
from tableread.audio.microphone import Microphone, MicrophoneChanged
from tableread.audio.recording_format import FRAME
from tests.fakes import HandMicrophone, NoMicrophone, hum


class Rig:
    def __init__(self, open_source: Callable[[], object]) -> None:
        self.frames: list[tuple[bytes, float]] = []
        self.changes: list[MicrophoneChanged] = []
        self.microphone = Microphone(
            open_source,  # type: ignore[arg-type]
            lambda frame, at: self.frames.append((frame, at)),
            self.changes.append,
        )

    def until(self, condition: Callable[[], object]) -> None:
        deadline = time.monotonic() + 5
        while not condition() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert condition()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_GONE_SECONDS", "_WAKING_SECONDS", "_RETRY_SECONDS"):
        monkeypatch.setattr(device_supervisor, name, 0.1)
    monkeypatch.setattr(device_supervisor, "_LOOK_SECONDS", 0.02)
    monkeypatch.setattr(module, "_MUTE_SECONDS", 0.05)


def test_whatever_comes_is_cut_into_frames() -> None:
    source = HandMicrophone()
    rig = Rig(lambda: source)
    rig.microphone.start()
    sound = hum(0.2, 16000)
    for size in (1000, 10, 3000, len(sound)):
        source.capture(sound[:size])
        sound = sound[size:]
    whole = b"".join(frame for frame, _ in rig.frames)
    assert {len(frame) for frame, _ in rig.frames} == {2 * FRAME}
    assert hum(0.2, 16000).startswith(whole)
    assert len(whole) > 6000 - 2 * FRAME
    times = [at for _, at in rig.frames]
    assert times == sorted(times)
    assert rig.changes == [MicrophoneChanged(True, "")]
    rig.microphone.close()
    assert source.stopped


def test_no_microphone_is_one_sentence_and_is_looked_for_again(quick: None) -> None:
    source = HandMicrophone()
    sources: list[object] = [NoMicrophone(), NoMicrophone(), source]
    rig = Rig(lambda: sources.pop(0))
    rig.microphone.start()
    rig.until(lambda: rig.changes)
    assert rig.changes == [
        MicrophoneChanged(False, "There is no microphone here: none is plugged in.")
    ]
    source.capture(hum(0.1, 16000))
    rig.until(lambda: len(rig.changes) == 2)
    assert rig.changes[1] == MicrophoneChanged(True, "The microphone is back: by hand.")
    assert rig.microphone.why_no_input == ""
    rig.microphone.close()


def test_one_that_is_unplugged(quick: None) -> None:
    source = HandMicrophone()
    rig = Rig(lambda: source)
    rig.microphone.start()
    source.capture(hum(0.1, 16000))
    rig.until(lambda: len(rig.changes) > 1)
    assert rig.changes[1] == MicrophoneChanged(False, "The microphone went away (by hand).")
    source.started.clear()  # it is opened again
    source.capture(hum(0.1, 16000))
    rig.until(lambda: len(rig.changes) > 2)
    assert rig.changes[2].works
    rig.microphone.close()


def test_one_that_is_muted_or_clips_is_told_of_once(quick: None) -> None:
    source = HandMicrophone()
    rig = Rig(lambda: source)
    rig.microphone.start()
    for _ in range(12):
        source.capture(bytes(2 * FRAME))
        time.sleep(0.01)
    assert [c.reason for c in rig.changes if "is silent" in c.reason] == [rig.changes[1].reason]
    clipped = b"\xff\x7f" * FRAME
    for _ in range(100):
        source.capture(clipped)
    assert len([c for c in rig.changes if "too loud" in c.reason]) == 1
    rig.microphone.close()


def test_a_sound_system_that_fails_in_its_own_way_is_no_microphone() -> None:
    class Odd(NoMicrophone):
        def start(self, push: object) -> None:
            raise RuntimeError("code 7")

    rig = Rig(Odd)
    rig.microphone.start()
    rig.until(lambda: rig.changes)
    assert rig.changes == [MicrophoneChanged(False, "There is no microphone here: code 7.")]
    rig.microphone.close()


def test_silence_is_not_told_of_where_something_was_heard(quick: None) -> None:
    source = HandMicrophone()
    rig = Rig(lambda: source)
    rig.microphone.start()
    source.capture(hum(0.1, 16000))
    for _ in range(12):
        source.capture(bytes(2 * FRAME))
        time.sleep(0.01)
    assert not [c for c in rig.changes if "is silent" in c.reason]
    rig.microphone.close()
