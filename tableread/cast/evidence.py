"""What a script says of its characters: pronouns, introductions, ages, how they are addressed.

One pass over the elements, in time that grows with their length. Collects, does not weigh.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tableread.cast.ages import DECADES, NUMBERS, TENS, AgeRead, age_before, age_class, read_age
from tableread.cast.names import age_of, gendered_word, tokens_of, words_of
from tableread.cast.texts import Texts
from tableread.cast.voices import Age, Gender
from tableread.cast.words import (
    ADULT_LOOKS,
    COLLECTIVE,
    PRONOUNS,
    ROLES,
    VOICE,
    meaning,
    vocabulary,
)
from tableread.script.model import Kind, Script


class AgeSaid(NamedTuple):
    """An age given somewhere, with how many speeches the character had had before."""

    age: Age
    speeches: int
    because: str


@dataclass(slots=True)
class Evidence:
    """Everything a script says of one character."""

    pronouns: dict[Gender, float] = field(default_factory=lambda: {"female": 0.0, "male": 0.0})
    """Weights; `counts` has how many they were."""
    counts: dict[Gender, int] = field(default_factory=lambda: {"female": 0, "male": 0})
    nouns: dict[Gender, float] = field(default_factory=lambda: {"female": 0.0, "male": 0.0})
    noun_words: dict[Gender, str] = field(default_factory=dict)
    address: dict[Gender, int] = field(default_factory=lambda: {"female": 0, "male": 0})
    address_words: dict[Gender, str] = field(default_factory=dict)
    address_ages: dict[tuple[Gender, Age], int] = field(default_factory=dict)
    address_age_words: dict[tuple[Gender, Age], str] = field(default_factory=dict)
    ages: list[AgeSaid] = field(default_factory=list)
    said_ages: list[AgeSaid] = field(default_factory=list)
    """Ages that characters tell of themselves."""
    age_words: list[tuple[Age, str]] = field(default_factory=list)
    """Ages by words of an introduction, "an old woman", the first one first."""
    looks_grown: bool = False
    """An introduction has words that are not said of children."""
    mentions: int = 0
    speeches: int = 0
    last: int = -1
    """Where the character was met last, as an index of an element."""
    came_back: bool = False
    returned: int = 0
    """Speeches before somebody came back who had been away for a good part of the script."""

    def noun(self, gender: Gender, weight: float, because: str) -> None:
        """Note a word like "his wife" that is said of the character."""
        self.nouns[gender] += weight
        self.noun_words.setdefault(gender, because)


class KnownName(NamedTuple):
    """A name that may be met in the text: its words, and whether all of them must stand there."""

    words: tuple[str, ...]
    at: int
    """Which of the words is the key."""
    character: str
    whole: bool


_IN_HER: tuple[tuple[str, Gender], ...] = (
    ("her", "female"), ("his", "male"), ("she", "female"), ("he", "male"),
)  # fmt: skip
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
_AWAY = 0.25
"""Part of a script after which a child who comes back has grown up."""
_IN_NAMES = frozenset(".'’#-")
_THIS_IS = {
    tuple(words.split())
    for words in (
        "this is/this be/this must be/her name is/his name is/her name be/his name be/it is/it ' s"
    ).split("/")
}
"""How somebody gets a name who has been described: "A young woman runs up. This is JUNE."."""
_LEAST = 5
"""The least age that anybody tells in a sentence that may be about something else."""
_ONLY = frozenset("only just really almost nearly about already now".split())
_AFTER_AGE = frozenset("years year and but now today".split())
_OF_AGE = frozenset({"of", "aged", "age"})
_YEARS_OLD = NUMBERS | {str(number): number for number in range(1, 100)}
_BEFORE_NAMES = frozenset(",(:-–—") | {"named", "called"}
_WORDS_BEFORE = 5
_COPULAS = frozenset("is be was ist est es è är".split())
_BREAKS = frozenset(",()-–—:")
_OPENS = _BREAKS - {")"} | _COPULAS
"""What an introduction may go on with behind a name."""


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


_INTRODUCTIONS = 3
"""First mentions that are searched for what somebody is."""
_LOOK_AHEAD = 34
_STRONG, _WEAK = 3.0, 1.0
_IN_DIALOGUE = 0.6
_OBJECT_OF = frozenset(
    "to at with on from for toward towards behind after by of past and about against".split()
)
_NOT_POSSESSED = frozenset(
    """and to in on with as from for at into by the a up down off out over away back again then but
    until while when if so that""".split()
)
_BEFORE_VOCATIVE = frozenset(
    "yes no oh o ah well dear my young good thank you please oui non sí si no ja nein да нет igen nem".split()
)
_VOCATIVES = """sir madam maam miss mister mother mum mom mommy father dad daddy papa mama sister
    brother man woman grandma grandpa auntie uncle milord milady lady gentleman signor signora monsieur madame"""
_MY_LORD = {"lord": "male", "lady": "female"}
_GENITIVES = frozenset("of to from de du des der von di del av van z".split())
_STARTS = frozenset(
    """a an the his her their our my your its another this that one un une le la les l sa ses leur
    ein eine der die das sein seine ihr ihre el los su sus una il lo en ett den det hans hennes een
    de zijn egy um uma o s she he they ce cette""".split()
)


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
        self.index = self.away = 0
        self.plain = vocabulary(language).keys()
        self.pronoun_dialogue = language in ("en", "sv", "ru", "pl")

    def read(self) -> dict[str, Evidence]:
        elements = self.script.elements
        self.away = max(40, int(len(elements) * _AWAY))
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
            self.index = index
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
        if self.language == "en":
            for word in _YEARS_OLD:
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
        self._seen(found)
        found.speeches += 1

    def _seen(self, found: Evidence) -> None:
        if found.last >= 0 and self.index - found.last > self.away:
            found.returned, found.came_back = found.speeches, True
        found.last = self.index

    def _parenthetical(self, text: _Text) -> None:
        found = self.found.get(self.speaker)
        if found is None:
            return
        low, hits = text.low, text.hits
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
                known = self._resolve(code, text, at)
                if known is None:
                    continue
                name, first, end = known
                if waiting and at - waiting.first < _LOOK_AHEAD:
                    self._age(self.found[name], waiting.said, text.tokens, waiting.first)
                waiting = None
                if first >= past or not here:
                    here.append(name)
                past = max(past, self._mention(name, text.tokens, low, first, end))
                if first - start in (2, 3) and tuple(low[start:first]) in _THIS_IS:
                    found = self.found[name]
                    if found.mentions <= _INTRODUCTIONS:
                        self._description(found, _segment(low, last_start, start))
            elif code == _DECADE:
                said = _in_decade(low, at)
                if said and here:
                    self._possessed(self.found[here[-1]], low, at)
                    if len(set(here)) == 1 and not any(
                        a.because.startswith("introduced") for a in self.found[here[0]].ages[-1:]
                    ):
                        self._age(self.found[here[0]], said.said, text.tokens, said.first)
                elif said:
                    if (
                        before
                        and not doubtful
                        and (start == 0 or low[start : start + 1] in (["she"], ["he"]))
                    ):
                        self._age(self.found[before], said.said, text.tokens, said.first)
                    else:
                        waiting = said
            elif code not in (_ADDRESS, _YEARS):
                self._pronoun_in_prose(low, at, code, here, before, doubtful, at == start)

    def _possessed(self, found: Evidence, low: Sequence[str], at: int) -> None:
        """ "In her thirties" tells the gender, too."""
        near = low[max(0, at - 4) : at]
        for word, gender in _IN_HER:
            if word in near:
                found.noun(gender, 2.0, f'"in {word} {low[at]}"')
                return

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
            if len(set(here)) == 1:
                self._pronoun(self.found[here[0]], code, _WEAK)
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
                known = self._resolve(code, text, at)
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
        years = _YEARS_OLD[low[at]]
        after = low[at + 1] if at + 1 < len(low) else "."
        if found is None or years < _LEAST or (after[0].isalnum() and after not in _AFTER_AGE):
            return
        back = at - 1
        while back >= 0 and low[back] in _ONLY:
            back -= 1
        am = low[back] == "am" and low[back - 1 : back] == ["i"]
        if not am:
            am = back >= 2 and low[back] == "m" and low[back - 2] == "i"
        if am:
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
        if before == "my" and word not in _MY_LORD:
            return
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

    # one mention

    def _resolve(self, known: list[KnownName], text: _Text, at: int) -> tuple[str, int, int] | None:
        """Who is meant by the word at `at`, and from where to where the name goes."""
        if not self.caseless and not known[0].whole and text.tokens[at][0].islower():
            return None
        if len(known) == 1 and len(known[0].words) == 1:
            return known[0].character, at, at + 1
        best: tuple[str, int, int] | None = None
        most = 0
        before = text.low[at - 1] if at else ""
        for words, key, character, whole in known:
            length = len(words)
            place: tuple[int, int] | None = None
            if length == 1:
                place = (at, at + 1)
            elif not key or before == words[key - 1] or before in _IN_NAMES:
                place = _place(text.low, at, words, key)
            if place:
                if length > most:
                    best, most = (character, *place), length
            elif not whole and best is None:
                best = (character, at, at + 1)
        return best

    def _mention(
        self, name: str, tokens: Sequence[str], low: Sequence[str], first: int, end: int
    ) -> int:
        """Reads what stands around a name; returns where the whole name ends."""
        found = self.found[name]
        if end < len(low) and tokens[end][0].isupper():
            end = self._surname(tokens, low, end)
        if low[end - 1] in self.plain and (self.caseless or not tokens[end - 1].isupper()):
            return end  # "the man" may be another than MAN
        self._seen(found)
        found.mentions += 1
        after = low[end] if end < len(low) else "."
        if found.mentions <= _INTRODUCTIONS:
            if after in _OPENS:
                self._apposition(found, tokens, low, first, end)
            if first:
                self._before(found, tokens, low, first)
        elif first > 2 and low[first - 1] == "old" and (years := age_before(low, first)):
            because = f'introduced as "{_quote(tokens, max(0, first - 5), end)}"'
            found.ages.append(AgeSaid(age_class(years), found.speeches, because))
        if (after in _OPENS or after in DECADES) and (said := read_age(low, end)):
            self._age(found, said, tokens, first)
        return end

    def _surname(self, tokens: Sequence[str], low: Sequence[str], end: int) -> int:
        """The end of a whole name whose first part is known: AMOS CALLOWAY (50)."""
        until = end
        while until < min(end + 2, len(low)) and low[until][0].isalpha():
            if not tokens[until][0].isupper():
                break
            until += 1
            if until < len(low) and (low[until] in ",(" or low[until] in _COPULAS):
                return until
        return end

    def _apposition(
        self, found: Evidence, tokens: Sequence[str], low: Sequence[str], first: int, end: int
    ) -> None:
        """What follows a name: ", a tall woman, 40s, in her Sunday best"; not an age right behind it."""
        last = min(len(low), end + _LOOK_AHEAD)
        if low[end] in _COPULAS:  # "X is a tall man", but not "X is walking with Y, 20"
            self._description(found, _segment(low, end + 1, last))
            return
        aged = read_age(low, end) is not None
        at = end
        while at < last:
            token = low[at]
            if at > end:
                if token in ".!?;":
                    return
                if isinstance(self.hits.get(token), list) and tokens[at][0].isupper():
                    return
            if token in _BREAKS or at == end:
                if at > end and not aged and (said := read_age(low, at)):
                    self._age(found, said, tokens, first)
                    aged = True
                words = _segment(low, at + 1 if token in _BREAKS else at, last)
                if words[-1:] and words[-1] in _YEARS_OLD and _OF_AGE & set(words[-3:-1]):
                    years = AgeRead(_YEARS_OLD[words[-1]], at + len(words))
                    self._age(found, years, tokens, first)
                self._description(found, words)
            at += 1

    def _description(self, found: Evidence, words: Sequence[str]) -> None:
        """What a piece like "a woman in a red coat" or "his wife" says."""
        if not words:
            return
        known = meaning(words[0], self.language)
        if words[0] not in _STARTS and not (known and known.age) and len(words) > 2:
            return
        head: list[str] = []
        for at, word in enumerate(words):
            if word in _GENITIVES or (head and word in ("in", "with", "who", "whose", "at", "on")):
                break
            if word in ("'", "’"):
                if words[at + 1 : at + 2] == ["s"]:
                    head.clear()
                continue
            if word == "s" and not head:
                continue
            head.append(word)
            if len(head) > 6:
                break
        if head and head[0] in ("her", "his", "she", "he", "hans", "hennes", "ihr", "ihre"):
            head = head[1:]
        if any(w in ADULT_LOOKS for w in head):
            found.looks_grown = True
        gender, noun = gendered_word(head, self.language)
        if gender:
            found.noun(gender, 4.0, f'introduced as "{noun}"')
        age, word = age_of(head, self.language)
        if age:
            found.age_words.append((age, f'introduced as "{word}"'))

    def _before(
        self, found: Evidence, tokens: Sequence[str], low: Sequence[str], first: int
    ) -> None:
        """Words right before a name: "his wife MARY", "a young woman, MARY", "a man named JACK"."""
        at = first - 1
        apart = low[at] in _BEFORE_NAMES
        if apart:
            at -= 1
        words: list[str] = []
        while at >= 0 and len(words) < _WORDS_BEFORE:
            token = low[at]
            if token in _STARTS or (token == "s" and low[at - 1] in ("'", "’")):
                if words:
                    words.append(token)
                break
            if token == "old" and (years := age_before(low, at + 1)):
                because = f'introduced as "{_quote(tokens, at - 4, first + 1)}"'
                found.ages.append(AgeSaid(age_class(years), found.speeches, because))
                while at >= 0 and low[at] not in _STARTS and first - at < _WORDS_BEFORE + 4:
                    at -= 1
                continue
            if not token[0].isalnum():
                break
            known = meaning(token, self.language)
            if not apart and not (known or token in ADULT_LOOKS):
                break
            words.append(token)
            at -= 1
        if apart and (not words or words[-1] not in _STARTS):
            return
        words.reverse()
        self._description(found, words)

    def _age(self, found: Evidence, said: AgeRead, tokens: Sequence[str], first: int) -> None:
        because = f'introduced as "{_quote(tokens, first, said.end + 1)}"'
        found.ages.append(AgeSaid(age_class(said.years), found.speeches, because))

    def _pronoun(self, found: Evidence, code: _Hit, weight: float) -> None:
        gender: Gender = "female" if code in (_SHE, _HERS) else "male"
        found.pronouns[gender] += weight
        found.counts[gender] += 1


_MORE_TITLES: Mapping[str, Gender] = {"maam": "female", "milady": "female", "milord": "male"}


_SPOKEN_TITLES = frozenset(
    """mr mrs miss ms lady sir madam uncle aunt auntie mister mistress madame monsieur mademoiselle
    herr frau fräulein señor señora señorita don doña signor signora signorina cousin-f queen king
    prince princess onkel tante tía tío zio zia oncle pan pani fru fröken herrn father sister
    brother mother""".split()
)


def _place(low: Sequence[str], at: int, words: Sequence[str], key: int) -> tuple[int, int] | None:
    """From where to where `words` stand in the text, punctuation between them passed over."""
    first = at
    for word in reversed(words[:key]):
        first -= 1
        while first >= 0 and low[first] in _IN_NAMES:
            first -= 1
        if first < 0 or low[first] != word:
            return None
    end = at
    for word in words[key + 1 :]:
        end += 1
        while end < len(low) and low[end] in _IN_NAMES:
            end += 1
        if end >= len(low) or low[end] != word:
            return None
    return first, end + 1


def _owns(low: Sequence[str], at: int) -> bool:
    """Whether the "her" at `at` is followed by what is hers."""
    after = low[at + 1] if at + 1 < len(low) else "."
    return after[0].isalnum() and after not in _NOT_POSSESSED


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


def _segment(low: Sequence[str], at: int, last: int) -> list[str]:
    words: list[str] = []
    while at < last and low[at] not in ",()-–—:.!?;":
        words.append(low[at])
        at += 1
    return words


def _quote(tokens: Sequence[str], first: int, end: int) -> str:
    """The words of an introduction as they stand there, for the cast list; the middle of long ones
    is left out."""
    if end - first > _LONGEST_QUOTE:
        return f"{_quote(tokens, first, first + 3)} … {_quote(tokens, end - 5, end)}"
    quote = ""
    for token in tokens[first:end]:
        glued = token in ",.;:!?)]'’-–" or quote.endswith(("(", "[", "-", "'", "’"))
        quote += token if not quote or glued else f" {token}"
    return quote + ")" if quote.count("(") > quote.count(")") else quote


_LONGEST_QUOTE = 11
"""Words and marks."""


def known_names(script: Script, language: str) -> dict[str, list[KnownName]]:
    """By each word that a character may be called by, who that may be, the largest part first."""
    known: dict[str, list[KnownName]] = defaultdict(list)
    common = vocabulary(language)
    together = {e.speaker for e in script.elements if e.together}
    for character in script.characters:
        if character.name in together:
            continue  # "EDWARD AND WILL" are Edward and Will
        words = tuple(words_of(character.name, language))
        proper = [at for at, word in enumerate(words) if _is_proper(word, common)]
        if proper:
            variant = len(proper) < len(words)
            for at in proper:
                entries = known[words[at]]
                taken = variant and any(not entry.whole for entry in entries)
                if len(entries) < _SHARED:
                    entries.append(KnownName(words, at, character.name, taken))
        elif words and not VOICE.issuperset(words) and not COLLECTIVE & set(words):
            entries = known[words[-1]]
            if len(entries) < _SHARED:
                entries.append(KnownName(words, len(words) - 1, character.name, True))
    return dict(known)


def _is_proper(word: str, common: Container[str]) -> bool:
    return (
        len(word) > 1
        and not word.isdecimal()
        and not (word in common or word in ROLES or word in _LITTLE)
        and not (word in VOICE or word in COLLECTIVE)
    )


_SHARED = 24
"""Characters who may share a word of their names; more are not told apart by it."""
_LITTLE = frozenset(
    "the of and a an s le la les de du des l d der die das el los y e und et i o".split()
)
