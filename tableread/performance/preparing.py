"""Makes the speech of a scene, a part or a whole script before it is read, on a thread and in workers of its own.

What was made is kept, so that it can be stopped and gone on with at any time.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tableread.base.counted import counted
from tableread.base.errors import SpeechError
from tableread.cast.casting import PlayedBy
from tableread.cast.voices import OWN_TAKES
from tableread.production.production import Production
from tableread.rehearsal.order import Line, estimate
from tableread.speech.cache import ClipCache
from tableread.speech.port import Speech
from tableread.speech.utterance import Utterance
from tableread.voicing import utterance_of

log = logging.getLogger(__name__)

_KEPT_SECONDS = 0.01
"""What takes no longer was read from the disk."""


class Progress(NamedTuple):
    """How far it has come."""

    done: int
    total: int
    """Lines."""
    left: float | None
    """Seconds that it still takes; None while that is not known."""
    over: bool = False
    trouble: str = ""
    """Why it stopped before the end, as a sentence."""

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.done / self.total if self.total else 1.0


class Pace:
    """How long the rest takes, by how long it took so far."""

    def __init__(self, seconds: Sequence[float]) -> None:
        """`seconds`: how long each piece sounds."""
        self._seconds = seconds
        self._spent = self._made = 0.0

    def left(self, number: int, took: float) -> float | None:
        """Seconds for all that come behind piece `number`, which took so many; None while that is not known."""
        if took > _KEPT_SECONDS:  # what was there already tells nothing of the pace
            self._spent += took
            self._made += self._seconds[number]
        if not self._made:
            return None
        return self._spent / self._made * sum(self._seconds[number + 1 :])


def lines_to_prepare(
    production: Production, scene: int | None = None, role: str | None = None
) -> list[Line]:
    """The lines that voices say: of all the script, of one scene (from 1), or those of the scenes `role` is in."""
    order = production.whole_order()
    lines = [line for line in order.lines if _is_voiced(production, line)]
    if scene is not None:
        lines = [line for line in lines if line.scene == scene - 1]
    if role is not None:
        theirs = {line.scene for line in order.lines if line.speaker == role}
        lines = [line for line in lines if line.scene in theirs]
    return lines


def _is_voiced(production: Production, line: Line) -> bool:
    return production.casting.part(line.speaker or "").player is PlayedBy.VOICE


class Preparation:
    """One run. `tell` is called on its thread, at the beginning, after every line, and at the end."""

    def __init__(
        self,
        production: Production,
        lines: Sequence[Line],
        open_speech: Callable[[], tuple[Speech, ClipCache]],
        tell: Callable[[Progress], None],
        speed: float | None = None,
    ) -> None:
        """`speed`: another than the production's. `open_speech` gives engines of its own and the cache that they write to; they are closed at the end."""
        speed = speed or production.policy.speed
        self._wanted: list[Utterance] = [utterance_of(production, line, speed) for line in lines]
        self._voices = production.voices
        self._open_speech = open_speech
        self._tell = tell
        self._cancelled = threading.Event()
        self._told: list[str] = []
        """What was told of lost engines."""
        self._thread = threading.Thread(target=self._run, name="prepare", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def cancel(self) -> None:
        """Stop after the line under way; what was made is kept."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether it stops, or has."""
        return self._cancelled.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end; whether it has come. Not for the event loop."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        total = len(self._wanted)
        self._tell(Progress(0, total, None))
        done, trouble = 0, "It could not be prepared; see the log."
        speech: Speech | None = None
        try:
            speech, cache = self._open_speech()
            speech.set_voices(self._voices)
            speech.notify = self._told.append
            cache.pin()
            done, trouble = self._make(speech, cache)
        except Exception:
            # the edge of the thread: whoever waits is told
            log.exception("preparing failed")
        finally:
            if speech is not None:
                speech.close()
            self._tell(Progress(done, total, 0.0, True, trouble))

    def _make(self, speech: Speech, cache: ClipCache) -> tuple[int, str]:
        """How many lines were made, and why not all, "" for no reason."""
        total = len(self._wanted)
        pace = Pace([estimate(utterance.text) for utterance in self._wanted])
        done = failed = 0
        for number, utterance in enumerate(self._wanted):
            if self._cancelled.is_set():
                break
            started = time.monotonic()
            try:
                clip = speech.render(utterance)
                own = utterance.voice.engine == OWN_TAKES.engine
                # by somebody who stood in: the read will ask for the voice itself
                if clip.pcm and not own and not cache.trouble and not speech.is_cached(utterance):
                    failed += 1
                else:
                    done += 1
            except SpeechError as error:
                log.warning("a line could not be prepared: %s", error)
                failed += 1
            if cache.trouble:
                return (
                    done,
                    f"New speech cannot be saved: {cache.trouble}. What was made before is kept.",
                )
            self._tell(Progress(done, total, pace.left(number, time.monotonic() - started)))
        if not failed:
            return done, ""
        return done, " ".join((*self._told, f"{counted(failed, 'line')} could not be made."))
