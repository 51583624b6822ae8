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


def who_reads(casting: Casting) -> str:
    """What you play, and who else in the room reads: "you play MARGO, with Ana", "read by Ana and Ben"."""
    mine = [part_name(name) for name in casting.played_by(PlayedBy.YOU)]
    parts = casting.played_by(PlayedBy.PERSON)
    people = list(dict.fromkeys(who for name in parts for who in casting.people(name)))
    others = listed(people) or "others in the room"
    if mine:
        you = f"you play {', '.join(mine)}"
        return f"{you}, with {others}" if parts else you
    return f"read by {others}" if parts else "you are listening"


def player_name(player: PlayedBy, person: str = "") -> str:
    """ "█ YOU", "▌ Ana", "voice"."""
    named = person if player is PlayedBy.PERSON and person else _UNNAMED[player]
    return " ".join(filter(None, (_SIGNS.get(player), named)))


def played_by(casting: Casting, name: str) -> str:
    """The same of a part; of a group all who say it."""
    return player_name(casting.part(name).player, listed(casting.people(name)))
