"""What a script says of itself and its characters: found out once, before anybody is given a voice.

It takes longer than all the rest of casting and changes with the script alone, so it can be kept.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from tableread.cast.voices import Age, Gender
from tableread.script.model import Script

NOTHING = "nothing in the script tells"


class Traits(NamedTuple):
    """What the script says of a character; neutral and adult where it says nothing."""

    gender: Gender
    age: Age
    gender_because: str = NOTHING
    """Why, in words for the cast list: `"she", 14 times near the name`."""
    age_because: str = NOTHING


class Known(msgspec.Struct, frozen=True):
    """All that casting asks of a script beside who speaks."""

    language: str
    """Such as "fr"; "en" where it cannot be told."""
    traits: dict[str, Traits]
    """Of every speaking character."""
    same: dict[str, str]
    """For names that only say how somebody is heard, the character who that is."""


def find_out(script: Script) -> Known:
    """Read `script` for it."""
    from tableread.cast.language import language_of
    from tableread.cast.traits import guess_traits
    from tableread.cast.variants import same_person

    return Known(language_of(script).code or "en", guess_traits(script), same_person(script))
