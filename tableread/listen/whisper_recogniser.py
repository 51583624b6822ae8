"""faster-whisper as the ear: it does not stream, so all that was said of a line is read again and again.

Slower to follow than the others, and at home in many languages. What is measured of it: tests/bench/ears.py.
"""

from __future__ import annotations

import os
from itertools import islice
from typing import Any

import faster_whisper
import numpy

from tableread.audio.recording_format import RATE
from tableread.listen.port import Word
from tableread.listen.rereading import RereadingRecogniser, Said
from tableread.listen.transcript import words_in

_FULL_SCALE = 32768.0  # of 16-bit samples
_LONGEST = 28 * RATE  # Whisper's window is 30 s
"""Samples that it can look at together."""
_AGAIN = (
    10 * RATE
)  # two or three lines of verse, so that it knows what they are about; a round number
"""Samples that are read again where a line is longer."""
# quick speech has 4 words, 6 tokens a second; round numbers above that
_TOKENS, _TOKENS_A_SECOND = 10, 8
"""What it may write: in silence it would write dots for half a minute."""
_SURE, _SURE_AFTER = 0.5, 2 * RATE  # likelier than all others together; half a line. Not measured
"""Probability and samples from which the language of the first line is that of all others: finding it takes as long
as the reading."""


class WhisperRecogniser(RereadingRecogniser):
    """Conforms to `port.Recogniser`."""

    def __init__(self, model: str) -> None:
        """`model`: the folder of a converted model. Raises what faster-whisper raises."""
        self._model: Any = faster_whisper.WhisperModel(
            model,
            device="cpu",
            compute_type="int8",
            cpu_threads=max(1, (os.cpu_count() or 1) // 2),  # the other half makes voices
            local_files_only=True,
        )
        self._language: str | None = None
        self._line = self._first = 0
        self._settled: list[Word] = []
        self._last: list[Word] = []
        super().__init__(self._read, "whisper")

    def sounds(self, word: str) -> list[list[str]]:
        """Its pronunciations cannot be asked for."""
        return []

    def _read(self, said: Said) -> list[Word]:
        if said.line != self._line:
            self._line, self._first, self._settled, self._last = said.line, 0, [], []
        if len(said.sound) - self._first > _LONGEST:
            self._settle(len(said.sound))
        begins = self._first / RATE
        sound = numpy.array(said.sound[self._first :], dtype=numpy.float32) / _FULL_SCALE
        segments, about = self._model.transcribe(
            sound,
            language=self._language,
            beam_size=1,
            temperature=0.0,
            max_new_tokens=_TOKENS + int(_TOKENS_A_SECOND * len(sound) / RATE),
            hotwords=" ".join(said.words),
            without_timestamps=True,
            word_timestamps=True,
            condition_on_previous_text=False,
        )
        if about.language_probability > _SURE and len(sound) > _SURE_AFTER:
            self._language = about.language
        # one segment has it all; asking for another reads the silence at the end
        self._last = self._settled + [
            Word(text, float(word.start) + begins, float(word.end) + begins)
            for segment in islice(segments, 1)
            for word in segment.words or ()
            for text in words_in(word.word)
        ]
        return self._last

    def _settle(self, length: int) -> None:
        """Keep what was read of a long line's beginning, and read on from behind that."""
        border = (length - _AGAIN) / RATE
        self._settled = [word for word in self._last if word.end <= border]
        end = self._settled[-1].end if self._settled else border
        self._first = int(max(end * RATE, length - _LONGEST))
