"""Scene headings: how a line says where and when it plays, in the languages we know it in."""

from __future__ import annotations

import re
from typing import NamedTuple

# INT. EXT. EST. I/E in English; the same in Russian, German, French, Spanish and Chinese scripts.
_PLACES = (
    r"INT(?:ERIOR|ÉRIEUR)?|EXT(?:ERIOR|ÉRIEUR)?|EST|I|E"
    r"|ИНТ(?:ЕРЬЕР)?|ЭКСТ|НАТ(?:УРА)?|INNEN|AU(?:SS|ß)EN"
)
HEADING = re.compile(
    rf"(?:(?:{_PLACES})\.?\s*/\s*(?:{_PLACES})(?:[. ]|$)"
    rf"|(?:INT|EXT|ИНТ|ЭКСТ)[. ](?!\s*$)"
    # these are words of sentences, too: in small letters they need their full stop
    r"|(?:EST|INTÉRIEUR|EXTÉRIEUR|НАТ|INNEN|AU(?:SS|ß)EN)\.(?!\s*$)"
    r"|(?-i:EST|INTÉRIEUR|EXTÉRIEUR|НАТ|INNEN|AU(?:SS|ß|ẞ)EN) (?!\s*$)"
    rf"|[内外]景)",
    re.IGNORECASE,
)
"""Matches at the start of a scene heading."""

PLACE_FIRST = re.compile(
    r"[^\Wa-zß-öø-ÿа-яё][^a-zß-öø-ÿа-яё\n]{1,40}[.,–—-]\s*(?:INT|EXT|I/E|ИНТ|ЭКСТ|НАТ)\b"
)
"""Matches "KITCHEN. INT. 1994", as British television writes it. Only behind a scene number: capitals alone may be action."""

_FADE = re.compile(r"(?:FADE (?:IN|OUT|UP)[.:]?|(?:FADE|CUT) TO [A-Z]+\.)")


def is_transition(text: str) -> bool:
    """Whether a line of its own, without emphasis marks, is a transition as Fountain has them."""
    if not text.isupper():
        return False
    return text.endswith(" TO:") or bool(_FADE.fullmatch(text))


_TYPED = re.compile(
    r"(?:(?:smash|match|jump|hard|quick|slow|time|flash|whip|back|cut|fade|dissolve|wipe|pan|iris|intercut)[ -]){0,3}"
    r"(?:(?:cut|fade|dissolve|wipe|pan|intercut|back|iris)(?: (?:back )?(?:to|in|out|up|with)(?: (?:to )?(?:black|white))?)?)"
    r"\s?[.:…]*",
    re.IGNORECASE,
)


def is_typed_transition(text: str) -> bool:
    """Whether a paragraph is a transition in any case: "Cut to.", "Whip pan to:", "FADE TO BLACK". Fountain is stricter."""
    if is_transition(text):
        return True
    found = _TYPED.fullmatch(text)
    return found is not None and (" " in text or text[-1:] == ":")


SCENE_NUMBER = re.compile(r"(?<!\s)\s*+#([^#\n]{1,20})#\s*+$")
"""A scene number at the end of a Fountain heading."""

_NUMBER = r"(?=[A-Z-]{0,4}\d)[A-Z]{0,3}-?\d{1,4}(?:[.-]?[A-Z\d]{1,3})?"
_LEFT = re.compile(rf"({_NUMBER})[.)]?\s+(?=\S)")
_RIGHT = re.compile(rf"(?<!\s)\s++({_NUMBER})\.?[\s*]*+$")


class Numbered(NamedTuple):
    """A heading without its scene number, and the number or ""."""

    text: str
    number: str


def take_number(line: str) -> Numbered:
    """ "2-A EXT. X    2-A *" → "EXT. X" and "2-A". A year or an address at the end stays."""
    text = line.strip()
    left = _LEFT.match(text)
    if not left:
        return Numbered(text, "")
    rest = text[left.end() :]
    right = _RIGHT.search(rest)
    if right and right[1] == left[1]:
        return Numbered(rest[: right.start()].rstrip(" *"), left[1])
    if HEADING.match(rest) or PLACE_FIRST.match(rest):
        return Numbered(rest, left[1])
    return Numbered(text, "")
