"""A draft beside the one before it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tableread.library.store import Library
from tableread.production.kept_form import read_draft
from tableread.production.recalled import Recalled
from tableread.script.corrections import Corrected
from tableread.script.drafts import Change, Drafts, draft_of


class DraftComparison:
    """Made when it is asked for, and once: it takes a while."""

    def __init__(self, library: Library, key: str, recalled: Callable[[], Recalled]) -> None:
        self._library = library
        self._key = key
        self._recalled = recalled
        self._made: tuple[Corrected, Drafts | None] | None = None

    @property
    def drafts(self) -> Drafts | None:
        """Both; None where there was none before."""
        now = self._recalled().now
        if self._made is None or self._made[0] is not now:
            kept = self._library.drafts(self._key)[1]
            before = kept and read_draft(kept.corrected)
            self._made = now, Drafts(before, draft_of(*now)) if before else None
        return self._made[1]

    def changes(self, parts: Collection[str]) -> list[Change]:
        """What is new, cut or altered since then in these parts; in all, where there are none."""
        drafts = self.drafts
        changes = drafts.changes() if drafts is not None else []
        return [change for change in changes if not parts or change.speaker in parts]
