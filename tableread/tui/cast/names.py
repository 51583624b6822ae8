"""Who plays a part, in a word and with a sign that needs no colour."""

from __future__ import annotations

from tableread.base.counted import listed
from tableread.cast.casting import NARRATOR, Casting, PlayedBy

_SIGNS = {PlayedBy.YOU: "█", PlayedBy.PERSON: "▌"}
_UNNAMED = {
    PlayedBy.YOU: "YOU",
    PlayedBy.PERSON: "in the room",
    PlayedBy.VOICE: "voice",
    PlayedBy.NOBODY: "nobody",
}


def part_name(name: str) -> str:
    """What a part is called: the narrator's has no name of its own."""
    return name if name != NARRATOR else "narrator"


def player_name(player: PlayedBy, person: str = "") -> str:
    """ "█ YOU", "▌ Ana", "voice"."""
    named = person if player is PlayedBy.PERSON and person else _UNNAMED[player]
    return " ".join(filter(None, (_SIGNS.get(player), named)))


def played_by(casting: Casting, name: str) -> str:
    """The same of a part; of a group all who say it."""
    return player_name(casting.part(name).player, listed(casting.people(name)))
