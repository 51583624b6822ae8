"""How a script introduces somebody: "MARY, 25, a nurse", "his wife ANNA", "a man named JACK (40s)".

Reads what stands around a name, on folded tokens; never further than a few dozen of them.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from tableread.cast.ages import DECADES, NUMBERS, AgeRead, age_before, age_class, read_age
from tableread.cast.evidence import AgeSaid, Evidence
from tableread.cast.names import age_of, gendered_word
from tableread.cast.voices import Gender
from tableread.cast.words import ADULT_LOOKS, meaning, vocabulary

INTRODUCTIONS = 3  # chosen with tests/bench/traits.py
"""First mentions that are searched for what somebody is."""
LOOK_AHEAD = 34  # tokens behind a name: a long sentence; chosen with tests/bench/traits.py
_OF_AGE = frozenset({"of", "aged", "age"})
YEARS_OLD = NUMBERS | {str(number): number for number in range(1, 100)}
_BEFORE_NAMES = frozenset(",(:-–—") | {"named", "called"}
_WORDS_BEFORE = 5  # words before a name: "a very old woman named"
_COPULAS = frozenset("is be was ist est es è är".split())
_BREAKS = frozenset(",()-–—:")
_OPENS = _BREAKS - {")"} | _COPULAS
"""What an introduction may go on with behind a name."""


_GENITIVES = frozenset("of to from de du des der von di del av van z".split())
_AFTER_NOUN = frozenset("in with who whose at on wearing holding carrying dressed clad".split())
_OWNING = (["'"], ["’"])
_WORDS_OF_HEAD = 6  # longer than "a small and very old woman"
_STARTS = frozenset(
    """a an the his her their our my your its another this that one un une le la les l sa ses leur
    ein eine der die das sein seine ihr ihre el los su sus una il lo en ett den det hans hennes een
    de zijn egy um uma o s she he they ce cette""".split()
)


class Introductions:
    """Reads introductions in one language; `known` are the words by which characters are called."""

    def __init__(self, language: str, known: Container[str], caseless: bool) -> None:
        self._language = language
        self._known = known
        self._caseless = caseless
        self._plain = vocabulary(language).keys()

    def read(
        self, found: Evidence, tokens: Sequence[str], low: Sequence[str], first: int, end: int
    ) -> int:
        """Reads what stands around a name; returns where the whole name ends."""
        if end < len(low) and (tokens[end][0].isupper() or self._caseless):
            end = self._surname(tokens, low, end)
        if low[end - 1] in self._plain and (self._caseless or not tokens[end - 1].isupper()):
            return end  # "the man" may be another than MAN
        found.mentions += 1
        after = low[end] if end < len(low) else "."
        if found.mentions <= INTRODUCTIONS:
            if after in _OPENS:
                self._apposition(found, tokens, low, first, end)
            if first:
                self._before(found, tokens, low, first)
        elif first > 2 and low[first - 1] == "old" and (years := age_before(low, first)):
            because = f'introduced as "{quote(tokens, max(0, first - 5), end)}"'
            found.ages.append(AgeSaid(age_class(years), found.speeches, because))
        if (after in _OPENS or after in DECADES) and (said := read_age(low, end)):
            self.age(found, said, tokens, first)
        return end

    def _surname(self, tokens: Sequence[str], low: Sequence[str], end: int) -> int:
        """The end of a whole name whose first part is known: AMOS CALLOWAY (50)."""
        until = end
        while until < min(end + 2, len(low)) and low[until][0].isalpha():
            if not tokens[until][0].isupper():
                # without capitals an age must follow
                return until + 1 if self._caseless and read_age(low, until + 1) else end
            until += 1
            if until < len(low) and (low[until] in ",(" or low[until] in _COPULAS):
                return until
        return end

    def _apposition(
        self, found: Evidence, tokens: Sequence[str], low: Sequence[str], first: int, end: int
    ) -> None:
        """What follows a name: ", a tall woman, 40s, in her Sunday best"; not an age right behind it."""
        last = min(len(low), end + LOOK_AHEAD)
        if low[end] in _COPULAS:  # "X is a tall man", but not "X is walking with Y, 20"
            self.description(found, segment(low, end + 1, last))
            return
        aged = read_age(low, end) is not None
        at = end
        while at < last:
            token = low[at]
            if at > end:
                if token in ".!?;":
                    return
                if token in self._known and tokens[at][0].isupper():
                    return
            if token in _BREAKS or at == end:
                if at > end and not aged and (said := read_age(low, at)):
                    self.age(found, said, tokens, first)
                    aged = True
                words = segment(low, at + 1 if token in _BREAKS else at, last)
                if words[-1:] and words[-1] in YEARS_OLD and _OF_AGE & set(words[-3:-1]):
                    years = AgeRead(YEARS_OLD[words[-1]], at + len(words))
                    self.age(found, years, tokens, first)
                self.description(found, words)
            at += 1

    def description(self, found: Evidence, words: Sequence[str]) -> None:
        """What a piece like "a woman in a red coat" or "his wife" says."""
        if not words:
            return
        known = meaning(words[0], self._language)
        if words[0] not in _STARTS and not (known and known.age) and len(words) > 2:
            return
        head: list[str] = []
        ended = False
        for at, word in enumerate(words):
            if word in _GENITIVES or (head and word in _AFTER_NOUN):
                break
            if word in ("'", "’"):
                if words[at + 1 : at + 2] == ["s"]:
                    head.clear()
                    ended = False
                continue
            if word == "s" and not head:
                continue
            if len(head) > 1 and word in _STARTS:
                break  # "a man wearing an old hat"
            known = meaning(word, self._language)
            if ended and not (known and known.age and not known.gender):
                break
            ended = ended or bool(known and known.gender and words[at + 1 : at + 2] not in _OWNING)
            head.append(word)
            if len(head) > _WORDS_OF_HEAD:
                break
        if head and head[0] in ("her", "his", "she", "he", "hans", "hennes", "ihr", "ihre"):
            head = head[1:]
        if any(w in ADULT_LOOKS for w in head):
            found.looks_grown = True
        gender, noun = gendered_word(head, self._language)
        if gender:
            found.noun(gender, 4.0, f'introduced as "{noun}"')
        age, word = age_of(head, self._language)
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
                because = f'introduced as "{quote(tokens, max(0, at - 4), first + 1)}"'
                found.ages.append(AgeSaid(age_class(years), found.speeches, because))
                while at >= 0 and low[at] not in _STARTS and first - at < _WORDS_BEFORE + 4:
                    at -= 1
                continue
            if not token[0].isalnum():
                break
            known = meaning(token, self._language)
            if not apart and not (known or token in ADULT_LOOKS):
                break
            words.append(token)
            at -= 1
        if apart and (not words or words[-1] not in _STARTS):
            return
        words.reverse()
        self.description(found, words)

    def age(
        self,
        found: Evidence,
        said: AgeRead,
        tokens: Sequence[str],
        first: int,
        gender: Gender | None = None,
    ) -> None:
        """Note the age `said`, whose words begin at `first`."""
        because = f'introduced as "{quote(tokens, first, said.end + 1)}"'
        found.ages.append(AgeSaid(age_class(said.years), found.speeches, because, gender))


def segment(low: Sequence[str], at: int, last: int) -> list[str]:
    """The words from `at` to the next punctuation, or to `last`."""
    words: list[str] = []
    while at < last and low[at] not in ",()-–—:.!?;":
        words.append(low[at])
        at += 1
    return words


def quote(tokens: Sequence[str], first: int, end: int) -> str:
    """The words of an introduction as they stand there, for the cast list; the middle of long ones
    is left out."""
    if end - first > _LONGEST_QUOTE:
        return f"{quote(tokens, first, first + 3)} … {quote(tokens, end - 5, end)}"
    words = ""
    for token in tokens[first:end]:
        glued = token in ",.;:!?)]'’-–" or words.endswith(("(", "[", "-", "'", "’"))
        words += token if not words or glued else f" {token}"
    return words + ")" if words.count("(") > words.count(")") else words


_LONGEST_QUOTE = 11  # fits on a line of the cast list
"""Words and marks."""
