"""Decides for every stretch of a flattened script whether it is told or said, and by whom.

The text is cut where something new may begin. A path through the pieces is scored: a piece is
action or dialogue by the words in it, dialogue begins only behind a cue, and action may follow at
any piece. The best path is found exactly (Viterbi). The word weights start from a short list of
what people say and what scripts tell, and are then learned from the document's own labels, twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import pairwise
from math import log
from typing import NamedTuple, TypeVar

from tableread.script.flattened.names import Names, extensions_end
from tableread.script.flattened.tokens import Tokens, closing_bracket, cuts_short, ends_sentence

K = TypeVar("K", bound=Hashable)

_SAID = frozenset(
    """i you me my your mine yours we us our yes no yeah nope okay ok oh hi hello hey please thanks thank sorry
    what why how when where who do did know think want love hate mean guess tell sure maybe well um uh
    huh really right god wow hmm wait listen look fuck shit damn man honey sweetie kiddo sir ma'am
    could would should can will must never ever gonna gotta wanna n't 're 'm 've 'll would've ? !""".split()
)
_TOLD = frozenset(
    """he she they him his her their the into onto toward enter exit walk turn sit stand nod smile stare
    watch glance head open close pull push grab hold hand lean cross stop pause pick approach follow
    emerge appear reveal move step run drive climb room door window table floor wall car street hall
    behind across beside another camera angle shot we see hear silence continue slowly suddenly
    his himself herself each other notice study look wear dress hair eye face shrug sigh laugh""".split()
)
_SEED_WEIGHT = 12.0
_WEIGHT_LIMIT = 2.5
_ROUNDS = 3

_LEAVE_SPEECH = -1.2
"""Log odds of action after a piece of dialogue, against more of the same speech."""
_LEAVE_CUT_SHORT = -2.0
"""The same where the piece ended in a dash or dots: speakers break off, and go on."""
_CASED_BONUS = 4.0
"""A name that the text writes with a capital stands here without one: that is a cue."""
_EMPTY_SPEECH = -6.0
_SAME_SPEAKER = -6.0
"""Nobody is cued twice running without "(CONT'D)": a name said inside one's own speech."""
_JUST_MENTIONED = 0.8
"""Who has just come in, or spoken, is likely to speak."""
_JUST = 60
"""Tokens that "just" reaches back."""


class Piece(NamedTuple):
    """A run of tokens [first, end) up to where something new may begin."""

    first: int
    end: int
    bracket: bool
    """Stands in brackets: a parenthetical if it is within a speech."""
    cut_short: bool


class Labelled(NamedTuple):
    """What the tokens [first, end) are: "action", "cue", "dialogue" or "parenthetical"."""

    kind: str
    first: int
    end: int


class Weights:
    """Log odds, said against told, of words, pairs of words and first words."""

    def __init__(self, words: dict[str, float], pairs: dict[tuple[str, str], float]) -> None:
        self.words = words
        self.pairs = pairs

    @classmethod
    def seeded(cls) -> Weights:
        """What is known before the document has been read."""
        words = dict.fromkeys(_SAID, 1.0) | dict.fromkeys(_TOLD, -1.0)
        return cls(words, {})


def pieces_between(tokens: Tokens, first: int, end: int, names: Names) -> list[Piece]:
    """Cut the tokens [first, end) where something new may begin."""
    pieces: list[Piece] = []
    lower, text = tokens.lower, tokens.text
    begun = at = first
    while at < end:
        if text[at] == "(" and (closed := closing_bracket(tokens, at)) and closed <= end:
            if begun < at:
                pieces.append(Piece(begun, at, False, False))
            pieces.append(Piece(at, closed, True, False))
            begun = at = closed
            continue
        word = text[at]
        # a name without its capital: a cue even where the speech before lacks its full stop
        if at > begun and word in names.cased and (at + 1 >= end or lower[at + 1] != "'s"):
            pieces.append(Piece(begun, at, False, False))
            begun = at
        at += 1
        if ends_sentence(lower[at - 1]):
            while at < end and lower[at] in {".", "?", "!", "...", '"', "''", "--"}:
                at += 1
            pieces.append(Piece(begun, at, False, cuts_short(lower[at - 1])))
            begun = at
    if begun < end:
        pieces.append(Piece(begun, end, False, False))
    return pieces


def label(tokens: Tokens, scenes: list[tuple[int, int]], names: Names) -> list[Labelled]:
    """Label the tokens of every scene body [first, end); returns runs in order, neighbours merged."""
    folded = _fold_names(tokens, names)
    cut = [pieces_between(tokens, first, end, names) for first, end in scenes]
    weights = Weights.seeded()
    labelled: list[Labelled] = []
    for round_ in range(_ROUNDS):
        if round_:
            weights = _learn(folded, labelled)
        sums = _Sums(folded, weights)
        labelled = [run for pieces in cut for run in _best_path(tokens, pieces, names, sums)]
    return list(_merged(labelled))


def _fold_names(tokens: Tokens, names: Names) -> list[str]:
    """The words with every name as one word: "NAME enter" tells of all of them."""
    single = {n[0] for n in names.prior if len(n) == 1} | names.cased
    return ["NAME" if w in single else w for w in tokens.lower]


class _Sums:
    """Prefix sums of the weights, so that any run of tokens is scored in constant time."""

    def __init__(self, words: list[str], weights: Weights) -> None:
        self._words = words
        self._pairs = weights.pairs
        get, pair = weights.words.get, weights.pairs.get
        total = 0.0
        self._sum = [0.0]
        before = ""
        for word in words:
            total += get(word, 0.0) + pair((before, word), 0.0)
            self._sum.append(total)
            before = word

    def said(self, first: int, end: int) -> float:
        """Log odds that [first, end) is said, not told."""
        if first >= end:
            return 0.0
        opening = self._words[first]
        before = self._words[first - 1] if first else ""
        inner = self._sum[end] - self._sum[first] - self._pairs.get((before, opening), 0.0)
        return inner + self._pairs.get(("", opening), 0.0)


class _Step(NamedTuple):
    score: float
    back: int
    """State that it came from: 0 told, 1 said."""
    cue: int
    """End of the cue that begins the piece, or 0 where none does."""


def _cues_at(tokens: Tokens, piece: Piece, names: Names) -> Iterator[tuple[int, float]]:
    """Ends of the names that the piece may begin with, and the log odds of each as a cue."""
    text, lower = tokens.text, tokens.lower
    first = piece.first
    for name, prior in names.by_first_word.get(lower[first], ()):
        size = len(name)
        if first + size > piece.end or tuple(lower[first : first + size]) != name:
            continue
        if any(w[0].isupper() and w.lower() in names.cased for w in text[first : first + size]):
            continue  # written with its capital: talked of, not speaking
        if name[0] in names.cased:
            prior += _CASED_BONUS
        end = extensions_end(tokens, first + size)
        if end > first + size:
            prior += 8.0
        elif lower[end : end + 1] and lower[end] in {",", ".", "'s", ";", ":", "!", "?"}:
            prior -= 5.0
        if name[-1] in lower[max(0, first - _JUST) : first]:
            prior += _JUST_MENTIONED
        yield end, prior + 0.4 * (size - 1)


def _best_path(tokens: Tokens, pieces: list[Piece], names: Names, sums: _Sums) -> list[Labelled]:
    told, said = 0.0, -1e9
    speaking: list[str] = []  # who speaks on the best path that is in a speech
    silent = False  # and whether nothing has been said yet since the cue
    steps: list[tuple[_Step, _Step]] = []
    for number, piece in enumerate(pieces):
        odds = sums.said(piece.first, piece.end)
        leave = -1e9
        if number:
            leave = _LEAVE_CUT_SHORT if pieces[number - 1].cut_short else _LEAVE_SPEECH
            if silent:
                leave = _EMPTY_SPEECH
        if piece.bracket:
            # what stands in brackets is told either way; it stays with what it stands in
            to_told = _Step(told, 0, 0)
            to_said = _Step(said, 1, 0)
            if said + 3 * leave > told:
                to_told = _Step(said + 3 * leave, 1, 0)
        else:
            told_from_said = said + leave
            half = odds / 2
            next_speaking = speaking
            next_silent = False
            to_told = _Step(max(told, told_from_said) - half, int(told_from_said > told), 0)
            to_said = _Step(said + half, 1, 0)
            for end, prior in _cues_at(tokens, piece, names):
                name = tokens.lower[piece.first : min(end, piece.end)]
                from_said = said
                if name == speaking and end <= piece.end:
                    from_said += _SAME_SPEAKER
                back = int(from_said > told)
                score = max(told, from_said) + prior + sums.said(end, piece.end) / 2
                if end >= piece.end and not _speech_follows(pieces, number, end):
                    score += _EMPTY_SPEECH
                if score > to_said.score:
                    to_said = _Step(score, back, end)
                    next_speaking = name
                    next_silent = end >= piece.end
            speaking, silent = next_speaking, next_silent
        steps.append((to_told, to_said))
        told, said = to_told.score, to_said.score
    return _trace(pieces, steps, int(said > told))


def _speech_follows(pieces: list[Piece], number: int, end: int) -> bool:
    """Whether a piece behind the cue that ends at `end` can be what is said."""
    return any(p.end > end for p in pieces[number + 1 : number + 3])


def _trace(pieces: list[Piece], steps: list[tuple[_Step, _Step]], state: int) -> list[Labelled]:
    runs: list[Labelled] = []
    for piece, step in zip(reversed(pieces), reversed(steps), strict=True):
        taken = step[state]
        first = piece.first
        if state == 0:
            runs.append(Labelled("action", first, piece.end))
        elif piece.bracket:
            runs.append(Labelled("parenthetical", first, piece.end))
        elif not taken.cue:
            runs.append(Labelled("dialogue", first, piece.end))
        else:
            if taken.cue < piece.end:
                runs.append(Labelled("dialogue", taken.cue, piece.end))
            runs.append(Labelled("cue", first, taken.cue))
        state = taken.back
    runs.reverse()
    # extensions are pieces in brackets of their own: they belong to the cue that reached over them
    reached = 0
    kept: list[Labelled] = []
    for run in runs:
        if run.end <= reached:
            continue
        kept.append(run)
        if run.kind == "cue":
            reached = run.end
    return kept


def _merged(runs: list[Labelled]) -> Iterator[Labelled]:
    """Join neighbours of one kind; a cue stands alone."""
    held: Labelled | None = None
    for run in runs:
        if (
            held
            and held.kind == run.kind
            and run.kind in {"action", "dialogue"}
            and held.end == run.first
        ):
            held = Labelled(held.kind, held.first, run.end)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _learn(words: list[str], labelled: list[Labelled]) -> Weights:
    """Word and pair weights from the labels so far, held near the seeds where there is little."""
    said_words: Counter[str] = Counter(dict.fromkeys(_SAID, _SEED_WEIGHT))
    told_words: Counter[str] = Counter(dict.fromkeys(_TOLD, _SEED_WEIGHT))
    said_pairs: Counter[tuple[str, str]] = Counter()
    told_pairs: Counter[tuple[str, str]] = Counter()
    for kind, count, pairs in (
        ("dialogue", said_words, said_pairs),
        ("action", told_words, told_pairs),
    ):
        stretch: list[str] = []
        for run in labelled:
            if run.kind == kind:
                stretch.append("")  # a pair with it is a first word
                stretch += words[run.first : run.end]
        count.update(stretch)
        del count[""]
        pairs.update(pairwise(stretch))
    return Weights(
        _log_ratios(said_words, told_words, smooth=2.0, least=1),
        _log_ratios(said_pairs, told_pairs, smooth=4.0, least=2),
    )


def _log_ratios(said: Counter[K], told: Counter[K], smooth: float, least: int) -> dict[K, float]:
    """Smoothed log odds per key, limited so that one word never decides alone."""
    all_said = sum(said.values()) + 1.0
    all_told = sum(told.values()) + 1.0
    base = log(all_told / all_said)
    ratios: dict[K, float] = {}
    smooth_told = smooth * all_told / all_said
    for key in said.keys() | told.keys():
        n_said, n_told = said.get(key, 0), told.get(key, 0)
        if n_said + n_told < least:
            continue
        odds = log((n_said + smooth) / (n_told + smooth_told)) + base
        ratios[key] = max(-_WEIGHT_LIMIT, min(_WEIGHT_LIMIT, odds))
    return ratios
