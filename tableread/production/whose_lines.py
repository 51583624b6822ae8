"""Which elements of a script are lines of yours, and may be hidden from you."""

from __future__ import annotations

from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.production.production import Production
from tableread.script.model import Kind


def own_elements(production: Production) -> set[int]:
    """Of all that you play; headings are not among them: they stand on every screen."""
    yours = set(production.casting.played_by(PlayedBy.YOU))
    return {
        line.element
        for line in production.whole_order().lines
        if (line.speaker or NARRATOR) in yours and line.kind is not Kind.HEADING
    }
