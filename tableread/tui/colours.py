"""Colours: one for every speaker, readable on dark and on light ground, and those of components."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

if TYPE_CHECKING:
    from textual.widget import Widget

    from tableread.script.model import Script

# Told apart by hue first; all have a contrast of at least 4.5 against their ground.
_ON_DARK = (
    "#7fc8f8", "#ffb86b", "#8fe388", "#ff9bb3", "#d2a8ff", "#f2e06d", "#6ee7d8", "#e8a27c", "#a8c0ff",
)  # fmt: skip
_ON_LIGHT = (
    "#00569c", "#9a4a00", "#1a6b1a", "#a8123f", "#6a2bb8", "#6b5900", "#00685c", "#84401c", "#2f4bb3",
)  # fmt: skip
SAID_ON_DARK, SAID_ON_LIGHT = "#8fe388", "#1a6b1a"
"""Of words that a person has said."""


def speaker_colours_of(dark: bool) -> tuple[str, ...]:
    """All there are, for a dark or a light ground."""
    return _ON_DARK if dark else _ON_LIGHT


def speaker_colours(script: Script, dark: bool) -> dict[str, str]:
    """Colours by rank: the leads get those that are farthest apart."""
    palette = speaker_colours_of(dark)
    return {c.name: palette[i % len(palette)] for i, c in enumerate(script.characters)}


def component_style(widget: Widget, name: str) -> Style:
    """A component's style without a background, its colour as it is on the widget's own: Textual leaves out by how much a
    colour is muted, and gives the full one."""
    style = widget.get_component_rich_style(name, partial=True)
    if style.color is None:
        return style
    return style + Style(color=widget.get_visual_style(name).rich_style.color)
