"""Two speeches side by side on a page: where their columns are, and which words are of which."""

from __future__ import annotations

from typing import NamedTuple

from tableread.script.headings import HEADING, take_number
from tableread.script.pdf.lines import Run

_CUES_APART = 5
"""Letters' widths between two cues on one line; between words there is one, before a margin number more."""
_NEAR = 2
"""Letters' widths: what begins so little left of a column still is of it."""
_LONGEST_NAME = 35
"""Letters of a cue."""

Line = list[Run]
Halves = tuple[Line, Line]
"""What a line has on the left and on the right; one of them may be empty."""


class Sides(NamedTuple):
    """The lines of two columns, and those that came right below and are of neither."""

    left: list[Line]
    right: list[Line]
    below: list[Line]


class Columns:
    """Two columns from their cues down. Which words are whose is settled when all lines are there."""

    def __init__(self, cues: Halves, width: float) -> None:
        self._cues = cues
        self._width = width
        self._lines: list[Line] = []

    @classmethod
    def begun_by(cls, line: Line, width: float) -> Columns | None:
        """The columns that two cues on one line begin, if it is such a line. `width`: of a letter, in points."""
        cues = _halves(line, _CUES_APART * width)
        return cls(cues, width) if cues is not None and _both_names(cues) else None

    def add(self, line: Line) -> None:
        """Take the next line, without an empty one above it."""
        self._lines.append(line)

    def sides(self) -> Sides:
        """Which lines, and which halves of lines, are of which column."""
        halves = [_halves(line, 0.0) for line in self._lines]
        # its cue stands further in than what it says
        begins = min(half[1][0].left for half in (self._cues, *halves) if half is not None)
        sides = Sides([self._cues[0]], [self._cues[1]], [])
        for i, (line, half) in enumerate(zip(self._lines, halves, strict=True)):
            found = half or self._side(line, begins)
            if found is None:
                return sides._replace(below=self._lines[i:])
            for side, part in zip(sides, found, strict=False):
                if part:
                    side.append(part)
        return sides

    def _side(self, line: Line, begins: float) -> Halves | None:
        """Where a line without a wide space is: in the right column, which begins at `begins`, the left, or both."""
        if line[0].left >= begins - _NEAR * self._width:
            return [], line
        if line[0].right <= begins:
            return line, []
        cut = _cut(line[0], begins)
        return cut and ([cut[0]], [cut[1], *line[1:]])


def _halves(line: Line, least: float) -> Halves | None:
    """The line cut at its widest space, if that is wider than `least` points and each side has letters."""
    lettered = [any(map(str.isalpha, run.text)) for run in line]
    spaces = [
        (line[i].left - line[i - 1].right, i)
        for i in range(1, len(line))
        if any(lettered[:i]) and any(lettered[i:])
    ]
    widest, at = max(spaces, default=(0.0, 0))
    return (line[:at], line[at:]) if widest > least else None


def _cut(run: Run, at: float) -> tuple[Run, Run] | None:
    """A run cut where the space before the letter at `at` is: two columns that nearly touch."""
    letter = (run.right - run.left) / len(run.text)
    near = round((at - run.left) / letter)
    for i in (near, near - 1, near + 1):
        if 0 < i < len(run.text) and run.text[i - 1] == " ":
            left = run._replace(text=run.text[: i - 1], right=at - letter)
            return left, run._replace(text=run.text[i:], left=at)
    return None


def _both_names(cues: Halves) -> bool:
    names = [" ".join(run.text for run in cue).partition("(")[0].strip() for cue in cues]
    left, right = names
    if left.startswith(f"{right} ") or HEADING.match(take_number(left).text):
        return False  # a heading whose number stands in both margins: "7A EXT. SEA", "7A"
    return all(
        0 < len(n) < _LONGEST_NAME and n == n.upper() and n != n.lower() and n[-1] not in ".!?"
        for n in names
    )
