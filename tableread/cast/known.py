"""What a script says of itself and its characters, as `find_out` finds it before anybody is given a voice.

It changes with the script alone, so it can be kept.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from tableread.cast.voices import Age, Gender

NOTHING = "nothing in the script says so"


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
