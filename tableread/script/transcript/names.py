"""Which lines of a transcript begin with the name of who speaks.

Every line may begin with words and a colon. Names are those that come back, and where most colons are behind such
names, the others are names, too: somebody may speak once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tableread.script.headings import HEADING, is_transition, take_number

_CUE = re.compile(
    r"[*_]{0,3}(?P<name>[^\W_](?:[^:：*_\n\[\](){}!?,;\"]|_(?=\w)){0,39})[*_]{0,3}"
    r"(?P<ext>(?:\s?[\[(][^\])\n]{0,60}[\])]){0,3})[*_]{0,3}\s?[:：][*_]{0,3}(?P<tail>\s|$|(?<=：))"
)
_WORD = re.compile(r"\S+")
_BRACKET = re.compile(r"[\[(]([^\])]*)[\])]")
_MOST_WORDS = 5
_COMES_BACK = 2
_SURE = 0.6
"""Of the lines that begin with words and a colon, so many must be of those who come back."""
_ALL_ALIKE = 0.95
"""When so many names are in capitals, or so few, one that is written otherwise is nobody's."""
_SMALL_WORD = 3
"""Letters of a small word within a name: "of", "the", "von"."""
_NOT_NAMES = frozenset(
    """title titles subtitle subtitles super superimpose superimposed chyron caption captions card legend insert
    note notes montage flashback sfx fx f/x sound music cut fade dissolve intercut back time place setting scene act
    later re ps p.s nb warning written author authors credit source contact copyright draft date revision logline
    characters cast synopsis continued cont'd more wide close closeup medium angle shot ots cu ecu mcu ms ws pov ext int the a an but and or so if because remember example""".split()
)
"""What stands before a colon and is nobody."""


class Cue(NamedTuple):
    """A name at the beginning of a line; places are within the line."""

    name: str
    extensions: tuple[str, ...]
    start: int
    name_end: int
    """Behind the name and its brackets."""
    end: int
    """Where what is said begins."""
    alone: bool
    """Nothing follows on the line."""


def may_be_cue(line: str) -> Cue | None:
    """What the line begins with, if it may be a name and a colon."""
    found = _CUE.match(line)
    if not found:
        return None
    name = " ".join(found["name"].split())
    words = _WORD.findall(name)
    if len(words) > _MOST_WORDS or words[0].casefold().strip("*.") in _NOT_NAMES:
        return None
    if not any(c.isalpha() for c in name) or not all(
        not word[0].islower() or (i and len(word) <= _SMALL_WORD) for i, word in enumerate(words)
    ):
        return None
    if is_transition(f"{name}:") or HEADING.match(take_number(line).text):
        return None
    extensions = tuple(x for m in _BRACKET.finditer(found["ext"]) if (x := m[1].strip()))
    end = found.end()
    alone = not line[end:].strip()
    return Cue(name, extensions, found.start("name"), found.end("ext"), end, alone)


class Names:
    """Who speaks in these lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        cues = [cue for line in lines if ":" in line[:110] or "：" in line[:110]
                if (cue := may_be_cue(line))]  # fmt: skip
        counts = Counter(cue.name.casefold() for cue in cues)
        often = {name for name, n in counts.items() if n >= _COMES_BACK}
        self.cues = sum(not cue.alone and cue.name.casefold() in often for cue in cues)
        """Lines on which somebody who comes back says something."""
        self.alone = sum(cue.alone and cue.name.casefold() in often for cue in cues)
        """Lines that have such a name and nothing else."""
        sure = sum(counts[name] for name in often) >= _SURE * len(cues)
        shouted = [cue.name.isupper() for cue in cues if cue.name.casefold() in often]
        once = counts.keys() - often
        if sum(shouted) > _ALL_ALIKE * len(shouted):
            once -= {cue.name.casefold() for cue in cues if not cue.name.isupper()}
        elif sum(shouted) < (1 - _ALL_ALIKE) * len(shouted):  # "DJ" and "TV" are names in any file
            once -= {
                c.name.casefold() for c in cues if c.name.isupper() and len(c.name) > _SMALL_WORD
            }
        self._names = frozenset(often | once if sure else often)

    def cue_at(self, line: str) -> Cue | None:
        """The name that the line begins with, if any."""
        if ":" not in line[:110] and "：" not in line[:110]:
            return None
        cue = may_be_cue(line)
        return cue if cue and cue.name.casefold() in self._names else None
