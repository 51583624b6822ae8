"""Lines to listen to where there are no recordings: natural voices say some of a sample's."""

from __future__ import annotations

import audioop
from collections.abc import Iterator

import numpy as np

from tableread.audio.recording_format import RATE
from tableread.base import paths
from tableread.cast.voices import read_packs
from tableread.script.load import load
from tableread.script.model import Kind
from tableread.script.words import said_words, words_of
from tableread.speech.pipeline import SpeechPipeline
from tableread.speech.registry import able_voices, check_of
from tableread.speech.utterance import Utterance
from tests.bench.takes import Take

_SAMPLE = "four-on-the-line.fountain"
_ENGINE = "hibari"
_VOICES, _LINES = 3, 4
"""Speakers, and lines that each of them says."""
_WORDS = range(8, 20)
"""Of a line."""
_ROOM_SECONDS, _ROOM_LEVEL = 0.4, 3.0


def spoken() -> Iterator[tuple[str, Take]]:
    """Each speaker's lines in turn, with the speaker."""
    voices = able_voices(read_packs([paths.SHIPPED_VOICES], check_of)[0])
    speakers = [voice for voice in voices if voice.engine == _ENGINE][:_VOICES]
    pipeline = SpeechPipeline(_ENGINE)
    elements = load(paths.SAMPLES / _SAMPLE).elements
    texts = [
        e.text for e in elements if e.kind is Kind.DIALOGUE and len(said_words(e.text)) in _WORDS
    ]
    # a word on the page that is said as several has one mark
    texts = [text for text in texts if len(words_of(text)) == len(said_words(text))]
    room = np.random.default_rng(1).normal(0, _ROOM_LEVEL, int(_ROOM_SECONDS * RATE))
    room = room.astype(np.int16)
    for number, text in enumerate(texts[: _VOICES * _LINES]):
        voice = speakers[number // _LINES]
        clip = pipeline.make(Utterance(text, voice))
        pcm, _ = audioop.ratecv(clip.pcm, 2, 1, clip.rate, RATE, None)
        sound = np.frombuffer(pcm, np.int16)
        starts = [mark.sample / clip.rate + _ROOM_SECONDS for mark in clip.words]
        end = len(sound) / RATE + _ROOM_SECONDS
        said = [
            (at, a, b) for at, (a, b) in enumerate(zip(starts, [*starts[1:], end], strict=True))
        ]
        words = tuple(word.text for word in said_words(text))
        yield voice.id, Take(words, np.concatenate([room, sound, room]), said, end, room)
