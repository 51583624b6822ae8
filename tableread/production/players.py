"""Who plays what in the whole cast, taken down and put back: so that sharing out can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from tableread.cast.casting import NARRATOR, PlayedBy

if TYPE_CHECKING:
    from tableread.production.production import Production


class Player(NamedTuple):
    """Who plays a part."""

    player: PlayedBy
    person: str = ""
    """What they are called, of somebody in the room; "" where they were not named."""


Players = Mapping[str, Player]
"""By part; the narrator's is `NARRATOR`."""


def players_of(production: Production) -> dict[str, Player]:
    """Who plays what now."""
    casting = production.casting
    parts = {name: casting.part(name) for name in (*casting.parts, NARRATOR)}
    return {name: Player(part.player, part.person) for name, part in parts.items()}


def give_parts(production: Production, players: Players) -> None:
    """Give each part that is listed to its player, and keep that; the others stay."""
    groups = production.casting.groups
    now = players_of(production)
    # groups last: what they were is not to follow from their members
    for name, player in sorted(players.items(), key=lambda part: part[0] in groups):
        if now.get(name) != player or name in groups:
            production.give_part(name, player.player, player.person)
