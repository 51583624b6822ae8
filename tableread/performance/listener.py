"""The listener: microphone, gate and ear together, and what takes our own voice out of the frames before, where there
is such a thing.

Where words cannot be recognised, the frames that pass the gate end turns by silence.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from tableread.audio.echo import CleanFrame, FrameCleaner
from tableread.audio.microphone import Microphone, MicrophoneChanged, Source
from tableread.audio.player import Played
from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.calibration import Calibration
from tableread.listen.client import EarChanged, EarProcess, EarReport, JudgeProcess, LineJudged
from tableread.listen.ear import Ear, Expected
from tableread.listen.endpoint import EndpointTimeouts, LineEvent
from tableread.listen.gate import Gate, Take
from tableread.listen.recognisers import EMBEDDED
from tableread.listen.speech_detector import SpeechDetector
from tableread.performance.ear_memory import EarMemory
from tableread.performance.listener_events import (
    BargeInHeard,
    EarState,
    ListenerChanged,
    ListenerEvent,
)

log = logging.getLogger(__name__)

_RESTARTS = 3
_CLOSE_SECONDS = 1.5
"""How long `close` waits; what has not let go by then is left behind."""


Sounds = Callable[[float, float], bool]
"""Whether anything of ours is heard between two moments (seconds of `time.monotonic`)."""

Names = Callable[[], Mapping[str, Sequence[str]]]
"""Gives the words of the script that are names, and the ways in which they are said, as ARPABET. May take its time."""


def _nothing_sounds(since: float, until: float) -> bool:
    return False


def _no_names() -> Mapping[str, Sequence[str]]:
    return {}


class Listener:
    """Listens to one production.

    Its methods return at once, whoever calls them. All that happens, from frames to answers of the ear's process,
    goes through one inbox to one thread of its own, so nothing here is shared between threads but what the
    properties read. Events are published on that thread.
    """

    def __init__(
        self,
        open_source: Callable[[], Source],
        folder: Path,
        log_file: Path | None,
        *,
        recogniser: str = EMBEDDED,
        model: str = "",
        timeouts: EndpointTimeouts | None = None,
        headphones: bool = False,
        cleaner: FrameCleaner | None = None,
    ) -> None:
        """`folder` is where it is kept how a voice sounds through a microphone, and how names are said. `cleaner` takes our own voice out of
        the frames; without one they are as they come."""
        self._open_source = open_source
        self._cleaner = cleaner
        self._microphone: Microphone | None = None
        self._process = EarProcess(log_file, lambda told: self._post(self._ear_answered, told))
        self._judge = JudgeProcess(log_file, lambda judged: self._post(self._judged, judged))
        self._recogniser = recogniser
        self._model = model
        self._timeouts = timeouts or EndpointTimeouts()
        self._by_silence = Ear(None, self._timeouts)
        self._memory = EarMemory(folder)
        self._gate = Gate(headphones=headphones)
        self._words: Sequence[str] = ()
        self._ask_names = _no_names
        self._names: dict[str, list[str]] = {}
        """How names of the script are said, as far as is known."""
        self._notify: Callable[[ListenerEvent], None] = lambda event: None
        self._sounds: Sounds = _nothing_sounds
        self._detector = SpeechDetector()
        self._expected = Expected(())
        self._text: Sequence[str] = ()
        """What one speaker is followed through; none on a stage."""
        self._place = 0
        self._restarts = 0
        self._inbox: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="listener", daemon=True)
        self._thread.start()
        self.level = -90.0
        """What the microphone gives, dB below full scale."""
        self.echo_quieter: float | None = None
        """By how many dB our own voice is made quieter in the microphone; None: that is not known, or not done."""
        self._sure = True
        self._why_no_words = "The mic is getting ready."

    # What is the case

    @property
    def state(self) -> EarState:
        """What it does now."""
        if self._microphone is None or self._microphone.why_no_input:
            return EarState.OFF
        if not self._gate.listening:
            return EarState.WAITING
        return EarState.HEARING if self._sure and self._process.ready else EarState.UNSURE

    @property
    def deaf(self) -> bool:
        """Whether there is no microphone that could be heard through; not known before one was asked for."""
        return self._microphone is not None and bool(self._microphone.why_no_input)

    @property
    def reason(self) -> str:
        """Why it is off or does not follow words; "" when all is well."""
        microphone = self._microphone
        if microphone is None:
            return ""
        return microphone.why_no_input or ("" if self._process.ready else self._why_no_words)

    @property
    def calibration(self) -> Calibration:
        """What was learnt of the voice through this microphone."""
        return Calibration.read(self._process.calibration)

    @property
    def worker(self) -> int | None:
        """The process that recognises."""
        return self._process.pid

    @property
    def headphones(self) -> bool:
        """Whether the actor wears them: then it listens while the machine speaks, too."""
        return self._gate.headphones

    @headphones.setter
    def headphones(self, worn: bool) -> None:
        self._gate.headphones = worn

    @property
    def has_canceller(self) -> bool:
        """Whether there is something that takes our own voice out of the frames."""
        return self._cleaner is not None

    @property
    def cancels_echo(self) -> bool:
        """Whether our own voice is taken out of the frames now: then it listens while the machine speaks, too."""
        return self._gate.cancels

    # What it is asked

    def attach(
        self, notify: Callable[[ListenerEvent], None], sounds: Sounds = _nothing_sounds
    ) -> None:
        """Who is told, and who is asked whether anything of ours is heard; both on the listener's thread."""
        self._notify, self._sounds = notify, sounds

    def open(self, words: Sequence[str], names: Names = _no_names) -> Future[None]:
        """Listen, for a script with these words. It takes a while; the result says when it is done. `names` is asked on a
        thread of its own."""
        return self._ask(self._open, words, names)

    def play(self, played: Played) -> None:
        """This goes to the loudspeaker: it is to be taken out of the frames. From any thread."""
        if self._cleaner is not None:
            self._cleaner.play(played)

    def change_microphone(self) -> None:
        """Another one was chosen: `open_source` gives it from now on."""
        self._post(self._change_microphone)

    def change_ear(self, recogniser: str, model: str, timeouts: EndpointTimeouts) -> None:
        """Recognise words, and end lines, otherwise from now on."""
        self._post(self._change_ear, recogniser, model, timeouts)

    def listen(self, listening: bool) -> None:
        """Whether it is a person's turn from now on."""
        self._post(setattr, self._gate, "listening", listening)

    def end(self, turn: int) -> None:
        """The turn was ended otherwise, by a key: its sound is as good."""
        self._post(self._ended_by_key, turn)

    def stop_listening(self) -> Future[None]:
        """Let microphone and process go, until it is opened again."""
        return self._ask(self._stop_listening)

    def close(self) -> None:
        """Let all go for good; waits a moment for what lets go at once."""
        self._post(self._stop_listening)
        self._inbox.put(None)
        self._thread.join(_CLOSE_SECONDS)

    def expect(self, turn: int, expected: Expected) -> None:
        """Listen for this from now on."""
        self._post(self._expect, turn, expected)

    def follow(self, turn: int, text: Sequence[str], place: int) -> None:
        """Follow one speaker through a text of any length, from `place` words on."""
        self._post(self._follow, turn, text, place)

    def move_to(self, turn: int, place: int) -> None:
        """Go elsewhere in that text; what is heard from there on is told under `turn`."""
        self._post(self._move_to, turn, place)

    # The inbox

    def _post(self, call: Callable[..., object], *args: object) -> None:
        """Have the listener's thread do it, after all that was posted before. From any thread."""
        self._inbox.put(partial(call, *args))

    def _ask(self, call: Callable[..., None], *args: object) -> Future[None]:
        done: Future[None] = Future()

        def do() -> None:
            try:
                call(*args)
            finally:
                done.set_result(None)

        self._inbox.put(do)
        return done

    def _serve(self) -> None:
        while (call := self._inbox.get()) is not None:
            try:
                call()
            except Exception:
                log.exception("the listener failed")  # and listens on

    def _publish(self, event: ListenerEvent) -> None:
        self._notify(event)

    # What follows happens on the listener's thread only

    def _open(self, words: Sequence[str], names: Names) -> None:
        if words != self._words or self._process.pid is None:
            self._words, self._restarts = words, 0
            self._names, self._ask_names = {}, names
            self._start_ear()
        if self._microphone is None:
            if self._cleaner is not None:
                self._cleaner.start(
                    lambda clean: self._post(self._clean_frame, clean),
                    lambda: self._post(self._echo_comes_back),
                )
            self._open_microphone()

    def _open_microphone(self) -> None:
        self._microphone = Microphone(
            self._open_source,
            lambda frame, at: self._post(self._frame, frame, at),
            lambda change: self._post(self._microphone_changed, change),
        )
        self._microphone.start()

    def _change_microphone(self) -> None:
        if self._microphone is not None:
            self._microphone.close()
            self._open_microphone()

    def _change_ear(self, recogniser: str, model: str, timeouts: EndpointTimeouts) -> None:
        self._recogniser, self._model, self._timeouts = recogniser, model, timeouts
        self._by_silence = Ear(None, timeouts)
        self._by_silence.expect(self._expected)
        if self._process.pid is not None:
            self._start_ear()

    def _stop_listening(self) -> None:
        microphone, self._microphone = self._microphone, None
        if microphone is not None:
            microphone.close()
        if self._cleaner is not None:
            self._cleaner.close()
        self._gate.cancels = False
        calibration = self._process.calibration
        self._process.close()
        self._judge.close()
        self._words = ()
        if calibration and microphone is not None:
            self._memory.keep(microphone.name, calibration)

    def _expect(self, turn: int, expected: Expected) -> None:
        self._gate.expect(turn, begun=bool(expected.done))
        self._expected, self._place = expected, expected.done
        self._sure = True
        self._restart()
        self._process.expect(turn, expected)
        self._by_silence.expect(expected)

    def _restart(self) -> None:
        """Where the ear was lost, it is tried again with the next line."""
        if self._words and self._process.pid is None and self._restarts < _RESTARTS:
            self._restarts += 1
            self._start_ear()

    def _follow(self, turn: int, text: Sequence[str], place: int) -> None:
        self._gate.turn, self._text, self._place = turn, text, place
        self._process.follow(turn, text, place)

    def _move_to(self, turn: int, place: int) -> None:
        self._gate.turn, self._place = turn, place
        self._process.move_to(turn, place)

    def _find_names(self, names: Names, words: Sequence[str]) -> None:
        """On a thread of its own."""
        try:
            found = names()
        except Exception:
            log.exception("how names are said is not known")
            return
        self._post(self._names_found, words, found)

    def _names_found(self, words: Sequence[str], names: Mapping[str, Sequence[str]]) -> None:
        if words is self._words:
            self._pronounce(names)

    def _pronounce(self, names: Mapping[str, Sequence[str]]) -> None:
        learnt = self._memory.names()
        for name, said in names.items():
            known = [*self._names.get(name, ()), *said, *learnt.get(name, ())]
            self._names[name] = list(dict.fromkeys(known))
        if not self._names:
            return
        self._process.pronounce(self._names)
        self._judge.pronounce(self._names)

    def _judged(self, line: LineJudged) -> None:
        if line.learnt:
            for name, said in line.learnt.items():
                self._memory.keep_name(name, said)
            self._pronounce({name: [said] for name, said in line.learnt.items()})
        self._publish(line)

    def _frame(self, frame: bytes, at: float) -> None:
        if self._cleaner is not None and not self._gate.headphones:
            self._cleaner.take(frame, at)
        else:
            self._clean_frame(CleanFrame(frame, at, False))

    def _clean_frame(self, clean: CleanFrame) -> None:
        if self._microphone is None:
            return  # it was on its way when the microphone was closed
        frame, at, self._gate.cancels, self.echo_quieter = clean
        self._gate.quieter = self.echo_quieter or 0.0
        sounding = self._sounds(at - FRAME / RATE, at)
        voice = self._detector.detect(frame)
        self.level = voice.level
        decision = self._gate.frame(frame, at, voice, sounding=sounding)
        if decision.barge_in is not None:
            self._publish(BargeInHeard(decision.barge_in))
        if not decision.passes:
            return
        if self._process.ready:
            self._process.send_frame(frame, at, waits=self._gate.listening and not sounding)
        elif not self._text:
            self._on_ear_report(EarReport(self._gate.turn, at, self._by_silence.process(frame)))

    def _ear_answered(self, told: EarReport | EarChanged) -> None:
        if isinstance(told, EarReport):
            self._on_ear_report(told)
            return
        if told.works and not self._words:
            return  # it was closed meanwhile
        if told.works:
            self._why_no_words = ""
            if self._text:
                self._process.follow(self._gate.turn, self._text, self._place)
                return
            self._process.expect(self._gate.turn, self._expected)
            if self._recogniser == EMBEDDED:
                self._judge.start(self._words)
                self._pronounce({})
                names, self._ask_names = self._ask_names, _no_names
                if names is not _no_names:  # only now, for the ear is waited for
                    arguments = (names, self._words)
                    threading.Thread(target=self._find_names, args=arguments, daemon=True).start()
            return
        self._why_no_words = told.reason
        if self._text:
            self._publish(ListenerChanged(told.reason, False))
            return
        self._by_silence.expect(self._expected)
        self._publish(
            ListenerChanged(
                f"{told.reason} Your turn ends when you fall silent, or by key as always.", False
            )
        )

    def _on_ear_report(self, report: EarReport) -> None:
        if report.turn != self._gate.turn:
            return
        result = report.result
        self._sure = result.sure
        if result.position != self._place and result.event is not LineEvent.EARLIER:
            self._gate.note_progress(result.position)
        self._place = result.position
        if result.event is LineEvent.OVER:
            take = self._gate.over(report.at)
            if take is None:
                return  # it was over before
            self._keep(take)
        self._publish(report)

    def _ended_by_key(self, turn: int) -> None:
        take = self._gate.end(turn, 0.0)
        if take is not None and take.pcm:
            self._keep(take)

    def _keep(self, take: Take) -> None:
        self._publish(take)
        if self._process.ready:
            self._judge.judge(take.turn, self._expected, take.pcm)

    def _microphone_changed(self, change: MicrophoneChanged) -> None:
        if change.reason:
            more = "" if change.works or self._text else " Your turn ends by key."
            self._publish(ListenerChanged(change.reason + more, change.works))

    def _echo_comes_back(self) -> None:
        self._publish(
            ListenerChanged(
                "Echo cancelling has stopped: wait for the loudspeaker to finish before you speak.",
                self._process.ready,
            )
        )

    def _start_ear(self) -> None:
        microphone = self._microphone.name if self._microphone else ""
        calibration = self._process.calibration or self._memory.recall(microphone)
        self._process.start(self._recogniser, self._model, self._words, self._timeouts, calibration)
