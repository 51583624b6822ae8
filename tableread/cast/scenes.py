"""Who shares a scene with whom, and whose voices are too alike for that."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

from tableread.cast.voice_distance import CLEARLY_APART, distance
from tableread.cast.voices import Voice
from tableread.script.model import Kind, Script


def scene_partners(script: Script) -> dict[str, set[str]]:
    """For everybody who speaks, who else speaks in a scene of theirs."""
    partners: dict[str, set[str]] = {c.name: set() for c in script.characters}
    present: set[str] = set()
    for element in script.elements:
        if element.kind is Kind.HEADING:
            _acquaint(present, partners)
            present = set()
        elif element.kind is Kind.CUE and element.speaker in partners:
            present.add(element.speaker)
    _acquaint(present, partners)
    return partners


def _acquaint(present: set[str], partners: dict[str, set[str]]) -> None:
    for name in present:
        partners[name] |= present - {name}


class TooAlike(NamedTuple):
    """Two who share a scene, and how far apart they sound."""

    one: str
    other: str
    distance: float


def too_alike(partners: Mapping[str, set[str]], voices: Mapping[str, Voice]) -> list[TooAlike]:
    """The pairs who share a scene and can be taken for each other, the closest first. `voices`: of those whom the
    machine speaks."""
    found = [
        TooAlike(one, other, distance(voices[one], voices[other]))
        for one, other in combinations(voices, 2)
        if other in partners.get(one, ())
    ]
    return sorted(
        (pair for pair in found if pair.distance < CLEARLY_APART), key=lambda p: p.distance
    )
