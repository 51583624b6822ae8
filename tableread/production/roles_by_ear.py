"""Whether somebody who listens plays the parts that people took before: asked once, for as long as they are the same."""

from __future__ import annotations

import logging
from collections.abc import Collection

import msgspec

from tableread.library.store import Library

log = logging.getLogger(__name__)


class _Answer(msgspec.Struct, frozen=True):
    parts: list[str]
    plays: bool


class RolesByEar:
    """The answer for one script, kept in the library."""

    def __init__(self, library: Library, key: str) -> None:
        self._library = library
        self._key = key

    def answer(self, parts: Collection[str]) -> bool | None:
        """What was answered about these parts; None where it was not asked about exactly them."""
        kept = self._library.by_ear(self._key)
        if not kept:
            return None
        try:
            answer = msgspec.json.decode(kept, type=_Answer)
        except msgspec.MsgspecError as error:
            log.warning("an answer about parts is not readable: %s", error)
            return None
        return answer.plays if set(answer.parts) == set(parts) else None

    def keep(self, parts: Collection[str], plays: bool) -> None:
        """Do not ask about these parts again."""
        answer = _Answer(sorted(parts), plays)
        self._library.save_by_ear(self._key, msgspec.json.encode(answer).decode())
