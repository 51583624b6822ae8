"""The first words of a voice that nothing is known of, from which it can be told how it sounds."""

from __future__ import annotations

from collections.abc import Sequence

from tableread.audio.recording_format import FRAME_SECONDS
from tableread.listen.speech_detector import SpeechDetector
from tableread.listen.word_distance import seconds_of

# once, after 1 s, follows shouts 4 % worse; tests/bench/listen.py --cold
_HEARD_AGAIN = (0.6, 1.2, 2.5)
"""Seconds of speech after which what was heard of the first line is heard again."""
_LEAD = 10  # 0.3 s; a round number, not measured
"""Frames before the first speech that belong to it."""
_LONGEST = 400  # 12 s, which keep the ear busy for a second; a round number, not measured
"""Frames; a line that takes longer is not used, but the next one."""
_FEW_WORDS, _SAID = 4, 0.6  # round numbers; lines of six words told children from adults
"""Words that a line must have at least, and the share of the time they take that somebody must have spoken."""


class SaidLine:
    """Keeps the sound of a line that is said, from which it can be told afterwards what voice it is."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.words = tuple(words)
        """What was expected."""
        self._frames: list[bytes] = []
        self._spoken = 0
        self._detector = SpeechDetector()

    def add(self, frame: bytes) -> None:
        """Take the next frame."""
        speech = self._detector.detect(frame).speech
        self._spoken += speech
        if (speech or self._frames) and len(self._frames) < _LONGEST:
            self._frames.append(frame)

    @property
    def enough(self) -> bool:
        """Whether it was said, and whole, as far as can be told."""
        spoken = self._spoken * FRAME_SECONDS
        wanted = sum(seconds_of(word) for word in self.words)
        return (
            len(self.words) >= _FEW_WORDS
            and spoken >= _SAID * wanted
            and len(self._frames) < _LONGEST
        )

    @property
    def pcm(self) -> bytes:
        """The sound from the first speech on."""
        return b"".join(self._frames)


class FirstWords:
    """Keeps the sound of a line from its first words on, and says when there is enough of it."""

    def __init__(self) -> None:
        self.settled = False
        """Whether the voice is known well enough."""
        self._left = list(_HEARD_AGAIN)
        self._detector = SpeechDetector()
        self.begin()

    def begin(self) -> None:
        """Another line begins."""
        self._frames: list[bytes] = []
        self._spoken = 0
        self._dropped = 0

    def enough(self, frame: bytes) -> bool:
        """Take the next frame; whether it is time to hear the words so far again."""
        self._frames.append(frame)
        self._spoken += self._detector.detect(frame).speech
        if not self._spoken and len(self._frames) > _LEAD:
            del self._frames[0]
            self._dropped += 1
        if self.settled or self._spoken * FRAME_SECONDS < self._left[0]:
            return False
        del self._left[0]
        self.settled = not self._left
        return True

    @property
    def tells_voices(self) -> bool:
        """Whether there are enough words to tell whether they are the line's."""
        return self._spoken * FRAME_SECONDS >= _HEARD_AGAIN[1]

    @property
    def pcm(self) -> bytes:
        """The sound from a little before the first speech on."""
        return b"".join(self._frames)

    @property
    def begins(self) -> float:
        """Where in the line that is, in seconds."""
        return self._dropped * FRAME_SECONDS
