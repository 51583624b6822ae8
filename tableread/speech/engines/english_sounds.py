"""English words as sounds, for the neural voices: hibari's rules of pronunciation, American and British.

All that is used of hibari's text side is here; its text normaliser is not (it takes a last "no." for "number"). Runs in
the worker only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from hibari.g2p import G2P

from tableread.speech.engine import Request
from tableread.speech.files import path_of
from tableread.speech.pieces import Piece
from tableread.speech.spoken import Spoken

_LENGTHENED = re.compile(r"\b\w*?([^\W\d_])\1\1\w*")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_SOUNDS = {"shh": "ʃʃ", "sh": "ʃʃ", "tsk": "tˈɪsk", "psst": "pˈst", "brr": "bˈɹɹ", "grr": "ɡˈɹɹ"}
"""What is no word, in IPA."""
_SOUND = re.compile(r"\b(shh+|sh|tsk|pss+t|brr+|grr+)\b", re.I)
_ONCE = frozenset("no so go oh yo do he me we be hi ho la ha".split())


class Word(NamedTuple):
    """A word's place in the text, and the place of its first sound among the sounds."""

    place: int
    first: int


class Sounds(NamedTuple):
    """The sounds of a piece, a character each, and its words."""

    phonemes: str
    words: list[Word]


def assets() -> Path:
    """The folder in which hibari keeps its files."""
    return path_of("hibari/assets")


class EnglishSounds:
    """The rules for two accents, each loaded when it is first needed, and the alphabet of sounds."""

    def __init__(self, for_british: Sequence[tuple[str, str]] = ()) -> None:
        """`for_british`: sounds of the British rules that a voice never learnt, and what it says for them."""
        self._for_british = for_british
        self._numbers: dict[str, int] = json.loads((assets() / "vocab.json").read_text("utf-8"))

    @cached_property
    def _american(self) -> Any:
        return G2P()

    @cached_property
    def _british(self) -> Any:
        return G2P(british=True)

    def of(self, piece: Piece, request: Request) -> Sounds:
        """The sounds of a piece of the text, in the alphabet, and where its words begin among them."""
        rules = self._british if request.language.startswith("en-GB") else self._american
        written = request.text[piece.start : piece.end]
        form = Spoken(written).replaced(_LENGTHENED, lambda m: _shortened(m[0], rules))
        given = {start - piece.start: sounds for start, _, sounds in request.phonemes}
        phonemes = ""
        words: list[Word] = []
        at = 0
        for token in rules.phonemize_tokens(rules.tokenize(form.text)):
            at = form.text.index(token.text, at)
            place = form.place(at)
            sounds = given.get(place) or _sounds(token)
            if rules.british:
                for british, learnt in self._for_british:
                    sounds = sounds.replace(british, learnt)
            sounds = "".join(c for c in sounds if c in self._numbers)
            if sounds.strip() and any(c.isalnum() for c in token.text):
                words.append(Word(piece.start + place, len(phonemes)))
            phonemes += sounds + (" " if token.whitespace else "")
            at += len(token.text)
        return Sounds(phonemes, words)

    def ids(self, phonemes: str) -> list[int]:
        """Numbers of the sounds as models take them, with one for silence at both ends."""
        return [0, *(self._numbers[c] for c in phonemes), 0]


def _sounds(token: Any) -> str:
    if _SOUND.fullmatch(token.text):
        word = _REPEATED.sub(r"\1\1", token.text.casefold())
        return _SOUNDS.get(word, token.phonemes or "")
    return token.phonemes or ""


def _shortened(word: str, rules: Any) -> str:
    """ "Sooo" as "so", "goood" as "good": a drawn-out letter twice where that is a word, else once."""
    if _SOUND.fullmatch(word):
        return word
    twice, once = _REPEATED.sub(r"\1\1", word), _REPEATED.sub(r"\1", word)
    known = rules.lexicon.golds
    return twice if twice.casefold() in known and once.casefold() not in _ONCE else once
