"""Random reads in every mode, held to `promises.Promises`. A read follows from its seed and its mode alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import NamedTuple

from tableread.base.errors import RehearsalError
from tableread.base.settings import Gaps
from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.learning.covering import Covering
from tableread.learning.excerpt import Excerpt
from tableread.learning.masks import Mask
from tableread.listen.voice_commands import VoiceCommand
from tableread.rehearsal import commands as c
from tableread.rehearsal import events as e
from tableread.rehearsal.order import RunningOrder, running_order
from tableread.rehearsal.patterns import patterned
from tableread.rehearsal.policy import PRESETS, Advance, Cue, CuePart, Help, Pattern, Policy
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.rehearsal.voice_rules import PROMPT_WORDS
from tableread.script import fountain
from tableread.script.model import Kind
from tests.promises import Promises

_SCRIPT = fountain.read("""\
ADA
Before any heading. Quite early, one might think.

INT. BARN - NIGHT

Two chairs face each other. Nobody sits.

BEN
(sitting)
I walked all of the way here.
(beat)
Slowly, --

CID
Draw! At once. Or go home, both of you.

ADA
Now?

BEN ^
Yes, now, and for good.

EXT. YARD - DAY

The rain has stopped.

BEN
After you.

BEN
I insist. I do.

CID
(to nobody)
Well.

ADA
No --

BEN
Come.
""")
_READINGS = [reading for reading in PRESETS if not reading.only_my_scenes]
_AS_KNOWN = (Mask.HIDDEN, Mask.LETTERS, Mask.TWO_WORDS, Mask.FULL)


class Mode(NamedTuple):
    """All that an actor chooses."""

    mask: Mask
    pattern: Pattern
    cue: Cue
    advance: Advance
    help: Help


MODES = tuple(
    Mode(mask, pattern, Cue(part, only=only), advance, help_given)
    for mask, pattern, part, only, advance, help_given in product(
        Mask, Pattern, CuePart, (False, True), Advance, Help
    )
)


def reads(most: int) -> Iterator[tuple[int, Mode]]:
    """A seed and a mode for each of so many reads: every mode as often as any other."""
    for number in range(most):
        yield number, MODES[number % len(MODES)]


class RandomRead:
    """One read, and a house that plays it: mostly it goes on, now and then somebody does something else."""

    def __init__(self, chance: Random, mode: Mode) -> None:
        self.chance, self.mode = chance, mode
        self.told: list[object] = []
        """All that happened and changed anything, for whoever looks for a mistake."""
        parts = ["ADA", "BEN", "CID", NARRATOR]
        self._yours = set(chance.sample(parts, chance.choice([1, 1, 1, 2])))
        rest = [part for part in parts if part not in self._yours]
        self._players = dict.fromkeys(self._yours, PlayedBy.YOU)
        if chance.random() < 0.4:
            self._players[rest[0]] = chance.choice([PlayedBy.PERSON, PlayedBy.NOBODY])
        self._excerpt: Excerpt | None = None
        policy = Policy(chance.choice(_READINGS), mode.advance, help=mode.help, cue=mode.cue, pattern=mode.pattern)  # fmt: skip
        self.session = Session(self._order(policy), self._player, policy, 0)
        self.covering = self._covering(mode.mask, passed_shown=self._excerpt is None)
        self.promises = Promises(self.session, self.covering, mode.pattern)
        self._queue: list[c.Speak] = []
        self._begun: c.Speak | None = None
        self._do("start", self.session.start(), jumped=0)

    def _covering(self, mask: Mask, passed_shown: bool) -> Covering:
        covering = Covering(mask)
        covering.as_known = lambda element: _AS_KNOWN[element % len(_AS_KNOWN)]
        covering.passed_shown = passed_shown
        covering.set_yours(
            {
                line.element
                for line in self.session.order.lines
                if (line.speaker or NARRATOR) in self._yours and line.kind is not Kind.HEADING
            }
        )
        return covering

    def _player(self, name: str) -> PlayedBy:
        return self._players.get(name, PlayedBy.VOICE)

    def _order(self, policy: Policy) -> RunningOrder:
        """The script, or some of your lines in any order, each with its cue."""
        order = running_order(_SCRIPT, policy.reading, Gaps(), self._yours)
        mine = [line.id for line in order.lines if (line.speaker or NARRATOR) in self._yours]
        if mine and self.chance.random() < 0.3:
            some = frozenset(self.chance.sample(mine, self.chance.randint(1, len(mine))))
            self._excerpt = Excerpt("", some, self.chance.choice(["", "mixed"]))
            order = self._excerpt.of(order, self._yours) or order
        return patterned(order, self._yours, policy.pattern)

    # One step

    def run(self, steps: int) -> None:
        """So many steps, and then on to the end by itself; raises `AssertionError` where a promise is broken."""
        for _ in range(steps):
            self._step()
        self._to_the_end()

    def _step(self) -> None:
        before, chance = len(self.told), self.chance.random()
        if chance < 0.55:
            self._goes_on()
        elif chance < 0.75:
            self._by_voice()
        elif chance < 0.83:
            self._stray()
        elif chance < 0.92:
            self._asked()
        else:
            self._looks()
        if len(self.told) > before:
            self.promises.check_shown()

    def _goes_on(self) -> None:
        """What would happen if nobody did anything."""
        session = self.session
        if session.state is State.WAITING:
            self._ends_turn()
        elif self._begun is not None:
            self._plays(self._begun)
        elif self._queue and not session.paused:
            self._begun = self._queue.pop(0)
            self._event(e.SpeechStarted(self._begun.request_id))
        elif session.paused:
            self._do("resume", session.resume())

    def _plays(self, speak: c.Speak) -> None:
        words = len(self.promises.words(speak.line)) - speak.from_word
        if self.chance.random() < 0.4 and words > 0:
            self._event(e.WordSpoken(speak.request_id, self.chance.randrange(words)))
            return
        self._begun = None
        self.promises.heard(speak.request_id)
        self._event(e.SpeechFinished(speak.request_id))

    def _ends_turn(self) -> None:
        session = self.session
        if session.listens and session.turn:
            said = len(session.turn.words)
            self._event(e.WordsHeard(session.turn.number, said, (True,) * said))
            self._event(e.LineSaid(session.turn.number))
        elif session.wants_time:
            self._event(e.TimePassed(self.chance.choice([0.05, 9.0, 99.0])))
        else:
            self._do("advance", session.advance())

    def _by_voice(self) -> None:
        """What the ear makes of the turn at hand, of one that comes, or of one that is over."""
        turn, last = self.session.turn, self.session._turns.last
        numbers = [one.number for one in (turn, last) if one is not None]
        if not numbers:
            self._goes_on()
            return
        number, said = self.chance.choice(numbers), self.chance.randrange(-1, 9)
        known = tuple(self.chance.random() < 0.7 for _ in range(max(0, said)))
        events: list[e.Event] = [
            e.WordsHeard(number, said, known),
            e.WordsHeard(number, said, ()),
            e.LineSaid(number),
            e.BargedIn(number),
            e.WentBack(number, said, known),
            e.Dried(number),
            e.VoiceCommandHeard(number, self.chance.choice(list(VoiceCommand))),
        ]
        self._event(self.chance.choice(events))

    def _stray(self) -> None:
        """Something that comes too late, twice, or never should."""
        number = self.chance.randrange(-1, 40)
        if number in self.promises.under_way:
            return  # that would be what goes on
        events: list[e.Event] = [
            e.SpeechStarted(number),
            e.SpeechFinished(number),
            e.WordSpoken(number, self.chance.randrange(9)),
            e.TimePassed(self.chance.choice([-1.0, 0.0, float("nan"), float("inf")])),
        ]
        self._event(self.chance.choice(events))

    def _asked(self) -> None:
        """A key is pressed."""
        session, chance = self.session, self.chance
        last = len(session.order) - 1
        name = chance.choice(_KEYS)
        args: tuple[object, ...] = ()
        if name == "jump":
            line = chance.randint(0, last)
            args = (line, chance.randrange(len(self.promises.words(line))))
        elif name == "set_speed":
            args = (chance.choice([0.5, 1.0, 1.7, 5.0]),)
        elif name == "set_advance":
            args = (chance.choice(list(Advance)),)
        elif name == "set_loop":
            first = chance.randint(0, last)
            args = (first, chance.randint(first, last))
        elif name == "set_policy":
            self._rearranged()
            return
        try:
            commands = getattr(session, name)(*args)
        except RehearsalError:
            return  # a key that means nothing now
        goes = name in _GOES
        ends = session.state is State.ENDED
        jumped = (len(session.order) if ends else session.at) if goes else None
        self._do(name, commands, jumped=jumped, may_give=PROMPT_WORDS * (name == "prompt"))

    def _rearranged(self) -> None:
        """Something else is read aloud, or heard of the cues."""
        policy = Policy(
            self.chance.choice(_READINGS), help=self.mode.help, cue=self.mode.cue, pattern=self.mode.pattern
        )  # fmt: skip
        session = self.session
        if self._excerpt is not None or session.state is State.ENDED:
            return
        order = patterned(
            running_order(_SCRIPT, policy.reading, Gaps(), self._yours), self._yours, policy.pattern
        )
        commands = session.set_policy(policy, order)
        self._do("set_policy", commands, jumped=session.at)

    def _looks(self) -> None:
        covering = self.covering
        self.told.append("looks")
        match self.chance.choice(["hint", "hint", "look", "look away", "mask"]):
            case "hint":
                self.promises.hinted()
            case "look":
                covering.look()
            case "look away":
                covering.looking = False
            case _:
                covering.mask = self.chance.choice(list(Mask))

    def _event(self, event: e.Event) -> None:
        commands = self.session.receive(event)
        gives = 0
        if isinstance(event, e.Dried):
            gives = {Help.NOTHING: 0, Help.HINT: 1, Help.LINE: PROMPT_WORDS}[self.mode.help]
        elif isinstance(event, e.VoiceCommandHeard) and event.command is VoiceCommand.LINE:
            gives = PROMPT_WORDS
        goes = isinstance(event, e.BargedIn | e.WentBack | e.VoiceCommandHeard)
        self._do(event, commands, jumped=self.session.at if goes else None, may_give=gives)

    def _do(
        self, what: object, commands: list[c.Command], jumped: int | None = None, may_give: int = 0
    ) -> None:
        if commands:
            self.told.append((what, commands))
        if jumped is not None and any(isinstance(command, c.Silence) for command in commands):
            self.promises.placed(jumped)
        self.promises.took(commands, may_give)
        for command in commands:
            if isinstance(command, c.Silence):
                self._queue.clear()
                self._begun = None
            elif isinstance(command, c.Speak):
                self._queue.append(command)

    def _to_the_end(self) -> None:
        """Without anybody doing anything a read comes to its end, and to every turn on the way."""
        session = self.session
        if session.state is not State.ENDED and session.loop:
            self._do("clear_loop", session.clear_loop(), jumped=session.at)
        for _ in range(400):
            if session.state is State.ENDED:
                return
            self._goes_on()
        raise AssertionError("the read does not come to its end")


_GOES = {"jump", "next_speech", "previous_speech", "take_again", "take_scene_again", "next_cue", "set_loop",
         "set_speed", "clear_loop", "recast", "resume"}  # fmt: skip
"""Keys after which the read begins anew at a line."""
_KEYS = (*sorted(_GOES), "pause", "prompt", "advance", "set_advance", "set_policy")
