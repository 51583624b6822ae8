"""What an actor knows of their lines, and which are due: kept with the script, and carried into its next draft."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from tableread.cast.casting import NARRATOR, Casting, PlayedBy
from tableread.learning.excerpt import Excerpt
from tableread.learning.memory import DAY, Grade, Memory, Support, grade_of, is_due
from tableread.library.memories import KeptMemory
from tableread.library.store import Library
from tableread.production.off_book import OffBook
from tableread.production.recalled import Recalled
from tableread.production.said import SaidTurn
from tableread.script.line_id import LineId
from tableread.script.model import Kind, Script


class Known(NamedTuple):
    """A line that an actor has said, in the script as it is now."""

    element: int
    speaker: str
    memory: Memory


class _Review(NamedTuple):
    """A line that was said, or asked for."""

    turn: tuple[float, int] | None
    """The run, and the number of the turn in it; None where it was none."""
    line: str
    speaker: str
    now: float
    grade: Callable[[Memory | None, float], Grade | None]
    """By what was known of it before, and now."""


_TURNS_KEPT = 40
"""Lines said lately that may still be judged anew; the ear does so within a turn or two."""


class Memories:
    """Of one script. What is heard is graded on the library's thread; all else may be asked from any thread."""

    def __init__(
        self,
        library: Library,
        key: str,
        recalled: Callable[[], Recalled],
        casting: Callable[[], Casting],
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`key` is the script's in the library; `recalled` gives the script and `casting` the cast list as they are now;
        `clock`: seconds since 1970."""
        self._library = library
        self._key = key
        self._recalled = recalled
        self._casting = casting
        self._clock = clock
        self.off_book = OffBook(library, key, casting)
        """By which day each part is to be known by heart."""
        self._before: dict[tuple[tuple[float, int], str], Memory | None] = {}
        """What was known of lines before they were said in a turn; of the library's thread alone."""

    def heard(self, turn: SaidTurn, support: Mapping[LineId, Support]) -> None:
        """Grade the lines of a turn by how they were said; of one that is judged anew, anew. `support`: how much help
        there was with each, by identity."""
        speaker = turn.speaker or NARRATOR
        for line in turn.lines:
            grade = partial(grade_of, line.words, support.get(LineId(line.line), Support.NONE))
            self._review(_Review((turn.run, turn.number), line.line, speaker, turn.made, grade))

    def graded(self, line: LineId, speaker: str, grade: Grade) -> None:
        """Keep how well a line was known just now, by whatever told it."""
        self._review(_Review(None, line, speaker, self._clock(), lambda before, now: grade))

    def _review(self, review: _Review) -> None:
        # on the library's thread: the memory model takes a while to load
        keep = partial(self._keep, self.actor(review.speaker), review)
        self._library.files.do("what you know of your lines", keep)

    def _keep(self, actor: str, review: _Review) -> None:
        from tableread.learning.fsrs_memory import reviewed

        kept = self._library.memories.one(self._key, actor, review.line)
        before = kept and _memory(kept)
        if review.turn is not None:
            before = self._before.setdefault((review.turn, review.line), before)
            for turn in list(self._before)[:-_TURNS_KEPT]:
                del self._before[turn]
        grade = review.grade(before, review.now)
        if grade is not None:
            memory = reviewed(before, grade, review.now)
            now = KeptMemory(actor, review.line, review.speaker, *memory)
            self._library.memories.save(self._key, [now])

    def actor(self, speaker: str) -> str:
        """Who plays a part, by name; "" for you, where you gave none."""
        return self._casting().part(speaker).person

    @property
    def now(self) -> float:
        """By the clock that lines are due by; seconds since 1970."""
        return self._clock()

    @property
    def yours(self) -> Sequence[str]:
        """The parts that you play."""
        return self._casting().played_by(PlayedBy.YOU)

    def of(self, parts: Sequence[str]) -> list[Known]:
        """The lines of these parts that whoever plays them has said, in the order of the script."""
        elements = {line: at for at, line in enumerate(self._recalled().now.ids)}
        wanted = set(parts)
        return sorted(
            Known(elements[LineId(kept.line)], kept.speaker, _memory(kept))
            for actor in {self.actor(part) for part in wanted}
            for kept in self._library.memories.of(self._key, actor)
            if kept.speaker in wanted
            and self.actor(kept.speaker) == actor
            and LineId(kept.line) in elements
        )

    def due(self, parts: Sequence[str] | None = None) -> list[Known]:
        """Those of them that are due now; of the parts that you play, where no others are named."""
        now = self._clock()
        of = self.yours if parts is None else parts
        return [known for known in self.of(of) if is_due(known.memory, now)]

    def review(self, *, mixed: bool = False) -> Excerpt | None:
        """The lines of yours that are due, to be asked for; `mixed`: in an order that is another one each day. None where
        none are due."""
        ids = self._recalled().now.ids
        lines = frozenset(ids[known.element] for known in self.due())
        day = str(int(self._clock() // DAY)) if mixed else ""
        return Excerpt("Review", lines, day) if lines else None

    def forget(self, actor: str, parts: Sequence[str]) -> None:
        """Delete all results of an actor in these parts: what they know of the lines, how they said them, where their
        drills were left."""
        for part in parts:
            self._library.memories.forget(self._key, actor, part)
            self._library.runs.forget_turns(self._key, actor, part)
            self._library.old_turns.forget(self._key, actor, part)
            self._library.drills.forget(self._key, part)

    def settle(self) -> None:
        """Note which lines are in the script now, and whose they are: the list of scripts tells of them without opening
        it."""
        kept = self._library.memories.all(self._key)
        if not kept:
            return
        speakers = _speakers(*self._recalled().now)
        settled = (
            memory._replace(
                speaker=speakers.get(LineId(memory.line), memory.speaker),
                cut=LineId(memory.line) not in speakers,
            )
            for memory in kept
        )
        changed = [now for now, was in zip(settled, kept, strict=True) if now != was]
        self._library.memories.save(self._key, changed)


def _speakers(script: Script, ids: Sequence[LineId]) -> dict[LineId, str]:
    """Who says each line, by its identity."""
    found = dict.fromkeys(ids, NARRATOR)
    for speech in script.speeches:
        cue = script.elements[speech.cue]
        for part in speech.parts:
            if script.elements[part].kind is not Kind.PARENTHETICAL:
                found[ids[part]] = cue.speaker or cue.text
    return found


def _memory(kept: KeptMemory) -> Memory:
    return Memory(kept.stability, kept.difficulty, kept.due, kept.last, kept.reviews, kept.lapses)
