"""A piece of rendered speech: mono 16-bit PCM and where its words begin."""

from __future__ import annotations

from typing import NamedTuple

SAMPLE_WIDTH = 2
"""Bytes a sample; signed, the machine's byte order (every machine we run on is little-endian)."""


class WordMark(NamedTuple):
    """A word of the text, [start, end) in its characters, and the sample it begins at."""

    start: int
    end: int
    sample: int


class Clip(NamedTuple):
    """PCM at `rate` samples a second. Speech begins at its first sample and ends with its last."""

    pcm: bytes
    rate: int
    words: tuple[WordMark, ...] = ()

    @property
    def samples(self) -> int:
        """Length in samples."""
        return len(self.pcm) // SAMPLE_WIDTH

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.samples / self.rate

    def tail(self, word: int) -> Clip:
        """What is left of the clip from word number `word` on; empty behind the last."""
        if word <= 0 or not self.words:
            return self
        if word >= len(self.words):
            return Clip(b"", self.rate)
        cut = self.words[word].sample
        left = tuple(w._replace(sample=w.sample - cut) for w in self.words[word:])
        return Clip(self.pcm[cut * SAMPLE_WIDTH :], self.rate, left)
