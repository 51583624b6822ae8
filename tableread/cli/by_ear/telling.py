"""What happens in the program, told: printed, and said where the program speaks for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import NamedTuple

from tableread.cli.by_ear.lines import Lines
from tableread.performance.announcer import Announcer
from tableread.performance.earcons import Earcon
from tableread.speech.utterance import Utterance


class Level(IntEnum):
    """How much is told unasked; also, how important a piece of news is."""

    LOW = 0
    """What must be known: your turn, what went wrong, the end."""
    NORMAL = 1
    HIGH = 2
    """Whatever there is to know."""


class _Answer(NamedTuple):
    """What is told of a key."""

    text: str
    sound: Earcon | None
    heading: bool


Part = str | Earcon | Utterance
"""Of what is said in one go: a sentence, a sound, words as a part of the read is said."""


class _Parts(NamedTuple):
    """What is told of a key, in parts."""

    all: Sequence[Part]


class Teller:
    """Tells. What a key asked for is told at once; news waits until no line is spoken."""

    def __init__(
        self,
        lines: Lines,
        announcer: Announcer,
        audible: Callable[[], bool],
        *,
        speaks: bool,
        for_screen_reader: bool,
        says: Callable[[], Level],
    ) -> None:
        """`speaks`: the program says what it prints. `for_screen_reader`: somebody else does. `audible`: whether what is
        played can be heard. `says`: how much is told unasked."""
        self.lines = lines
        self.announcer = announcer
        self._says = says
        self.speaks = speaks
        self.for_screen_reader = for_screen_reader
        self.last = ""
        """What was told last."""
        self._audible = audible
        self._answers: list[_Answer | Utterance | _Parts] | None = None
        """What is told of the key that is being answered."""

    @property
    def says(self) -> Level:
        """How much is told unasked."""
        return self._says()

    @property
    def is_heard(self) -> bool:
        """Whether the program's own voice tells."""
        return self.speaks and self._audible()

    @property
    def repeats_lines(self) -> bool:
        """Whether whoever reads what is printed would say a line a second time that a voice has read."""
        return self.for_screen_reader and self._audible()

    # Answers

    @contextmanager
    def answering(self) -> Iterator[None]:
        """The read stands still until all has been told, which is said in one go."""
        if self._answers is not None:
            yield
            return
        self._begin_answer()
        try:
            yield
        finally:
            self._end_answer()

    def _begin_answer(self) -> None:
        self._answers = []
        if self.is_heard:
            self.announcer.hold()

    def _end_answer(self) -> None:
        answers, self._answers = self._answers or [], None
        if not self.is_heard:
            self.announcer.release()  # it may have been held while it was heard
            return
        lines = [answer for answer in answers if isinstance(answer, Utterance)]
        words = [answer for answer in answers if isinstance(answer, _Answer)]
        parts = [part for answer in answers if isinstance(answer, _Parts) for part in answer.all]
        if parts:
            told = " ".join(answer.text for answer in words if answer.text)
            self.announcer.say_all([told, *parts] if told else parts)
        elif lines:
            self.announcer.perform(lines[-1])
        elif words:
            sound = next((answer.sound for answer in words if answer.sound), None)
            text = " ".join(answer.text for answer in words if answer.text)
            heading = any(answer.heading for answer in words)
            self.announcer.say(text, sound=sound, heading=heading)
        else:
            self.announcer.release()

    def answer(self, text: str, *, sound: Earcon | None = None, heading: bool = False) -> None:
        """Tell what was asked for, at once. `heading`: there is a scene's heading in it."""
        if text:
            self.lines.print(text)
            self.last = text
        if self._answers is not None:
            self._answers.append(_Answer(text, sound, heading))
        else:
            self._say(text, sound, heading)

    def say(self, text: str, *, sound: Earcon | None = None, heading: bool = False) -> None:
        """The same, of what is not to be printed."""
        if self._answers is not None:
            self._answers.append(_Answer(text, sound, heading))
        else:
            self._say(text, sound, heading)

    def perform(self, utterance: Utterance) -> None:
        """Have a line of the script said, as an answer."""
        if self._answers is not None:
            self._answers.append(utterance)
        elif self.is_heard:
            self.announcer.perform(utterance)

    def say_all(self, parts: Sequence[Part]) -> None:
        """Say these one behind the other, as an answer; nothing is printed."""
        if self._answers is not None:
            self._answers.append(_Parts(parts))
        elif self.is_heard:
            self.announcer.say_all(parts)

    def _say(self, text: str, sound: Earcon | None, heading: bool) -> None:
        if self.is_heard:
            self.announcer.say(text, sound=sound, heading=heading)

    # News

    def tell(
        self,
        text: str,
        level: Level = Level.NORMAL,
        *,
        sound: Earcon | None = None,
        heading: bool = False,
    ) -> None:
        """Tell what nobody asked for, in the next silence between lines; nothing where less is to be told."""
        if level > self.says:
            return
        self.lines.print(text)
        self.tell_aloud(text, sound=sound, heading=heading)

    def tell_aloud(self, text: str, *, sound: Earcon | None = None, heading: bool = False) -> None:
        """The same, of what is printed otherwise."""
        self.last = text
        if self.is_heard:
            self.announcer.tell(text, sound=sound, heading=heading)
        elif sound is not None:
            self.sound(sound)

    def sound(self, sound: Earcon) -> None:
        """A sound that stands for words."""
        if self._audible():
            self.announcer.sound(sound)
