"""Which voice the program gave to whom before it had natural ones, by the rules it had then.

Libraries of that time do not tell whether a person chose a voice: one that is not what the program would have given was
chosen. Nothing else uses these rules, and they never change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tableread.cast.voices import Age, Gender, Voice
from tableread.script.model import Kind, Script


class _Voice(NamedTuple):
    """A voice as it was described then."""

    id: str
    language: str
    variant: str
    gender: Gender
    age: Age
    rate: int
    pitch: int
    range: int


def legacy_voices(script: Script, voices: Sequence[Voice]) -> dict[str, str]:
    """The id of the voice that each character of `script` was given, of the eSpeak voices among `voices`."""
    espeak = [v for v in voices if v.engine == "espeak"]
    narrator = next((v for v in espeak if v.reserved == "narrator"), None)
    free = [_as_then(v) for v in espeak if not v.reserved and v is not narrator]
    if not free:
        return {}
    traits = _guess_traits(script)
    given: list[_Voice] = []
    names: dict[str, str] = {}
    pool = _pool(free)
    for character in script.characters:
        pool = pool or _pool(free)
        trait = traits[character.name]
        fits = [_fit(voice, trait) - cost for voice, cost in pool]
        best = max(fits)
        tied = [at for at, fit in enumerate(fits) if fit == best]
        chosen = max(
            tied, key=lambda at: (min(_CLEARLY_APART, _distance_to_all(pool[at][0], given)), -at)
        )
        voice, _ = pool.pop(chosen)
        given.append(voice)
        names[character.name] = voice.id
    return names


def _as_then(voice: Voice) -> _Voice:
    own = voice.own
    return _Voice(
        voice.id, voice.language, str(own.get("variant", "")), voice.gender, voice.age,
        int(own.get("rate", 170)), int(own.get("pitch", 50)), int(own.get("range", 50)),
    )  # fmt: skip


class _Traits(NamedTuple):
    """What the script says of a character; neutral and adult where it says nothing."""

    gender: Gender
    age: Age


_FEMALE = frozenset(
    """woman women girl girls lady mother mom mum mommy grandmother grandma granny gran aunt auntie
    sister daughter wife widow bride queen princess duchess waitress actress hostess stewardess
    mrs ms miss madam nun witch nurse maid female she her girlfriend""".split()
)
_MALE = frozenset(
    """man men boy boys gentleman father dad daddy grandfather grandpa uncle brother son husband
    groom king prince duke waiter actor host steward mr sir lord monk wizard priest male he his
    boyfriend guy fisherman policeman fireman doorman salesman""".split()
)
_CHILD = frozenset("boy girl kid child baby toddler little infant schoolboy schoolgirl".split())
_YOUNG = frozenset("young teen teenager teenage student".split())
_OLD = frozenset(
    "old elderly aged grandmother grandma granny gran grandfather grandpa ancient".split()
)
# Common given names, for scripts that never say "she" or "he"; pronouns outweigh them.
_HER_NAMES = frozenset(
    """ada alice amanda amy ana andrea angela anna anne barbara beth carla carol caroline catherine
    charlotte christine claire clara daisy diana donna dorothy elena elizabeth ella ellen emily emma
    eva fiona grace hannah helen irene isabel jane janet jenny jessica joan josephine judith julia
    karen kate laura linda lisa lucy margaret margo maria marie martha mary michelle mildred nancy
    naomi natalie nicole nina nora olivia pamela patricia paula rachel rebecca rita rosa rose ruth
    samantha sandra sarah sophia sophie susan sylvia teresa tina vera victoria wendy""".split()
)
_HIS_NAMES = frozenset(
    """adam alan albert andrew anthony arthur ben benjamin bernard bill bob brian carl charles
    christopher daniel dave david dennis donald douglas edward eric frank fred gary george gerald
    gordon graham greg harold harry henry howard ian jack jacob james jason jeff jim joe joel john
    jonathan joseph joshua karl keith ken kevin larry leonard louis luke marcus mark martin matthew
    michael mike nathan nicholas norman oliver oscar patrick paul peter philip ralph raymond richard
    robert roger ronald ross roy samuel scott simon stan stephen steven stuart ted thomas tim tom
    victor vincent walter wilbur will william""".split()
)
_SHE = frozenset({"she", "her", "herself", "hers"})
_HE = frozenset({"he", "him", "his", "himself"})
_WORD = re.compile(r"[^\W_]+")
_REACH = 14
"""Words behind a mention in which a pronoun is taken to mean the one mentioned."""
_AGE_NUMBER = re.compile(
    r"\W{0,3}(?:age[d ]*\W?|about |early |mid |late )*(\d{1,2})(?!\d)", re.IGNORECASE
)
_AGE_READS = 3
"""Mentions that are searched for an age; it is given where somebody comes in."""


def _guess_traits(script: Script) -> dict[str, _Traits]:
    """Traits of every speaking character."""
    pronouns, ages = _evidence(script)
    genders = {c.name: _gender(c.name, pronouns[c.name]) for c in script.characters}
    for name, gender in genders.items():
        if gender == "neutral":
            genders[name] = _of_the_same_person(name, genders)
    return {name: _Traits(gender, _age(name, ages.get(name))) for name, gender in genders.items()}


def _of_the_same_person(name: str, genders: dict[str, Gender]) -> Gender:
    """The gender of the character whose name is part of this one: "YOUNG EDWARD" is Edward."""
    words = name.casefold().split()
    inside = [n for n in genders if n != name and set(n.casefold().split()) < set(words)]
    return genders[max(inside, key=len)] if inside else "neutral"


def _gender(name: str, pronouns: Counter[str]) -> Gender:
    words = {w.casefold() for w in _WORD.findall(name)}
    if words & _FEMALE:
        return "female"
    if words & _MALE:
        return "male"
    she = pronouns["she"] + 2 * len(words & _HER_NAMES)
    he = pronouns["he"] + 2 * len(words & _HIS_NAMES)
    if she > he:
        return "female"
    return "male" if he > she else "neutral"


def _age(name: str, number: int | None) -> Age:
    words = {w.casefold() for w in _WORD.findall(name)}
    if words & _OLD:
        return "old"
    if words & _CHILD:
        return "child"
    if words & _YOUNG:
        return "young"
    if number is None:
        return "adult"
    if number <= 12:
        return "child"
    if number <= 26:
        return "young"
    return "old" if number >= 63 else "adult"


def _evidence(script: Script) -> tuple[dict[str, Counter[str]], dict[str, int]]:
    """Pronouns counted for each name, and the first age found."""
    pronouns: dict[str, Counter[str]] = {c.name: Counter() for c in script.characters}
    ages: dict[str, int] = {}
    reads: Counter[str] = Counter()
    by_word = _by_word(script)
    for element in script.elements:
        if element.kind is not Kind.ACTION:
            continue
        who: str | None = None
        left = 0
        for match in _WORD.finditer(element.text):
            word = match[0].casefold()
            if word in by_word:
                who, left = by_word[word], _REACH
                if reads[who] < _AGE_READS and who not in ages:
                    reads[who] += 1
                    age = _AGE_NUMBER.match(element.text, match.end())
                    if age:
                        ages[who] = int(age[1])
            elif who and left > 0:
                left -= 1
                if word in _SHE or word in _HE:
                    # "Mary looks up. She ..." is Mary; "Mary looks at his hat" may be anybody's
                    weight = 3 if match[0][0].isupper() else 1
                    pronouns[who]["she" if word in _SHE else "he"] += weight
                    who = None
    return pronouns, ages


def _by_word(script: Script) -> dict[str, str]:
    """The word that a character is called by in the action: the first of the name, if it is alone."""
    owners: dict[str, list[str]] = {}
    for character in script.characters:
        for word in {w.casefold() for w in _WORD.findall(character.name) if len(w) > 1}:
            owners.setdefault(word, []).append(character.name)
    common = _FEMALE | _MALE | _CHILD | _YOUNG | _OLD | {"the", "of", "voice"}
    return {word: names[0] for word, names in owners.items() if word not in common}


_PITCH_SHIFTS = ((0, 0.0), (25, 2.5), (-25, 2.5))
"""Steps of pitch and what they cost in fit: 25 apart is another person to the ear, 10 is not."""


_CLEARLY_APART = 2.5
"""Distance from which on two voices are never taken for each other; then the pack's order decides."""


def _pool(free: Sequence[_Voice]) -> list[tuple[_Voice, float]]:
    """Every voice as it is, then raised and lowered, each with its cost."""
    return [(_shifted(voice, by), cost) for by, cost in _PITCH_SHIFTS for voice in free]


def _shifted(voice: _Voice, by: int) -> _Voice:
    if not by:
        return voice
    pitch = voice.pitch + by
    if not 0 <= pitch <= 99:
        pitch = voice.pitch - 2 * by  # past the other one, which goes the same way
    suffix = "+" if by > 0 else "-"
    return voice._replace(id=voice.id + suffix, pitch=max(0, min(99, pitch)))


_AGES = {"child": 0, "young": 1, "adult": 2, "old": 3}


def _fit(voice: _Voice, trait: _Traits) -> float:
    """How well a voice suits: gender before age; a child's voice only for children."""
    fit = 0.0
    if trait.gender != "neutral":
        fit += {trait.gender: 4.0, "neutral": 1.0}.get(voice.gender, -4.0)
    fit -= abs(_AGES[voice.age] - _AGES[trait.age])
    if (voice.age == "child") != (trait.age == "child"):
        fit -= 2.0
    return fit


def _distance_to_all(voice: _Voice, given: Sequence[_Voice]) -> float:
    return min((_distance(voice, other) for other in given), default=_CLEARLY_APART)


def _distance(a: _Voice, b: _Voice) -> float:
    """A rough ear: gender and variant tell most, then pitch (30 steps: 2.5), pace, accent (0.4)."""
    return (
        (2.0 if a.gender != b.gender else 0.0)
        + (1.5 if a.variant != b.variant else 0.0)
        + abs(a.pitch - b.pitch) / 12
        + abs(a.rate - b.rate) / 25
        + abs(a.range - b.range) / 30
        + (0.4 if a.language != b.language else 0.0)
    )
