"""Calls carried out one after the other on a thread of their own, the urgent ones first."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from itertools import count

log = logging.getLogger(__name__)

NOW, LATER = 1, 2  # lower goes first
_END = 0  # before all others


class TaskThread:
    """One daemon thread. Calls of the same urgency keep their order."""

    def __init__(self, name: str) -> None:
        self._calls: queue.PriorityQueue[tuple[int, int, Callable[[], object]]] = (
            queue.PriorityQueue()
        )
        self._count = count()
        self._closed = False
        threading.Thread(target=self._run, name=name, daemon=True).start()

    def do(self, call: Callable[[], object], urgency: int = NOW) -> None:
        """Carry out `call` when its turn comes; returns at once. What it raises is logged."""
        self._calls.put((urgency, next(self._count), call))

    def close(self) -> None:
        """Carry out no more; the call under way is not waited for."""
        self._closed = True
        self.do(lambda: None, _END)

    def _run(self) -> None:
        while not self._closed:
            _, _, call = self._calls.get()
            if self._closed:
                return
            try:
                call()
            except Exception:
                # the thread must live for the calls that follow
                log.exception("a call failed")
