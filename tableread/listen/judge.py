"""What was said, word by word, against what should have been: cautious, since recognisers make mistakes.

A word counts as wrong only when two kinds of evidence agree: it was not understood, and, where the line
is laid over the sound with force, that word fits badly; or there was no time for it between its
neighbours. In noise the second must be stronger. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tableread.listen.besides import besides
from tableread.listen.follower import Distance, Follower
from tableread.listen.port import Word
from tableread.listen.voice_commands import PHRASES, VoiceCommand
from tableread.listen.word_distance import Pronunciations, WordDistance, laid_over, seconds_of

_FITS_BADLY = -3.0
"""Log density a frame, of the word laid over the sound; right words lie about -1, wrong ones below -4.
This and the others below were found on recorded lines: 1 in 800 right words is blamed."""
_WORSE_IN_NOISE = 1.5  # found on the same lines
_NO_ROOM = 0.65  # found on the same lines
"""Of the time that the words between two others would take."""
_LOST = 0.6  # found on the same lines
"""Of a line not understood: nothing can be said of it."""
_UNHEARD = (
    0.35  # of .25 to .4 all are the same on half of the speakers; more finds fewer words left out
)
"""Of a word's sounds, that the witness heard otherwise: then it did not hear the word."""
_TOGETHER = 0.3  # a pause for breath is longer; a round number, not measured
"""Seconds up to which a word that was not understood belongs to the one behind it."""
_HESITATION = 1.0  # three times the pauses at commas; a round number, not measured
"""Seconds of silence from which somebody has hesitated."""
_SAME = 0.5  # the same as the follower's
"""Distance up to which two words are one."""


class Verdict(StrEnum):
    """On a word of the line."""

    SAID = "said"
    UNSURE = "unsure"
    LEFT_OUT = "left out"
    CHANGED = "changed"
    PROMPTED = "prompted"
    """It was said to them: whether they said it along with us does not count."""


class JudgedLine(NamedTuple):
    """On a line."""

    words: tuple[Verdict, ...]
    instead: tuple[str, ...]
    """For each word that was changed, what was heard; "" for the others."""
    added: tuple[str, ...]
    """Words heard that are none of the line."""
    again: int
    """Words of the line that were said once more: it was begun again, or a word was looked for."""
    first: float | None = None
    """Seconds into the sound at which the first word begins; None where none was understood."""
    hesitations: tuple[float, ...] = ()
    """Silences between two words that are longer than a pause for breath, in seconds."""

    def prompted(self, prompted: Collection[int], line: Sequence[str]) -> JudgedLine:
        """The same where these words of `line`, by number, were said to them: those said along with us count as little
        as the word that asks for them."""
        if not prompted:
            return self
        given = {line[at] for at in prompted}
        words = [Verdict.PROMPTED if at in prompted else word for at, word in enumerate(self.words)]
        instead = ["" if at in prompted else other for at, other in enumerate(self.instead)]
        added = tuple(word for word in _without_asking(self.added) if word not in given)
        return self._replace(words=tuple(words), instead=tuple(instead), added=added)


def _without_asking(words: Sequence[str]) -> list[str]:
    """`words` without the phrases that ask for a prompt."""
    text = f" {' '.join(words)} "
    phrases = (" ".join(said) for said, what in PHRASES.items() if what is VoiceCommand.LINE)
    for phrase in sorted(phrases, key=len, reverse=True):
        text = text.replace(f" {phrase} ", " ")
    return text.split()


class SecondPass(NamedTuple):
    """What a second, slower listening found."""

    heard: tuple[Word, ...]
    fit: tuple[float, ...]
    """How well each word of the line fits the sound; empty where it could not be laid over it."""
    noisy: bool
    guessed: frozenset[str] = frozenset()
    """Words of the line that are not in the dictionary: how they are said is a guess."""


def judge(words: Sequence[str], evidence: SecondPass, distance: Distance) -> JudgedLine:
    """What is to be said of each word."""
    follower = Follower(words, distance)
    heard = evidence.heard
    alignment = follower.update([word.text for word in heard])
    pairs = follower.pairs()
    fit = evidence.fit if len(evidence.fit) == len(words) else (-99.0,) * len(words)
    border = _FITS_BADLY
    if evidence.noisy:
        understood = [f for f, known in zip(fit, alignment.recognised, strict=True) if known]
        border = min(border, median(understood or [-99.0]) - _WORSE_IN_NOISE)
    spans = {
        at: (heard[pairs[at]].start, heard[pairs[at]].end)
        for at in range(len(words))
        if alignment.recognised[at] and at in pairs
    }
    verdicts, instead = [], []
    lost = alignment.recognised.count(False) > _LOST * len(words)
    for at in range(len(words)):
        other = heard[pairs[at]].text if at in pairs else ""
        verdict = Verdict.SAID
        if not alignment.recognised[at]:
            # a word that is said otherwise than was guessed fits badly, too
            badly = fit[at] < border and words[at] not in evidence.guessed
            blamed = badly or _no_room(words, at, spans)
            verdict = Verdict.UNSURE
            if blamed and not lost:
                verdict = Verdict.CHANGED if other else Verdict.LEFT_OUT
        verdicts.append(verdict)
        instead.append(other if verdict is Verdict.CHANGED else "")
    unsure = {at for at, word in enumerate(words) if at not in spans or word in evidence.guessed}
    extra = besides(words, [word.text for word in heard], pairs, spans, unsure)
    first, hesitations = _times(heard, sorted(pairs[at] for at in spans))
    return JudgedLine(tuple(verdicts), tuple(instead), *extra, first, hesitations)


def _times(heard: Sequence[Word], known: Sequence[int]) -> tuple[float | None, tuple[float, ...]]:
    """When the first word begins, and the long silences from there to the last that was understood. `known`: numbers of
    those that were, rising; what is heard apart from them may be a noise."""
    if not known:
        return None, ()
    first = known[0]
    while first and heard[first].start - heard[first - 1].end <= _TOGETHER:
        first -= 1
    said = heard[first : known[-1] + 1]
    gaps = (after.start - before.end for before, after in pairwise(said))
    return heard[first].start, tuple(round(gap, 2) for gap in gaps if gap >= _HESITATION)


def _no_room(words: Sequence[str], at: int, spans: dict[int, tuple[float, float]]) -> bool:
    """Whether there was no time for a word between those before and after it that were understood."""
    before = max((other for other in spans if other < at), default=None)
    after = min((other for other in spans if other > at), default=None)
    if before is None or after is None:
        return False
    wanted = sum(seconds_of(words[other]) for other in range(before + 1, after))
    return spans[after][0] - spans[before][1] < _NO_ROOM * wanted


def with_witness(
    judged: JudgedLine, words: Sequence[str], heard: Sequence[str], sounds: Pronunciations
) -> JudgedLine:
    """The same once a second recogniser has written down freely what it `heard`: blamed is what both missed.

    Where it understood little of the line itself, or nothing that was said, it is no witness.
    """
    laid = laid_over(
        [(*sounds(word), tuple(word))[0] for word in words],
        [(*sounds(word), tuple(word))[0] for word in heard],
    )
    if sum(word.difference >= _UNHEARD for word in laid) > _LOST * len(words):
        return judged
    verdicts, instead = [], []
    for verdict, other, witness in zip(judged.words, judged.instead, laid, strict=True):
        if witness.difference < _UNHEARD:
            verdict, other = Verdict.SAID, ""
        elif verdict is not Verdict.SAID:
            other = " ".join(heard[at] for at in witness.other) or other
            verdict = Verdict.CHANGED if other else Verdict.LEFT_OUT
        verdicts.append(verdict)
        instead.append(other)
    distance = WordDistance(sounds).between
    added = tuple(
        word for word in judged.added if any(distance(word, other) < _SAME for other in heard)
    )
    return judged._replace(words=tuple(verdicts), instead=tuple(instead), added=added)
