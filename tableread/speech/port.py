"""The Synthesiser port: what every source of speech does, and every fake of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from tableread.audio.clip import Clip
from tableread.cast.voices import Voice
from tableread.speech.utterance import Utterance


class Synthesiser(Protocol):
    """Speaks text with a voice. May be called from several threads, but never from the event loop's."""

    def start(self) -> None:
        """Get warm without waiting: the first line should not have to."""
        ...

    def keep_under(self, script: str) -> None:
        """What is rendered from now on is of this script, should it be kept; `script` is a name for a folder, ""
        for none. Any thread."""
        ...

    def is_cached(self, utterance: Utterance) -> bool:
        """Whether it was made before, so that it is had at once."""
        ...

    def render(self, utterance: Utterance) -> Clip:
        """The sound of the text, silence trimmed from both ends, words marked by place in the text.

        Raises `SpeechError` when the line has to be given up, `EngineLostError` when the voice's engine cannot be had
        any more; a text without anything to say gives an empty clip.
        """
        ...

    def close(self) -> None:
        """Let go of processes and files, without waiting for a line under way: it raises `SpeechError` then, as
        does rendering afterwards."""
        ...


class Speech(Synthesiser, Protocol):
    """A synthesiser for voices of several engines."""

    notify: Callable[[str], None]
    """Told once, in a sentence, of an engine that is lost; on the thread that renders."""

    def keep_at_most(self, size: int) -> None:
        """Keep no more than so many bytes of what was rendered, beside what was prepared."""
        ...

    def set_voices(self, voices: Sequence[Voice]) -> None:
        """Who may stand in for a voice whose engine is lost."""
        ...
