"""Rows of a cast that are one person: "VOICE OF MARY" and "MARY", "YOUNG EDWARD" and "EDWARD".

Knows names only. A voice-over is the same person with the same voice; somebody younger is not.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from tableread.cast.language import language_of
from tableread.cast.names import head_of, tokens_of, words_of
from tableread.cast.words import VOICE, vocabulary
from tableread.script.model import Script

_JOINS = re.compile(
    r"(?<!\s)\s*+(?:[&/+,]|\b(?:and|und|et|y|e|och|en|i|и|και|és)\b)\s*+", re.IGNORECASE
)
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
    language = language_of(script).code or "en"
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


class People:
    """Characters by the words of their names, to find the one whom another name is a variant of."""

    def __init__(self, names: Iterable[str], language: str) -> None:
        self._common = vocabulary(language).keys()
        self._language = language
        self._by_words: dict[frozenset[str], str] = {}
        for name in names:
            words = frozenset(words_of(name, language))
            if not words <= self._common:
                self._by_words.setdefault(words, name)

    def within(self, name: str) -> str:
        """The character whose name is part of `name` ("YOUNG EDWARD": "EDWARD"), or ""."""
        # MARY'S BABY is not Mary, MARY'S VOICE is
        words = frozenset(head_of(tokens_of(name, self._language)))
        core = frozenset(w for w in words if w not in self._common and w not in _HEARD)
        if not core:
            return ""
        more = words - core
        for added in (frozenset(), *(frozenset((word,)) for word in more if len(more) > 1)):
            found = self._by_words.get(core | added)
            if found and found != name:
                return found
        return ""


def members(name: str, names: Container[str]) -> tuple[str, ...]:
    """Those who speak together under a name like "BOB & ALICE", where each has a row."""
    parts = [part for part in _JOINS.split(name) if part]
    return tuple(parts) if len(parts) > 1 and all(part in names for part in parts) else ()
