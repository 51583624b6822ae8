"""Whom a text means: the words by which characters are called, and where one of them stands.

Knows names; what is said of somebody is read elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from typing import NamedTuple

from tableread.cast.names import words_of
from tableread.cast.words import COLLECTIVE, ROLES, VOICE, vocabulary
from tableread.script.model import Script


class KnownName(NamedTuple):
    """A name that may be met in the text: its words, and whether all of them must stand there."""

    words: tuple[str, ...]
    at: int
    """Which of the words is the key."""
    character: str
    whole: bool


class Mention(NamedTuple):
    """A character named in a text, and from where to where."""

    character: str
    first: int
    end: int


_IN_NAMES = frozenset(".'’#-")


def mention_at(known: Sequence[KnownName], low: Sequence[str], at: int) -> Mention | None:
    """Who is meant by the folded word `low[at]`, which is the key of all `known`."""
    if len(known) == 1 and len(known[0].words) == 1:
        return Mention(known[0].character, at, at + 1)
    best: Mention | None = None
    most = 0
    before = low[at - 1] if at else ""
    for words, key, character, whole in known:
        length = len(words)
        place: tuple[int, int] | None = None
        if length == 1:
            place = (at, at + 1)
        elif not key or before == words[key - 1] or before in _IN_NAMES:
            place = _place(low, at, words, key)
        if place:
            if length > most:
                best, most = Mention(character, *place), length
        elif not whole and best is None:
            best = Mention(character, at, at + 1)
    return best


def _place(low: Sequence[str], at: int, words: Sequence[str], key: int) -> tuple[int, int] | None:
    """From where to where `words` stand in the text, punctuation between them passed over."""
    first = at
    for word in reversed(words[:key]):
        first -= 1
        while first >= 0 and low[first] in _IN_NAMES:
            first -= 1
        if first < 0 or low[first] != word:
            return None
    end = at
    for word in words[key + 1 :]:
        end += 1
        while end < len(low) and low[end] in _IN_NAMES:
            end += 1
        if end >= len(low) or low[end] != word:
            return None
    return first, end + 1


def known_names(script: Script, language: str) -> dict[str, list[KnownName]]:
    """By each word that a character may be called by, who that may be, the largest part first."""
    known: dict[str, list[KnownName]] = defaultdict(list)
    common = vocabulary(language)
    together = {e.speaker for e in script.elements if e.together}
    for character in script.characters:
        if character.name in together:
            continue  # "EDWARD AND WILL" are Edward and Will
        words = tuple(words_of(character.name, language))
        proper = [at for at, word in enumerate(words) if _is_proper(word, common)]
        if proper:
            variant = len(proper) < len(words)
            for at in proper:
                entries = known[words[at]]
                taken = variant and any(not entry.whole for entry in entries)
                if len(entries) < _SHARED:
                    entries.append(KnownName(words, at, character.name, taken))
        elif words and not VOICE.issuperset(words) and not COLLECTIVE & set(words):
            entries = known[words[-1]]
            if len(entries) < _SHARED:
                entries.append(KnownName(words, len(words) - 1, character.name, True))
    return dict(known)


def _is_proper(word: str, common: Container[str]) -> bool:
    return (
        len(word) > 1
        and not word.isdecimal()
        and not (word in common or word in ROLES or word in _LITTLE)
        and not (word in VOICE or word in COLLECTIVE)
    )


_SHARED = 24  # keeps the time short where everybody is called "Guard"; a round number, not measured
"""Characters who may share a word of their names; more are not told apart by it."""
_LITTLE = frozenset(
    "the of and a an s le la les de du des l d der die das el los y e und et i o".split()
)
