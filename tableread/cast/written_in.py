"""The language a script is written in, by its commonest words; English where nothing tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from tableread.script.model import Kind, Script

_COMMON = {
    "en": "the and you of to that it is was with for this have not what my be",
    "fr": "le les des et est que vous je ne pas une dans pour qui c'est il ce",
    "de": "der die und das ist nicht ich ein zu den sie mit es auf wir auch",
    "es": "el los que de y no es en una por con qué lo se mi está usted",
    "it": "il che di non è un per la mi si ti con sono del più ma gli",
    "pt": "o que não de um uma é para com eu os você do da em se mas",
    "nl": "de het een en ik van niet dat is je te op wat maar zijn",
    "sv": "och det att jag är inte en på som för du har den av med så",
    "pl": "nie to się w i na że jest co z jak do ja tak po pan",
    "hu": "a az és nem hogy is egy van ez de csak meg mi én mint",
    "ru": "и не в я что на с он это как а вы",
    "el": "και να το η ο δεν τον την με μου σε που του",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_SAMPLE = 2000
"""Words that are looked at."""
_DIFFERENT = 4
_FOREIGN = 2
"""A text is not English if it has so many common words of another language, so many times as often."""


def written_in(script: Script) -> str:
    """Two letters for the language of `script`, "en" where it is none of those known."""
    counts: Counter[str] = Counter()
    seen = 0
    for element in script.elements:
        if element.kind in (Kind.DIALOGUE, Kind.ACTION, Kind.LYRICS):
            words = element.text.lower().split()
            counts.update(words)
            seen += len(words)
            if seen > _SAMPLE:
                break
    if not seen:
        return "en"
    score = {language: sum(map(counts.__getitem__, words)) for language, words in _WORDS.items()}
    best = max(score, key=lambda language: score[language])
    if best == "en" and score[best]:
        return best
    several = sum(word in counts for word in _WORDS[best]) >= _DIFFERENT
    if several and score[best] >= _FOREIGN * score["en"] and score[best] * 20 >= seen:
        return best
    return _by_alphabet("".join(list(counts)[:200]))


_ALPHABETS: dict[str, Callable[[str], bool]] = {
    "ru": lambda letter: "\u0400" <= letter <= "\u04ff",
    "el": lambda letter: "\u0370" <= letter <= "\u03ff" or "\u1f00" <= letter <= "\u1fff",
}


def _by_alphabet(letters: str) -> str:
    for language, alphabet in _ALPHABETS.items():
        if sum(alphabet(letter) for letter in letters) > len(letters) / 2:
            return language
    return "en"
