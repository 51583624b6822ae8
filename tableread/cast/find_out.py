"""Finds out what a script says of itself and its characters: what takes longest of all casting."""

from __future__ import annotations

from tableread.cast.known import Known
from tableread.cast.language import language_of
from tableread.cast.traits import guess_traits
from tableread.cast.variants import same_person
from tableread.script.model import Script


def find_out(script: Script) -> Known:
    """All that casting asks of `script` beside who speaks."""
    return Known(language_of(script).code or "en", guess_traits(script), same_person(script))
