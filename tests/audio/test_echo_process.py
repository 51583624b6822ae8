"""The echo's process, seen from outside: it cleans, and where it fails frames go on as they are."""

from __future__ import annotations

import io
import math
import os
import signal
import time
from array import array
from collections.abc import Callable
from random import Random

import pytest

from tableread.audio import echo_worker
from tableread.audio.echo import CleanFrame, EchoCanceller
from tableread.audio.echo_process import EchoProcess
from tableread.audio.livekit_canceller import is_installed
from tableread.audio.mixer import RATE as PLAYED_RATE
from tableread.audio.player import Played
from tableread.audio.recording_format import FRAME, FRAME_SECONDS, RATE
from tableread.audio.resample import resampled
from tableread.base import wire
from tests.audio.test_echo import level, stereo, voice
from tests.fakes import SubtractingCanceller

pytestmark = pytest.mark.realtime
_LOUD = voice(0.3, RATE)[-2 * FRAME :]


class Rig:
    def __init__(self, worker: str = "tests.audio.subtracting_worker") -> None:
        self.frames: list[CleanFrame] = []
        self.lost = 0
        self.process = EchoProcess(None, worker)
        self.process.start(self.frames.append, self._on_lost)
        self.at = 100.0

    def _on_lost(self) -> None:
        self.lost += 1

    def until(self, condition: Callable[[], object], feed: bytes = b"") -> None:
        deadline = time.monotonic() + 15
        while not condition() and time.monotonic() < deadline:
            if feed:
                self.take(feed)
            time.sleep(FRAME_SECONDS if feed else 0.01)
        assert condition()

    def take(self, frame: bytes) -> None:
        self.at += FRAME_SECONDS
        self.process.take(frame, self.at)

    def pid(self) -> int:
        run = self.process._run
        assert run
        assert run._helper
        return run._helper.pid

    def until_ready(self) -> None:
        self.until(lambda: self.process._run and self.process._run._ready, feed=_LOUD)


def test_it_cleans() -> None:
    rig = Rig()
    rig.take(_LOUD)
    assert rig.frames[0].pcm == _LOUD  # nobody waits until it is ready
    rig.until_ready()
    sound = voice(1.5)
    for number in range(50):
        pcm = stereo(sound[number * 1440 : (number + 1) * 1440])
        rig.process.play(Played(pcm, rig.at + number * FRAME_SECONDS))
    before = len(rig.frames)
    for _ in range(40):
        rig.take(bytes(2 * FRAME))
    rig.until(lambda: len(rig.frames) >= before + 40)
    assert [frame.at for frame in rig.frames] == sorted(frame.at for frame in rig.frames)
    assert max(level(frame.pcm) for frame in rig.frames[before:]) > 1000  # what it takes out
    rig.process.close()
    assert not rig.lost
    rig.take(_LOUD)
    rig.process.play(Played(b"", 0.0))


def test_one_that_cannot_begin() -> None:
    rig = Rig("tests.audio.no_such_worker")
    rig.until(lambda: rig.lost)
    rig.take(_LOUD)
    assert rig.frames[-1] == CleanFrame(_LOUD, rig.at, False)
    rig.process.close()
    assert rig.lost == 1


def test_what_the_process_says(monkeypatch: pytest.MonkeyPatch) -> None:
    requests, replies = io.BytesIO(), io.BytesIO()
    wire.send(requests, {"played": 9.9}, stereo(voice(0.3)))
    for number in range(3):
        wire.send(requests, {"at": 10.0 + number * FRAME_SECONDS}, _LOUD)
    requests.seek(0)
    monkeypatch.setattr(wire, "hidden_streams", lambda: (requests, replies))
    echo_worker.main(lambda: SubtractingCanceller(320))
    replies.seek(0)
    assert wire.receive(replies) == ({"ready": True}, b"")
    for number in range(3):
        told, pcm = wire.receive(replies) or ({}, b"")
        assert told["at"] == 10.0 + number * FRAME_SECONDS
        assert len(pcm) == 2 * FRAME
    assert wire.receive(replies) is None


def test_without_a_canceller_the_process_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> EchoCanceller:
        raise ImportError("it is for another machine")

    replies = io.BytesIO()
    monkeypatch.setattr(wire, "hidden_streams", lambda: (io.BytesIO(), replies))
    echo_worker.main(fail)
    assert not replies.getvalue()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes cannot be stopped")
@pytest.mark.parametrize("how", ["SIGSTOP", "SIGKILL"])
def test_one_that_hangs_or_ends(how: str) -> None:
    rig = Rig()
    rig.until_ready()
    os.kill(rig.pid(), getattr(signal, how))
    rig.until(lambda: rig.lost, feed=_LOUD)
    before = len(rig.frames)
    rig.take(_LOUD)
    assert rig.frames[before:] == [CleanFrame(_LOUD, rig.at, False)]
    rig.process.close()
    assert rig.lost == 1


@pytest.mark.skipif(not is_installed(), reason="livekit is not installed")
def test_the_library_takes_our_voice_out() -> None:
    rig = Rig("tableread.audio.echo_worker")
    rig.until_ready()
    random, begin = Random(1), rig.at
    swell = (math.sin(i / PLAYED_RATE * 9) ** 2 for i in range(4 * PLAYED_RATE))
    sound = array("h", (int(random.gauss(0, 3000 * loud)) for loud in swell)).tobytes()
    echo = resampled(sound, PLAYED_RATE, RATE)
    late = bytes(2 * 800)  # 50 ms
    before = len(rig.frames)
    for number in range(130):
        pcm = stereo(sound[number * 1440 : (number + 1) * 1440])
        rig.process.play(Played(pcm, begin + number * FRAME_SECONDS))
    for number in range(120):
        rig.take((late + echo)[2 * FRAME * number : 2 * FRAME * (number + 1)])
    rig.until(lambda: len(rig.frames) >= before + 118)
    rig.process.close()
    assert rig.frames[-1].cancels
    assert (rig.frames[-1].quieter or 0) > 15
    assert level(b"".join(frame.pcm for frame in rig.frames[before + 60 :])) < level(echo) / 5
