"""How far apart the voices of those are who share a scene.

    python -m tests.bench.apart SCRIPT ...

In units of what one voice differs by from itself (`cast.voice_distance`). For scenes in which up to six of one gender speak,
and for larger ones.
"""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

from tableread.base import paths
from tableread.cast.casting import Together, alike, cast
from tableread.cast.voice_distance import distance
from tableread.cast.voices import read_packs
from tableread.script.load import load
from tableread.script.model import Kind, Script
from tableread.speech.registry import able_voices, check_of

_MANY = 6


def _scenes(script: Script) -> list[set[str]]:
    scenes: list[set[str]] = [set()]
    names = {c.name for c in script.characters}
    for element in script.elements:
        if element.kind is Kind.HEADING:
            scenes.append(set())
        elif element.kind is Kind.CUE and element.speaker in names:
            scenes[-1].add(element.speaker)
    return [scene for scene in scenes if len(scene) > 1]


def main() -> None:
    """Measure and print."""
    voices = able_voices(read_packs([paths.SHIPPED_VOICES], check_of)[0])
    for path in map(Path, sys.argv[1:]):
        script = load(path)
        casting = cast(script, voices)
        few: list[tuple[float, str, str]] = []
        many: list[tuple[float, str, str]] = []
        for scene in _scenes(script):
            of = {name: casting.part(name).sounds for name in scene}
            genders = [voice.gender for voice in of.values()]
            crowded = max(genders.count(g) for g in set(genders)) > _MANY
            for a, b in combinations(sorted(scene), 2):
                (many if crowded else few).append((distance(of[a], of[b]), a, b))
        told = len(alike(Together.of(script), casting))
        print(f"{path.name}: {len(script.characters)} parts; told that they are too alike: {told}")
        for what, found in (("up to six of a gender", few), ("more", many)):
            if found:
                near, a, b = min(found)
                print(f"  {what:22} {len(found):5} pairs, the nearest {near:.2f}: {a} and {b}")


if __name__ == "__main__":
    main()
