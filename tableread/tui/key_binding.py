"""A key in Help, the palette and perhaps the footer."""

from __future__ import annotations

from textual.binding import Binding


def key_binding(
    key: str,
    action: str,
    name: str,
    id: str,  # noqa: A002 - Textual's word
    told: str,
    *,
    footer: bool = False,
    shown: str = "",
) -> Binding:
    """`told`: what it does, in Help. `footer`: it has a place there; `shown`: how the key is written there."""
    return Binding(key, action, name, id=id, tooltip=told, show=footer, key_display=shown or None)
