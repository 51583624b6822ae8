"""Reads a script for what it says of its characters: pronouns, introductions, how they are addressed.

One pass over the elements, in time that grows with their length. Collects, does not weigh.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tableread.cast.ages import DECADES, TENS, AgeRead, age_class, read_age
from tableread.cast.evidence import AgeSaid, Evidence
from tableread.cast.introductions import (
    INTRODUCTIONS,
    LOOK_AHEAD,
    YEARS_OLD,
    Introductions,
    segment,
)
from tableread.cast.mentions import KnownName, Mention, mention_at
from tableread.cast.names import tokens_of
from tableread.cast.texts import Texts
from tableread.cast.voices import Gender
from tableread.cast.words import PRONOUNS, meaning, vocabulary
from tableread.script.model import Kind, Script

_IN_HER: tuple[tuple[str, Gender], ...] = (
    ("her", "female"), ("his", "male"), ("she", "female"), ("he", "male"),
)  # fmt: skip
# kinds of token: any numbers that differ
_END = 1
_SHE = 2
_HE = 3
_HERS = 4
_HIS = 5
_ADDRESS = 6
_DECADE = 7
_YEARS = 8
_Hit = int | list[KnownName]
_READ = frozenset({Kind.ACTION, Kind.DIALOGUE, Kind.LYRICS, Kind.PARENTHETICAL})
_SPOKEN = frozenset({Kind.DIALOGUE, Kind.LYRICS})
_THIS_IS = {
    tuple(words.split())
    for words in (
        "this is/this be/this must be/her name is/his name is/her name be/his name be/it is/it ' s"
    ).split("/")
}
"""How somebody gets a name who has been described: "A young woman runs up. This is JUNE."."""
_LEAST = 5  # a round number, not measured
"""The least age that anybody tells in a sentence that may be about something else."""
_ONLY = frozenset("only just really almost nearly about already now".split())
_AFTER_AGE = frozenset("years year and but now today".split())


class _Decade(NamedTuple):
    """ "In her thirties", with where that begins."""

    said: AgeRead
    first: int


class _Text:
    """The words of one element, and where those are that matter."""

    __slots__ = ("_texts", "_tokens", "_where", "hits", "low")

    def __init__(
        self, low: list[str], hits: list[tuple[int, _Hit]], texts: Texts, where: int
    ) -> None:
        self.low = low
        self.hits = hits
        self._texts = texts
        self._where = where
        self._tokens: list[str] | None = None

    @property
    def tokens(self) -> list[str]:
        """The words as they are written."""
        if self._tokens is None:
            self._tokens = self._texts.tokens(self._where)
        return self._tokens


# weights of a pronoun, by how sure it is whom it means; chosen with tests/bench/traits.py
_STRONG, _WEAK, _DOUBTFUL = 3.0, 1.0, 0.4
# people speak of others more than of those present; chosen with tests/bench/traits.py
_IN_DIALOGUE = 0.6
_OBJECT_OF = frozenset(
    "to at with on from for toward towards behind after by of past and about against".split()
)
_NOT_POSSESSED = frozenset(
    """and to in on with as from for at into by the a up down off out over away back again then but
    until while when if so that""".split()
)
_BEFORE_SUBJECT = frozenset(
    "as and when while then where that until but because if before after , what though -".split()
)
_BEFORE_VOCATIVE = frozenset(
    "yes no oh o ah well dear my young good thank you please oui non sí si no ja nein да нет igen nem".split()
)
_VOCATIVES = """sir madam maam miss mister mother mum mom mommy father dad daddy papa mama sister
    brother man woman grandma grandpa auntie uncle milord milady lord lady gentleman signor signora monsieur madame"""
_MY_LORD = frozenset({"lord", "lady"})
_MEN = frozenset({"man", "woman"})
_MY_MAN = frozenset({"young", "good"})


def evidence(
    script: Script, language: str, known: Mapping[str, list[KnownName]]
) -> dict[str, Evidence]:
    """Evidence for every speaking character of `script`, which is written in `language`.

    `known` are their `known_names`.
    """
    return _Reading(script, language, known).read()


class _Reading:
    """The state of one pass."""

    def __init__(self, script: Script, language: str, known: Mapping[str, list[KnownName]]) -> None:
        self.script = script
        self.language = language
        self.found = {c.name: Evidence() for c in script.characters}
        self.caseless = script.format == "flattened"
        self.hits = self._hits(known)
        self.speaker = self.other = ""
        self.introductions = Introductions(language, known, self.caseless)
        self.pronoun_dialogue = language in ("en", "sv", "ru", "pl")

    def read(self) -> dict[str, Evidence]:
        elements = self.script.elements
        texts = Texts([e.text if e.kind in _READ else "" for e in elements], self.language)
        get = self.hits.get
        matters = self.hits.keys() - set(".?!")
        # pronouns in a speech tell only of whom it names
        names_only = {
            word
            for word in matters
            if isinstance(hit := self.hits[word], list) or hit in (_ADDRESS, _YEARS)
        }
        for index, element in enumerate(elements):
            kind = element.kind
            if kind is Kind.CUE:
                self._cue(element.speaker or element.text, element.extensions)
            elif kind in _READ:
                low = texts.low(index)
                if (names_only if kind in _SPOKEN else matters).isdisjoint(low):
                    continue
                hits = [(at, code) for at, code in enumerate(map(get, low)) if code]
                text = _Text(low, hits, texts, index)
                if kind is Kind.ACTION:
                    self._prose(text)
                elif kind is Kind.PARENTHETICAL:
                    self._parenthetical(text)
                else:
                    self._dialogue(text)
            elif kind is Kind.HEADING:
                self.speaker = self.other = ""
        return self.found

    # what is looked for

    def _hits(self, known: Mapping[str, list[KnownName]]) -> dict[str, _Hit]:
        hits: dict[str, _Hit] = dict.fromkeys(".?!", _END)
        hits |= dict.fromkeys((*DECADES, *TENS), _DECADE)
        if self.language == "en":
            hits |= dict.fromkeys(_VOCATIVES.split(), _ADDRESS)
        else:
            gendered = (w for w, said in vocabulary(self.language).items() if said.gender)
            hits |= dict.fromkeys(gendered, _ADDRESS)
        columns = PRONOUNS.get(self.language, PRONOUNS["en"]).split("/")
        for code, column in zip((_SHE, _HE, _HERS, _HIS), columns, strict=True):
            hits |= dict.fromkeys(column.split(), code)
        if self.language == "en":
            hits["her"] = _HERS
            for word in YEARS_OLD:
                hits.setdefault(word, _YEARS)
        hits |= known
        return hits

    # the elements

    def _cue(self, speaker: str, extensions: Sequence[str]) -> None:
        if speaker != self.speaker:
            self.other = self.speaker
            self.speaker = speaker
        found = self.found.get(speaker)
        if found is None:
            return
        for extension in extensions:
            if not any(map(str.isdigit, extension)):
                continue
            said = read_age(["(", *tokens_of(extension, self.language), ")"], 0)
            if said:
                because = f'the cue says "{extension}"'
                found.ages.append(AgeSaid(age_class(said.years), found.speeches, because))
        found.speeches += 1

    def _parenthetical(self, text: _Text) -> None:
        found = self.found.get(self.speaker)
        if found is None:
            return
        low, hits = text.low, text.hits
        first = 1 if low[:1] == ["("] else 0
        if found.speeches <= INTRODUCTIONS and low[first : first + 1] in (["a"], ["an"], ["the"]):
            said = [word for word in low[first:] if word != "-"]
            self.introductions.description(found, segment(said, 0, len(said)))
        if any(isinstance(code, list) for _, code in hits):
            self._prose(text)
            return
        for at, code in hits:
            if code in (_SHE, _HE) and (self.language != "de" or _german_she(low, at)):
                self._pronoun(found, code, _STRONG)
                return
            if code in (_HERS, _HIS) and (at == 0 or low[at - 1] not in _OBJECT_OF):
                if code == _HERS and not _owns(low, at):
                    continue
                self._pronoun(found, code, _WEAK)
                return

    def _prose(self, text: _Text) -> None:
        low, hits = text.low, text.hits
        before = ""  # the only one spoken of in the sentence before, where one was
        doubtful = False
        here: list[str] = []
        start = last_start = 0
        waiting: _Decade | None = None
        past = -1
        for at, code in hits:
            if at < past and not (
                isinstance(code, list) and any(len(known.words) == 1 for known in code)
            ):
                continue
            if code == _END:
                if here:
                    before, doubtful = here[0], len(here) > 1 and len(set(here)) > 1
                here, last_start, start = [], start, at + 1
            elif isinstance(code, list):
                known = self._whom(code, text, at)
                if known is None:
                    continue
                name, first, end = known
                if waiting and at - waiting.first < LOOK_AHEAD:
                    self.introductions.age(
                        self.found[name], waiting.said, text.tokens, waiting.first
                    )
                waiting = None
                if first >= past or not here:
                    here.append(name)
                found = self.found[name]
                past = max(past, self.introductions.read(found, text.tokens, low, first, end))
                this_is = first - start in (2, 3) and tuple(low[start:first]) in _THIS_IS
                if this_is and found.mentions <= INTRODUCTIONS:
                    self.introductions.description(found, segment(low, last_start, start))
            elif code == _DECADE:
                said = _in_decade(low, at)
                if said and here:
                    gender = _possessor(low, at)
                    if gender:
                        self.found[here[-1]].noun(
                            gender, 2.0, f'"{" ".join(low[said.first : at + 1])}"'
                        )
                    if len(set(here)) == 1 and not any(
                        a.because.startswith("introduced") for a in self.found[here[0]].ages[-1:]
                    ):
                        self.introductions.age(
                            self.found[here[0]], said.said, text.tokens, said.first, gender
                        )
                elif said:
                    if (
                        before
                        and not doubtful
                        and (start == 0 or low[start : start + 1] in (["she"], ["he"]))
                    ):
                        self.introductions.age(
                            self.found[before], said.said, text.tokens, said.first
                        )
                    else:
                        waiting = said
            elif code not in (_ADDRESS, _YEARS):
                self._pronoun_in_prose(low, at, code, here, before, doubtful, at == start)

    def _pronoun_in_prose(
        self,
        low: Sequence[str],
        at: int,
        code: _Hit,
        here: list[str],
        before: str,
        doubtful: bool,
        starts: bool,
    ) -> None:
        subject = code in (_SHE, _HE)
        if self.language == "de" and code == _SHE and not _german_she(low, at):
            return
        if code == _HERS and self.language == "en" and not _owns(low, at):
            return
        if here:
            # where endings were lost, "she" is her, too: "Anna kiss he"
            sure = not self.caseless or low[at - 1] in _BEFORE_SUBJECT
            if len(set(here)) == 1:
                self._pronoun(self.found[here[0]], code, _WEAK if sure else _DOUBTFUL)
        elif before:
            if not doubtful:
                self._pronoun(self.found[before], code, _STRONG if subject and starts else _WEAK)
            elif subject and starts:
                self._pronoun(self.found[before], code, _WEAK)
        elif starts and subject and self.speaker in self.found:
            self._pronoun(self.found[self.speaker], code, _WEAK)

    def _dialogue(self, text: _Text) -> None:
        low = text.low
        named = ""
        since = 0
        for at, code in text.hits:
            if isinstance(code, list):
                known = self._whom(code, text, at)
                if known is None:
                    continue
                name, first, _ = known
                found = self.found[name]
                title = meaning(low[first - 1], self.language) if first else None
                if title and title.gender and low[first - 1] in _SPOKEN_TITLES:
                    found.noun(title.gender, 1.0, f'called "{low[first - 1]}" in a speech')
                named, since = name, 0
            elif code == _END:
                since += 1
            elif code == _ADDRESS:
                self._vocative(low, at)
            elif code == _YEARS:
                self._says_age(low, at)
            elif code == _DECADE or not named or named == self.speaker:
                continue
            elif since < 2 and self.pronoun_dialogue:
                self._pronoun(self.found[named], code, _IN_DIALOGUE)

    def _says_age(self, low: Sequence[str], at: int) -> None:
        """ "I am only eighteen", said by whoever speaks; not "I'm five minutes away"."""
        found = self.found.get(self.speaker)
        years = YEARS_OLD[low[at]]
        after = low[at + 1] if at + 1 < len(low) else "."
        if found is None or years < _LEAST or (after[0].isalnum() and after not in _AFTER_AGE):
            return
        back = at - 1
        while back >= 0 and low[back] in _ONLY:
            back -= 1
        if low[max(0, back - 1) : back + 1] == ["i", "am"] or (
            back >= 2 and low[back] == "m" and low[back - 2] == "i"
        ):
            because = f'says "I am {low[at]}"'
            found.said_ages.append(AgeSaid(age_class(years), found.speeches, because))

    def _vocative(self, low: Sequence[str], at: int) -> None:
        found = self.found.get(self.other)
        if found is None:
            return
        before = low[at - 1] if at else "."
        after = low[at + 1] if at + 1 < len(low) else "."
        if after[0].isalnum() or (before[0].isalnum() and before not in _BEFORE_VOCATIVE):
            return
        word = low[at]
        if (before == "my") != (word in _MY_LORD) or (word in _MEN and before not in _MY_MAN):
            return  # "Lord!" and "man!" are said to nobody
        said = meaning(word, self.language)
        gender = said.gender if said else _MORE_TITLES.get(word)
        age = said.age if said else None
        if before == "young":
            age, word = "young", f"young {word}"
        if gender and age and age != "child":
            said_as = (gender, age)
            found.address_ages[said_as] = found.address_ages.get(said_as, 0) + 1
            found.address_age_words.setdefault(said_as, word)
        if gender:
            found.address[gender] += 1
            found.address_words.setdefault(gender, word)

    def _whom(self, known: list[KnownName], text: _Text, at: int) -> Mention | None:
        if not self.caseless and not known[0].whole and text.tokens[at][0].islower():
            return None
        return mention_at(known, text.low, at)

    def _pronoun(self, found: Evidence, code: _Hit, weight: float) -> None:
        gender: Gender = "female" if code in (_SHE, _HERS) else "male"
        found.pronouns[gender] += weight
        found.counts[gender] += 1


_MORE_TITLES: Mapping[str, Gender] = {"maam": "female", "milady": "female", "milord": "male"}


_SPOKEN_TITLES = frozenset(
    """mr mrs miss ms lady sir madam uncle aunt auntie mister mistress madame monsieur mademoiselle
    herr frau fräulein señor señora señorita don doña signor signora signorina queen king
    prince princess onkel tante tía tío zio zia oncle pan pani fru fröken herrn father sister
    brother mother""".split()
)


def _owns(low: Sequence[str], at: int) -> bool:
    """Whether the "her" at `at` is followed by what is hers."""
    after = low[at + 1] if at + 1 < len(low) else "."
    return after[0].isalnum() and after not in _NOT_POSSESSED


def _possessor(low: Sequence[str], at: int) -> Gender | None:
    """ "In her thirties" tells the gender, too."""
    near = low[max(0, at - 4) : at]
    return next((gender for word, gender in _IN_HER if word in near), None)


def _german_she(low: Sequence[str], at: int) -> bool:
    """Whether "sie" is one woman, not they or them: "sie geht"; true for "er", too."""
    return low[at] == "er" or (at + 1 < len(low) and low[at + 1].endswith("t"))


def _in_decade(low: Sequence[str], at: int) -> _Decade | None:
    """The age where the decade at `at` follows "in her" or "in his late"."""
    back = at - 1
    if back >= 0 and low[back] == "-":
        back -= 1
    if back >= 0 and low[back] in ("early", "mid", "middle", "late"):
        back -= 1
    part = {"early": 2, "mid": 5, "middle": 5, "late": 8}.get(low[back + 1], 5)
    owner = back
    possessed = back >= 0 and low[back] in ("her", "his", "she", "he", "their")
    if possessed:
        back -= 1
    after = low[at + 1] if at + 1 < len(low) else "."
    if back < 0 or low[back] != "in" or (not possessed and after[0].isalnum()):
        return None  # "in the 60s"
    if not possessed and owner == at - 1:
        return None
    tens = DECADES.get(low[at]) or TENS[low[at]]
    end = at + 2 if after in ("'", "’") else at
    return _Decade(AgeRead(tens + part, end), back)
