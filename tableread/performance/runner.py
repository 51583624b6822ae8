"""The runner: the only place where the rehearsal meets devices.

Carries the session's commands out and feeds back what is heard, at the moment it is heard. Lives on an asyncio loop;
all public methods are called from it, and none of them waits.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from tableread.audio import mixer
from tableread.audio.mixer import ClipFinished, ClipStarted, WordReached
from tableread.audio.player import OutputChanged, PlaybackMark, Player
from tableread.base.errors import SpeechError
from tableread.base.event_loop import call_soon
from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.cast.voices import Voice
from tableread.listen.client import EarReport, LineJudged
from tableread.listen.ear import Expected
from tableread.listen.endpoint import LineEvent
from tableread.listen.gate import Take
from tableread.performance.earcons import Earcon, counting
from tableread.performance.listener import Listener
from tableread.performance.listener_events import BargeInHeard, ListenerChanged, ListenerEvent
from tableread.performance.names import names_of
from tableread.performance.recording import lines_of
from tableread.performance.rendering import Rendering
from tableread.performance.run_record import RunRecord
from tableread.performance.turn_measures import TurnMeasures
from tableread.production.production import Production
from tableread.production.said import SaidTurn
from tableread.rehearsal import commands as c
from tableread.rehearsal import events as e
from tableread.rehearsal.events import SpeechFinished, SpeechStarted, TimePassed, WordSpoken
from tableread.rehearsal.order import Line, RunningOrder, estimate
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.script.words import said_words
from tableread.speech.port import Speech
from tableread.voicing import prompt_of, utterance_of

log = logging.getLogger(__name__)

_TICK_SECONDS = 0.05
_TOGETHER_SECONDS = 0.001
"""Marks no farther apart are told at once."""
_TICK = 0
"""No request has this number, so nothing waits for the end of a tick."""
_ASKED_KEPT = 20
_AHEAD_SECONDS = 30.0
"""Of the read, that are made before they are needed."""


class Notice(NamedTuple):
    """A sentence for the person."""

    text: str


class WordAhead(NamedTuple):
    """A word will be heard in `Mixer.word_lead` seconds."""

    line: int
    word: int


Told = c.Command | Notice | SaidTurn | WordAhead
Observer = Callable[[Told], None]


class Runner:
    """Runs one session of a production on a synthesiser and an output."""

    def __init__(
        self,
        production: Production,
        synthesiser: Speech,
        player: Player,
        listener: Listener,
        drilled: RunningOrder | None = None,
    ) -> None:
        """The player may be in use already (an audition); the runner takes it over. `drilled`: lines that are read instead
        of the script: then neither the place nor how long scenes take is kept."""
        self.production = production
        self._drilled = drilled
        order = production.running_order() if drilled is None else drilled
        line, word = (0, 0) if drilled is not None else production.start_at(order)
        policy, people_of = production.run_policy, self._people_of
        self.session = Session(order, self._player_of, policy, line, word, people_of)
        self._synthesiser = synthesiser
        self._rendering = Rendering(synthesiser, player, self._own_take, self._on_speech_failed)
        self.player = player
        self.listener = listener
        self.record = RunRecord(production)
        """What is kept of this read."""
        self._observers: list[Observer] = []
        self.before_line: Callable[[c.Speak], None] = lambda command: None
        """Called before a line is laid on the stream: what is to be announced before it must be known by then."""
        self.has_turn_sound: Callable[[], bool] = lambda: False
        """Whether the face has a sound of its own that says that it is your turn: then there is no tick."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tick: asyncio.TimerHandle | None = None
        self._due: deque[PlaybackMark] = deque()
        """What was handed to the device and is not heard yet."""
        self._listens = False
        """What the listener was told last."""
        self._asked: dict[int, tuple[c.ListenFor, tuple[Line, ...]]] = {}
        """What was listened for lately, by turn, and its lines as they were then."""
        self._measures = TurnMeasures()
        self._told_before: Callable[[str], None] | None = None
        """Whom the synthesiser told of lost engines before there was a read."""
        self._closed = False

    def observe(self, observer: Observer) -> None:
        """Tell `observer`, too, of every command after it was carried out, and of notices; on the loop."""
        self._observers.append(observer)

    def _tell(self, what: Told) -> None:
        for observer in self._observers:
            observer(what)

    def start(self) -> None:
        """Open the sound and begin to read where the last read stopped."""
        self._loop = asyncio.get_running_loop()
        self.player.notify = self._from_player
        self._told_before = self._synthesiser.notify
        self._synthesiser.notify = self._on_engine_lost
        self.player.mixer.resume()
        if self.player.why_silent:
            self._tell(Notice(self.player.why_silent))
        self.do(self.session.start())
        self.player.start()  # what is laid on the stream meanwhile waits in it
        self.listener.attach(self._from_listener, self.player.sounds)
        self.update_listening()

    def do(self, commands: Sequence[c.Command]) -> None:
        """Carry out what the session said."""
        for command in commands:
            self._carry_out(command)
            if self._drilled is None:
                self.record.take(command, self.session.order)
            self._tell(command)
        self._watch_time()
        if self.session.listens != self._listens:
            self._listens = self.session.listens
            self.listener.listen(self._listens)

    def update_listening(self) -> None:
        """Open the ear when a person's turns end by voice, close it when none do. For changes of cast, too."""
        by_voice = self.session.policy.advance is Advance.VOICE
        if not (by_voice and self.production.casting.persons):
            self.listener.stop_listening()
            return
        lines = (self._drilled or self.session.order).lines
        words = sorted({word.text for line in lines for word in said_words(line.text)})
        self.listener.open(words, partial(names_of, self.production, frozenset(words)))

    def close(self) -> None:
        """Note the very word under way and stop all sound. The synthesiser, the player and the listener stay with their
        owner. Safe at any time: only the first time counts."""
        if self._closed:
            return
        self._closed = True
        self.record.stop()
        session = self.session
        if self._drilled is None and session.state not in {State.READY, State.ENDED}:
            self.production.keep_place(session.order, session.at, session.word)
        self._rendering.close()
        if self._told_before is not None:
            self._synthesiser.notify = self._told_before
        self.listener.listen(False)
        self.listener.stop_listening()  # nobody is listened to but on the stage
        if self._tick:
            self._tick.cancel()

    def _player_of(self, name: str) -> PlayedBy:
        return self.production.casting.part(name).player

    def _people_of(self, name: str) -> tuple[str, ...]:
        return self.production.casting.people(name)

    def voice_of(self, line: Line) -> Voice:
        """The voice that speaks `line`."""
        return self.production.voice_of(line)

    # Commands

    def _carry_out(self, command: c.Command) -> None:
        match command:
            case c.Speak():
                self._speak(command)
            case c.Prompt():
                self._prompt(command)
            case c.Prepare():
                for number in command.lines:
                    self._prepare(self.session.order.lines[number], command.speed)
            case c.Silence():
                self._rendering.silence()
            case c.HoldSound():
                self.player.mixer.pause()
                if self.session.state is State.WAITING and self.session.turn:
                    self._measures.interrupted(self.session.turn.number)
            case c.ReleaseSound():
                self.player.mixer.resume()
            case c.MoveTo():
                if self._drilled is None:
                    self.production.keep_place(self.session.order, command.line, self.session.word)
                self._prepare_ahead(command.line)
            case c.ReportEnd():
                if self._drilled is None:
                    self.production.keep_end()
            case c.ListenFor():
                lines = self.session.order.lines[command.first : command.end]
                self._asked[command.turn] = (command, lines)
                for turn in list(self._asked)[:-_ASKED_KEPT]:
                    del self._asked[turn]
                    self._measures.forget(turn)
                self.listener.expect(
                    command.turn,
                    Expected(
                        command.words,
                        command.around,
                        command.breaks_off,
                        command.earlier,
                        command.said,
                    ),
                )
            case c.TurnEnded():
                self.listener.end(command.turn)
            case c.Tick():
                if not self.has_turn_sound():
                    self.player.play(_TICK, Earcon.STEP.clip(), 0.0, from_now=True)
            case c.CountIn():
                count = counting(command.ticks, command.apart)
                self.player.play(_TICK, count, 0.0, from_now=True)
            case c.MarkWord() | c.MarkSaid() | c.AwaitPerson():
                pass

    def _speak(self, command: c.Speak) -> None:
        self.before_line(command)
        line = self.session.order.lines[command.line]
        delivery = self.production.delivery_of(line)
        self._rendering.schedule(
            command.request_id,
            utterance_of(self.production, line, command.speed),
            line=line,
            from_word=command.from_word,
            gap=command.gap,
            from_now=command.from_now,
            beside=command.beside,
            behind=command.behind,
            effect=delivery.effect,
            level=delivery.level
            + self.production.casting.part(line.speaker or NARRATOR).tune.level,
            pan=self.production.place_of(line),
        )

    def _prompt(self, command: c.Prompt) -> None:
        line = self.session.order.lines[command.line]
        prompt = prompt_of(self.production, line, command.first, command.end, command.speed)
        if prompt.text:
            self._rendering.schedule(command.request_id, prompt)
            given = {(command.line, word) for word in range(command.first, command.end)}
            self._measures.prompted(command.turn, given)

    def _prepare(self, line: Line, speed: float) -> None:
        self._rendering.prepare(utterance_of(self.production, line, speed), line)

    def _prepare_ahead(self, at: int) -> None:
        """Have the next lines of voices made, past the turns of people, so that a slow engine has a head start."""
        session = self.session
        seconds = 0.0
        for number in range(at + 1, len(session.order)):
            line = session.order.lines[number]
            if session.player_at(number) is PlayedBy.VOICE:
                self._prepare(line, session.policy.speed)
            seconds += estimate(line.text) / session.policy.speed
            if seconds > _AHEAD_SECONDS:
                break

    # On other threads

    def _own_take(self, line: Line) -> bytes | None:
        return self.production.line_takes.of(line)

    def _on_speech_failed(self, error: SpeechError) -> None:
        self._on_loop(
            self._tell, Notice(f"{error} Those lines will be silent; the timing stays the same.")
        )

    def _on_engine_lost(self, told: str) -> None:
        self._on_loop(self._tell, Notice(told))

    def _on_take_failed(self, error: OSError) -> None:
        if self.production.keeps_takes:
            self.production.keeps_takes = False
            told = f"Recordings cannot be saved: {error.strerror}. The read continues without them."
            self._on_loop(self._tell, Notice(told))

    # What comes back

    def _from_player(self, event: PlaybackMark | OutputChanged) -> None:
        """Called on the output's thread."""
        if isinstance(event, OutputChanged):
            if event.reason:
                self._on_loop(self._tell, Notice(event.reason))
        else:
            self._on_loop(self._schedule, event)

    def _from_listener(self, event: ListenerEvent) -> None:
        """Called on the listener's thread."""
        self._on_loop(self._on_listener_event, event)

    def _on_listener_event(self, event: ListenerEvent) -> None:
        if self._closed:
            return
        match event:
            case EarReport(turn, _, result):
                if result.event is LineEvent.EARLIER:
                    self._receive(e.WentBack(turn, result.position, result.recognised))
                    if self.session.turn and self.session.turn.number != turn:
                        self._measures.interrupted(self.session.turn.number)
                    return
                words = e.WordsHeard(turn, result.position, result.recognised)
                self._receive(words)
                if result.event is LineEvent.OVER:
                    self._receive(e.LineSaid(turn))
                elif result.event is LineEvent.DRY:
                    self._receive(e.Dried(turn))
                elif result.event is not None:
                    self._receive(e.VoiceCommandHeard(turn, result.event))
            case BargeInHeard(turn):
                self._receive(e.BargedIn(turn))
            case ListenerChanged(reason, _):
                self._tell(Notice(reason))
            case LineJudged(turn, judged, _):
                if turn in self._asked:
                    asked, lines = self._asked[turn]
                    given = self._measures.words_prompted(turn)
                    prompted = [at for at, place in enumerate(asked.places) if place in given]
                    judged = judged.prompted(prompted, asked.words)
                    pickup = self._measures.pickup(turn, judged.first)
                    prompts = self._measures.prompts(turn)
                    self._tell(self.record.said(asked, lines, judged, pickup, prompts))
            case Take(turn):
                self._measures.recorded(event)
                if self.production.keeps_takes and turn in self._asked and event.pcm:
                    asked, lines = self._asked[turn]
                    self.production.line_takes.keep(
                        partial(lines_of, asked, lines, event), self._on_take_failed
                    )

    def _receive(self, event: e.Event) -> None:
        commands = self.session.receive(event)
        if commands:
            self.do(commands)

    def _on_loop(self, call: Callable[..., object], *args: object) -> None:
        if self._loop is not None and not self._closed:
            call_soon(self._loop, call, *args)

    def _schedule(self, heard: PlaybackMark) -> None:
        # in the order they come: two marks of one moment must not change places
        self._due.append(heard)
        if len(self._due) == 1:
            self._wait_for_due()

    def _wait_for_due(self) -> None:
        assert self._loop
        self._loop.call_at(self._due[0].at, self._heard)

    def _heard(self) -> None:
        assert self._loop
        now = self._loop.time() + _TOGETHER_SECONDS
        while self._due and self._due[0].at <= now and not self._closed:
            heard = self._due.popleft()
            match heard.mark:
                case ClipStarted(request_id):
                    self.do(self.session.receive(SpeechStarted(request_id)))
                case WordReached(request_id, word):
                    self.do(self.session.receive(WordSpoken(request_id, word)))
                case mixer.WordAhead(request_id, word):
                    if place := self.session.place_of(request_id, word):
                        self._tell(WordAhead(*place))
                case ClipFinished(request_id):
                    commands = self.session.receive(SpeechFinished(request_id))
                    self._note_cue(commands, heard.at)
                    self.do(commands)
        if self._due and not self._closed:
            self._wait_for_due()

    def _note_cue(self, commands: Sequence[c.Command], at: float) -> None:
        """What was heard to its end at `at` was the cue, if a person's turn follows, or is over as soon as it begins."""
        for command in commands:
            if isinstance(command, c.TurnEnded):
                self._measures.cue_ended(command.turn, at)
            elif isinstance(command, c.AwaitPerson) and self.session.turn:
                self._measures.cue_ended(self.session.turn.number, at)

    def _watch_time(self) -> None:
        if self.session.wants_time and self._tick is None and self._loop and not self._closed:
            self._tick = self._loop.call_later(_TICK_SECONDS, self._time_passed, self._loop.time())

    def _time_passed(self, since: float) -> None:
        assert self._loop
        self._tick = None
        self.do(self.session.receive(TimePassed(self._loop.time() - since)))
