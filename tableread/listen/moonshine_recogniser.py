"""Moonshine as the ear: English; it brings its model. It does not know the line, and is read again and again.

What is measured of it: tests/bench/ears.py.
"""

from __future__ import annotations

from tableread.listen.moonshine import Moonshine
from tableread.listen.port import Word
from tableread.listen.pronounce import Pronouncer
from tableread.listen.rereading import RereadingRecogniser, Said


class MoonshineRecogniser(RereadingRecogniser):
    """Conforms to `port.Recogniser`."""

    def __init__(self, model: str = "") -> None:
        """`model`: a folder with another one. Raises what Moonshine raises, and `OSError` without eSpeak."""
        self._moonshine = Moonshine(model)
        self._pronouncer = Pronouncer()
        self._line = self._read_to = 0
        super().__init__(self._read, "moonshine")

    def sounds(self, word: str) -> list[list[str]]:
        """See the port: as eSpeak says it."""
        return [said.split() for said in self._pronouncer.arpabet([word]).values()]

    def _read(self, said: Said) -> list[Word]:
        if said.line != self._line:
            self._moonshine.begin()
            self._line, self._read_to = said.line, 0
        new = said.sound[self._read_to :]
        self._read_to = len(said.sound)
        return self._moonshine.more(new.tobytes())
