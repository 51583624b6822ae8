"""How your turns were said, in sentences: pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from tableread.base.counted import counted
from tableread.cli.by_ear.texts import sentence
from tableread.learning.score_words import mistakes_in_words
from tableread.learning.scoring import points_of
from tableread.production.said import SaidTurn, score_of


def summary(turns: Sequence[SaidTurn], taken: int) -> str:
    """In one sentence or two. `taken`: how many turns of yours there were, heard or not."""
    if not turns:
        if not taken:
            return "You have had no turn yet."
        ended = "ended by key or after a gap; the words were not listened to"
        return f"{counted(taken, 'turn')} {ended}."
    score = score_of(turns)
    told = f"{counted(score.said, 'turn')} heard, {score.word_for_word} word for word."
    mistakes = [
        counted(many, noun) + what
        for many, noun, what in (
            (score.left_out, "word", " left out"),
            (score.changed, "word", " changed"),
            (score.added, "word", " added"),
            (score.prompted, "word", " prompted"),
        )
        if many
    ]
    if mistakes:
        told = f"{told} {', '.join(mistakes)}."
    return " ".join((told, *_measured(turns)))


def _measured(turns: Sequence[SaidTurn]) -> Iterator[str]:
    """The score, and how soon after the cues the turns were begun, as far as that is known."""
    counts = [turn.counts for turn in turns if turn.was_said]
    counted_words = sum(words for words, _ in counts)
    if counted_words:
        points = points_of(counted_words, sum(mistakes for _, mistakes in counts))
        yield f"Score: {int(points)} of 100."
    pickups = [turn.pickup for turn in turns if turn.pickup is not None]
    if pickups:
        yield f"You came in {max(0.0, median(pickups)):.1f} seconds after your cue."


def line_by_line(turns: Sequence[SaidTurn], cue_of: Callable[[SaidTurn], str]) -> Iterator[str]:
    """What was not as it is written, a turn each, with its cue."""
    for turn in turns:
        if turn.has_mistakes:
            cue = cue_of(turn)
            yield " ".join(
                filter(
                    None, (sentence(f"Your cue, {cue}") if cue else "Your first line.", *_of(turn))
                )
            )


def _of(turn: SaidTurn) -> Iterator[str]:
    if not turn.was_said:
        yield "Nothing was heard."
        return
    instead = [other for line in turn.lines for other in line.instead]
    yield from mistakes_in_words(
        turn.text, turn.words, instead, moved=bool(turn.moved), added=turn.added
    )
