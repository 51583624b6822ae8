"""Cuts a recording of several lines into its lines, where it is quiet."""

from __future__ import annotations

import audioop
from collections.abc import Sequence

from tableread.audio.clip import SAMPLE_WIDTH

_STEP_SECONDS = 0.02  # a usual frame of analysis: a cut is exact enough to 20 ms
_QUIET_STEPS = 5
"""Steps that are looked at together: a tenth of a second, shorter than a pause, longer than a stop in a word."""
_REACH_SECONDS = 0.5  # about a word; a round number, not measured
"""How far from where it is expected a cut may lie."""


def cut(pcm: bytes, rate: int, near: Sequence[float]) -> list[bytes]:
    """Mono 16-bit `pcm` in pieces, which together are all of it: one cut near each of the moments `near`, in
    seconds and in order."""
    step = round(_STEP_SECONDS * rate) * SAMPLE_WIDTH
    power = [
        audioop.rms(pcm[at : at + step], SAMPLE_WIDTH) for at in range(0, len(pcm) - step + 1, step)
    ]
    pieces: list[bytes] = []
    begun = 0
    for moment in near:
        at = max(begun, _quietest(power, round(moment / _STEP_SECONDS)) * step)
        pieces.append(pcm[begun:at])
        begun = at
    pieces.append(pcm[begun:])
    return pieces


def _quietest(power: Sequence[int], near: int) -> int:
    """The step about which it is quietest, of those around step `near`; the nearest where several are."""
    reach = round(_REACH_SECONDS / _STEP_SECONDS)
    half = _QUIET_STEPS // 2
    steps = range(max(half, near - reach), min(len(power) - half, near + reach + 1))
    if not steps:
        return max(0, min(near, len(power)))
    return min(
        steps,
        key=lambda at: (sum(power[at - half : at + half + 1]) // _QUIET_STEPS, abs(at - near)),
    )
