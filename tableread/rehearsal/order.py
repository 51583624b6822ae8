"""The running order: what is performed of a script, line by line, by whom, and how long it will take."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.policy import Reading, Treatment
from tableread.script.line_id import LineId, line_ids
from tableread.script.model import SPOKEN_IN_SPEECH, Element, Kind, Script


class Line(NamedTuple):
    """One element as it is performed."""

    id: LineId
    """What is kept for it is kept under this, also when corrections have made another script meanwhile."""
    element: int
    """Index in the script's elements."""
    kind: Kind
    speaker: str | None
    """None: the narrator."""
    text: str
    scene: int | None
    cue: int
    """Index of the cue of the speech that it is of; a narrator's line has its own index."""
    speech: int
    """Which speech of the order: the same for all lines that one character says in one go. The narrator's lines are one
    each."""
    dual: bool
    """Begins together with the speech before."""
    beat: float
    """Seconds of silence that the script asks for before it."""
    player: PlayedBy | None = None
    """Who says it this time; None: whoever plays the character."""


class Entry(NamedTuple):
    """A line of an order as another order has it."""

    line: int
    player: PlayedBy | None = None
    """Who says it this time; None: whoever plays the character."""


_BEAT = re.compile(r"\b(?:beats?|moment)\b", re.IGNORECASE)
_PAUSE = re.compile(r"\b(?:pauses?|silence)\b", re.IGNORECASE)
_BROKEN_OFF = re.compile(r"(?:--|—|–|-)[\"'”’]?\s*$")
_LETTERS_A_SECOND = 14.5
"""Of speech at normal speed, spaces counted; measured over the bundled voices."""
_ONSET_SECONDS = 0.25


def estimate(text: str) -> float:
    """Seconds that `text` takes at normal speed."""
    return _ONSET_SECONDS + len(text) / _LETTERS_A_SECOND


def is_said(line: Line, first: Line) -> bool:
    """Whether whoever has the turn that begins with `first` says `line` of it: a character no directions among the
    words, the narrator nothing else."""
    return (line.speaker is None) == (first.speaker is None)


class RunningOrder:
    """The lines that are performed, in order. They may come again, and in any order. Immutable."""

    def __init__(self, lines: Iterable[Line], timing: Gaps) -> None:
        """`lines` as `running_order` makes them, or an order's own rearranged; `timing`: the silences between them."""
        self.lines: tuple[Line, ...] = tuple(_numbered(lines))
        self.timing = timing

    def rearranged(self, entries: Iterable[Entry]) -> RunningOrder:
        """These lines of the order, as often and in the order as they are listed. What follows in both and is said by
        the same player stays one speech."""
        lines: list[Line] = []
        speech, before = -1, None
        for entry in entries:
            line = self.lines[entry.line]
            player = entry.player or line.player
            goes_on = (
                before is not None
                and before.line == entry.line - 1
                and self.lines[before.line].speech == line.speech
                and (before.player or self.lines[before.line].player) == player
            )
            speech += not goes_on
            dual = line.dual and before is not None and before.line == entry.line - 1
            lines.append(line._replace(player=player, speech=speech, dual=dual))
            before = entry
        return RunningOrder(lines, self.timing)

    def has_lines_of(self, other: RunningOrder) -> bool:
        """Whether the same lines come in the same order, said by the same, however long the silences are."""
        return len(self) == len(other) and all(
            line._replace(beat=0.0) == before._replace(beat=0.0)
            for line, before in zip(self.lines, other.lines, strict=True)
        )

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def by_speaker(self) -> dict[tuple[str | None, PlayedBy | None], list[int]]:
        """Numbers of the lines of each speaker, rising; those that somebody else than the character's player says this
        time apart. The lines of one entry are always said by the same player."""
        found: dict[tuple[str | None, PlayedBy | None], list[int]] = {}
        for at, line in enumerate(self.lines):
            found.setdefault((line.speaker, line.player), []).append(at)
        return found

    @cached_property
    def _starts(self) -> list[float]:
        """Estimated time at normal speed at which each line begins, and the end."""
        durations = (estimate(line.text) + line.beat + 0.3 for line in self.lines)
        return list(accumulate(durations, initial=0.0))

    def seconds_before(self, at: int) -> float:
        """Estimated seconds from the top to line `at`, at normal speed."""
        return self._starts[at]

    @property
    def seconds(self) -> float:
        """Estimated seconds of the whole read, at normal speed."""
        return self._starts[-1]

    def at_share(self, share: float) -> int:
        """The line that is reached after a share of the whole time, 0 to 1."""
        at = bisect_right(self._starts, share * self.seconds) - 1
        return max(0, min(at, len(self.lines) - 1))

    @cached_property
    def _by_element(self) -> list[tuple[int, int]]:
        """Element and number of every line, rising."""
        return sorted((line.element, at) for at, line in enumerate(self.lines))

    @cached_property
    def _scene_starts(self) -> list[int]:
        """First line of each scene, rising. A scene that is read again begins again."""
        lines = self.lines
        return [at for at in range(len(lines)) if not at or lines[at - 1].scene != lines[at].scene]

    def at_element(self, element: int, near: int = 0) -> int:
        """The line of `element`, or the next that is performed; the last where there is none. Where it comes again, the
        first from line `near` on."""
        places = self._by_element
        behind = bisect_left(places, (element, near))
        if places[behind : behind + 1] and places[behind][0] == element:
            return places[behind][1]
        if behind and places[behind - 1][0] == element:
            return places[behind - 1][1]
        return places[behind][1] if behind < len(places) else len(self.lines) - 1

    def speech(self, at: int) -> range:
        """All lines of the speech that line `at` belongs to."""
        speech = self.lines[at].speech
        first = last = at
        while first > 0 and self.lines[first - 1].speech == speech:
            first -= 1
        while last + 1 < len(self.lines) and self.lines[last + 1].speech == speech:
            last += 1
        return range(first, last + 1)

    def speeches(self, wanted: Callable[[Line], bool] = lambda line: True) -> Iterator[range]:
        """The lines of each speech that has a `wanted` one."""
        end = 0
        for at, line in enumerate(self.lines):
            if at >= end and wanted(line):
                speech = self.speech(at)
                end = speech.stop
                yield speech

    def next_speech(self, at: int) -> int | None:
        """First line of the speech after the one at `at`."""
        after = self.speech(at).stop
        return after if after < len(self.lines) else None

    def previous_speech(self, at: int) -> int:
        """First line of the speech before the one at `at`; the top at the top."""
        first = self.speech(at).start
        return self.speech(first - 1).start if first else 0

    def scene_start(self, at: int) -> int:
        """First line of the scene that `at` is in."""
        return self._scene_starts[bisect_right(self._scene_starts, at) - 1]

    def next_scene(self, at: int) -> int | None:
        """First line of the next scene."""
        following = bisect_right(self._scene_starts, at)
        return self._scene_starts[following] if following < len(self._scene_starts) else None

    def previous_scene(self, at: int) -> int:
        """First line of the scene before; the top in the first."""
        first = self.scene_start(at)
        return self.scene_start(first - 1) if first else 0

    def dual_speech(self, at: int) -> bool:
        """Whether line `at` is of a speech that is said at the same time as the one before."""
        return self.lines[self.speech(at).start].dual

    def dual_follows(self, at: int) -> bool:
        """Whether the speech after that of line `at` is said at the same time."""
        after = self.speech(at).stop
        return after < len(self.lines) and self.lines[after].dual

    def breaks_off(self, at: int) -> bool:
        """Whether line `at` ends in a dash: the next speaker cuts in."""
        line = self.lines[at]
        return line.speaker is not None and bool(_BROKEN_OFF.search(line.text))

    def gap_before(self, at: int) -> float:
        """Silence at normal speed between line `at` and the one before it."""
        line, timing = self.lines[at], self.timing
        if at == 0:
            return 0.0
        before = self.lines[at - 1]
        if before.speech == line.speech:
            gap = timing.within_speech
        elif before.kind is Kind.HEADING:
            gap = timing.after_heading
        elif before.speaker is None:
            gap = timing.after_action
        elif self.breaks_off(at - 1) and line.speaker is not None:
            gap = timing.broken_off
        else:
            gap = timing.between_speakers
        return gap + line.beat


def running_order(
    script: Script,
    reading: Reading,
    timing: Gaps,
    mine: Set[str] = frozenset(),
    pauses: Mapping[int, float] = MappingProxyType({}),
    ids: Sequence[LineId] | None = None,
    beats: Mapping[LineId, float] = MappingProxyType({}),
) -> RunningOrder:
    """What is performed of `script`. `mine`: characters whose scenes are kept when only one's own scenes are read.
    `pauses`: seconds before elements, by index, besides those that the script asks for in so many words. `ids`: of the
    elements, where the script has been corrected since it was read. `beats`: seconds before lines in place of all that the
    script asks for."""
    ids = line_ids(script) if ids is None else ids
    lines = [
        line._replace(beat=beats.get(line.id, line.beat))
        for line in _lines(script, ids, reading, timing, pauses)
    ]
    if reading.only_my_scenes and mine:
        kept = {line.scene for line in lines if line.speaker in mine}
        lines = [line for line in lines if line.scene in kept]
    return RunningOrder(lines, timing)


def _numbered(lines: Iterable[Line]) -> Iterator[Line]:
    """`lines` with their speeches counted from 0."""
    speech, before = -1, None
    for line in lines:
        if before is None or line.speech != before:
            speech += 1
        before = line.speech
        yield line if line.speech == speech else line._replace(speech=speech)


def _lines(
    script: Script,
    ids: Sequence[LineId],
    reading: Reading,
    timing: Gaps,
    pauses: Mapping[int, float],
) -> Iterator[Line]:
    beat = 0.0
    speaker: str | None = None
    cue = -1
    dual = False
    scene: int | None = None
    for index, element in enumerate(script.elements):
        kind = element.kind
        if index in script.resumed:
            continue
        if kind is Kind.CUE:
            speaker, cue, dual = element.speaker or element.text, index, element.dual
            continue
        if kind is Kind.HEADING:
            scene = 0 if scene is None else scene + 1
        if kind not in SPOKEN_IN_SPEECH:
            speaker = None if kind is not Kind.NOTE and kind is not Kind.FURNITURE else speaker
        if reading.treatment(kind) is not Treatment.SPOKEN or not _has_words(element):
            if kind in {Kind.PARENTHETICAL, Kind.ACTION}:
                beat = max(beat, _silence(element.text, timing))
            continue
        said_by = None if kind is Kind.PARENTHETICAL else speaker
        own = index if said_by is None and kind is not Kind.PARENTHETICAL else cue
        beat = max(beat, pauses.get(index, 0.0))
        yield Line(ids[index], index, kind, said_by, element.text, scene, own, own, dual, beat)
        beat, dual = 0.0, False


def _has_words(element: Element) -> bool:
    return any(c.isalnum() for c in element.text)


def _silence(text: str, timing: Gaps) -> float:
    """What "(beat)", "(a long pause)" ask for; short stage directions only."""
    if len(text) > 40:
        return 0.0
    if _PAUSE.search(text):
        return timing.pause
    return timing.beat if _BEAT.search(text) else 0.0
