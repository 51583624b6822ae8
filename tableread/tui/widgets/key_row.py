"""The row of keys at the bottom: what keys do now, as many as fit; help is always among them, and lists the others.

One widget draws them all. Textual's footer has one for each key, which takes as long as the rest of a dialog to open, and
lets keys run out of the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tableread.tui.cells import cell_len

_ALWAYS = frozenset({"help"})
"""Actions whose keys are shown in a window of any width."""


@dataclass(frozen=True, slots=True)
class _Key:
    key: str
    """As Textual calls it."""
    written: str
    does: str
    action: str
    enabled: bool
    tooltip: str

    @property
    def cells(self) -> int:
        """What it takes, with the space behind it."""
        return cell_len(self.written) + 1 + cell_len(self.does) + 1


class KeyRow(Widget):
    """The keys of a screen that have a place in it. A click presses one."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-row--key", "key-row--disabled", "key-row--hover"}
    DEFAULT_CSS = """
    KeyRow {
        dock: bottom;
        height: 1;
        color: $footer-description-foreground;
        background: $footer-background;
    }
    KeyRow > .key-row--key {
        color: $footer-key-foreground;
        text-style: bold;
    }
    KeyRow > .key-row--disabled {
        text-style: dim;
    }
    KeyRow > .key-row--hover {
        background: $block-hover-background;
    }
    """

    def __init__(self, *, last: Sequence[str] = (), id: str | None = None) -> None:  # noqa: A002
        """`last`: actions whose keys come behind all others, where there is room."""
        super().__init__(id=id)
        self._last = last
        self._names: dict[str, str] = {}
        self._keys: Sequence[_Key] | None = None
        """All of them; None where they have changed since they were last drawn: to ask takes Textual milliseconds."""
        self._pointed = -1
        """The column that the mouse is in, or -1."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, _screen: Screen[object]) -> None:
        self._keys = None
        self.refresh()

    def name_key(self, action: str, does: str) -> None:
        """Say from now on that the key of `action` does this; "": it does nothing now, and is left out."""
        if self._names.get(action) != does:
            self._names[action] = does
            self._keys = None
            self.refresh()

    def column(self, action: str) -> int | None:
        """Where the key of `action` begins, in cells from the left; None where it is not shown."""
        return next((at for at, key in self._placed() if key.action == action), None)

    def _all(self) -> Sequence[_Key]:
        if self._keys is not None:
            return self._keys
        keys: dict[str, _Key] = {}
        for _, binding, enabled, tooltip in self.screen.active_bindings.values():
            action = binding.action
            if binding.show and action not in keys:
                does = self._names.get(action, binding.description)
                written = self.app.get_key_display(binding)
                if does:
                    keys[action] = _Key(binding.key, written, does, action, enabled, tooltip)
        place = {action: at for at, action in enumerate(self._last)}
        self._keys = sorted(keys.values(), key=lambda key: place.get(key.action, -1))
        return self._keys

    def _placed(self) -> list[tuple[int, _Key]]:
        keys = self._all()
        kept = frozenset(at for at, key in enumerate(keys) if key.action.split(".")[-1] in _ALWAYS)
        placed: list[tuple[int, _Key]] = []
        column = 0
        for number in fitting_keys([key.cells for key in keys], kept, self.size.width):
            placed.append((column, keys[number]))
            column += keys[number].cells
        return placed

    def _at(self, column: int) -> _Key | None:
        return next((k for at, k in self._placed() if at <= column < at + k.cells - 1), None)

    def render(self) -> Content:
        bold = self.get_visual_style("key-row--key", partial=True)
        dim = self.get_visual_style("key-row--disabled", partial=True)
        hover = self.get_visual_style("key-row--hover", partial=True)
        pointed = self._at(self._pointed)
        parts: list[Content] = []
        for _, key in self._placed():
            part = Content.assemble((key.written, bold), f" {key.does}")
            if not key.enabled:
                part = part.stylize(dim)
            parts.append(part.stylize(hover) if key == pointed else part)
        return Content(" ").join(parts)

    def _point(self, column: int) -> None:
        before, now = self._at(self._pointed), self._at(column)
        self._pointed = column
        if before != now:
            self.tooltip = (now and now.tooltip) or None
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._point(event.x)

    def on_leave(self) -> None:
        self._point(-1)

    def on_click(self, event: events.Click) -> None:
        key = self._at(event.x)
        if key is not None and key.enabled:
            self.app.simulate_key(key.key)


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
