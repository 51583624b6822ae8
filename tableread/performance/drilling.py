"""A drill in a room: each line's cue is heard, the line is answered for, and the page loses more of it.

The rules are those of `learning.lacuna`. Lives on the loop, like the runner that it has; any face may show it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from tableread.learning.erasing import left_of
from tableread.learning.lacuna import Phase, Rating
from tableread.learning.memory import Grade, Support
from tableread.learning.own_speeches import OwnSpeech
from tableread.learning.scoring import LineScore, score, score_heard
from tableread.listen.judge import Verdict
from tableread.performance.house import House
from tableread.performance.runner import Notice, Runner, Told
from tableread.production.drills import DrilledScene
from tableread.production.production import Production
from tableread.production.said import SaidTurn
from tableread.rehearsal import commands as c
from tableread.rehearsal.order import RunningOrder
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.situation import State
from tableread.script.words import words_of

_VERDICT_SECONDS = 6.0
"""How long the judge may take over a line; it takes one or two. After that you are asked yourself."""
_MICROPHONE_SECONDS = 2.0
"""How long a microphone that is not open yet is waited for, once it is your turn."""
_GRADES = {Rating.MISSED: Grade.AGAIN, Rating.NEARLY: Grade.HARD, Rating.HAD: Grade.GOOD}
_WRONG = {Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.PROMPTED}


class Way(StrEnum):
    """How a line is answered for."""

    VOICE = "by voice"
    TYPING = "by typing"
    RATING = "by rating yourself"

    @property
    def following(self) -> Way:
        """The next one; after the last comes the first."""
        ways = list(Way)
        return ways[(ways.index(self) + 1) % len(ways)]


class Moment(StrEnum):
    """What goes on with the line at hand."""

    CUE = "cue"
    """Its cue is heard."""
    TURN = "turn"
    """It is your turn."""
    HEARD = "heard"
    """You have said it; what was said is being found out."""
    RATE = "rate"
    """The line is shown, and you say how it went."""
    MISSED = "missed"
    """The line is shown with what was missed."""
    DONE = "done"
    """There are no more lines: the drill is over."""


class Answer(NamedTuple):
    """A line that was said or typed."""

    number: int
    """Which of the scene's lines."""
    score: LineScore
    right: bool
    """Whether it counts as right: how much of it must be is set by `learning.strictness`."""
    typed: str = ""
    """As it was typed, where it was."""


class Drilling:
    """The drill of one scene."""

    def __init__(
        self,
        production: Production,
        house: House,
        scene: DrilledScene,
        changed: Callable[[], None],
        notify: Callable[[str], None],
    ) -> None:
        """`scene`: of the production's whole order as it is now. `changed` is called when something else is to be
        shown; `notify` gets sentences for the person. Both on the loop."""
        self._production = production
        self._live = house.live
        self._order = production.whole_order()
        self._changed, self._notify = changed, notify
        self.scene = scene
        self.lacuna = production.drills.drill(scene, (line.text for line in self._order.lines))
        self.way = _way_of(house.live.now.learning.answer, production.policy.advance)
        self.before_cue: Callable[[], None] = lambda: None
        """Called before the cue of a line is asked for: what is to be said before it must be known by then."""
        self.moment = Moment.DONE
        self.number = 0
        """Which of the scene's lines is at hand."""
        self.missed: frozenset[int] = frozenset()
        """Words of it that were missed, by number in `words_of`."""
        self.answer: Answer | None = None
        """The last line that was said or typed; None where it was read, or rated."""
        self._said: frozenset[int] = frozenset()
        """Words of it that were heard so far."""
        self._turn = 0
        """Under which it is listened for."""
        self._wait: asyncio.TimerHandle | None = None
        entries = [entry for speech in scene.speeches for entry in speech.entries]
        whole = self._order.rearranged(entries)
        self.runner = Runner(production, house.synthesiser, house.player, house.listener, whole)
        self.runner.record.support = self._support

    def start(self) -> None:
        """Begin, or go on where it was left."""
        self.runner.observe(self._on_told)
        self.runner.start()
        self.next_line()

    def close(self) -> None:
        """Stop all sound. Safe at any time."""
        self._forget_wait()
        self.runner.close()

    # What is shown

    @property
    def speech(self) -> OwnSpeech:
        """The line at hand, and its cue."""
        return self.scene.speeches[self.number]

    @property
    def following(self) -> DrilledScene | None:
        """The scene to be learned after this one; None where there is no other."""
        return self._production.drills.after(self._order, self.scene)

    @property
    def order(self) -> RunningOrder:
        """What the numbers of `speech` belong to."""
        return self._order

    @property
    def text(self) -> str:
        """The line at hand as it may be shown now: until it is answered for, only what is on the page, and what you
        have said of it."""
        text = self.speech.drilled.text
        if self.moment in {Moment.RATE, Moment.MISSED}:
            return text
        return left_of(text, self.lacuna.erased(self.number) - self._said)

    # What is asked

    def next_line(self) -> None:
        """On to the next line; at the end nothing is heard any more."""
        self._forget_wait()
        self.missed = self._said = frozenset()
        at = self.lacuna.at
        if at is None:
            self.moment = Moment.DONE
            self._to_end()
        else:
            self.number = at
            self._ask()
        self._changed()

    def _ask(self) -> None:
        self.moment = (
            Moment.DONE
        )  # a turn that is waited for on the way there is not the one asked for
        self.before_cue()
        session, runner = self.runner.session, self.runner
        runner.do(session.reorder(self._order.rearranged(self.speech.entries)))
        advance = Advance.VOICE if self.way is Way.VOICE else Advance.KEY
        if session.policy.advance is not advance:
            runner.do(session.set_advance(advance))
            runner.update_listening()
        self.moment = Moment.CUE
        self.hear_cue()

    def hear_cue(self) -> None:
        """The cue, from its beginning."""
        if self.moment in {Moment.CUE, Moment.TURN}:
            self.moment, self._said = Moment.CUE, frozenset()
            self.runner.do(self.runner.session.jump(0))
            self._changed()

    def choose(self, way: Way) -> None:
        """Answer another way from now on, and in the drills to come; the line at hand is asked for again."""
        self._live.change(("learning", "answer"), way.value)
        self._change_way(way)

    def _change_way(self, way: Way) -> None:
        self.way = way
        if self.moment in {Moment.CUE, Moment.TURN, Moment.HEARD, Moment.RATE}:
            self.next_line()
        self._changed()

    def go(self) -> None:
        """What the one big key does: end your turn, see the line, go on after a mistake."""
        session = self.runner.session
        if self.moment is Moment.MISSED:
            self.next_line()
        elif session.paused:
            self.runner.do(session.resume())
        elif self.moment is Moment.CUE:
            self._to_turn()
        elif self.moment is Moment.TURN and self.way is Way.VOICE:
            self.runner.do(session.advance())
        elif self.moment is Moment.TURN and self.way is Way.RATING:
            if self.lacuna.phase is Phase.MAP:  # there is nothing to know yet
                self._answered(None)
            else:
                self._ask_for_rating()

    def typed(self, typed: str) -> None:
        """The line at hand was typed."""
        if self.moment is Moment.CUE:
            self._to_turn()
        if self.moment is Moment.TURN and self.way is Way.TYPING:
            # in the first run it need not be typed: the text is there to be read
            read = self.lacuna.phase is Phase.MAP and not typed.strip()
            text, language = self.speech.drilled.text, self._production.casting.language
            self._answered(None if read else score(text, typed, language), typed)

    def rate(self, rating: Rating) -> None:
        """You say how the line at hand went."""
        if self.moment is Moment.RATE:
            self.answer = None
            self._remember(_GRADES[rating])
            self.lacuna.rated(rating)
            self._keep()
            self.next_line()

    def begin_again(self) -> None:
        """The drill of this scene from the start, with all of the text."""
        self.lacuna.begin_again()
        self._keep()
        self.next_line()

    # What comes

    def _on_told(self, what: Told) -> None:
        match what:
            case Notice(text):
                self._notify(text)
                self._check_microphone()
            case c.ListenFor(turn=turn):
                self._turn = turn
            case c.AwaitPerson() if self.moment is Moment.CUE:
                self.moment = Moment.TURN
                self._check_microphone()
                self._changed()
            case c.MarkSaid(said=said):
                self._said = frozenset(self._word(*place) for place in said)
                self._changed()
            case c.ReportEnd() if self.moment is Moment.TURN and self.way is Way.VOICE:
                self._forget_wait()
                self.moment = Moment.HEARD
                loop = asyncio.get_running_loop()
                self._wait = loop.call_later(_VERDICT_SECONDS, self._ask_for_rating)
                self._changed()
            case SaidTurn(number=number) if self.moment is Moment.HEARD and number == self._turn:
                self._judged(what)
            case _:
                pass

    def _judged(self, turn: SaidTurn) -> None:
        text = self.speech.drilled.text
        if not turn.was_said or len(turn.words) != len(words_of(text)):
            self._ask_for_rating()
            return
        instead = [other for line in turn.lines for other in line.instead]
        language = self._production.casting.language
        self._answered(
            score_heard(text, turn.words, instead, turn.added, turn.again, language=language)
        )

    def _word(self, line: int, word: int) -> int:
        """The number, in the whole of the text, of a word of a line of what is being read."""
        lines = self.runner.session.order.lines
        speaker = self.speech.speaker
        before = (at for at in lines[:line] if at.speaker == speaker and at.player is None)
        return word + sum(len(words_of(at.text)) for at in before)

    def _check_microphone(self) -> None:
        if self.way is Way.VOICE and self.moment in {Moment.CUE, Moment.TURN}:
            self._forget_wait()
            if self.runner.listener.deaf:
                loop = asyncio.get_running_loop()
                self._wait = loop.call_later(_MICROPHONE_SECONDS, self._type_instead)

    def _type_instead(self) -> None:
        if self.way is Way.VOICE and self.runner.listener.deaf:
            self._notify("There is no microphone, so type your lines.")
            self._change_way(Way.TYPING)  # for now: there may be one the next time

    def _ask_for_rating(self) -> None:
        self._forget_wait()
        self.moment = Moment.RATE
        self._to_end()
        self._changed()

    def _answered(self, scored: LineScore | None, typed: str = "") -> None:
        """`scored`: how the line was said, or `typed`; None: it was read, with all of it there."""
        self._forget_wait()
        seen = self.lacuna.phase is Phase.MAP
        missed = _missed(scored) if scored else frozenset()
        right = scored is None or scored.points >= self._live.now.learning.strictness
        self.answer = Answer(self.number, scored, right, typed) if scored else None
        if self.way is Way.TYPING:  # what is said is graded by what was heard
            self._remember(Grade.GOOD if right else Grade.AGAIN)
        self.lacuna.said(missed, right=right)
        self._keep()
        if (missed or not right) and not seen:
            self.missed, self.moment = missed, Moment.MISSED
            self._to_end()
            self._changed()
        else:
            self.next_line()

    def _support(self, element: int) -> Support:
        """How much of the line at hand was on the page while it was said."""
        share = self.lacuna.share_erased(self.number)
        return Support.NONE if share == 1 else Support.PART if share else Support.HELP

    def _remember(self, grade: Grade) -> None:
        """The last run, in which nothing is on the page, says how well a line is known. Those before it are minutes old."""
        if self.lacuna.phase is Phase.RECALL and self._support(0) is Support.NONE:
            for at in self.speech.said:
                line = self._order.lines[at]
                self._production.memories.graded(line.id, self.speech.speaker, grade)

    def _keep(self) -> None:
        self._production.drills.keep(self.scene, self.lacuna.state)

    def _to_turn(self) -> None:
        """Past the rest of the cue."""
        session = self.runner.session
        while session.state is State.READING:
            self.runner.do(session.next_speech())

    def _to_end(self) -> None:
        """Past what is being read."""
        session = self.runner.session
        while session.state in {State.READING, State.WAITING}:
            self.runner.do(session.next_speech())

    def _forget_wait(self) -> None:
        if self._wait is not None:
            self._wait.cancel()
            self._wait = None


def _way_of(answer: str, advance: Advance) -> Way:
    """The way that is set, `auto` being as turns end in a read."""
    if answer != "auto":
        return Way(answer)
    return Way.VOICE if advance is Advance.VOICE else Way.TYPING


def _missed(scored: LineScore) -> frozenset[int]:
    """The words that were left out, changed or prompted."""
    return frozenset(at for at, verdict in enumerate(scored.words) if verdict in _WRONG)
