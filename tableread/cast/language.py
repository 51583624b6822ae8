"""Which language a script is in, and which one a direction asks for.

The alphabet is looked at first; where it serves several languages, CLD3 (Chrome's detector, by `gcld3`) decides. It
was chosen by measurement (`tests/bench/languages.py`): 57 of 57 whole scripts in eleven languages and 545 of 545
excerpts of 30 words are found, by charset-normalizer, which we have anyway, 56 and 410. It starts in 2 ms, needs no
numpy, and its wheel has 0.7 MB. Where it is not installed, only alphabets are told apart.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any, NamedTuple

from tableread.cast.languages import ENGLISH_NAMES, OTHER_NAMES
from tableread.script.model import Kind, Script

_SAMPLE = 20_000  # takes milliseconds; a round number, not measured
"""Characters of a script that are looked at."""
_FEW, _ENOUGH = 8, 20
"""Different words. With fewer than `_FEW` the language is not guessed at, with fewer than `_ENOUGH` only if it is sure:
of 8 words of English 1.2 % pass for another language then, instead of 6.9 %; of 20 words .6 %."""
# chosen with tests/bench/languages.py; 0.7 is where CLD3 itself calls an answer reliable
_VERY_SURE, _SURE = 0.97, 0.7

_CLD3_CODES = {"iw": "he", "zh": "cmn", "no": "nb"}
_ALPHABETS: tuple[tuple[str, float, tuple[str, ...]], ...] = (
    ("\u0041\u007a \u00c0\u024f", 1, ()),
    ("\u0400\u04ff", 1, ("ru", "uk", "bg", "sr", "be", "mk", "kk")),
    ("\u0370\u03ff \u1f00\u1fff", 1, ("el",)),
    ("\u0590\u05ff", 1, ("he",)),
    ("\u0600\u06ff", 1, ("ar", "fa", "ur")),
    ("\u0900\u097f", 1, ("hi", "mr", "ne")),
    ("\u0e00\u0e7f", 1, ("th",)),
    ("\u0530\u058f", 1, ("hy",)),
    ("\u10a0\u10ff", 1, ("ka",)),
    ("\uac00\ud7af", 2, ("ko",)),
    # Japanese has both of these; Chinese the second alone
    ("\u3040\u30ff", 10, ("ja",)),
    ("\u4e00\u9fff", 2, ("cmn",)),
)
"""First and last letters, what one of them weighs beside a Latin one, and the languages written with them, the
commonest first; () is whatever CLD3 says."""
_ELSEWHERE = frozenset(code for _, _, codes in _ALPHABETS for code in codes)
_WORD = re.compile(r"[^\W\d_]+")


class Detected(NamedTuple):
    """A language, and how sure that is."""

    code: str
    """Such as "fr"; "" where it cannot be told."""
    sure: float
    """0 to 1; 0 where it cannot be told."""


UNKNOWN = Detected("", 0.0)


def language_of(script: Script) -> Detected:
    """The language that most of `script` is in, by what is said and done in it."""
    kinds = {Kind.DIALOGUE, Kind.LYRICS, Kind.ACTION}
    return detected(_sample([e.text for e in script.elements if e.kind in kinds]))


def _sample(texts: list[str]) -> str:
    """Up to `_SAMPLE` characters of `texts`, taken evenly; nothing twice, so that a refrain counts once."""
    once = list(dict.fromkeys(texts))
    whole = sum(map(len, once))
    step = max(1, -(-whole // _SAMPLE))
    return "\n".join(once[::step])[:_SAMPLE]


def detected(text: str) -> Detected:
    """The language of `text`."""
    alphabet = _alphabet(text)
    if alphabet is None:
        return UNKNOWN
    if len(alphabet) == 1:
        return Detected(alphabet[0], 1.0)
    words = len({word.casefold() for word in _WORD.findall(text)})
    found = _by_words(text, alphabet) if words >= _FEW else UNKNOWN
    if found.code and found.sure >= (_SURE if words >= _ENOUGH else _VERY_SURE):
        return found
    return Detected(alphabet[0], _SURE) if alphabet else UNKNOWN


def _alphabet(text: str) -> tuple[str, ...] | None:
    """Languages of the alphabet that most of `text` is written in; None where there are no letters."""
    weights = dict.fromkeys(range(len(_ALPHABETS)), 0.0)
    for character, times in Counter(text).items():
        at = _alphabet_of(character)
        if at is not None:
            weights[at] += _ALPHABETS[at][1] * times
    heaviest = max(weights, key=lambda at: weights[at])
    return _ALPHABETS[heaviest][2] if weights[heaviest] else None


@cache
def _alphabet_of(character: str) -> int | None:
    """Which of the alphabets it is a letter of."""
    if not character.isalpha():
        return None
    for at, (ranges, _, _) in enumerate(_ALPHABETS):
        if any(pair[0] <= character <= pair[1] for pair in ranges.split()):
            return at
    return None


def _by_words(text: str, codes: tuple[str, ...]) -> Detected:
    """CLD3's answer, if it is one of `codes`, or one of the Latin alphabet where there are none."""
    detector = _detector()
    if detector is None:
        return UNKNOWN
    # lone surrogates cannot be handed over
    found = detector.FindLanguage(text=text.encode("utf-8", "replace").decode())
    code = _CLD3_CODES.get(found.language, found.language)
    known = code in codes if codes else code in ENGLISH_NAMES and code not in _ELSEWHERE
    return Detected(code, float(found.probability)) if known else UNKNOWN


@cache
def _detector() -> Any:
    try:
        import gcld3
    except ImportError:
        return None
    return gcld3.NNetLanguageIdentifier(0, 4 * _SAMPLE)  # bytes


def find_language(name: str) -> str | None:
    """The code of a language by its code or one of its names: "fr", "French", "français"; None for none."""
    name = name.strip().casefold()
    return name if name in ENGLISH_NAMES else _named(name)


def _named(word: str) -> str | None:
    names, stems = _names()
    if word in names:
        return names[word]
    return next((code for stem, code in stems.items() if word.startswith(stem)), None)


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Names in small letters, and beginnings of names; with their codes."""
    names = {"chinese": "cmn", "farsi": "fa"}
    names |= {name.casefold(): code for code, name in ENGLISH_NAMES.items()}
    stems: dict[str, str] = {}
    for code, listed in OTHER_NAMES.items():
        for name in listed.split():
            if name.endswith("*"):
                stems[name.rstrip("*")] = code
            else:
                names.setdefault(name, code)
    return names, stems


_SUBTITLES = re.compile(
    r"(?:\bwith\s+)?(?:\b\w+\s+)?\bsubtitl\w+(?:\s+in\s+\w+)?"
    r"|\b(?:sous-?titr|untertitel|subtitul|sottotitol|legendad|textad)\w*(?:\s+(?:en|in|auf|em|på)\s+\w+)?",
    re.IGNORECASE,
)
_BEFORE = frozenset(
    """in into auf en em på op po по на στα ve v w speaking speaks speak talking talks
    parlant parle parlando parla hablando habla falando fala spricht sprechend говорит говоря mówi mówiąc talar spreekt
    sprekend beszél mluví μιλώντας μιλάει""".split()
)
"""What may stand before the name of a language that is spoken."""
_SWITCHES = re.compile(
    r"\b(?:switch|chang|slip|laps|go|return)\w*\s+(?:back\s+)?(?:in)?to$|\bback\s+(?:in)?to$",
    re.IGNORECASE,
)
_BETWEEN = frozenset(
    """perfect flawless fluent broken bad good halting rapid fast slow accented heavily poor rusty terrible plain simple
    his her their the best ancient old modern brazilian swiss canadian mexican standard gutem perfektem gebrochenem
    het bon mauvais buen mal perfetto""".split()
)
"""What may stand between that and the name."""
_BEHIND = frozenset(
    """and or but then with to at again now throughout only language et ou mais puis avec à und oder aber dann zu mit
    y o pero luego con a e poi ma e depois com mas i ale z do и но с потом к языке och men med till en of met tot és és
    και με s dans entre ancien moderne""".split()
)  # fmt: skip
"""What may follow it: not a noun, as in "in French accent" or "in Russian uniform"."""
_ALONE = frozenset(word for listed in OTHER_NAMES.values() for word in listed.split() if word.endswith("ul")) | {
    "česky", "německy", "anglicky", "francouzsky", "italsky", "španělsky", "suomeksi",
}  # fmt: skip
"""Adverbs that mean "in that language" by themselves."""
_LONGEST_DIRECTION = 200  # a round number, not measured
"""Characters of a direction that are looked at."""
_TOKEN = re.compile(r"[^\W_]+|[^\w\s-]")


def language_of_direction(text: str) -> str | None:
    """The language that a parenthetical or an extension says the line is spoken in: "(in French)" is "fr".

    None where it names no language, or not as what is spoken: an accent, a nationality, the language of subtitles.
    Of several the first counts.
    """
    text = text[:_LONGEST_DIRECTION]
    bare = _SUBTITLES.sub(" ", text)
    words = [match[0].casefold() for match in _TOKEN.finditer(bare.strip(" ()[]"))]
    for at, word in enumerate(words):
        code = _named(word)
        if code is None:
            continue
        following = words[at + 1] if at + 1 < len(words) else ""
        if (following.isalnum() and following not in _BEHIND) or "not" in words[:at]:
            continue
        before = at
        while before > 0 and words[before - 1] in _BETWEEN:
            before -= 1
        marked = before > 0 and words[before - 1] in _BEFORE
        if marked or word in _ALONE or _SWITCHES.search(" ".join(words[:before])):
            return code
        if at == 0 and bare != text:  # "(Spanish, subtitled)"
            return code
    return None
