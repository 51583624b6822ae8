"""Where the sentence around a word begins and ends, for the eye: near enough, and without a dictionary."""

from __future__ import annotations

import re

_END = re.compile(r"(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.!?…]++[\"'”’)*_]*+(?=\s)|\n")
"""Not behind a single capital or a title, which are followed by a name."""


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """Begin and end in `text` of the sentence in which character `place` stands."""
    begin = 0
    for end in _END.finditer(text):
        if end.end() > place:
            return begin, end.end()
        begin = end.end()
        while begin < len(text) and text[begin].isspace():
            begin += 1
    return begin, len(text)
