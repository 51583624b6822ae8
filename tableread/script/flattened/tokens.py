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
    loose: bool = True
    """Punctuation stands apart; otherwise the spacing, and so the text, is the author's own."""
    capitals: bool = False
    """Cues are in capitals and sentences begin with one: only layout was lost."""

    def __len__(self) -> int:
        return len(self.text)


# words, their endings ("n't", "'s") apart as text-mining tools have them, initials, marks
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ll|m|ve|d)\b"
    r"|[^\W_]+(?:[-'’][^\W_]+)*?(?=['’](?:s|re|ll|m|ve|d)\b)|[^\W_]+(?:[-'’][^\W_]+)*|-{2,}|\.{2,}|[^\w\s]|_+",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\s[.,?!](?=\s)")
_TIGHT = re.compile(r"\w[.,?!](?=\s)")


def tokenise(source: str) -> Tokens:
    """Split at white space, and between words and marks where those are not apart already."""
    loose = len(_LOOSE.findall(source)) >= len(_TIGHT.findall(source))
    found = list((_TOKEN if loose else _WORD).finditer(source))
    text = [m[0] for m in found]
    shouted = sum(len(t) > 2 and t.isupper() for t in text)
    capital = sum(t[0].isupper() for t in text)
    return Tokens(
        text,
        [t.lower() for t in text],
        [m.start() for m in found],
        [m.end() for m in found],
        loose,
        capitals=len(text) > 20 and shouted > len(text) / 50 and capital > len(text) / 10,
    )


def ends_sentence(token: str) -> bool:
    """Whether something new may begin after `token` (lower case)."""
    if token in _ENDS:
        return True
    return token[-1] in ".?!" and len(token) > 2 and token not in _ABBREVIATIONS


_BEFORE_STOP = frozenset("mr mrs ms dr st jr sr prof lt sgt capt col gen vs rev".split())


def ends_at(tokens: Tokens, at: int) -> bool:
    """Whether something new may begin behind token `at`; not behind "mr ." or within "t . j ."."""
    lower = tokens.lower
    if lower[at] == "." and at:
        before = lower[at - 1]
        if before in _BEFORE_STOP:
            return False
        if len(before) == 1 and before.isalpha() and lower[at + 2 : at + 3] == ["."]:
            return len(lower[at + 1]) > 1
    return ends_sentence(lower[at])


def cuts_short(token: str) -> bool:
    """Whether `token` is a dash or dots: a weaker end than a full stop."""
    return token in _CUT_SHORT


_MOST_STARS = 8
"""In a row: a line has one, and now and then the lines around it are empty."""


def before_stars(tokens: Tokens, at: int) -> int:
    """`at`, or where the revision stars before it begin."""
    stop = max(0, at - _MOST_STARS)
    while at > stop and tokens.lower[at - 1] == "*":
        at -= 1
    return at


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
