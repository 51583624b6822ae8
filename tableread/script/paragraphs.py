"""Builds the elements of formats whose paragraphs say what they are: Final Draft, Fade In, Word styles."""

from __future__ import annotations

import re

from tableread.script import cues
from tableread.script.headings import take_number
from tableread.script.model import Element, Kind

STYLES = {
    "scene heading": Kind.HEADING,
    "scene": Kind.HEADING,
    "heading": Kind.HEADING,
    "sceneheader": Kind.HEADING,
    "scene header": Kind.HEADING,
    "slugline": Kind.HEADING,
    "slug line": Kind.HEADING,
    "slug": Kind.HEADING,
    "sceneheading": Kind.HEADING,
    "shot": Kind.HEADING,
    "new act": Kind.SECTION,
    "outline": Kind.SECTION,
    "outline body": Kind.SYNOPSIS,
    "end of act": Kind.CENTERED,
    "act": Kind.SECTION,
    "act heading": Kind.SECTION,
    "action": Kind.ACTION,
    "stage direction": Kind.ACTION,
    "stage directions": Kind.ACTION,
    "general": Kind.ACTION,
    "centered": Kind.CENTERED,
    "section": Kind.SECTION,
    "title": Kind.TITLE,
    "cast list": Kind.ACTION,
    "character": Kind.CUE,
    "cue": Kind.CUE,
    "character name": Kind.CUE,
    "charactername": Kind.CUE,
    "speaker": Kind.CUE,
    "parenthetical": Kind.PARENTHETICAL,
    "paren": Kind.PARENTHETICAL,
    "wryly": Kind.PARENTHETICAL,
    "dialogue": Kind.DIALOGUE,
    "dialog": Kind.DIALOGUE,
    "speech": Kind.DIALOGUE,
    "verse": Kind.DIALOGUE,
    "lyrics": Kind.LYRICS,
    "lyric": Kind.LYRICS,
    "singing": Kind.LYRICS,
    "transition": Kind.TRANSITION,
    "summary": Kind.SYNOPSIS,
    "synopsis": Kind.SYNOPSIS,
    "note": Kind.NOTE,
    "script note": Kind.NOTE,
}
"""What the programs that writers use call their styles, in lower case. A shot is a heading to them,
yet it opens no scene: see `kind_of_style`."""

_STYLE_TAIL = re.compile(r"[\s_-]*(?:\d+|text|char|block|element|\(.*\))$")
_LONGEST_STYLE = 100
"""Characters of a style's name."""


def kind_of_style(style: str) -> Kind | None:
    """What a paragraph of this style is; None where the name tells nothing ("Normal")."""
    if len(style) > _LONGEST_STYLE:
        return None
    name = style.casefold().replace("_20_", " ").replace("_", " ").strip()
    name = name.removeprefix("screenplay ").removeprefix("sp ").strip()
    if name == "shot":
        return Kind.ACTION
    return STYLES.get(name) or STYLES.get(_STYLE_TAIL.sub("", name))


class Paragraphs:
    """Collects elements; a place is a number that counts up."""

    def __init__(self) -> None:
        self.elements: list[Element] = []

    def add(
        self,
        kind: Kind,
        text: str,
        place: int,
        *,
        number: str = "",
        dual: bool = False,
        revised: bool = False,
    ) -> None:
        """Append a paragraph, unless it is empty."""
        text = text.strip()
        if not text:
            return
        span = (place, place)
        if kind is Kind.CUE:
            cue = cues.take_apart(text)
            dual = dual or cue.dual
            element = Element(
                kind, cue.text, span, cue.name, cue.extensions, dual=dual, revised=revised
            )
        elif kind is Kind.HEADING:
            found = take_number(text)
            told = number or found.number or None
            element = Element(kind, found.text, span, number=told, revised=revised)
        else:
            if kind is Kind.PARENTHETICAL and not text.startswith("("):
                text = f"({text})"
            element = Element(kind, text, span, revised=revised)
        self.elements.append(element)
