"""A text in pieces of a length that an engine can take: at the ends of sentences, else at clauses, else at words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 250  # some 16 s of speech: longer pieces cost neural models too much memory
"""Characters of a piece."""
PAUSES = {"sentence": 0.36, "clause": 0.2, "word": 0.0}
"""Seconds between pieces that were not made together, at normal pace."""
_SHORTEST_START, _START = 24, 100  # 1.5 and 6 s of speech; not measured
"""Characters of a first piece that is wanted soon."""
_TOGETHER = 120  # about 8 s of speech, a breath
"""Characters up to which sentences are said in one breath."""

_SENTENCE = re.compile(r"(?<=[.!?…])[\"')\]]*+\s++(?=[\"'(\[]*[^\s\"'(\[a-z])")
_CLAUSE = re.compile(r"(?<=[,;:—–])[\"')]*+\s++|(?<!\s)\s++(?=[-–—]++\s)")
_SPACE = re.compile(r"\s++")
_NO_END = frozenset("mr mrs ms dr st prof sr jr vs etc".split())
"""Words behind whose full stop a sentence goes on."""


class Piece(NamedTuple):
    """Characters [start, end) of a text."""

    start: int
    end: int
    after: str
    """What it comes after: the end of a "sentence", of a "clause", or only of a "word"."""


def pieces_of(text: str, longest: int = LONGEST) -> Iterator[Piece]:
    """The pieces of `text`, in order, none above `longest` characters; together they have all of its words."""
    yield from _joined(_cut(text, 0, len(text), "sentence", longest), longest)


def soon_begun(text: str) -> list[Piece]:
    """The pieces of `text`, the first of them short where it can be: it is waited for."""
    pieces = list(pieces_of(text))
    if not pieces or pieces[0].end - pieces[0].start <= 2 * _SHORTEST_START:
        return pieces
    first = pieces[0]
    ends = [
        (match.start(), match.end(), after)
        for pattern, after in ((_SENTENCE, "sentence"), (_CLAUSE, "clause"))
        for match in pattern.finditer(text, first.start + _SHORTEST_START, first.start + _START)
    ]
    if not ends:
        return pieces
    end, start, after = min(ends)
    return [first._replace(end=end), Piece(start, first.end, after), *pieces[1:]]


def _cut(text: str, start: int, end: int, level: str, longest: int) -> Iterator[Piece]:
    """`text[start:end]` at every end of a sentence; what is too long, further."""
    if level == "sentence":
        pattern, below = _SENTENCE, "clause"
    elif level == "clause":
        pattern, below = _CLAUSE, "word"
    else:
        pattern, below = _SPACE, ""
    after = level
    for a, b in _between(text, pattern, start, end):
        if b - a <= longest:
            yield Piece(a, b, after)
        elif below:
            for number, piece in enumerate(_joined(_cut(text, a, b, below, longest), longest)):
                yield piece._replace(after=after) if not number else piece
        else:  # a word without an end
            yield from (Piece(at, min(b, at + longest), "word") for at in range(a, b, longest))


def _between(
    text: str, pattern: re.Pattern[str], start: int, end: int
) -> Iterator[tuple[int, int]]:
    at = start
    for match in pattern.finditer(text, start, end):
        word = text[max(at, match.start() - 6) : match.start()].rstrip(".").rpartition(" ")[2]
        if pattern is _SENTENCE and (word.casefold() in _NO_END or len(word) == 1):
            continue
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _joined(pieces: Iterator[Piece], longest: int) -> Iterator[Piece]:
    """Short neighbours together."""
    held: Piece | None = None
    for piece in pieces:
        most = min(_TOGETHER, longest) if piece.after == "sentence" else longest
        if held is not None and piece.end - held.start <= most:
            held = held._replace(end=piece.end)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held
