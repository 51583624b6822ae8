"""What a character's name says by itself: "OLD WOMAN", "MARY'S VOICE", "COP #2", "Елена Ивановна".

Knows words and given names; nothing of the script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tableread.cast.ages import NUMBERS, age_before, age_class
from tableread.cast.given_names import share_by_ending, share_of_women
from tableread.cast.voices import Age, Gender
from tableread.cast.words import (
    ADULT_LOOKS,
    COLLECTIVE,
    PRONOUNS,
    ROLES,
    VOICE,
    fold,
    meaning,
    vocabulary,
)

TOKEN = re.compile(r"[^\W_]+|[.,;:!?()\[\]'’#–—-]")
"""Words and the punctuation that matters."""

_OF = frozenset("of de du des der von di del della dello av van zu d do da".split())
_BESIDE = frozenset("in with on at from near behind who mit avec con en".split())
_ARTICLES: dict[str, dict[str, Gender]] = {
    "fr": {"la": "female", "une": "female", "le": "male", "un": "male"},
    "es": {"la": "female", "una": "female", "el": "male", "un": "male"},
    "it": {"la": "female", "una": "female", "il": "male", "lo": "male", "un": "male"},
    "pt": {"a": "female", "uma": "female", "o": "male", "um": "male"},
    "de": {
        "die": "female",
        **dict.fromkeys("der erster zweiter dritter vierter fünfter anderer".split(), "male"),
    },
}
_FAMILY: dict[str, tuple[tuple[str, Gender], ...]] = {
    "ru": (
        ("овна", "female"), ("евна", "female"), ("ична", "female"), ("ович", "male"),
        ("евич", "male"), ("ьич", "male"), ("ова", "female"), ("ева", "female"),
        ("ская", "female"), ("цкая", "female"), ("ский", "male"), ("цкий", "male"),
        ("ов", "male"), ("ев", "male"), ("ин", "male"), ("ина", "female"),
    ),
    "pl": (
        ("ska", "female"), ("cka", "female"), ("dzka", "female"), ("ówna", "female"),
        ("owa", "female"), ("ski", "male"), ("cki", "male"), ("dzki", "male"),
    ),
    "cs": (("ová", "female"), ("ská", "female"), ("ský", "male")),
    "hu": (("né", "female"),),
    "en": (("ovna", "female"), ("evna", "female"), ("ovich", "male"), ("evich", "male"),
           ("skaya", "female"), ("sky", "male"), ("tress", "female"), ("oress", "female"),
           ("eress", "female"), ("dess", "female")),
}  # fmt: skip
"""Endings of surnames and of names after the father that are a woman's or a man's."""

_TRADES = ("er", "or", "ist", "ant", "ent", "ian", "eer")
"""English endings of what somebody does, rather than of names."""
_MALE_ENDINGS = {"en": ("us",), "de": ("er", "or", "ist", "ent", "ant", "eur", "us")}
"""Endings of words that are no names: German trades of women end in -in, Romans in -us."""
_BY_ENDING = {"el": 3.0}
"""Weight of the ending of a name, where the language has one for each gender."""
_ROLE_ENDINGS: dict[str, dict[str, Gender]] = {
    "es": {"a": "female", "o": "male"},
    "it": {"a": "female", "o": "male"},
    "pt": {"a": "female", "o": "male"},
    "pl": {"a": "female"},
    "ru": {"а": "female", "я": "female", **dict.fromkeys("бвгджзйклмнпрстфхцчшщ", "male")},
}
_CHILDISH = frozenset(
    """little small tiny first second third fourth fifth other another older younger young school
    poor lost crying black white indian blonde blond redheaded freckled village farm peasant native
    neighborhood neighbor neighbour orphan shy chubby fat skinny sick blind dead eight nine ten
    eleven twelve seven six five four the a an and 1st 2nd 3rd""".split()
)
"""What may stand before GIRL or BOY who is still a child."""

_AGES = frozenset("year years old yr jahre ans".split()) | NUMBERS.keys()
_SMALL = frozenset(
    "petit petite kleine kleiner kleines lilla liten mały mała маленький маленькая".split()
)
"""Small: said beside a word for somebody young, it is a child."""
_SIZES = frozenset({"young", "little", "small", "tiny"})
_AND = frozenset("and und et y e och и i en és".split())
_SURNAMES = frozenset(
    """king duke knight prince pope priest baron earl lord bishop monk steward butler squire count
    noble god hero abbot cardinal queen chick bride groom""".split()
)
"""Words that are surnames, too."""
_PLAIN_CHILD = frozenset("girl boy girls boys".split())
_RANKS = frozenset(
    """dr doctor professor prof officer detective sergeant sgt lieutenant lt captain capt capitan
    major colonel col general agent inspector sheriff deputy senator judge mayor corporal private
    reverend rev""".split()
)


_JOINS = re.compile(r"[&/+]|(?<=\s)(?:and|und|et|och)(?=\s)", re.IGNORECASE)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")


def _language_of(name: str, language: str) -> str:
    """`language`, or the one of the letters of `name`."""
    if name.isascii():
        return language
    if _CYRILLIC.search(name):
        return "ru"
    return "el" if _GREEK.search(name) else language


class NameSays(NamedTuple):
    """What a name tells: the word for it, "" where it is none."""

    gender: Gender | None
    weight: float
    word: str
    age: Age | None
    age_word: str
    years: int | None


def tokens_of(name: str, language: str) -> list[str]:
    """Folded words and punctuation of `name`."""
    return TOKEN.findall(fold(name, language))


def words_of(name: str, language: str) -> list[str]:
    """Folded words of `name`, without punctuation."""
    return [t for t in tokens_of(name, language) if t[0].isalnum()]


def head_of(tokens: Sequence[str]) -> list[str]:
    """The words for the person: WILL'S DATE is a date, MARY'S VOICE is Mary's."""
    tokens = list(tokens)
    for at, token in enumerate(tokens):
        if token in ("'", "’") and tokens[at + 1 : at + 2] == ["s"] and at > 0:
            owned = [t for t in tokens[at + 2 :] if t[0].isalpha()]
            if owned and not VOICE.issuperset(owned):
                return head_of(tokens[at + 2 :])
            tokens = tokens[:at]
            break
    for at, token in enumerate(tokens):
        if token in _OF or token in _BESIDE or token == "(":
            before = [t for t in tokens[:at] if t[0].isalpha() and len(t) > 1]
            if token in _BESIDE or token == "(":
                return [t for t in tokens[:at] if t[0].isalnum()] if before else _plain(tokens)
            if before and not all(t in VOICE or t in _ALL_ARTICLES for t in before):
                return [t for t in tokens[:at] if t[0].isalnum()]
            if before:
                return head_of(tokens[at + 1 :])
    return _plain(tokens)


_ALL_ARTICLES = {a for table in _ARTICLES.values() for a in table} | {"the", "das", "ein", "eine"}


def _plain(tokens: Sequence[str]) -> list[str]:
    return [t for t in tokens if t[0].isalnum()]


def said_by_name(name: str, language: str) -> NameSays:
    """What the words of `name` tell, before anything the script says."""
    language = _language_of(name, language)
    tokens = tokens_of(name, language)
    words = head_of(tokens)
    years = next((y for at in range(3, len(tokens) + 1) if (y := age_before(tokens, at))), None)
    gender, weight, word = _gender_of(words, language)
    # NEIL YOUNG and TINY are adults
    age, age_word = age_of(words[:-1] if words[-1:] and words[-1] in _SIZES else words, language)
    if language != "en" and not gender and not age:
        # a language taken for another one; the commonest words are known everywhere
        gender, weight, word = _gender_of(words, "en")
        age, age_word = age_of(words, "en")
    if years is not None:
        age, age_word = age_class(years), ""
    return NameSays(gender, weight, word, age, age_word, years)


def _gender_of(words: Sequence[str], language: str) -> tuple[Gender | None, float, str]:
    pronouns = PRONOUNS.get(language, PRONOUNS["en"]).split("/")
    genders: tuple[Gender, Gender] = ("female", "male")
    for gender, its in zip(genders, pronouns, strict=False):
        if len(words) == 1 and words[0] in its.split():
            return gender, 12.0, words[0]
        if gender in words:  # MALE NURSE
            return gender, 12.0, gender
    found, word = gendered_word(words, language)
    if found and _AND.intersection(words) and len({m for m, _ in _gendered(words, language)}) > 1:
        return None, 0.0, ""  # MR. AND MRS. SMITH
    if found:
        at = words.index(word)
        if word in _SURNAMES and at and share_of_women(words[at - 1], language):
            return None, 0.0, ""  # ROSE KING
        weight = 12.0
        if word in _SURNAMES:
            weight = 4.5
        elif word not in vocabulary(language):
            weight = 3.0  # a surname may end in "mann"
        return found, weight, word
    articles = _ARTICLES.get(language, {})
    if len(words) > 1 and words[0] in articles and not VOICE & set(words):
        return articles[words[0]], 4.0, words[0]
    if words == ["nurse"] or (words and words[-1] == "nurse"):
        return "female", 1.5, "nurse"
    return None, 0.0, ""


def gendered_word(words: Sequence[str], language: str) -> tuple[Gender | None, str]:
    """The first of `words` that tells a gender, and which; in Hungarian the last."""
    told = _gendered(words, language)
    if len(told) > 1 and told[0][1] == "junge":
        told = told[1:]  # "eine junge Dame"
    if not told:
        return None, ""
    return told[-1] if language == "hu" else told[0]


def _gendered(words: Sequence[str], language: str) -> list[tuple[Gender, str]]:
    return [(m.gender, w) for w in words if (m := meaning(w, language)) and m.gender]


def age_of(words: Sequence[str], language: str) -> tuple[Age | None, str]:
    """Age class that `words` said of a person tell, and by which word.

    Old goes before young and young before child, but a girl is a child unless a word beside her
    ("waitress", "attractive", "office") is not said of children.
    """
    found = {word: said.age for word in words if (said := meaning(word, language)) and said.age}
    if "junge" in found and len(found) + sum(w in vocabulary(language) for w in words) > 2:
        found["junge"] = "young"  # "eine junge Dame"
    small = next((word for word in words if word in _SMALL), "")
    if small and any(age != "old" for age in found.values()):
        return "child", small
    for age in _OLD_FIRST:
        for word, its in found.items():
            if its != age:
                continue
            child = next((w for w in words if w in _PLAIN_CHILD), "")
            if age != "old" and child and language == "en":
                others = [
                    w for w in words
                    if w != child and w not in _CHILDISH and w not in found and not w.isdecimal()
                ]  # fmt: skip
                grown = others or any(w in ADULT_LOOKS or w.startswith("teen") for w in words)
                return ("young", word) if grown else ("child", child)
            if word == "little" and any(v in words for v in ("man", "woman", "men", "women")):
                return None, ""
            return age, word
    return None, ""


_OLD_FIRST: tuple[Age, ...] = ("old", "young", "child")


def by_given_name(name: str, language: str) -> tuple[float, str, bool]:
    """Weight (more than 0 for a woman), the word it comes from, and whether only by its ending.

    After a rank ("DR. BENNETT") and in the name of a role ("COP #2") there is no given name.
    """
    language = _language_of(name, language)
    if len(parts := _JOINS.split(name)) > 1:
        weights = [by_given_name(part, language) for part in parts if part]
        agreed = len({weight > 0 for weight, _, _ in weights}) == 1
        return (
            weights[0] if agreed and all(weight for weight, _, _ in weights) else (0.0, "", False)
        )
    tokens = tokens_of(name, language)
    words = [w for w in head_of(tokens) if w.isalpha() and len(w) > 1]
    if tokens[:2] in (["o", "'"], ["o", "’"]):
        return 0.0, "", False
    words = [w for w in words if w not in _ALL_ARTICLES]
    for word in words:
        for ending, gender in _FAMILY.get(language, ()):
            if word.endswith(ending) and len(word) > len(ending) + 1:
                if (
                    ending in ("ин", "ина", "ов", "ев")
                    and share_of_women(word, language) is not None
                ):
                    continue
                return (8.0 if gender == "female" else -8.0), word, True
    if not words or COLLECTIVE & set(words):
        return 0.0, "", False
    if words[0] in _RANKS and len(words) < 3:
        return 0.0, "", False  # a surname follows
    proper = [
        w for w in words if not (w in ROLES or w in VOICE or w in _AGES or meaning(w, language))
    ]
    for at, word in enumerate(proper[:3]):
        known = share_of_women(word, language)
        if known is not None:
            share, rare = known
            lean = 2 * share - 1
            # a name that both have says less than its share: Hollis, Robin
            weight = lean * abs(lean) ** 0.5 * (1.4 if rare else 3.2) / (1 + at)
            if ROLES.intersection(words[words.index(word) + 1 :]):
                weight *= 0.4  # CHARITY OFFICER
            return weight, word, False
        endings = _ROLE_ENDINGS.get(language, {})
        if word[-1] in endings and len(word) > 3:
            return (1.6 if endings[word[-1]] == "female" else -1.6), word, True
    if len(words) == 1 and proper and not (language == "en" and words[0].endswith(_TRADES)):
        by_ending = share_by_ending(words[0], language)
        if by_ending is not None:
            return (2 * by_ending - 1) * _BY_ENDING.get(language, 1.2), words[0], True
    if proper and proper[-1].endswith(_MALE_ENDINGS.get(language, ())) and len(proper[-1]) > 4:
        return -1.2, proper[-1], True
    return 0.0, "", False


def is_several(name: str, language: str) -> bool:
    """Whether `name` is that of a crowd."""
    return bool(COLLECTIVE & set(words_of(name, language)))
