"""The row of keys at the bottom: what keys do now, as many as fit; help is always among them, and lists the others."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from tableread.tui.cells import cell_len

_ALWAYS = frozenset({"help"})
"""Actions whose keys are shown in a window of any width."""


class KeyRow(Footer):
    """Like Textual's footer, which lets keys run out of the window."""

    def __init__(self, *, last: Sequence[str] = (), id: str | None = None) -> None:  # noqa: A002
        """`last`: actions whose keys come behind all others, where there is room."""
        super().__init__(id=id, compact=True, show_command_palette=False)
        self._last = last
        self._width = 0
        """Cells that the keys were chosen for."""

    def compose(self) -> ComposeResult:
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        keys.sort(key=lambda key: self._last.index(key.action) if key.action in self._last else -1)
        self._width = width = self._room
        yield from (
            keys[at] for at in fitting_keys([_cells(key) for key in keys], self._kept(keys), width)
        )

    @property
    def _room(self) -> int:
        return self.container_size.width or self.app.size.width

    def on_resize(self) -> None:
        if self._room != self._width:
            self.call_after_refresh(self.recompose)

    def _kept(self, keys: Sequence[FooterKey]) -> frozenset[int]:
        return frozenset(at for at, key in enumerate(keys) if key.action.split(".")[-1] in _ALWAYS)


def _cells(key: FooterKey) -> int:
    """What a key takes, with the space behind it."""
    return cell_len(key.key_display) + 1 + cell_len(key.description) + 1


def fitting_keys(widths: Sequence[int], kept: frozenset[int], width: int) -> list[int]:
    """Which keys are shown, by number, in a row of `width` cells: the first that fit, and those in `kept` in any case."""
    left = width - sum(widths[at] for at in kept)
    shown: list[int] = []
    full = False
    for at, cells in enumerate(widths):
        if at in kept:
            shown.append(at)
        elif not full and cells - 1 <= left:  # nothing need follow the last
            shown.append(at)
            left -= cells
        else:
            full = True
    return shown
