"""A text as it is said, which knows for each of its characters what is written there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

Parts = Sequence[tuple[str, int]]
"""Texts one behind the other, each with the group of the match that it stands for; groups in order."""
Say = Callable[[re.Match[str]], str | Parts]
"""What is said for a match. A text alone stands for the beginning of the match; the match itself changes nothing."""
Rule = tuple[re.Pattern[str], Say]
Given = tuple[int, int, str]
"""A place [start, end) of a spoken text and its sounds, in IPA."""


class Spoken(NamedTuple):
    """`origin[i]` is the place in the written text of the spoken character `i`."""

    text: str
    origin: tuple[int, ...] | None = None
    """None where every character stands for itself."""
    phonemes: tuple[Given, ...] = ()
    """Places whose sounds are given, in order, not overlapping. No rule changes them."""

    def place(self, at: int) -> int:
        """Place in the written text of the spoken character `at`."""
        if self.origin is None:
            return at
        return self.origin[min(at, len(self.origin) - 1)] if self.origin else 0

    def all_replaced(self, rules: Sequence[Rule]) -> Spoken:
        """With one rule after the other."""
        form = self
        for pattern, say in rules:
            form = form.replaced(pattern, say)
        return form

    def with_said(self, said: Mapping[int, tuple[int, str]]) -> Spoken:
        """With something else said from place to end, {place: (end, text)}; sounds that are given are dropped."""
        pieces: list[str] = []
        origin: list[int] = []
        done = 0
        for start in sorted(said):
            end, word = said[start]
            if start < done:
                continue
            pieces += (self.text[done:start], word)
            origin += (self.place(at) for at in range(done, start))
            origin += [self.place(start)] * len(word)
            done = end
        pieces.append(self.text[done:])
        origin += (self.place(at) for at in range(done, len(self.text)))
        return Spoken("".join(pieces), tuple(origin))

    def replaced(self, pattern: re.Pattern[str], say: Say) -> Spoken:
        """With something else said for what matches, but for matches that touch a place whose sounds are given."""
        pieces: list[str] = []
        origin: list[int] = []
        moved: list[Given] = []
        waiting = 0
        """Of the places with sounds, the first that is not before the match."""
        done = length = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            while waiting < len(self.phonemes) and self.phonemes[waiting][1] <= start:
                moved.append(_shifted(self.phonemes[waiting], length - done))
                waiting += 1
            if waiting < len(self.phonemes) and self.phonemes[waiting][0] < end:
                continue
            parts = say(match)
            if isinstance(parts, str):
                parts = ((parts, 0),)
            word = "".join(part for part, _ in parts)
            if word == match[0]:
                continue
            pieces += (self.text[done:start], word)
            origin += (self.place(at) for at in range(done, start))
            for part, group in parts:
                origin += [self.place(match.start(group))] * len(part)
            length += start - done + len(word)
            done = end
        if not done:
            return self
        moved += (_shifted(given, length - done) for given in self.phonemes[waiting:])
        pieces.append(self.text[done:])
        origin += (self.place(at) for at in range(done, len(self.text)))
        return Spoken("".join(pieces), tuple(origin), tuple(moved))


def _shifted(given: Given, by: int) -> Given:
    start, end, sounds = given
    return start + by, end + by, sounds
