"""The ear's process, seen from outside: one that hangs, or cannot keep up, is given up."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tableread.audio.recording_format import FRAME
from tableread.base import processes
from tableread.listen.client import EarChanged, EarProcess, EarReport, JudgeProcess, LineJudged
from tableread.listen.ear import Expected
from tableread.listen.endpoint import EndpointTimeouts

pytest.importorskip("pocketsphinx")
pytestmark = pytest.mark.skipif(
    not hasattr(signal, "SIGSTOP"), reason="processes cannot be stopped"
)
SILENCE = bytes(2 * FRAME)


class Kept:
    """An ear that works, and what it told."""

    def __init__(self) -> None:
        self.told: list[EarReport | EarChanged] = []
        self.ear = EarProcess(None, self.told.append)
        self.ear.start("pocketsphinx", "", ["we", "have"], EndpointTimeouts())
        self.until(lambda: self.ear.ready)
        self.ear.expect(1, Expected(("we", "have")))

    def until(self, condition: Callable[[], object], feed: float = 0.0) -> None:
        deadline = time.monotonic() + 20
        while not condition() and time.monotonic() < deadline:
            if feed:
                self.ear.send_frame(SILENCE, time.monotonic(), waits=True)
            time.sleep(feed or 0.01)
        assert condition()

    @property
    def reasons(self) -> list[str]:
        return [told.reason for told in self.told if isinstance(told, EarChanged)]


@pytest.fixture
def kept() -> Iterator[Kept]:
    made = Kept()
    yield made
    made.ear.close()


def test_one_that_hangs(kept: Kept) -> None:
    kept.until(lambda: any(isinstance(told, EarReport) for told in kept.told), feed=0.03)
    assert kept.ear.pid
    os.kill(kept.ear.pid, signal.SIGSTOP)
    kept.until(lambda: "Speech recognition became too slow." in kept.reasons, feed=0.03)
    assert kept.ear.pid is None


def test_one_that_answers_but_cannot_keep_up(kept: Kept) -> None:
    for _ in range(1000):  # half a minute of sound, faster than anything can hear it
        kept.ear.send_frame(SILENCE, time.monotonic(), waits=True)
    assert "Speech recognition became too slow." in kept.reasons
    assert not kept.ear.ready


def test_one_that_keeps_up_is_kept(kept: Kept) -> None:
    for fed in range(20, 201, 20):  # more in all than may ever wait
        for _ in range(20):
            kept.ear.send_frame(SILENCE, time.monotonic(), waits=True)
        kept.until(lambda fed=fed: sum(isinstance(t, EarReport) for t in kept.told) == fed)
    assert kept.ear.ready


def alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_late_end_of_an_old_process_does_not_touch_the_new_one(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread that reads from the old one is held up until the new one listens."""
    held, read = threading.Event(), processes._read

    def read_late(stream: object, on_message: Callable[[object], None]) -> None:
        def late(received: object) -> None:
            if received is None:
                held.wait(20)
            on_message(received)

        read(stream, late)  # type: ignore[arg-type]

    monkeypatch.setattr(processes, "_read", read_late)
    kept.ear.start("pocketsphinx", "", ["we", "have"], EndpointTimeouts())
    old = kept.ear.pid
    kept.until(lambda: kept.ear.ready)
    kept.ear.start("pocketsphinx", "", ["we", "have"], EndpointTimeouts())
    new = kept.ear.pid
    kept.until(lambda: kept.ear.ready)
    assert old
    assert new
    held.set()
    time.sleep(0.3)
    assert kept.ear.pid == new
    assert kept.ear.ready
    assert "Speech recognition stopped." not in kept.reasons
    kept.told.clear()
    kept.ear.expect(2, Expected(("we", "have")))
    kept.until(lambda: any(isinstance(t, EarReport) and t.turn == 2 for t in kept.told), feed=0.03)
    kept.ear.close()
    kept.until(lambda: not alive(new) and not alive(old))


def test_the_late_end_of_an_old_judge_does_not_touch_the_new_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held, read = threading.Event(), processes._read

    def read_late(stream: object, on_message: Callable[[object], None]) -> None:
        def late(received: object) -> None:
            if received is None:
                held.wait(20)
            on_message(received)

        read(stream, late)  # type: ignore[arg-type]

    monkeypatch.setattr(processes, "_read", read_late)
    judged: list[LineJudged] = []
    judge = JudgeProcess(None, judged.append)
    judge.start(["we", "have"])
    judge.start(["we", "have"])
    held.set()
    time.sleep(0.3)
    judge.judge(5, Expected(("we", "have")), bytes(2 * 16000))
    deadline = time.monotonic() + 20
    while not judged and time.monotonic() < deadline:
        time.sleep(0.02)
    judge.close()
    assert [line.turn for line in judged] == [5]
