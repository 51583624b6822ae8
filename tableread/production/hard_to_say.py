"""The lines that are hard to say: over all reads and readers, where people stumbled, and what they said instead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tableread.learning.line_notes import SpokenLine
from tableread.learning.stumbles import Stumble, stumbles
from tableread.production.line_notes import elements_of, shown_text
from tableread.production.production import Production
from tableread.production.said import SaidTurn
from tableread.production.whereabouts import Spot, Whereabouts
from tableread.script.emphasis import plain


class Readings(NamedTuple):
    """How often a line was read."""

    stumbled: int
    """Of `all`."""
    all: int


class HardLine(NamedTuple):
    """What one person says in one go, and how it went."""

    spot: Spot
    readings: Readings
    """By everybody."""
    readers: dict[str, Readings]
    """The same by reader, in order of their names; "" is you."""
    stumbles: tuple[tuple[Stumble, int], ...]
    """With the number of readings in which each came, most often first."""


class HardToSay(NamedTuple):
    """Of one script."""

    readings: int
    """Of lines, in all: each time that one was said and understood."""
    lines: tuple[HardLine, ...]
    """Those that were stumbled over, the hardest first."""


def hard_to_say(production: Production, where: Whereabouts) -> HardToSay:
    """The lines that were stumbled over, most often first; then those where it was the greater part of the readings.

    Only readings of the words as they stand in the script now count, and only those of which enough was understood.
    Goes through all that was ever said of the script: in a long one it takes a while.
    """
    elements = {line: at for at, line in enumerate(production.line_ids)}
    by_element: defaultdict[int, list[SaidTurn]] = defaultdict(list)
    for turn in production.said.all():
        at = elements.get(turn.line)
        if at is not None and turn.was_said and None not in elements_of(production, turn, at):
            by_element[at].append(turn)
    lines = [_line(production, where, at, turns) for at, turns in sorted(by_element.items())]
    hard = (line for line in lines if line.readings.stumbled)
    return HardToSay(
        sum(line.readings.all for line in lines), tuple(sorted(hard, key=_easiest_last))
    )


def _line(
    production: Production, where: Whereabouts, element: int, turns: Iterable[SaidTurn]
) -> HardLine:
    text = ""
    found: Counter[Stumble] = Counter()
    by_reader: defaultdict[str, list[bool]] = defaultdict(list)
    for turn in turns:
        shown = shown_text(production, turn, element)
        text = max(text, shown, key=len)
        its = _stumbles(shown, turn)
        found.update(its)
        by_reader[turn.reader].append(bool(its))
    readers = {who: Readings(sum(went), len(went)) for who, went in sorted(by_reader.items())}
    readings = Readings(
        sum(each.stumbled for each in readers.values()), sum(each.all for each in readers.values())
    )
    spot = where.spot(element)._replace(text=" ".join(plain(text).split()))
    return HardLine(spot, readings, readers, tuple(found.most_common()))


def _stumbles(text: str, turn: SaidTurn) -> list[Stumble]:
    instead = [other for line in turn.lines for other in line.instead]
    line = SpokenLine(text, turn.words, instead, turn.moved, turn.added, None)
    return [
        stumble._replace(words=plain(stumble.words))
        for stumble in stumbles(line, turn.again, turn.hesitations)
    ]


def _easiest_last(line: HardLine) -> tuple[float, float]:
    return -line.readings.stumbled, -line.readings.stumbled / line.readings.all
