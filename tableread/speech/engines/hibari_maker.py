"""Makes hibari's sound. All that we use of hibari and of its model is here; runs in the worker only.

The model is asked for no more than a few clauses at once: what it takes grows with the square of the length. The
lengths of the sounds, from which the beginnings of words are known, are inside the model; it is made to give them
out by naming them as one more output.
"""

from __future__ import annotations

import json
import re
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from hibari import dsp
from hibari.g2p import G2P
from hibari.g2p.token import Tok

from tableread.speech.engine import Raw, Request
from tableread.speech.form import Spoken
from tableread.speech.ipa import mapped
from tableread.speech.pieces import Piece, pieces_of

_DURATIONS = "/Clip_output_0"
_UNIT = 600
"""Samples of one unit of length."""
_PITCH_SECONDS = 0.0125
_EARLY = 720
"""Samples by which a word is heard before its first sound's length begins: 30 ms, the median of what was measured."""
_PAUSES = {"sentence": 0.36, "clause": 0.2, "word": 0.0}
"""Seconds between pieces that the model did not see together."""
_QUIET = 0.004
"""Of full scale: what is below at the ends of a piece is the model's silence."""
_LENGTHENED = re.compile(r"\b\w*?(\w)\1\1\w*")
_REPEATED = re.compile(r"(\w)\1{2,}")
_SOUNDS = {"shh": "ʃʃ", "sh": "ʃʃ", "tsk": "tˈɪsk", "psst": "pˈst", "brr": "bˈɹɹ", "grr": "ɡˈɹɹ"}
"""What is no word, in IPA."""
_SOUND = re.compile(r"\b(shh+|sh|tsk|pss+t|brr+|grr+)\b", re.I)


_BRITISH = (("ɛː", "ɛə"), ("Q", "O"), ("ɒ", "ɔ"), ("a", "æ"), ("ː", ""))
"""Sounds of British rules that the voice, an American, never learnt, and the nearest that it did: what is left is an
accent without r's. With the sounds as they are every sixth word is misunderstood."""


_ALPHABET = {
    "aɪ": "I", "aʊ": "W", "eɪ": "A", "oʊ": "O", "ɔɪ": "Y", "ɪə": "iə", "eə": "ɛə", "ʊə": "ʊə", "iː": "i", "uː": "u",
    "ɑː": "ɑ", "ɔː": "ɔ", "ɜː": "ɜɹ", "ɚ": "əɹ", "ɪ": "ɪ", "ɛ": "ɛ", "æ": "æ", "ʌ": "ʌ", "ə": "ə", "ɒ": "ɑ",
    "ʊ": "ʊ", "ᵻ": "ᵻ", "ɐ": "ɐ", "tʃ": "ʧ", "dʒ": "ʤ", "ɾ": "T",
} | {sound: sound for sound in "pbtdkɡfvθðszʃʒhmnŋlɹjwˈˌ "}  # fmt: skip
"""The sounds that the voice has learnt, in its letters."""


class _Word(NamedTuple):
    """A word's place in the text, and the place of its first sound among the sounds."""

    place: int
    first: int


class HibariMaker:
    """One model and the rules of pronunciation for two accents."""

    def __init__(self) -> None:
        folder = Path(find_spec("hibari").origin).parent / "assets"  # type: ignore[union-attr,arg-type]
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        model = (folder / "hibari.onnx").read_bytes() + _as_output(_DURATIONS)
        self._model = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [output.name for output in self._model.get_outputs()]
        self._numbers: dict[str, int] = json.loads((folder / "vocab.json").read_text("utf-8"))

    @cached_property
    def _american(self) -> Any:
        return G2P()

    @cached_property
    def _british(self) -> Any:
        return G2P(british=True)

    def make(self, request: Request) -> Raw:
        """See the port."""
        rules = self._british if request.language.startswith("en-GB") else self._american
        noise = np.random.default_rng(request.seed)
        sounds: list[Any] = []
        pitches: list[Any] = []
        events: list[tuple[int, int]] = []
        length = 0
        for piece in pieces_of(request.text):
            made = self._piece(piece, request, rules, noise)
            if made is None:
                continue
            sound, pitch, marks = made
            if sounds:
                frames = round(_PAUSES[piece.after] / request.shape.pace / _PITCH_SECONDS)
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
        self, piece: Piece, request: Request, rules: Any, noise: Any
    ) -> tuple[Any, Any, list[tuple[int, int]]] | None:
        """Sound and pitch of a piece without the silence round it, and (place in the text, sample) of its words."""
        phonemes, words = self._phonemes(piece, request, rules)
        ids = [0, *(self._numbers[c] for c in phonemes), 0]
        if not words:
            return None
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
        marks = [
            # the first id is the silence at the head
            (word.place, max(0, int(starts[word.first + 1]) - _EARLY - head * dsp.HOP))
            for word in words
        ]
        return sound[head * dsp.HOP : tail * dsp.HOP], pitch[head:tail], marks

    def _phonemes(self, piece: Piece, request: Request, rules: Any) -> tuple[str, list[_Word]]:
        """The sounds of a piece in the model's alphabet, and where its words begin among them."""
        written = request.text[piece.start : piece.end]
        given = tuple(
            # a piece may begin or end within words whose sounds are given: what is left of them is said already
            (
                max(0, start - piece.start),
                min(end, piece.end) - piece.start,
                ipa if start >= piece.start else "",
            )
            for start, end, ipa in request.phonemes
            if start < piece.end and end > piece.start and mapped(ipa, _ALPHABET) is not None
        )
        form = Spoken(written, None, given).replaced(_LENGTHENED, lambda m: _shortened(m[0], rules))
        phonemes = ""
        words: list[_Word] = []
        at = 0
        for token in rules.phonemize_tokens(_tokens(form, rules)):
            at = form.text.index(token.text, at)
            place = form.place(at)
            sounds = self._sounds(token)
            if rules.british:
                for british, learnt in _BRITISH:
                    sounds = sounds.replace(british, learnt)
            sounds = "".join(c for c in sounds if c in self._numbers)
            if sounds.strip() and any(c.isalnum() for c in token.text):
                words.append(_Word(piece.start + place, len(phonemes)))
            phonemes += sounds + (" " if token.whitespace else "")
            at += len(token.text)
        return phonemes, words

    @staticmethod
    def _sounds(token: Any) -> str:
        if _SOUND.fullmatch(token.text):
            word = _REPEATED.sub(r"\1\1", token.text.casefold())
            return _SOUNDS.get(word, token.phonemes or "")
        return token.phonemes or ""


def _tokens(form: Spoken, rules: Any) -> list[Any]:
    """The words of a piece; those whose sounds are given have them already."""
    tokens: list[Any] = []
    at = 0
    for start, end, ipa in form.phonemes:
        tokens += rules.tokenize(form.text[at:start])
        space = " " if form.text[end : end + 1].isspace() else ""
        sounds = mapped(ipa, _ALPHABET) or ""
        tokens.append(Tok(form.text[start:end], "NN", space, phonemes=sounds, rating=5))
        at = end
    return [*tokens, *rules.tokenize(form.text[at:])]


def _shortened(word: str, rules: Any) -> str:
    """ "Sooo" as "so", "goood" as "good": a drawn-out letter twice where that is a word, else once."""
    if _SOUND.fullmatch(word):
        return word
    twice, once = _REPEATED.sub(r"\1\1", word), _REPEATED.sub(r"\1", word)
    known = rules.lexicon.golds
    return twice if twice.casefold() in known and once.casefold() not in _ONCE else once


_ONCE = frozenset("no so go oh yo do he me we be hi ho la ha".split())


def _as_output(name: str) -> bytes:
    """Bytes that, behind a model's own, make `name` an output (ModelProto.graph.output, fields 7 and 12)."""
    value = name.encode()
    info = b"\x0a" + bytes([len(value)]) + value
    graph = b"\x62" + bytes([len(info)]) + info
    return b"\x3a" + bytes([len(graph)]) + graph
