"""Makes hibari's sound. All that we use of its model is here; runs in the worker only.

The model is asked for no more than a few clauses at once: what it takes grows with the square of the length. The
lengths of the sounds, from which the beginnings of words are known, are inside the model; it is made to give them
out by naming them as one more output.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from hibari import dsp

from tableread.speech.engine import Raw, Request
from tableread.speech.engines.english_sounds import EnglishSounds, assets
from tableread.speech.engines.neural import open_model
from tableread.speech.pieces import PAUSES, Piece, pieces_of

_DURATIONS = "/Clip_output_0"
_UNIT = 600  # the model's own: two of its frames at 24 kHz
"""Samples of one unit of length."""
_PITCH_SECONDS = 0.0125  # the model's own frame
_EARLY = 1960
"""Samples by which a word is heard before its first sound's length begins, at pace 1: 82 ms, the median that
`tests/bench/marks.py` found on six voices; it shrinks with the pace."""
_QUIET = 0.004  # -48 dB; not measured
"""Of full scale: what is below at the ends of a piece is the model's silence."""
_BRITISH = (("ɛː", "ɛə"), ("Q", "O"), ("ɒ", "ɑ"), ("a", "æ"), ("ː", ""))
"""Sounds of British rules that the voice, an American, never learnt, and the nearest that it did. What is left is a
slight accent ("laughed", "new", t's that are t's): as they are, every sixth word is misunderstood, so 0.8 %."""


class HibariMaker:
    """One model and the rules of pronunciation for two accents."""

    def __init__(self) -> None:
        model = (assets() / "hibari.onnx").read_bytes()
        self._model = open_model(model, _DURATIONS)
        self._outputs = [output.name for output in self._model.get_outputs()]
        self._english = EnglishSounds(_BRITISH)

    def make(self, request: Request) -> Raw:
        """See the port."""
        noise = np.random.default_rng(request.seed)
        sounds: list[Any] = []
        pitches: list[Any] = []
        events: list[tuple[int, int]] = []
        length = 0
        for piece in pieces_of(request.text):
            made = self._piece(piece, request, noise)
            if made is None:
                continue
            sound, pitch, marks = made
            if sounds:
                frames = round(PAUSES[piece.after] / request.shape.pace / _PITCH_SECONDS)
                sounds.append(np.zeros(frames * dsp.HOP, np.float32))
                pitches.append(np.zeros(frames, np.float32))
                length += frames * dsp.HOP
            events += ((place, length + at) for place, at in marks)
            sounds.append(sound)
            pitches.append(pitch)
            length += len(sound)
        if not sounds:
            return Raw(b"", dsp.SR, ())
        pcm = np.clip(np.concatenate(sounds) * 32767, -32768, 32767).astype("<i2").tobytes()
        return Raw(pcm, dsp.SR, events, np.concatenate(pitches).tolist(), _PITCH_SECONDS)

    def _piece(
        self, piece: Piece, request: Request, noise: Any
    ) -> tuple[Any, Any, list[tuple[int, int]]] | None:
        """Sound and pitch of a piece without the silence round it, and (place in the text, sample) of its words."""
        phonemes, words = self._english.of(piece, request)
        if not words:
            return None
        ids = self._english.ids(phonemes)
        speed = np.asarray([request.shape.pace], np.float32)
        out = self._model.run(None, {"ids": np.asarray([ids], np.int64), "speed": speed})
        named = dict(zip(self._outputs, out, strict=True))
        spectra = (named[name][0] for name in ("lh", "theta", "ln", "lr", "phi"))
        pitch = named["f0"][0]
        sound = dsp.synth(*spectra, pitch, noise)
        starts = np.concatenate(([0], np.cumsum(named[_DURATIONS].reshape(-1)))) * _UNIT
        loud = np.flatnonzero(np.abs(sound) > _QUIET)
        if not len(loud):
            return None
        head = loud[0] // dsp.HOP
        tail = loud[-1] // dsp.HOP + 1
        early = round(_EARLY / request.shape.pace**0.8)
        marks = [
            # the first id is the silence at the head
            (word.place, max(0, int(starts[word.first + 1]) - early - head * dsp.HOP))
            for word in words
        ]
        return sound[head * dsp.HOP : tail * dsp.HOP], pitch[head:tail], marks
