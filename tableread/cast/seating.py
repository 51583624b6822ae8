"""Who sits where round the table, from left to right, so that voices can be told apart by their place, too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tableread.script.model import Script

WIDEST = 0.3  # a round number; nobody has been asked
"""How far from the middle the outermost sit; -1 and 1 are the loudspeakers. Farther is tiring on headphones."""
SIDE = 0.75  # a round number; two at once are told apart by side
"""Where the two sit who speak at the same time."""


def seats(names: Sequence[str]) -> dict[str, float]:
    """A place for each of `names`, the largest parts first: they sit across from each other, the rest between them.
    The narrator, who is not among them, sits in the middle."""
    count = len(names)
    if count < 2:
        return dict.fromkeys(names, 0.0)
    places = [WIDEST * (2 * at / (count - 1) - 1) for at in range(count)]
    in_turn = [places[-1 - at // 2] if at % 2 else places[at // 2] for at in range(count)]
    return dict(zip(names, in_turn, strict=True))


def placed(name: str, at_table: Mapping[str, float], side: int) -> float:
    """Where `name` is heard from; `side` is -1 or 1 for those who speak at the same time, else 0."""
    return SIDE * side if side else at_table.get(name, 0.0)


def sides_of(script: Script) -> dict[int, int]:
    """For the speeches that are said at the same time, by the index of their cue: -1 for the first, 1 for the other."""
    sides: dict[int, int] = {}
    before: int | None = None
    for speech in script.speeches:
        if script.elements[speech.cue].dual and before is not None:
            sides[before], sides[speech.cue] = -1, 1
        before = speech.cue
    return sides
