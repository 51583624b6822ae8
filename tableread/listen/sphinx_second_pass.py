"""PocketSphinx once more over a finished line: in three passes, and with the line laid over the sound.

Slower than real time allows while somebody speaks, so it runs in a process of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log
from typing import Any

from pocketsphinx import Decoder, get_model_path

from tableread.audio.recording_format import FRAME
from tableread.listen.judge import SecondPass
from tableread.listen.speech_detector import loudness
from tableread.listen.sphinx import Searches, words_in
from tableread.listen.sphinx_calibration import SECONDS

_IMPOSSIBLE = -99.0  # far below what right words get, about -1, and wrong ones, below -4
_NO_SOUNDS = frozenset(["SIL", "+SPN+", "+NSN+"])
_QUIET_ROOM_DB = 24.0  # the same as the speech detector's
"""Between the loud and the quiet tenth of the frames."""


class SphinxSecondPass:
    """Listens to finished lines of one script."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """`vocabulary`: every word of the script."""
        self._searches = Searches(vocabulary)
        self._decoder: Any = Decoder(
            hmm=self._searches.model,
            dict=self._searches.dictionary,
            lm=None,
            logfn=os.devnull,
        )

    @property
    def searches(self) -> Searches:
        """Its dictionary and models."""
        return self._searches

    def listen(
        self, pcm: bytes, line: Sequence[str], neighbours: Sequence[Sequence[str]]
    ) -> SecondPass:
        """All that can be found out about a line that was said."""
        decoder = self._decoder
        self._searches.activate(decoder, line, neighbours)
        self._decode(pcm)
        heard = tuple(words_in(decoder))
        known = [word for word in line if self._searches.sounds(word)]
        fit: tuple[float, ...] = ()
        if line and known == list(line):
            decoder.set_align_text(" ".join(line))
            self._decode(pcm)
            fit = tuple(
                log(piece.ascore) / (piece.end_frame - piece.start_frame + 1)
                if piece.ascore > 0
                else _IMPOSSIBLE
                for piece in decoder.seg() or ()
                if piece.word[0] not in "<["
            )
        guessed = frozenset(filter(self._searches.is_guessed, line))
        return SecondPass(heard, fit, _noisy(pcm), guessed)

    def pronounce(self, said: Mapping[str, Sequence[str]]) -> None:
        """Listen for these ways of saying words, too; see `port.HasDictionary`."""
        self._searches.add(self._decoder, said)

    def sounds_between(self, pcm: bytes, begin: float, end: float) -> list[str]:
        """What was said there, sound by sound, whatever word it is. Of clean speech three of four are right."""
        phones = self._phones
        phones.start_utt()
        phones.process_raw(pcm, full_utt=True)
        phones.end_utt()
        return [
            piece.word
            for piece in phones.seg() or ()
            if piece.word not in _NO_SOUNDS
            and begin < (piece.start_frame + piece.end_frame) / 2 * SECONDS < end
        ]

    @cached_property
    def _phones(self) -> Any:
        model = f"{get_model_path()}/en-us/en-us-phone.lm.bin"
        # language weights of 1 and 2 get three of four sounds of names right, 3 gets fewer: tests/bench/names.py
        return Decoder(
            hmm=self._searches.model,
            allphone=model,
            lw=2.0,
            beam=1e-20,
            pbeam=1e-10,
            dict=None,
            lm=None,
            logfn=os.devnull,
        )

    def close(self) -> None:
        """Let go of what is on disk."""
        self._searches.close()

    def _decode(self, pcm: bytes) -> None:
        self._decoder.start_utt()
        self._decoder.process_raw(pcm, full_utt=True)
        self._decoder.end_utt()


def _noisy(pcm: bytes) -> bool:
    size = 2 * FRAME
    levels = sorted(loudness(pcm[at : at + size]) for at in range(0, len(pcm) - size + 1, size))
    if not levels:
        return True
    return levels[int(0.9 * len(levels))] - levels[int(0.1 * len(levels))] < _QUIET_ROOM_DB
