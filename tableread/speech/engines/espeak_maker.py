"""eSpeak NG through pyttsx3, as the worker uses it. Runs in the worker only."""

from __future__ import annotations

import msgspec
import pyttsx3

from tableread.speech.engine import Raw, Request
from tableread.speech.engines import espeak_driver
from tableread.speech.engines.espeak import EspeakPart

# Base voices lie in folders by language family; the name alone is enough to find all but English,
# where "en" is also a prefix of others.
_ENGLISH = "gmw/"
_STEPS_A_SEMITONE = 6.4
_AS_COMMA = str.maketrans({"…": ","})


class EspeakMaker:
    """A pyttsx3 engine on our driver."""

    def __init__(self) -> None:
        espeak_driver.register()
        self._engine = pyttsx3.init(espeak_driver.DRIVER_NAME)
        self._failed: Exception | None = None
        self._engine.connect("error", self._on_error)

    def _on_error(self, name: str | None, exception: Exception) -> None:
        self._failed = exception

    def make(self, request: Request) -> Raw:
        """See the port."""
        part = msgspec.convert(request.own, EspeakPart)
        shape = request.shape
        self._failed = None
        engine = self._engine
        engine.setProperty("voice", _voice_name(request.language, part.variant))
        engine.setProperty("rate", round(part.rate * shape.pace))
        engine.setProperty("pitch", part.pitch + round(shape.pitch * _STEPS_A_SEMITONE))
        engine.setProperty("range", round(part.range * shape.range))
        engine.say(request.text.translate(_AS_COMMA))
        engine.runAndWait()
        if self._failed is not None:
            raise self._failed
        utterance = engine.getProperty("utterance")
        return Raw(utterance.pcm, utterance.rate, utterance.events)


def _voice_name(language: str, variant: str) -> str:
    base = _ENGLISH + language if language.startswith("en") else language
    return f"{base}+{variant}" if variant else base
