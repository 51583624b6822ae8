"""The bones of a play as text: acts and scenes, its list of persons, what a library put around it."""

from __future__ import annotations

import re

_NUMERAL = (
    r"(?:[IVXLC]+|\d{1,3}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|FIRST|SECOND|THIRD|FOURTH|FIFTH|LAST"
    r"|PREMIER|PREMIÈRE|DEUXIÈME|SECONDE?|TROISIÈME|QUATRIÈME|CINQUIÈME"
    r"|ERSTER?S?|ZWEITER?S?|DRITTER?S?|VIERTER?S?|FÜNFTER?S?"
    r"|PRIMERO|PRIMERA|SEGUNDO|SEGUNDA|TERCERO|TERCERA|PRIMO|SECONDO|TERZO"
    r"|ПЕРВОЕ|ВТОРОЕ|ТРЕТЬЕ|ЧЕТВЕРТОЕ|ЧЕТВЁРТОЕ|ПЯТОЕ|ПЕРВЫЙ|ВТОРОЙ|ТРЕТИЙ)"
)
_ACT_WORD = r"(?:ACTE?|ACTO|ATTO|AKT|AUFZUG|АКТ|ДЕЙСТВИЕ|PART)"
_SCENE_WORD = r"(?:SCENE|SCÈNE|SCENA|ESCENA|SZENE|AUFTRITT|СЦЕНА|ЯВЛЕНИЕ|КАРТИНА)"
ACT = re.compile(
    rf"[*_#\s]*(?:(?:THE\s+)?{_ACT_WORD}\s+(?:THE\s+)?{_NUMERAL}|(?:THE\s+)?{_NUMERAL}\s+{_ACT_WORD})\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Matches a line (or a paragraph) that opens an act."""
SCENE = re.compile(
    rf"[*_#\s]*(?:{_SCENE_WORD}(?:\s+(?:THE\s+)?{_NUMERAL}\b|\s*[.:,—–-]|\s*$)|{_NUMERAL}\s+{_SCENE_WORD}\b"
    rf"|(?:TABLEAU|BILD)\s+{_NUMERAL}\b|(?:PROLOGUE|EPILOGUE|INDUCTION|INTERLUDE|PROLOG|EPILOG|ПРОЛОГ|ЭПИЛОГ)[.:]?\s*$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Matches a line that opens a scene."""
PERSONS = re.compile(
    r"[*_#\s]*(?:DRAMATIS\s+PERSON|(?:THE\s+)?PERSONS?\s+(?:IN|OF|REPRESENTED)|(?:THE\s+)?CHARACTERS?\b|CAST\b"
    r"|PERSONNAGES|PERSONEN|PERSONAJES|PERSONAGGI|ДЕЙСТВУЮЩИЕ\s+ЛИЦА|ЛИЦА\b)",
    re.IGNORECASE,
)
"""Matches the line above the list of persons."""
END = re.compile(
    r"[*_#\s]*(?:THE\s+END|END\s+OF\s+(?:THE\s+)?(?:PLAY|ACT|SCENE|PROLOGUE)|CURTAIN|TABLEAU|FINIS|FIN|ENDE|ЗАНАВЕС"
    rf"|{_ACT_WORD}[\s-]+DROP)\b.{{0,30}}",
    re.IGNORECASE,
)
"""Full match of a line that closes something."""
ENTRANCE = re.compile(
    r"[*_]*(?:Re-?)?(?:Enters?|Exits?|Exeunt|Entering|Alarums?|Flourish|Sennet|Thunder|Trumpets?|Drums?|Hautboys"
    r"|Curtain|They\s+(?:all\s+)?(?:go|fight|enter|exit)|Manet|Music|Dies\b|Aside\b|Within\b|Входит|Уходит|Занавес"
    r"|Entre\b|Sort\b)",
)
"""Matches a stage direction that stands without brackets."""

_GUTENBERG_START = re.compile(r"^\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG.*$", re.MULTILINE)
_GUTENBERG_END = re.compile(
    r"^(?:\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the )?Project Gutenberg).*",
    re.MULTILINE,
)
_FIELD = re.compile(r"^(Title|Author):\s+(.+(?:\n {2,}\S.*)*)$", re.MULTILINE)


def library_frame(source: str) -> tuple[int, int]:
    """Where the play itself begins and ends, without what Project Gutenberg puts around it."""
    start = _GUTENBERG_START.search(source, 0, 20_000)
    first = start.end() if start else 0
    end = _GUTENBERG_END.search(source, first)
    return first, end.start() if end else len(source)


def library_fields(header: str) -> dict[str, str]:
    """Title and Author as the library's header gives them."""
    return {m[1].casefold(): " ".join(m[2].split()) for m in _FIELD.finditer(header)}
