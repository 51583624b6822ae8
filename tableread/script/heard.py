"""Scripts in two columns, what is seen and what is heard: for commercials, corporate films, news and documentaries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tableread.script.document import Paragraph, Row
from tableread.script.emphasis import plain
from tableread.script.spoken_parts import SpokenParts, bare_name, is_aside

_SEEN = frozenset(
    "video visual visuals picture pictures image images bild bilder imagen vídeo видео изображение kép".split()
)
_HEARD = frozenset("audio sound ton son sonido áudio аудио звук hang narration".split())
"""What stands above the columns, in small letters."""
_NOT_PEOPLE = frozenset(
    "sfx fx f/x sound sounds music musik musique música музыка sot nat nats atmo super title titles graphic graphics cg"
    " lower-third geräusch geräusche bruit bruits efecto efectos шум звук note".split()
)
"""What stands before a colon and speaks not."""
_NAMED = re.compile(r"([*_]*[^\W\d_][^:：\n]{0,50})[:：][*_]*(?:\s+|$)")
_FEWEST = 2
"""Cues. Fewer are no sign of what the column is."""
_SURE = 0.4
"""Share of the cells with something in them that have a cue, where nothing stands above the columns."""
_LEAD = 3
"""Rows: what is above the columns stands in the first ones."""


class Heard(NamedTuple):
    """Which column is heard, who speaks in it, and the row above the columns."""

    column: int
    names: frozenset[str]
    """In small letters."""
    head: Row | None


def find_heard(rows: Sequence[Row]) -> Heard | None:
    """The column with what is heard; None where the rows have none."""
    width = max((len(row.cells) for row in rows), default=0)
    named: Heard | None = None
    for row in rows[:_LEAD]:
        heads = [plain(text).strip(" :").casefold() for text in row.texts]
        at = next((n for n, head in enumerate(heads) if _words(head) & _HEARD), None)
        if at is not None and any(_words(head) & _SEEN for head in heads):
            named = Heard(at, _names(_column(rows, at)), row)
    if named is not None:
        return named
    for at in range(min(width, 8)):
        cells = [cell for cell in _column(rows, at) if any(p.text.strip() for p in cell)]
        names = _names(cells)
        cued = sum(any(_cue(line, rest, names) for line, rest in _lines(cell)) for cell in cells)
        if names and cued >= max(_FEWEST, _SURE * len(cells)):
            return Heard(at, names, None)
    return None


def read_heard(row: Row, heard: Heard, out: SpokenParts, place: int) -> None:
    """Add what is in a row: first what is seen, then what is heard."""
    if row is heard.head:
        return
    if len(row.cells) <= heard.column:
        for cell in row.cells:
            _see(cell, out, place)
        return
    for at, cell in enumerate(row.cells):
        if at != heard.column:
            _see(cell, out, place)
    speaking = False
    for line, rest in _lines(row.cells[heard.column]):
        cue = _cue(line, rest, heard.names)
        if cue is not None:
            out.cue(cue[0], place)
            if cue[1].strip():
                out.said(cue[1], place)
            speaking = True
        elif speaking and not _is_sound(line):
            out.said(line, place)
        else:
            out.told(line, place)
            speaking = False


def _see(cell: Sequence[Paragraph], out: SpokenParts, place: int) -> None:
    for paragraph in cell:
        if any(c.isalpha() for c in paragraph.text):
            out.told(paragraph.text, place)


def _column(rows: Sequence[Row], at: int) -> list[tuple[Paragraph, ...]]:
    return [row.cells[at] for row in rows if at < len(row.cells)]


def _words(head: str) -> set[str]:
    return set(re.findall(r"\w+", head)) if len(head) < 40 else set()


def _lines(cell: Sequence[Paragraph]) -> Iterator[tuple[str, bool]]:
    """Each line with something in it, and whether another follows in the cell."""
    lines = [line for paragraph in cell for line in paragraph.text.split("\n") if line.strip()]
    for at, line in enumerate(lines):
        yield line, at + 1 < len(lines)


def _is_sound(line: str) -> bool:
    named = _NAMED.match(line)
    return named is not None and _is_other(bare_name(named[1]))


def _names(cells: Sequence[Sequence[Paragraph]]) -> frozenset[str]:
    """Who has cues in a column: names before a colon, and names in capitals above other words."""
    named: Counter[str] = Counter()
    above: Counter[str] = Counter()
    for cell in cells:
        for line, rest in _lines(cell):
            found = _named(line, rest)
            if found is not None:
                named[bare_name(found[0])] += 1
            elif rest and plain(line).partition("(")[0].isupper() and not is_aside(line):
                above[bare_name(line)] += 1
    believed = {name for name, n in named.items() if n > 1 or name.isupper()}
    often = {name for name, n in above.items() if n > 1 or name in believed}
    # who speaks once is believed where others speak more often
    believed |= set(above) if len(often) > 1 else often
    return frozenset(name.casefold() for name in believed if name and not _is_other(name))


def _is_other(name: str) -> bool:
    """Whether what is written like a name is a sound, or a word on the screen."""
    return name.partition(" ")[0].casefold() in _NOT_PEOPLE


def _cue(line: str, rest: bool, names: frozenset[str]) -> tuple[str, str] | None:
    """Who is cued by a line, and what stands behind the name. `rest`: whether more lines follow."""
    found = _named(line, rest)
    if found is not None and bare_name(found[0]).casefold() in names:
        return found
    if rest and bare_name(line).casefold() in names:
        return line, ""
    return None


def _named(line: str, rest: bool) -> tuple[str, str] | None:
    """The name before a colon, and what stands behind it; a name with nothing behind it is no cue."""
    found = _NAMED.match(line)
    if found is None or not (rest or line[found.end() :].strip()):
        return None
    return found[1], line[found.end() :]
