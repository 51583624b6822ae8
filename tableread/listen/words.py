"""A line as words that can be recognised: small letters, no marks."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?")


def spoken_words(text: str) -> list[str]:
    """ "Thou feel’st, mother-in-law!" → ["thou", "feel'st", "mother", "in", "law"]."""
    found = (m[0].replace("’", "'").strip("'").casefold() for m in _WORD.finditer(text))
    return [word for word in found if word]
