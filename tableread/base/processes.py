"""A helper process of ours: started with `python -m`, talked to over `wire`, killed when it is not needed any more."""

from __future__ import annotations

import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tableread.base import wire

log = logging.getLogger(__name__)

Received = tuple[dict[str, Any], bytes] | None
"""A message and its sound; None: the process has ended."""


_LEAN = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "262144"}
"""For glibc: what a long line took is given back when it is done. 50 MB less in the speech worker."""


class HelperProcess:
    """One run of a helper process."""

    def __init__(
        self,
        module: str,
        log_file: Path | None,
        on_message: Callable[[Received], None],
        arguments: Sequence[str] = (),
    ) -> None:
        """Start `module` with `arguments`. `on_message` is called on a thread of its own, with None at the end.

        Raises `OSError` where no process can be started.
        """
        errors: Any = subprocess.DEVNULL
        if log_file is not None:
            try:
                log_file.parent.mkdir(parents=True, exist_ok=True)
                errors = log_file.open("ab")
            except OSError:
                log.info("%s cannot be written; what %s says is lost", log_file, module)
        try:
            self._process = subprocess.Popen(
                # -P: no file in the folder one happens to be in may pass for a module of ours
                [sys.executable, "-P", "-m", module, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                # a session of its own: Ctrl+C in the terminal is for the screen, not for helpers
                start_new_session=os.name == "posix",
                env={
                    **os.environ,
                    **_LEAN,
                    "PYTHONWARNINGS": "ignore",
                    "PYTHONPATH": _python_path(),
                },
            )
        finally:
            if errors is not subprocess.DEVNULL:
                errors.close()
        threading.Thread(
            target=_read, args=(self._process.stdout, on_message), name=module, daemon=True
        ).start()

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def send(self, message: dict[str, Any], pcm: bytes = b"") -> None:
        """Send one message. Raises `OSError` when the process is gone."""
        assert self._process.stdin
        wire.send(self._process.stdin, message, pcm)  # type: ignore[arg-type]

    def stop(self, grace: float = 0.0) -> None:
        """End the process now, or when its input has ended and `grace` seconds have gone."""
        if grace:
            # where it hangs, somebody may be writing to it: closing waits for them until it is killed
            threading.Thread(target=self._close, args=(self._process.stdin,), daemon=True).start()
            try:
                self._process.wait(grace)
            except subprocess.TimeoutExpired:
                log.debug("a helper had no time to tidy up")
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            self._close(stream)

    @staticmethod
    def _close(stream: Any) -> None:
        try:
            stream.close()
        except (OSError, ValueError):
            log.debug("a stream of a helper was already gone")


class QueuedHelper:
    """A helper process that is written to on a thread of its own, so that one that hangs keeps nobody waiting."""

    def __init__(
        self, module: str, log_file: Path | None, on_message: Callable[[Received], None]
    ) -> None:
        """As `HelperProcess`."""
        self._outbox: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None] = queue.SimpleQueue()
        self._helper = HelperProcess(module, log_file, on_message)
        threading.Thread(target=self._feed, name=f"{module}-feed", daemon=True).start()

    @property
    def pid(self) -> int:
        """Process id."""
        return self._helper.pid

    def send(self, message: dict[str, Any], pcm: bytes = b"") -> None:
        """Send one message when its turn comes; it is lost where the process is gone."""
        self._outbox.put((message, pcm))

    def stop(self, grace: float = 0.0) -> None:
        """End the process; see `HelperProcess.stop`."""
        self._outbox.put(None)
        self._helper.stop(grace)

    def _feed(self) -> None:
        gone = False
        while (item := self._outbox.get()) is not None:
            try:
                if not gone:
                    self._helper.send(*item)
            except (OSError, ValueError):
                gone = True  # the rest is thrown away, not piled up


def _python_path() -> str:
    """Where this package was found, before all else."""
    here = str(Path(__file__).resolve().parents[2])
    others = os.environ.get("PYTHONPATH")
    return os.pathsep.join([here, others] if others else [here])


def _read(stream: Any, on_message: Callable[[Received], None]) -> None:
    while True:
        try:
            message = wire.receive(stream)
        except (OSError, ValueError):
            message = None
        on_message(message)
        if message is None:
            return
