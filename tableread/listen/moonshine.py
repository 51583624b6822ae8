"""Moonshine: writes down what it hears, whatever was expected. Its wheel brings the small English model.

Later releases than the one that is pinned download their model when they are first used; this one asks nobody.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from moonshine_voice import ModelArch, Transcriber, get_model_path

from tableread.audio.recording_format import RATE
from tableread.listen.port import Word
from tableread.listen.transcript import spread

_FULL_SCALE = 32768.0  # of 16-bit samples
_MODEL = "tiny-en"
_LEAN = {"return_audio_data": "false"}
"""It would give back all of the sound, too, number by number."""
_NEVER = 1e9
"""Seconds between readings that it makes by itself; ours are asked for."""


class Moonshine:
    """Loads the model once: a second, 200 MB."""

    def __init__(self, model: str = "") -> None:
        """`model`: a folder with another English model of the same kind; without, its own.

        Raises `MoonshineError` where it cannot be read.
        """
        folder = model or str(get_model_path(_MODEL))
        self._transcriber: Any = Transcriber(folder, ModelArch.TINY, options=_LEAN)
        self._stream: Any = None

    def words_of(self, pcm: bytes) -> list[Word]:
        """What is said in a whole recording. Takes a fifth of its length."""
        return _words(self._transcriber.transcribe_without_streaming(_floats(pcm), RATE))

    def begin(self) -> None:
        """Something else is listened to from now on, piece by piece."""
        self._end()
        self._stream = self._transcriber.create_stream(update_interval=_NEVER)
        self._stream.start()

    def more(self, pcm: bytes) -> list[Word]:
        """The next piece; all words since `begin`, as they are understood now."""
        self._stream.add_audio(_floats(pcm), RATE)
        return _words(self._stream.update_transcription())

    def close(self) -> None:
        """Let go of the model."""
        self._end()
        self._transcriber.close()

    def _end(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None


def _floats(pcm: bytes) -> Sequence[float]:
    samples = array("h")
    samples.frombytes(pcm)
    return [sample / _FULL_SCALE for sample in samples]


def _words(transcript: Any) -> list[Word]:
    return [
        word
        for line in transcript.lines
        for word in spread(line.text, line.start_time, line.start_time + line.duration)
    ]
