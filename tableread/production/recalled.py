"""A script as it is now with what is kept of its lines: corrections, recordings, the place; carried over from the reading
before, whether the file has changed or the reader of it."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tableread.library.store import Library
from tableread.production.kept_form import read_draft
from tableread.production.old_library import old_corrections
from tableread.script.carried import carried
from tableread.script.corrections import (
    Corrected,
    Correction,
    carried_over,
    corrected,
    read_corrections,
)
from tableread.script.drafts import DraftLine, draft_of
from tableread.script.line_id import LineId, line_ids
from tableread.script.model import Script

log = logging.getLogger(__name__)

LONGEST_DRAFT = 50_000
"""Elements. What is longer is opened without comparing it: two such drafts take minutes."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A script with its corrections, beside the reading before."""

    as_read: Script
    ids: tuple[LineId, ...]
    """The identities of its elements."""
    corrections: tuple[Correction, ...]
    now: Corrected
    last: Sequence[DraftLine] | None
    """How it was opened last; None for the first time."""
    moved: Mapping[LineId, LineId]
    """Lines of `last` that have another identity now."""


def recall(script: Script, library: Library, key: str) -> Recalled:
    """What the library has of `script`, which was just read, under `key`. Changes nothing."""
    ids = line_ids(script)
    corrections = kept_corrections(script, ids, library, key)
    now = corrected(script, ids, corrections)
    last = read_draft(library.drafts(key)[0])
    moved: Mapping[LineId, LineId] = {}
    if last is not None and len(script.elements) <= LONGEST_DRAFT and last != draft_of(*now):
        moved = carried(last, draft_of(script, ids))
        corrections = carried_over(corrections, moved)
        now = corrected(script, ids, corrections)
    return Recalled(script, ids, corrections, now, last, moved)


def kept_corrections(
    script: Script, ids: Sequence[LineId], library: Library, key: str
) -> tuple[Correction, ...]:
    """Corrections as they were kept, for the reading they were made in."""
    kept = library.corrections(key)
    try:
        return old_corrections(script, ids, kept) or read_corrections(kept)
    except ValueError as error:
        log.warning("corrections of a script are not readable: %s", error)
        return ()
