"""Word marks: finds, for every word of a text, the sample it begins at.

Engines tell the start of most words, not of all: they merge "to be", split hyphens and read
numbers as several. What they tell is taken as anchors; what they leave out lies between.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from tableread.audio.clip import WordMark


def align(
    words: Sequence[tuple[int, int]], events: Iterable[tuple[int, int]], samples: int
) -> tuple[WordMark, ...]:
    """Marks for `words`, given `events` (place in the text, sample) and the length of the sound.

    Each word takes its first event; words without one are spread by their length in characters
    between the neighbours that have one. The marks never run backwards.
    """
    known: list[int | None] = [None] * len(words)
    at = 0
    for place, heard_at in sorted(events):
        while at < len(words) and words[at][1] <= place:
            at += 1
        if at == len(words):
            break
        if place >= words[at][0] and known[at] is None:
            known[at] = heard_at
    if words and known[0] is None:
        known[0] = 0
    heard = [number for number, known_at in enumerate(known) if known_at is not None]
    marks: list[WordMark] = []
    for number, (start, end) in enumerate(words):
        sample = known[number]
        if sample is None:
            at = bisect_left(heard, number)
            after = heard[at] if at < len(heard) else None
            sample = _between(words, known, (heard[at - 1], number, after), samples)
        floor = marks[-1].sample if marks else 0
        marks.append(WordMark(start, end, min(samples, max(floor, sample))))
    return tuple(marks)


def _between(
    words: Sequence[tuple[int, int]],
    known: list[int | None],
    numbers: tuple[int, int, int | None],
    samples: int,
) -> int:
    """Sample of an unheard word: its share, by characters, of the way between the heard ones before and after it, or
    from the last of those to the end. `numbers` are of the word before, its own, and of the word after."""
    before, number, after = numbers
    left = known[before] or 0
    right = samples if after is None else known[after] or 0
    stop = words[-1][1] if after is None else words[after][0]
    start = words[before][0]
    share = (words[number][0] - start) / max(1, stop - start)
    return left + round(share * (right - left))
