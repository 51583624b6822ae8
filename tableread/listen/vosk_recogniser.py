"""Vosk as the ear, with a model that the user has. Any language it has models for.

Tried against vosk 0.3.45: loading and its errors. No model could be had here, so what it hears was not.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import vosk

from tableread.audio.recording_format import RATE
from tableread.listen.port import Word


class VoskRecogniser:
    """Conforms to `port.Recogniser`."""

    cepstral_mean = ""

    def __init__(self, model: str) -> None:
        """`model`: the folder of an unpacked model. Raises what vosk raises."""
        vosk.SetLogLevel(-1)
        self._model: Any = vosk.Model(model)
        self._recogniser: Any = None
        self._done: list[Word] = []

    def expect(
        self, line: Sequence[str], neighbours: Sequence[Sequence[str]], *, strictly: bool = False
    ) -> None:
        """See the port. Small models can be told the phrases to expect; others listen for anything."""
        phrases = [" ".join(words) for words in (line, *neighbours) if words]
        grammar = json.dumps([*phrases, *([] if strictly else ["[unk]"])])
        self._recogniser = vosk.KaldiRecognizer(self._model, RATE, grammar)
        self._recogniser.SetWords(True)
        self._recogniser.SetPartialWords(True)
        self._done = []

    def recognise(self, frame: bytes) -> list[Word]:
        """See the port."""
        if self._recogniser is None:
            return []
        if self._recogniser.AcceptWaveform(frame):
            self._done += words_of(self._recogniser.Result(), "result")
            return self._done
        return self._done + words_of(self._recogniser.PartialResult(), "partial_result")

    def sounds(self, word: str) -> list[list[str]]:
        """Its pronunciations cannot be asked for."""
        return []

    def close(self) -> None:
        """See the port."""
        self._recogniser = None


def words_of(result: str, field: str) -> list[Word]:
    """The words of one of vosk's answers."""
    found = json.loads(result).get(field) or []
    return [Word(w["word"], w["start"], w["end"]) for w in found if w["word"] != "[unk]"]
