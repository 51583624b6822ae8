"""The session: all rules of a rehearsal, in one machine.

    READY ──start──► READING ◄──────────────► WAITING      (a person's turn)
                       │  ▲   a person's line,    │
                       │  │   advance / time      │
                       ▼  └──────jump─────────────┤
                     ENDED ◄───────last line──────┘
    any of READING, WAITING may be `paused`; finish() leads from all to FINISHED.

Rules:
- Lines of voices are asked for ahead (`course.AHEAD`), so that the gaps between them are exact. What has
  been asked for and not yet been heard to the end is *under way*.
- A person's turn begins when nothing is under way any more. It ends by `advance()` or, by gap,
  when its time is up or, by voice, when it was heard to the end. The program never reads a
  person's line unasked.
- What is listened for has a turn number, too (`turn.PersonsTurn`). It is made known while the cue is
  still being read, so that the ear is ready; what was said before its time counts when it has come.
- Every request for sound has a turn number. Whatever changes the course (a jump, another speed,
  another player) silences all and asks anew under new numbers: events with old ones are dropped.
- `receive` takes what comes from outside and never raises. The other methods are asked by the
  program; asked at the wrong time they raise `RehearsalError`: our mistake, not the person's.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from tableread.base.errors import RehearsalError
from tableread.cast.casting import PlayedBy
from tableread.rehearsal import hearing
from tableread.rehearsal.commands import (
    AwaitPerson,
    Command,
    HoldSound,
    ListenFor,
    MarkWord,
    MoveTo,
    Prepare,
    Prompt,
    ReleaseSound,
    ReportEnd,
    Silence,
    TurnEnded,
)
from tableread.rehearsal.course import Course
from tableread.rehearsal.events import (
    Event,
    SpeechFinished,
    SpeechStarted,
    TimePassed,
    VoiceEvent,
    WordSpoken,
)
from tableread.rehearsal.order import Line, RunningOrder, estimate
from tableread.rehearsal.policy import FASTEST, SLOWEST, Advance, Policy
from tableread.rehearsal.turn import PersonsTurn
from tableread.rehearsal.turns import Turns
from tableread.rehearsal.yours import UntilYou, YourLines
from tableread.script.words import words_of

_BEGUN = 3
"""Words after which "back" means the top of this speech, not the one before."""


class State(StrEnum):
    """Where the rehearsal is."""

    READY = "ready"
    READING = "reading"
    WAITING = "waiting"
    ENDED = "ended"
    FINISHED = "finished"


class Session:
    """One read of one running order. Not thread-safe; everything happens in the caller's time."""

    def __init__(
        self,
        order: RunningOrder,
        player_of: Callable[[str], PlayedBy],
        policy: Policy,
        at: int = 0,
        word: int = 0,
    ) -> None:
        """`player_of` tells who plays a character; `at` and `word` are where to begin."""
        if not len(order):
            raise RehearsalError("There is nothing to read aloud.")
        self.policy = policy
        self._course = Course(order, player_of)
        self.state = State.READY
        self.paused = False
        self.at = self._inside(at)
        """The line that is heard, waited for, or would be next."""
        self.word = word
        """The word of it that was begun last."""
        self._turns = Turns(self._course)
        self._yours = YourLines(order, self.player_at)

    # What is the case

    @property
    def order(self) -> RunningOrder:
        """What is performed."""
        return self._course.order

    @property
    def loop(self) -> tuple[int, int] | None:
        """First and last line of what is read over and over."""
        return self._course.loop

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
    def turn_seconds(self) -> float:
        """What a person has for the turn at hand, when turns end by gap."""
        lines = [self.order.lines[i] for i in self._turns.lines_from(self.at)]
        total = sum(estimate(line.text) + line.beat for line in lines)
        return total * self.policy.timing.gap_factor

    @property
    def waited(self) -> float:
        """Seconds of the turn at hand that are gone, when turns end by gap."""
        return self.turn.waited if self.turn else 0.0

    @property
    def prompted(self) -> int:
        """Words of the turn at hand that have been given by the prompter."""
        return self.turn.prompted if self.turn else 0

    @property
    def listens(self) -> bool:
        """Whether a person's voice matters now."""
        return (
            self.state is State.WAITING and not self.paused and self.policy.advance is Advance.VOICE
        )

    def player_at(self, line: int) -> PlayedBy:
        """Who plays `line`."""
        return self._course.player_at(line)

    def until_you(self) -> UntilYou | None:
        """How far away your next line is; None when there is none, zero when it is now."""
        if self.state is State.WAITING and self.player_at(self.at) is PlayedBy.YOU:
            return UntilYou(0, 0.0)
        words = len(words_of(self.line.text))
        share = min(1.0, self.word / words) if words else 1.0
        return self._yours.until(self.at, estimate(self.line.text) * share, self.policy.speed)

    # What comes from outside

    def receive(self, event: Event) -> list[Command]:
        """Take in what happened; returns what to do. Late and unknown events change nothing."""
        if isinstance(event, TimePassed):
            return self._time_passed(event.seconds)
        if isinstance(event, SpeechStarted | WordSpoken | SpeechFinished):
            return self._spoken(event)
        return self._heard(event)

    def _spoken(self, event: SpeechStarted | WordSpoken | SpeechFinished) -> list[Command]:
        asked = self._course.under(event.turn)
        if asked is None or self.state is not State.READING:
            return []
        line, from_word = asked
        if isinstance(event, SpeechStarted):
            return self._moved(line, from_word)
        if isinstance(event, WordSpoken):
            if line != self.at:
                return []  # beside another speech: the mark stays with the one begun last
            self.word = from_word + event.word
            return [MarkWord(line, self.word)]
        self._course.heard_to_end(event.turn)
        return self._go_on()

    def _heard(self, event: VoiceEvent) -> list[Command]:
        if self.paused or self.policy.advance is not Advance.VOICE:
            return []
        match hearing.decide(event, self.turn, self.listens, self.policy.help):
            case hearing.GiveBack(number):
                return self.give_back(number)
            case hearing.GoBack(said, recognised):
                return self.go_back(said, recognised)
            case hearing.GiveWords(words):
                return self.prompt(words)
            case hearing.Do.MARK:
                assert self.turn
                return [self.turn.mark()]
            case hearing.Do.ADVANCE:
                return self.advance()
            case hearing.Do.PREVIOUS_TURN:
                return self.previous_turn()
            case hearing.Do.TAKE_AGAIN:
                return self.take_again()
            case hearing.Do.PAUSE:
                return self.pause()
            case None:
                return []

    def _time_passed(self, seconds: float) -> list[Command]:
        if not self.wants_time or not math.isfinite(seconds) or seconds <= 0:
            return []
        assert self.turn
        self.turn.waited += seconds
        return self._turn_done() if self.waited >= self.turn_seconds else []

    # What the program asks

    def start(self) -> list[Command]:
        """Begin to read. Once."""
        if self.state is not State.READY:
            raise RehearsalError("The read has already been started.")
        return self._begin_at(self.at, self.word)

    def pause(self) -> list[Command]:
        """Stand still; nothing is lost. Pausing twice is once."""
        self._need_running()
        if self.paused:
            return []
        self.paused = True
        return [HoldSound()]

    def resume(self) -> list[Command]:
        """Go on where it stood still."""
        self._need_running()
        if not self.paused:
            return []
        self.paused = False
        commands: list[Command] = [ReleaseSound()]
        if self.state is State.READING and not self._course.busy:
            commands += self._begin_at(self.at, self.word)
        return commands

    def jump(self, line: int, word: int = 0) -> list[Command]:
        """Read on from `line`, or from a word of it; paused stays paused."""
        self._need_running()
        if not 0 <= line < len(self.order):
            raise RehearsalError(f"There is no line {line}.")
        if self.loop and not self.loop[0] <= line <= self.loop[1]:
            self._course.loop = None
        return self._begin_at(line, word)

    def advance(self) -> list[Command]:
        """The person has said the line."""
        if self.state is not State.WAITING:
            raise RehearsalError("It is nobody's turn but the machine's.")
        commands: list[Command] = []
        if self.paused:
            commands = self.resume()
        return commands + self._turn_done()

    def next_turn(self) -> list[Command]:
        """On to the next speech."""
        target = self.order.next_turn(self.at)
        return self.jump(target) if target is not None else self._end()

    def previous_turn(self) -> list[Command]:
        """Back to the speech before, or to the top of this one where it has been going a while."""
        first = self.order.turn(self.at).start
        if self.state is State.READING and (self.at > first or self.word > _BEGUN):
            return self.jump(first)
        return self.jump(self.order.previous_turn(self.at))

    def take_again(self) -> list[Command]:
        """The cue again: the one you are on, or the speech before your last turn."""
        return self.jump(self._yours.cue_again(self.at, self.state is State.WAITING))

    def take_scene_again(self) -> list[Command]:
        """The scene from its top."""
        return self.jump(self.order.scene_start(self.at))

    def next_cue(self) -> list[Command]:
        """On to the cue of your next speech."""
        cue = self._yours.next_cue(self.at)
        if cue is None:
            more = "no more lines from here on" if self._yours else "no part in this read"
            raise RehearsalError(f"You have {more}.")
        return self.jump(cue)

    def prompt(self, words: int = hearing.PROMPT_WORDS) -> list[Command]:
        """Give the next words of the person's line, and no more than that."""
        if self.state is not State.WAITING:
            raise RehearsalError("There is no line of yours to prompt.")
        assert self.turn
        given = self.turn.prompt(words, self.order)
        if given is None:
            return []
        return [Prompt(self._course.new_turn(), *given, self.policy.speed)]

    def give_back(self, number: int) -> list[Command]:
        """Whoever had turn `number` was not done: it is theirs again, at the word they had come to.
        Nothing, where the read is farther already."""
        turn = self._turns.last
        if turn is None or turn.number != number or self.state is not State.READING:
            return []
        if self.at != self._course.after(turn.lines.stop - 1):
            return []
        return self._back_to(turn)

    def go_back(self, said: int, recognised: tuple[bool, ...]) -> list[Command]:
        """You have begun your turn before this one, and said so many words of it."""
        if self.turn is None or self.turn.earlier is None or self.state is not State.WAITING:
            return []
        turn = self.turn.earlier
        outside = self.loop and turn.lines.start < self.loop[0]
        if outside or not self._course.is_persons(turn.lines.start):
            return []  # a loop was set, or the part given to a voice, meanwhile
        turn.heard(said, recognised)
        return self._back_to(turn)

    def set_speed(self, speed: float) -> list[Command]:
        """Read at `speed` times the normal pace, from the word under way on."""
        self._need_open()
        if not SLOWEST <= speed <= FASTEST:
            raise RehearsalError(f"The speed goes from {SLOWEST} to {FASTEST}.")
        self.policy = replace(self.policy, speed=speed)
        return self._anew()

    def set_advance(self, advance: Advance) -> list[Command]:
        """End people's turns another way, from now on."""
        self._need_open()
        self.policy = replace(self.policy, advance=advance)
        if self.state is not State.WAITING:
            return self._listen_ahead()
        assert self.turn
        self.turn.waited = 0.0
        listen = [self._listen()] if advance is Advance.VOICE else []
        return [*listen, self._await_person()]

    def set_loop(self, first: int, last: int) -> list[Command]:
        """Read lines `first` to `last` over and over."""
        self._need_running()
        if not 0 <= first <= last < len(self.order):
            raise RehearsalError("A loop goes from a line to a later one.")
        self._course.loop = (first, last)
        if first <= self.at <= last:
            return self._anew()
        return self._begin_at(first, 0)

    def clear_loop(self) -> list[Command]:
        """Read on past the end of the loop."""
        self._need_open()
        self._course.loop = None
        return self._anew()

    def recast(self) -> list[Command]:
        """Somebody else plays a part, or with another voice: from the word under way on."""
        self._need_open()
        self._yours = YourLines(self.order, self.player_at)
        commands = self._anew()
        told = any(isinstance(command, ListenFor) for command in commands)
        if self.listens and self.turn and not told:
            self.turn.earlier = None  # another's, perhaps
            commands.append(self._listen())
        return commands

    def reorder(self, order: RunningOrder) -> list[Command]:
        """Read other kinds of elements aloud; stays at the same place of the script."""
        self._need_open()
        if not len(order):
            raise RehearsalError("There is nothing to read aloud.")
        same = order.at_element(self.line.element)
        word = self.word if order.lines[same].element == self.line.element else 0
        self._course.order, self._course.loop = order, None
        self._yours = YourLines(order, self.player_at)
        self.at, self.word = same, word
        self._turns.forget()  # its lines have other numbers now
        return self._anew()

    def finish(self) -> list[Command]:
        """Stop for good."""
        self._need_open()
        self.state = State.FINISHED
        self._course.clear()
        return [Silence()]

    # How it works

    def _need_open(self) -> None:
        if self.state is State.FINISHED:
            raise RehearsalError("The read has been finished.")

    def _need_running(self) -> None:
        self._need_open()
        if self.state is State.READY:
            raise RehearsalError("The read has not been started.")

    def _inside(self, line: int) -> int:
        return max(0, min(line, len(self.order) - 1))

    def _moved(self, line: int, word: int) -> list[Command]:
        self.at, self.word = line, word
        return [MoveTo(line), *self._course.ask(self.policy.speed), *self._listen_ahead()]

    def _listen_ahead(self) -> list[Command]:
        """Where a person comes next, say so while the cue is still being read."""
        first = self._course.next
        if self.policy.advance is not Advance.VOICE or first is None:
            return []
        if not self._course.is_persons(first) or self.state is not State.READING:
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
        before = self._yours.before(first)
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

    def _begin_at(self, line: int, word: int, turn: PersonsTurn | None = None) -> list[Command]:
        course = self._course
        course.clear()
        self._turns.forget(but=turn)
        self.state = State.READING
        course.next = course.performed(line)
        if course.next is None:
            return self._end()
        self.at, self.word = (line, word) if course.next == line else (course.next, 0)
        commands: list[Command] = [Silence(), MoveTo(self.at)]
        if course.is_persons(self.at):
            return commands + self._persons_turn()
        if self.paused:
            return commands  # asked for when it goes on
        asked = course.ask(self.policy.speed, first_word=self.word)
        return [*commands, *asked, *self._listen_ahead()]

    def _go_on(self) -> list[Command]:
        """A line has been heard to its end."""
        course = self._course
        if course.busy or (course.next is not None and not course.is_persons(course.next)):
            return [*course.ask(self.policy.speed)]
        return self._to_person_or_end()

    def _to_person_or_end(self) -> list[Command]:
        if self._course.next is None:
            return self._end()
        self.at, self.word = self._course.next, 0
        return [MoveTo(self.at), *self._persons_turn()]

    def _persons_turn(self) -> list[Command]:
        self.state = State.WAITING
        listen = self._turn_at(self.at)
        turn = self.turn
        assert turn
        if turn.over and self.policy.advance is Advance.VOICE and not self.paused:
            return self._turn_done()
        mark = [turn.mark()] if turn.said else []
        soon = self._course.soon(turn.lines.stop - 1)
        prepare = [Prepare(soon, self.policy.speed)] if soon else []
        return [*listen, self._await_person(), *mark, *prepare]

    def _await_person(self) -> AwaitPerson:
        seconds = self.turn_seconds if self.policy.advance is Advance.GAP else None
        turn = self._turns.lines_from(self.at)
        return AwaitPerson(turn.start, turn.stop, seconds)

    def _turn_done(self) -> list[Command]:
        course = self._course
        course.next = course.after(self._turns.lines_from(self.at).stop - 1)
        done = self._turns.over()
        by_voice = self.policy.advance is Advance.VOICE
        ended: list[Command] = [TurnEnded(done.number)] if done and by_voice else []
        # what the prompter was saying is cut off: the person is past it
        if course.next is None or course.is_persons(course.next):
            return [*ended, Silence(), *self._to_person_or_end()]
        self.state = State.READING
        self.at, self.word = course.next, 0
        # who was listened to has been silent for a while already
        reply = 0.0 if by_voice else self.policy.timing.reply
        asked = course.ask(self.policy.speed, first_word=0, gap=reply)
        return [*ended, Silence(), *asked, *self._listen_ahead()]

    def _end(self) -> list[Command]:
        self._course.clear()
        self._course.next = None
        self.state = State.ENDED
        return [Silence(), ReportEnd()]
