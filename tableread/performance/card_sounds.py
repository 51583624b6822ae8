"""Makes the sound of cards: the cue and the line, by the voices of the cast or by the actor's own recordings."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from tableread.audio.clip import Clip
from tableread.audio.effects import with_effect
from tableread.audio.mp3 import mp3
from tableread.base.errors import SpeechError
from tableread.cast.voices import OWN_TAKES
from tableread.performance.preparing import Pace
from tableread.performance.rendering import clip_of
from tableread.production.cards import Card, CardSound
from tableread.production.production import Production
from tableread.rehearsal.order import Line, estimate
from tableread.script.line_id import LineId
from tableread.speech.port import Synthesiser
from tableread.voicing import utterance_of

log = logging.getLogger(__name__)

_BETWEEN_LINES = 0.35
"""Seconds between the lines of a cue: a little more than between two sentences."""


class CardSounds(NamedTuple):
    """What was made."""

    sounds: Mapping[LineId, CardSound]
    """By the card's line."""
    missing: int
    """Lines that no voice could say."""


def card_sounds(
    production: Production,
    cards: Sequence[Card],
    synthesiser: Synthesiser,
    tell: Callable[[int, float | None], None],
) -> CardSounds:
    """The sound of all `cards`. `tell` is called after each with how many are done, and the seconds that the rest takes,
    None while that is not known. Waits for each line: not for the event loop."""
    wrong = _said_wrong(production)
    pace = Pace(
        [sum(estimate(line.text) for line in (*card.cue_lines, *card.lines)) for card in cards]
    )
    found: dict[LineId, CardSound] = {}
    missing = 0
    for number, card in enumerate(cards):
        started = time.monotonic()
        cue = [_clip(production, line, synthesiser, own=False) for line in card.cue_lines]
        own = [
            _clip(production, line, synthesiser, own=line.id not in wrong) for line in card.lines
        ]
        missing += cue.count(None) + own.count(None)
        joined = partial(mp3, gap=_BETWEEN_LINES)
        found[card.line] = CardSound(*(joined([c for c in clips if c]) for clips in (cue, own)))
        tell(number + 1, pace.left(number, time.monotonic() - started))
    return CardSounds(found, missing)


def _clip(
    production: Production, line: Line, synthesiser: Synthesiser, *, own: bool
) -> Clip | None:
    """The sound of a line; None where no voice could say it. `own`: the actor's recording comes first."""
    utterance = utterance_of(production, line, production.policy.speed)
    if own or utterance.voice.engine == OWN_TAKES.engine:
        take = production.line_takes.of(line)
        if take is not None:
            return clip_of(line.text, take)
    try:
        clip = synthesiser.render(utterance)
    except SpeechError as error:
        log.warning("a line of a card could not be said: %s", error)
        return None
    return with_effect(clip, production.delivery_of(line).effect)


def _said_wrong(production: Production) -> set[LineId]:
    """Lines in which there was a mistake the last time: a recording of it is nothing to learn from."""
    last = {
        sayable.line: turn.has_mistakes
        for turn in production.said.all()
        for sayable in turn.sayables
    }
    return {line for line, wrong in last.items() if wrong}
