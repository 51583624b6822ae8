"""The ear: takes frames of sound, gives the actor's position in the line.

Puts a recogniser, the follower and the endpoint together. Has no clock, thread or device: time is
counted in frames, so a recording gives the same results as a live actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.endpoint import Endpoint, EndpointTimeouts, LineEvent, Pauses
from tableread.listen.follower import Alignment, Follower
from tableread.listen.port import Recogniser, Word
from tableread.listen.speech_detector import SpeechDetector
from tableread.listen.voice_commands import PHRASES, VoiceCommand
from tableread.listen.word_distance import WordDistance, by_letters

_STALLED = 0.7  # shorter than a dry, longer than most pauses; chosen with tests/bench/listen.py
"""Seconds of silence in mid-line after which a word to the program may come."""
_SAID = 0.3  # chosen with tests/bench/listen.py
"""Seconds of silence after it."""
_SPOKEN = 0.5  # a round number, not measured
"""Share of it that must sound like speech: noises and breath are taken for short words."""
_AMBIGUOUS = 3  # chosen with tests/bench/listen.py
"""Words of the line that a command must not begin with."""
_BREATH = 4  # chosen with tests/bench/listen.py
"""Letters of a word that may be a breath."""
# behind calls for a line up to .1 and .21 s, behind an "um" that was taken for one .16 and more
_HUM_SECONDS, _BREATH_SECONDS = 0.12, 0.25
"""The longest hesitation, and the longest short word, that still count as a breath behind a command."""
_LOOKED_BACK = 2  # who looks for a word says the one or two before it again; not measured
"""Words before the place that may be said again by one who hesitates."""
_UNSURE = 0.5  # half of the words; shown on the screen only, not measured
"""Of the alignment's cost to a word: more is something else than the line."""


_BACK_WORDS = 4  # chosen with tests/bench/listen.py
"""Words of the earlier line that must have been heard, or all of a shorter one."""
_BACK_SHORTEST = 3  # chosen with tests/bench/listen.py
"""Words of an earlier line that can be told from anything else."""
_BACK_BETTER, _BACK_SHARE = 3.0, 0.85  # chosen with tests/bench/listen.py
"""And by how much they must fit better there than here, in the alignment's costs: three words, or
nearly all of a line of three."""


class Expected(NamedTuple):
    """What is about to be said."""

    words: tuple[str, ...]
    neighbours: tuple[tuple[str, ...], ...] = ()
    """Lines around it."""
    breaks_off: bool = False
    """The script has the next speaker cut in."""
    earlier: tuple[str, ...] = ()
    """What they said before it, and may go back to."""
    done: int = 0
    """Words that were said already."""


class EarResult(NamedTuple):
    """What one frame told."""

    position: int
    """Words of the line that are done; with `LineEvent.EARLIER`, of the earlier one."""
    recognised: tuple[bool, ...]
    """Which of them were heard; the others are guessed. Empty where nobody recognises words."""
    speech: bool
    level: float
    """dB below full scale."""
    event: LineEvent | VoiceCommand | None
    sure: bool
    """Whether what was heard fits the line."""


class Ear:
    """Listens for one line after the other."""

    def __init__(
        self, recogniser: Recogniser | None, timeouts: EndpointTimeouts | None = None
    ) -> None:
        """Without a recogniser, silence alone ends lines."""
        self._recogniser = recogniser
        self.timeouts = timeouts or EndpointTimeouts()
        self._distance = WordDistance(recogniser.sounds if recogniser else by_letters).between
        self._detector = SpeechDetector()
        self._pauses = Pauses()
        self.waits = True
        """Whether the line is waited for; not while its cue is still heard."""
        self.expect(Expected(()))

    def expect(self, expected: Expected) -> None:
        """Listen for this from now on."""
        words = expected.words
        self._expected = expected
        self._follower = Follower(words, self._distance, expected.done)
        self._endpoint = Endpoint(
            words, self.timeouts, self._pauses, breaks_off=expected.breaks_off
        )
        self._earlier = Follower(expected.earlier, self._distance)
        self._now = self._spoke = 0.0
        self._voiced: list[float] = []
        """Ends of the frames with speech since commands are listened for."""
        self._alignment: Alignment | None = None
        self.hypothesis: list[Word] = []
        """All words so far that were not for the program."""
        self._kept: list[Word] = []
        """Those of them from before the recogniser began anew."""
        self._begun = 0.0
        """When it did."""
        self._hesitated = 0.0
        """When the last "um", or word said again, ended."""
        self._reported_back = False
        """Whether it was reported that they went back; what comes of it the rehearsal decides."""
        self._asked = False
        """Whether commands are listened for in this silence already."""
        self._phrases: list[tuple[str, ...]] = []
        """Commands that are listened for, too: after a silence in mid-line."""
        if self._recogniser and words:
            others = [words, *expected.neighbours][not expected.done :]
            if expected.earlier and expected.earlier not in expected.neighbours:
                others.append(expected.earlier)
            self._recogniser.expect(words[expected.done :] or words, others)

    def process(self, frame: bytes) -> EarResult:
        """Take the next `FRAME` samples."""
        self._now += FRAME / RATE
        voice = self._detector.detect(frame)
        if voice.speech:
            self._spoke = self._now
            self._voiced.append(self._now)
        command = self._recognise(frame)
        alignment = self._alignment
        end = (
            self.hypothesis[alignment.matched_to - 1].end
            if alignment and alignment.matched_to
            else 0.0
        )
        there = self._gone_back()
        if there:
            self._reported_back = True
            at = min(there.position, there.recognised_to)
            said = there.recognised[:at]
            return EarResult(at, said, voice.speech, voice.level, LineEvent.EARLIER, sure=True)
        event = command or self._endpoint.update(
            self._now, voice, alignment, end, hesitates=self._hesitates(), waits=self.waits
        )
        if self._now - self._spoke >= _STALLED and not event:
            self._listen_for_commands()
        elif voice.speech:
            self._asked = False
        return EarResult(
            alignment.position if alignment else 0,
            alignment.recognised if alignment else (),
            voice.speech,
            voice.level,
            event,
            alignment is None or alignment.cost <= _UNSURE * max(2, alignment.hypothesis_words),
        )

    def _recognise(self, frame: bytes) -> VoiceCommand | None:
        if not self._recogniser or not self._expected.words:
            return None
        begun = self._begun
        heard = [
            w._replace(start=w.start + begun, end=w.end + begun)
            for w in self._recogniser.recognise(frame)
        ]
        self._hesitated = max((w.end for w in heard if w.hesitation), default=self._hesitated)
        new = [w for w in heard if not w.hesitation]
        said = tuple(word.text for word in new)
        commanded = _commanded(said, self._phrases)
        if commanded:
            new = []  # it is not of the line, whether it turns out to be a command or not
        self.hypothesis = self._kept + new
        self._alignment = self._follower.update([word.text for word in self.hypothesis])
        if not commanded or len(said) < len(commanded):
            return None
        said_at = next(w.end for w in reversed(heard) if w.text == commanded[-1])
        behind = [w for w in heard if w.start >= said_at]
        longest = [_HUM_SECONDS if w.hesitation else _BREATH_SECONDS for w in behind]
        if any(w.end - w.start > most for w, most in zip(behind, longest, strict=True)):
            return None
        silence = self._now - max(self._spoke, heard[-1].end)
        spoken = sum(heard[0].start < at <= heard[-1].end for at in self._voiced) * FRAME / RATE
        enough = spoken >= _SPOKEN * (heard[-1].end - heard[0].start)
        return PHRASES[commanded] if enough and silence >= _SAID else None

    def _hesitates(self) -> bool:
        """Whether the next word is looked for: an "um", or one of the last words again, and nothing of the line since."""
        alignment = self._alignment
        if alignment is None:
            return False
        at = alignment.matched_to
        last = self.hypothesis[at - 1].end if at else 0.0
        words = self._expected.words[
            max(0, alignment.recognised_to - _LOOKED_BACK) : alignment.recognised_to
        ]
        again = any(word.text in words for word in self.hypothesis[at:])
        return again or self._hesitated > last

    def _gone_back(self) -> Alignment | None:
        """Where they are in the earlier line; None where they are not in it."""
        here, words = self._alignment, len(self._expected.earlier)
        if here is None or words < _BACK_SHORTEST or self._reported_back:
            return None
        there = self._earlier.update([word.text for word in self.hypothesis])
        enough = sum(there.recognised) >= min(_BACK_WORDS, words)
        better = there.cost <= here.cost - min(_BACK_BETTER, _BACK_SHARE * words)
        return there if enough and better and there.matched_to == there.hypothesis_words else None

    def _listen_for_commands(self) -> None:
        """A silence in mid-line: what comes next is the rest of it, the line again, or a command."""
        if self._asked or not self._recogniser or not self._expected.words:
            return
        self._asked = True
        if self._hesitates():  # what told so is forgotten with the words behind the place
            self._hesitated = self._now
        self._voiced = []
        alignment = self._alignment
        words = self._expected.words
        self._kept = self.hypothesis[: alignment.matched_to if alignment else 0]
        self._begun = self._now
        rest = words[alignment.position if alignment else 0 :]
        # a command that may as well be what comes next in the line is none
        self._phrases = [phrase for phrase in PHRASES if phrase[0] not in rest[:_AMBIGUOUS]]
        others = [*self._phrases, words]
        if self._expected.earlier and not self._kept:
            others.append(self._expected.earlier)
        self._recogniser.expect(rest or words, others, strictly=True)


def _commanded(said: tuple[str, ...], phrases: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The phrase that `said` is, or may become. A breath behind it is heard as a short word."""
    if not said:
        return None
    for phrase in phrases:
        if phrase[: len(said)] == said:
            return phrase
    for phrase in phrases:
        if said[:-1] == phrase and len(said[-1]) <= _BREATH:
            return phrase
    return None
