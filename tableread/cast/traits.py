"""Who the characters are, by what the script says: their gender and age, and why we think so.

A guess only fills the cast list in; people change it. Names, introductions, pronouns, the list of
characters and how people are addressed each have a weight; an age that is told in numbers goes before
words, and words before nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from tableread.cast.cast_list import Listed, read_cast_list
from tableread.cast.evidence import AgeSaid, Evidence
from tableread.cast.known import NOTHING, Traits
from tableread.cast.language import language_of
from tableread.cast.mentions import known_names
from tableread.cast.names import NameSays, by_given_name, is_several, said_by_name
from tableread.cast.reading import evidence
from tableread.cast.variants import People, members
from tableread.cast.voices import Age, Gender
from tableread.script.model import Script

_SURE = 0.75  # chosen with tests/bench/traits.py
"""Weight from which on a gender is told."""
_LEAD = 15  # chosen with tests/bench/traits.py
"""Speeches from which on somebody is no child because of one late mention."""
_CALLED = 15  # chosen with tests/bench/traits.py
"""Speeches in which somebody must be called a young man once: it is said in jest, too."""
_FIRST = 2  # chosen with tests/bench/traits.py
"""Speeches before which somebody is still being introduced."""


def guess_traits(script: Script) -> dict[str, Traits]:
    """Traits of every speaking character."""
    language = language_of(script).code or "en"
    known = known_names(script, language)
    found = evidence(script, language, known)
    listed = read_cast_list(script, language, known)
    names = {name: said_by_name(name, language) for name in found}
    genders = {
        name: _gender(names[name], by_given_name(name, language), found[name], listed.get(name))
        for name in found
    }
    people = People(found, language)
    traits: dict[str, Traits] = {}
    for name in found:
        if is_several(name, language):
            says = names[name]
            if says.gender and _told_by_word(says):
                traits[name] = Traits(says.gender, "adult", f'the name says "{says.word}"')
            else:
                traits[name] = Traits("neutral", "adult")
            continue
        gender, because = genders[name]
        base = people.within(name)
        if base and (gender == "neutral" or not _told_by_word(names[name])):
            other, why = genders[base]
            if other != "neutral":
                gender, because = other, f"the same person as {base}: {why}"
        if together := members(name, found):
            several = {genders[member][0] for member in together}
            gender = several.pop() if len(several) == 1 else "neutral"
            because = f"said of {' and '.join(together)}" if gender != "neutral" else NOTHING
        age, age_because = _age(names[name], found[name], listed.get(name), gender)
        traits[name] = Traits(gender, age, because, age_because)
    return traits


def _told_by_word(says: NameSays) -> bool:
    return says.gender is not None and says.weight > 5


class _Reason(NamedTuple):
    weight: float
    """More than 0 for a woman."""
    because: str


def _gender(
    says: NameSays, given: tuple[float, str, bool], found: Evidence, listed: Listed | None
) -> tuple[Gender, str]:
    reasons = [r for r in _reasons(says, given, found, listed) if r.weight]
    total = sum(reason.weight for reason in reasons)
    if abs(total) < _SURE:
        return "neutral", NOTHING
    best = max(reasons, key=lambda r: math.copysign(1, total) * r.weight)
    return ("female" if total > 0 else "male"), best.because


def _reasons(
    says: NameSays, given: tuple[float, str, bool], found: Evidence, listed: Listed | None
) -> Iterable[_Reason]:
    if says.gender:
        yield _Reason(_signed(says.gender, says.weight), f'the name says "{says.word}"')
    weight, word, ending = given
    if listed and listed.gender and not (word and listed.given == word):
        yield _Reason(_signed(listed.gender, listed.weight), listed.because)
    how = f"the ending of the name {_titled(word)}" if ending else f"the name {_titled(word)}"
    yield _Reason(weight, how)
    she, he = found.pronouns["female"], found.pronouns["male"]
    winner: Gender = "female" if she > he else "male"
    times = found.counts[winner]
    pronoun = "she" if winner == "female" else "he"
    yield _Reason(
        1.6 * _balance(she, he, 1.5),
        f'"{pronoun}", {"once" if times == 1 else f"{times} times"} near the name',
    )
    for gender, weight in found.nouns.items():
        if weight:
            yield _Reason(_signed(gender, min(weight, 6.0)), found.noun_words[gender])
    she, he = found.address["female"], found.address["male"]
    if she or he:
        winner = "female" if she > he else "male"
        called = found.address_words.get(winner, "")
        yield _Reason(1.2 * _balance(she, he, 3.0), f'addressed as "{called}"')


def _balance(she: float, he: float, doubt: float) -> float:
    """How far `she` outweighs `he`: more with more of them, less the more they disagree."""
    return (she - he) / math.sqrt(she + he + doubt)


def _signed(gender: Gender, weight: float) -> float:
    return weight if gender == "female" else -weight


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:]


def _age(says: NameSays, found: Evidence, listed: Listed | None, gender: Gender) -> tuple[Age, str]:
    by_name = f'the name says "{says.age_word}"' if says.age_word else "the age in the name"
    if says.age and (says.years is not None or says.age == "old"):
        return says.age, by_name
    if listed and listed.years:
        return listed.years, listed.age_because
    told = _of_ages(found, [a for a in found.ages if a.gender in (None, gender)])
    if told:
        return told.age, told.because
    if says.age == "child" and (grown := _grown_girl(found)):
        return grown
    if says.age:
        return says.age, by_name
    if found.said_ages:
        return found.said_ages[0].age, found.said_ages[0].because
    if listed and listed.age:
        return listed.age, listed.age_because
    if found.age_words:
        age, because = found.age_words[0]
        if age == "child" and found.looks_grown:
            return "young", because
        if age != "child" or found.speeches < _LEAD or len(found.age_words) > 1:
            return age, because
    called = {a: n for (g, a), n in found.address_ages.items() if g == gender}
    if called:
        age = max(called, key=called.__getitem__)
        word = found.address_age_words.get((gender, age), "") if gender != "neutral" else ""
        often = called[age] > 1 or word.startswith("young ")
        if word and often and called[age] * _CALLED >= found.speeches:
            return age, f'addressed as "{word}"'
    return "adult", NOTHING


def _grown_girl(found: Evidence) -> tuple[Age, str] | None:
    """A GIRL or BOY of whom something is said that is not said of children."""
    if found.looks_grown:
        because = next((why for age, why in found.age_words if age == "young"), "")
        return "young", because or "the introduction is not of a child"
    return None


_RANK: dict[Age, int] = {"child": 0, "young": 1, "adult": 2, "old": 3}


def _of_ages(found: Evidence, ages: list[AgeSaid]) -> AgeSaid | None:
    """The age in which a character says most, where the script gives several.

    Time goes forward: an age that is less than one before it is that of a flashback.
    """
    lasts: dict[Age, int] = {}
    first: dict[Age, AgeSaid] = {}
    if not ages:
        return None
    now = ages[0]
    if now.speeches > _FIRST and found.speeches >= _LEAD and now.age == "child":
        # who has spoken for long before being a child is one in a flashback
        now = AgeSaid("adult", 0, NOTHING)
        ages = [now, *ages]
    for at, said in enumerate(ages):
        if _RANK[said.age] >= _RANK[now.age]:
            now = said
        until = ages[at + 1].speeches if at + 1 < len(ages) else found.speeches
        lasts[now.age] = lasts.get(now.age, 0) + until - said.speeches
        first.setdefault(now.age, now)
    best = max(lasts, key=lambda age: (lasts[age], _RANK[age]))
    return first[best]
