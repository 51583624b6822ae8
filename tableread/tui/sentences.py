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


def sentence_numbers(paragraphs: list[list[str]]) -> list[int]:
    """For every word of all paragraphs the number of its sentence."""
    numbers: list[int] = []
    sentence = 0
    for words in paragraphs:
        text = " ".join(words)
        at, end = 0, sentence_around(text, 0)[1]
        for word in words:
            if at >= end:
                sentence, end = sentence + 1, sentence_around(text, at)[1]
            numbers.append(sentence)
            at += len(word) + 1
        sentence += 1
    return numbers
