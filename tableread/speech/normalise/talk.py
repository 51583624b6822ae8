"""How people talk: stammers, drawn out words, initials."""

from __future__ import annotations

import re

from tableread.speech.normalise.capitals import SPELT, SPELT_LOUD
from tableread.speech.normalise.numerals import roman
from tableread.speech.normalise.rule import rule
from tableread.speech.spoken_text import Rule

_STAMMERED: dict[str, str] = {c: f"{c}uh, " for c in "bcdfghjklmnpqrstvwyz"} | {
    c: f"{c}, " for c in "aeiou"
}
"""What is said for a letter that a stammer repeats."""
_STAMMERED |= {c: f"{c}uh, " for c in ("th", "sh", "ch", "st", "pl", "pr", "tr", "br", "gr", "cl", "fr", "sl", "sw")}  # fmt: skip
_STAMMERED["wh"] = "wuh, "
_STAMMERED["c"] = "kuh, "


_TWICE = frozenset(
    """all ball been bee beef bell between boo book boom boss boot call cheer class cool cook cross deep
    doll door dress fall fee feel feet fell fill floor food fool foot free freeze full glass goodbye good goddess
    green hall hell hello hoot kill kiss knee less llama look loose loser boohoo meet mess mill mood moon need noon
    off ooh pass pee pill poor pool proof pull queen root room roof school see seem seen sell sheep shoot sleep
    small smell soon speed spell spoon steel still stood street stuff sweet tall tee tell too took tool tooth tree
    up wall wee week weed weep well will wood woo woohoo yell yoo zoo zoom ass miss mooo toots whee yippee yahoo
    really finally coffee happy sorry baby daddy mommy funny pretty bitter better little""".split()
)
"""Words with the same letter twice."""
_REPEATED = re.compile(r"(\w)\1{2,}+")
_INTERJECTIONS = re.compile(r"(?i:h?m+|sh+|ps+t|t+sk|b+r+|g+r+|z+|w+|x+|hm+ph|pf+t)")


def _drawn_out(match: re.Match[str]) -> str:
    """ "Nooo" as "No", "goood" as "good"; what is no word has sounds of its own."""
    word = match[0]
    if _INTERJECTIONS.fullmatch(word) or roman(word) or (len(word) == 3 and word.isupper()):
        return word
    twice, once = _REPEATED.sub(r"\1\1", word), _REPEATED.sub(r"\1", word)
    said = twice if twice.casefold() in _TWICE else once
    return said.lower() if len(said) > 1 and said.isupper() else said


_SHORT_WORDS = frozenset(
    """ace act add age ago ah ail air al ale all amy ann ant ape arm art ash ask ate aw awe axe dry ear ease ed eel egg
    eh end eve ew eye fee fie flu fly foe fry hah heh hm ian ice icy ill imp ink inn ivy jo joe joy key lee lie loo oak oar
    odd oi ooh oops out ow owe owl pea pie ski sky sea she shy sly spa spy sue sty tea tie toe tree uh um urn vie woe
    wry zoe zoo am an and any are as at be big boy bye but by can cop cut day did die do dog eat far few for
    fun gas get go god got gun guy had has he her hey him his hit hot how if in is it job kid let lie
    lot mad man may me men mom my new no nor not now of off oh old on one or our out own pal pay put
    ran red run sad saw say see set she sir sit so son the to too top try two up us use wait war was
    way we who why win yes yet you""".split()
)
"""English words of few letters, which an engine spells where they stand in capitals."""
_SYLLABLE = re.compile(r"[B-DF-HJ-NP-TV-Z][AEIOU][B-DF-HJ-NP-TV-Z]")
"""Three letters that are a word or a name: "HAT", "KIM"."""


def _capitals(match: re.Match[str]) -> str:
    """A word in capitals is said louder, not spelt; initials are spelt."""
    word = match[0]
    bare, mark, rest = word.partition("'")
    if bare in SPELT:
        spelt = " ".join(bare) if bare in SPELT_LOUD else bare
        return spelt + mark + rest.lower()
    if (
        len(bare) > 3
        or _SYLLABLE.fullmatch(bare)
        or word.casefold() in _SHORT_WORDS
        or (rest and bare.casefold() in _SHORT_WORDS)
    ):
        return word.lower()
    return bare + mark + rest.lower()


TALK: tuple[Rule, ...] = (
    # a stammer: sounds, not letters
    (re.compile(r"\b([A-Za-z]|[Ww]h|[TtSsCc]h|[Ss]t|[Pp]l|[PpTtBbGgFf]r|[CcSs]l|[Ss]w)-(?=\1)", re.I), lambda m: _STAMMERED.get(m[1].lower(), m[0])),
    (re.compile(r"\b(?=\w{0,40}(\w)\1\1)[^\W\d_]++"), _drawn_out),
    rule(r"(?<=\b[Tt]he )US\b", "U S"),
    (re.compile(r"(?<![\w.])[A-Z]{2,}+(?:'[A-Z]{1,3})?(?!\w|\.[A-Z])"), _capitals),
)  # fmt: skip
