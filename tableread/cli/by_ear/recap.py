"""How your turns were said, in sentences: pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from tableread.base.counted import counted
from tableread.cli.by_ear.texts import sentence
from tableread.learning.scoring import points_of
from tableread.listen.judge import Verdict
from tableread.production.said import SaidText, SaidTurn, score_of
from tableread.script.emphasis import plain
from tableread.script.words import words_of


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
    if turn.moved:
        yield "Some words were in another order."
    left_out = [run for line in turn.lines for run in _runs(line, Verdict.LEFT_OUT)]
    if left_out:
        yield f"Left out: {'; '.join(left_out)}."
    for line in turn.lines:
        for (start, end), verdict, instead in zip(
            words_of(line.text), line.words, line.instead, strict=True
        ):
            if verdict is Verdict.CHANGED:
                said = f"you said {instead}" if instead else "you said something else"
                yield f"For {_bare(line.text[start:end])} {said}."
    if turn.added:
        yield f"Added: {' '.join(turn.added)}."
    prompted = [run for line in turn.lines for run in _runs(line, Verdict.PROMPTED)]
    if prompted:
        yield f"Prompted: {'; '.join(prompted)}."


def _runs(line: SaidText, wanted: Verdict) -> Iterator[str]:
    """The words with a verdict, those that follow each other in one go."""
    run: list[str] = []
    for (start, end), verdict in zip(words_of(line.text), line.words, strict=True):
        if verdict is wanted:
            run.append(line.text[start:end])
        elif run:
            yield _bare(" ".join(run))
            run = []
    if run:
        yield _bare(" ".join(run))


def _bare(words: str) -> str:
    return plain(words).strip(" .,;:!?…")
