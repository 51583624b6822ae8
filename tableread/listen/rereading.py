"""For recognisers that do not stream: what was said of a line so far is read again and again, on a thread."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tableread.audio.recording_format import RATE
from tableread.listen.port import Word
from tableread.listen.speech_detector import SpeechDetector

_EVERY = 0.25  # no reading that was measured takes less; so it begins when the one before has ended
"""Seconds of new sound that are worth reading it all again."""
_TAIL = 0.3  # an ending s or t is no speech to the detector; a round number
"""Seconds of sound behind speech that are still read."""


class Said(NamedTuple):
    """What there is to read of a line."""

    line: int
    """A number of its own for each that was expected."""
    words: tuple[str, ...]
    """The line's."""
    sound: array[int]
    """All of it since the line was expected; 16 bits."""


class Rereading:
    """Reads on a thread: whoever brings frames is never kept waiting, and gets what has been read by then."""

    def __init__(self, read: Callable[[Said], list[Word]], name: str) -> None:
        """`read` is called on the thread, which is called `name`; an error of its ends the reading for good."""
        self.read = read
        self._wake = threading.Condition()
        self._detector = SpeechDetector()
        self._said = Said(0, (), array("h"))
        self._words: list[Word] = []
        self._told: list[Word] = []
        """Of those, what was told before a silence."""
        self._begun = 0
        """Sample at which that silence was noticed."""
        self._read_to = self._worth = 0
        """Samples that were read, and that are worth reading: a silence is not, it makes them invent words."""
        self._failed: Exception | None = None
        self._closed = False
        threading.Thread(target=self._run, name=name, daemon=True).start()

    def expect(self, words: Sequence[str], *, goes_on: bool = False) -> None:
        """Begin a line; or, where it `goes_on` after a silence, tell only what has not been told of it.

        Words from before the silence may be read only after it: they begin before 0 seconds.
        """
        with self._wake:
            if goes_on:
                self._told, self._begun = self._words, len(self._said.sound)
                return
            self._said = Said(self._said.line + 1, tuple(words), array("h"))
            self._words, self._told = [], []
            self._begun = self._read_to = self._worth = 0

    def hear(self, frame: bytes) -> list[Word]:
        """Take the next samples; what has been read so far. Raises what reading raised."""
        with self._wake:
            if self._failed is not None:
                raise self._failed
            self._said.sound.frombytes(frame)
            if frame and self._detector.detect(frame).speech:
                self._worth = len(self._said.sound) + int(_TAIL * RATE)
            if self.due:
                self._wake.notify()
            return self._untold()

    @property
    def due(self) -> bool:
        """Whether there is enough to read."""
        new = len(self._said.sound) - self._read_to
        return new >= _EVERY * RATE and self._read_to < self._worth

    def begin(self) -> Said:
        """All that there is to read now."""
        with self._wake:
            self._read_to = len(self._said.sound)
            return self._said._replace(sound=self._said.sound[:])

    def done(self, said: Said, words: list[Word]) -> None:
        """That was read. It is forgotten where another line has begun meanwhile."""
        with self._wake:
            if said.line == self._said.line:
                self._words = words

    def close(self) -> None:
        """End it, after the reading under way."""
        with self._wake:
            self._closed = True
            self._wake.notify()

    def _untold(self) -> list[Word]:
        count = len(self._told)
        if count and self._words[count - 1 : count] != []:
            # the last word before a silence was often read when half of it had been said
            count -= self._words[count - 1].text != self._told[-1].text
        begun = self._begun / RATE
        return [Word(w.text, w.start - begun, w.end - begun) for w in self._words[count:]]

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._closed or self.due)
                if self._closed:
                    return
            said = self.begin()
            try:
                self.done(said, self.read(said))
            except Exception as error:  # noqa: BLE001 - raised again for whoever brings frames
                self._failed = error
                return


class RereadingRecogniser:
    """The part of `port.Recogniser` that is the same for all that read again and again."""

    calibration = ""

    def __init__(self, read: Callable[[Said], list[Word]], name: str) -> None:
        """As `Rereading`."""
        self.reading = Rereading(read, name)

    def expect(
        self, line: Sequence[str], neighbours: Sequence[Sequence[str]], *, strictly: bool = False
    ) -> None:
        """See the port."""
        self.reading.expect(line, goes_on=strictly)

    def recognise(self, frame: bytes) -> list[Word]:
        """See the port: what has been read so far."""
        return self.reading.hear(frame)

    def close(self) -> None:
        """See the port."""
        self.reading.close()
