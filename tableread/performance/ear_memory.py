"""What the ear has learnt, kept from read to read: how a voice sounds through each microphone, so that the first line is
not followed cold, and how the actor says names."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tableread.listen.word_distance import are_sounds

log = logging.getLogger(__name__)


_MOST_WAYS = 3  # a round number
"""Pronunciations of a name that are kept: the latest."""
_LARGEST = 1_000_000  # thousands of names; a round number
"""Bytes of a file that is read."""


class EarMemory:
    """On the listener's thread. A disk that will not have it is no hindrance."""

    def __init__(self, folder: Path) -> None:
        self._calibrations = folder / "ear.json"
        self._names = folder / "ear-names.json"

    def recall(self, microphone: str) -> str:
        """The calibration for this microphone, else the one that was kept last; "" where none was."""
        kept = {name: str(text) for name, text in _read(self._calibrations).items()}
        return kept.get(microphone, next(reversed(kept.values()), ""))

    def keep(self, microphone: str, calibration: str) -> None:
        """Keep one, in place of the one before."""
        _write(self._calibrations, {**_read(self._calibrations), microphone: calibration})

    def names(self) -> dict[str, list[str]]:
        """How names were said, as ARPABET."""
        kept = _read(self._names)
        return {
            name: [way for way in ways[-_MOST_WAYS:] if isinstance(way, str) and are_sounds(way)]
            for name, ways in kept.items()
            if isinstance(ways, list)
        }

    def keep_name(self, name: str, said: str) -> None:
        """Keep another pronunciation."""
        kept = self.names()
        ways = [*(way for way in kept.get(name, ()) if way != said), said]
        _write(self._names, {**kept, name: ways[-_MOST_WAYS:]})


def _read(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > _LARGEST:
            return {}
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def _write(file: Path, kept: Mapping[str, Any]) -> None:
    unfinished = file.with_suffix(".json.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(kept), encoding="utf-8")
        unfinished.replace(file)
    except OSError as error:
        log.info("what the ear learnt is not kept: %s", error)
