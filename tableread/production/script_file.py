"""A script in a file: reads it, and finds out whether it is a script that is known under another name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tableread.library.store import Library
from tableread.production.backstage import Backstage
from tableread.production.kept_form import read_draft
from tableread.production.keys import known_key, path_of, readings_of
from tableread.script.drafts import DraftLine
from tableread.script.kept import KeptReading, load_kept
from tableread.script.line_id import LineId, known_by
from tableread.script.load import STANDARD_INPUT

_MOST_LINES = 0.5
"""Share of the words of each of two readings that the other has in the same lines, from which on they are of one script.
Measured: other file forms of the bundled samples share .95 and more, two scripts .01."""
_FEW_IDS = 0.1
"""Share of the identities of lines below which two readings are not of one script: where half of the lines are the same,
more of them stand behind the same line, too."""
_LETTERS = 12
"""Lines with fewer are in any script."""


class Known(NamedTuple):
    """A known script that shares most of its lines with the file that is opened."""

    key: str
    title: str
    path: Path
    """Where it was opened last."""
    kept_path: str
    """The same as the library keeps it."""

    @property
    def is_gone(self) -> bool:
        """Whether its file is not there any more: then it has been moved."""
        return not self.path.exists()


class ScriptFile:
    """A file that was read and is not yet a production."""

    def __init__(
        self,
        path: Path,
        house: Backstage,
        format: str | None = None,  # noqa: A002 - the option's word
        encoding: str | None = None,
    ) -> None:
        """Read the file at `path`. For a thread: it takes a while. Raises `ScriptError`."""
        self.path = path
        house.library.refresh()
        self.reading = load_kept(path, readings_of(house.folders, path), format, encoding)
        self.known: Known | None = None
        """The script that this seems to be under another name, or a draft of; None where the file itself is known."""
        if path != STANDARD_INPUT and known_key(path, house.library) is None:
            self.known = _find(self.reading, house.library)

    @property
    def question(self) -> str:
        """What to ask where it seems to be known."""
        assert self.known is not None
        title, before = self.known.title, self.known.path
        what = "roles, voices, place, corrections and recordings"
        if self.known.is_gone:
            return (
                f"“{title}” is no longer at {before}. Is this the same script? If so, your {what} come with it; "
                "if not, this is a script of its own."
            )
        return (
            f"{self.path.name} has most of its lines in common with “{title}”, {before.name}. Is it another draft? "
            f"If so, your {what} come with it; if not, this is a script of its own."
        )


def _find(reading: KeptReading, library: Library) -> Known | None:
    """The known script that shares the most lines with a reading; None where none shares most."""
    lines = _lines([element.text for element in reading.script.elements])
    ids = set(reading.ids)
    best, most = None, _MOST_LINES
    for kept in library.latest_drafts():
        draft = read_draft(kept.draft)
        if not draft or _few_in_common(ids, draft):
            continue
        shared = _shared(lines, _lines([line.text for line in draft]))
        if shared >= most:
            best, most = (
                Known(kept.key, kept.title, path_of(kept.key, kept.path), kept.path),
                shared,
            )
    return best


def _few_in_common(ids: set[LineId], draft: Sequence[DraftLine]) -> bool:
    """Whether a draft can be passed over without comparing its words, which takes five times as long. Drafts from before
    lines had identities cannot."""
    old = {line.line for line in draft}
    return old != {""} and len(ids & old) < _FEW_IDS * min(len(ids), len(old))


def _lines(texts: Sequence[str]) -> Counter[str]:
    return Counter(words for words in map(known_by, texts) if len(words) >= _LETTERS)


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """Share of the letters in lines of the one that are in lines of the other, too; of whichever has the smaller."""
    both = _letters(one & other)
    return both / max(_letters(one), _letters(other), 1)


def _letters(lines: Counter[str]) -> int:
    return sum(len(words) * many for words, many in lines.items())
