"""What is said in a speech of a play, and what is only done: text and stage directions, apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tableread.script.model import Element, Kind
from tableread.script.stageplay.structure import ENTRANCE

# the second: never closed, at the end of a speech, as in old editions
_SQUARE = re.compile(r"[_*]{0,4}\[[^\[\]]*\][_*]*\.?|\s[_*]*\[[^\[\]]{1,160}\Z")
_ROUND = re.compile(r"[_*]{0,4}[\[(](?:[^\[\]()]|\([^()]*\))*[\])][_*]*\.?|（[^（）]*）")
_OPENING = re.compile(
    r"\s*([_*]*\((?:[^()]|\([^()]*\)){1,200}\)[_*]*\.?(?=\s+\S)|（[^（）]{1,200}）)"
)
_ITALIC = re.compile(r"_[^_\n]{2,200}_")
_MARKS = re.compile(r"[*_]+")
_SPACE = re.compile(r"\s+")
_APOSTROPHES = frozenset("'’")
_GOES_ON = frozenset(",;")
_SPOKEN_WORDS = 3
"""What is shorter ("(aside)") is a direction even within a sentence."""
_NEAR = 80
"""Characters before a bracket that tell whether a sentence is unfinished: spaces and ends of lines, mostly."""
_PROSE_WIDTH = 0.8
_USUAL_WIDTH = 66
"""Columns that prose is filled to. A file whose lines are all shorter is all verse."""


class Said:
    """Cuts what stands behind a cue into dialogue and directions, in the manner of one file."""

    def __init__(self, source: str, width: int, round_too: bool) -> None:
        self._source = source
        self._width = width
        self._directions = _ROUND if round_too else _SQUARE

    def elements(self, start: int, end: int) -> Iterator[Element]:
        """The elements of source[start:end], in order, each with its span."""
        at = start
        # right behind the name brackets of any kind say how
        first = _OPENING.match(self._source, start, end)
        if first:
            yield self.direction(first.start(1), first.end())
            at = start = first.end()
        verse = _is_verse(_inked_lines(self._source[start:end]), self._width)
        for found in self._found(start, end):
            if self._is_said(found, start, end, verse):
                continue
            yield from self._dialogue(at, found.start())
            yield self.direction(found.start(), found.end())
            at = found.end()
        yield from self._dialogue(at, end)

    def _found(self, start: int, end: int) -> Iterator[re.Match[str]]:
        at = start
        found = self._directions.search(self._source, at, end)
        while True:
            if found and found.start() < at:
                found = self._directions.search(self._source, at, end)
            italic = _ITALIC.search(self._source, at, found.start() if found else end)
            # "_Exeunt._" is a direction; "_is_" is a word said with weight
            while italic and not ENTRANCE.match(italic[0]):
                italic = _ITALIC.search(self._source, italic.end(), found.start() if found else end)
            first = italic or found
            if first is None:
                return
            yield first
            at = first.end()

    def _is_said(self, bracket: re.Match[str], start: int, end: int, verse: bool) -> bool:
        """Whether what stands in brackets is spoken: a letter that an editor put in, or part of a sentence.

        In verse, where a direction interrupts no sentence, round brackets in the middle of one are the poet's.
        """
        source = self._source
        before = source[max(start, bracket.start() - _NEAR) : bracket.start()]
        behind = source[bracket.end() : min(end, bracket.end() + 1)]
        if before[-1:].isalnum() and behind.isalnum():
            return True
        if before[-1:] in _APOSTROPHES and before[-2:-1].isalnum() and behind.isalnum():
            return True
        if bracket[0][:1] != "(" or bracket[0][-1:] != ")":
            return False
        unfinished = before.rstrip()[-1:].isalpha() or before.rstrip()[-1:] == ","
        if not unfinished or len(bracket[0].split()) < _SPOKEN_WORDS:
            return False
        return verse or behind in _GOES_ON

    def direction(self, start: int, end: int, kind: Kind = Kind.PARENTHETICAL) -> Element:
        """A stage direction, without its italics, in round brackets where it is within a speech."""
        text = _SPACE.sub(" ", _MARKS.sub("", self._source[start:end])).strip()
        if kind is Kind.PARENTHETICAL:
            text = f"({text.strip('[]()（）.,; ')})"
        return Element(kind, text, (start, end))

    def _dialogue(self, start: int, end: int) -> Iterator[Element]:
        raw = self._source[start:end]
        text = raw.strip()
        if not any(c.isalnum() for c in text):
            return
        start += len(raw) - len(raw.lstrip())
        yield Element(Kind.DIALOGUE, self._laid_out(text), (start, start + len(text)))

    def _laid_out(self, text: str) -> str:
        """Verse keeps its lines, prose loses the ends of its own."""
        lines = _inked_lines(text)
        if _is_verse(lines, self._width):
            return "\n".join(lines)
        out = lines[0]
        for line in lines[1:]:
            hyphened = out.endswith("-") and out[-2:-1].isalpha() and line[0].islower()
            out += line if hyphened else f" {line}"
        return out


def _inked_lines(text: str) -> list[str]:
    return [stripped for line in text.split("\n") if (stripped := line.strip())]


def _is_verse(lines: list[str], width: int) -> bool:
    """Lines that begin with a capital and end before the margin were ended by the poet."""
    inner = lines[1:]
    if not inner:
        return False
    if not all(line.lstrip("\"'“‘([_*—")[:1].isupper() for line in inner):
        return False
    room = max(width, _USUAL_WIDTH) * _PROSE_WIDTH
    return max(len(line) for line in lines[:-1]) < room or len(lines) > 4
