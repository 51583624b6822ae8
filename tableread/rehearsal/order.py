"""The running order: what is performed of a script, line by line, and how long it will take."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from tableread.rehearsal.policy import Reading, Timing, Treatment
from tableread.script.model import SPOKEN_IN_SPEECH, Element, Kind, Script


class Line(NamedTuple):
    """One element as it is performed."""

    element: int
    """Index in the script's elements."""
    kind: Kind
    speaker: str | None
    """None: the narrator."""
    text: str
    scene: int | None
    turn_of: int
    """The same number for all lines of one speech; a narrator's line has its own."""
    dual: bool
    """Begins together with the speech before."""
    beat: float
    """Seconds of silence that the script asks for before it."""


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
    """The lines that are performed, in order. Immutable."""

    def __init__(
        self,
        script: Script,
        reading: Reading,
        timing: Timing,
        mine: Set[str],
        pauses: Mapping[int, float] = MappingProxyType({}),
    ) -> None:
        """`mine`: characters whose scenes are kept when only one's own scenes are read. `pauses`: seconds before
        elements, by index, besides those that the script asks for in so many words."""
        self.script = script
        self.reading = reading
        self.timing = timing
        self.lines: tuple[Line, ...] = tuple(_lines(script, reading, timing, pauses))
        if reading.only_my_scenes and mine:
            kept = {line.scene for line in self.lines if line.speaker in mine}
            self.lines = tuple(line for line in self.lines if line.scene in kept)

    def __len__(self) -> int:
        return len(self.lines)

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

    def at_element(self, element: int) -> int:
        """The line of `element`, or the next that is performed; the last where there is none."""
        at = bisect_left(self.lines, element, key=lambda line: line.element)
        return min(at, len(self.lines) - 1)

    def turn(self, at: int) -> range:
        """All lines of the speech that line `at` belongs to."""
        turn_of = self.lines[at].turn_of
        first = last = at
        while first > 0 and self.lines[first - 1].turn_of == turn_of:
            first -= 1
        while last + 1 < len(self.lines) and self.lines[last + 1].turn_of == turn_of:
            last += 1
        return range(first, last + 1)

    def next_turn(self, at: int) -> int | None:
        """First line of the speech after the one at `at`."""
        after = self.turn(at).stop
        return after if after < len(self.lines) else None

    def previous_turn(self, at: int) -> int:
        """First line of the speech before the one at `at`; the top at the top."""
        first = self.turn(at).start
        return self.turn(first - 1).start if first else 0

    def scene_start(self, at: int) -> int:
        """First line of the scene that `at` is in."""
        scene = self.lines[at].scene
        while at > 0 and self.lines[at - 1].scene == scene:
            at -= 1
        return at

    def next_scene(self, at: int) -> int | None:
        """First line of the next scene."""
        scene = self.lines[at].scene
        return self.find(at, lambda line: line.scene != scene)

    def previous_scene(self, at: int) -> int:
        """First line of the scene before; the top in the first."""
        first = self.scene_start(at)
        return self.scene_start(first - 1) if first else 0

    def find(self, at: int, wanted: Callable[[Line], bool]) -> int | None:
        """The first line behind `at` that is `wanted`."""
        return next((i for i in range(at + 1, len(self.lines)) if wanted(self.lines[i])), None)

    def dual_speech(self, at: int) -> bool:
        """Whether line `at` is of a speech that is said at the same time as the one before."""
        return self.lines[self.turn(at).start].dual

    def dual_follows(self, at: int) -> bool:
        """Whether the speech after that of line `at` is said at the same time."""
        after = self.turn(at).stop
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
        if before.turn_of == line.turn_of:
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


def _lines(
    script: Script, reading: Reading, timing: Timing, pauses: Mapping[int, float]
) -> Iterator[Line]:
    beat = 0.0
    speaker: str | None = None
    turn_of = -1
    dual = False
    scene: int | None = None
    for index, element in enumerate(script.elements):
        kind = element.kind
        if index in script.resumed:
            continue
        if kind is Kind.CUE:
            speaker, turn_of, dual = element.speaker or element.text, index, element.dual
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
        own = index if said_by is None and kind is not Kind.PARENTHETICAL else turn_of
        beat = max(beat, pauses.get(index, 0.0))
        yield Line(index, kind, said_by, element.text, scene, own, dual, beat)
        beat, dual = 0.0, False


def _has_words(element: Element) -> bool:
    return any(c.isalnum() for c in element.text)


def _silence(text: str, timing: Timing) -> float:
    """What "(beat)", "(a long pause)" ask for; short stage directions only."""
    if len(text) > 40:
        return 0.0
    if _PAUSE.search(text):
        return timing.pause
    return timing.beat if _BEAT.search(text) else 0.0
