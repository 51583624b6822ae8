"""eSpeak NG through pyttsx3, as the worker uses it: one request in, one finished clip out.

Runs in the worker only. Finished means: spoken form made, silence trimmed, gain set, ends faded.
"""

from __future__ import annotations

import pyttsx3

from tableread.audio.clip import Clip, WordMark
from tableread.script.words import words_of
from tableread.speech import espeak_driver
from tableread.speech.finish import finish
from tableread.speech.marks import align
from tableread.speech.spoken import spoken

# Base voices lie in folders by language family; the name alone is enough to find all but English,
# where "en" is also a prefix of others.
_ENGLISH = "gmw/"


class EspeakEngine:
    """A pyttsx3 engine on our driver."""

    def __init__(self) -> None:
        espeak_driver.register()
        self._engine = pyttsx3.init(espeak_driver.DRIVER_NAME)
        self._failed: Exception | None = None
        self._engine.connect("error", self._on_error)

    def _on_error(self, name: str | None, exception: Exception) -> None:
        self._failed = exception

    def render(
        self,
        text: str,
        language: str,
        variant: str,
        rate: int,
        pitch: int,
        range: int,  # noqa: A002 - the voice's word
        gain: float,
        heading: bool = False,
    ) -> Clip:
        """Say `text`; marks are places in `text` as given. Raises what the driver raised."""
        words = words_of(text)
        said = spoken(text, heading=heading)
        if not words:
            return Clip(b"", 22050)
        self._failed = None
        engine = self._engine
        engine.setProperty("voice", _voice_name(language, variant))
        engine.setProperty("rate", rate)
        engine.setProperty("pitch", pitch)
        engine.setProperty("range", range)
        engine.say(said.text)
        engine.runAndWait()
        if self._failed is not None:
            raise self._failed
        utterance = engine.getProperty("utterance")
        pcm, cut = finish(utterance.pcm, utterance.rate, gain)
        events = [(said.place(at), sample - cut) for at, sample in utterance.events]
        marks = align(words, [(a, max(0, s)) for a, s in events], len(pcm) // 2)
        return Clip(pcm, utterance.rate, tuple(WordMark(*mark) for mark in marks))


def _voice_name(language: str, variant: str) -> str:
    base = _ENGLISH + language if language.startswith("en") else language
    return f"{base}+{variant}" if variant else base
