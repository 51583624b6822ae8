"""The program's side of the speech worker: starts it early, and again when it dies or hangs."""

from __future__ import annotations

import logging
import queue
import threading
from pathlib import Path
from typing import Any

import msgspec

from tableread.audio.clip import Clip, WordMark
from tableread.base.errors import EngineLostError, EngineStoppedError, SpeechError
from tableread.base.processes import HelperProcess, Received
from tableread.speech.engine import Engine
from tableread.speech.utterance import Utterance

log = logging.getLogger(__name__)

_TRIES = 2  # a worker that dies twice on a line will die again
LOW_PRIORITY = "low-priority"
"""Second argument of a worker that lets all others go first."""


class WorkerSynthesiser:
    """A `Synthesiser` of one engine, which lives in a process of its own."""

    def __init__(
        self, engine: Engine, log_file: Path | None = None, *, low_priority: bool = False
    ) -> None:
        """`low_priority`: whatever else the machine does goes first."""
        self._engine = engine
        self._arguments = (engine.name, LOW_PRIORITY) if low_priority else (engine.name,)
        self._log_file = log_file
        self._process: HelperProcess | None = None
        self._replies: queue.Queue[Received] = queue.Queue()
        self._ready = False
        self._closed = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start the worker without waiting for it, so that it is warm when the first line comes."""
        if self._process is None:
            self._spawn()

    def keep_under(self, script: str) -> None:
        """See the port; nothing is kept here."""

    def is_cached(self, utterance: Utterance) -> bool:
        """See the port; nothing is kept here."""
        return False

    @property
    def pid(self) -> int | None:
        """Process id of the worker that serves now."""
        return self._process.pid if self._process else None

    def render(self, utterance: Utterance) -> Clip:
        """See the port. A worker that died or hangs is replaced and the line asked once more."""
        engine = self._engine
        seconds = engine.line_seconds + engine.character_seconds * len(utterance.text)
        request = msgspec.to_builtins(utterance)
        with self._lock:
            for attempt in range(_TRIES):
                try:
                    return self._ask(request, seconds)
                except (
                    OSError,
                    TimeoutError,
                    ValueError,
                ) as error:  # ValueError: a pipe that was closed
                    self._stop()
                    if self._closed:
                        break
                    log.warning("%s: worker lost (try %d): %s", engine.name, attempt + 1, error)
        if self._closed:
            raise SpeechError("The voice engine has been closed.")
        raise EngineStoppedError(f"The voice engine {engine.name} failed twice on the same line.")

    def close(self) -> None:
        """End the worker; whoever waits for a line is told so at once."""
        self._closed = True
        process = self._process
        if process is not None:
            process.stop()

    def _ask(self, request: dict[str, Any], seconds: float) -> Clip:
        if self._closed:
            raise SpeechError("The voice engine has been closed.")
        if self._process is None:
            self._spawn()
            if self._closed:  # meanwhile
                raise OSError("the voice engine was closed")
        if not self._ready:
            reply, _ = self._answer(self._engine.start_seconds)
            if "error" in reply:
                self._stop()
                raise EngineLostError(
                    f"The voice engine {self._engine.name} did not start: {reply['error']}."
                )
            self._ready = True
        assert self._process
        # a worker that hangs does not read either, and a long line does not fit into the pipe
        killing = threading.Timer(seconds, self._process.stop)
        killing.daemon = True
        killing.start()
        try:
            self._process.send(request)
        finally:
            killing.cancel()
        reply, pcm = self._answer(seconds)
        if "error" in reply:
            raise SpeechError(f"The voice engine could not say this line: {reply['error']}.")
        return Clip(pcm, reply["rate"], tuple(WordMark(*mark) for mark in reply["words"]))

    def _answer(self, seconds: float) -> tuple[dict[str, Any], bytes]:
        try:
            reply = self._replies.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError(f"no answer within {seconds:.1f} s") from None
        if reply is None:
            raise OSError("the worker ended")
        return reply

    def _spawn(self) -> None:
        self._ready = False
        self._replies = queue.Queue()
        try:
            self._process = HelperProcess(
                "tableread.speech.worker",
                self._log_file,
                self._replies.put,
                self._arguments,
            )
        except OSError as error:
            raise EngineLostError(f"The voice engine could not be started: {error}.") from error

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.stop()
