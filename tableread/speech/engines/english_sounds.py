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
from hibari.g2p.token import Tok

from tableread.speech.engine import Request
from tableread.speech.files import path_of
from tableread.speech.ipa import mapped
from tableread.speech.pieces import Piece
from tableread.speech.spoken_text import Spoken

_LENGTHENED = re.compile(r"\b\w*?([^\W\d_])\1\1\w*")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_SOUNDS = {"shh": "ʃʃ", "sh": "ʃʃ", "tsk": "tˈɪsk", "psst": "pˈst", "brr": "bˈɹɹ", "grr": "ɡˈɹɹ"}
"""What is no word, in IPA."""
_SOUND = re.compile(r"\b(shh+|sh|tsk|pss+t|brr+|grr+)\b", re.I)
_R_WRITTEN = re.compile(
    r"[aeiouy]r{1,2}(?![aeiouy])|[aeiouy]re(?![a-z])|[aeiouy]re(?=[ds]\b)", re.I
)
_R_SAID = re.compile(r"ɑː|ɔː|ɜː|ɛː|ɪə|ʊə|ə(?=[zdsl]?$)")
_LONG_NUMBER = re.compile(r"\d(?:,?\d){32,}+")
"""More digits than the rules have words for."""
_DOTTED_I = re.compile("İ")
"""The one letter of which lower case makes two characters: alone it stops the rules."""
_FARTHEST = 100  # longer than any mark or blank between two words; a round number, not measured
"""Characters between one token and the next."""
_ONCE = frozenset("no so go oh yo do he me we be hi ho la ha".split())


_ALPHABET = {
    "aɪ": "I", "aʊ": "W", "eɪ": "A", "oʊ": "O", "ɔɪ": "Y", "ɪə": "iə", "eə": "ɛə", "ʊə": "ʊə", "iː": "i", "uː": "u",
    "ɑː": "ɑ", "ɔː": "ɔ", "ɜː": "ɜɹ", "ɚ": "əɹ", "ɪ": "ɪ", "ɛ": "ɛ", "æ": "æ", "ʌ": "ʌ", "ə": "ə", "ɒ": "ɑ",
    "ʊ": "ʊ", "ᵻ": "ᵻ", "ɐ": "ɐ", "tʃ": "ʧ", "dʒ": "ʤ", "ɾ": "T",
} | {sound: sound for sound in "pbtdkɡfvθðszʃʒhmnŋlɹjwˈˌ "}  # fmt: skip
"""IPA in the letters of the alphabet."""

_IPA = {
    "ɜɹ": "ɜː", "əɹ": "ɚ", "I": "aɪ", "W": "aʊ", "A": "eɪ", "O": "oʊ", "Q": "əʊ", "Y": "ɔɪ", "ʧ": "tʃ", "ʤ": "dʒ",
    "T": "ɾ", "ᵊ": "ə",
}  # fmt: skip
"""Letters of the rules that are none of IPA's, or mean something else there."""


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
        self._shared: tuple[Any, Any] | None = None
        self._numbers: dict[str, int] = json.loads((assets() / "vocab.json").read_text("utf-8"))

    @cached_property
    def _american(self) -> Any:
        return self._sharing(G2P())

    @cached_property
    def _british(self) -> Any:
        return self._sharing(G2P(british=True))

    def _sharing(self, rules: Any) -> Any:
        """Both accents with one tagger and one tokenizer: they are the same, and take 40 MB."""
        if self._shared is None:
            self._shared = rules.tagger, rules.tokenizer
        rules.tagger, rules.tokenizer = self._shared
        return rules

    def of(self, piece: Piece, request: Request) -> Sounds:
        """The sounds of a piece of the text, in the alphabet, and where its words begin among them."""
        rules = self._british if request.language.startswith("en-GB") else self._american
        written = request.text[piece.start : piece.end]
        given = tuple(
            # a piece may begin or end within words whose sounds are given: what is left of them is said already
            (
                max(0, start - piece.start),
                min(end, piece.end) - piece.start,
                ipa if start >= piece.start else "",
            )
            for start, end, ipa in request.phonemes
            if start < piece.end and end > piece.start and mapped(ipa, _ALPHABET) is not None
        )
        form = Spoken(written, None, given).replaced(_LENGTHENED, lambda m: _shortened(m[0], rules))
        form = form.replaced(_LONG_NUMBER, lambda m: " ".join(filter(str.isdigit, m[0])))
        form = form.replaced(_DOTTED_I, lambda _: "I")
        phonemes = ""
        words: list[Word] = []
        at = 0
        for token in rules.phonemize_tokens(_tokens(form, rules)):
            # the rules leave out marks that they do not know within a word
            at = max(at, form.text.find(token.text, at, at + len(token.text) + _FARTHEST))
            place = form.place(at)
            sounds = _sounds(token)
            if rules.british and self._for_british:
                sounds = _with_r(sounds, token.text)
                for british, learnt in self._for_british:
                    sounds = sounds.replace(british, learnt)
            sounds = "".join(c for c in sounds if c in self._numbers)
            if sounds.strip() and any(c.isalnum() for c in token.text):
                words.append(Word(piece.start + place, len(phonemes)))
            phonemes += sounds + (" " if token.whitespace else "")
            at += len(token.text)
        return Sounds(phonemes, words)

    def ipa_of(self, word: str) -> list[str]:
        """The ways in which a word is said in the two accents, in IPA."""
        ways = []
        for rules in (self._american, self._british):
            said = "".join(_sounds(token) for token in rules.phonemize_tokens(rules.tokenize(word)))
            for letters, ipa in _IPA.items():
                said = said.replace(letters, ipa)
            ways.append(said)
        return list(dict.fromkeys(filter(None, ways)))

    def ids(self, phonemes: str) -> list[int]:
        """Numbers of the sounds as models take them, with one for silence at both ends."""
        return [0, *(self._numbers[c] for c in phonemes), 0]


def _tokens(form: Spoken, rules: Any) -> list[Any]:
    """The words of a piece; those whose sounds are given have them already."""
    tokens: list[Any] = []
    at = 0
    for start, end, ipa in form.phonemes:
        tokens += rules.tokenize(form.text[at:start])
        space = " " if form.text[end : end + 1].isspace() else ""
        sounds = mapped(ipa, _ALPHABET) or ""
        tokens.append(Tok(form.text[start:end], "NN", space, phonemes=sounds, rating=5))
        at = end
    return [*tokens, *rules.tokenize(form.text[at:])]


def _with_r(sounds: str, written: str) -> str:
    """British sounds with the r's that are written behind vowels: a voice that has only learnt American vowels is
    misunderstood without them ("garden" as "god and")."""
    left = len(_R_WRITTEN.findall(written))
    for match in reversed(list(_R_SAID.finditer(sounds))):
        if left <= 0:
            break
        sounds = f"{sounds[: match.start()]}{match[0].rstrip('ːə') or 'ə'}ɹ{sounds[match.end() :]}"
        left -= 1
    return sounds


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
