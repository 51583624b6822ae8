"""What the parser was not sure of and nobody has put right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tableread.script.corrections import Correction, SetKind, SetSpeaker, known_by
from tableread.script.model import Script


def uncertain(as_read: Script, script: Script, corrections: Sequence[Correction]) -> dict[int, str]:
    """Why, by element of `script`, which is `as_read` with `corrections` carried out."""
    settled = {m.line for m in corrections if isinstance(m, SetKind | SetSpeaker)}
    read = as_read.elements
    starts = [e.span for e in read]
    now = {(e.span, e.kind, e.speaker): at for at, e in enumerate(script.elements)}
    found: dict[int, str] = {}
    for place in script.warnings:
        at = bisect_right(starts, place.span) - 1
        if at < 0 or known_by(read[at].text) in settled:
            continue
        # a line that a correction has changed in any way is settled, too
        still = now.get((read[at].span, read[at].kind, read[at].speaker))
        if still is not None:
            found.setdefault(still, place.message)
    return found
