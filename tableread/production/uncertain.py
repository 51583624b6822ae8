"""What the reader of a script was not sure of and nobody has put right."""

from __future__ import annotations

from bisect import bisect_right

from tableread.production.recalled import Recalled
from tableread.script.corrections import OfLine
from tableread.script.model import Script


def uncertain(recalled: Recalled) -> dict[int, str]:
    """Why, by element of the corrected script."""
    settled = {c.line for c in recalled.corrections if isinstance(c, OfLine)}
    read = recalled.reading.script.elements
    starts = [e.span for e in read]
    now = _places(recalled.now.script)
    found: dict[int, str] = {}
    for doubt in recalled.reading.script.warnings:
        at = bisect_right(starts, doubt.span) - 1
        if at < 0 or recalled.reading.ids[at] in settled:
            continue
        # a line that a correction has changed in any way is settled, too
        still = now.get((read[at].span, read[at].kind, read[at].speaker))
        if still is not None:
            found.setdefault(still, doubt.message)
    return found


def _places(script: Script) -> dict[tuple[tuple[int, int], str, str | None], int]:
    return {(e.span, e.kind, e.speaker): at for at, e in enumerate(script.elements)}
