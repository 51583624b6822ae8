"""A script in a file: reads it, and finds out whether it is a script that is known under another name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tableread.library.store import Draft, KeptDrafts, Library
from tableread.production.backstage import Backstage
from tableread.production.kept_form import read_draft
from tableread.production.keys import is_sample, known_key, path_of, readings_of
from tableread.production.recalled import LONGEST_DRAFT
from tableread.script.drafts import DraftLine, Drafts, draft_of
from tableread.script.kept import KeptReading, load_kept
from tableread.script.line_id import LineId, known_by
from tableread.script.load import STANDARD_INPUT

_MOST_LINES = 0.5
"""Share of the words of each of two readings that the other has in the same lines, from which on they are of one script.
Measured: other file forms of the bundled samples share .95 and more, two scripts .01."""
_FEW_IDS = 0.1
"""Share of the identities of lines below which two readings are not of one script: where half of the lines are the same,
more of them stand behind the same line, too."""
_OTHER_SCRIPT = 0.1
"""Share of the elements that a draft keeps at least, names above speeches among them; a script that happens to be under
the same name keeps fewer. A round number, between those and drafts in which the same people say other things."""
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
    is_gone: bool
    """Whether its file is not there any more, or another script's is: then it has been moved."""


class ScriptFile:
    """A file that was read and is not yet a production."""

    def __init__(
        self,
        path: Path,
        house: Backstage,
        format: str | None = None,  # noqa: A002 - the option's word
        encoding: str | None = None,
        *,
        otherwise: bool = False,
    ) -> None:
        """Read the file at `path`. `otherwise`: the file is that of the script that it was, only read as `format` from now
        on. For a thread: it takes a while. Raises `ScriptError`."""
        self.path = path
        house.library.refresh()
        self.key = known_key(path, house.library) if path != STANDARD_INPUT else None
        """What the file is known by; None where it is not, or was another script when it was opened last."""
        self.displaced: str | None = None
        """The key of that other script."""
        if self.key is not None:
            format = format or house.library.read_as(self.key)  # noqa: A001
        self.reading = load_kept(path, readings_of(house.folders, path), format, encoding)
        self.known: Known | None = None
        """The script that this seems to be under another name, or a draft of; None where the file itself is known."""
        if otherwise and self.key is not None and format is not None:
            house.library.choose_format(self.key, format)
        elif self.key is not None and not is_sample(path):
            last = house.library.drafts(self.key)[0]
            if last is not None and _is_another(self.reading, last):
                self.key, self.displaced = None, self.key
        if self.key is None and path != STANDARD_INPUT:
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
    best: KeptDrafts | None = None
    most = _MOST_LINES
    for kept in library.latest_drafts():
        for kept_draft in kept.drafts:
            draft = read_draft(kept_draft.uncorrected)
            if not draft or _few_in_common(ids, draft):
                continue
            shared = _shared(lines, _lines([line.text for line in draft]))
            if shared >= most:
                best, most = kept, shared
    if best is None:
        return None
    path = path_of(best.key, best.path)
    is_gone = not path.exists() or library.script_at(best.path) != best.key
    return Known(best.key, best.title, path, best.path, is_gone)


def _is_another(reading: KeptReading, last: Draft) -> bool:
    """Whether a reading is of another script than its file held when it was opened last."""
    draft = read_draft(last.uncorrected)
    if not draft or len(reading.ids) > LONGEST_DRAFT:
        return False
    old = {line.line for line in draft}
    if len(old.intersection(reading.ids)) >= _OTHER_SCRIPT * len(old):
        return False  # which is most often so, and laying them side by side takes longer
    return Drafts(draft, draft_of(reading.script, reading.ids)).kept < _OTHER_SCRIPT


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
