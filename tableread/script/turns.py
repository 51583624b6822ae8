"""Puts together scripts of recorded talk, subtitles and transcripts: who speaks, and what, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from tableread.script.compose import compose
from tableread.script.model import Element, Script, UncertainPlace
from tableread.script.spoken_parts import SpokenParts, is_aside

_SUNG = re.compile(r"[♪♫#]+\s*(.*?)\s*[♪♫#]+", re.DOTALL)
_NOBODY = "nothing says who speaks, so all of it is read as the narrator's"


class Turns:
    """Collects lines of talk; lines of the same turn are joined. A span is [start, end) in the source."""

    def __init__(self) -> None:
        self._out = SpokenParts()
        self._spans: list[tuple[int, int]] = []
        self._turn: list[tuple[str, int, int]] = []
        self._speaker = ""
        self._interrupted = False

    @property
    def speaker(self) -> str:
        """Who speaks; "" where nobody does."""
        return self._speaker

    @property
    def interrupted(self) -> bool:
        """Whether something was heard since the speaker's last words."""
        return self._interrupted

    def speaks(self, name: str, start: int, end: int) -> None:
        """Begin a turn."""
        self._flush()
        self._speaker = name
        self._interrupted = False
        self._out.cue(name, self._place(start, end))

    def said(self, text: str, start: int, end: int) -> None:
        """Add words of the speaker's. What is in brackets, or sung, stands alone."""
        if self._interrupted:
            self.speaks(self._speaker, start, start)
        if is_aside(text) or _SUNG.fullmatch(text):
            self._flush()
            self._add(text, start, end)
        else:
            self._turn.append((text, start, end))

    def ends_paragraph(self) -> None:
        """The next words are another paragraph of the turn."""
        self._flush()

    def heard(self, text: str, start: int, end: int) -> None:
        """Add a sound; whoever spoke before goes on behind it."""
        self._flush()
        self._out.told(text, self._place(start, end))
        self._interrupted = bool(self._speaker)

    def told(self, text: str, start: int, end: int) -> None:
        """Add what nobody says, or nobody knows who."""
        self._flush()
        self._speaker = ""
        self._interrupted = False
        self._out.told(text, self._place(start, end))

    def script(self, format: str) -> Script:  # noqa: A002
        """All of it."""
        self._flush()
        elements = list(self._placed())
        nobody = bool(elements) and not any(e.speaker for e in elements)
        warnings = [UncertainPlace(elements[0].span, _NOBODY)] if nobody else []
        return compose(format, elements, warnings=warnings)

    def _placed(self) -> Iterator[Element]:
        """The elements with their places. Those of one stretch share it out among them, in order."""
        for place, same in groupby(self._out.elements, key=lambda element: element.span[0]):
            elements = list(same)
            start, end = self._spans[place]
            marks = [start + (end - start) * n // len(elements) for n in range(len(elements) + 1)]
            for element, first, last in zip(elements, marks, marks[1:], strict=False):
                yield element._replace(span=(first, last))

    def _flush(self) -> None:
        if self._turn:
            text = " ".join(words for words, _, _ in self._turn)
            self._add(text, self._turn[0][1], self._turn[-1][2])
            self._turn.clear()

    def _add(self, text: str, start: int, end: int) -> None:
        sung = _SUNG.fullmatch(text)
        if sung:
            self._out.sung(sung[1], self._place(start, end))
        else:
            self._out.said(text, self._place(start, end))

    def _place(self, start: int, end: int) -> int:
        self._spans.append((start, end))
        return len(self._spans) - 1
