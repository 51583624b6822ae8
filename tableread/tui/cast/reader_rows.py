"""Who reads what, as rows: a reader with words and minutes, below it the parts."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tableread.base.counted import counted
from tableread.base.minutes import minutes
from tableread.cast.casting import PlayedBy
from tableread.production.readers import Reader
from tableread.tui.cast.names import part_name, player_name
from tableread.tui.cells import cell_len, cut, spread

_ALL_VOICES = "voices"


def reader_name(reader: Reader) -> str:
    """ "█ YOU", "▌ Ana"; the voices together are one."""
    if reader.player is PlayedBy.VOICE:
        return _ALL_VOICES
    return player_name(reader.player, reader.person)


def reader_rows(readers: Sequence[Reader], width: int) -> Content:
    """All readers, in rows of `width` cells."""
    rows: list[Content | tuple[str, str]] = []
    for reader in readers:
        size = f"{counted(reader.words, 'word')} · {minutes(reader.seconds)}"
        # the name is a person's, which may hold anything
        rows.append(Content(spread(reader_name(reader), size, width) + "\n").stylize("bold"))
        rows.append(Content(_wrapped([part_name(name) for name in reader.parts], width)))
    return Content.assemble(*rows)


def _wrapped(names: Sequence[str], width: int) -> str:
    """Names in rows of `width` cells, set in by two; none is broken."""
    rows, row = [], ""
    for name in names:
        name = cut(name, width - 3)
        if row and cell_len(row) + cell_len(name) + 3 > width - 2:
            rows.append(f"{row},")
            row = ""
        row = f"{row}, {name}" if row else name
    return "".join(f"  {each}\n" for each in [*rows, row])
