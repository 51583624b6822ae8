"""What holds of a read whatever happens in it: `Promises` follows one read and fails at the command that breaks a promise.

- Every command can be carried out: new requests, nothing spoken in a person's turn, turns that end once.
- No turn is lost: a read that moves along by itself passes no line of yours without waiting for you.
- Your words are not spoken before you have said them, unless the pattern says so or you asked for help.
- Hidden words are not shown, unless they were said, hinted, looked at or asked for.
"""

from __future__ import annotations

import math

from tableread.cast.casting import PlayedBy
from tableread.learning.covering import Covering
from tableread.learning.masks import Mask
from tableread.rehearsal import commands as c
from tableread.rehearsal.order import Line, is_said
from tableread.rehearsal.policy import FASTEST, SLOWEST, Pattern
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.script.words import words_of

_PERSONS = {PlayedBy.YOU, PlayedBy.PERSON}
_FIRST_WORDS = {Mask.THREE_WORDS: 3, Mask.TWO_WORDS: 2, Mask.ONE_WORD: 1}


class Promises:
    """Of one read. Tell it of every step, with the commands that came of it."""

    def __init__(self, session: Session, covering: Covering, pattern: Pattern) -> None:
        self.session, self.covering, self.pattern = session, covering, pattern
        self._numbers: set[int] = set()
        """Of requests for sound."""
        self._listened: dict[int, c.ListenFor] = {}
        self.under_way: dict[int, int] = {}
        """Request → line, asked for and not heard to its end."""
        self._open: tuple[int, int] | None = None
        """The lines of the turn that is waited for."""
        self._opened: set[int] = set()
        """Elements of the turn that was opened last."""
        self._said: set[tuple[int, int]] = set()
        """Elements and words that were said in the turn that is open."""
        self._over: set[int] = set()
        """Elements of a turn that is over, until the read moves on."""
        self._held = False
        self._turn: object = None
        """The turn that was opened last."""
        self._given: dict[int, set[int]] = {}
        """Words that were said, hinted or asked for since their turn came last, by element."""
        self._last = -1
        """The line that was performed, or asked for, last."""
        self._from = 0
        """The line that the read has moved along from by itself."""
        self._here = 0
        """The element that was moved to last."""

    # What happens

    def heard(self, request: int) -> None:
        """The device has come to the end of a request."""
        self.under_way.pop(request, None)

    def hinted(self) -> None:
        """A hint is asked for: it shows one word, of a turn."""
        covering, order = self.covering, self.session.order
        before = {line.element: covering.shown(line.element, line.text) for line in order.lines}
        element = covering.hint(order)
        for line in order.lines:
            shown, was = covering.shown(line.element, line.text), before[line.element]
            new = [n for n, (a, b) in enumerate(words_of(line.text)) if shown[a:b] != was[a:b]]
            assert len(new) == (line.element == element), "a hint is one word"
            self._given.setdefault(line.element, set()).update(new)

    def placed(self, line: int) -> None:
        """The read goes to this line because somebody asked for it."""
        self._last, self._from = line - 1, line

    def took(self, commands: list[c.Command], may_give: int) -> None:
        """One step is done. `may_give`: words that may be prompted in it."""
        order = self.session.order
        for command in commands:
            self._take(command)
            if isinstance(command, c.Prompt):
                may_give -= command.end - command.first
                assert may_give >= 0, "more was prompted than was asked for"
            self.covering.take(command, order)
        assert self._held == self.session.paused or self.session.state is State.FINISHED
        waits = self.session.state is State.WAITING
        assert waits == (self._open is not None), (
            "waiting without a turn, or a turn without waiting"
        )
        assert not (waits and self.under_way), "a voice speaks in a person's turn"

    def _take(self, command: c.Command) -> None:
        match command:
            case c.Speak():
                self._speak(command)
            case c.Silence():
                self.under_way.clear()
                self._close()
            case c.HoldSound() | c.ReleaseSound():
                assert self._held is isinstance(command, c.ReleaseSound)
                self._held = not self._held
            case c.MoveTo(line):
                self._here = self._line(line).element
                if self._here not in self._over:
                    self._over = set()
            case c.MarkWord(line, word):
                assert 0 <= word < len(self.words(line))
            case c.AwaitPerson():
                self._await(command)
            case c.ListenFor():
                self._listen(command)
            case c.TurnEnded(turn):
                self._end(self._listened[turn])
            case c.MarkSaid():
                self._mark(command)
            case c.Prompt():
                self._prompt(command)
            case c.Prepare(lines):
                assert all(self.session.player_at(at) is PlayedBy.VOICE for at in lines)
            case c.ReportEnd():
                assert self.session.loop is None, "a loop has no end"
                self._passed(len(self.session.order))

    # Commands

    def _speak(self, command: c.Speak) -> None:
        self._new(command.request_id)
        line = self._line(command.line)
        assert self._open is None, "a voice speaks in a person's turn"
        assert self.session.player_at(command.line) is PlayedBy.VOICE
        assert 0 <= command.from_word < max(1, len(words_of(line.text)))
        assert SLOWEST <= command.speed <= FASTEST
        assert math.isfinite(command.gap)
        for other in (command.beside, command.behind):
            assert other is None or other in self._numbers
        self.under_way[command.request_id] = command.line
        self._passed(command.line)
        self._last = command.line
        if self._is_your_line(line):
            self._spoken_for_you(command.line)

    def _await(self, command: c.AwaitPerson) -> None:
        lines = (command.first, command.end)
        assert command.first < command.end <= len(self.session.order)
        assert self._open in {None, lines}, "a turn was opened in a turn"
        assert not self.under_way, "a turn was opened while a voice speaks"
        assert self.session.player_at(command.first) in _PERSONS
        speeches = {self._line(at).speech for at in range(*lines)}
        assert len(speeches) == 1
        assert command.seconds is None or command.seconds > 0
        if self._open is None:
            self._passed(command.first)
        if self.session.turn is not self._turn:
            self._turn = self.session.turn
            for at in range(*lines):
                self._given.pop(self._line(at).element, None)
        self._open, self._last = lines, command.end - 1
        self._opened = {self._line(at).element for at in range(*lines)}

    def _listen(self, command: c.ListenFor) -> None:
        assert len(command.words) == len(command.places)
        assert 0 <= command.said <= len(command.words)
        known = self._listened.setdefault(command.turn, command)
        assert known.words == command.words, "another turn under a number that was used"
        self._listened[command.turn] = command
        assert command.turn not in self._numbers
        for line, word in command.places:
            assert command.first <= line < command.end
            assert 0 <= word < len(words_of(self._line(line).text))

    def _end(self, listened: c.ListenFor) -> None:
        if self._open is None:  # it was said before its time
            self._passed(listened.first)
            self._last = listened.end - 1
        assert self._last == listened.end - 1

    def _close(self) -> None:
        if self._open is not None:
            self._over, self._open, self._said = self._opened, None, set()

    def _mark(self, command: c.MarkSaid) -> None:
        for line, word in command.said | command.missed:
            assert 0 <= word < len(words_of(self._line(line).text))
        assert not command.said & command.missed
        self._said = {(self._line(line).element, word) for line, word in command.said}
        for line, word in command.said:
            self._give(self._line(line).element, word)

    def _prompt(self, command: c.Prompt) -> None:
        self._new(command.request_id)
        assert self._open is not None and self._open[0] <= command.line < self._open[1]
        assert 0 <= command.first < command.end <= len(words_of(self._line(command.line).text))
        for word in range(command.first, command.end):
            self._give(self._line(command.line).element, word)

    def _new(self, number: int) -> None:
        assert number not in self._numbers, "a request with a number that was used"
        assert number not in self._listened
        self._numbers.add(number)

    def _line(self, at: int) -> Line:
        assert 0 <= at < len(self.session.order)
        return self.session.order.lines[at]

    def _give(self, element: int, word: int) -> None:
        self._given.setdefault(element, set()).add(word)

    def words(self, line: int) -> list[tuple[int, int]]:
        """The words of a line of the order."""
        return words_of(self._line(line).text)

    # Turns

    def _passed(self, to: int) -> None:
        """The read comes to line `to`: no line of yours may lie between."""
        loop = self.session.loop
        between = range(self._last + 1, to)
        if loop and to <= self._last <= loop[1]:
            between = range(loop[0], to)
            assert self._lost(range(self._last + 1, loop[1] + 1)) is None, "a turn was lost"
            self._from = loop[0]
        assert self._lost(between) is None, f"the turn at {self._lost(between)} was lost"

    def _lost(self, lines: range) -> int | None:
        return next((at for at in lines if self.session.player_at(at) is PlayedBy.YOU), None)

    # What is heard

    def _is_your_line(self, line: Line) -> bool:
        """Whether it is yours where it is not a voice that says it as well."""
        return line.element in self.covering._yours

    def _spoken_for_you(self, at: int) -> None:
        """A voice says a line of yours: the pattern must ask for it, and with `HEAR_AFTER` your turn must be over, unless
        you asked to go past it."""
        assert self.pattern is not Pattern.SAY, "your line was read unasked"
        lines = self.session.order.lines
        assert lines[at].player is PlayedBy.VOICE, "your line was read unasked"
        if self.pattern is Pattern.HEAR_AFTER:
            turn = max(n for n in range(at) if lines[n].element == lines[at].element)
            assert self._open is None and turn <= self._last, "your line was read before your turn"

    # What is shown

    def check_shown(self) -> None:
        """Look at every line of yours."""
        for line in self.session.order.lines:
            if self._is_your_line(line):
                self._check_line(line)

    def _check_line(self, line: Line) -> None:
        covering = self.covering
        shown, element = covering.shown(line.element, line.text), line.element
        assert len(shown) == len(line.text)
        mask = covering.mask if covering.mask is not Mask.AS_KNOWN else covering.as_known(element)
        in_turn = self._in_turn(element)
        if mask is Mask.FULL or (covering.looking and in_turn):
            assert shown == line.text
            return
        passed = covering.passed_shown and element < self._here
        if (passed and not in_turn) or (covering.looking and self._looked_at(element)):
            return
        given = self._given.get(element, set())
        for word, (start, end) in enumerate(words_of(line.text)):
            visible = shown[start:end] == line.text[start:end]
            left = word < _FIRST_WORDS.get(mask, 0)
            if left or (element, word) in self._said:
                assert visible, "a word that was said, or is left by the mask, is hidden"
            elif word in given or (self._open is None and element in self._over):
                continue
            elif mask is Mask.LETTERS:
                assert sum(map(str.isalnum, shown[start:end])) == 1, "more than a letter is shown"
            else:
                assert not visible, f"{line.text[start:end]!r} is shown"

    def _in_turn(self, element: int) -> bool:
        if self._open is None:
            return False
        lines = self.session.order.lines
        first = lines[self._open[0]]
        turn = (lines[at] for at in range(*self._open))
        return any(one.element == element and is_said(one, first) for one in turn)

    def _looked_at(self, element: int) -> bool:
        """While others speak, a look shows your next line, or the turn that is just over."""
        if self._open is not None and self.session.line.element in self.covering._yours:
            return False
        coming = sorted(at for at in self.covering._yours if at >= self._here)
        return element in coming[:1] or element in self._given or element == self._here
