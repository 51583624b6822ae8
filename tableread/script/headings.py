"""Scene headings: how a line says where and when it plays, in the languages we know it in."""

from __future__ import annotations

import re

# INT. EXT. EST. I/E in English; the same in Russian, German, French, Spanish and Chinese scripts.
_PLACES = (
    r"INT(?:ERIOR|ÉRIEUR)?|EXT(?:ERIOR|ÉRIEUR)?|EST|I|E"
    r"|ИНТ(?:ЕРЬЕР)?|ЭКСТ|НАТ(?:УРА)?|INNEN|AU(?:SS|ß)EN"
)
HEADING = re.compile(
    rf"(?:(?:{_PLACES})\.?\s*/\s*(?:{_PLACES})(?:[. ]|$)"
    rf"|(?:INT|EXT|EST|INTÉRIEUR|EXTÉRIEUR|ИНТ|ЭКСТ|НАТ|INNEN|AU(?:SS|ß)EN)[. ](?!\s*$)"
    rf"|[内外]景)",
    re.IGNORECASE,
)
"""Matches at the start of a scene heading."""

TRANSITION = re.compile(
    r"(?:[A-Z][A-Z .'’-]* TO:|FADE (?:IN|OUT|UP)[.:]?|(?:FADE|CUT) TO [A-Z]+\.)"
)
"""Full match of a transition on a line of its own; emphasis marks already removed."""

SCENE_NUMBER = re.compile(r"\s*#([^#\n]{1,20})#\s*$")
"""A scene number at the end of a Fountain heading."""
