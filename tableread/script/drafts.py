"""Draft to draft: which lines are still there, which are new, cut or altered.

Lines are compared by what they are known by (`line_id.known_by`), so spacing and punctuation change
nothing. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from tableread.script.line_id import LineId, known_by
from tableread.script.model import SPOKEN_IN_SPEECH, Kind, Script

_WORD = re.compile(r"\S+\s*")
_MOST_PAIRS = 20_000
"""Pairs of lines in one changed stretch that are compared; more is another script, not a draft."""
_SAME_PERSON = 0.6
"""Share of somebody's lines that another says now, from which on they are one, renamed."""
_ALIKE = 0.5
"""Share of the letters that two lines have in common from which on one is the other, altered."""


class DraftLine(NamedTuple):
    """An element as the next draft needs it to be remembered."""

    kind: str
    text: str
    speaker: str | None
    """On what is said: who says it."""
    line: LineId = LineId("")
    """Its identity; "" in drafts that were kept before there was one."""


class Change(NamedTuple):
    """What happened to one line."""

    what: str
    """ "new", "cut" or "altered"."""
    speaker: str | None
    before: str
    """"" for a new line."""
    after: str
    """"" for one that was cut."""
    element: int
    """In the new draft: the line, or the one that now stands where it was cut."""


class Piece(NamedTuple):
    """Some words of a line that was altered, with the space behind them."""

    what: str
    """ "" for words of both drafts, "cut" or "new"."""
    text: str


def changed_words(before: str, after: str) -> list[Piece]:
    """A line in both drafts at once: its words in order, those that were cut before those that took their place."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(
        None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False
    )
    pieces: list[Piece] = []
    for what, first, end, to, to_end in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece("", "".join(new[to:to_end])))
            continue
        if first < end:
            pieces.append(Piece("cut", "".join(old[first:end])))
        if to < to_end:
            pieces.append(Piece("new", "".join(new[to:to_end])))
    return pieces


def draft_of(script: Script, ids: Sequence[LineId]) -> list[DraftLine]:
    """The lines of `script`, whose identities are `ids`, as they are remembered."""
    out: list[DraftLine] = []
    speaker: str | None = None
    for element, line in zip(script.elements, ids, strict=True):
        if element.kind is Kind.CUE:
            speaker = element.speaker
        elif element.kind not in SPOKEN_IN_SPEECH and element.kind is not Kind.FURNITURE:
            speaker = None
        said = speaker if element.kind in SPOKEN_IN_SPEECH else None
        out.append(DraftLine(element.kind.value, element.text, said, line))
    return out


class Drafts:
    """Two drafts of one script, laid side by side."""

    def __init__(self, old: Sequence[DraftLine], new: Sequence[DraftLine]) -> None:
        self._old = old
        self._new = new
        keys_old = [_key(line) for line in old]
        keys_new = [_key(line) for line in new]
        self.same = keys_old == keys_new
        self._steps = (
            [("equal", 0, len(old), 0, len(new))]
            if self.same
            else SequenceMatcher(None, keys_old, keys_new, autojunk=False).get_opcodes()
        )

    def moved(self, element: int) -> int:
        """Where element `element` of the old draft stands in the new one, or what stands there."""
        end_of_all = max(0, len(self._new) - 1)
        for what, first, end, to, to_end in self._steps:
            if first <= element < end:
                if what == "equal":
                    return to + element - first
                return min(to + element - first, max(to, to_end - 1), end_of_all)
        return end_of_all

    @property
    def kept(self) -> float:
        """Share of the old draft's elements that are in the new one; little: another script."""
        if not self._old:
            return 1.0
        return sum(s[2] - s[1] for s in self._steps if s[0] == "equal") / len(self._old)

    def renamed(self) -> dict[str, str]:
        """Characters who are gone, by the new name under which most of their lines are said now."""
        before, after = _lines_by_speaker(self._old), _lines_by_speaker(self._new)
        said_by = {text: who for who, texts in after.items() for text in texts}
        found: dict[str, str] = {}
        for who in before.keys() - after.keys():
            now = Counter(said_by[text] for text in before[who] if text in said_by)
            for name, lines in now.most_common(1):
                if name not in before and lines >= _SAME_PERSON * len(before[who]):
                    found[who] = name
        return found

    def changes(self) -> list[Change]:
        """Every spoken line that is new, cut or altered, in the order of the new draft."""
        out: list[Change] = []
        for what, first, end, to, to_end in self._steps:
            if what != "equal":
                out += self._block(first, end, to, to_end)
        return out

    def starred(self) -> frozenset[int]:
        """Elements of the new draft that get a star in the margin: what is new or altered, whatever it is, and what stands
        where something was cut."""
        found: set[int] = set()
        for what, _, _, to, to_end in self._steps:
            if what != "equal" and self._new:
                found.update(range(to, to_end) or [min(to, len(self._new) - 1)])
        return frozenset(found)

    def _block(self, first: int, end: int, to: int, to_end: int) -> list[Change]:
        old = [i for i in range(first, end) if _is_line(self._old[i])]
        new = [i for i in range(to, to_end) if _is_line(self._new[i])]
        pairs = self._paired(old, new)
        cut = [i for i in old if i not in pairs]
        taken = set(pairs.values())
        found = [
            Change("altered", self._new[j].speaker, self._old[i].text, self._new[j].text, j)
            for i, j in pairs.items()
        ]
        found += [
            Change("new", self._new[j].speaker, "", self._new[j].text, j)
            for j in new
            if j not in taken
        ]
        here = min(to, max(0, len(self._new) - 1))
        found += [Change("cut", self._old[i].speaker, self._old[i].text, "", here) for i in cut]
        return sorted(found, key=lambda change: change.element)

    def _paired(self, old: list[int], new: list[int]) -> dict[int, int]:
        """Lines of one speaker that are more alike than not, in order."""
        pairs: dict[int, int] = {}
        if len(old) * len(new) > _MOST_PAIRS:
            return pairs
        last = -1
        for i in old:
            best, alike = None, _ALIKE
            for j in new:
                if j <= last or self._old[i].speaker != self._new[j].speaker:
                    continue
                matcher = SequenceMatcher(None, self._old[i].text, self._new[j].text)
                if matcher.quick_ratio() > alike and (ratio := matcher.ratio()) > alike:
                    best, alike = j, ratio
            if best is not None:
                pairs[i] = last = best
        return pairs


def _lines_by_speaker(lines: Sequence[DraftLine]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in lines:
        if line.speaker is not None and _is_line(line):
            found.setdefault(line.speaker, set()).add(known_by(line.text))
    return found


def _is_line(line: DraftLine) -> bool:
    """Whether an actor has it to learn."""
    return line.speaker is not None and line.kind != Kind.PARENTHETICAL.value


def _key(line: DraftLine) -> tuple[str, str | None]:
    return known_by(line.text), line.speaker
