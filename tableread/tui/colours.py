"""A colour for every speaker, readable on dark and on light ground."""

from __future__ import annotations

from tableread.script.model import Script

# Told apart by hue first; all have a contrast of at least 4.5 against their ground.
_ON_DARK = (
    "#7fc8f8", "#ffb86b", "#8fe388", "#ff9bb3", "#d2a8ff", "#f2e06d", "#6ee7d8", "#e8a27c", "#a8c0ff",
)  # fmt: skip
_ON_LIGHT = (
    "#00569c", "#9a4a00", "#1a6b1a", "#a8123f", "#6a2bb8", "#6b5900", "#00685c", "#84401c", "#2f4bb3",
)  # fmt: skip


def speaker_colours(script: Script, dark: bool) -> dict[str, str]:
    """Colours by rank: the leads get those that are farthest apart."""
    palette = _ON_DARK if dark else _ON_LIGHT
    return {c.name: palette[i % len(palette)] for i, c in enumerate(script.characters)}
