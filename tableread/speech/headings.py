"""What is said for the abbreviations of scene headings and for "#", language by language. Data, and rules made of it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tableread.speech.spoken_text import Rule


class Heading(NamedTuple):
    """A language's words for headings."""

    inside: str
    outside: str
    both: str
    """A scene that goes from inside to outside."""
    both_reversed: str
    number: str
    """Said for "#" before digits."""
    inside_written: str = "INT"
    """A regular expression of what is written for it, besides a full stop."""
    outside_written: str = "EXT"


# these are words and abbreviations of other things, too: they count where a heading begins, or behind a slash
_EST = r"EXT|(?:^|(?<=/)|(?<=/ ))EST"
_PLENER = r"EXT|PLENER|(?:^|(?<=/)|(?<=/ ))PL"

_HEADINGS = {
    "en": Heading("Interior", "Exterior", "inside and outside", "outside and inside", "number"),
    "cs": Heading(
        "Interiér", "Exteriér", "interiér a exteriér", "exteriér a interiér", "číslo",
        "INT(?:ERI[ÉE]R)?", "EXT(?:ERI[ÉE]R)?",
    ),
    "de": Heading(
        "Innen", "Außen", "innen und außen", "außen und innen", "Nummer", "INT|INNEN", "EXT|AU(?:SS|ß|ẞ)EN"
    ),
    "el": Heading(
        "Εσωτερικό", "Εξωτερικό", "εσωτερικό και εξωτερικό", "εξωτερικό και εσωτερικό", "νούμερο",
        "INT|ΕΣΩΤ?|ΕΣ", "EXT|ΕΞΩΤ?|ΕΞ",
    ),
    "es": Heading(
        "Interior", "Exterior", "interior y exterior", "exterior e interior", "número",
        "INT(?:ERIOR)?", "EXT(?:ERIOR)?",
    ),
    "fr": Heading(
        "Intérieur", "Extérieur", "intérieur et extérieur", "extérieur et intérieur", "numéro",
        "INT(?:[ÉE]RIEUR)?", "EXT(?:[ÉE]RIEUR)?",
    ),
    "hu": Heading(
        "Belső", "Külső", "belső és külső", "külső és belső", "szám", "INT|BELSŐ|BEL", "EXT|KÜLSŐ|KÜL"
    ),
    "it": Heading(
        "Interno", "Esterno", "interno ed esterno", "esterno e interno", "numero", "INT(?:ERNO)?", f"ESTERNO|{_EST}"
    ),
    "nl": Heading(
        "Binnen", "Buiten", "binnen en buiten", "buiten en binnen", "nummer", "INT|BINNEN", "EXT|BUITEN"
    ),
    "pl": Heading(
        "Wnętrze", "Plener", "wnętrze i plener", "plener i wnętrze", "numer", "INT|WNĘTRZE|WN", _PLENER
    ),
    "pt": Heading(
        "Interior", "Exterior", "interior e exterior", "exterior e interior", "número",
        "INT(?:ERIOR)?", "EXT(?:ERIOR)?",
    ),
    "ru": Heading(
        "Интерьер", "Натура", "интерьер и натура", "натура и интерьер", "номер",
        "INT|ИНТ(?:ЕРЬЕР)?", "EXT|ЭКСТ|НАТ(?:УРА)?",
    ),
    "sv": Heading(
        "Interiör", "Exteriör", "interiör och exteriör", "exteriör och interiör", "nummer",
        "INT(?:ERIÖR)?", "EXT(?:ERIÖR)?",
    ),
}  # fmt: skip
"""By language; where one is missing, abbreviations are said as they stand."""


@cache
def heading_rules(language: str) -> tuple[Rule, ...]:
    """What in a heading is said otherwise in `language`, such as "en-US"."""
    code = language.partition("-")[0]
    words = _HEADINGS.get(code)
    if words is None:
        return ()
    inside, outside = rf"\b(?:{words.inside_written})\b\.?", rf"\b(?:{words.outside_written})\b\.?"
    forms = {
        rf"{inside}\s*+/\s*+{outside}|\bI\.?/E\b\.?": words.both,
        rf"{outside}\s*+/\s*+{inside}": words.both_reversed,
        inside: words.inside,
        outside: words.outside,
    }
    if code == "en":
        forms[r"\bEST\b\.?"] = "Establishing"
    said = [f"{word}," for word in forms.values()]
    # one pattern, so that nothing that is said is taken for something written
    pattern = re.compile("|".join(f"({written})" for written in forms), re.IGNORECASE)
    return ((pattern, lambda match: said[(match.lastindex or 1) - 1]),)


@cache
def number_rules(language: str) -> tuple[Rule, ...]:
    """What is said for "#2", "№ 2" and "n° 2"."""
    words = _HEADINGS.get(language.partition("-")[0])
    if words is None:
        return ()
    pattern = re.compile(r"(?:#|№\s?|\bn[°º]\s?)(?=\d)", re.IGNORECASE)
    return ((pattern, lambda _: f"{words.number} "),)
