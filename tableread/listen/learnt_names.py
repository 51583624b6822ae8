"""How an actor says names that no dictionary has: learnt from two takes in which all else of the line was understood.

Pure. Sounds are ARPABET's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tableread.listen.follower import Distance, Follower
from tableread.listen.judge import JudgedLine, Verdict
from tableread.listen.port import Word
from tableread.listen.word_distance import edits

# the same name in two sentences: .3 on average, hardly ever more; two names: .7 and more. tests/bench/names.py
_ALIKE = 0.5
"""Share of the sounds by which two takes of a name may differ."""
_FEWEST = 2
"""Sounds of a name: fewer are a piece of its neighbours."""
_SHORTEST, _LONGEST = 0.15, 1.5  # round numbers, not measured
"""Seconds that a name takes."""


class LearntNames:
    """Compares each take of a name with the one before."""

    def __init__(self) -> None:
        self.names: Collection[str] = ()
        """Words that may be learnt."""
        self._before: dict[str, list[str]] = {}

    def places(
        self, words: Sequence[str], judged: JudgedLine, heard: Sequence[Word], distance: Distance
    ) -> Iterator[tuple[str, float, float]]:
        """A name that was not understood in a line of which all else was, and from when to when it was said."""
        strange = [at for at, word in enumerate(judged.words) if word is not Verdict.SAID]
        if len(strange) != 1 or words[strange[0]] not in self.names:
            return
        at = strange[0]
        follower = Follower(words, distance)
        follower.update([word.text for word in heard])
        pairs = follower.pairs()
        last = len(words) - 1
        if (at and at - 1 not in pairs) or (at < last and at + 1 not in pairs):
            return
        begin = heard[pairs[at - 1]].end if at else heard[0].start
        end = heard[pairs[at + 1]].start if at < last else heard[-1].end
        if _SHORTEST <= end - begin <= _LONGEST:
            yield words[at], begin, end

    def learn(self, name: str, sounds: Sequence[str]) -> str:
        """Take what was heard of `name`; its pronunciation, once two takes agree, else ""."""
        if len(sounds) < _FEWEST:
            return ""
        before = self._before.get(name)
        self._before[name] = list(sounds)
        if before is None:
            return ""
        different = edits(before, sounds) / max(len(before), len(sounds))
        return " ".join(sounds) if different <= _ALIKE else ""
