"""Who reads what: you, each person in the room and the voices, with how much that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tableread.cast.casting import NARRATOR, Casting, PlayedBy
from tableread.rehearsal.order import RunningOrder, estimate
from tableread.script.model import Script, count_words


class Size(NamedTuple):
    """How much there is of a part."""

    turns: int
    words: int
    seconds: float
    """At normal speed, estimated."""


NOTHING = Size(0, 0, 0.0)


def part_sizes(script: Script, order: RunningOrder) -> dict[str, Size]:
    """Of every character, and of the narrator as much as `order` has read aloud."""
    seconds: dict[str, float] = {}
    for (speaker, _), lines in order.by_speaker.items():
        name = speaker or NARRATOR
        said = sum(estimate(order.lines[at].text) for at in lines)
        seconds[name] = seconds.get(name, 0.0) + said
    narrated = order.by_speaker.get((None, None), [])
    words = sum(count_words(order.lines[at].text) for at in narrated)
    sizes = {NARRATOR: Size(len(narrated), words, seconds.get(NARRATOR, 0.0))}
    for character in script.characters:
        name = character.name
        sizes[name] = Size(character.speeches, character.words, seconds.get(name, 0.0))
    return sizes


class Reader(NamedTuple):
    """Somebody who reads parts."""

    player: PlayedBy
    person: str
    """Their name; of somebody in the room who was not named, "". """
    parts: tuple[str, ...]
    """The narrator's is `NARRATOR`."""
    words: int
    seconds: float


def readers_of(casting: Casting, sizes: Mapping[str, Size]) -> list[Reader]:
    """Who reads what: you, then people by how much they read, then all voices together, then what nobody reads. What a
    group says counts for each of its people."""
    found: dict[tuple[PlayedBy, str], list[str]] = {}
    for name in (*casting.parts, NARRATOR):
        player = casting.part(name).player
        people = casting.people(name) or ("",)
        for person in people if player is PlayedBy.PERSON else ("",):
            found.setdefault((player, person), []).append(name)
    readers = [
        Reader(
            player,
            person,
            tuple(parts),
            sum(sizes.get(name, NOTHING).words for name in parts),
            sum(sizes.get(name, NOTHING).seconds for name in parts),
        )
        for (player, person), parts in found.items()
    ]
    order = [PlayedBy.YOU, PlayedBy.PERSON, PlayedBy.VOICE, PlayedBy.NOBODY]
    return sorted(readers, key=lambda reader: (order.index(reader.player), -reader.words))
