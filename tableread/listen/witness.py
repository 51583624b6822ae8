"""The judge's side of the witness's process: a second recogniser, which does not know what should have been said.

Where there is none, or it was lost, the judge decides alone.
"""

from __future__ import annotations

import queue
import time
from importlib.util import find_spec

from tableread.audio.recording_format import RATE
from tableread.base.processes import QueuedHelper, Received

_LIBRARY = "moonshine_voice"
_WORKER = "tableread.listen.witness_worker"
_LOADING_SECONDS = 20.0  # it loads in one or two; a round number, as for the ear
_SHARE = 3.0  # it takes a fifth of the sound's length on a free core; a round number above that
"""Of the sound's length, that it may take. One that takes longer hangs, and would hold up every line to come."""


class Witness:
    """A process that writes down what is said. Ask it first, do something else, then take the answer."""

    def __init__(self, worker: str = _WORKER) -> None:
        """Raises `OSError` where no process can be started."""
        self._answers: queue.SimpleQueue[Received] = queue.SimpleQueue()
        self._number = 0
        self._deadline = 0.0
        self._gone = False
        self._helper = QueuedHelper(worker, None, self._answers.put)

    def ask(self, pcm: bytes) -> None:
        """Begin to listen to a recording."""
        allowed = _SHARE * len(pcm) / 2 / RATE + _LOADING_SECONDS
        self._number += 1
        self._deadline = time.monotonic() + allowed
        self._helper.send({"number": self._number}, pcm)

    def answer(self) -> tuple[str, ...] | None:
        """The words of the recording that was asked for last; None once the witness is lost."""
        while not self._gone:
            try:
                received = self._answers.get(timeout=max(0.0, self._deadline - time.monotonic()))
            except queue.Empty:
                received = None
            if received is None:
                self._gone = True
                self._helper.stop()
            elif received[0]["number"] == self._number:
                return tuple(received[0]["heard"])
        return None

    def close(self) -> None:
        """End it."""
        self._helper.stop()


def open_witness() -> Witness | None:
    """The witness, where its library is installed and a process can be started."""
    try:
        return Witness() if find_spec(_LIBRARY) else None
    except OSError:
        return None
