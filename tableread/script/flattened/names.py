"""Learns from the document itself who speaks in it.

A cue is a name right where something new may begin. Three things tell a name from other words:
it carries "( cont 'd )" or "( v.o. )" somewhere; it is written in capitals of its own elsewhere
("Mary look up") but not here ("mary"); or it is talked of as a person ("the waitress").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tableread.script.flattened.fixed import Fixed
from tableread.script.flattened.tokens import Tokens, before_stars, closing_bracket, ends_at

EXTENSION_HEADS = frozenset(
    "cont cont' cont'd contd v.o. v.o v o.s. o.s o o.c. o.c pre-lap prelap filter filtered vo os off".split()
)
"""First word inside the bracket of a cue's extension."""

_NAME_WORD = re.compile(r"[^\W\d_](?:[\w'’.&/-]*[\w.])?|#?\d{1,2}|-over")
# Words that open a sentence and are never a name alone.
_NEVER = frozenset(
    """
    a an the this that these those some any every no yes yeah yep nope nah ok okay oh ah uh um hmm hm
    huh wow hey hi hello well so and but or nor if then than when while where why what who whom whose
    which how because as at by for from in into of off on onto out over to up with without about after
    before behind below beneath between beyond during near through toward under until upon along
    across against around away back down here there now never ever always just only maybe perhaps
    very really too also again still yet already not n't i you he she it we they me him her us them my
    your his its our their mine yours be am is are was were been being do does did done have has had
    having can could will would shall should may might must let lets get got go going gone come look
    see say tell know think want need like make take give please thanks thank sorry sure right fine
    good great one two three four five six seven eight nine ten first next last later late soon once
    everything something nothing anything everyone someone anyone nobody somebody it's that's he's
    she's what's there's i'm you're we're they're wait stop listen believe try keep put hold sit stand
    turn walk run god jesus christ shit fuck damn hell fucking continue cut fade more close wide angle
    shot pov insert another other both same such much many few all more most
    """.split()
) - {"all", "both"}
_ORDINALS = frozenset({"first", "second", "third", "other", "another"})
_DETERMINERS = frozenset({"the", "a", "an"})
_CANNOT_FOLLOW = frozenset({",", ".", ";", ":", "'s", "'", "and", "'d", "'ll", "n't", ")", "-"})


@dataclass(frozen=True)
class Names:
    """The names that may be cues, each as a tuple of lower-case tokens, with how sure we are."""

    prior: dict[tuple[str, ...], float]
    """Log odds that the name at a place where something may begin is a cue."""
    cased: frozenset[str]
    """Single names that the running text writes with a capital: without one they are cues."""

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """By the first word of names: the numbers of words that such names have."""
        found: dict[str, dict[int, None]] = {}
        for name in self.prior:
            found.setdefault(name[0], {})[len(name)] = None
        return {word: tuple(lengths) for word, lengths in found.items()}

    def at(self, tokens: Tokens, first: int) -> Sequence[tuple[tuple[str, ...], float]]:
        """The names that stand at `first`, and their odds."""
        lengths = self._lengths.get(tokens.lower[first])
        if lengths is None:
            return ()
        names = [tuple(tokens.lower[first : first + length]) for length in lengths]
        return [(name, self.prior[name]) for name in names if name in self.prior]


class _Spelling(NamedTuple):
    """How words are written in the running text."""

    capitals: Counter[str]
    smalls: Counter[str]
    as_person: Counter[str]
    """ "the waitress", "the old woman", "Uncle Frank"."""


class _Standing(NamedTuple):
    """How often words stand where something new may begin."""

    sure: Counter[tuple[str, ...]]
    """With "( cont 'd )" behind them."""
    followed: Counter[tuple[str, ...]]
    """With something behind them that may be said."""
    refused: Counter[tuple[str, ...]]
    """With something behind them that follows no cue."""


def learn_names(tokens: Tokens, fixed: list[Fixed]) -> Names:
    """Collect the names of `tokens`; see the module's text for what counts as evidence."""
    taken = bytearray(len(tokens))
    for first, end, _ in fixed:
        taken[first:end] = b"\x01" * (end - first)
    opens = {end for _, end, _ in fixed}
    standing = _standing(tokens, taken, opens)
    if tokens.capitals:
        return _shouted_names(tokens, standing.sure, opens)
    spelling = _spelling(tokens, taken)
    cased = frozenset(
        w
        for w, n in spelling.capitals.items()
        if n >= 2 and w not in _NEVER and n > 0.25 * spelling.smalls[w]
    )
    sure, followed, refused = standing
    # "old" is no name where it is nearly always the "old woman" that begins there
    for name, n in list(followed.items()):
        shorter = name[:-1]
        often = shorter and shorter not in sure and n >= 0.7 * followed[shorter]
        if often and (n >= 3 or spelling.as_person[" ".join(name)]):
            del followed[shorter]
    prior: dict[tuple[str, ...], float] = {}
    for name in {*sure, *followed}:
        odds = _log_odds(name, sure[name], followed[name], refused[name], cased, spelling.as_person)
        if odds is not None:
            prior[name] = odds
    for name in list(prior):
        if len(name) < 3 and name[-1] != "voice":
            for ending in ("'s", "'", "’s"):
                prior.setdefault((*name[:-1], name[-1] + ending, "voice"), 2.0)
            prior.setdefault((*name, "'s", "voice"), 2.0)
    return Names(prior, cased)


def _spelling(tokens: Tokens, taken: bytearray) -> _Spelling:
    lower, text = tokens.lower, tokens.text
    found = _Spelling(Counter(), Counter(), Counter())
    for at, word in enumerate(lower):
        if taken[at] or not word[0].isalpha():
            continue
        capital = text[at][0].isupper()
        (found.capitals if capital else found.smalls)[word] += 1
        if at and lower[at - 1] in _DETERMINERS:
            found.as_person[word] += 1
        elif at > 1 and lower[at - 2] in _DETERMINERS:
            found.as_person[f"{lower[at - 1]} {word}"] += 1
        if at and capital and text[at - 1][0].isupper():
            found.as_person[f"{lower[at - 1]} {word}"] += 1
    return found


def _standing(tokens: Tokens, taken: bytearray, opens: set[int]) -> _Standing:
    lower, text = tokens.lower, tokens.text
    found = _Standing(Counter(), Counter(), Counter())
    for at in range(len(lower)):
        if taken[at] or not (at == 0 or at in opens or _may_begin(tokens, at)):
            continue
        if lower[at][0].isdigit():  # the number of a page or a scene
            continue
        for size in (1, 2, 3):
            name = tuple(lower[at : at + size])
            if len(name) < size or not all(_NAME_WORD.fullmatch(w) for w in name):
                break
            after = at + size
            follower = lower[after] if after < len(lower) else "."
            if follower == "(" and is_extension(tokens, after):
                found.sure[name] += 1
            elif follower in _CANNOT_FOLLOW:
                found.refused[name] += 1
            elif not text[at][0].isupper():
                found.followed[name] += 1
    return found


def _shouted_names(tokens: Tokens, sure: Counter[tuple[str, ...]], opens: set[int]) -> Names:
    """Names of a text that kept its capitals: runs of them where something new may begin."""
    cues: Counter[tuple[str, ...]] = Counter()
    for at in range(len(tokens)):
        if not (at == 0 or at in opens or _may_begin(tokens, at)):
            continue
        end = at
        while end < min(len(tokens), at + 5) and _is_shouted(tokens.text[end]):
            end += 1
        for stop in range(at + 1, end + 1):
            name = tuple(tokens.lower[at:stop])
            after = tokens.text[stop] if stop < len(tokens) else "."
            # "A" and "I" are capitals that may begin what is said
            if after == "(" or (after[0].isupper() and (stop == end or len(after) == 1)):
                cues[name] += 1
    prior = {
        name: 1.0 + 0.7 * min(n, 4) + (3.0 if sure[name] else 0.0)
        for name, n in cues.items()
        if name[-1] not in _NEVER and (n > 1 or sure[name] or len(name[0]) > 2)
    }
    return Names(prior, frozenset())


def _is_shouted(word: str) -> bool:
    return (word.isupper() and (len(word) > 1 or word.isalpha())) or word in {".", "#", "&", "/"}


def _may_begin(tokens: Tokens, at: int) -> bool:
    if tokens.lower[at - 1] == "*":
        at = max(1, before_stars(tokens, at))
    return tokens.lower[at - 1] == ")" or ends_at(tokens, at - 1)


def is_extension(tokens: Tokens, opening: int) -> bool:
    """Whether "( cont 'd )" or the like stands at `opening`, where there is a bracket."""
    return (
        opening + 1 < len(tokens)
        and tokens.lower[opening + 1].rstrip("'’") in EXTENSION_HEADS
        and closing_bracket(tokens, opening, 9) is not None
    )


def extensions_end(tokens: Tokens, at: int) -> int:
    """Index behind the "( cont 'd ) ( o.s. )" that may stand at `at`."""
    while at < len(tokens) and tokens.text[at] == "(" and is_extension(tokens, at):
        closed = closing_bracket(tokens, at, 9)
        if closed is None:
            break
        at = closed
    return at


def _log_odds(
    name: tuple[str, ...],
    sure: int,
    followed: int,
    refused: int,
    cased: frozenset[str],
    as_person: Counter[str],
) -> float | None:
    """None for what is no name at all. The steps were set on scripts with known cues."""
    if sure:
        if name[0] in _NEVER and (len(name) > 1 or sure < 3):
            return None
        return 2.0 + min(sure, 4) * 0.5
    if any(word in _NEVER for word in name[name[0] in _ORDINALS :]) or name[-1] in _ORDINALS:
        return None
    person = as_person[" ".join(name)]
    if len(name) == 1:
        if name[0].endswith("."):
            return None  # "oh." is a sentence
        if name[0] in cased:
            return 2.5
        if followed >= 4 and followed > refused:
            return 0.5 + (0.7 if person else 0.0)
        if followed >= 2 and (person or followed > 2 * refused):
            return -0.5
        return -1.5 if person else None
    if len(name) == 2:
        if name[0] in cased:
            return 0.0 if name[1] in cased else (1.0 if followed >= 3 else None)
        if followed >= 3:
            return 1.0
        if followed >= 2 and person:
            return 0.0
        return -1.0 if person else None
    return 1.0 if followed >= 3 else None
