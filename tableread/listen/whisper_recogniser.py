"""faster-whisper as the ear: it does not stream, so all that was said of a line is read again and again.

Slower to follow than the others, and at home in many languages. Tried against faster-whisper 1.2: loading
and its errors. No model could be had here, so what it hears was not.
"""

from __future__ import annotations

import re
import threading
from array import array
from collections.abc import Sequence
from typing import Any

import faster_whisper
import numpy

from tableread.audio.recording_format import RATE
from tableread.listen.port import Word

_FULL_SCALE = 32768.0  # of 16-bit samples
_EVERY = RATE // 2  # half a second; a guess, there was no model to measure with
"""Samples of new sound that are worth reading it all again."""
_LONGEST = 28 * RATE  # Whisper's window is 30 s
"""Samples that it can look at together."""
_LETTERS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class WhisperRecogniser:
    """Conforms to `port.Recogniser`. Reads on a thread: frames are never waited for."""

    cepstral_mean = ""

    def __init__(self, model: str) -> None:
        """`model`: the folder of a converted model. Raises what faster-whisper raises."""
        self._model: Any = faster_whisper.WhisperModel(
            model, device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True
        )
        self._wake = threading.Condition()
        self._sound = array("h")
        self._prompt = ""
        self._line = 0
        self._read_to = 0
        self._words: list[Word] = []
        self._closed = False
        threading.Thread(target=self._run, name="whisper", daemon=True).start()

    def expect(
        self, line: Sequence[str], neighbours: Sequence[Sequence[str]], *, strictly: bool = False
    ) -> None:
        """See the port."""
        with self._wake:
            self._line += 1
            self._sound, self._words, self._read_to = array("h"), [], 0
            self._prompt = " ".join(line)

    def recognise(self, frame: bytes) -> list[Word]:
        """See the port: what has been read so far."""
        with self._wake:
            self._sound.frombytes(frame)
            if len(self._sound) - self._read_to >= _EVERY:
                self._wake.notify()
            return self._words

    def sounds(self, word: str) -> list[list[str]]:
        """Its pronunciations cannot be asked for."""
        return []

    def close(self) -> None:
        """See the port."""
        with self._wake:
            self._closed = True
            self._wake.notify()

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(
                    lambda: self._closed or len(self._sound) - self._read_to >= _EVERY
                )
                if self._closed:
                    return
                line, prompt = self._line, self._prompt
                first = max(0, len(self._sound) - _LONGEST)
                self._read_to = len(self._sound)
                sound = numpy.array(self._sound[first:], dtype=numpy.float32) / _FULL_SCALE
            words = self._read(sound, prompt, first / RATE)
            with self._wake:
                if line == self._line:
                    self._words = words

    def _read(self, sound: Any, prompt: str, begins: float) -> list[Word]:
        segments, _ = self._model.transcribe(
            sound,
            beam_size=1,
            hotwords=prompt,
            word_timestamps=True,
            condition_on_previous_text=False,
        )
        return [
            Word(text, word.start + begins, word.end + begins)
            for segment in segments
            for word in segment.words or ()
            for text in _LETTERS.findall(word.word.casefold().replace("’", "'"))
        ]
