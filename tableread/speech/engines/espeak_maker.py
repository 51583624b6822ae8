"""eSpeak NG through pyttsx3, as the worker uses it. Runs in the worker only."""

from __future__ import annotations

import re

import msgspec
import pyttsx3

from tableread.speech.engine import Raw, Request
from tableread.speech.engines import espeak_driver
from tableread.speech.engines.espeak import EspeakPart
from tableread.speech.ipa import mapped
from tableread.speech.spoken_text import Spoken

# Base voices lie in folders by language family; the name alone is enough to find all but English,
# where "en" is also a prefix of others.
_ENGLISH = "gmw/"
_STEPS_A_SEMITONE = 6.4  # measured: 0 to 99 is 70 to 171 Hz on the base voice, 15.5 semitones
# brackets in the author's text must not become those round phonemes
_ONE_TO_ONE = str.maketrans({"…": ",", "[": "(", "]": ")"})
_SOUNDS = {
    "aɪ": "aI", "aʊ": "aU", "eɪ": "eI", "oʊ": "oU", "ɔɪ": "OI", "ɪə": "i@", "eə": "e@", "ʊə": "U@", "iː": "i:",
    "uː": "u:", "ɑː": "A:", "ɔː": "O:", "ɜː": "3:", "ɚ": "3", "ɪ": "I", "ɛ": "E", "æ": "a", "ʌ": "V", "ə": "@",
    "ɒ": "0", "ʊ": "U", "ᵻ": "I#", "ɐ": "a#", "tʃ": "tS", "dʒ": "dZ", "p": "p", "b": "b", "t": "t", "d": "d",
    "k": "k", "ɡ": "g", "f": "f", "v": "v", "θ": "T", "ð": "D", "s": "s", "z": "z", "ʃ": "S", "ʒ": "Z", "h": "h",
    "m": "m", "n": "n", "ŋ": "N", "l": "l", "ɹ": "r", "ɾ": "t#", "j": "j", "w": "w", "ˈ": "'", "ˌ": ",", " ": "||",
}  # fmt: skip
"""eSpeak's mnemonics for English, all of its accents."""
_NO_VOWEL = r"(?![',]*[aeiouAEIOUV03@])"
_VOWELS_WITH_R = (
    (re.compile(rf"(O:|0)r{_NO_VOWEL}"), "O@"), (re.compile(rf"A:r{_NO_VOWEL}"), "A@"), (re.compile(rf"(?:(?<!a)(?<!e)(?<!O)I|i:|i@)r{_NO_VOWEL}"), "i@3"),
    (re.compile(rf"(?:E|e@)r{_NO_VOWEL}"), "e@"), (re.compile(rf"(?:(?<!a)(?<!o)U|u:|U@)r{_NO_VOWEL}"), "U@"), (re.compile(rf"(?<=aI|aU)r{_NO_VOWEL}"), "@"),
)  # fmt: skip
"""A vowel and an "r" that no vowel follows: one sound, which British voices say without the r. Alone, "r" is rolled."""
_NO_WORD = {
    "shh": "S:",
    "sh": "S:",
    "psst": "ps:t",
    "pfft": "pft",
    "tsk": "t'Isk",
    "mm": "m:",
    "grr": "g3:",
    "brr": "b3:",
}
"""What is no word, which eSpeak would spell."""
_NO_WORD_PATTERN = re.compile(r"\b(?:sh+|ps+t|pf+t|tsk|mm+|g+rr+|b+rr+)\b", re.I)
_REPEATED = re.compile(r"(\w)\1+")


class EspeakMaker:
    """A pyttsx3 engine on our driver."""

    def __init__(self) -> None:
        espeak_driver.register()
        self._engine = pyttsx3.init(espeak_driver.DRIVER_NAME)
        self._failed: Exception | None = None
        self._engine.connect("error", self._on_error)

    def _on_error(self, name: str | None, exception: Exception) -> None:
        self._failed = exception

    def make(self, request: Request) -> Raw:
        """See the port."""
        part = msgspec.convert(request.own, EspeakPart)
        shape = request.shape
        self._failed = None
        engine = self._engine
        engine.setProperty("voice", _voice_name(request.language, part.variant))
        engine.setProperty("rate", round(part.rate * shape.pace))
        engine.setProperty("pitch", part.pitch + round(shape.pitch * _STEPS_A_SEMITONE))
        engine.setProperty("range", round(part.range * shape.range))
        form = _with_phonemes(request)
        engine.setProperty("phonemes", form.origin is not None)
        engine.say(form.text)
        engine.runAndWait()
        if self._failed is not None:
            raise self._failed
        utterance = engine.getProperty("utterance")
        events = [(form.place(at), sample) for at, sample in utterance.events]
        return Raw(utterance.pcm, utterance.rate, events)


def _with_phonemes(request: Request) -> Spoken:
    """The text with sounds as eSpeak wants them, "[[SIv'O:n]]"; where it lacks one, the word stays as it is written."""
    form = Spoken(request.text.translate(_ONE_TO_ONE))
    if not request.language.startswith("en"):
        return form  # the mnemonics mean other sounds there
    given = {}
    for start, end, ipa in request.phonemes:
        sounds = mapped(ipa, _SOUNDS)
        if sounds:
            for pattern, together in _VOWELS_WITH_R:
                sounds = pattern.sub(together, sounds)
            given[start] = (end, f"[[{sounds}]]")
    for match in _NO_WORD_PATTERN.finditer(form.text):
        name = _no_word(match[0])
        if name in _NO_WORD:
            given.setdefault(match.start(), (match.end(), f"[[{_NO_WORD[name]}]]"))
    return form.with_said(given) if given else form


def _no_word(written: str) -> str:
    """ "Shhhh" as "shh"."""
    word = written.casefold()
    return word if word in _NO_WORD else _REPEATED.sub(r"\1\1", word)


def _voice_name(language: str, variant: str) -> str:
    base = _ENGLISH + language if language.startswith("en") else language
    return f"{base}+{variant}" if variant else base
