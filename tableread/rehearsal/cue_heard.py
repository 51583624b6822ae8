"""What is heard of a cue: all of it, its end, or a tick. Which lines are left out for that, and which begin later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tableread.rehearsal.order import RunningOrder, estimate
from tableread.rehearsal.policy import WHOLE_CUES, Cue, CuePart
from tableread.rehearsal.units import sentence_starts
from tableread.script.words import words_of


class Heard(NamedTuple):
    """Numbers of lines of voices."""

    skipped: frozenset[int] = frozenset()
    """Left out."""
    starts: Mapping[int, int] = MappingProxyType({})
    """Heard only from this word on."""


class LeftOut:
    """How much of an order is left out before each of its lines; good for one order."""

    def __init__(self, order: RunningOrder, heard: Heard) -> None:
        self._speeches, self._seconds = [0], [0.0]
        """Before each line: speeches of which nothing is heard, and seconds at normal speed."""
        for at, line in enumerate(order.lines):
            speech = order.speech(at)
            gone = at == speech.stop - 1 and heard.skipped.issuperset(speech)
            self._speeches.append(self._speeches[-1] + gone)
            seconds = 0.0
            if at in heard.skipped:
                after = order.seconds_before(at + 1) if at + 1 < len(order) else order.seconds
                seconds = after - order.seconds_before(at)
            elif at in heard.starts:
                seconds = estimate(line.text) * heard.starts[at] / len(words_of(line.text))
            self._seconds.append(self._seconds[-1] + seconds)

    def between(self, line: int, target: int) -> tuple[int, float]:
        """The speeches, and the seconds at normal speed, that are not heard between two lines."""
        after = line + 1
        return (
            self._speeches[target] - self._speeches[after],
            self._seconds[target] - self._seconds[after],
        )


def heard(order: RunningOrder, is_yours: Callable[[int], bool], cue: Cue) -> Heard:
    """What is heard of the lines that are not yours. A cue is the last speech of somebody else in the scene before your
    turn, with what the narrator says after it; where nobody has spoken in the scene yet, the narrator's last line.
    Speeches that are said together are heard as a whole."""
    if cue == WHOLE_CUES:
        return Heard()
    skipped: set[int] = set()
    starts: dict[int, int] = {}
    before: list[range] = []
    """Speeches since your last turn."""
    own: set[int] = set()
    """Elements of your last turn: where a voice says them as well, that is no cue."""
    has_turns, at = False, 0
    while at < len(order):
        speech = order.speech(at)
        at = speech.stop
        elements = {order.lines[line].element for line in speech}
        if not any(map(is_yours, speech)):
            if not elements <= own:
                before.append(speech)
            continue
        has_turns, own = True, elements
        before = [
            other for other in before if not {order.lines[line].element for line in other} <= own
        ]
        first = _cue_begins(order, before, order.lines[speech.start].scene)
        if cue.only:
            skipped.update(line for other in before[:first] for line in other)
        _cut(order, before[first:], cue, skipped, starts)
        before = []
    if cue.only and has_turns:
        skipped.update(line for other in before for line in other)
    return Heard(frozenset(skipped), starts)


def _cue_begins(order: RunningOrder, before: Sequence[range], scene: int | None) -> int:
    """Which of the speeches `before` a turn in `scene` is the first of its cue."""
    for number in range(len(before) - 1, -1, -1):
        lines = [order.lines[at] for at in before[number]]
        if lines[0].scene != scene:
            break
        if any(line.speaker for line in lines):
            return number
    return max(0, len(before) - 1)


def _cut(
    order: RunningOrder,
    speeches: Sequence[range],
    cue: Cue,
    skipped: set[int],
    starts: dict[int, int],
) -> None:
    """Note what is left out of one cue."""
    lines = [at for speech in speeches for at in speech]
    together = any(order.dual_speech(at) or order.dual_follows(at) for at in lines)
    if cue.part is CuePart.WHOLE or together:
        return
    if cue.part is CuePart.TICK:
        skipped.update(lines)
        return
    # where somebody speaks, their words are the cue, and not the action after them
    said = [at for at in lines if order.lines[at].speaker] or lines
    left = cue.words
    for at in reversed(lines):
        text = order.lines[at].text
        count = len(words_of(text))
        if at not in said or left <= 0:
            skipped.add(at)
        elif cue.part is CuePart.SENTENCE:
            starts[at], left = sentence_starts(text)[-1], 0
        else:
            starts[at], left = max(0, count - left), left - count
