"""Sharing a script out among people: who reads which parts, so that all read about as much and nobody answers themselves.

What counts, in this order: nobody talks to themselves, where that can be had at all; as few words as possible are left to
voices, where those may help; then fair shares of the words, and few scenes in which somebody has two parts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from tableread.cast.casting import NARRATOR
from tableread.cast.conversations import conversations
from tableread.cast.doubling_search import SPARE, Question, answer
from tableread.script.model import Kind, Script, count_words

_NARRATED = frozenset({Kind.HEADING, Kind.ACTION, Kind.CENTERED})


class BothSides(NamedTuple):
    """What could not be avoided: a reader has two parts that answer each other."""

    reader: int
    one: str
    other: str
    scenes: tuple[int, ...]
    """Where, counted from 0; -1 is before the first heading."""


@dataclass(frozen=True)
class Shares:
    """Who reads what."""

    parts: Mapping[str, int | None]
    """For each part the number of its reader; None: a voice. The narrator first, then the largest."""
    words: Mapping[str, int]
    """Of each part."""
    both_sides: tuple[BothSides, ...]
    """Where readers answer themselves, in the order of the script."""

    def of(self, reader: int | None) -> tuple[str, ...]:
        """The parts of a reader, or of the voices."""
        return tuple(name for name, whose in self.parts.items() if whose == reader)

    def load(self, reader: int | None) -> int:
        """How many words that is."""
        return sum(self.words[name] for name in self.of(reader))


class Sharing:
    """One script, looked through once, to be shared out in several ways. Not changed by that."""

    def __init__(
        self, script: Script, same: Mapping[str, str], without: Collection[str] = ()
    ) -> None:
        """`same`: for names that only say how somebody is heard, who that is: one person reads both. Parts `without` a
        reader are left out; so are groups, for their members say what they say."""
        groups = {e.speaker: e.together for e in script.elements if e.together and e.speaker}
        words = {NARRATOR: sum(count_words(e.text) for e in script.elements if e.kind in _NARRATED)}
        words |= {c.name: c.words for c in script.characters if c.name not in {*groups, *without}}
        sizes = {c.name: c.words for c in script.characters}
        for group, members in groups.items():
            for member in members:
                if member in words:
                    words[member] += sizes.get(group, 0)
        self.words: Mapping[str, int] = dict(
            sorted(words.items(), key=lambda part: (part[0] != NARRATOR, -part[1]))
        )
        """Of each part that can be shared out, the narrator's first, then the largest."""
        self._talk = conversations(script)
        self._same = same

    def among(
        self,
        readers: int,
        *,
        narrator: bool = False,
        voices: bool = False,
        now: Mapping[str, int] | None = None,
    ) -> Shares:
        """The parts shared out among so many `readers`, 1 or more. `narrator`: one of them reads what the narrator reads.
        `voices` read what nobody could without talking to themselves. `now`: who reads what so far; whoever has most of
        a share already gets it. Takes up to a second; the same every time."""
        people: dict[str, list[str]] = defaultdict(list)
        for name in self.words:
            if narrator or name != NARRATOR:
                people[self._same.get(name, name)].append(name)
        at = {name: number for number, names in enumerate(people.values()) for name in names}
        weights = [sum(self.words[name] for name in names) for names in people.values()]
        bins = answer(Question(weights, *self._company(at, len(weights)), readers, voices))
        given = {name: bins[number] for name, number in at.items()}
        named = self._named(given, now or {}, readers)
        return self.as_given({name: named.get(given.get(name, SPARE)) for name in self.words})

    def as_given(self, parts: Mapping[str, int | None]) -> Shares:
        """The shares where each part of `words` has the reader that somebody chose."""
        both = [
            BothSides(reader, one, other, tuple(sorted(scenes)))
            for (one, other), scenes in self._talk.exchanges.items()
            if (reader := parts.get(one)) is not None
            and reader == parts.get(other)
            and self._same.get(one, one) != self._same.get(other, other)
        ]
        return Shares(parts, self.words, tuple(sorted(both, key=lambda found: found.scenes)))

    def _company(
        self, at: Mapping[str, int], count: int
    ) -> tuple[Sequence[dict[int, int]], Sequence[dict[int, int]]]:
        """How often people answer each other, and how many scenes they share; whom each name belongs to is in `at`."""
        answers = [Counter[int]() for _ in range(count)]
        meetings = [Counter[int]() for _ in range(count)]
        for (one, other), where in self._talk.exchanges.items():
            if one in at and other in at and at[one] != at[other]:
                answers[at[one]][at[other]] += sum(where.values())
                answers[at[other]][at[one]] += sum(where.values())
        present: dict[int, set[int]] = defaultdict(set)
        for name, scenes in self._talk.scenes.items():
            for scene in scenes if name in at else ():
                present[scene].add(at[name])
        for together in present.values():
            # the narrator is in every scene
            for here, there in combinations({*together, at.get(NARRATOR, min(together))}, 2):
                meetings[here][there] += 1
                meetings[there][here] += 1
        return answers, meetings

    def _named(
        self, given: Mapping[str, int], now: Mapping[str, int], readers: int
    ) -> dict[int, int]:
        """Which reader gets which share: who has most of it now; then the first gets the largest."""
        kept, loads = Counter[tuple[int, int]](), Counter[int]()
        for name, share in given.items():
            loads[share] += self.words[name]
            if name in now:
                kept[share, now[name]] += self.words[name]
        named: dict[int, int] = {}
        for (share, reader), _ in sorted(kept.items(), key=lambda pair: (-pair[1], pair[0])):
            if share != SPARE and share not in named and reader not in named.values():
                named[share] = reader
        free = [reader for reader in range(readers) if reader not in named.values()]
        largest = sorted(
            set(range(readers)) - named.keys(), key=lambda share: (-loads[share], share)
        )
        return {**named, **dict(zip(largest, free, strict=True))}


def in_words(both: BothSides, readers: Sequence[str]) -> str:
    """ "Ana has both sides in scene 4: MARGO and JO." """
    numbers = [str(scene + 1) for scene in both.scenes if scene >= 0]
    some = ", ".join(numbers[:5]) + (", …" if len(numbers) > 5 else "")
    where = f" in {'scene' if len(numbers) == 1 else 'scenes'} {some}" if numbers else ""
    who = readers[both.reader]
    has = "have" if who == "You" else "has"
    return f"{who} {has} both sides{where}: {both.one} and {both.other}."
