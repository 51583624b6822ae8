"""Small real implementations of the ports, for tests: no sound card, no engine, no waiting."""

from __future__ import annotations

import audioop
import math
import threading
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

from tableread.audio.clip import Clip, WordMark
from tableread.audio.echo import CleanFrame
from tableread.audio.microphone import Push, Source
from tableread.audio.output import Pull, SilentOutput
from tableread.audio.player import Played, Player
from tableread.base import paths
from tableread.base.errors import SpeechError
from tableread.base.live_settings import LiveSettings
from tableread.base.settings import Gaps, Settings
from tableread.cast.delivery import read_rules
from tableread.cast.voices import Voice, read_packs
from tableread.library.store import Library
from tableread.performance.house import House
from tableread.performance.listener import Listener
from tableread.script.words import words_of
from tableread.speech.registry import check_of
from tableread.speech.utterance import Utterance

ALL_VOICES = tuple(read_packs([paths.SHIPPED_VOICES], check_of)[0])
VOICES = tuple(voice for voice in ALL_VOICES if voice.engine == "espeak")
"""One engine's: what is tested with them does not depend on which others there are."""

RULES, _ = read_rules([paths.SHIPPED_VOICES])


def hum(seconds: float, rate: int, loud: int = 8000) -> bytes:
    """A buzz that passes for a voice: a low tone with overtones."""
    return array(
        "h",
        (
            int(loud * sum(math.sin(i * k * 2 * math.pi * 140 / rate) / k for k in range(1, 9)) / 3)
            for i in range(round(seconds * rate))
        ),
    ).tobytes()


class ToneSynthesiser:
    """Says every word as a short beep."""

    rate = 22050
    word_seconds = 0.04

    def __init__(self) -> None:
        self.said: list[tuple[str, str, float]] = []
        self.failing = False
        self.notify: Callable[[str], None] = lambda told: None

    def start(self) -> None:
        pass

    def close(self) -> None:
        pass

    def keep_under(self, script: str) -> None:
        self.kept_under = script

    def keep_at_most(self, size: int) -> None:
        pass

    def set_voices(self, voices: Sequence[Voice]) -> None:
        pass

    def is_cached(self, utterance: Utterance) -> bool:
        return False

    def render(self, utterance: Utterance) -> Clip:
        text, speed = utterance.text, utterance.speed
        self.said.append((text, utterance.voice.id, speed))
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

    def __init__(self, rate: int, *, refuses: bool = False) -> None:
        self.rate = rate
        self.refuses = refuses
        self.stopped = False
        self.played = b""
        self._pull: Pull | None = None
        self._owed = 0.0
        self._started = threading.Event()

    def start(self, pull: Pull) -> None:
        if self.refuses:
            raise OSError("nothing is plugged in")
        self._pull = pull
        self._started.set()

    def stop(self) -> None:
        self.stopped = True

    def play(self, seconds: float, step: float = 0.01) -> None:
        """Take this many seconds, in steps; devices are started on a thread of their own."""
        assert self._started.wait(5)
        assert self._pull
        for _ in range(round(seconds / step)):
            self._owed += step * self.rate
            frames = int(self._owed)
            self._owed -= frames
            self.played += self._pull(frames)


class NoMicrophone:
    """A machine without one."""

    name = "nothing"

    def start(self, push: Push) -> None:
        raise OSError("none is plugged in")

    def stop(self) -> None:
        pass


class HandMicrophone:
    """A microphone that captures what it is given: `capture(pcm)`, at 16 kHz."""

    name = "by hand"

    def __init__(self) -> None:
        self.stopped = False
        self.started = threading.Event()
        self._push: Push | None = None

    def start(self, push: Push) -> None:
        self._push = push
        self.started.set()

    def stop(self) -> None:
        self.stopped = True

    def capture(self, pcm: bytes) -> None:
        assert self.started.wait(5)
        assert self._push
        self._push(pcm)


class SubtractingCanceller:
    """Knows its room: what is played comes back after `delay` samples, `loud` times as loud."""

    def __init__(self, delay: int, loud: float = 1.0) -> None:
        self._before = bytes(2 * delay)
        self._loud = loud

    def cancel(self, frame: bytes, played: bytes) -> bytes:
        known = self._before + played
        echo, self._before = known[: len(frame)], known[len(frame) :]
        return audioop.add(frame, audioop.mul(echo, 2, -self._loud), 2)


class HandCleaner:
    """Takes out an echo that it is told of, from when it is said to."""

    def __init__(self) -> None:
        self.echo = b""
        """What of us is in the frames."""
        self.cancels = False
        self.played: list[Played] = []
        self.lose: Callable[[], None] = lambda: None
        self.closed = False

    def start(self, on_frame: Callable[[CleanFrame], None], on_lost: Callable[[], None]) -> None:
        self._on_frame, self.lose = on_frame, on_lost

    def play(self, played: Played) -> None:
        self.played.append(played)

    def take(self, frame: bytes, at: float) -> None:
        if self.cancels and self.echo:
            echo = audioop.mul(self.echo[: len(frame)], 2, -1)
            self._on_frame(CleanFrame(audioop.add(frame, echo, 2), at, True, 30.0))
        else:
            self._on_frame(CleanFrame(frame, at, self.cancels))

    def close(self) -> None:
        self.closed = True


QUICK = Settings(
    advance="key",
    gaps=Gaps(
        between_speakers=0.01, within_speech=0.01, after_action=0.01, after_heading=0.01, beat=0.02,
        pause=0.02, broken_off=0.0, reply=0.01, gap_factor=0.3,
    )
)  # fmt: skip
"""Settings for a read in a hurry."""


def fake_house(
    home: Path,
    open_output: Callable[[int], object] = SilentOutput,
    library: Library | None = None,
    synthesiser: ToneSynthesiser | None = None,
    settings: Settings | None = None,
    open_source: Callable[[], Source] = NoMicrophone,
    recogniser: str = "pocketsphinx",
) -> House:
    """A house with a tone generator, silent in real time, and short gaps."""
    folders = paths.Folders(home / "data", home / "config", home / "cache", home / "log")
    return House(
        folders,
        LiveSettings(settings or QUICK),
        VOICES,
        RULES,
        library or Library.in_memory(),
        synthesiser or ToneSynthesiser(),
        Player(open_output),  # type: ignore[arg-type]
        Listener(open_source, folders.data, None, recogniser=recogniser),
        (),
    )
