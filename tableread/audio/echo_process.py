"""The program's side of the echo's process: sends it what is played and recorded, and does without it when it is lost."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tableread.audio.echo import CleanFrame
from tableread.audio.player import Played
from tableread.base.processes import QueuedHelper, Received

log = logging.getLogger(__name__)

# a frame is answered within 50 ms; this is no hiccup, even on a machine that is busy. As the ear's, not measured
_SLOW_SECONDS = 2.0
"""A frame that was not answered for so long: the process hangs."""
_STOOD_STILL = 0.3  # frames come every 30 ms; a round number, not measured
"""Seconds without a frame: this process itself was stopped."""


class EchoProcess:
    """A canceller in a process of its own; see the port, `echo.FrameCleaner`."""

    def __init__(self, log_file: Path | None, worker: str = "tableread.audio.echo_worker") -> None:
        """`worker`: the module that cleans."""
        self._log_file = log_file
        self._worker = worker
        self._run: _Run | None = None

    def start(self, on_frame: Callable[[CleanFrame], None], on_lost: Callable[[], None]) -> None:
        """See the port."""
        self.close()
        self._run = _Run(self._worker, self._log_file, on_frame, on_lost)

    def play(self, played: Played) -> None:
        """See the port."""
        run = self._run
        if run is not None:
            run.play(played)

    def take(self, frame: bytes, at: float) -> None:
        """See the port."""
        run = self._run
        if run is not None:
            run.take(frame, at)

    def close(self) -> None:
        """See the port."""
        run, self._run = self._run, None
        if run is not None:
            run.close()


class _Run:
    """One run of the process. Its lock is held while a frame is handed over, so that none overtakes another."""

    def __init__(
        self,
        worker: str,
        log_file: Path | None,
        on_frame: Callable[[CleanFrame], None],
        on_lost: Callable[[], None],
    ) -> None:
        self._on_frame = on_frame
        self._on_lost = on_lost
        self._lock = threading.Lock()
        self._ready = self._over = False
        self._unanswered = 0
        self._taken_at = self._answered_at = time.monotonic()
        self._helper: QueuedHelper | None = None
        try:
            self._helper = QueuedHelper(worker, log_file, self._received)
        except OSError as error:
            log.warning("the echo's process could not be started: %s", error)
            self._over = True

    def play(self, played: Played) -> None:
        """On any thread."""
        if self._helper is not None and self._ready and not self._over:
            self._helper.send({"played": played.at}, played.pcm)

    def take(self, frame: bytes, at: float) -> None:
        """Clean it, or hand it on as it is."""
        now = time.monotonic()
        with self._lock:
            cleans = self._ready and not self._over
            lost = cleans and self._is_slow(now)
            if lost:
                self._over = True
            elif cleans:
                self._unanswered += 1
            if not cleans or lost:
                self._on_frame(CleanFrame(frame, at, False))
        if lost:
            log.warning("the echo's process does not answer")
            self._tell_lost()
        elif cleans and self._helper is not None:
            self._helper.send({"at": at}, frame)

    def close(self) -> None:
        """End it."""
        with self._lock:
            self._over = True
        if self._helper is not None:
            self._helper.stop()

    def _is_slow(self, now: float) -> bool:
        if not self._unanswered or now - self._taken_at > _STOOD_STILL:
            self._answered_at = now
        self._taken_at = now
        return now - self._answered_at > _SLOW_SECONDS

    def _tell_lost(self) -> None:
        self._on_lost()
        if self._helper is not None:
            self._helper.stop()

    def _received(self, received: Received) -> None:
        """On the thread that reads from the process."""
        with self._lock:
            if self._over:
                return
            if received is None:
                self._over = True
            elif "ready" in received[0]:
                self._ready = True
            else:
                message, pcm = received
                self._unanswered = max(0, self._unanswered - 1)
                self._answered_at = time.monotonic()
                self._on_frame(
                    CleanFrame(pcm, message["at"], message["cancels"], message["quieter"])
                )
        if received is None:
            log.warning("the echo's process has ended")
            self._on_lost()
