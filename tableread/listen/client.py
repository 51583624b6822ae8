"""The owner's end of the ear's process: feeds it, and says so when it is lost."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from tableread.listen.ear import Expected, Hearing, Order
from tableread.listen.endpoint import Patience, Sign
from tableread.listen.judge import Judged, Verdict
from tableread.listen.port import FRAME, RATE
from tableread.processes import Helper, Received

log = logging.getLogger(__name__)

_SLOW_SECONDS = 2.0
"""A frame that was not answered for so long: the ear hangs."""
_BEHIND_SECONDS = 4.0
"""Of sound that waits to be heard: the ear answers, but about what was said long ago."""
_LOADING_SECONDS = 20.0
_STOOD_STILL = 1.0
"""Seconds without a frame: this process itself was stopped, or nobody spoke to it."""
_GRACE = 0.5
"""Seconds that a process has to tidy up."""


class Heard(NamedTuple):
    """What a frame told about the turn that is listened for."""

    turn: int
    at: float
    """When the frame ended (`time.monotonic`)."""
    hearing: Hearing


class EarChanged(NamedTuple):
    """Words are recognised from now on, or not; then `reason` says why."""

    works: bool
    reason: str


class EarProcess:
    """An ear in a process of its own. Its methods do not wait; `notify` is called on its threads."""

    def __init__(self, log_file: Path | None, notify: Callable[[Heard | EarChanged], None]) -> None:
        self._log_file = log_file
        self._notify = notify
        self._process: Helper | None = None
        self._outbox: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None] = queue.SimpleQueue()
        self._setup: dict[str, Any] = {}
        self._unanswered = 0
        self._answered_at = self._fed_at = 0.0
        self._ready = False
        self.mean = ""
        """How the voice sounds through the microphone; spares it getting used to both anew."""

    @property
    def ready(self) -> bool:
        """Whether it recognises words now."""
        return self._ready

    @property
    def pid(self) -> int | None:
        """Its process."""
        return self._process.pid if self._process else None

    def start(
        self,
        recogniser: str,
        model: str,
        words: Sequence[str],
        patience: Patience,
        mean: str = "",
    ) -> None:
        """Start it, for a script with these words; `mean` as it was the last time."""
        self.close()
        self._outbox = queue.SimpleQueue()
        self._unanswered = 0
        self._answered_at = time.monotonic()
        try:
            process = Helper("tableread.listen.worker", self._log_file, self._received)
        except OSError as error:
            self._notify(EarChanged(False, f"The ear could not be started: {error}."))
            return
        self._process = process
        threading.Thread(
            target=_feed, args=(process, self._outbox), name="ear-feed", daemon=True
        ).start()
        setup = {
            "recogniser": recogniser,
            "model": model,
            "words": list(words),
            "patience": asdict(patience),
            "mean": mean,
        }
        self._outbox.put((setup, b""))

    def expect(self, turn: int, expected: Expected) -> None:
        """Listen for this line."""
        message = {
            "turn": turn,
            "words": expected.words,
            "around": expected.neighbours,
            "earlier": expected.earlier,
            "breaks_off": expected.breaks_off,
            "done": expected.done,
        }
        self._outbox.put((message, b""))

    def follow(self, turn: int, text: Sequence[str], place: int) -> None:
        """Follow a text of any length from now on, from `place` words on."""
        self._outbox.put(({"turn": turn, "text": list(text), "place": place}, b""))

    def move_to(self, turn: int, place: int) -> None:
        """Go elsewhere in that text."""
        self._outbox.put(({"turn": turn, "place": place}, b""))

    def hear(self, frame: bytes, at: float) -> None:
        """Listen to this. A process that hangs is given up."""
        if self._process is None:
            return
        now = time.monotonic()
        if not self._unanswered or now - self._fed_at > _STOOD_STILL:
            self._answered_at = now
        self._fed_at = now
        patience = _SLOW_SECONDS if self._ready else _LOADING_SECONDS
        behind = self._unanswered * FRAME / RATE
        if now - self._answered_at > patience or (self._ready and behind > _BEHIND_SECONDS):
            log.warning(
                "the ear last answered %.1f s ago, it is %.1f s behind",
                now - self._answered_at,
                behind,
            )
            self.close()
            self._notify(EarChanged(False, "The ear has become too slow."))
            return
        self._unanswered += 1
        self._outbox.put(({"at": at}, frame))

    def close(self) -> None:
        """End it."""
        process, self._process = self._process, None
        self._ready = False
        self._outbox.put(None)
        if process is not None:
            process.stop(_GRACE)

    def _received(self, received: Received) -> None:
        self._answered_at = time.monotonic()
        if received is None:
            if self._process is not None:  # it was not we who ended it
                self._process = None
                self._ready = False
                self._outbox.put(None)
                self._notify(EarChanged(False, "The ear stopped."))
            return
        message, _ = received
        if "ready" in message:
            self._ready = message["ready"]
            self._notify(EarChanged(message["ready"], message["reason"]))
            return
        if "mean" in message:
            self.mean = message["mean"]
            return
        self._unanswered = max(0, self._unanswered - 1)
        turn, at = message.pop("turn"), message.pop("at")
        sign = message["sign"]
        message["sign"] = None if sign is None else _SIGNS[sign]
        self._notify(
            Heard(turn, at, Hearing(**{**message, "confirmed": tuple(message["confirmed"])}))
        )


_SIGNS: dict[str, Sign | Order] = {sign.value: sign for kind in (Sign, Order) for sign in kind}


class LineJudged(NamedTuple):
    """What was said in this turn."""

    turn: int
    judged: Judged


class JudgeProcess:
    """Compares finished lines with what should have been said, in its own time. Where it fails, nothing
    is said of a line. `notify` is called on its thread."""

    def __init__(self, log_file: Path | None, notify: Callable[[LineJudged], None]) -> None:
        self._log_file = log_file
        self._notify = notify
        self._process: Helper | None = None
        self._outbox: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None] = queue.SimpleQueue()

    def start(self, words: Sequence[str]) -> None:
        """Start it, for a script with these words."""
        self.close()
        self._outbox = queue.SimpleQueue()
        try:
            process = Helper("tableread.listen.judge_worker", self._log_file, self._received)
        except OSError as error:
            log.warning("lines are not compared: %s", error)
            return
        self._process = process
        threading.Thread(
            target=_feed, args=(process, self._outbox), name="judge-feed", daemon=True
        ).start()
        self._outbox.put(({"words": list(words)}, b""))

    def judge(self, turn: int, expected: Expected, pcm: bytes) -> None:
        """Compare; the answer comes when it comes."""
        if self._process is not None and expected.words:
            message = {"turn": turn, "words": expected.words, "around": expected.neighbours}
            self._outbox.put((message, pcm))

    def close(self) -> None:
        """End it."""
        process, self._process = self._process, None
        self._outbox.put(None)
        if process is not None:
            process.stop(_GRACE)

    def _received(self, received: Received) -> None:
        if received is None:
            if self._process is not None:
                log.warning("the judge stopped; lines are not compared any more")
                self._process = None
            return
        message, _ = received
        words = tuple(Verdict(word) for word in message["words"])
        judged = Judged(words, tuple(message["instead"]), message["added"])
        self._notify(LineJudged(message["turn"], judged))


def _feed(process: Helper, outbox: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None]) -> None:
    while (item := outbox.get()) is not None:
        try:
            process.send(*item)
        except (OSError, ValueError):
            return
