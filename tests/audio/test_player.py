"""The player on outputs that come and go."""

from __future__ import annotations

import time

import pytest

from tableread.audio import device_supervisor
from tableread.audio.clip import Clip, WordMark
from tableread.audio.mixer import FRAME_WIDTH, RATE, ClipFinished, ClipStarted, WordReached
from tableread.audio.output import SilentOutput
from tableread.audio.playback_clock import PlaybackClock
from tableread.audio.player import OutputChanged, PlaybackMark, Player
from tests.fakes import HandOutput

pytestmark = pytest.mark.realtime


def eventually(condition: object, seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.01)


def test_marks_are_told_with_the_moment_they_are_heard() -> None:
    output = HandOutput(RATE)
    events: list[object] = []
    player = Player(lambda _: output)
    player.notify = events.append
    player.start()
    player.play(3, Clip(b"\1\0" * RATE, RATE, (WordMark(0, 1, 0), WordMark(2, 3, RATE // 2))), 0.0)
    started = time.monotonic()
    output.play(1.1, step=1.1)
    heard = [e for e in events if isinstance(e, PlaybackMark)]
    assert [h.mark for h in heard] == [
        ClipStarted(3), WordReached(3, 0), WordReached(3, 1), ClipFinished(3),
    ]  # fmt: skip
    for event, offset in zip(heard, (0.0, 0.0, 0.5, 1.0), strict=True):
        assert event.at - started == pytest.approx(offset, abs=0.03)
    assert player.first_sound_at is not None
    player.close()
    assert output.stopped


def test_what_sounds_goes_by_the_clock_of_what_is_heard() -> None:
    """The device takes two seconds at once, so nearly all of it is heard long after it was handed over."""
    output = HandOutput(RATE)
    events: list[object] = []
    player = Player(lambda _: output)
    player.notify = events.append
    player.start()
    clip = Clip(b"\1\0" * (RATE // 2), RATE)
    player.play(1, clip, 0.1)
    player.play(2, clip, 0.2)
    output.play(2.0, step=0.05)
    (begun, over, begun_2, over_2) = (e.at for e in events if isinstance(e, PlaybackMark))
    for begin, end in ((begun, over), (begun_2, over_2)):
        assert player.sounds(begin + 0.001, begin + 0.03)
        assert player.sounds(end - 0.03, end - 0.001)
    for begin, end in ((begun - 0.05, begun), (over, begun_2), (over_2, over_2 + 9)):
        assert not player.sounds(begin + 0.003, end - 0.003)
    player.close()


@pytest.mark.parametrize("periods", [1, 2, 3])
@pytest.mark.parametrize("drift", [0.0, 1e-4, -1e-4])
def test_the_clock_learns_how_far_a_device_asks_ahead(periods: int, drift: float) -> None:
    """A device with some buffers of 50 ms asks for all at the start, then for one when one is empty."""
    clock = PlaybackClock(RATE)
    block = RATE // 20
    pace = block / RATE * (1 + drift)
    late = [0.0, 0.004, 0.001, 0.02, 0.0, 0.002, 0.0]
    for number in range(20_000):
        emptied = max(0, number - periods + 1) * pace
        clock.requested(100.0 + emptied + late[number % len(late)] * (number >= periods), block)
        if number > 60:
            heard = 100.0 + number * pace
            assert clock.audible_at(0) - heard == pytest.approx(0.004, abs=0.015)


def test_without_a_device_it_reads_on_in_silence_and_says_so() -> None:
    events: list[object] = []
    player = Player(lambda rate: HandOutput(rate, refuses=True))
    player.notify = events.append
    player.start()
    assert player.wait_open(5)
    assert not player.audible
    assert "nothing is plugged in" in player.why_silent
    player.play(1, Clip(b"\1\0" * (RATE // 10), RATE), 0.0)
    eventually(
        lambda: (
            PlaybackMark
            in {
                type(e) for e in events if isinstance(e, PlaybackMark) and e.mark == ClipFinished(1)
            }
        )
    )
    player.close()


def test_silence_keeps_its_time() -> None:
    output = SilentOutput(RATE)
    taken = 0

    def pull(frames: int) -> bytes:
        nonlocal taken
        taken += frames
        return bytes(frames * FRAME_WIDTH)

    started = time.monotonic()
    output.start(pull)
    time.sleep(0.5)
    output.stop()
    assert taken / RATE == pytest.approx(time.monotonic() - started, abs=0.15)


def test_a_device_that_falls_silent_is_replaced_and_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(device_supervisor, "_GONE_SECONDS", 0.1)
    monkeypatch.setattr(device_supervisor, "_WAKING_SECONDS", 0.1)
    monkeypatch.setattr(device_supervisor, "_LOOK_SECONDS", 0.03)
    monkeypatch.setattr(device_supervisor, "_RETRY_SECONDS", 0.1)
    outputs = [HandOutput(RATE), HandOutput(RATE, refuses=True)]

    def open_output(rate: int) -> object:
        return outputs.pop(0) if outputs else SilentOutput(rate)

    changes: list[OutputChanged] = []
    player = Player(open_output)  # type: ignore[arg-type]
    player.notify = lambda e: changes.append(e) if isinstance(e, OutputChanged) else None
    player.start()  # and nobody pulls
    eventually(lambda: any("does not answer" in c.reason for c in changes))
    player.play(1, Clip(b"\1\0" * 200, RATE), 0.0)
    eventually(lambda: player.mixer.idle)
    player.close()
    assert "read continues" in next(c.reason for c in changes if c.reason)


def test_starting_twice_is_once() -> None:
    opened = []

    def open_output(rate: int) -> HandOutput:
        opened.append(rate)
        return HandOutput(rate)

    player = Player(open_output)
    player.start()
    player.start()
    eventually(lambda: opened)
    time.sleep(0.1)
    assert len(opened) == 1
    player.close()
