"""PocketSphinx once more over a finished line: in three passes, and with the line laid over the sound.

Slower than real time allows while somebody speaks, so it runs in a process of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from math import log
from typing import Any

from pocketsphinx import Decoder

from tableread.audio.recording_format import FRAME
from tableread.listen.judge import SecondPass
from tableread.listen.speech_detector import loudness
from tableread.listen.sphinx import Searches, words_in

_IMPOSSIBLE = -99.0  # far below what right words get, about -1, and wrong ones, below -4
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
        return SecondPass(heard, fit, _noisy(pcm))

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
