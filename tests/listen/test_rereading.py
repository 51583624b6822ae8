"""Reading the same sound again and again: when, and what is told of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from math import pi, sin

import pytest

from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.port import Word
from tableread.listen.rereading import Rereading, Said

QUIET = bytes(2 * FRAME)
TONE = b"".join(
    int(9000 * sin(2 * pi * 140 * t / RATE) * (1 + sin(2 * pi * 900 * t / RATE))).to_bytes(
        2, "little", signed=True
    )
    for t in range(FRAME)
)
"""Enough like a voice for the detector."""
FRAMES_A_SECOND = RATE // FRAME


class Reader:
    """Reads a word for every half second of sound, when it is let."""

    def __init__(self) -> None:
        self.let = threading.Event()
        self.let.set()
        self.read: list[Said] = []
        self.fails = False
        self.reading = Rereading(self._read, "a reader")

    def _read(self, said: Said) -> list[Word]:
        self.read.append(said)
        self.let.wait(10)
        if self.fails:
            raise ValueError("a broken model")
        return [
            Word(f"{said.line}-{n}", n / 2, n / 2 + 0.5) for n in range(2 * len(said.sound) // RATE)
        ]

    def hear(self, frame: bytes, seconds: float) -> list[Word]:
        told: list[Word] = []
        for _ in range(round(seconds * FRAMES_A_SECOND)):
            told = self.reading.hear(frame)
        return told

    def until(self, condition: Callable[[list[Word]], bool]) -> list[Word]:
        deadline = time.monotonic() + 10
        while not condition(told := self.reading.hear(b"")) and time.monotonic() < deadline:
            time.sleep(0.005)
        assert condition(told)
        return told


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader()
    yield made
    made.let.set()
    made.reading.close()


def test_frames_never_wait_for_a_reading(reader: Reader) -> None:
    reader.let.clear()
    reader.reading.expect(["a"])
    started = time.monotonic()
    assert reader.hear(TONE, 3.1) == []
    assert time.monotonic() - started < 2
    reader.let.set()
    told = reader.until(lambda words: len(words) == 6)
    assert told[5] == Word("1-5", 2.5, 3.0)


def test_silence_is_not_read(reader: Reader) -> None:
    reader.reading.expect(["a"])
    reader.hear(QUIET, 3)
    time.sleep(0.05)
    assert reader.read == []


def test_a_reading_that_comes_after_its_line_is_forgotten(reader: Reader) -> None:
    reader.let.clear()
    reader.reading.expect(["a"])
    reader.hear(TONE, 2)
    reader.reading.expect(["b"])
    reader.let.set()
    reader.hear(TONE, 1.1)
    told = reader.until(lambda words: len(words) == 2)
    assert [word.text for word in told] == ["2-0", "2-1"]


def test_what_was_said_before_a_silence_may_be_told_after_it(reader: Reader) -> None:
    reader.reading.expect(["a"])
    reader.hear(TONE, 1.1)
    reader.until(lambda words: len(words) == 2)
    reader.let.clear()
    reader.hear(TONE, 1.0)
    reader.reading.expect(["rest"], goes_on=True)
    assert reader.reading.hear(b"") == []
    reader.let.set()
    reader.hear(TONE, 1.0)
    told = reader.until(lambda words: len(words) == 4)
    assert [word.text for word in told] == ["1-2", "1-3", "1-4", "1-5"]
    assert told[0].start == pytest.approx(1.0 - 2.1, abs=0.05)


def test_an_error_is_told_to_whoever_brings_frames(reader: Reader) -> None:
    reader.fails = True
    reader.reading.expect(["a"])
    reader.hear(TONE, 0.5)
    with pytest.raises(ValueError, match="a broken model"):
        reader.until(lambda _: False)
