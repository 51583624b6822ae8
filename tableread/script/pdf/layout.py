"""How a script is set: how wide its letters are, how far apart its lines, where its left edge is."""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tableread.script.pdf.lines import Run

_COMMON = 0.25
"""Of how often the commonest distance of lines is seen: what is seen so often is common, too."""


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
    """The least distance from one line to the next that is common, in points.

    Not the commonest: where most paragraphs have one line, that is the distance over an empty line.
    """
    steps: Counter[int] = Counter()
    for lines in pages:
        lows = sorted({round(base_line(line)) for line in lines}, reverse=True)
        steps.update(a - b for a, b in itertools.pairwise(lows) if 5 < a - b < 30)
    if not steps:
        return 12.0
    near = {step: steps[step] + steps[step + 1] + steps[step + 2] for step in range(4, 30)}
    least = min(step for step, n in near.items() if n >= _COMMON * max(near.values()))
    alike = [least, least + 1, least + 2]
    return sum(step * steps[step] for step in alike) / near[least]
