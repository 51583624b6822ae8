"""Small real implementations of the ports, for tests: no sound card, no engine, no waiting."""

from __future__ import annotations

import math
import threading
from array import array
from collections.abc import Callable
from pathlib import Path

from tableread import paths
from tableread.audio.clip import Clip, WordMark
from tableread.audio.output import Pull
from tableread.audio.player import Player
from tableread.cast.voices import Voice, read_packs
from tableread.errors import SpeechError
from tableread.house import House
from tableread.library.store import Library
from tableread.script.words import words_of
from tableread.settings import Settings

VOICES = tuple(read_packs([paths.SHIPPED_VOICES])[0])


class ToneSynthesiser:
    """Says every word as a beep of a tenth of a second."""

    rate = 22050
    word_seconds = 0.1

    def __init__(self) -> None:
        self.said: list[tuple[str, str, float]] = []
        self.failing = False

    def start(self) -> None:
        pass

    def close(self) -> None:
        pass

    def render(self, text: str, voice: Voice, speed: float = 1.0, *, heading: bool = False) -> Clip:
        self.said.append((text, voice.id, speed))
        if self.failing:
            raise SpeechError("The tone generator is broken.")
        words = words_of(text)
        size = int(self.word_seconds / speed * self.rate)
        tone = array("h", (int(8000 * math.sin(i * 0.2)) for i in range(size))).tobytes()
        marks = tuple(WordMark(a, b, i * size) for i, (a, b) in enumerate(words))
        return Clip(tone * len(words), self.rate, marks)


class HandOutput:
    """An output that is pulled by hand: `play(seconds)`."""

    name = "by hand"
    audible = True
    latency = 0.0

    def __init__(self, rate: int, *, refuses: bool = False) -> None:
        self.rate = rate
        self.refuses = refuses
        self.stopped = False
        self.played = b""
        self._pull: Pull | None = None
        self._owed = 0.0

    def start(self, pull: Pull) -> None:
        if self.refuses:
            raise OSError("nothing is plugged in")
        self._pull = pull

    def stop(self) -> None:
        self.stopped = True

    def play(self, seconds: float, step: float = 0.01) -> None:
        """Take this many seconds, in steps."""
        assert self._pull
        for _ in range(round(seconds / step)):
            self._owed += step * self.rate
            frames = int(self._owed)
            self._owed -= frames
            self.played += self._pull(frames)


class FastOutput:
    """Takes samples as fast as it gets them, on a thread, like a device in a hurry."""

    name = "fast"
    audible = True
    latency = 0.0

    def __init__(self, rate: int) -> None:
        self._stop = threading.Event()

    def start(self, pull: Pull) -> None:
        threading.Thread(target=self._run, args=(pull,), daemon=True).start()

    def _run(self, pull: Pull) -> None:
        while not self._stop.wait(0.001):
            pull(1024)

    def stop(self) -> None:
        self._stop.set()


def fake_house(
    home: Path,
    open_output: Callable[[int], object] = FastOutput,
    library: Library | None = None,
    synthesiser: ToneSynthesiser | None = None,
    settings: Settings | None = None,
) -> House:
    """A house with a tone generator and a hurried output."""
    folders = paths.Folders(home / "data", home / "config", home / "cache", home / "log")
    return House(
        folders,
        settings or Settings(),
        VOICES,
        library or Library.in_memory(),
        synthesiser or ToneSynthesiser(),
        Player(open_output),  # type: ignore[arg-type]
        (),
    )
