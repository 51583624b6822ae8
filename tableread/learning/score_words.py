"""What was not as it is written in a line, in sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tableread.listen.judge import Verdict
from tableread.script.emphasis import plain
from tableread.script.words import words_of


def mistakes_in_words(
    text: str,
    words: Sequence[Verdict],
    instead: Sequence[str],
    *,
    moved: bool = False,
    added: Sequence[str] = (),
) -> Iterator[str]:
    """What was left out, changed, added, prompted or said out of order, a sentence each. `words` and `instead`: what is
    known of each of `words_of(text)`, as in `scoring.LineScore`."""
    if moved:
        yield "Some words were in another order."
    if left_out := "; ".join(_runs(text, words, Verdict.LEFT_OUT)):
        yield f"Left out: {left_out}."
    for (start, end), verdict, other in zip(words_of(text), words, instead, strict=True):
        if verdict is Verdict.CHANGED:
            said = f"you said {other}" if other else "you said something else"
            yield f"For {_bare(text[start:end])} {said}."
    if added:
        yield f"Added: {' '.join(added)}."
    if prompted := "; ".join(_runs(text, words, Verdict.PROMPTED)):
        yield f"Prompted: {prompted}."


def _runs(text: str, words: Sequence[Verdict], wanted: Verdict) -> Iterator[str]:
    """The words with a verdict, those that follow each other in one go."""
    run: list[str] = []
    for (start, end), verdict in zip(words_of(text), words, strict=True):
        if verdict is wanted:
            run.append(text[start:end])
        elif run:
            yield _bare(" ".join(run))
            run = []
    if run:
        yield _bare(" ".join(run))


def _bare(words: str) -> str:
    return plain(words).strip(" .,;:!?…")
