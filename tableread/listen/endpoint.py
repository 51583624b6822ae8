"""When a line is over: from where the actor is in it and from silence, together.

Pure and incremental: it is told what is the case at a moment, and the moment. Seconds.

What tells a pause from an end is whether the missing words can have been said: sound that came after
the last word that was understood, for as long as they would take. An "um" and a word that is said again are
sound, too, but of somebody who is looking for the next word; and words that keep arriving are sound, whatever
the speech detector says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tableread.audio.recording_format import FRAME_SECONDS
from tableread.listen.follower import Alignment
from tableread.listen.speech_detector import VoiceActivity
from tableread.listen.word_distance import seconds_of

_NEAR = 2  # chosen with tests/bench/listen.py
"""Words: as many may be missing at the end that were said and not understood."""
_SAID = 0.4  # chosen with tests/bench/listen.py
"""Share of the time that missing words would take, from which they can have been said."""
# seconds by which a recogniser may end a word too early; chosen with tests/bench/listen.py
_WORD_END = 0.05
_LOST = 0.5  # the same as what the ear calls unsure
"""Of the alignment's cost to a word: what was heard is not this line."""
_ENOUGH = 0.6  # chosen with tests/bench/listen.py
"""Share of the line's time, or of its rest's, after which it can be over when nothing else is known."""
# shares of the rest's time with sound in it: .58 and more where it was said, .21 and less where one dried, .58 and less
# where a child dried, whose words are not understood
_MUMBLED, _MUMBLED_LONG = 0.6, 0.9
"""Share of the time of the rest, and of a long rest, in which somebody spoke: it was said and not understood."""
_LONG = 2.0  # some seven words; of more, what was missed may as well be in the middle. Not measured
"""Seconds: a rest that takes longer is long."""
_BEGUN = 0.3  # a short word takes as long; a round number, not measured
"""Seconds of speech, understood or not, from which the line has been begun: less is a cough."""
_BREAK = 0.3  # a usual bound between the silences within speech and pauses; not fitted
"""Seconds of silence behind a word from which what comes next is a new attempt."""
_SLOWER = 0.25  # chosen with tests/bench/listen.py
"""Seconds that silence told by loudness must be longer: it has holes that speech has, too."""
_DROWNED = 0.1  # chosen with tests/bench/listen.py
"""Seconds that silence must be longer in a noisy room, where words end before they do."""
# seconds; an actor who pauses longer than this would wait for every reply. A round number, not measured
_LONGEST_LEARNT = 1.0
_NO_WORDS, _QUIET = 1.5, 0.3  # a round number, not measured
"""Seconds that a line without words is given, and of silence that end it."""


class LineEvent(StrEnum):
    """What happened in the line."""

    OVER = "over"
    DRY = "dry"
    EARLIER = "earlier"
    """Not a silence: the actor says the earlier line again."""


@dataclass(frozen=True, slots=True)
class EndpointTimeouts:
    """How long a silence must be, by how much of the line has been heard."""

    # 150 ms after the last word answer 152 ms (median) after its true end, 2.4 % more than 100 ms too early
    at_the_end: float = 0.15
    """The last word has been heard."""
    guessed: float = 0.25  # chosen with tests/bench/listen.py
    """It was not understood, but something was said in its place."""
    near_the_end: float = 0.4  # chosen with tests/bench/listen.py
    """The last words have been said and were not understood."""
    # longer than the pauses of 1.5 s that actors make before a last word; chosen with tests/bench/listen.py
    unsaid: float = 1.8
    """A word or two have not been said: a pause before the last word, or the line as they know it."""
    complete: float = 0.45  # chosen with tests/bench/listen.py
    """After the last word, whatever sounds on: somebody else talks, or they ad-lib."""
    complete_among_others: float = 0.3  # chosen with tests/bench/listen.py
    """The same where there is no silence to be had."""
    resumed: float = 1.2  # as `lost`: the silences round an "um" are about a second
    """Near the end, where something that was not understood was said after a pause: an "um", or the last word."""
    lost: float = 1.2  # silence alone at 0.7 s was too early in 4 to 14 of 100 lines
    """Only the silence speaks: what they said could not be followed."""
    dry: float = 2.0  # found 98 of 98 dries on recorded lines
    """In the middle of the line."""
    not_begun: float = (
        5.0  # longer than a thought before the first word; a round number, not measured
    )
    """Nothing of the line was said, and nothing else."""

    def scaled(self, factor: float) -> EndpointTimeouts:
        """Quicker or more patient at the end; what is taken for drying stays."""
        return replace(
            self,
            at_the_end=self.at_the_end * factor,
            guessed=self.guessed * factor,
            near_the_end=self.near_the_end * factor,
            complete=self.complete * max(1.0, factor),
            complete_among_others=self.complete_among_others * max(1.0, factor),
            resumed=self.resumed * factor,
            lost=self.lost * factor,
        )

    def learnt(self, pauses: Pauses) -> EndpointTimeouts:
        """For an actor who makes such pauses within lines: nine of ten of them are waited for."""
        usual = min(_LONGEST_LEARNT, 1.2 * pauses.usual)
        return replace(
            self,
            guessed=max(self.guessed, usual),
            near_the_end=max(self.near_the_end, usual),
            resumed=max(self.resumed, 2 * usual),
            lost=max(self.lost, 2 * usual),
        )


class Pauses:
    """The pauses that an actor makes within lines."""

    # seconds that count as a pause; pauses from which a habit can be told; those that are remembered. Round numbers
    _SHORTEST, _FEW, _KEPT = 0.2, 8, 200

    def __init__(self) -> None:
        self._lengths: deque[float] = deque(maxlen=self._KEPT)

    def add(self, seconds: float) -> None:
        """A silence after which the line went on."""
        if seconds >= self._SHORTEST:
            self._lengths.append(seconds)

    @property
    def usual(self) -> float:
        """Nine of ten are no longer; 0 while too few are known."""
        if len(self._lengths) < self._FEW:
            return 0.0
        return sorted(self._lengths)[int(0.9 * len(self._lengths))]


class Endpoint:
    """Watches one line."""

    def __init__(
        self,
        words: Sequence[str],
        timeouts: EndpointTimeouts,
        pauses: Pauses | None = None,
        *,
        breaks_off: bool = False,
    ) -> None:
        """`pauses`: those made so far, and those of this line are added;
        `breaks_off`: the script has the next speaker cut in, so no silence is waited for."""
        self._pauses = pauses if pauses is not None else Pauses()
        self._timeouts = timeouts.learnt(self._pauses)
        self._breaks_off = breaks_off
        lengths = [seconds_of(word) for word in words]
        self._left = [sum(lengths[at:]) for at in range(len(lengths) + 1)]
        """Seconds that the words from each on would take."""
        self._spoke = self._stood_out = self._waited = 0.0
        self._dried = False
        """Told of it, in this silence."""
        self._voiced: list[float] = []
        """Ends of all frames with speech that stands out: what others say in the room is not the line."""

    def update(
        self,
        now: float,
        voice: VoiceActivity,
        alignment: Alignment | None,
        word_end: float,
        *,
        hesitates: bool = False,
        waits: bool = True,
    ) -> LineEvent | None:
        """What the frame that ends at `now` means. `alignment`: None where nobody recognises words;
        `word_end`: when the word ended that the position rests on; `hesitates`: an "um" or words that were said
        before came after it; `waits`: it is their turn, and not still the cue."""
        self._waited += FRAME_SECONDS * waits
        if voice.speech:
            if self._spoke:
                self._pauses.add(now - self._spoke - FRAME_SECONDS)
            self._spoke = now
        if voice.speech and voice.loud:
            self._voiced.append(now)
        if voice.loud:
            self._stood_out = now
        if not self._left[0]:  # a line without a word: a gesture, a laugh
            return LineEvent.OVER if now >= _NO_WORDS and self._quiet(now) >= _QUIET else None
        if alignment is None:
            return self._by_silence(now)
        return self._by_position(now, voice, alignment, word_end, hesitates)

    def _by_position(
        self,
        now: float,
        voice: VoiceActivity,
        alignment: Alignment,
        word_end: float,
        hesitates: bool,
    ) -> LineEvent | None:
        timeouts = self._timeouts
        count = len(self._left) - 1
        # a last word that was only guessed is no end yet
        known = min(alignment.position, alignment.recognised_to)
        quiet = min(self._quiet(now), now - min(word_end, self._spoke + FRAME_SECONDS))
        if known >= count:
            wanted = timeouts.at_the_end + _DROWNED * voice.noisy
            complete = timeouts.complete_among_others if voice.crowded else timeouts.complete
            over = self._breaks_off or quiet >= wanted or now - word_end >= complete
            return LineEvent.OVER if over else None
        if count - alignment.position <= _NEAR and alignment.position:
            wanted = timeouts.unsaid
            if not hesitates and self._sound_since(word_end) >= _SAID * self._left[known]:
                guessed = alignment.position >= count
                wanted = timeouts.guessed if guessed else timeouts.near_the_end
                if self._resumed(word_end):
                    wanted = max(wanted, timeouts.resumed)
            # where others talk on, no silence may ever come
            left = voice.crowded and now - word_end >= timeouts.dry
            silence = min(self._quiet(now), now - word_end)
            return LineEvent.OVER if left or silence >= wanted else None
        astray = alignment.cost > _LOST * max(1, alignment.hypothesis_words)
        share = _MUMBLED if self._left[known] <= _LONG else _MUMBLED_LONG
        mumbled = self._sound_since(word_end) >= share * self._left[known]
        # an "um" is sound, too: then it is the rest only where nothing more comes
        patience = timeouts.dry if hesitates else timeouts.lost
        if (astray and self._by_silence(now)) or (mumbled and self._quiet(now) >= patience):
            return LineEvent.OVER
        begun = alignment.position or self._sound_since(0.0) >= _BEGUN
        if min(self._quiet(now), now - word_end) < timeouts.dry:
            self._dried = False
        elif not self._dried and not mumbled and (begun or self._waited >= timeouts.not_begun):
            self._dried = True
            return LineEvent.DRY
        return None

    def _by_silence(self, now: float) -> LineEvent | None:
        enough = self._sound_since(0.0) >= _ENOUGH * self._left[0]
        return LineEvent.OVER if enough and self._quiet(now) >= self._timeouts.lost else None

    def _quiet(self, now: float) -> float:
        return max(now - self._spoke, now - self._stood_out - _SLOWER)

    def _resumed(self, word_end: float) -> bool:
        """Whether there was a pause behind the word that ended then."""
        first = bisect_right(self._voiced, word_end + _WORD_END)
        return first < len(self._voiced) and self._voiced[first] - word_end > _BREAK

    def _sound_since(self, when: float) -> float:
        return (len(self._voiced) - bisect_right(self._voiced, when + _WORD_END)) * FRAME_SECONDS
