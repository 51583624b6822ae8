"""One request for speech: everything that the sound depends on, and nothing else."""

from __future__ import annotations

import hashlib
import zlib

import msgspec

from tableread.cast.shape import AS_IS, Shape
from tableread.cast.voices import Voice

_PIPELINE_VERSION = 8  # a count
"""Raised whenever our own part of the way from text to sound changes: the normaliser, the shaper, the finish."""


class Said(msgspec.Struct, frozen=True, array_like=True):
    """How a part of a text is to be said, otherwise than it is written."""

    start: int
    end: int
    """Characters [start, end) of the text."""
    said: str = ""
    """What is said instead; "" with no phonemes is nothing at all."""
    phonemes: str = ""
    """Its sounds in IPA, for engines that take them."""


class Utterance(msgspec.Struct, frozen=True):
    """A text to be said by a voice."""

    text: str
    voice: Voice
    speed: float = 1.0
    """Factor, 0.5 to 5."""
    heading: bool = False
    """Said in words ("Interior, ...")."""
    delivery: Shape = AS_IS
    """How it is said, on top of how the voice sounds."""
    lexicon: tuple[Said, ...] = ()
    """What the lexicon says of this text, in order."""

    def key(self, made_by: str) -> str:
        """A name for its sound; `made_by` tells of the engine. What does not change the sound is left out."""
        voice = msgspec.structs.replace(
            self.voice, id="-", description="", reserved="", gender="neutral", age="adult", sound=()
        )
        request = msgspec.structs.replace(self, voice=voice)
        body = msgspec.msgpack.encode((_PIPELINE_VERSION, made_by, request))
        return hashlib.sha256(body).hexdigest()[:40]

    @property
    def seed(self) -> int:
        """For the noise in a voice: the same line has the same breath every time."""
        return zlib.crc32(self.text.encode("utf-8", "replace"))
