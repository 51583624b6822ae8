"""Rows of a cast that are one person: "VOICE OF MARY" and "MARY", "YOUNG EDWARD" and "EDWARD".

Knows names only. A voice-over is the same person with the same voice; somebody younger is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tableread.cast.language import written_in
from tableread.cast.names import words_of
from tableread.cast.words import VOICE, vocabulary
from tableread.script.model import Script

_JOINS = re.compile(r"\s*+(?:[&/+,]|\b(?:and|und|et|y|e|och|en|i|и|και|és)\b)\s*+", re.IGNORECASE)
_HEARD = VOICE | frozenset(
    """the a an of s on over in by from and real same still now again through via off screen stage
    offstage offscreen filtered pre lap prelap cont continued de du des la le von del al por am im
    disembodied whispered recorded distant""".split()
)


def same_person(script: Script) -> dict[str, str]:
    """For names that only say how somebody is heard, the character who that is.

    "VOICE OF MARY", "MARY ON PHONE" and "MARY V/O" are MARY, where MARY has a row of her own. What
    makes another age of somebody ("YOUNG EDWARD") is left out: that is another voice.
    """
    language = written_in(script)
    common = vocabulary(language)
    bases: dict[frozenset[str], str] = {}
    split = {c.name: frozenset(words_of(c.name, language)) for c in script.characters}
    for name, words in split.items():
        if words - _HEARD and not words & VOICE and not words <= common.keys() | _HEARD:
            bases.setdefault(words - _HEARD, name)
    found: dict[str, str] = {}
    for name, words in split.items():
        base = bases.get(words - _HEARD)
        if base and base != name and words & VOICE:
            found[name] = base
    return found


def person_within(name: str, names: Iterable[str], language: str) -> str:
    """The character whose name is part of this one ("YOUNG EDWARD": "EDWARD"), or ""."""
    words = set(words_of(name, language))
    if len(words) < 2:
        return ""
    common = vocabulary(language)
    extra_allowed = _HEARD | common.keys()
    best = ""
    for other in names:
        if other == name or len(other) <= len(best):
            continue
        inside = set(words_of(other, language))
        if inside < words and not inside <= common.keys() and words - inside <= extra_allowed:
            best = other
    return best


def members(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those who speak together under a name like "BOB & ALICE", where each has a row."""
    parts = [part for part in _JOINS.split(name) if part]
    known = set(names)
    return tuple(parts) if len(parts) > 1 and known.issuperset(parts) else ()
