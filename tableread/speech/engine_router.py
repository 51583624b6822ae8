"""All engines as one synthesiser: each voice is spoken by its own engine, or, where that is lost, by one of its kind."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from tableread.audio.clip import Clip
from tableread.base.errors import EngineLostError, EngineStoppedError, SpeechError
from tableread.cast.substitute import substitute_for
from tableread.cast.voices import OWN_TAKES, Voice
from tableread.speech.engine import Engine
from tableread.speech.port import Synthesiser
from tableread.speech.registry import find_engine
from tableread.speech.utterance import Utterance

log = logging.getLogger(__name__)

# one line may be the line's fault, three in a row are the engine's; a round number, not measured
_MOST_STOPS = 3


def _ignore(told: str) -> None:
    """The default: nobody is told."""


class EngineRouter:
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
        self._stops: dict[str, int] = {}
        """How many lines an engine has stopped on, one after the other."""
        self._told: set[str] = set()
        """Of whose stopping was told."""
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

    def set_voices(self, voices: Sequence[Voice]) -> None:
        """Who may stand in for a voice whose engine is lost."""
        self._voices = voices

    def is_cached(self, utterance: Utterance) -> bool:
        """See the port."""
        name = utterance.voice.engine
        try:
            return name not in self._lost and self._engine(name).is_cached(utterance)
        except SpeechError:
            return False

    def render(self, utterance: Utterance) -> Clip:
        """See the port."""
        voice = utterance.voice
        cannot: set[str] = set()
        """Engines that cannot say this line."""
        lost: list[str] = []
        """What is told of them once somebody else has said it."""
        while True:
            name = voice.engine
            # where there is no take of the actor's own, somebody else reads the line: nothing is lost
            if name != OWN_TAKES.engine and name not in self._lost:
                try:
                    clip = self._engine(name).render(_with(utterance, voice))
                    self._stops[name] = 0
                    log.info("a line by %s", name)
                    if lost:
                        self.notify(" ".join(lost))
                    return clip
                except EngineStoppedError as error:
                    cannot.add(name)
                    lost += self._stopped(name, error)
                except EngineLostError as error:
                    lost += self._lose(name, error)
            stands_in = substitute_for(voice, self._voices, self._lost | cannot)
            if stands_in is None:
                if cannot - self._lost:
                    raise SpeechError(
                        "No voice engine could say this line; it is shown but not spoken."
                    )
                raise SpeechError("No voice engine is left; lines are shown but not spoken.")
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

    def _stopped(self, name: str, error: EngineStoppedError) -> list[str]:
        """It may be the line; an engine that stops on one after the other is lost. What is to be told."""
        log.warning("%s", error)
        self._stops[name] = self._stops.get(name, 0) + 1
        if self._stops[name] >= _MOST_STOPS:
            return self._lose(
                name, EngineLostError(f"The voice engine {name} fails on every line.")
            )
        if name in self._told:
            return []
        self._told.add(name)
        return [f"{error} Another voice reads it."]

    def _lose(self, name: str, error: EngineLostError) -> list[str]:
        """It is not asked again. What is to be told."""
        log.warning("%s", error)
        with self._lock:
            first_time = name not in self._lost
            self._lost.add(name)
            engine = self._open.pop(name, None)
        if engine is not None:
            engine.close()
        return [f"{error} Other voices take over."] if first_time else []


def _with(utterance: Utterance, voice: Voice) -> Utterance:
    from msgspec.structs import replace

    return utterance if voice is utterance.voice else replace(utterance, voice=voice)
