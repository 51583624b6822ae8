"""What is said in a drill by ear. Pure.

Of a line that is half erased the words that are left are said as the part says them, and a tick stands for each word that is
gone, up to four: more cannot be counted by ear. A word that is gone is never said before the line is answered for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from tableread.cli.by_ear.telling import Part
from tableread.learning.lacuna import Phase
from tableread.learning.own_speeches import OwnSpeech
from tableread.learning.score_words import mistakes_in_words
from tableread.listen.judge import Verdict
from tableread.performance.drilling import Answer, Way
from tableread.performance.earcons import Earcon
from tableread.production.production import Production
from tableread.rehearsal.order import RunningOrder
from tableread.script.emphasis import plain
from tableread.script.words import words_of
from tableread.voicing import prompt_of, utterance_of

RATE_IT = "How was it? 1: missed it, 2: nearly, 3: had it."
_MOST_TICKS = 4


def verdict(answer: Answer, text: str) -> str:
    """How a line was said, in a sentence or two; `text` is the whole of it."""
    score = answer.score
    told = " ".join(
        mistakes_in_words(
            text, score.words, score.instead, moved=bool(score.moved), added=score.added
        )
    )
    if set(score.words) <= {Verdict.LEFT_OUT, Verdict.CHANGED} and not answer.right:
        return "That was not it."
    if answer.right:
        return f"Near enough. {told}" if told else "Right."
    return told or "Not quite: you began again."


def how_to_answer(way: Way, phase: Phase) -> str:
    """What to do on your turn."""
    if phase is Phase.MAP:
        return {
            Way.VOICE: "Say your line after the cue.",
            Way.TYPING: "Type your line, or press Enter.",
            Way.RATING: "Say your line; space goes on.",
        }[way]
    return {
        Way.VOICE: "Say your line; space ends it, too.",
        Way.TYPING: "Type your line.",
        Way.RATING: "Say your line; space lets you hear it.",
    }[way]


def whole_line(production: Production, order: RunningOrder, speech: OwnSpeech) -> list[Part]:
    """All of a line, as the part says it."""
    speed = production.policy.speed
    return [utterance_of(production, order.lines[at], speed) for at in speech.said]


def left_aloud(
    production: Production, order: RunningOrder, speech: OwnSpeech, erased: Collection[int]
) -> list[Part]:
    """What is left of a line, to be heard; nothing where all of it is gone. `erased`: words by number in `words_of` of the
    whole text."""
    parts: list[Part] = []
    first = 0
    for at in speech.said:
        line = order.lines[at]
        count = len(words_of(line.text))
        for is_gone, run in groupby(range(count), lambda word: first + word in erased):  # noqa: B023 - used at once
            words = list(run)
            if is_gone:
                parts += [Earcon.STEP] * min(len(words), _MOST_TICKS)
            else:
                speed = production.policy.speed
                parts.append(prompt_of(production, line, words[0], words[-1] + 1, speed))
        first += count
    return parts if any(not isinstance(part, Earcon) for part in parts) else []


def left_in_print(text: str, erased: Collection[int]) -> str:
    """The same for a screen reader or a braille display: “You … late.”"""
    return " ".join(_pieces(text, erased))


def _pieces(text: str, erased: Collection[int]) -> Iterator[str]:
    places = words_of(text)
    for is_gone, run in groupby(range(len(places)), erased.__contains__):
        words = list(run)
        if is_gone:
            yield "…"
            continue
        # punctuation goes with the word before it, but with none that is gone
        last = words[-1] + 1
        end = places[last][0] if last < len(places) else len(text)
        yield " ".join(plain(text[places[words[0]][0] : end]).split())
