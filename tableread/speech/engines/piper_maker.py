"""Makes the sound of Piper's models. piper-tts is GPL-3.0: imported here only, and this in the worker only.

The lengths of the sounds, from which the beginnings of words are known, are inside most models; they are given out in
the same way as hibari's. Where a model has none, the words are spread over each piece.
"""

from __future__ import annotations

import itertools
import json
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph
from piper import PiperVoice, SynthesisConfig
from piper.config import PiperConfig

from tableread.script.words import words_of
from tableread.speech.engine import Raw, Request
from tableread.speech.engines.neural import open_model
from tableread.speech.engines.piper import PiperPart
from tableread.speech.engines.piper_words import matched
from tableread.speech.pieces import pieces_of

_LENGTHS = "/Ceil_output_0"
"""The lengths, as Piper's own trainer names them when it writes a model."""
_MODELS = 4  # at most half a gigabyte
"""Models that are kept open, of 60 to 120 MB each."""
_PAUSES = {"sentence": 0.25, "clause": 0.1, "word": 0.0}
"""Seconds between pieces, on top of the model's own silence."""
_NO_SOUND = frozenset("^$_ \u200dˈˌ.,;:!?\"'()-–—…¿¡")
"""What is no sound among Piper's phonemes."""


class PiperMaker:
    """Models, opened when they are first spoken with."""

    def make(self, request: Request) -> Raw:
        """See the port."""
        part = msgspec.convert(request.own, PiperPart)
        voice = _opened(str(part.path))
        config = SynthesisConfig(
            speaker_id=_speaker(part.speaker, voice.config),
            length_scale=voice.config.length_scale / request.shape.pace,
            normalize_audio=False,  # it would make "No." as loud as the loudest word of a speech
        )
        rate = voice.config.sample_rate
        sounds: list[bytes] = []
        events: list[tuple[int, int]] = []
        at = 0
        for piece in pieces_of(request.text):
            text = request.text[piece.start : piece.end]
            if sounds:
                pause = round(_PAUSES[piece.after] / request.shape.pace * rate)
                sounds.append(bytes(2 * pause))
                at += pause
            chunks = list(voice.synthesize(text, config, include_alignments=True))
            words = words_of(text)
            heard = _heard(chunks)
            expected = [_sounds_in(voice, text[start:end]) for start, end in words]
            found = matched(expected, [word.sounds for word in heard])
            events += (
                (piece.start + word[0], at + heard[number].begin)
                for word, number in zip(words, found, strict=True)
                if number is not None
            )
            for chunk in chunks:
                sounds.append(chunk.audio_int16_bytes)
                at += len(sounds[-1]) // 2
        return Raw(b"".join(sounds), rate, events)


class _Heard(NamedTuple):
    """What Piper's sounds hold together as a word: the sample it begins at, and how many sounds it has."""

    begin: int
    sounds: int


def _heard(chunks: list[Any]) -> list[_Heard]:
    """The words among the sounds; none where the model does not say how long its sounds are."""
    heard: list[_Heard] = []
    at = 0
    for chunk in chunks:
        if chunk.phoneme_alignments is None:
            return []
        start, inside = at, False
        for sound in chunk.phoneme_alignments:
            if sound.phoneme == " ":
                inside = False
            elif sound.phoneme not in _NO_SOUND:
                if not inside:
                    heard.append(_Heard(start, 0))
                heard[-1] = heard[-1]._replace(sounds=heard[-1].sounds + 1)
                inside = True
            start += int(sound.num_samples)
        at += len(chunk.audio_float_array)
    return heard


def _sounds_in(voice: Any, word: str) -> int:
    """How many sounds a word has when it is said alone."""
    return sum(sound not in _NO_SOUND for part in voice.phonemize(word) for sound in part)


def _speaker(asked: int | str, config: Any) -> int | None:
    """The number of a speaker. Raises `LookupError` with a sentence."""
    if asked == "":
        return None
    number = asked if isinstance(asked, int) else config.speaker_id_map.get(asked)
    if number is None or not 0 <= number < config.num_speakers:
        names = (
            ", ".join(itertools.islice(config.speaker_id_map, 8))
            or f"0 to {config.num_speakers - 1}"
        )
        raise LookupError(f"the model has no speaker {asked}, but {names}")
    return int(number)


@lru_cache(maxsize=_MODELS)
def _opened(path: str) -> Any:
    with open(f"{path}.json", encoding="utf-8") as file:  # noqa: PTH123 - the path has another suffix
        config = PiperConfig.from_dict(json.load(file))
    with open(path, "rb") as file:  # noqa: PTH123
        model = file.read()
    try:
        session = open_model(model, _LENGTHS)
    except (Fail, InvalidGraph):
        session = open_model(model)  # it has no lengths, or gives them already
    return PiperVoice(session=session, config=config)
