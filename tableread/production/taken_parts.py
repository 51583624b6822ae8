"""Parts that are taken on the command line: yours, and those of people in the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tableread.base.errors import UnknownNameError
from tableread.cast.casting import NARRATOR, PlayedBy

if TYPE_CHECKING:
    from tableread.production.production import Production

_NARRATOR = "narrator"


class PersonsParts(NamedTuple):
    """What somebody in the room plays."""

    person: str
    """What they are called."""
    characters: tuple[str, ...]
    """Names as they were typed."""

    @classmethod
    def typed(cls, text: str) -> PersonsParts:
        """Of "Ana=MARGO,JO". Raises `ValueError`."""
        person, _, names = text.partition("=")
        characters = tuple(name.strip() for name in names.split(",") if name.strip())
        if not person.strip() or not characters:
            raise ValueError(text)
        return cls(" ".join(person.split()), characters)


def take_parts(
    production: Production, roles: Sequence[str], people: Sequence[PersonsParts]
) -> None:
    """Give `roles` to you and their parts to `people`, by names as they were typed; "narrator" is the narrator where no
    character is called that. Raises `UnknownNameError`, and then changes nothing."""
    wanted = [(_called(production, role), PlayedBy.YOU, None) for role in roles]
    theirs = [
        (_called(production, name), PlayedBy.PERSON, person.person)
        for person in people
        for name in person.characters
    ]
    for name, player, who in [*wanted, *theirs]:
        production.give_part(name, player, who)


def _called(production: Production, typed: str) -> str:
    try:
        return production.find_character(typed)
    except UnknownNameError:
        if typed.strip().casefold() == _NARRATOR:
            return NARRATOR
        raise
