"""How your turns were said, in sentences: pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from tableread.base.counted import counted
from tableread.cli.by_ear.texts import NARRATOR, sentence
from tableread.learning.score_words import mistakes_in_words
from tableread.learning.scoring import points_of
from tableread.production.line_notes_forms import in_words
from tableread.production.recap import Recap
from tableread.production.said import SaidTurn, score_of
from tableread.script.emphasis import plain


def summary(turns: Sequence[SaidTurn], taken: int, before: float | None = None) -> str:
    """In one sentence or two. `taken`: how many turns of yours there were, heard or not; `before`: the score of the same
    turns the time before."""
    if not turns:
        if not taken:
            return "You have had no turn yet."
        ended = "ended by key or after a gap; the words were not listened to"
        return f"{counted(taken, 'turn')} {ended}."
    score, points = score_of(turns), _points(turns)
    heard = f"{counted(score.said, 'turn')} heard, {score.word_for_word} word for word"
    if points is not None:
        now = f"Score {int(points)} of 100"
        heard = f"{now}: {heard}" if before is None else f"{now}, {int(before)} before: {heard}"
    facts = [
        counted(many, noun) + what
        for many, noun, what in (
            (score.left_out, "word", " left out"),
            (score.changed, "word", " changed"),
            (score.added, "word", " added"),
            (score.prompted, "word", " prompted"),
        )
        if many
    ]
    pickups = [turn.pickup for turn in turns if turn.pickup is not None]
    if pickups:
        facts.append(f"you came in {max(0.0, median(pickups)):.1f} seconds after your cue")
    told = ", ".join(facts)
    return f"{heard}. {told[0].upper()}{told[1:]}." if told else f"{heard}."


def _points(turns: Sequence[SaidTurn]) -> float | None:
    """The score of all of them; None where nothing is sure."""
    counts = [turn.counts for turn in turns if turn.was_said]
    words = sum(words for words, _ in counts)
    return points_of(words, sum(mistakes for _, mistakes in counts)) if words else None


def to_go_over(lines: int) -> str:
    """What to do about it."""
    return (
        f"{counted(lines, 'line')} to go over: D drills them." if lines else "All of it was fine."
    )


def rows(recap: Recap) -> Iterator[str]:
    """What was wrong, turn by turn, the worst first; then the scenes."""
    for noted in recap.trouble:
        words = " ".join(plain(noted.text).split())
        notes = "; ".join(map(in_words, noted.notes))
        notes = f"{notes[0].upper()}{notes[1:]}"
        yield f"{sentence(f'{noted.speaker or NARRATOR}: {words}')} {sentence(notes)}"
    for scene in recap.scenes:
        name = f"Scene {scene.name}" if scene.name else "Outside of all scenes"
        yield f"{name.rstrip('.')}: {int(scene.points)} of 100, {counted(scene.turns, 'line')}."


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
