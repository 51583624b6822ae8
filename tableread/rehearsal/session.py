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
- A person's turn has a number (`turn.PersonsTurn`). It is made known while the cue is still being read,
  so that the ear is ready; what was said before its time counts when it has come.
- Every request for sound has an id. Whatever changes the course (a jump, another speed, another player)
  silences all and asks anew under new ids: events with old ones are dropped.
- `receive` takes what comes from outside and never raises. The other methods are asked by the
  program; asked at the wrong time they raise `RehearsalError`: our mistake, not the person's.
"""

from __future__ import annotations

import math
from dataclasses import replace

from tableread.base.errors import RehearsalError
from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.rehearsal import voice_rules
from tableread.rehearsal.commands import (
    Command,
    HoldSound,
    ListenFor,
    MarkWord,
    Prompt,
    ReleaseSound,
    Silence,
)
from tableread.rehearsal.events import (
    Event,
    SpeechFinished,
    SpeechStarted,
    TimePassed,
    VoiceEvent,
    WordSpoken,
)
from tableread.rehearsal.movement import Movement
from tableread.rehearsal.order import RunningOrder, estimate
from tableread.rehearsal.own_lines import NOW, Until
from tableread.rehearsal.policy import FASTEST, SLOWEST, Advance, Policy
from tableread.rehearsal.situation import Situation, Spot, State
from tableread.rehearsal.whose import NextTurn
from tableread.script.words import words_of

_BEGUN = 3
"""Words after which "back" means the top of this speech, not the one before."""


class Session(Movement):
    """One read of one running order. Not thread-safe; everything happens in the caller's time."""

    @property
    def situation(self) -> Situation:
        """All that a face may show, as it is now."""
        order, policy = self.order, self.policy
        following = order.next_speech(self.at)
        if self.loop and self.at >= order.speech(self.loop[1]).start:
            following = self.loop[0]
        done = order.seconds_before(self.at) + self._heard_seconds
        waits = self.state is State.WAITING
        return Situation(
            state=self.state,
            paused=self.paused,
            now=self._spot(self.at),
            word=self.word,
            next_speech=None if following is None else self._spot(following),
            lines=len(order),
            until_you=self._until_you(),
            next_turns=self._next_turns(),
            advance=policy.advance,
            turn_seconds=self._turn_seconds if waits else 0.0,
            waited=self.turn.waited if self.turn else 0.0,
            loop=self.loop,
            speed=policy.speed,
            seconds_done=done / policy.speed,
            seconds_left=(order.seconds - done) / policy.speed,
        )

    def _spot(self, at: int) -> Spot:
        line, player = self.order.lines[at], self.player_at(at)
        people = self._people_of(line.speaker or NARRATOR) if player is PlayedBy.PERSON else ()
        return Spot(at, line.element, line.speaker, player, line.scene, people)

    def _until_you(self) -> Until | None:
        if self.state is State.WAITING and self.player_at(self.at) is PlayedBy.YOU:
            return NOW
        yours, speed = self._whose.yours, self.policy.speed
        target = yours.next_after(self.at)
        until = yours.until(self.at, self._heard_seconds, speed)
        if until is None or target is None or self._left_out is None:
            return until
        speeches, seconds = self._left_out.between(self.at, target)
        return Until(until.speeches - speeches, max(0.0, until.seconds - seconds / speed))

    def _next_turns(self) -> tuple[NextTurn, ...]:
        waiting = self.state is State.WAITING
        return self._whose.next_turns(self.at, self._heard_seconds, self.policy.speed, waiting)

    @property
    def _heard_seconds(self) -> float:
        """Of the line at hand, at normal speed."""
        words = len(words_of(self.line.text))
        share = min(1.0, self.word / words) if words else 0.0
        return estimate(self.line.text) * share

    # What comes from outside

    def receive(self, event: Event) -> list[Command]:
        """Take in what happened; returns what to do. Late and unknown events change nothing."""
        if isinstance(event, TimePassed):
            return self._time_passed(event.seconds)
        if isinstance(event, SpeechStarted | WordSpoken | SpeechFinished):
            return self._spoken(event)
        return self._heard(event)

    def place_of(self, request_id: int, word: int) -> tuple[int, int] | None:
        """The line, and which of its words is word `word` of a request; None where that does not count any more, or the
        read is past it."""
        asked = self._course.under_way(request_id)
        if asked is None or self.state is not State.READING or asked[0] < self.at:
            return None
        line, from_word = asked
        return line, from_word + word

    def _spoken(self, event: SpeechStarted | WordSpoken | SpeechFinished) -> list[Command]:
        asked = self._course.under_way(event.request_id)
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
        self._course.heard_to_end(event.request_id)
        return self._go_on()

    def _heard(self, event: VoiceEvent) -> list[Command]:
        if self.paused or self.policy.advance is not Advance.VOICE:
            return []
        match voice_rules.decide(event, self.turn, self.listens, self.policy.help):
            case voice_rules.GiveBack(number):
                return self.give_back(number)
            case voice_rules.GoBack(said, recognised):
                return self.go_back(said, recognised)
            case voice_rules.GiveWords(words):
                return self.prompt(words)
            case voice_rules.Do.MARK:
                assert self.turn
                return [self.turn.mark()]
            case voice_rules.Do.ADVANCE:
                return self.advance()
            case voice_rules.Do.PREVIOUS_SPEECH:
                return self.previous_speech()
            case voice_rules.Do.TAKE_AGAIN:
                return self.take_again()
            case voice_rules.Do.PAUSE:
                return self.pause()
            case None:
                return []

    def _time_passed(self, seconds: float) -> list[Command]:
        if not self.wants_time or not math.isfinite(seconds) or seconds <= 0:
            return []
        assert self.turn
        self.turn.waited += seconds
        return self._turn_done() if self.turn.waited >= self._turn_seconds else []

    # What the program asks

    def start(self) -> list[Command]:
        """Begin to read. Once."""
        if self.state is not State.READY:
            raise RehearsalError("The read has already been started.")
        return self._begin_at(self.at, self.word, count=True)

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

    def jump(self, line: int, word: int = 0, *, count: bool = False) -> list[Command]:
        """Read on from `line`, or from a word of it; paused stays paused. `count`: counted in, where that is chosen."""
        self._need_running()
        if not 0 <= line < len(self.order):
            raise RehearsalError(f"There is no line {line}.")
        if self.loop and not self.loop[0] <= line <= self.loop[1]:
            self._timeline.loop = None
        return self._begin_at(line, word, count=count)

    def advance(self) -> list[Command]:
        """The person has said the line."""
        if self.state is not State.WAITING:
            raise RehearsalError("It is not a person's turn.")
        commands: list[Command] = []
        if self.paused:
            commands = self.resume()
        return commands + self._turn_done()

    def next_speech(self) -> list[Command]:
        """On to the next speech."""
        target = self.order.next_speech(self.at)
        return self.jump(target) if target is not None else self._end()

    def previous_speech(self) -> list[Command]:
        """Back to the speech before, or to the top of this one where it has been going a while."""
        here = self.order.speech(self.at)
        begins = next((at for at in here if at not in self._timeline.heard.skipped), self.at)
        begun = self._timeline.heard.starts.get(self.at, 0) + _BEGUN
        if self.state is State.READING and (self.at > begins or self.word > begun):
            return self.jump(begins)
        target = self.order.previous_speech(self.at)
        # past what is left out, else it would come back to where it is
        while target and self._timeline.heard.skipped.issuperset(self.order.speech(target)):
            target = self.order.previous_speech(target)
        return self.jump(target)

    def take_again(self) -> list[Command]:
        """The cue again: the one you are on, or the speech before your last turn."""
        return self.jump(self._whose.cues.cue_again(self.at, self.state is State.WAITING))

    def take_scene_again(self) -> list[Command]:
        """The scene from its top."""
        return self.jump(self.order.scene_start(self.at), count=True)

    def next_cue(self) -> list[Command]:
        """On to the cue of your next speech; where you have no part, of the next that a person in the room has."""
        whose = self._whose
        cue = whose.cues.next_cue(self.at)
        if cue is None and whose.cues and not whose.yours:
            raise RehearsalError("Nobody in the room has any more lines.")
        if cue is None:
            more = "no more lines" if whose.yours else "no part in this read"
            raise RehearsalError(f"You have {more}.")
        return self.jump(cue)

    def prompt(self, words: int = voice_rules.PROMPT_WORDS) -> list[Command]:
        """Give the next words of the person's line, and no more than that."""
        if self.state is not State.WAITING:
            raise RehearsalError("It is not your turn: there is nothing to prompt.")
        assert self.turn
        given = self.turn.prompt(words, self.order)
        if given is None:
            return []
        line, first, end = given
        number = self._course.new_number()
        return [Prompt(number, self.turn.number, line, first, end, self.policy.speed)]

    def give_back(self, number: int) -> list[Command]:
        """Whoever had turn `number` was not done: it is theirs again, at the word they had come to.
        Nothing, where the read is farther already."""
        turn = self._turns.last
        if turn is None or turn.number != number or self.state is not State.READING:
            return []
        if self.at != self._timeline.after(turn.lines.stop - 1):
            return []
        return self._back_to(turn)

    def go_back(self, said: int, recognised: tuple[bool, ...]) -> list[Command]:
        """You have begun your turn before this one, and said so many words of it."""
        if self.turn is None or self.turn.earlier is None or self.state is not State.WAITING:
            return []
        turn = self.turn.earlier
        outside = self.loop and turn.lines.start < self.loop[0]
        if outside or not self._timeline.is_persons(turn.lines.start):
            return []  # a loop was set, or the part given to a voice, meanwhile
        turn.heard(said, recognised)
        return self._back_to(turn)

    def set_speed(self, speed: float) -> list[Command]:
        """Read at `speed` times the normal pace, from the word under way on."""
        self._need_open()
        if not SLOWEST <= speed <= FASTEST:
            raise RehearsalError(f"The speed must be between {SLOWEST} and {FASTEST}.")
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

    def set_policy(self, policy: Policy, order: RunningOrder) -> list[Command]:
        """Read as `policy` says, in the order that it makes, from the word under way on; how turns end stays as it is."""
        self._need_open()
        self.policy = replace(policy, advance=self.policy.advance)
        return self.recast() if order is self.order else self.reorder(order)

    def set_loop(self, first: int, last: int) -> list[Command]:
        """Read lines `first` to `last` over and over."""
        self._need_running()
        if not 0 <= first <= last < len(self.order):
            raise RehearsalError("A loop must end after it begins.")
        before, self._timeline.loop = self._timeline.loop, (first, last)
        if self._timeline.performed(first) is None:
            self._timeline.loop = before
            raise RehearsalError("Nothing of that is read, so it cannot be read over and over.")
        if first <= self.at <= last:
            return self._anew()
        return self._begin_at(first, 0, count=True)

    def clear_loop(self) -> list[Command]:
        """Read on past the end of the loop."""
        self._need_open()
        self._timeline.loop = None
        return self._anew()

    def recast(self) -> list[Command]:
        """Somebody else plays a part, or with another voice: from the word under way on."""
        self._need_open()
        self._cast_again()
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
        same = order.at_element(self.line.element, self.at)
        word = self.word if order.lines[same].element == self.line.element else 0
        if not order.has_lines_of(self.order):
            self._timeline.loop = None
        self._timeline.order = order
        self._cast_again()
        self.at, self.word = same, word
        self._turns.forget()  # its lines have other numbers now
        return self._anew()

    def finish(self) -> list[Command]:
        """Stop for good."""
        self._need_open()
        self.state = State.FINISHED
        self._course.clear()
        return [Silence()]

    def _need_open(self) -> None:
        if self.state is State.FINISHED:
            raise RehearsalError("The read has ended.")

    def _need_running(self) -> None:
        self._need_open()
        if self.state is State.READY:
            raise RehearsalError("The read has not begun.")
