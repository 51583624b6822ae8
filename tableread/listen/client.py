"""The program's side of the ear's process: sends it frames, and reports when it is lost."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from tableread.audio.recording_format import FRAME, RATE
from tableread.base.processes import QueuedHelper, Received
from tableread.listen.ear import EarResult, Expected
from tableread.listen.endpoint import EndpointTimeouts, LineEvent
from tableread.listen.judge import JudgedLine, Verdict
from tableread.listen.voice_commands import VoiceCommand

log = logging.getLogger(__name__)

# a frame is answered in a fifteenth of its time; this is no hiccup. A round number, not measured
_SLOW_SECONDS = 2.0
"""A frame that was not answered for so long: the ear hangs."""
_BEHIND_SECONDS = 4.0  # twice as long as a silent ear is waited for; a round number, not measured
"""Of sound that waits to be heard: the ear answers, but about what was said long ago."""
# PocketSphinx is ready within a second, large models take more; a round number, not measured
_LOADING_SECONDS = 20.0
_STOOD_STILL = 1.0  # frames come every 30 ms; a round number, not measured
"""Seconds without a frame: this process itself was stopped, or nobody spoke to it."""
_GRACE = 0.5  # it has only a folder to delete; a round number, not measured
"""Seconds that a process has to tidy up."""


class EarReport(NamedTuple):
    """What a frame told about the turn that is listened for."""

    turn: int
    at: float
    """When the frame ended (`time.monotonic`)."""
    result: EarResult


class EarChanged(NamedTuple):
    """Words are recognised from now on, or not; then `reason` says why."""

    works: bool
    reason: str


class EarProcess:
    """An ear in a process of its own. Its methods do not wait, save `close`, for half a second at most.

    Each start is a run with a state of its own, so late messages of a process that was given up never reach the next one.
    Methods are called from one thread; `notify` is called on the threads that read from the processes, or on that one.
    """

    def __init__(
        self, log_file: Path | None, notify: Callable[[EarReport | EarChanged], None]
    ) -> None:
        self._log_file = log_file
        self._notify = notify
        self._run: _Run | None = None
        self._lock = threading.Lock()
        self.calibration = ""
        """How the voice sounds through the microphone; spares it getting used to both anew."""

    @property
    def ready(self) -> bool:
        """Whether it recognises words now."""
        run = self._run
        return run is not None and run.ready

    @property
    def pid(self) -> int | None:
        """Its process."""
        run = self._run
        return run.helper.pid if run else None

    def start(
        self,
        recogniser: str,
        model: str,
        words: Sequence[str],
        timeouts: EndpointTimeouts,
        calibration: str = "",
    ) -> None:
        """Start it, for a script with these words; `calibration` as it was the last time."""
        self.close()
        try:
            with (
                self._lock
            ):  # its first words, or its end, must not come before it is the run in use
                self._run = run = _Run(self._log_file, self._received)
        except OSError as error:
            self._notify(EarChanged(False, f"Speech recognition could not be started: {error}."))
            return
        setup = {
            "recogniser": recogniser,
            "model": model,
            "words": list(words),
            "timeouts": asdict(timeouts),
            "calibration": calibration,
        }
        run.helper.send(setup)

    def expect(self, turn: int, expected: Expected) -> None:
        """Listen for this line."""
        self._send(
            {
                "turn": turn,
                "words": expected.words,
                "around": expected.neighbours,
                "earlier": expected.earlier,
                "breaks_off": expected.breaks_off,
                "done": expected.done,
            }
        )

    def follow(self, turn: int, text: Sequence[str], place: int) -> None:
        """Follow a text of any length from now on, from `place` words on."""
        self._send({"turn": turn, "text": list(text), "place": place})

    def move_to(self, turn: int, place: int) -> None:
        """Go elsewhere in that text."""
        self._send({"turn": turn, "place": place})

    def pronounce(self, said: Mapping[str, Sequence[str]]) -> None:
        """Words are said in these ways, too; see `port.HasDictionary`."""
        self._send({"pronounced": said})

    def send_frame(self, frame: bytes, at: float, *, waits: bool) -> None:
        """Listen to this; `waits`: it is the actor's turn, and nothing else sounds. A process that hangs is given up."""
        run = self._run
        if run is None:
            return
        if run.is_slow(time.monotonic()):
            self._give_up(run)
            self._notify(EarChanged(False, "Speech recognition became too slow."))
            return
        run.helper.send({"at": at, "waits": waits}, frame)

    def close(self) -> None:
        """End it."""
        with self._lock:
            run, self._run = self._run, None
        if run is not None:
            run.helper.stop(_GRACE)

    def _send(self, message: dict[str, Any]) -> None:
        run = self._run
        if run is not None:
            run.helper.send(message)

    def _give_up(self, run: _Run) -> None:
        with self._lock:
            if self._run is run:
                self._run = None
        run.helper.stop()

    def _received(self, run: _Run, received: Received) -> None:
        """On the thread that reads from that run's process."""
        with self._lock:
            if self._run is not run:
                return  # it was given up, and speaks still
        if received is None:  # it was not we who ended it
            self._give_up(run)
            self._notify(EarChanged(False, "Speech recognition stopped."))
            return
        message, _ = received
        if "ready" in message:
            run.ready = message["ready"]
            self._notify(EarChanged(message["ready"], message["reason"]))
        elif "calibration" in message:
            self.calibration = message["calibration"]
        else:
            run.answered(time.monotonic())
            turn, at = message.pop("turn"), message.pop("at")
            event = message["event"]
            message["event"] = None if event is None else _EVENTS[event]
            message["recognised"] = tuple(message["recognised"])
            self._notify(EarReport(turn, at, EarResult(**message)))


class _Run:
    """One run of the ear's process, and how far it is behind."""

    def __init__(self, log_file: Path | None, on_message: Callable[[_Run, Received], None]) -> None:
        """Raises `OSError` where no process can be started."""
        self.ready = False
        self._lock = threading.Lock()
        self._unanswered = 0
        self._answered_at = self._fed_at = time.monotonic()
        self.helper = QueuedHelper(
            "tableread.listen.worker", log_file, lambda received: on_message(self, received)
        )

    def is_slow(self, now: float) -> bool:
        """Whether it must be given up; if not, another frame is on its way."""
        with self._lock:
            if not self._unanswered or now - self._fed_at > _STOOD_STILL:
                self._answered_at = now
            self._fed_at = now
            timeout = _SLOW_SECONDS if self.ready else _LOADING_SECONDS
            silent, behind = now - self._answered_at, self._unanswered * FRAME / RATE
            self._unanswered += 1
        if silent > timeout or (self.ready and behind > _BEHIND_SECONDS):
            log.warning("the ear last answered %.1f s ago, it is %.1f s behind", silent, behind)
            return True
        return False

    def answered(self, now: float) -> None:
        """A frame was answered."""
        with self._lock:
            self._answered_at = now
            self._unanswered = max(0, self._unanswered - 1)


_EVENTS: dict[str, LineEvent | VoiceCommand] = {
    event.value: event for kind in (LineEvent, VoiceCommand) for event in kind
}


class LineJudged(NamedTuple):
    """What was said in this turn."""

    turn: int
    judged: JudgedLine
    learnt: Mapping[str, str]
    """New pronunciations of names, as ARPABET."""


class JudgeProcess:
    """Compares finished lines with what should have been said, in its own time. Where it fails, nothing
    is said of a line. `notify` is called on its thread."""

    def __init__(self, log_file: Path | None, notify: Callable[[LineJudged], None]) -> None:
        self._log_file = log_file
        self._notify = notify
        self._helper: QueuedHelper | None = None
        self._starts = 0

    def start(self, words: Sequence[str]) -> None:
        """Start it, for a script with these words."""
        self.close()
        number = self._starts
        try:
            self._helper = QueuedHelper(
                "tableread.listen.judge_worker",
                self._log_file,
                lambda received: self._received(number, received),
            )
        except OSError as error:
            log.warning("lines are not compared: %s", error)
            return
        self._helper.send({"words": list(words)})

    def pronounce(self, said: Mapping[str, Sequence[str]]) -> None:
        """These names are said in these ways, as far as is known; more may be learnt."""
        if self._helper is not None:
            self._helper.send({"pronounced": said})

    def judge(self, turn: int, expected: Expected, pcm: bytes) -> None:
        """Compare; the answer comes when it comes."""
        if self._helper is not None and expected.words:
            message = {"turn": turn, "words": expected.words, "around": expected.neighbours}
            self._helper.send(message, pcm)

    def close(self) -> None:
        """End it."""
        self._starts += 1
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.stop(_GRACE)

    def _received(self, number: int, received: Received) -> None:
        if number != self._starts:
            return  # it was closed, and speaks still
        if received is None:
            log.warning("the judge stopped; lines are not compared any more")
            return
        message, _ = received
        words = tuple(Verdict(word) for word in message["words"])
        judged = JudgedLine(
            words,
            tuple(message["instead"]),
            tuple(message["added"]),
            message["again"],
            message["first"],
            tuple(message["hesitations"]),
        )
        self._notify(LineJudged(message["turn"], judged, message["learnt"]))
