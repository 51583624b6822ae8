"""Lacuna, the erasing drill: the page is erased from the last line of a scene back, until only memory holds it. Pure.

    MAP ──────────► ERASE ◄──────────┐ ───────────► RECALL ◄────────┐ ──────► DONE
    each line once   one pass after   │ all known   each line once,  │ all right
    with its text    the other ───────┘             then the missed ─┘

Rules:
- A pass runs forwards, from the first line that is being erased into one that is known already.
- With each pass the erasing begins one line earlier; after a mistake it begins at the same line again.
- A line that was said right loses the next of its words (`erasing.steps_of`). Once all are gone and it is said right, it is
  known.
- A word that was missed is on the page for one pass; then the line must be said without it before it loses more.
- At last the whole scene is said with nothing on the page; what is missed in it comes again until it is right.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from tableread.learning.erasing import left_of, steps_of
from tableread.script.line_id import words_id
from tableread.script.words import words_of


class Phase(StrEnum):
    """Where a drill is."""

    MAP = "map"
    ERASE = "erase"
    RECALL = "recall"
    DONE = "done"


class Rating(StrEnum):
    """What somebody says of a line of theirs."""

    MISSED = "missed it"
    NEARLY = "nearly"
    HAD = "had it"


class DrillLine(NamedTuple):
    """A line that is drilled: all that its speaker says in one go."""

    line: str
    """The identity of its first element."""
    text: str


class LineState(msgspec.Struct, frozen=True):
    """How far one line is."""

    line: str
    words: str
    """What its words are, in short: another text begins anew."""
    step: int = 0
    """Steps that were taken."""
    back: frozenset[int] = frozenset()
    """Words that were missed and are on the page for one pass."""
    hard: frozenset[int] = frozenset()
    """Words that were missed with the text on the page."""
    ready: bool = True
    """It was said right: it may lose more."""
    known: bool = False
    """It was said right with nothing on the page."""


class DrillState(msgspec.Struct, frozen=True):
    """All that is kept of a drill."""

    lines: tuple[LineState, ...]
    phase: Phase = Phase.MAP
    first: int = 0
    """The first line that is being erased."""
    to_come: tuple[int, ...] = ()
    """The lines of this pass that are still to be said, the one at hand first."""
    missed: bool = False
    """Whether any was missed in this pass."""
    passes: int = 0
    """Passes that are over."""


class Lacuna:
    """One drill. Its state is immutable and can be kept after every answer."""

    def __init__(
        self, lines: Sequence[DrillLine], listed: frozenset[str], kept: DrillState | None = None
    ) -> None:
        """`lines`: of one scene, in order, at least one, each with words. `listed`: the function words. `kept`: where an
        earlier drill of the scene was left; its lines may have changed since."""
        self.lines = lines
        self._listed = listed
        self._steps: dict[int, tuple[frozenset[int], ...]] = {}
        fresh = tuple(LineState(line.line, words_id(line.text)) for line in lines)
        if kept is None:
            self.state = DrillState(fresh, to_come=tuple(range(len(lines))))
        else:
            self.state = _carried(kept, fresh)
            self._make_sound()
            if not self.state.to_come and self.state.phase is not Phase.DONE:
                self._next_pass()

    # What is the case

    @property
    def phase(self) -> Phase:
        """Where it is."""
        return self.state.phase

    @property
    def at(self) -> int | None:
        """The line to be said now; None at the end."""
        return self.state.to_come[0] if self.state.to_come else None

    def erased(self, line: int) -> frozenset[int]:
        """The words of a line that are not on the page, by number in `words_of`."""
        state = self.state.lines[line]
        steps = self._steps_of(line)
        return (steps[state.step - 1] if state.step else frozenset()) - state.back

    def shown(self, line: int) -> str:
        """What is on the page of a line."""
        return left_of(self.lines[line].text, self.erased(line))

    def share_erased(self, line: int) -> float:
        """How much of a line is gone, 0 to 1."""
        return len(self.erased(line)) / len(words_of(self.lines[line].text))

    def known(self, line: int) -> bool:
        """Whether it was said right with nothing on the page."""
        return self.state.lines[line].known

    # What happens

    def said(self, missed: Collection[int], *, right: bool | None = None) -> None:
        """The line at hand was said, but for words `missed`, by number in `words_of`. `right`: whether it counts as right
        all the same, or does not though no word was missed; None: it does where none was. At the end nothing happens."""
        self._answered(frozenset(missed), right=not missed if right is None else right)

    def rated(self, rating: Rating) -> None:
        """Somebody said of the line at hand how it went."""
        line = self.at
        if line is not None:
            missed = self.erased(line) if rating is Rating.MISSED else frozenset()
            self._answered(missed, right=rating is Rating.HAD)

    def begin_again(self) -> None:
        """From the start, with all of the text on the page; what was found out in the first run is forgotten, too."""
        lines = tuple(LineState(line.line, line.words) for line in self.state.lines)
        self.state = DrillState(lines, to_come=tuple(range(len(lines))))
        self._steps.clear()

    def _answered(self, missed: frozenset[int], *, right: bool) -> None:
        state, line = self.state, self.at
        if line is None:
            return
        now = state.lines[line]
        if state.phase is Phase.MAP:
            now = msgspec.structs.replace(now, hard=missed)
            self._steps.pop(line, None)
        elif right:
            by_heart = not now.back
            gone = now.step == len(self._steps_of(line))
            now = msgspec.structs.replace(
                now, back=frozenset(), ready=by_heart, known=by_heart and gone
            )
        else:
            back = missed & (self.erased(line) | now.back)
            now = msgspec.structs.replace(now, back=back, ready=False, known=False)
        self.state = msgspec.structs.replace(
            state,
            lines=(*state.lines[:line], now, *state.lines[line + 1 :]),
            to_come=state.to_come[1:],
            missed=state.missed or not (right or state.phase is Phase.MAP),
        )
        if not self.state.to_come:
            self._next_pass()

    def _next_pass(self) -> None:
        state = self.state
        all_known = all(line.known for line in state.lines)
        if state.phase is Phase.MAP:
            phase, first = Phase.ERASE, len(state.lines) - 1
        elif state.phase is Phase.RECALL:
            phase, first = (Phase.DONE if all_known else Phase.RECALL), 0
        elif all_known and state.first == 0:
            phase, first = Phase.RECALL, 0
        else:
            phase, first = Phase.ERASE, state.first - (state.first > 0 and not state.missed)
        begun = msgspec.structs.replace(
            state, phase=phase, first=first, missed=False, passes=state.passes + 1
        )
        if phase is Phase.DONE:
            self.state = begun
        elif phase is Phase.RECALL and state.phase is Phase.ERASE:
            self.state = msgspec.structs.replace(begun, to_come=tuple(range(len(state.lines))))
        else:
            lines = tuple(
                self._further(at) if at >= first else line for at, line in enumerate(state.lines)
            )
            coming = _of_pass(lines, first, into_known=phase is Phase.ERASE)
            self.state = msgspec.structs.replace(begun, lines=lines, to_come=coming)

    def _make_sound(self) -> None:
        """A kept state may come from a version that erased in other steps."""
        lines = []
        for at, line in enumerate(self.state.lines):
            last = len(self._steps_of(at))
            step = last if line.known else max(0, min(line.step, last))
            lines.append(msgspec.structs.replace(line, step=step))
        self.state = msgspec.structs.replace(self.state, lines=tuple(lines))

    def _further(self, line: int) -> LineState:
        """A line as it is in the next pass: with less of it on the page, where it was said right."""
        state = self.state.lines[line]
        if not state.ready or state.step == len(self._steps_of(line)):
            return state
        return msgspec.structs.replace(state, step=state.step + 1)

    def _steps_of(self, line: int) -> tuple[frozenset[int], ...]:
        if line not in self._steps:
            hard = self.state.lines[line].hard
            self._steps[line] = steps_of(self.lines[line].text, self._listed, hard)
        return self._steps[line]


def _of_pass(lines: Sequence[LineState], first: int, *, into_known: bool) -> tuple[int, ...]:
    """The lines from `first` on that are not known and, `into_known`, the known one that the last of them leads to."""
    coming = [at for at in range(first, len(lines)) if not lines[at].known]
    after = coming[-1] + 1 if coming else first
    return (*coming, after) if into_known and after < len(lines) else tuple(coming)


def _carried(kept: DrillState, fresh: tuple[LineState, ...]) -> DrillState:
    """The kept state of the lines that there are now: those whose words are the same are as far as they were."""
    same = [(was.line, was.words) for was in kept.lines] == [(at.line, at.words) for at in fresh]
    places = range(len(fresh))
    if same and kept.first in places and all(at in places for at in kept.to_come):
        return kept
    known = {(was.line, was.words): was for was in kept.lines}
    lines = tuple(known.get((now.line, now.words), now) for now in fresh)
    if kept.phase is Phase.MAP or not any(line.step for line in lines):
        return DrillState(lines, to_come=tuple(range(len(lines))))
    first = next(at for at, line in enumerate(lines) if line.step)
    # it goes on with a pass of its own, which begins where it was being erased; `missed` keeps it there
    return DrillState(lines, Phase.ERASE, first, missed=True, passes=kept.passes)
