"""How a read moves along: what is asked for, when a person's turn comes, where it ends.

The rules of who may ask for what, and when, are the session's.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from tableread.base.errors import RehearsalError
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.commands import (
    AwaitPerson,
    Command,
    CountIn,
    ListenFor,
    MoveTo,
    Prepare,
    ReportEnd,
    Silence,
    Speak,
    Tick,
    TurnEnded,
)
from tableread.rehearsal.course import Course
from tableread.rehearsal.cue_heard import LeftOut, heard
from tableread.rehearsal.order import Line, RunningOrder, estimate
from tableread.rehearsal.policy import Advance, CuePart, Policy
from tableread.rehearsal.situation import State
from tableread.rehearsal.timeline import Timeline
from tableread.rehearsal.turn import PersonsTurn
from tableread.rehearsal.turns import Turns
from tableread.rehearsal.whose import PeopleOf, Whose

_TICKS, _TICKS_APART = 3, 0.6
"""That count somebody in: a bar of four at a hundred a minute, whose last beat is the first word. A usual pace."""


class Movement:
    """Where a read is, and every step that it takes by itself. Returns what is to be done."""

    def __init__(
        self,
        order: RunningOrder,
        player_of: Callable[[str], PlayedBy],
        policy: Policy,
        at: int = 0,
        word: int = 0,
        people_of: PeopleOf = lambda _: (),
    ) -> None:
        """`player_of` tells who plays a character, `people_of` the names of those in the room who do; `at` and `word` are
        where to begin."""
        if not len(order):
            raise RehearsalError("There is nothing to read aloud.")
        self.policy = policy
        self._timeline = Timeline(order, player_of)
        self._course = Course(self._timeline)
        self.state = State.READY
        self.paused = False
        self.at = self._inside(at)
        """The line that is heard, waited for, or would be next."""
        self.word = word
        """The word of it that was begun last."""
        self._turns = Turns(self._course)
        self._people_of = people_of
        self._cast_again()

    def _cast_again(self) -> None:
        """What follows from the order, and from who plays what."""
        self._whose = Whose(self.order, self.player_at, self._people_of)
        timeline = self._timeline
        timeline.heard = heard(self.order, self._is_yours, self.policy.cue)
        cut = timeline.heard.skipped or timeline.heard.starts
        self._left_out = LeftOut(self.order, timeline.heard) if cut else None
        if timeline.loop and timeline.performed(timeline.loop[0]) is None:
            timeline.loop = None  # nothing of it is heard any more: the read would end

    def _is_yours(self, line: int) -> bool:
        return self.player_at(line) is PlayedBy.YOU

    # What is the case

    @property
    def order(self) -> RunningOrder:
        """What is performed."""
        return self._timeline.order

    @property
    def loop(self) -> tuple[int, int] | None:
        """First and last line of what is read over and over."""
        return self._timeline.loop

    @property
    def wants_time(self) -> bool:
        """Whether `TimePassed` events matter now."""
        return (
            self.state is State.WAITING and not self.paused and self.policy.advance is Advance.GAP
        )

    @property
    def line(self) -> Line:
        """The line at hand."""
        return self.order.lines[self.at]

    @property
    def turn(self) -> PersonsTurn | None:
        """The person's turn at hand, or the one that comes next."""
        return self._turns.at_hand

    @property
    def _turn_seconds(self) -> float:
        """What a person has for the turn at hand, when turns end by gap."""
        lines = [self.order.lines[i] for i in self._turns.lines_from(self.at)]
        total = sum(estimate(line.text) + line.beat for line in lines)
        return total * self.policy.timing.gap_factor

    @property
    def listens(self) -> bool:
        """Whether a person's voice matters now."""
        return (
            self.state is State.WAITING and not self.paused and self.policy.advance is Advance.VOICE
        )

    def player_at(self, line: int) -> PlayedBy:
        """Who plays `line`."""
        return self._timeline.player_at(line)

    def _inside(self, line: int) -> int:
        return max(0, min(line, len(self.order) - 1))

    def _moved(self, line: int, word: int) -> list[Command]:
        self.at, self.word = line, word
        return [MoveTo(line), *self._ask(), *self._listen_ahead()]

    def _ask(self, first_word: int | None = None, gap: float = 0.0) -> list[Speak]:
        """Ask for what comes next; see `Course.ask`."""
        return self._course.ask(
            self.policy.speed, first_word, gap, round_loop=not self.policy.count_in
        )

    def _ask_counted(self, count: list[CountIn], first_word: int = 0) -> list[Command]:
        """Ask for what comes next, after a count."""
        asked = self._course.ask(
            self.policy.speed, first_word, counted_in=True, round_loop=not self.policy.count_in
        )
        return [*count, *asked]

    def _count(self, *, wanted: bool) -> list[CountIn]:
        """The ticks before what begins now; none where they are not `wanted`, or not chosen."""
        counts = wanted and self.policy.count_in and not self.paused
        return [CountIn(_TICKS, _TICKS_APART)] if counts else []

    def _listen_ahead(self) -> list[Command]:
        """Where a person comes next, say so while the cue is still being read."""
        first = self._course.next
        if self.policy.advance is not Advance.VOICE or first is None:
            return []
        if not self._timeline.is_persons(first) or self.state is not State.READING:
            return []
        return self._turn_at(first)

    def _turn_at(self, first: int) -> list[Command]:
        """The person's turn that begins with line `first` is the next; make it known, once."""
        listen = self._turns.come_to(first, self._before(first))
        return [listen] if listen and self.policy.advance is Advance.VOICE else []

    def _listen(self) -> ListenFor:
        return self._turns.listen(self._before(self.at))

    def _before(self, first: int) -> int | None:
        """Where your turn before the one at line `first` begins, within the loop."""
        before = self._whose.yours.before(first)
        return None if self.loop and before is not None and before < self.loop[0] else before

    def _back_to(self, turn: PersonsTurn) -> list[Command]:
        """A turn of a person is at hand again, with what was said of it."""
        self._course.clear()
        self._turns.back_to(turn)
        self._course.next = self.at = turn.lines.start
        self.word = 0
        self.state = State.WAITING
        listen = self._listen()
        return [Silence(), MoveTo(self.at), listen, self._await_person(), turn.mark()]

    def _anew(self) -> list[Command]:
        """Ask again for what is under way, as things are now."""
        if self.state is State.WAITING:
            return self._begin_at(self.at, 0, self.turn)  # what was said of it stays said
        if self.state is State.READING:
            return self._begin_at(self.at, self.word)
        return []

    def _begin_at(
        self, line: int, word: int, turn: PersonsTurn | None = None, *, count: bool = False
    ) -> list[Command]:
        course = self._course
        course.clear()
        self._turns.forget(but=turn)
        self.state = State.READING
        course.next = self._timeline.performed(line)
        if course.next is None:
            return self._end()
        self.at, self.word = (line, word) if course.next == line else (course.next, 0)
        self.word = max(self.word, self._timeline.heard.starts.get(self.at, 0))
        commands: list[Command] = [Silence(), MoveTo(self.at)]
        if self._timeline.is_persons(self.at):
            return commands + self._persons_turn(self._count(wanted=count))
        if self.paused:
            return commands  # asked for when it goes on
        ticks = self._count(wanted=count)
        asked = self._ask_counted(ticks, self.word) if ticks else self._ask(self.word)
        return [*commands, *asked, *self._listen_ahead()]

    def _go_on(self) -> list[Command]:
        """A line has been heard to its end."""
        course = self._course
        if course.busy:
            return [*self._ask()]
        if course.next is None or self._timeline.is_persons(course.next):
            return self._to_person_or_end()
        count = self._count(wanted=self._timeline.begins_loop(course.next))
        return self._ask_counted(count) if count else [*self._ask()]

    def _to_person_or_end(self) -> list[Command]:
        if self._course.next is None:
            return self._end()
        self.at, self.word = self._course.next, 0
        count = self._count(wanted=self._timeline.begins_loop(self.at))
        return [MoveTo(self.at), *self._persons_turn(count)]

    def _persons_turn(self, count: list[CountIn]) -> list[Command]:
        self.state = State.WAITING
        listen = self._turn_at(self.at)
        turn = self.turn
        assert turn
        if turn.over and self.policy.advance is Advance.VOICE and not self.paused:
            return self._turn_done()
        mark = [turn.mark()] if turn.said else []
        soon = self._course.soon(turn.lines.stop - 1)
        prepare = [Prepare(soon, self.policy.speed)] if soon else []
        if count:
            turn.waited = -_TICKS * _TICKS_APART
        ticks = self.policy.turn_tick or self.policy.cue.part is CuePart.TICK
        ticks = ticks and self._is_yours(self.at) and not turn.said
        told: list[Command] = [*count] if count or not ticks else [Tick()]
        return [*listen, *told, self._await_person(), *mark, *prepare]

    def _await_person(self) -> AwaitPerson:
        seconds = self._turn_seconds if self.policy.advance is Advance.GAP else None
        lines, turn = self._turns.lines_from(self.at), self.turn
        assert turn
        return AwaitPerson(lines.start, lines.stop, seconds, turn.number)

    def _turn_done(self) -> list[Command]:
        course = self._course
        course.next = self._timeline.after(self._turns.lines_from(self.at).stop - 1)
        done = self._turns.over()
        by_voice = self.policy.advance is Advance.VOICE
        ended: list[Command] = [TurnEnded(done.number)] if done and by_voice else []
        # what the prompter was saying is cut off: the person is past it
        if course.next is None or self._timeline.is_persons(course.next):
            return [*ended, Silence(), *self._to_person_or_end()]
        self.state = State.READING
        self.at, self.word = course.next, 0
        # who was listened to has been silent for a while already
        reply = 0.0 if by_voice else self.policy.timing.reply
        reply += self.line.beat / math.sqrt(self.policy.speed) + self.policy.answer_after
        count = self._count(wanted=self._timeline.begins_loop(self.at))
        asked = self._ask_counted(count) if count else self._ask(0, reply)
        return [*ended, Silence(), *asked, *self._listen_ahead()]

    def _end(self) -> list[Command]:
        self._course.clear()
        self._course.next = self._timeline.loop = None
        self.state = State.ENDED
        return [Silence(), ReportEnd()]
