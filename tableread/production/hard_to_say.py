"""The lines that are hard to say: over all reads and readers, where people stumbled, and what they said instead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tableread.learning.stumbles import Stumble
from tableread.production.line_notes import elements_of, shown_text
from tableread.production.old_turns import OldReadings, stumbles_in, turns_not_summed
from tableread.production.production import Production
from tableread.production.said import SaidTurn
from tableread.production.whereabouts import Spot, Whereabouts
from tableread.script.emphasis import plain
from tableread.script.line_id import LineId


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
    found: defaultdict[int, _Tally] = defaultdict(_Tally)
    old = production.old_turns.all()
    shown: dict[tuple[int, tuple[str, ...]], str | None] = {}
    for turn in turns_not_summed(production.said.all(), old):
        at = elements.get(turn.line)
        if at is not None and turn.was_said:
            texts = tuple(line.text for line in turn.lines)
            if (at, texts) not in shown:
                as_now = None not in elements_of(production, at, texts)
                shown[at, texts] = shown_text(production, turn, at) if as_now else None
            text = shown[at, texts]
            if text is not None:
                found[at].add(turn, text)
    for each in old:
        at = elements.get(LineId(each.line))
        if at is not None and None not in elements_of(production, at, each.texts):
            found[at].add_old(each, None if production.mask is None else "…")
    hard = (
        _line(where, at, tally) for at, tally in sorted(found.items()) if tally.readings.stumbled
    )
    return HardToSay(
        sum(tally.readings.all for tally in found.values()),
        tuple(sorted(hard, key=_easiest_last)),
    )


class _Tally:
    """How all readings of one line went."""

    def __init__(self) -> None:
        self.text = ""
        self.stumbles: Counter[Stumble] = Counter()
        self._readers: defaultdict[str, list[Readings]] = defaultdict(list)

    def add(self, turn: SaidTurn, shown: str) -> None:
        """A reading, with what is shown of its words."""
        its = stumbles_in(turn, shown)
        self.text = max(self.text, shown, key=len)
        self.stumbles.update(its)
        self._readers[turn.reader].append(Readings(int(bool(its)), 1))

    def add_old(self, old: OldReadings, hidden: str | None) -> None:
        """Readings of long ago; `hidden` stands for their words where they may not be shown now."""
        for stumble, times in old.stumbles.items():
            words = stumble.words if hidden is None or not stumble.words else hidden
            self.stumbles[stumble._replace(words=words)] += times
        self._readers[old.reader].append(Readings(old.stumbled, old.readings))

    @property
    def readers(self) -> dict[str, Readings]:
        """By name."""
        return {who: _together(its) for who, its in sorted(self._readers.items())}

    @property
    def readings(self) -> Readings:
        """By everybody."""
        return _together(self.readers.values())


def _together(readings: Iterable[Readings]) -> Readings:
    stumbled, number = zip(*readings, strict=True)
    return Readings(sum(stumbled), sum(number))


def _line(where: Whereabouts, element: int, tally: _Tally) -> HardLine:
    spot = where.spot(element)
    text = " ".join(plain(tally.text).split()) or spot.text
    stumbles: Counter[Stumble] = Counter()
    for stumble, times in tally.stumbles.items():
        stumbles[stumble._replace(words=plain(stumble.words))] += times
    return HardLine(
        spot._replace(text=text), tally.readings, tally.readers, tuple(stumbles.most_common())
    )


def _easiest_last(line: HardLine) -> tuple[float, float]:
    return -line.readings.stumbled, -line.readings.stumbled / line.readings.all
