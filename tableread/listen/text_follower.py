"""Following one speaker through a text of any length: a teleprompter's ear.

The follower looks at a window around the place; where what is said is not in it, a phrase that stands only
once in the text leads there. Pauses of the speaker are used to restart the recogniser, so that neither
its work nor the follower's grows with the talk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.ear import EarResult
from tableread.listen.follower import Distance, Follower
from tableread.listen.port import Recogniser
from tableread.listen.speech_detector import SpeechDetector

_BEHIND, _AHEAD = 40, 80  # some 15 s of speech back, 30 s ahead; a round number, not measured
"""Words of the window before and after the place."""
# keeps the language model small enough to be made without a stall; a round number, not measured
_NEAR = 3000
"""Words around the place that the recogniser knows the order of."""
_REST = 0.3  # a breath
"""Seconds of silence that are used to begin anew."""
_LONGEST = 60  # keeps the recogniser's partial result short; a round number, not measured
"""Words heard after which it is begun anew without a rest."""
_PHRASE = 4  # three words come up again by chance in long texts; not measured
"""Words of a phrase that leads elsewhere."""
_TOLD_BY_LETTERS = 12  # a round number, not measured
"""Letters it must have: "and it was the" stands everywhere and says nothing."""


class TextFollower:
    """Follows a text. A place is the number of words that are done."""

    def __init__(self, words: Sequence[str], recogniser: Recogniser, distance: Distance) -> None:
        self._words = list(words)
        self._recogniser = recogniser
        self._distance = distance
        self._detector = SpeechDetector()
        self._phrases: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(self._words) - _PHRASE + 1):
            self._phrases[tuple(self._words[at : at + _PHRASE])].append(at)
        self._quiet = 0.0
        self.place = 0
        self._expect()

    def move_to(self, place: int) -> None:
        """The speaker, or somebody's hand, goes there."""
        self.place = max(0, min(place, len(self._words)))
        self._expect()

    def process(self, frame: bytes) -> EarResult:
        """Take the next frame."""
        voice = self._detector.detect(frame)
        self._quiet = 0.0 if voice.speech else self._quiet + FRAME / RATE
        heard = [word.text for word in self._recogniser.recognise(frame)]
        sure = True
        if heard:
            elsewhere = self._elsewhere(heard)
            if elsewhere is not None:
                self.move_to(elsewhere)
                heard = []
            else:
                alignment = self._follower.update(heard)
                if any(alignment.recognised):  # what is not of the text holds the place
                    self.place = self._first + alignment.recognised_to
                sure = alignment.cost <= max(2.0, 0.5 * alignment.hypothesis_words)
            if heard and (self._quiet >= _REST or len(heard) > _LONGEST):
                self._expect()
        return EarResult(self.place, (), voice.speech, voice.level, None, sure)

    def _expect(self) -> None:
        """Begin to listen at the place."""
        words, place = self._words, self.place
        self._first = max(0, place - _BEHIND)
        window = words[self._first : place + _AHEAD]
        self._follower = Follower(window, self._distance, begin=place - self._first)
        near = words[max(0, place - _NEAR // 2) : place + _NEAR // 2]
        self._recogniser.expect(words[place : place + _AHEAD] or window, [near])

    def _elsewhere(self, heard: Sequence[str]) -> int | None:
        """Behind the phrase that was just said, if that stands outside the window only."""
        phrase = tuple(heard[-_PHRASE:])
        places = self._phrases.get(phrase, ())
        last = self._first + _BEHIND + _AHEAD
        if sum(map(len, phrase)) < _TOLD_BY_LETTERS or any(self._first <= p < last for p in places):
            return None
        if len(places) > 1:  # a word more must tell, and then the nearest is meant
            before = heard[-_PHRASE - 1 : -_PHRASE]
            places = [p for p in places if self._words[p - 1 : p] == before]
        nearest = min(places, key=lambda p: abs(p - self.place), default=None)
        return None if nearest is None else nearest + _PHRASE
