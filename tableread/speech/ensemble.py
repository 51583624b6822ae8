"""All engines as one synthesiser: each voice is spoken by its own engine, or, where that is lost, by one of its kind."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from tableread.audio.clip import Clip
from tableread.cast.substitute import substitute_for
from tableread.cast.voices import Voice
from tableread.errors import EngineLostError, SpeechError
from tableread.speech.engine import Engine
from tableread.speech.port import Synthesiser
from tableread.speech.registry import find_engine
from tableread.speech.utterance import Utterance

log = logging.getLogger(__name__)


def _ignore(told: str) -> None:
    """Stands in until somebody wants to know."""


class Ensemble:
    """Opens an engine when the first of its voices speaks. Any thread but the event loop's."""

    def __init__(
        self,
        open_engine: Callable[[Engine], Synthesiser],
        keep_under: Callable[[str], None],
        keep_at_most: Callable[[int], None],
        first: str,
    ) -> None:
        """`open_engine` gives an engine's own synthesiser; `first` is the engine that `start` warms."""
        self._open_engine = open_engine
        self.keep_under = keep_under
        self.keep_at_most = keep_at_most
        self._first = first
        self._open: dict[str, Synthesiser] = {}
        self._lost: set[str] = set()
        self._voices: Sequence[Voice] = ()
        self._lock = threading.Lock()
        self._closed = False
        self.notify: Callable[[str], None] = _ignore
        """Told once, in a sentence, of an engine that is lost; on the thread that renders."""

    def start(self) -> None:
        """See the port."""
        try:
            self._engine(self._first)
        except SpeechError as error:  # it is told when a line is asked for
            log.warning("%s", error)

    def know(self, voices: Sequence[Voice]) -> None:
        """Who may stand in for a voice whose engine is lost."""
        self._voices = voices

    def kept(self, utterance: Utterance) -> bool:
        """See the port."""
        name = utterance.voice.engine
        try:
            return name not in self._lost and self._engine(name).kept(utterance)
        except SpeechError:
            return False

    def render(self, utterance: Utterance) -> Clip:
        """See the port."""
        voice = utterance.voice
        while True:
            if voice.engine not in self._lost:
                try:
                    clip = self._engine(voice.engine).render(_with(utterance, voice))
                    log.info("a line by %s", voice.engine)
                    return clip
                except EngineLostError as error:
                    self._lose(voice.engine, error)
            stands_in = substitute_for(voice, self._voices, self._lost)
            if stands_in is None:
                raise SpeechError("No voice engine is left; the line is shown, not spoken.")
            voice = stands_in

    def close(self) -> None:
        """See the port."""
        with self._lock:
            self._closed = True
            engines = list(self._open.values())
        for engine in engines:
            engine.close()

    def _engine(self, name: str) -> Synthesiser:
        with self._lock:
            if self._closed:
                raise SpeechError("The voice engine has been closed.")
            if name not in self._open:
                engine = find_engine(name)
                if engine is None:
                    raise EngineLostError(f"There is no voice engine {name}.")
                if engine.missing:
                    missing = " and ".join(engine.missing)
                    raise EngineLostError(f"The voice engine {name} needs {missing}.")
                self._open[name] = self._open_engine(engine)
                self._open[name].start()
            return self._open[name]

    def _lose(self, name: str, error: EngineLostError) -> None:
        log.warning("%s", error)
        with self._lock:
            first_time = name not in self._lost
            self._lost.add(name)
            engine = self._open.pop(name, None)
        if engine is not None:
            engine.close()
        if first_time and len(self._lost) < len({v.engine for v in self._voices}):
            self.notify(f"{error} Other voices stand in for its own.")


def _with(utterance: Utterance, voice: Voice) -> Utterance:
    from msgspec.structs import replace

    return utterance if voice is utterance.voice else replace(utterance, voice=voice)
