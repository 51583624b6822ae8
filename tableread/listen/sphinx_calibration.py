"""How a voice sounds through a microphone to PocketSphinx: the mean of its cepstra, and the length of its vocal tract.

The decoder learns the mean slowly, over some ten seconds; here it is taken from a few words at once. Vocal tracts
shorter than those that the model knows, children's above all, have their formants higher up; warping the frequencies
brings them back (vocal tract length normalisation). Which warp fits is told from a line that was said: laid over its
sound under each of them, its words fit best under the right one.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from math import log
from typing import Any

from pocketsphinx import Decoder

from tableread.audio.recording_format import RATE

SECONDS = 0.01  # PocketSphinx's own
"""A frame of the decoder."""
_WARPS = (0.9, 1.2, 1.35, 1.5)
"""Deep voices fit best at the first, high ones at the second or third, children's at the last."""
CHILDREN = (1.35, 1.5)
"""Every child of the bench that is not understood without a warp is understood under one of these."""
_WIDE = 1e-100  # PocketSphinx's own, 1e-48, loses every other line of a child
"""Beam of the search that lays a line over its sound."""
_BETTER = 0.15  # adults differ by less between 1 and any other, children by .3 or more
"""Log density a frame, by which a warp must fit better than none."""
_SAME = 0.05  # a third of the other; a round number, not measured
"""By which two warps fit alike: then the one that changes less is taken."""
_IMPOSSIBLE = -99.0  # far below what right words get, about -1, and wrong ones, below -4
_DECODER_WEIGHT = 500  # PocketSphinx's own
"""Frames for which the mean counts that a decoder began with."""
_PRIOR = 20  # 50 follows shouts and reverberant rooms 3 % worse; tests/bench/listen.py --cold
"""Frames for which it counts once a voice was heard."""


def warped(warp: float) -> dict[str, str]:
    """The options of a decoder that warps so."""
    return {} if warp == 1.0 else {"warp_type": "inverse_linear", "warp_params": f"{warp}"}


def take_mean(decoder: Any, pcm: bytes) -> None:
    """Give a decoder that is between two utterances the mean of these words."""
    before = _numbers(decoder.get_cmn(False))
    decoder.set_cmn(_text(before))
    decoder.start_utt()
    decoder.process_raw(pcm)
    after = _numbers(decoder.get_cmn(True))
    decoder.end_utt()
    count = len(pcm) / 2 / RATE / SECONDS
    share = count / (count + _PRIOR)
    # in `after`, what was before still counts for that many frames
    mean = [
        old + share * (new - old) * (count + _DECODER_WEIGHT) / count
        for old, new in zip(before, after, strict=True)
    ]
    decoder.set_cmn(_text(mean))


def best_warp(model: str, dictionary: str, line: Sequence[str], pcm: bytes) -> float | None:
    """The warp under which `line` fits best to the sound of it; None where it fits under none. Takes a tenth of the
    sound's length."""
    fits = {warp: _fit(model, dictionary, warp, line, pcm) for warp in (1.0, *_WARPS)}
    best = max(fits.values())
    if best == _IMPOSSIBLE:
        return None
    if best < fits[1.0] + _BETTER:
        return 1.0
    return min((warp for warp in _WARPS if fits[warp] >= best - _SAME), key=lambda w: abs(w - 1))


def _fit(model: str, dictionary: str, warp: float, line: Sequence[str], pcm: bytes) -> float:
    """Log density a frame of the words, laid over the sound with force."""
    decoder: Any = Decoder(
        hmm=model,
        dict=dictionary,
        lm=None,
        logfn=os.devnull,
        beam=_WIDE,
        pbeam=_WIDE,
        wbeam=_WIDE,
        **warped(warp),
    )
    decoder.set_align_text(" ".join(line))
    decoder.start_utt()
    decoder.process_raw(pcm, full_utt=True)
    decoder.end_utt()
    words = [piece for piece in decoder.seg() or () if piece.word[0] not in "<["]
    frames = sum(piece.end_frame - piece.start_frame + 1 for piece in words)
    if not frames:
        return _IMPOSSIBLE
    logs = [log(w.ascore) if w.ascore > 0 else _IMPOSSIBLE for w in words]
    return float(sum(logs) / frames)


def _numbers(mean: str) -> list[float]:
    return [float(number) for number in mean.split(",")]


def _text(mean: list[float]) -> str:
    return ",".join(f"{number:.5g}" for number in mean)
