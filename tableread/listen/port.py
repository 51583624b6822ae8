"""What a recogniser must be able to do, whoever makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol, runtime_checkable


class Word(NamedTuple):
    """A word that was understood, and where it lies, in seconds since the line was expected."""

    text: str
    start: float
    end: float
    hesitation: bool = False
    """ "um": no word of any line."""


class Recogniser(Protocol):
    """Turns sound into words, knowing what is about to be said."""

    @property
    def calibration(self) -> str:
        """How the voice sounds through the microphone, to begin with the next time; "" where that is
        not needed."""
        ...

    def expect(
        self, line: Sequence[str], neighbours: Sequence[Sequence[str]], *, strictly: bool = False
    ) -> None:
        """Get ready for `line`; the `neighbours` may be said, too, and anything else, unless `strictly`."""
        ...

    def recognise(self, frame: bytes) -> list[Word]:
        """Take the next samples; all words since `expect`, as they are understood now, hesitations among them."""
        ...

    def sounds(self, word: str) -> Sequence[Sequence[str]]:
        """All ways in which a word is said, as ARPABET; none where it is not known."""
        ...

    def close(self) -> None:
        """Let go of models and files."""
        ...


@runtime_checkable
class HasDictionary(Protocol):
    """A recogniser that has to know how words are said."""

    def pronounce(self, said: Mapping[str, Sequence[str]]) -> None:
        """Listen for these ways of saying words of the script, too, from the next line on; "SH AH V AO N"."""
        ...
