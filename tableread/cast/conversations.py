"""Who answers whom, how often and in which scenes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from tableread.script.model import Kind, Script

Pair = tuple[str, str]
"""Two names in alphabetical order."""


class Conversations(NamedTuple):
    """What a script says of its characters' company. Scenes are counted from 0; -1 is before the first heading."""

    exchanges: Mapping[Pair, Mapping[int, int]]
    """For two who answer each other or speak at the same time: how often, in each scene."""
    scenes: Mapping[str, frozenset[int]]
    """In which scenes each character speaks."""

    def shared(self, one: str, other: str) -> frozenset[int]:
        """The scenes in which both speak."""
        return self.scenes.get(one, frozenset()) & self.scenes.get(other, frozenset())


def pair(one: str, other: str) -> Pair:
    """Both names, in the order of `Conversations.exchanges`."""
    return (one, other) if one <= other else (other, one)


def conversations(script: Script) -> Conversations:
    """Go through all speeches of `script`. What a group says, each of its members says."""
    exchanges: dict[Pair, Counter[int]] = defaultdict(Counter)
    scenes: dict[str, set[int]] = defaultdict(set)
    scene, before = -1, tuple[str, ...]()
    for index, element in enumerate(script.elements):
        if element.kind is Kind.HEADING:
            scene, before = scene + 1, ()
        if element.kind is not Kind.CUE or not element.speaker or index in script.resumed:
            continue
        now: tuple[str, ...] = element.together or (element.speaker,)
        for at, name in enumerate(now):
            scenes[name].add(scene)
            for other in {*before, *now[:at]} - {name}:
                exchanges[pair(name, other)][scene] += 1
        before = now
    return Conversations(exchanges, {name: frozenset(found) for name, found in scenes.items()})
