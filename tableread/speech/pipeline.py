"""Where a line is made: what is said for the text, the engine's sound, its shape, its finish. In the worker only."""

from __future__ import annotations

import hashlib
import importlib
import logging
from collections.abc import Callable
from functools import cache

from tableread.audio.clip import SAMPLE_WIDTH, Clip, WordMark
from tableread.audio.mixer import RATE
from tableread.audio.resample import resampled
from tableread.cast.shape import AS_IS, Shape
from tableread.script.words import words_of
from tableread.speech.engine import Engine, Maker, Raw, Request
from tableread.speech.files import path_of
from tableread.speech.finish import finish
from tableread.speech.registry import find_engine
from tableread.speech.spoken import spoken
from tableread.speech.stress import stressed
from tableread.speech.utterance import Utterance
from tableread.speech.word_marks import align

log = logging.getLogger(__name__)


class SpeechPipeline:
    """One engine, ready to work."""

    def __init__(self, engine_name: str) -> None:
        """Raises what the engine raises, and `OSError` where one of its files is not what it should be."""
        engine = find_engine(engine_name)
        if engine is None:
            raise LookupError(f"there is no engine {engine_name}")
        self._engine = engine
        _look_at_files(engine)
        module, _, name = engine.maker.partition(":")
        self._maker: Maker = getattr(importlib.import_module(module), name)()

    def make(self, utterance: Utterance) -> Clip:
        """The finished clip, at the rate of the stream; marks are places in the text as given."""
        text, voice = utterance.text, utterance.voice
        words = words_of(text)
        said = spoken(
            text,
            heading=utterance.heading,
            language=voice.language,
            lexicon=utterance.lexicon,
        )
        if not words:
            return Clip(b"", RATE)
        made, left = _shared(voice.shape.plus(utterance.delivery), utterance.speed, self._engine)
        request = Request(said.text, voice.language, voice.own, made, utterance.seed, said.phonemes)
        raw = self._maker.make(request)
        pcm, shorter = raw.pcm, 1.0
        events = [(said.place(at), sample) for at, sample in raw.events]
        stress = _sounding(text, words, events, len(raw.pcm) // SAMPLE_WIDTH)
        shaper = _shaper() if (left != AS_IS or stress) and pcm else None
        if shaper is not None:
            pcm, shorter = shaper(raw, left, stress)
        return _finished(text, raw, pcm, shorter, voice.gain, events)


@cache
def _shaper() -> Callable[[Raw, Shape, list[tuple[int, int]]], tuple[bytes, float]] | None:
    """What makes the rest of a shape; None without its libraries: a voice is then as its engine makes it."""
    try:
        from tableread.speech.shaper import shape
    except ImportError as error:
        log.warning("voices are not shaped: %s", error)
        return None
    return shape


def _finished(
    text: str, raw: Raw, pcm: bytes, shorter: float, gain: float, events: list[tuple[int, int]]
) -> Clip:
    """Trimmed, level, at the rate of the stream, its words marked."""
    pcm, cut = finish(pcm, raw.rate, gain)
    pcm = resampled(pcm, raw.rate, RATE)
    scale = RATE / raw.rate
    heard = [(at, max(0, round((sample / shorter - cut) * scale))) for at, sample in events]
    marks = align(words_of(text), heard, len(pcm) // SAMPLE_WIDTH)
    return Clip(pcm, RATE, tuple(WordMark(*mark) for mark in marks))


def _sounding(
    text: str, words: list[tuple[int, int]], events: list[tuple[int, int]], samples: int
) -> list[tuple[int, int]]:
    """From and to which sample the stressed words of `text` sound."""
    wanted = set(stressed(text))
    if not wanted:
        return []
    marks = align(words, events, samples)
    ends = [mark.sample for mark in marks[1:]] + [samples]
    return [
        (mark.sample, end)
        for mark, end in zip(marks, ends, strict=True)
        if (mark.start, mark.end) in wanted
    ]


def _shared(whole: Shape, speed: float, engine: Engine) -> tuple[Shape, Shape]:
    """What of a shape and a speed the engine makes itself, and what is left; the speed is in their paces."""
    fields = {name: getattr(whole, name) for name in whole.__struct_fields__}
    made = {name: value for name, value in fields.items() if name in engine.shapes}
    left = {name: value for name, value in fields.items() if name not in engine.shapes}
    if "pace" in made:
        made["pace"] = min(whole.pace * speed, engine.fastest)
        left["pace"] = whole.pace * speed / made["pace"]
    else:
        left["pace"] = whole.pace * speed
    return Shape(**made), Shape(**left)


def _look_at_files(engine: Engine) -> None:
    for names, wanted in engine.files.items():
        found = hashlib.sha256()
        parts = [names] if isinstance(names, str) else names
        for name in parts:
            found.update(path_of(name).read_bytes())
        if found.hexdigest() != wanted:
            raise OSError(f"{parts[0]} is not the file it should be; install it again")
