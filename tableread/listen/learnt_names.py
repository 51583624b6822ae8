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
# how bearers say their names: up to .45 from what the rules guess; other words: three of four more than .6
_FAR = 0.6
"""Share of the sounds from which on it is another word."""
_UNDERSTOOD = 3  # a round number, not measured
"""Other words of the line that must have been understood, at least."""
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
        if len(strange) != 1 or len(words) <= _UNDERSTOOD:
            return
        at = strange[0]
        if words[at] not in self.names or judged.words[at] is not Verdict.UNSURE:
            return
        follower = Follower(words, distance)
        follower.update([word.text for word in heard])
        pairs = follower.pairs()
        first, last = (at - 1, at + 1) if 0 < at < len(words) - 1 else (at, at)
        if first not in pairs or last not in pairs:
            return
        begin = heard[pairs[first]].end if first < at else heard[pairs[at]].start
        end = heard[pairs[last]].start if last > at else heard[pairs[at]].end
        if _SHORTEST <= end - begin <= _LONGEST:
            yield words[at], begin, end

    def learn(self, name: str, sounds: Sequence[str], known: Sequence[Sequence[str]]) -> str:
        """Take what was heard of `name`, whose pronunciations so far are `known`; the new one, once two takes agree,
        else ""."""
        if len(sounds) < _FEWEST or min((_apart(sounds, way) for way in known), default=0.0) > _FAR:
            return ""
        before = self._before.get(name)
        self._before[name] = list(sounds)
        if before is None:
            return ""
        return " ".join(sounds) if _apart(before, sounds) <= _ALIKE else ""


def _apart(a: Sequence[str], b: Sequence[str]) -> float:
    return edits(a, b) / max(len(a), len(b))
