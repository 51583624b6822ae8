"""A turn as it was recorded, cut into its lines: takes are kept and played line by line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from tableread.audio.edges import edges
from tableread.audio.recording_format import RATE
from tableread.audio.split_recording import cut
from tableread.listen.gate import Progress, Take
from tableread.rehearsal.commands import ListenFor
from tableread.rehearsal.order import Line


def lines_of(asked: ListenFor, lines: Sequence[Line], take: Take) -> list[tuple[Line, bytes]]:
    """The lines of the turn that somebody says, each with its part of the sound. `lines` are those from
    `asked.first` on. Together the parts are the whole recording."""
    said = [(number, line) for number, line in enumerate(lines, asked.first) if line.speaker]
    if not said:
        return []
    guessed = _by_length([line for _, line in said], take.pcm)
    ends = []
    for (number, _), guess in zip(said[:-1], guessed, strict=True):
        words = sum(line <= number for line, _ in asked.places)
        reached = _reached(take.progress, words)
        ends.append(guess if reached is None else reached)
    pieces = cut(take.pcm, RATE, list(accumulate(ends, max)))
    return [(line, piece) for (_, line), piece in zip(said, pieces, strict=True)]


def _reached(progress: Sequence[Progress], words: int) -> float | None:
    """When the actor came to that word for the last time: they may have begun again."""
    crossed = [
        after.seconds
        for before, after in pairwise((Progress(0, 0.0), *progress))
        if before.words < words <= after.words
    ]
    return crossed[-1] if crossed else None


def _by_length(lines: Sequence[Line], pcm: bytes) -> list[float]:
    """Where all lines but the last should end, by the length of their texts."""
    first, last = edges(pcm)
    letters = list(accumulate(len(line.text) for line in lines))
    return [(first + (last - first) * before / letters[-1]) / RATE for before in letters[:-1]]
