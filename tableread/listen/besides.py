"""What was heard besides the words of a line: words that were added, or words of the line said once more. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

BEGUN_AGAIN = 2
"""Words said again from which a line was begun again: one may be a word that was misheard."""
# of a line that is begun again hardly more was said; a round number, not measured
_NEAR = 10
"""A single word counts as said again only if the word it repeats is within so many heard words."""


class Besides(NamedTuple):
    """Words that stand for none of the line."""

    added: tuple[str, ...]
    again: int
    """How many words of the line were said once more."""


def besides(
    line: Sequence[str],
    heard: Sequence[str],
    pairs: Mapping[int, int],
    understood: Collection[int],
    unsure: Collection[int],
) -> Besides:
    """`pairs`: for words of the line, by number, which of the words heard stands for it; `understood`: those of them that
    were; `unsure`: those of which nobody is sure how they were said.

    A single word heard beside one that nobody is sure of may be a part of that.
    """
    work = _Heard(line, heard, pairs, understood)
    doubtful = {pairs[at] for at in unsure if at in pairs}
    added: list[str] = []
    again = 0
    for run in work.runs():
        repeated = work.repeated(run)
        others = [heard[at] for at in run if at not in repeated]
        again += len(repeated)
        if not (len(run) == 1 and {run.start - 1, run.stop} & doubtful):
            added += others
    return Besides(tuple(added), again)


class _Heard:
    """What was heard of one line."""

    def __init__(
        self,
        line: Sequence[str],
        heard: Sequence[str],
        pairs: Mapping[int, int],
        understood: Collection[int],
    ) -> None:
        self._line, self._heard, self._pairs = line, heard, pairs
        self._understood = understood
        self._places: dict[str, list[int]] = {}
        """Where in the line each word stands that was understood there."""
        for at in sorted(understood):
            self._places.setdefault(line[at], []).append(at)
        self._missing = [at for at in range(len(line)) if at not in understood]

    def runs(self) -> Iterator[range]:
        """Words beside each other that stand for none of the line, by their numbers."""
        taken = set(self._pairs.values())
        at = 0
        while at < len(self._heard):
            stop = at
            while stop < len(self._heard) and stop not in taken:
                stop += 1
            if stop > at:
                yield range(at, stop)
            at = stop + 1

    def repeated(self, run: range) -> set[int]:
        """Those of a run that are words of the line said once more: several as they stand there, or one close by. One
        that is missing there may have been said here instead."""
        found: set[int] = set()
        at = run.start
        while at < run.stop:
            length = self._stretch(at, run.stop)
            if length >= BEGUN_AGAIN or self._is_near(at):
                found.update(range(at, at + max(1, length)))
            at += max(1, length)
        return found

    def _stretch(self, at: int, stop: int) -> int:
        """How many words from there on stand in the line just so."""
        best = 0
        for place in self._places.get(self._heard[at], ()):
            length = 1
            while (
                at + length < stop
                and place + length in self._understood
                and self._line[place + length] == self._heard[at + length]
            ):
                length += 1
            best = max(best, length)
        return best

    def _is_near(self, at: int) -> bool:
        word = self._heard[at]
        known = (place for place in self._places.get(word, ()) if place in self._pairs)
        is_missing = any(self._line[place] == word for place in self._missing)
        return not is_missing and any(abs(self._pairs[place] - at) <= _NEAR for place in known)
