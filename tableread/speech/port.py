"""The Synthesiser port: what every engine does, and every fake of one."""

from __future__ import annotations

from typing import Protocol

from tableread.audio.clip import Clip
from tableread.cast.voices import Voice

SLOWEST, FASTEST = 0.5, 5.0
"""Factors on a voice's own rate that are asked of an engine."""


class Synthesiser(Protocol):
    """Speaks text with a voice. May be called from several threads, but never from the event loop's."""

    def start(self) -> None:
        """Get warm without waiting: the first line should not have to."""
        ...

    def keep_under(self, script: str) -> None:
        """What is rendered from now on is of this script, should it be kept; `script` is a name for a folder, ""
        for none. Any thread."""
        ...

    def render(self, text: str, voice: Voice, speed: float = 1.0, *, heading: bool = False) -> Clip:
        """The sound of `text`, silence trimmed from both ends, words marked by place in `text`.

        Raises `SpeechError` when the line has to be given up; a text without anything to say
        gives an empty clip. A `heading` is said in words ("Interior, ...").
        """
        ...

    def close(self) -> None:
        """Let go of processes and files, without waiting for a line under way: it raises `SpeechError` then, as
        does rendering afterwards."""
        ...
