"""Vosk as the ear, with a model that the user has. Any language it has models for.

Tried against vosk 0.3.45 and its small Korean model, on a synthetic voice. No other model could be had here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import vosk

from tableread.audio.recording_format import RATE
from tableread.listen.port import Word

_UNKNOWN = "[unk]"
_ENOUGH = 0.5  # with less, it would hear half of the line at most; a round number, not measured
"""Of the line's words, that a model must know."""


class VoskRecogniser:
    """Conforms to `port.Recogniser`."""

    calibration = ""

    def __init__(self, model: str) -> None:
        """`model`: the folder of an unpacked model. Raises what vosk raises."""
        vosk.SetLogLevel(-1)
        self._model: Any = vosk.Model(model)
        self._recogniser: Any = None
        self._done: list[Word] = []

    def expect(
        self, line: Sequence[str], neighbours: Sequence[Sequence[str]], *, strictly: bool = False
    ) -> None:
        """See the port. Small models can be told the phrases to expect, as far as they know the words;
        where they know few of the line's, they listen for anything."""
        known = [word for word in line if self._knows(word)]
        if len(known) >= _ENOUGH * len(line):
            others = [[word for word in words if self._knows(word)] for words in neighbours]
            phrases = grammar_of([known, *others], unknown=not strictly and self._knows(_UNKNOWN))
            self._recogniser = vosk.KaldiRecognizer(self._model, RATE, phrases)
        else:
            self._recogniser = vosk.KaldiRecognizer(self._model, RATE)
        self._recogniser.SetWords(True)
        self._recogniser.SetPartialWords(True)
        self._done = []

    def _knows(self, word: str) -> bool:
        """Others must not be told to it: it would write them into the log."""
        return int(self._model.vosk_model_find_word(word)) >= 0

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


def grammar_of(phrases: Iterable[Sequence[str]], *, unknown: bool) -> str:
    """As vosk reads it: letters as they are, for it takes no escapes."""
    said = [" ".join(words) for words in phrases if words]
    return json.dumps([*said, *([_UNKNOWN] if unknown else [])], ensure_ascii=False)


def words_of(result: str, field: str) -> list[Word]:
    """The words of one of vosk's answers."""
    found = json.loads(result).get(field) or []
    return [Word(w["word"], w["start"], w["end"]) for w in found if w["word"] != _UNKNOWN]
