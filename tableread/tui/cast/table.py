"""The table of parts: the narrator first, then the largest. As many columns as fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

from tableread.cast.casting import NARRATOR, Casting, PlayedBy
from tableread.production.readers import NOTHING, Size
from tableread.tui.cast.names import part_name, played_by
from tableread.tui.cells import cell_len, cut
from tableread.tui.clock import bar

_BAR = 8
_NAME = 20
"""Cells of a name; longer ones are cut."""
_PLAYER = 18
_PADDING = 2
"""Cells that a column takes besides what is in it."""
_SCROLLBAR = 1
_COLUMNS = ("character", "turns", "words", "share", "played by", "voice")
_FIRST_TO_GO = ("voice", "turns", "words", "share")
"""Which columns are left out where the window is narrow; the table by itself shows who plays what."""
_KEYS_OF_SCREEN = {"enter", "left", "right"}


class CastTable(DataTable[Any], inherit_bindings=False):
    """Leaves Enter to the screen, so that it comes behind the keys that moved to the row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in DataTable.BINDINGS
        if isinstance(binding, Binding) and binding.key not in _KEYS_OF_SCREEN
    ]

    class CellClicked(Message):
        """A cell was clicked; the row of its part is marked already."""

        def __init__(self, column: str) -> None:
            super().__init__()
            self.column = column

    def __init__(self) -> None:
        super().__init__(id="cast", cursor_type="row", zebra_stripes=True, classes="pane")
        self._names: list[str] = []
        self._rows: dict[str, dict[str, Text]] = {}
        self._row = 0
        """Which is marked at first."""
        self._shown: list[str] = []
        """Columns; none before it is laid out."""

    @property
    def chosen(self) -> str | None:
        """The part of the marked row; None where there is none."""
        row = self.cursor_row if self._shown else self._row
        return self._names[row] if row < len(self._names) else None

    def mark(self, name: str) -> None:
        """Mark the row of a part."""
        self.move_cursor(row=self._names.index(name))

    def fill(self, casting: Casting, sizes: Mapping[str, Size], colours: Mapping[str, str]) -> None:
        """Show all parts; the mark stays where it is, and is on the largest part at first."""
        before = self.chosen
        self._names = [NARRATOR, *casting.parts]
        most = max((sizes.get(name, NOTHING).words for name in self._names), default=0) or 1
        self._rows = {}
        for name in self._names:
            size = sizes.get(name, NOTHING)
            style = colours.get(name, "") if name != NARRATOR else "italic"
            self._rows[name] = {
                "character": Text(cut(part_name(name), _NAME), style=style),
                "turns": Text(str(size.turns), justify="right"),
                "words": Text(str(size.words), justify="right"),
                "share": Text(bar(size.words / most, _BAR)),
                **self._who(casting, name),
            }
        self._row = (
            self._names.index(before) if before in self._names else min(1, len(self._names) - 1)
        )
        if self.content_size.width:  # else it is drawn as soon as the columns that fit are known
            self._draw(self._row)

    def refresh_players(self, casting: Casting) -> None:
        """Show who plays what now, and with which voice."""
        for name in self._names:
            now = self._who(casting, name)
            if any(self._rows[name][column] != cell for column, cell in now.items()):
                self._rows[name] |= now
                for column, cell in now.items():
                    if column in self._shown:
                        self.update_cell(_key(name), column, cell, update_width=True)
        self._fit()

    @staticmethod
    def _who(casting: Casting, name: str) -> dict[str, Text]:
        part = casting.part(name)
        style = "bold" if part.player is not PlayedBy.VOICE else ""
        return {
            "played by": Text(cut(played_by(casting, name), _PLAYER), style=style),
            "voice": Text(part.voice.id),
        }

    def _draw(self, row: int) -> None:
        """With the mark at a row."""
        self.clear(columns=True)
        self._shown = self._fitting()
        for column in self._shown:
            self.add_column(column, key=column)
        for name in self._names:
            self.add_row(*(self._rows[name][column] for column in self._shown), key=_key(name))
        self.move_cursor(row=row)

    def _fit(self) -> None:
        """Show the columns that fit now."""
        if self._names and self._fitting() != self._shown:
            self._draw(self.cursor_row if self._shown else self._row)

    def _fitting(self) -> list[str]:
        widths = {
            column: max(
                cell_len(column),
                *(cell_len(row[column].plain) for row in self._rows.values()),
            )
            + _PADDING
            for column in _COLUMNS
        }
        shown = list(_COLUMNS)
        for column in _FIRST_TO_GO:
            if sum(widths[c] for c in shown) <= self.content_size.width - _SCROLLBAR:
                break
            shown.remove(column)
        return shown

    def on_resize(self) -> None:
        self._fit()

    def on_click(self, event: events.Click) -> None:
        """A click marks the row, as always; then tells which cell it was."""
        meta = event.style.meta
        row, column = meta.get("row", -1), meta.get("column", -1)
        if 0 <= row < len(self._names) and 0 <= column < len(self._shown):
            self.move_cursor(row=row)
            self.post_message(self.CellClicked(self._shown[column]))


def _key(name: str) -> str:
    """The row of a part."""
    return name or "(narrator)"
