"""Auditions: a voice says a line on demand, instead of whatever is heard."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

from tableread.audio.clip import Clip
from tableread.audio.player import Player
from tableread.audio.resample import resampled
from tableread.base.errors import SpeechError
from tableread.speech.port import Synthesiser
from tableread.speech.utterance import Utterance

log = logging.getLogger(__name__)

_TURN = 0
"""No rehearsal counts from here, so nobody mistakes an audition for a line."""


class Auditions:
    """Renders on a thread of its own; a new audition takes the place of the one before."""

    def __init__(self, synthesiser: Synthesiser, player: Player) -> None:
        self._synthesiser = synthesiser
        self._player = player
        self._asked = 0
        """Counts what is asked; only the last of it is played."""
        self._lock = threading.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="audition")

    def say(self, utterance: Utterance, level: float = 0.0, pan: float = 0.0) -> None:
        """Say it; returns at once. Of what is asked while another is being made, only the last is said."""
        self._thread.submit(self._say, self._next(), utterance, level, pan)

    def play(self, clip: Clip) -> None:
        """Play what is there already; returns at once."""
        self._thread.submit(self._play, self._next(), clip)

    def stop(self) -> None:
        """Be quiet; what is still being made will not be heard."""
        with self._lock:
            self._asked += 1
            self._player.mixer.clear()

    def close(self) -> None:
        """Let the thread go."""
        self._next()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _next(self) -> int:
        with self._lock:
            self._asked += 1
            return self._asked

    def _say(self, number: int, utterance: Utterance, level: float, pan: float) -> None:
        if number != self._asked:
            return
        try:
            clip = self._synthesiser.render(utterance)
        except SpeechError as error:
            log.warning("no audition: %s", error)
            return
        self._play(number, clip, level, pan)

    def _play(self, number: int, clip: Clip, level: float = 0.0, pan: float = 0.0) -> None:
        rate = self._player.mixer.rate
        clip = Clip(resampled(clip.pcm, clip.rate, rate), rate)  # not under the lock: it takes time
        with self._lock:
            if number != self._asked:
                return  # somebody else may be using the player by now
            self._player.start()
            self._player.mixer.clear()
            self._player.mixer.resume()
            self._player.play(_TURN, clip, 0.0, from_now=True, level=level, pan=pan)
