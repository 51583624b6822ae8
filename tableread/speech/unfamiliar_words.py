"""Words of a script that engines are likely to say wrong: names that no pronouncing dictionary has."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tableread.script.emphasis import plain
from tableread.script.model import Kind, Script
from tableread.speech.normalise import is_known_short

_SAID = frozenset({Kind.DIALOGUE, Kind.LYRICS, Kind.ACTION, Kind.HEADING})
_SPOKEN = frozenset({Kind.DIALOGUE, Kind.LYRICS})
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’](?=[^\W\d_]))*+")
_POSSESSIVE = re.compile(r"['’][sS]?\Z")
_RARE = re.compile(
    r"\A(?:ng|nk|hj|bj|dz|gw|hl|lj|mb|mk|ml|nd|nj|nt|pt|qu?[^u]|sr|sz|tl|ts|tz|vl|vr|xh|zh|cz|cs|rz|zs|fj|kj|hr)"
    r"|bh|dh|mh(?!o)|aoi|eoi|uib|szc|rz|cz|dzi|[aeiou]{4}|q(?!u|\Z)|[^aeiouy']{5}|jk|vh|xq|kh[^aeiou]",
)
"""Letters together that are rare in English: a dictionary may have the name, and an engine still stumbles."""
_ENDINGS = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "er",
    "ers",
    "in",
    "ly",
    "y",
    "ish",
    "less",
    "n't",
    "ville",
    "man",
    "son",
)
_DRAWN_OUT = re.compile(r"(\w)\1\1")
_TITLES = frozenset("mr mrs ms dr st jr sr lt sgt capt col gen prof rev det mme".split())


class UnfamiliarWord(NamedTuple):
    """A word that may be said wrong."""

    word: str
    """As it is written most often."""
    times: int
    """How often it is said."""
    element: int | None
    """Index of the first element that has it, dialogue before others; None where only a cue has it."""
    speaker: str | None
    """Who says it there."""
    example: str
    """The text of that element."""


def unfamiliar_words(script: Script, *, english: bool = True) -> list[UnfamiliarWord]:
    """Names that engines are likely to say wrong, the one that is said most often first.

    They are names of characters, and words with a capital, that the dictionary does not have, or that have letters
    other than English ones or in rare company. In a script that is not `english` no dictionary helps, and they are the
    names of characters alone. Takes some 60 ms for the dictionary, once.
    """
    known = dictionary()
    spellings: dict[str, Counter[str]] = {}
    first: dict[str, tuple[bool, int, str | None]] = {}
    small: set[str] = set()
    speaker: str | None = None
    for index, element in enumerate(script.elements):
        if element.kind is Kind.CUE:
            speaker = element.speaker or element.text
        if element.kind not in _SAID:
            continue
        is_said = element.kind in _SPOKEN
        for word in _words(plain(element.text)):
            folded = word.casefold()
            if word[0].islower():
                small.add(folded)
                continue
            spellings.setdefault(folded, Counter())[word] += 1
            if folded not in first or (is_said and not first[folded][0]):
                first[folded] = (is_said, index, speaker if is_said else None)
    names = {part.casefold(): part for person in script.characters for part in _words(person.name)}
    for folded, part in names.items():
        spellings.setdefault(folded, Counter({part.capitalize(): 0}))
    found = []
    for folded, written in spellings.items():
        of_a_character = folded in names
        if not written.total() or not (english or of_a_character):
            continue
        if folded in small and not of_a_character:
            continue
        # words in capitals are names, or shouts and noises
        if all(word.isupper() for word in written) and not of_a_character and folded.isascii():
            continue
        if english and not _is_unfamiliar(folded, known):
            continue
        word = max(written, key=lambda one: (not one.isupper(), written[one], one))
        _, element_at, who = first.get(folded, (False, None, None))
        example = "" if element_at is None else plain(script.elements[element_at].text)
        found.append(UnfamiliarWord(word, written.total(), element_at, who, example))
    return sorted(found, key=lambda one: (-one.times, one.word))


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        if len(word) > 1:
            yield word


def is_unfamiliar(word: str) -> bool:
    """Whether engines are likely to say `word` wrong."""
    return _is_unfamiliar(word.casefold(), dictionary())


def _is_unfamiliar(folded: str, known: frozenset[str]) -> bool:
    word = folded.replace("’", "'")
    if word in _TITLES or _DRAWN_OUT.search(word) or is_known_short(word):
        return False
    if not word.isascii() or _RARE.search(word):
        return True
    if not known or word in known:
        return False
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return not any(stem in known or stem + "e" in known for stem in stems if len(stem) > 3)


@cache
def dictionary() -> frozenset[str]:
    """130,000 English words and names, from the recogniser's dictionary; none where it is not installed."""
    # found without importing it: it is not for this process
    spec = importlib.util.find_spec("pocketsphinx")
    if spec is None or spec.origin is None:
        return frozenset()
    path = Path(spec.origin).parent / "model" / "en-us" / "cmudict-en-us.dict"
    try:
        lines = path.read_text("utf-8").split("\n")
    except OSError:
        return frozenset()
    return frozenset(line.partition(" ")[0] for line in lines)
