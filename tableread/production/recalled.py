"""A script as it is now with what is kept of its lines: corrections, recordings, the place; carried over from the reading
before, whether the file has changed or the reader of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence, Set
from types import MappingProxyType
from typing import NamedTuple

from tableread.library.store import Draft, Library
from tableread.production.derived import Derived
from tableread.production.kept_form import read_draft, written_draft
from tableread.production.line_takes import Sayable
from tableread.production.old_library import old_corrections, old_take_names
from tableread.script.carried import carried
from tableread.script.corrections import (
    Corrected,
    Correction,
    carried_over,
    corrected,
    lines_of,
    read_correction,
    written_corrections,
)
from tableread.script.drafts import DraftLine, draft_of
from tableread.script.kept import KeptReading
from tableread.script.line_id import LineId, line_ids, words_id
from tableread.script.model import Script

log = logging.getLogger(__name__)

LONGEST_DRAFT = 50_000
"""Elements. What is longer is opened without comparing it: two such drafts take minutes."""


class Recalled(NamedTuple):
    """A script with its corrections, beside the reading before."""

    reading: KeptReading
    corrections: tuple[Correction, ...]
    now: Corrected
    derived: Derived
    """What follows from it."""
    last: Sequence[DraftLine] | None = None
    """How it was opened last, where that was otherwise."""
    moved: Mapping[LineId, LineId] = MappingProxyType({})
    """Lines of `last`, or of the one before it, that have another identity now."""
    rewritten: Sequence[tuple[str, str]] = ()
    """Corrections as the library has them, and as it is to have them; "" for one whose line is not there any more."""

    @property
    def draft(self) -> Draft:
        """As the next reading needs it."""
        if not self.corrections:
            return Draft(self.derived.draft)
        return Draft(self.derived.draft, self._as_read())

    def is_kept_as(self, draft: Draft) -> bool:
        """Whether `draft` is of this reading, whatever was put right in it since."""
        return draft.corrected == self.derived.draft or draft.uncorrected == self._as_read()

    def _as_read(self) -> bytes:
        return written_draft(draft_of(self.reading.script, self.reading.ids))

    def corrected(self, corrections: Sequence[Correction], derive: Derive) -> Recalled:
        """The same with other corrections."""
        now = corrected(self.reading.script, self.reading.ids, corrections)
        return self._replace(
            corrections=tuple(corrections), now=now, derived=derive(now, corrections)
        )


def still_there(line: LineId, recalled: Recalled) -> LineId | None:
    """`line`, or the line before it that corrections made it part of; None where it is not in the script."""
    read, ids = recalled.reading.ids, recalled.now.ids
    if line in ids:
        return line
    before = read[: read.index(line)] if line in read else ()
    return next((other for other in reversed(before) if other in ids), None)


Derive = Callable[[Corrected, Sequence[Correction]], Derived]


def recall(reading: KeptReading, library: Library, key: str, derive: Derive) -> Recalled:
    """What the library has under `key` of a script that was just read. Changes nothing."""
    kept = _kept_corrections(reading.script, reading.ids, library, key)
    corrections = [correction for _, correction in kept if correction is not None]
    now = corrected(reading.script, reading.ids, corrections)
    found = Recalled(reading, tuple(corrections), now, derive(now, corrections))
    last, before = library.drafts(key)
    if last is not None and len(reading.ids) <= LONGEST_DRAFT:
        moved: dict[LineId, LineId] = {}
        if not found.is_kept_as(last):
            lines, uncorrected = read_draft(last.corrected), read_draft(last.uncorrected)
            if lines is not None and uncorrected is not None:
                moved = carried(uncorrected, draft_of(reading.script, reading.ids))
                found = found._replace(last=lines)
        named = {LineId(line) for line in library.lines.named(key)} | lines_of(corrections)
        moved |= _left_behind(reading, named - moved.keys(), before)
        if moved:
            now_corrections = carried_over(corrections, moved)
            found = found._replace(moved=moved).corrected(now_corrections, derive)
    return found._replace(rewritten=_rewritten(kept, found.corrections))


def _left_behind(
    reading: KeptReading, named: Set[LineId], before: Draft | None
) -> dict[LineId, LineId]:
    """What lines of the draft `before` have become, of those `named`: another program, which had it open still, has kept
    something under them."""
    named = named - set(reading.ids)
    old = read_draft(before.uncorrected) if named and before else None
    if not old or named.isdisjoint(line.line for line in old):
        return {}
    moved = carried(old, draft_of(reading.script, reading.ids))
    return {line: moved[line] for line in named & moved.keys()}


def _kept_corrections(
    script: Script, ids: Sequence[LineId], library: Library, key: str
) -> list[tuple[str, Correction | None]]:
    """Corrections as they were kept, for the reading they were made in; None for one whose line is not in it."""
    kept = library.corrections(key)
    old = old_corrections(script, ids, kept)
    if old is not None:
        return list(zip(kept, old, strict=True))
    found: list[tuple[str, Correction | None]] = []
    for text in kept:
        try:
            found.append((text, read_correction(text)))
        except ValueError as error:
            log.warning("a correction of a script is not readable: %s", error)
    return found


def _rewritten(
    kept: Sequence[tuple[str, Correction | None]], now: Sequence[Correction]
) -> list[tuple[str, str]]:
    texts = iter(written_corrections(now))
    pairs = [(text, "" if correction is None else next(texts)) for text, correction in kept]
    return [(was, text) for was, text in pairs if was != text]


def corrected_as_kept(script: Script, library: Library, key: str) -> Script:
    """`script`, which was just read, with the corrections that the library has of it under `key`."""
    ids = line_ids(script)
    kept = _kept_corrections(script, ids, library, key)
    corrections: Sequence[Correction] = [c for _, c in kept if c is not None]
    draft = library.drafts(key)[0]
    last = draft and read_draft(draft.uncorrected)
    if corrections and last:
        corrections = carried_over(corrections, carried(last, draft_of(script, ids)))
    return corrected(script, ids, corrections).script


def take_names(recalled: Recalled) -> dict[str, Sayable]:
    """The lines of a script by the names that files with recordings of them have, or had."""
    now, last = recalled.now, recalled.last or ()
    lines = {line.line: line.text for line in last if line.line}
    lines |= {line: e.text for line, e in zip(now.ids, now.script.elements, strict=True)}
    said = {line: Sayable(line, words_id(text)) for line, text in lines.items()}
    return old_take_names(now) | said
