"""A proposal of who reads what, and what it comes to for the cast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tableread.cast.casting import PlayedBy
from tableread.cast.doubling import Shares, Sharing
from tableread.cast.variants import same_person
from tableread.production.players import Player
from tableread.production.production import Production

_YOU = frozenset({"you", "me"})
MOST_READERS = 20
"""More people than sit round a table."""


class Wishes(NamedTuple):
    """How the parts are to be shared out."""

    readers: tuple[Player, ...] = ()
    narrator: bool = False
    """Whether one of them reads what the narrator reads; else a voice does."""
    voices: bool = True
    """Whether voices read what nobody could without answering themselves."""


def readers_typed(text: str) -> tuple[Player, ...]:
    """Those of "You, Ana, Ben", each once, at most `MOST_READERS`."""
    found: dict[str, Player] = {}
    for typed in text.split(","):
        name = " ".join(typed.split())
        if name.casefold() in _YOU:
            found["you"] = Player(PlayedBy.YOU)
        elif name:
            found.setdefault(name.casefold(), Player(PlayedBy.PERSON, name))
    return tuple(found.values())[:MOST_READERS]


def written(readers: Sequence[Player]) -> str:
    """The same the other way."""
    return ", ".join("You" if r.player is PlayedBy.YOU else r.person for r in readers)


def readers_now(production: Production) -> tuple[Player, ...]:
    """You, if you play a part, and the people who play parts and have names."""
    casting = production.casting
    you = [Player(PlayedBy.YOU)] if casting.played_by(PlayedBy.YOU) else []
    names = [name for part in casting.played_by(PlayedBy.PERSON) for name in casting.people(part)]
    return (*you, *(Player(PlayedBy.PERSON, name) for name in dict.fromkeys(names)))


def sharing_of(production: Production) -> Sharing:
    """The script, looked through; parts that nobody is to play are left out. Takes a while in long scripts."""
    nobody = production.casting.played_by(PlayedBy.NOBODY)
    return Sharing(production.script, same_person(production.script), nobody)


def proposal(sharing: Sharing, wishes: Wishes, production: Production) -> Shares:
    """Who reads what; there must be readers. Takes up to a second."""
    casting = production.casting
    numbers = {reader: number for number, reader in enumerate(wishes.readers)}
    now = {}
    for name in sharing.words:
        part = casting.part(name)
        person = part.person if part.player is PlayedBy.PERSON else ""
        reader = numbers.get(Player(part.player, person))
        if reader is not None:
            now[name] = reader
    return sharing.among(
        len(wishes.readers), narrator=wishes.narrator, voices=wishes.voices, now=now
    )


def players_for(shares: Shares, readers: Sequence[Player]) -> Mapping[str, Player]:
    """What `give_parts` is to be told."""
    return {
        name: Player(PlayedBy.VOICE) if reader is None else readers[reader]
        for name, reader in shares.parts.items()
    }
