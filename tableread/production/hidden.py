"""Which lines are hidden from you now, so that nothing else gives them away."""

from __future__ import annotations

from tableread.production.production import Production


def has_hidden_words(production: Production, element: int) -> bool:
    """Whether words of an element are hidden now."""
    return production.shown(element) != production.script.elements[element].text
