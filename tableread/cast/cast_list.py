"""The list of characters at the head of a play: "LADY BRACKNELL", "Peter, sein Sohn", "Hilma, 20 år".

Reads lines before the first speech that name somebody who speaks. Collects, does not weigh.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tableread.cast.ages import age_class, read_age
from tableread.cast.mentions import KnownName
from tableread.cast.names import age_of, by_given_name, gendered_word, tokens_of
from tableread.cast.voices import Age, Gender
from tableread.cast.words import OWNERS, fold
from tableread.script.model import Kind, Script

_HEADS = tuple(
    """dramatis person character cast the-cast people personnages acteurs personen personaggi
    personajes interlocutori действующие osoby személyek jádzó szereplők personer personagens
    πρόσωπα προσωπα roles rollen reparto dramatis""".split()
)
_PLAYS = frozenset({"tei", "stage"})
_LISTING = frozenset({Kind.ACTION, Kind.CENTERED, Kind.SYNOPSIS, Kind.HEADING})
_LINES = 400  # longer than any list of characters; keeps the time short
"""Lines that are looked at, before the first speech."""
_GENITIVES = frozenset("of to de du des der von di del della av van z for from".split())
_WIVES = frozenset(
    """wife frau gemahlin gattin femme épouse mujer esposa moglie hustru fru żona жена felesége
    vrouw""".split()
)
_HUSBANDS = frozenset(
    "husband mann gatte gemahl mari époux marido esposo marito man mąż муж".split()
)
_THEIRS = frozenset("ihr ihre su sus sa son sua leur leurs".split())
"""Her, his or their: the word does not tell."""
_GROWN_CHILDREN = frozenset(
    """son daughter sohn tochter fils fille hijo hija figlio figlia dotter syn córka сын дочь fia
    lánya leánya zoon dochter filho filha""".split()
)


@dataclass(slots=True)
class Listed:
    """What the list says of one character."""

    gender: Gender | None = None
    weight: float = 0.0  # none yet
    because: str = ""
    given: str = ""
    """The given name that the gender comes from, where nothing else told it."""
    years: Age | None = None
    """The class of an age in years."""
    age: Age | None = None
    age_because: str = ""


def read_cast_list(
    script: Script, language: str, known: Mapping[str, Sequence[KnownName]]
) -> dict[str, Listed]:
    """What the list of characters says of each who is on it; `known` are their `known_names`."""
    listed: dict[str, Listed] = {}
    above = ""
    for line in _lines(script):
        tokens = tokens_of(line, language)
        place = _named(tokens, known)
        if place is None:
            continue
        name, first, end = place
        said = listed.setdefault(name, Listed())
        _describe(said, line, tokens, first, end, language)
        _owner(listed, above, tokens[end:])
        above = name
    return listed


def _lines(script: Script) -> Iterable[str]:
    inside = False
    count = 0
    for element in script.elements:
        if element.kind is Kind.CUE:
            return
        text = element.text
        if text[:40].strip().casefold().startswith(_HEADS) or (
            "person" in text[:30].casefold() and len(text) < 60
        ):
            inside = True
        elif element.kind is Kind.HEADING and inside and count:
            inside = False
        # a title page is no list, but plays may have one without a head
        listing = (inside or script.format in _PLAYS) and element.kind is Kind.TITLE
        listing = listing or (inside and element.kind in _LISTING)
        if listing:
            for line in text.splitlines():
                if 0 < len(line) < 300:
                    yield line
                    count += 1
                    if count > _LINES:
                        return


def _named(
    tokens: Sequence[str], known: Mapping[str, Sequence[KnownName]]
) -> tuple[str, int, int] | None:
    """Who a line is about: the first name in it, with where it begins and ends."""
    best: tuple[str, int, int] | None = None
    most = 0
    for at, token in enumerate(tokens[:8]):
        if token in ",(:" and at:
            break
        for words, key, character, whole in known.get(token, ()):
            first = at - key
            if first >= 0 and tuple(tokens[first : first + len(words)]) == tuple(words):
                if len(words) > most:
                    best, most = (character, first, first + len(words)), len(words)
            elif not whole and best is None:
                best = (character, at, at + 1)
    if best and best[1] and any(t in _GENITIVES for t in tokens[: best[1]]):
        # "a servant of Mary" says nothing of her
        return best if _RANKS.intersection(tokens[: best[1]]) else None
    return best


_RANKS = frozenset(
    """earl duke duchess count countess lord lady king queen prince princess baron baroness marquis
    marquise graf gräfin herzog herzogin fürst comte comtesse duc duchesse baronne conde condesa
    duque rey reina conte contessa duca re regina""".split()
)


def _describe(
    said: Listed, line: str, tokens: Sequence[str], first: int, end: int, language: str
) -> None:
    stop = next((at for at in range(end, len(tokens)) if tokens[at] in ",(:;.–—"), len(tokens))
    whole = " ".join(tokens[:stop])
    for at in range(end, len(tokens)):
        read = (
            read_age(tokens, at) if not tokens[at][0].isalnum() or tokens[at].isdecimal() else None
        )
        if read and said.years is None:
            said.years = age_class(read.years)
            said.age_because = f'the cast list says "{_short(line)}"'
            break
    pieces = [tokens[:first], *_pieces(tokens[end:])]
    for number, piece in enumerate(pieces):
        head = _head(piece)
        if said.gender is None:
            gender, word = gendered_word(head, language)
            if gender:
                # behind the name a bare title is the actor's, mostly of the same sex
                actor = number > 0 and word == head[0] and word in _ACTORS
                said.gender, said.weight = gender, 2.5 if actor else 8.0
                said.because = f'the cast list says "{_of_piece(line, piece)}"'
        age, word = age_of(head, language)
        if age and said.age is None:
            said.age, said.age_because = age, said.age_because or f'the cast list says "{word}"'
        elif said.age is None and number and _GROWN_CHILDREN & set(head):
            said.age = "young"
            said.age_because = said.age_because or f'the cast list says "{_of_piece(line, piece)}"'
    if said.gender is None:
        weight, word, _ = by_given_name(whole, language)
        if abs(weight) >= 1.5:
            said.gender = "female" if weight > 0 else "male"
            said.weight = abs(weight)
            said.given = word
            said.because = f"the cast list has the name {word[:1].upper() + word[1:]}"


_ACTORS = frozenset("mr mrs miss ms mme mlle melle sr sra srta frau herr fräulein m sig".split())


def _pieces(tokens: Sequence[str]) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    for token in tokens:
        if token in ",(:;.)–—":
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece for piece in pieces if piece]


def _head(piece: Sequence[str]) -> list[str]:
    head: list[str] = []
    for at, token in enumerate(piece):
        if token in _GENITIVES and head:
            break
        if token in ("'", "’") and list(piece[at + 1 : at + 2]) == ["s"]:
            head.clear()
        elif token[0].isalnum() and token not in OWNERS and token != "s":
            head.append(token)
    return head


def _owner(listed: dict[str, Listed], above: str, tokens: Sequence[str]) -> None:
    """ "Calphurnia, his wife" says that the one above is a man."""
    words = [t for t in tokens[:5] if t[0].isalnum()]
    if not above or len(words) < 2 or listed[above].gender:
        return
    gender: Gender | None = None
    for owner, thing in pairwise(words):
        if owner in OWNERS or owner in _THEIRS:
            if thing in _WIVES:
                gender = "male"
            elif thing in _HUSBANDS:
                gender = "female"
            elif owner not in _THEIRS:
                gender = OWNERS[owner]
            break
    if gender:
        said = listed[above]
        said.gender, said.weight = gender, 3.0
        said.because = f'the cast list goes on with "{" ".join(words[:2])}"'


def _of_piece(line: str, piece: Sequence[str]) -> str:
    """The words of `piece` as they stand in `line`, where they can be found."""
    text = " ".join(piece[:5])
    at = fold(line, "en").find(text)
    same = at >= 0 and len(fold(line, "en")) == len(line)
    return line[at : at + len(text)] if same else text.replace(" ' ", "'")


def _short(line: str) -> str:
    return line if len(line) <= 40 else line[:39].rstrip() + "…"
