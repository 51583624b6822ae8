"""Lines of a play that may begin with a cue, and what stands around them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_NUMBERED = re.compile(r"\s*+\(?(\d{1,3})[.):]?\s++(?=\S)")
_NUMBERED_SHARE = 0.5
"""Of the lines with a number in front, so many must count on from the last, and so many paragraphs have one."""
_FEW = 5
_ENDS = frozenset('.!?…;)]"”»')


class Candidate(NamedTuple):
    """A line that may begin with a cue."""

    line: str
    at: int
    """Where it begins, behind the number that the line has."""
    capitals: bool
    """Its first word is in capitals, or a number."""
    below: bool
    """The next line is not empty."""
    opens: bool
    """A paragraph begins with it."""
    after: str
    """The last line above with something in it, without the space around it, or ""."""
    before: str
    """The next line with something in it, likewise."""

    @property
    def after_end(self) -> bool:
        """The line above is empty, or ends a sentence."""
        return self.opens or self.after[-1:] in _ENDS


class Candidates(NamedTuple):
    """All of them, and what they are counted against."""

    lines: list[Candidate]
    paragraphs: int
    """Without those that begin with a bracket."""
    inked: int
    """Lines that are not empty."""


def is_numbered(lines: list[str]) -> bool:
    """Whether speeches are numbered, as in scripts for the radio ("3. JOE: Hello.")."""
    numbers = [int(found[1]) for line in lines if (found := _NUMBERED.match(line))]
    follow = sum(b == a + 1 for a, b in pairwise(numbers))
    if follow < _FEW or follow < _NUMBERED_SHARE * len(numbers):
        return False
    opening = sum(bool(b.strip()) and not a.strip() for a, b in pairwise(["", *lines]))
    return follow > _NUMBERED_SHARE * opening or follow > _NUMBERED_SHARE * len(lines)


def behind_number(line: str) -> int:
    """Where a line goes on behind its number; 0 where it has none."""
    found = _NUMBERED.match(line)
    return found.end() if found else 0


def candidates(lines: list[str], numbered: bool) -> Candidates:
    """The lines that may begin with a cue. `numbered`: as `is_numbered` says."""
    inked = [(at, line.strip()) for at, line in enumerate(lines) if line and not line.isspace()]
    out: list[Candidate] = []
    paragraphs = 0
    before_first, behind_last = (-2, ""), (len(lines) + 1, "")
    for above, (at, text), below in zip(
        [before_first, *inked], inked, [*inked[1:], behind_last], strict=False
    ):
        opens = above[0] < at - 1
        begins = text.lstrip("*_")[:1]
        paragraphs += opens and begins not in {"[", "("}
        if begins.islower():
            continue
        line = lines[at]
        lead = behind_number(line) if numbered else 0
        begins = line[lead : lead + 40].lstrip(" \t*_([")[:2]
        if begins and not begins[0].islower():
            capitals = not begins[1:].islower()
            out.append(
                Candidate(line, lead, capitals, below[0] == at + 1, opens, above[1], below[1])
            )
    return Candidates(out, paragraphs, len(inked))
