"""Learning by ear: your lines are heard, too, before you say them or after."""

from __future__ import annotations

from collections.abc import Collection

from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.rehearsal.order import Entry, RunningOrder
from tableread.rehearsal.policy import Pattern


def patterned(order: RunningOrder, yours: Collection[str], pattern: Pattern) -> RunningOrder:
    """`order` with each speech of `yours`, the parts that you play, said by its voice as well; the same where you have
    none. What is said together with another speech is only said by you."""
    if pattern is Pattern.SAY or not yours:
        return order
    entries: list[Entry] = []
    at = 0
    while at < len(order):
        speech = order.speech(at)
        at = speech.stop
        said = [Entry(line) for line in speech]
        is_yours = any((order.lines[line].speaker or NARRATOR) in yours for line in speech)
        if not is_yours or order.dual_speech(speech.start) or order.dual_follows(speech.start):
            entries += said
            continue
        heard = [Entry(line, PlayedBy.VOICE) for line in speech]
        entries += [*heard, *said] if pattern is Pattern.HEAR_FIRST else [*said, *heard]
    return order.rearranged(entries)
