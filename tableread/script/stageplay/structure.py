"""The bones of a play as text: acts and scenes, its list of persons, what a library put around it."""

from __future__ import annotations

import re

from tableread.script.stageplay.letters import SMALL

_NUMERAL = (
    r"(?:[IVXLC]+|\d{1,3}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|FIRST|SECOND|THIRD|FOURTH|FIFTH|LAST"
    r"|PREMIER|PREMIÈRE|DEUXIÈME|SECONDE?|TROISIÈME|QUATRIÈME|CINQUIÈME"
    r"|ERSTER?S?|ZWEITER?S?|DRITTER?S?|VIERTER?S?|FÜNFTER?S?"
    r"|PRIMUS|PRIMA|SECUNDUS|SECUNDA|TERTIUS|TERTIA|QUARTUS|QUARTA|QUINTUS|QUINTA"
    r"|PRIMERO|PRIMERA|SEGUNDO|SEGUNDA|TERCERO|TERCERA|PRIMO|SECONDO|TERZO"
    r"|FÖRSTA|ANDRA|TREDJE|FJÄRDE|FEMTE|FØRSTE|ANDEN|ANDRE|ELSŐ|MÁSODIK|HARMADIK|NEGYEDIK|ÖTÖDIK"
    r"|ΠΡΩΤΗ|ΔΕΥΤΕΡΗ|ΤΡΙΤΗ|ΤΕΤΑΡΤΗ|ΠΕΜΠΤΗ|ПЕРША|ДРУГА|ТРЕТЯ"
    r"|ПЕРВОЕ|ВТОРОЕ|ТРЕТЬЕ|ЧЕТВЕРТОЕ|ЧЕТВЁРТОЕ|ПЯТОЕ|ПЕРВЫЙ|ВТОРОЙ|ТРЕТИЙ)"
)
_ACT_WORD = (
    r"(?:ACTE?|ACTO|ACTUS|ATTO|AKT|AUFZUG|JORNADA|ATO|AKTEN|HANDLING|BEDRIJF|FELVONÁS|ΠΡΑΞΗ"
    r"|АКТ|ДЕЙСТВИЕ|ДІЯ|PART)"
)
_SCENE_WORD = (
    r"(?:SCENE|SCÈNE|SCOENA|SCÆNA|SCAENA|SCENA|ESCENA|SZENE|AUFTRITT|SCENEN|TONEEL|JELENÉS"
    r"|ΣΚΗΝΗ|СЦЕНА|ЯВЛЕНИЕ|КАРТИНА)"
)
# words that a sentence may begin with: they need their number
_PICTURE = r"(?:TABLEAU|TABLÅN?|BILD|CUADRO|QUADRO|KÉP|SZÍN|OBRAZ|SCEN|CENA|ЯВА)"
# behind the number: nothing, a mark, or a word with a capital ("ACT I Scene 2"); a sentence goes on small
_TITLED = r"(?=\s*$|\s*[.,:;—–\[(*_-]|\s+(?-i:[^\Wa-zß-öø-ÿа-яё]))"
_ALONE = r"(?=[*_]*+\s*+[.:]?[*_]*+\s*+$|\s*[:—–-])"
_BEGINS = rf"[*_=#\s]*(?-i:(?![{SMALL}]))"
ACT = re.compile(
    rf"{_BEGINS}(?:(?:THE\s+)?{_ACT_WORD}\s+(?:THE\s+)?{_NUMERAL}\b{_TITLED}"
    rf"|(?:THE\s+)?{_NUMERAL}\.?\s+{_ACT_WORD}\b{_ALONE}|第\w{{1,3}}幕(?!\w))(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Matches a line (or a paragraph) that opens an act."""
SCENE = re.compile(
    rf"{_BEGINS}(?:{_SCENE_WORD}(?:\s+(?:THE\s+)?{_NUMERAL}\b{_TITLED}|\s*[.:—–-]|\s*$)"
    rf"|{_NUMERAL}\.?\s+(?:{_SCENE_WORD}|{_PICTURE})\b{_ALONE}|{_PICTURE}\s+{_NUMERAL}\b{_TITLED}"
    r"|第\w{1,3}[場场](?!\w)"
    rf"|(?:THE\s+)?(?:PROLOGUE|EPILOGUE|INDUCTION|INTERLUDE|PROLOG|EPILOG|ПРОЛОГ|ЭПИЛОГ)[.:]?\s*$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Matches a line that opens a scene."""
PERSONS = re.compile(
    r"[*_#\s]*(?:DRAMATIS\s+PERSON|(?:THE\s+)?PERSONS?\s+(?:IN|OF|REPRESENTED)|(?:THE\s+)?CHARACTERS?\b|CAST\b"
    r"|PERSONNAGES|PERSONEN|PERSONAJES|PERSONAGGI|PERSONAGENS|PERSONER(?:NA)?\b|ROLLER\b"
    r"|SZEMÉLYEK|INTERLOCUTORI|REPARTO\b|OSOBY\b|ΠΡΟΣΩΠΑ|ΤΑ ΤΟΥ ΔΡΑΜΑΤΟΣ|登場人物|人物|ДІЙОВІ ОСОБИ|ДЕЙСТВУЮЩИЕ\s+ЛИЦА|ЛИЦА\b)",
    re.IGNORECASE,
)
"""Matches the line above the list of persons."""
END = re.compile(
    r"[*_#\s]*(?:(?:THE\s+END|FINIS|FIN|ENDE|(?:SLOW\s+|QUICK\s+)?CURTAIN|TABLEAU|ЗАНАВЕС"
    rf"|{_ACT_WORD}[\s-]+DROP)[.!]?"
    r"|(?:THE\s+)?END\s+OF\s+(?:THE\s+)?(?:PLAY|ACT|SCENE|PROLOGUE|FIRST|SECOND|THIRD)\b.{0,30})[*_\s]*",
    re.IGNORECASE,
)
"""Full match of a line that closes something."""
ENTRANCE = re.compile(
    r"[*_]*(?:Re-?)?(?:Enters?|Exits?|Exeunt|Manet|Входит|Входят|Уходит|Уходят|Entrent?|Sort(?:ent)?)\b(?!,)"
    r"|[*_]*(?:They\s+(?:all\s+)?(?:go|fight|enter|exit|embrace)|Dies\b|Aside\b|Within\b)"
)
"""Matches a stage direction that stands without brackets."""
SOUND = re.compile(
    r"(?:S/?FX|F/?X|GFX|SPFX|SOUNDS?(?:[ /]EFFECTS?)?|MUSIC|GRAMS|ATMOS(?:PHERE)?|ACOUSTIC|AMBIENCE"
    r"|GERÄUSCHE?|MUSIK|BRUITAGE|BRUITS?|MUSIQUE|SONIDO|EFECTOS?|MÚSICA|RUMORI|MUSICA|ЗВУК|МУЗЫКА)",
    re.IGNORECASE,
)
"""Full match of what stands in front of a sound in a play for the radio, where others have their name."""
_NOISE = re.compile(
    r"[*_]*(?:Alarums?|Flourish|Sennet|Thunder|Trumpets?|Drums?|Hautboys|Music|Curtain|Занавес)\b"
)
_COMES_OR_GOES = re.compile(
    r"[*_]*(?:Re-?)?(?:Enter|Exit|Exeunt)(?:[.*_]*\s*$|\s+(?:[A-Z*_]|the\b|a\b|an\b|all\b|with\b|two\b|severally\b))"
)


def is_direction(text: str) -> bool:
    """Whether a paragraph without brackets is a stage direction."""
    if _NOISE.match(text):
        return len(text.split()) <= 5
    if re.match(r"[*_]*(?:Within|Aside|Dies|They)\b", text):
        return len(text.split()) <= 5
    return bool(ENTRANCE.match(text)) and len(text) < 240


def comes_or_goes(line: str) -> bool:
    """Whether a line in the middle of a paragraph is an entrance or an exit."""
    return len(line) < 90 and bool(_COMES_OR_GOES.match(line))


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
