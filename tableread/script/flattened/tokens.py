"""The token stream of a flattened script, and the places in it where something new may begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\S+")

_ABBREVIATIONS = frozenset(
    "dr. mr. mrs. ms. st. jr. sr. prof. lt. sgt. capt. col. gen. vs. rev.".split()
)
_ENDS = frozenset({".", "?", "!", "--", "...", "…", "—", ":"})
_CUT_SHORT = frozenset({"--", "...", "…", "—"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one entry a token: what is written, the same in lower case, its place."""

    text: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.text)


def tokenise(source: str) -> Tokens:
    """Split at white space; spans are [start, end) in characters of `source`."""
    found = list(_TOKEN.finditer(source))
    text = [m[0] for m in found]
    return Tokens(
        text,
        [t.lower() for t in text],
        [m.start() for m in found],
        [m.end() for m in found],
    )


def ends_sentence(token: str) -> bool:
    """Whether something new may begin after `token` (lower case)."""
    if token in _ENDS:
        return True
    return token[-1] in ".?!" and len(token) > 2 and token not in _ABBREVIATIONS


def cuts_short(token: str) -> bool:
    """Whether `token` is a dash or dots: a weaker end than a full stop."""
    return token in _CUT_SHORT


def closing_bracket(tokens: Tokens, opening: int, most: int = 40) -> int | None:
    """Index just behind the ")" that closes the "(" at `opening`, if it comes within `most`."""
    depth = 0
    for at in range(opening, min(len(tokens), opening + most)):
        token = tokens.text[at]
        if token == "(":
            depth += 1
        elif token == ")":
            depth -= 1
            if depth == 0:
                return at + 1
    return None
