"""Decides for every stretch of a flattened script whether it is told or said, and by whom.

The text is cut where something new may begin. A path through the pieces is scored: a piece is
action or dialogue by the words in it, dialogue begins only behind a cue, and action may follow at
any piece. The best path is found exactly (Viterbi). The word weights start from a short list of
what people say and what scripts tell, and are then learned from the document's own labels, twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import log
from typing import NamedTuple

from tableread.script.flattened.fixed import Fixed
from tableread.script.flattened.lexicon import Sums, Weights, general
from tableread.script.flattened.names import Names, extensions_end, is_extension
from tableread.script.flattened.tokens import Tokens, closing_bracket, cuts_short, ends_at
from tableread.script.model import Kind

# Log odds, set by search over excerpts with known cues, each read with a lexicon made without it.
_ROUNDS = 3
_LEAVE_SPEECH = -0.8
"""Action after a piece of dialogue, against more of the same speech."""
_LEAVE_CUT_SHORT = -2.0
"""The same where the piece ended in a dash or dots: speakers break off, and go on."""
_NEXT_SPEAKER = -1.0
"""A cue right behind somebody's words."""
_CASED_BONUS = 3.0
"""A name that the text writes with a capital stands here without one: that is a cue."""
_EXTENSION_BONUS = 6.0
"""Behind the name stands "( cont 'd )", or another name that speaks with it."""
_MANNER_BONUS = 6.0
"""Behind the name stands how it is said: "( surprised )"."""
_FOLLOWED_BY_MARK = -5.0
_LONGER_NAME = 0.8
_EMPTY_SPEECH = -4.0
_SAME_SPEAKER = -3.0
"""Nobody is cued twice running without "(CONT'D)": a name said inside one's own speech."""
_BACK_AND_FORTH = 1.5
"""Who spoke before the one who speaks now."""
_UNKNOWN_WORD = 0.5
"""The name is no word that scripts use."""
_COMMON_WORD = -0.5
"""Times the logarithm of how often scripts use the word."""
_UNLIKELY, _TWICE = -1.0, 2
"""A name less likely than this that is cued no oftener is none."""
_JUST_MENTIONED = 1.2
"""Who has just come in, or spoken, is likely to speak."""
_MOST_TOGETHER = 8
"""Further names behind one, with "/" between."""
_JUST = 60
"""Tokens that "just" reaches back."""


class Piece(NamedTuple):
    """A run of tokens [first, end) up to where something new may begin."""

    first: int
    end: int
    bracket: bool
    """Stands in brackets: a parenthetical if it is within a speech."""
    cut_short: bool
    furniture: bool = False
    """Not of the script: what is going on before it goes on behind it."""


class Labelled(NamedTuple):
    """What the tokens [first, end) are: "action", "cue", "dialogue" or "parenthetical"."""

    kind: str
    first: int
    end: int


def _before_extensions(tokens: Tokens, names: Names) -> set[int]:
    """Where names begin that carry "( cont 'd )": cues, whatever stands before them."""
    found: set[int] = set()
    for at, word in enumerate(tokens.text):
        if word == "(" and is_extension(tokens, at):
            for size in (3, 2, 1):
                if at >= size and tuple(tokens.lower[at - size : at]) in names.prior:
                    found.add(at - size)
                    break
    return found


def pieces_between(
    tokens: Tokens, first: int, end: int, names: Names, sure: set[int]
) -> list[Piece]:
    """Cut the tokens [first, end) where something new may begin; `sure`: where a cue does."""
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
        named = word in names.cased and (at + 1 >= end or lower[at + 1] != "'s")
        if at > begun and (named or at in sure):
            pieces.append(Piece(begun, at, False, False))
            begun = at
        at += 1
        if ends_at(tokens, at - 1):
            while at < end and lower[at] in {".", "?", "!", "...", '"', "''", "--", "*"}:
                at += 1
            pieces.append(Piece(begun, at, False, cuts_short(lower[at - 1])))
            begun = at
    if begun < end:
        pieces.append(Piece(begun, end, False, False))
    return pieces


def label(tokens: Tokens, fixed: list[Fixed], names: Names) -> list[Labelled]:
    """Label the tokens that are not `fixed`; returns runs in order, neighbours merged."""
    folded = _fold_names(tokens, names)
    cut = list(_stretches(tokens, fixed, names))
    weights = Weights.learned(general())
    names = _weighed(names)
    labelled: list[Labelled] = []
    for round_ in range(_ROUNDS):
        if round_:
            weights = _learn(folded, labelled)
        if round_ == _ROUNDS - 1:
            names = _without_chance_finds(tokens, labelled, names)
        sums = Sums(folded, weights)
        labelled = [run for pieces in cut for run in _best_path(tokens, pieces, names, sums)]
    return list(_merged(labelled))


def _weighed(names: Names) -> Names:
    """The names, with what it says of each how scripts in general use its first word."""
    known = general()
    prior: dict[tuple[str, ...], float] = {}
    for name, odds in names.prior.items():
        uses = known.said_words.get(name[0], 0) + known.told_words.get(name[0], 0)
        if not uses and name[0].isalpha():
            odds += _UNKNOWN_WORD
        elif len(name) == 1:
            odds += _COMMON_WORD * log(1 + uses)
        prior[name] = odds
    return Names(prior, names.cased)


def _without_chance_finds(tokens: Tokens, labelled: list[Labelled], names: Names) -> Names:
    """The names, less the unlikely ones that were found only once or twice."""
    cued = Counter(tokens.lower[run.first] for run in labelled if run.kind == "cue")
    kept = {
        name: odds
        for name, odds in names.prior.items()
        if len(name) > 1 or odds >= _UNLIKELY or cued[name[0]] > _TWICE
    }
    return Names(kept, names.cased)


def _stretches(tokens: Tokens, fixed: list[Fixed], names: Names) -> Iterator[list[Piece]]:
    """The pieces between headings and transitions, over which no speech reaches."""
    pieces: list[Piece] = []
    sure = _before_extensions(tokens, names)
    at = 0
    for first, end, kind in [*fixed, Fixed(len(tokens), len(tokens), Kind.HEADING)]:
        pieces += pieces_between(tokens, at, first, names, sure)
        at = end
        if kind is Kind.FURNITURE:
            pieces.append(Piece(first, end, False, False, furniture=True))
            continue
        if pieces:
            yield pieces
        pieces = []


def _fold_names(tokens: Tokens, names: Names) -> list[str]:
    """The words with every name as one word: "NAME enter" tells of all of them."""
    single = {n[0] for n in names.prior if len(n) == 1} | names.cased
    return ["NAME" if w in single else w for w in tokens.lower]


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
    for name, prior in names.at(tokens, first):
        size = len(name)
        if first + size > piece.end:
            continue
        if tokens.capitals:
            if not all(w.isupper() or not w.isalpha() for w in text[first : first + size]):
                continue  # "Joel": talked of, not speaking
        elif any(w[0].isupper() and w.lower() in names.cased for w in text[first : first + size]):
            continue  # written with its capital: talked of, not speaking
        if name[0] in names.cased:
            prior += _CASED_BONUS
        end = first + size
        joined = False
        for _ in range(_MOST_TOGETHER):
            if lower[end : end + 1] != ["/"] or not (other := _name_end(tokens, names, end + 1)):
                break
            end, joined = other, True
        named = end
        end = extensions_end(tokens, end)
        if end > named or joined:
            prior += _EXTENSION_BONUS
        elif lower[end : end + 1] == ["("] and _manner(tokens, end):
            prior += _MANNER_BONUS
        elif lower[end : end + 1] and lower[end] in {",", ".", "'s", ";", ":", "!", "?"}:
            prior += _FOLLOWED_BY_MARK
        if name[-1] in lower[max(0, first - _JUST) : first]:
            prior += _JUST_MENTIONED
        yield end, prior + _LONGER_NAME * (size - 1)


def _name_end(tokens: Tokens, names: Names, at: int) -> int | None:
    """End of the longest name that stands at `at`."""
    if at >= len(tokens):
        return None
    return max((at + len(name) for name, _ in names.at(tokens, at)), default=None)


def _manner(tokens: Tokens, at: int) -> bool:
    """Whether the bracket at `at` says how something is said: words only, and not many."""
    closed = closing_bracket(tokens, at, 14)
    return closed is not None and not any(w[0].isdigit() for w in tokens.lower[at:closed])


def _best_path(tokens: Tokens, pieces: list[Piece], names: Names, sums: Sums) -> list[Labelled]:
    told, said = 0.0, -1e9
    before: list[str] = []
    speaking: list[str] = []  # who speaks on the best path that is in a speech
    silent = False  # and whether nothing has been said yet since the cue
    steps: list[tuple[_Step, _Step]] = []
    for number, piece in enumerate(pieces):
        if piece.furniture:
            steps.append((_Step(told, 0, 0), _Step(said, 1, 0)))
            continue
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
                if name == speaking and end <= piece.end and tokens.lower[end - 1] != ")":
                    from_said += _SAME_SPEAKER
                back = int(from_said > told)
                if name == before and from_said > told:
                    prior += _BACK_AND_FORTH
                if from_said > told:
                    prior += _NEXT_SPEAKER
                score = max(told, from_said) + prior + sums.said(end, piece.end) / 2
                if end >= piece.end and not _speech_follows(pieces, number, end):
                    score += _EMPTY_SPEECH
                if score > to_said.score:
                    to_said = _Step(score, back, end)
                    next_speaking = name
                    next_silent = end >= piece.end
            if next_speaking != speaking:
                before = speaking
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
        if piece.furniture:
            continue
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
    """Weights from the labels so far, on top of what is known of scripts in general."""
    counts = general().copy()
    for kind, word_counts, pair_counts in (
        ("dialogue", counts.said_words, counts.said_pairs),
        ("action", counts.told_words, counts.told_pairs),
    ):
        stretch: list[str] = []
        for run in labelled:
            if run.kind == kind:
                stretch.append("")  # a pair with it is a first word
                stretch += words[run.first : run.end]
        word_counts.update(stretch)
        del word_counts[""]
        pair_counts.update(pairwise(stretch))
    return Weights.learned(counts)
