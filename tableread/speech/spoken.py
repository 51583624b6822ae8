"""What is said for what is written: the text as an engine should get it, with the way back.

Only the sound changes; the screen keeps the author's text. Every character of the spoken form
knows which character of the written one it stands for, so word marks find home.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tableread.speech.headings import heading_rules, number_rules
from tableread.speech.utterance import Said

Say = Callable[[re.Match[str]], str]


class Spoken(NamedTuple):
    """`origin[i]` is the place in the written text of the spoken character `i`."""

    text: str
    origin: tuple[int, ...] | None = None
    """None where every character stands for itself."""
    phonemes: tuple[tuple[int, int, str], ...] = ()
    """Places [start, end) of `text` whose sounds are given, and the sounds, in IPA."""

    def place(self, at: int) -> int:
        """Place in the written text of the spoken character `at`."""
        if self.origin is None:
            return at
        return self.origin[min(at, len(self.origin) - 1)] if self.origin else 0

    def replaced(self, pattern: re.Pattern[str], say: Say) -> Spoken:
        """With something else said for what matches. Before sounds are given."""
        pieces: list[str] = []
        origin: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            word = say(match)
            if word == match[0]:
                continue
            pieces += (self.text[done : match.start()], word)
            origin += (self.place(at) for at in range(done, match.start()))
            origin += [self.place(match.start())] * len(word)
            done = match.end()
        if not done:
            return self
        pieces.append(self.text[done:])
        origin += (self.place(at) for at in range(done, len(self.text)))
        return Spoken("".join(pieces), tuple(origin))


_ONE_TO_ONE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "*": " ", "_": " ", "~": " ", "\n": " ",
     "\t": " ", "\r": " ", "\u00a0": " ", "\u200b": " ", "\ufeff": " ", "\0": " "}
)  # fmt: skip

# Headings are written for a crew; said in full they tell a listener where we are (`headings`). In any language:
_IN_HEADINGS: tuple[tuple[re.Pattern[str], Say], ...] = (
    (re.compile(r"(?<=\s)[-–—]+(?=\s)"), lambda _: ","),
    # capitals would be spelt out where they look like initials
    (re.compile(r"[^\W\d_]+"), lambda m: m[0].lower() if m[0].isupper() else m[0]),
)

_TITLES = {
    "Lt": "Lieutenant", "Sgt": "Sergeant", "Capt": "Captain", "Col": "Colonel", "Gen": "General",
    "Gov": "Governor", "Sen": "Senator", "Rep": "Representative", "Prof": "Professor",
    "Rev": "Reverend", "Det": "Detective", "Insp": "Inspector", "Cpl": "Corporal", "Pvt": "Private",
    "Maj": "Major", "Adm": "Admiral", "Cmdr": "Commander", "Ofc": "Officer", "Supt": "Superintendent",
    "Msgr": "Monsignor", "Mme": "Madame", "Mlle": "Mademoiselle",
}  # fmt: skip
_SHORT_WORDS = frozenset(
    """am an and any are as at be big boy bye but by can cop cut day did die do dog eat far few for
    fun gas get go god got gun guy had has he her hey him his hit hot how if in is it job kid let lie
    lot mad man may me men mom my new no nor not now of off oh old on one or our out own pal pay put
    ran red run sad saw say see set she sir sit so son the to too top try two up us use wait war was
    way we who why win yes yet you""".split()
)
"""English words of few letters, which an engine spells where they stand in capitals."""


def _capitals(match: re.Match[str]) -> str:
    """A word in capitals is said louder, not spelt."""
    word = match[0]
    if len(word) > 3 or word.casefold() in _SHORT_WORDS:
        return word.lower()
    return word


_STAMMERED: dict[str, str] = {c: f"{c}uh, " for c in "bcdfghjklmnpqrstvwyz"} | {
    c: f"{c}, " for c in "aeiou"
}
"""What is said for a letter that a stammer repeats."""

_IN_ENGLISH: tuple[tuple[re.Pattern[str], Say], ...] = (
    (re.compile(rf"\b({'|'.join(_TITLES)})\.(?=\s*[A-Z])"), lambda m: _TITLES[m[1]]),
    (re.compile(r"\bw/o\b"), lambda _: "without"),
    (re.compile(r"\bw/(?=\s|\w)"), lambda _: "with "),
    (re.compile(r"\bV\.\s?O\.(?=\W|$)"), lambda _: "voice over"),
    (re.compile(r"\bO\.\s?S\.(?=\W|$)"), lambda _: "off screen"),
    # a stammer: sounds, not letters
    (re.compile(r"\b([A-Za-z])-(?=\1)", re.I), lambda m: _STAMMERED.get(m[1].lower(), m[0])),
    (re.compile(r"(?<![\w.])[A-Z]{2,}(?![\w.])"), _capitals),
)


def spoken(
    text: str, *, heading: bool = False, language: str = "en", lexicon: Sequence[Said] = ()
) -> Spoken:
    """The spoken form of `text`. Headings are read in words and without shouting; `lexicon` goes before all else."""
    form = _with_lexicon(text.translate(_ONE_TO_ONE), lexicon)
    form = _all(form, number_rules(language))
    if heading:
        form = _all(_all(form, heading_rules(language)), _IN_HEADINGS)
    if language.startswith("en"):
        form = _all(form, _IN_ENGLISH)
    return _placed(form, lexicon)


def _all(form: Spoken, rules: Sequence[tuple[re.Pattern[str], Say]]) -> Spoken:
    for pattern, say in rules:
        form = form.replaced(pattern, say)
    return form


def _with_lexicon(said: str, lexicon: Sequence[Said]) -> Spoken:
    """What is respelt or left out. What has sounds keeps its letters, and is found again behind the rules."""
    if not lexicon:
        return Spoken(said)
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    for entry in lexicon:
        start, end = max(at, entry.start), max(at, entry.end)
        word = said[start:end] if entry.phonemes else entry.said
        pieces += (said[at:start], word)
        origin += range(at, start)
        origin += [start] * len(word)
        at = end
    pieces.append(said[at:])
    origin += range(at, len(said))
    return Spoken("".join(pieces), tuple(origin))


def _placed(form: Spoken, lexicon: Sequence[Said]) -> Spoken:
    """With the sounds that the lexicon gives, at their places in the spoken form."""
    given = {entry.start: entry.phonemes for entry in lexicon if entry.phonemes}
    if not given:
        return form
    places: list[tuple[int, int, str]] = []
    for at, _ in enumerate(form.text):
        start = form.place(at)
        if start in given and (not places or places[-1][1] < at or form.place(at - 1) != start):
            places.append((at, at + 1, given[start]))
        elif start in given and places:
            places[-1] = (places[-1][0], at + 1, given[start])
    return form._replace(phonemes=tuple(places))
