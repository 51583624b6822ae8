"""How a script is set: how wide its letters are, how far apart its lines, where its left edge is."""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tableread.script.pdf.lines import Run


class Layout(NamedTuple):
    """How the script is set; points."""

    width: float
    """Of a letter."""
    pitch: float
    """From one line to the next."""
    left: float
    """Where what is leftmost begins."""

    @classmethod
    def of(cls, pages: Sequence[Sequence[list[Run]]]) -> Layout:
        """Find it from the lines of all pages."""
        runs = [run for lines in pages for line in lines for run in line]
        widths = [(run.right - run.left) / len(run.text) for run in runs if len(run.text) > 8]
        return cls(
            max(1.0, statistics.median(widths)) if widths else 7.2,
            _line_pitch(pages),
            min((run.left for run in runs), default=0.0),
        )


def base_line(line: Sequence[Run]) -> float:
    """Where most of a line's letters stand; points from the bottom of the page."""
    return max(line, key=lambda run: len(run.text)).bottom


def _line_pitch(pages: Sequence[Sequence[list[Run]]]) -> float:
    """The commonest distance from one line to the next, in points."""
    steps: Counter[int] = Counter()
    for lines in pages:
        lows = sorted({round(base_line(line)) for line in lines}, reverse=True)
        steps.update(a - b for a, b in itertools.pairwise(lows) if 5 < a - b < 30)
    if not steps:
        return 12.0
    near: Counter[int] = Counter()
    for step, n in steps.items():
        for at in (step - 1, step, step + 1):
            near[at] += n
    return float(max(near, key=lambda s: (near[s], -abs(s - 12))))
