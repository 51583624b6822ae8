"""A pyttsx3 driver for eSpeak NG that gives the sound back instead of playing it.

The stock driver plays through a system program, keeps only the last of several utterances and
prints on stdout. This one keeps pyttsx3's Engine API (`setProperty`, `say`, `runAndWait`, the
notifications) and adds the property "utterance": PCM and word events of what was said last. It
runs eSpeak in its synchronous mode, with library and data out of the espeakng-loader wheel, so no
system package is needed.

Knows pyttsx3 and eSpeak only. Runs in the speech worker: eSpeak can take its process down.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any, NamedTuple

import espeakng_loader

DRIVER_NAME = "tableread_espeak"

_SYNCHRONOUS = 2  # eSpeak's own: AUDIO_OUTPUT_SYNCHRONOUS
_DONT_EXIT = 0x8000  # eSpeak ends the process when its data are missing unless told not to
_WORD_EVENT = 1  # eSpeak's own: espeakEVENT_WORD
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4  # eSpeak's own numbers of its parameters
_UTF8 = 1  # eSpeak's own: espeakCHARS_UTF8
_PHONEMES = 0x100  # eSpeak's own: espeakPHONEMES
"""What is in [[ ]] is phonemes."""
_FASTEST_RATE = 900  # twice its fastest own pace
"""Words a minute. From 450 eSpeak stretches what it made at 449; the marks then drift by 19 ms."""


class Utterance(NamedTuple):
    """What was said last: mono 16-bit PCM, and (character from 0, sample) for words."""

    pcm: bytes
    rate: int
    events: tuple[tuple[int, int], ...]


def register() -> None:
    """Make `pyttsx3.init(DRIVER_NAME)` find this module: pyttsx3 looks in its own package."""
    sys.modules[f"pyttsx3.drivers.{DRIVER_NAME}"] = sys.modules[__name__]


def buildDriver(proxy: Any) -> EspeakDriver:  # noqa: N802 - pyttsx3's name
    """What pyttsx3 calls to get a driver."""
    return EspeakDriver(proxy)


def _load_bindings() -> Any:
    """pyttsx3's own ctypes bindings, on the library of the wheel instead of the system's."""
    load = ctypes.cdll.LoadLibrary
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    ctypes.cdll.LoadLibrary = lambda _name: library  # type: ignore[method-assign,assignment]
    try:
        from pyttsx3.drivers import _espeak
    finally:
        ctypes.cdll.LoadLibrary = load  # type: ignore[method-assign]
    return _espeak


class EspeakDriver:
    """The driver object that pyttsx3's proxy talks to; the method names are pyttsx3's."""

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._espeak = _load_bindings()
        data = espeakng_loader.get_data_path().encode()
        self._rate = self._espeak.Initialize(_SYNCHRONOUS, 0, data, _DONT_EXIT)
        if self._rate <= 0:
            raise RuntimeError("eSpeak NG did not start: its data could not be read")
        self._pcm: list[bytes] = []
        self._events: list[tuple[int, int]] = []
        self._espeak.SetSynthCallback(self._heard)
        self._properties: dict[str, Any] = {}
        self._utterance = Utterance(b"", self._rate, ())
        for name, value in (("voice", "gmw/en-US"), ("rate", 170), ("volume", 1.0)):
            self.setProperty(name, value)

    def _heard(self, wav: Any, count: int, events: Any) -> int:
        if count > 0:
            self._pcm.append(ctypes.string_at(wav, count * 2))
        number = 0
        while events[number].type != 0:
            event = events[number]
            if event.type == _WORD_EVENT:
                self._events.append((event.text_position - 1, event.sample))
            number += 1
        return 0

    def say(self, text: str) -> None:
        """Render `text`; it is the property "utterance" afterwards."""
        self._pcm, self._events = [], []
        self._proxy.setBusy(True)
        self._proxy.notify("started-utterance")
        flags = _UTF8 | _PHONEMES if self._properties.get("phonemes") else _UTF8
        self._espeak.Synth(text, flags=flags)
        self._utterance = Utterance(b"".join(self._pcm), self._rate, tuple(self._events))
        self._proxy.notify("finished-utterance", completed=True)
        self._proxy.setBusy(False)

    def getProperty(self, name: str) -> Any:  # noqa: N802
        """A property that was set, "utterance", or "voices" (those that eSpeak lists)."""
        if name == "utterance":
            return self._utterance
        if name == "voices":
            return self._voices()
        return self._properties[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        """Set "voice", "rate" (words/min), "volume" (0-1), "pitch" or "range" (0-99), "phonemes" (bool)."""
        if name == "voice":
            # an unknown variant gives the base voice without a word; case matters in variants
            if self._espeak.SetVoiceByName(value.encode()) != 0:
                raise ValueError(f"eSpeak has no voice {value}")
        elif name == "rate":
            self._espeak.SetParameter(_RATE, max(80, min(_FASTEST_RATE, int(value))), 0)
        elif name == "volume":
            self._espeak.SetParameter(_VOLUME, round(value * 100), 0)
        elif name in {"pitch", "range"}:
            number = _PITCH if name == "pitch" else _RANGE
            self._espeak.SetParameter(number, max(0, min(99, int(value))), 0)
        elif name != "phonemes":
            raise KeyError(name)
        self._properties[name] = value

    def _voices(self) -> list[str]:
        listed = self._espeak.ListVoices(None)
        return [v.identifier.decode() for v in listed if v.identifier]

    def startLoop(self) -> None:  # noqa: N802
        """Say all that is queued. The engine's own endLoop command comes last."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802
        """Nothing runs on after the loop."""

    def iterate(self) -> Any:
        """For hosts with a loop of their own: everything is said by the first step."""
        self._proxy.setBusy(False)
        yield

    def stop(self) -> None:
        """Synthesis is synchronous: when this is called nothing is under way."""

    def destroy(self) -> None:
        """Let eSpeak go."""
        self._espeak.Terminate()
