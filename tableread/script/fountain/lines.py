"""The lines of a Fountain text as the rules see them: stripped, with boneyard and notes cut out.

Places always point into the source as it stands. Most texts have few cuts, so lines without one
cost no more than a `strip`; where a line begins is worked out when an element is made of it.
"""

from __future__ import annotations

import re
from itertools import accumulate

from tableread.script.model import Element, Kind, UncertainPlace

Cut = tuple[int, int]
_BLANK = re.compile(r"\n\r?\n")


class Lines:
    """Parallel to `texts`: where each line stands, and what was special about it."""

    def __init__(self, source: str, cuts: list[Cut]) -> None:
        raws = source.split("\n")
        starts = list(accumulate([len(raw) + 1 for raw in raws], initial=0))
        self.texts: list[str] = [raw.strip() for raw in raws]
        self._raws = raws
        self._starts = starts
        self._placed: dict[int, tuple[int, int]] = {}
        """Lines with a cut in them: the outermost ends of what is left."""
        if cuts:
            self._cut_out(source, cuts)

    def _cut_out(self, source: str, cuts: list[Cut]) -> None:
        texts: list[str] = []
        raws: list[str] = []
        starts: list[int] = []
        next_cut = 0
        for raw, start, text in zip(self._raws, self._starts, self.texts, strict=False):
            end = start + len(raw)
            if next_cut < len(cuts) and cuts[next_cut][0] < end:
                inside = cuts[next_cut][0] < start < cuts[next_cut][1]
                kept, next_cut = _without(source, start, end, cuts, next_cut)
                text = kept.strip()
                if not text and (raw.strip() or inside):
                    # a line that was nothing but a cut is no line at all, nor is a blank line
                    # within one: its neighbours stay neighbours
                    continue
                self._placed[len(texts)] = _trimmed(source, start, end)
            texts.append(text)
            raws.append(raw)
            starts.append(start)
        self.texts, self._raws, self._starts = texts, raws, starts

    def __len__(self) -> int:
        return len(self.texts)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """[start, end) in the source of the lines from `first` to `last`."""
        if self._placed:
            return self._ends(first)[0], self._ends(last)[1]
        raw = self._raws[first]
        start = self._starts[first] + (len(raw) - len(raw.lstrip()))
        if first == last:
            return start, start + len(self.texts[first])
        return start, self._ends(last)[1]

    def _ends(self, at: int) -> tuple[int, int]:
        placed = self._placed.get(at)
        if placed is not None:
            return placed
        raw = self._raws[at]
        start = self._starts[at] + (len(raw) - len(raw.lstrip()))
        return start, start + len(self.texts[at])

    def blank_on_purpose(self, at: int) -> bool:
        """Two or more spaces and nothing else: keeps a speech going over an empty line."""
        return not self.texts[at] and len(self._raws[at].rstrip("\r")) >= 2

    def indented(self, at: int) -> bool:
        """Whether the line begins with space."""
        return self._raws[at][:1] in {" ", "\t"}


def find_cuts(source: str) -> tuple[list[Cut], list[Element], list[UncertainPlace]]:
    """Where boneyard and notes stand, in order, and the notes as elements."""
    cuts: list[Cut] = []
    notes: list[Element] = []
    warnings: list[UncertainPlace] = []
    at = 0
    bone, note = source.find("/*"), source.find("[[")
    close = again = blank = -1  # of notes: looked for anew only when they lie behind
    while bone >= 0 or note >= 0:
        if note < 0 or 0 <= bone < note:
            end = source.find("*/", bone + 2)
            if end < 0:
                warnings.append(_unclosed(bone, "comment"))
                bone = -1
                continue
            at = end + 2
            cuts.append((bone, at))
        else:
            if close < note + 2:
                close = source.find("]]", note + 2)
                if close < 0:
                    warnings.append(_unclosed(note, "note"))
                    note = -1
                    continue
                again = source.rfind("[[", note + 2, close)
            if blank < note:
                found = _BLANK.search(source, note)
                blank = found.start() if found else len(source)
            if again >= note + 2 and blank < again:
                warnings.append(_unclosed(note, "note"))
                note = source.find("[[", note + 2)
                continue
            at = close + 2
            cuts.append((note, at))
            text = source[note + 2 : close].strip().replace("\r\n", "\n")
            notes.append(Element(Kind.NOTE, text, (note, at)))
        if 0 <= bone < at:
            bone = source.find("/*", at)
        if 0 <= note < at:
            note = source.find("[[", at)
    return cuts, notes, warnings


def _unclosed(at: int, what: str) -> UncertainPlace:
    return UncertainPlace(
        (at, at + 2), f"a {what} begins here and never ends, so it is read as text"
    )


def _without(source: str, start: int, end: int, cuts: list[Cut], at: int) -> tuple[str, int]:
    """Text of [start, end) without the cuts from number `at`; and the first cut still to come."""
    kept: list[str] = []
    here = start
    while at < len(cuts) and cuts[at][0] < end:
        kept.append(source[here : max(here, cuts[at][0])])
        here = min(end, cuts[at][1])
        if cuts[at][1] > end:
            break
        at += 1
    kept.append(source[here:end])
    return "".join(kept), at


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return start, end
