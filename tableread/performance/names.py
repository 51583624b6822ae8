"""Tells the ear how the names of a script are said: by the user's lexicon, and by the rules of the natural voices."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from tableread.listen.pronounce import arpabet_of
from tableread.production.production import Production
from tableread.script.model import Kind
from tableread.script.words import said_words
from tableread.speech.ipa import possessive
from tableread.speech.unfamiliar_words import unfamiliar_words
from tableread.speech.word_sounds import sounds_of_words

_SAID = frozenset([Kind.DIALOGUE, Kind.LYRICS])
_NAME = re.compile(r"(?<=[a-z,;:] )[^\W\d_a-z][^\W\d_]{2,}")
"""In the middle of a sentence, with a capital."""


def names_of(production: Production, words: Collection[str]) -> Mapping[str, list[str]]:
    """The script's names among `words`, as the ear spells them, and the ways in which they are said, as ARPABET.

    Takes two seconds, in a process of its own: not for the event loop.
    """
    pronunciations = production.pronunciations
    texts = (element.text for element in production.script.elements if element.kind in _SAID)
    written = {name.word for name in unfamiliar_words(production.script)}
    written |= {name for text in texts for name in _NAME.findall(text)}
    written |= set(pronunciations.written())
    names = {word: spelt[0].text for word in written if len(spelt := said_words(word)) == 1}
    lexicon = {word: pronunciations.of_word(word) for word in names}
    asked = {word: said.said if said else word for word, said in lexicon.items()}
    sounds = sounds_of_words(sorted(filter(None, set(asked.values()))))
    found: dict[str, list[str]] = {}
    for word, name in sorted(names.items()):
        said = lexicon[word]
        ways = [said.phonemes] if said and said.phonemes else list(sounds.get(asked[word], ()))
        _add(found, name, ways)
        _add(found, f"{name}'s", [possessive(way) for way in ways])
    return {name: ways for name, ways in found.items() if name in words}


def _add(found: dict[str, list[str]], name: str, ways: list[str]) -> None:
    known = found.setdefault(name, [])
    known += [said for said in map(arpabet_of, ways) if said and said not in known]
