"""Makes Kokoro's sound: the model, cut in four parts for its wheels, and the speakers' styles. Runs in the worker only.

The parts are joined in memory: that costs 90 MB more than a joined file would, and nothing of 92 MB is left on the
disk of the user, to be cut short or forgotten there. Loading takes 0.5 s.

This model has no chance in it: there is no seed among its inputs, and the same line has the same samples every time
(three runs in each of two sessions), so `Request.seed` is not used.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
import numpy as np

from tableread.speech.engine import Raw, Request
from tableread.speech.engines.english_sounds import EnglishSounds, Sounds, Word
from tableread.speech.engines.kokoro import KOKORO, KokoroPart, blend
from tableread.speech.engines.neural import open_model
from tableread.speech.files import path_of
from tableread.speech.pieces import PAUSES, pieces_of

_RATE = 24_000  # the model's own
_DURATIONS = "/encoder/Clip_output_0"
_UNIT = 600  # the model's own
"""Samples of one unit of length."""
_EARLY = 768
"""Samples by which a word is heard before its first sound's length begins: 32 ms, the median of what was measured."""
_LONGEST = 110  # a little below the 120 sounds above which memory grows fast
"""Characters of a piece, about as many sounds. What the model takes of memory grows with the square."""
_MOST_SOUNDS = 200  # well within the 510 that the model takes
"""Numbers grow when they are said in words: what has more sounds is cut again."""
# "Oh." is the shortest that is said whole, 0.32 s; a second is enough not to look at the rest
_SHORTEST_SECONDS, _LONG_ENOUGH_SECONDS = 0.3, 1.0
_FAINTEST = 0.08  # -22 dB; not measured
"""Of full scale, for the highest peak of a line."""
_LEAD, _FADE = 1920, 240
"""Samples that may sound before the first sound begins, 80 ms. In short lines, and more so when it speaks slowly, the
model begins up to 245 ms early, with a sound that is none of the line: eight lines of one or two words at a pace of
0.82 were heard as "A what?", "to know", "And I know." by the recogniser of `tests.bench`, seven of them right with the
head cut at 90 or at 60 ms; at a pace of 1.0 "I know." was "It's time to know.". In longer lines it begins 35 to 70 ms
early."""
_AGAIN = ((0.75, ""), (0.75, "wˈɛl. "))
"""How a line that is broken is said again: slower; slower and behind another word, which is cut off.

What is broken is "Mm." alone, one sound: 21 of the 28 speakers say it in 0.21 to 0.29 s, and in 0.29 to 0.42 when they
are asked to say it slower; "Oh." (0.32 s and more) and "No." never are. On 30 lines of one or two words by three
speakers the recogniser missed 4 as they are, 5 behind another word, 6 with the style of a longer line, 10 said slower
(before their heads were cut): so nothing is changed where nothing is broken."""
_HOP = 240  # 10 ms
_QUIET = 0.006  # -44 dB, as in `audio.edges`
"""Of full scale: what is below at the ends of a piece is silence, 0.3 s at the head and 0.5 s at the tail."""


class KokoroMaker:
    """One model, all speakers, and the rules of pronunciation for two accents."""

    def __init__(self) -> None:
        parts, styles = KOKORO.files
        self._model = open_model(b"".join(path_of(part).read_bytes() for part in parts), _DURATIONS)
        self._english = EnglishSounds()
        with np.load(path_of(str(styles))) as kept:
            self._rows = kept["rows"].astype(np.float64)
            self._styles = {
                str(name): rows.astype(np.float32)
                for name, rows in zip(kept["names"], kept["styles"], strict=True)
            }

    def make(self, request: Request) -> Raw:
        """See the port."""
        style = self._style(msgspec.convert(request.own, KokoroPart).style)
        sounds: list[Any] = []
        events: list[tuple[int, int]] = []
        length = 0
        for piece in pieces_of(request.text, _LONGEST):
            for number, portion in enumerate(_portions(self._english.of(piece, request))):
                sound, marks = self._said(portion, style, request.shape.pace)
                if not len(sound):
                    continue
                after = "word" if number else piece.after
                if sounds:
                    pause = round(PAUSES[after] / request.shape.pace * _RATE)
                    sounds.append(np.zeros(pause, np.float32))
                    length += pause
                events += ((place, length + at) for place, at in marks)
                sounds.append(sound)
                length += len(sound)
        if not sounds:
            return Raw(b"", _RATE, ())
        pcm = np.clip(np.concatenate(sounds) * 32767, -32768, 32767).astype("<i2").tobytes()
        return Raw(pcm, _RATE, events)

    def _style(self, asked: str) -> Any:
        """The kept rows of a style."""
        return sum(share * self._styles[name] for name, share in blend(asked))

    def _run(self, phonemes: str, style: Any, pace: float) -> tuple[Any, Any]:
        """Sound, and the samples at which each of the sounds begins, silence first."""
        at = len(phonemes)
        below = min(int(np.searchsorted(self._rows, at, "right")) - 1, len(self._rows) - 2)
        share = min(1.0, (at - self._rows[below]) / (self._rows[below + 1] - self._rows[below]))
        vector = style[below] * (1 - share) + style[below + 1] * share
        tokens = np.asarray([self._english.ids(phonemes)], np.int64)
        given = {
            "tokens": tokens,
            "style": vector[None].astype(np.float32),
            "speed": np.asarray([pace], np.float32),
        }
        audio, durations = self._model.run(None, given)
        starts = np.concatenate(([0], np.cumsum(durations.reshape(-1)))) * _UNIT
        return audio.reshape(-1), starts

    def _said(self, sounds: Sounds, style: Any, pace: float) -> tuple[Any, list[tuple[int, int]]]:
        """The sound without the silence round it, and (place in the text, sample) of its words."""
        if not sounds.words:
            return np.zeros(0, np.float32), []
        first = sounds.words[0].first + 1  # the first number is the silence at the head
        sound, starts = self._run(sounds.phonemes, style, pace)
        said = _trimmed(sound, starts, first)
        for slower, before in _AGAIN:
            if not _broken(said, pace):
                break
            phonemes = before + sounds.phonemes
            sound, starts = self._run(phonemes, style, pace * slower)
            cut = int(starts[len(before) + 1]) - _EARLY if before else 0
            again = _trimmed(sound[cut:], starts[len(before) :] - cut, first)
            said = max(said, again, key=lambda one: len(one.sound))
        marks = [
            (word.place, max(0, int(said.starts[word.first + 1]) - _EARLY - said.head))
            for word in sounds.words
        ]
        return said.sound, marks


class _Said(NamedTuple):
    """A sound without the silence round it; how many samples went at its head, and where its sounds began before."""

    sound: Any
    head: int
    starts: Any


def _trimmed(sound: Any, starts: Any, first: int) -> _Said:
    """`first` is the number of the first sound of a word."""
    loud = np.flatnonzero(np.abs(sound) > _QUIET)
    if not len(loud):
        return _Said(sound[:0], 0, starts)
    head = int(loud[0]) // _HOP * _HOP
    tail = min(len(sound), (int(loud[-1]) // _HOP + 1) * _HOP)
    earliest = int(starts[first]) - _LEAD
    if head >= earliest or earliest >= tail:
        return _Said(sound[head:tail], head, starts)
    kept = sound[earliest:tail].copy()
    kept[:_FADE] *= np.linspace(0, 1, min(_FADE, len(kept)), dtype=kept.dtype)
    return _Said(kept, earliest, starts)


def _broken(said: _Said, pace: float) -> bool:
    """Whether a line cannot have been said: shorter than any word is, or hardly there."""
    seconds = len(said.sound) * pace / _RATE
    if seconds > _LONG_ENOUGH_SECONDS:
        return False
    return seconds < _SHORTEST_SECONDS or float(np.abs(said.sound).max(initial=0.0)) < _FAINTEST


def _portions(sounds: Sounds) -> list[Sounds]:
    """What has too many sounds, cut between words."""
    phonemes, words = sounds
    found: list[Sounds] = []
    while len(phonemes) > _MOST_SOUNDS:
        cut = phonemes.rfind(" ", 0, _MOST_SOUNDS) + 1 or _MOST_SOUNDS
        found.append(Sounds(phonemes[:cut], [word for word in words if word.first < cut]))
        words = [Word(word.place, word.first - cut) for word in words if word.first >= cut]
        phonemes = phonemes[cut:]
    return [*found, Sounds(phonemes, words)]
