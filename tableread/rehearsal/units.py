"""Going through a read by units: words, sentences, speeches, scenes, pages, minutes. Where each step leads; the session
goes there."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from tableread.rehearsal.order import RunningOrder, estimate
from tableread.script.words import words_of

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*$")
_NO_END = re.compile(r"^(?:mr|mrs|ms|dr|st|prof|sr|jr|vs)\.$", re.IGNORECASE)
"""Words whose full stop ends no sentence."""
_MINUTE = 60.0


class Unit(StrEnum):
    """What one step is."""

    WORD = "word"
    SENTENCE = "sentence"
    SPEECH = "speech"
    SCENE = "scene"
    PAGE = "page"
    MINUTE = "minute"


class Target(NamedTuple):
    """Where a step leads: a line of the order, and a word of it."""

    line: int
    word: int = 0


def step(
    order: RunningOrder,
    here: Target,
    unit: Unit,
    by: int,
    *,
    speed: float = 1.0,
    page_of: Callable[[int], int],
) -> Target | None:
    """Where one step on (`by` 1) or back (-1) leads; None where there is nothing more. `page_of`: the page of an element
    of the script. A step back leads to the beginning of the sentence, speech, scene or page that one is in, unless one
    is there already."""
    match unit:
        case Unit.WORD:
            return _by_word(order, here, by)
        case Unit.SENTENCE:
            return _by_sentence(order, here, by)
        case Unit.MINUTE:
            return by_seconds(order, here, by * _MINUTE * speed)
        case Unit.SPEECH:
            group = [line.speech for line in order.lines]
        case Unit.SCENE:
            group = [-1 if line.scene is None else line.scene for line in order.lines]
        case Unit.PAGE:
            group = [page_of(line.element) for line in order.lines]
    return _by_group(group, here, by)


def by_seconds(order: RunningOrder, here: Target, seconds: float) -> Target | None:
    """So many seconds of the read on, or back, at normal speed; as far as it goes. None where one is at that end."""
    words = len(words_of(order.lines[here.line].text))
    share = here.word / words if words else 0.0
    now = order.seconds_before(here.line) + share * estimate(order.lines[here.line].text)
    wanted = now + seconds
    if wanted >= order.seconds or (seconds < 0 and here == Target(0)):
        return None
    if wanted <= 0:
        return Target(0)
    line = order.at_share(wanted / order.seconds)
    text = order.lines[line].text
    share = (wanted - order.seconds_before(line)) / estimate(text)
    many = len(words_of(text))
    target = Target(line, max(0, min(many - 1, int(share * many))))
    return target if target != here else None


def of_speaker(order: RunningOrder, here: int, speaker: str | None, by: int) -> int | None:
    """The first line of the next speech (`by` 1) of somebody, or of the one before (-1), from line `here`."""
    starts = [
        at
        for at, line in enumerate(order.lines)
        if line.speaker == speaker and (at == 0 or order.lines[at - 1].speech != line.speech)
    ]
    speech = order.speech(here)
    if by > 0:
        return next((at for at in starts if at >= speech.stop), None)
    before = [at for at in starts if at < speech.start]
    return before[-1] if before else None


def _by_word(order: RunningOrder, here: Target, by: int) -> Target | None:
    word = here.word + by
    if 0 <= word < len(words_of(order.lines[here.line].text)):
        return Target(here.line, word)
    line = here.line + by
    while 0 <= line < len(order):
        many = len(words_of(order.lines[line].text))
        if many:
            return Target(line, 0 if by > 0 else many - 1)
        line += by
    return None


def _by_sentence(order: RunningOrder, here: Target, by: int) -> Target | None:
    starts = sentence_starts(order.lines[here.line].text)
    if by > 0:
        later = [word for word in starts if word > here.word]
        if later:
            return Target(here.line, later[0])
        return Target(here.line + 1) if here.line + 1 < len(order) else None
    earlier = [word for word in starts if word < here.word]
    if earlier:
        return Target(here.line, earlier[-1])
    if here.line == 0:
        return None
    return Target(here.line - 1, sentence_starts(order.lines[here.line - 1].text)[-1])


def sentence_starts(text: str) -> list[int]:
    """The words of a text that its sentences begin with; at least the first."""
    words = [text[start:end] for start, end in words_of(text)]
    ends = (_SENTENCE_END.search(word) and not _NO_END.match(word) for word in words)
    return [0, *(number for number, is_end in enumerate(ends, 1) if is_end and number < len(words))]


def _by_group(group: list[int], here: Target, by: int) -> Target | None:
    """To the first line of what comes next, where every line has the number of what it belongs to."""
    starts = [0, *(at for at, (a, b) in enumerate(pairwise(group), 1) if a != b)]
    if by > 0:
        return next((Target(at) for at in starts if at > here.line), None)
    before = [at for at in starts if Target(at) < here]
    return Target(before[-1]) if before else None
