"""Word marks: finds, for every word of a text, the sample it begins at.

Engines tell the start of most words, not of all: they merge "to be", split hyphens and read
numbers as several. What they tell is taken as anchors; what they leave out lies between.
"""

from __future__ import annotations

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
    for place, sample in sorted(events):
        while at < len(words) and words[at][1] <= place:
            at += 1
        if at == len(words):
            break
        if place >= words[at][0] and known[at] is None:
            known[at] = sample
    if words and known[0] is None:
        known[0] = 0
    marks: list[WordMark] = []
    for number, (start, end) in enumerate(words):
        heard = known[number]
        sample = _between(words, known, number, samples) if heard is None else heard
        floor = marks[-1].sample if marks else 0
        marks.append(WordMark(start, end, min(samples, max(floor, sample))))
    return tuple(marks)


def _between(
    words: Sequence[tuple[int, int]], known: list[int | None], number: int, samples: int
) -> int:
    """Sample of an unheard word: its share, by characters, of the way between heard ones."""
    before = number - 1
    while known[before] is None:
        before -= 1
    after = number + 1
    while after < len(words) and known[after] is None:
        after += 1
    left = known[before] or 0
    right = known[after] if after < len(words) else None
    if right is None:
        right = samples
        stop = words[-1][1]
    else:
        stop = words[after][0]
    start = words[before][0]
    share = (words[number][0] - start) / max(1, stop - start)
    return left + round(share * (right - left))
