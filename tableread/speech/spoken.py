"""What is said for what is written: the text as the engine should get it, with the way back.

Only the sound changes; the screen keeps the author's text. Every character of the spoken form
knows which character of the written one it stands for, so word marks find home.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


class Spoken(NamedTuple):
    """`origin[i]` is the place in the written text of the spoken character `i`."""

    text: str
    origin: tuple[int, ...] | None
    """None where every character stands for itself."""

    def place(self, at: int) -> int:
        """Place in the written text of the spoken character `at`."""
        if self.origin is None:
            return at
        return self.origin[min(at, len(self.origin) - 1)] if self.origin else 0


_ONE_TO_ONE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "*": " ", "_": " ", "~": " ", "\n": " ",
     "\t": " ", "\r": " ", "\u00a0": " ", "\u200b": " ", "\ufeff": " ", "\0": " ", "…": ","}
)  # fmt: skip

# Headings are written for a crew; said in full they tell a listener where we are.
_IN_HEADINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\bINT\.?\s*/\s*EXT\b\.?", re.I), lambda _: "inside and outside,"),
    (re.compile(r"\bI\.?/E\b\.?", re.I), lambda _: "inside and outside,"),
    (re.compile(r"\bEXT\.?\s*/\s*INT\b\.?", re.I), lambda _: "outside and inside,"),
    (re.compile(r"\bINT\b\.?", re.I), lambda _: "Interior,"),
    (re.compile(r"\bEXT\b\.?", re.I), lambda _: "Exterior,"),
    (re.compile(r"\bEST\b\.?", re.I), lambda _: "Establishing,"),
    (re.compile(r"\s[-–—]+\s"), lambda m: " , "),
)


def spoken(text: str, *, heading: bool = False) -> Spoken:
    """The spoken form of `text`. Headings are read in words and without shouting."""
    said = text.translate(_ONE_TO_ONE)
    if not heading:
        return Spoken(said, None)
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    while at < len(said):
        for pattern, say in _IN_HEADINGS:
            match = pattern.match(said, at)
            if match:
                word = say(match)
                pieces.append(word)
                origin += [at + (len(match[0]) - len(match[0].lstrip()))] * len(word)
                at = match.end()
                break
        else:
            # capitals would be spelt out where they look like initials
            pieces.append(said[at].lower() if len(said[at].lower()) == 1 else said[at])
            origin.append(at)
            at += 1
    return Spoken("".join(pieces), tuple(origin))
