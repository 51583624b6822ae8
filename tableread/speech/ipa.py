"""Sounds given in IPA, taken apart: what people and dictionaries write, in a few dozen names that engines' alphabets map.

A sound's name is its usual IPA letter for English; sounds of other languages get the nearest that English has.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

STRESS = "ˈ"
SECONDARY = "ˌ"
PAUSE = " "
"""Between words."""

VOWELS = frozenset("aɪ aʊ eɪ oʊ ɔɪ ɪə eə ʊə iː uː ɑː ɔː ɜː ɚ ɪ ɛ æ ʌ ə ɒ ʊ ᵻ ɐ".split())

_SPELLINGS: dict[str, str] = {
    # affricates and diphthongs, in the ways in which they are written
    "tʃ": "tʃ", "ʧ": "tʃ", "dʒ": "dʒ", "ʤ": "dʒ", "ts": "t s", "ʦ": "t s", "dz": "d z", "ʣ": "d z",
    "aɪ": "aɪ", "ai": "aɪ", "aj": "aɪ", "ʌɪ": "aɪ", "aʊ": "aʊ", "au": "aʊ", "aw": "aʊ", "eɪ": "eɪ",
    "ei": "eɪ", "ej": "eɪ", "ɛɪ": "eɪ", "oʊ": "oʊ", "ou": "oʊ", "ow": "oʊ", "əʊ": "oʊ", "ɔɪ": "ɔɪ",
    "oi": "ɔɪ", "ɔj": "ɔɪ", "oɪ": "ɔɪ", "ɪə": "ɪə", "iə": "ɪə", "eə": "eə", "ɛə": "eə", "ɛː": "eə",
    "ʊə": "ʊə", "uə": "ʊə", "ɜːɹ": "ɜː", "ɜɹ": "ɜː", "ɜːr": "ɜː", "ɜr": "ɜː", "əɹ": "ɚ", "ər": "ɚ",
    # vowels
    "iː": "iː", "i": "iː", "uː": "uː", "u": "uː", "ʉ": "uː", "y": "uː", "ɯ": "uː", "ɑː": "ɑː", "ɑ": "ɑː",
    "aː": "ɑː", "a": "ɑː", "ɔː": "ɔː", "ɔ": "ɔː", "ɜː": "ɜː", "ɜ": "ɜː", "ɝ": "ɜː", "ø": "ɜː", "œ": "ɜː",
    "ɚ": "ɚ", "ɪ": "ɪ", "ɨ": "ᵻ", "ᵻ": "ᵻ", "e": "ɛ", "eː": "eɪ", "ɛ": "ɛ", "æ": "æ", "ʌ": "ʌ", "ɐ": "ɐ",
    "ə": "ə", "ᵊ": "ə", "ɒ": "ɒ", "o": "oʊ", "oː": "oʊ", "ɤ": "ʌ", "ʊ": "ʊ", "ʏ": "ʊ",
    # consonants
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "c": "k", "q": "k", "g": "ɡ", "ɡ": "ɡ", "f": "f",
    "ɸ": "f", "v": "v", "β": "v", "θ": "θ", "ð": "ð", "s": "s", "z": "z", "ʃ": "ʃ", "ʂ": "ʃ", "ɕ": "ʃ",
    "ʒ": "ʒ", "ʐ": "ʒ", "ʑ": "ʒ", "h": "h", "ɦ": "h", "ç": "h", "ħ": "h", "x": "k", "χ": "k", "ɣ": "ɡ",
    "m": "m", "ɱ": "m", "n": "n", "ɳ": "n", "ŋ": "ŋ", "ɲ": "n j", "l": "l", "ɫ": "l", "ɬ": "l", "ʎ": "l j",
    "ɹ": "ɹ", "r": "ɹ", "ɻ": "ɹ", "ʁ": "ɹ", "ʀ": "ɹ", "ɽ": "ɾ", "ɾ": "ɾ", "j": "j", "w": "w", "ɥ": "w",
    "ʍ": "w", "ʋ": "v", "ʔ": "",
    # marks
    "ˈ": STRESS, "'": STRESS, "ˌ": SECONDARY, ",": SECONDARY, " ": PAUSE,
}  # fmt: skip
_SILENT = frozenset(".‿͜͡|/[]ʰʲʷˠˑ:-") | {"\u032f", "\u0325", "\u032a", "\u0306"}
"""What is written and says nothing here."""
_SYLLABIC, _NASAL, _LONG = "\u0329", "\u0303", "ː"
_LONGEST = max(map(len, _SPELLINGS))


def sounds_of(ipa: str) -> tuple[str, ...]:
    """The sounds of "ʃɪˈvɔːn", with a mark of stress right before its vowel. Raises `ValueError` for a sign that is none."""
    text = unicodedata.normalize("NFD", ipa.strip()).replace("c\u0327", "ç")
    text = text.replace("\u0361", "").replace("\u035c", "")  # ties between letters
    found: list[str] = []
    at = 0
    while at < len(text):
        for length in range(min(_LONGEST, len(text) - at), 0, -1):
            if (sound := _SPELLINGS.get(text[at : at + length])) is not None:
                found += [PAUSE] if sound == PAUSE else sound.split()
                at += length
                break
        else:
            sign = text[at]
            if sign == _SYLLABIC and found:
                found.insert(len(found) - 1, "ə")
            elif sign == _NASAL and found:
                found.append("n")
            elif sign != _LONG and sign not in _SILENT:
                raise ValueError(f"“{sign}” is not a sound in IPA that a voice knows")
            at += 1
    return tuple(_stressed(found))


def _stressed(sounds: list[str]) -> list[str]:
    """Marks of stress right before their vowels; a word without any is stressed on its first vowel, as engines expect."""
    out: list[str] = []
    waiting = ""
    bare = STRESS not in sounds and SECONDARY not in sounds
    begins = bare
    for sound in sounds:
        if sound in {STRESS, SECONDARY}:
            waiting = sound
            continue
        if sound == PAUSE:
            begins = bare
        if sound in VOWELS and (waiting or (begins and sound != "ə")):
            out.append(waiting or STRESS)
            waiting, begins = "", False
        out.append(sound)
    return out


def mapped(ipa: str, alphabet: Mapping[str, str]) -> str | None:
    """`ipa` in an engine's alphabet; None where one of its sounds is not in it."""
    try:
        sounds = sounds_of(ipa)
    except ValueError:
        return None
    if not all(sound in alphabet for sound in sounds):
        return None
    return "".join(alphabet[sound] for sound in sounds)


_HISSING = frozenset(["s", "z", "ʃ", "ʒ", "tʃ", "dʒ"])
_VOICELESS = frozenset(["p", "t", "k", "f", "θ"])


def possessive(ipa: str) -> str:
    """The sounds of a word with "'s" behind it."""
    try:
        last = (sounds_of(ipa) or ("",))[-1]
    except ValueError:
        return ipa
    return ipa + ("ᵻz" if last in _HISSING else "s" if last in _VOICELESS else "z")
