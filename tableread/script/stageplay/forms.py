"""How a play's file may set its cues. Each form is a pattern; which of them a file uses, `finding` tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tableread.script.headings import HEADING
from tableread.script.stageplay.letters import ACCENT, SMALL
from tableread.script.stageplay.structure import ACT, END, ENTRANCE, PERSONS, SCENE

_UPPER = rf"[^\W\d_{SMALL}]"
_ON = rf"[^\W{SMALL}_]*+(?:[{ACCENT}]+[^\W{SMALL}_]*+)*+"
_SMALL_WORD = "and|the|of|et|de|la|le|les|du|des|und|von|der|die|den|zu|y|del|e|di|da|och|av|en|og|és|a|i|и|και"
_CAPITALS = (
    rf"(?=[^\n]{{0,3}}?{_UPPER})[^\W_{SMALL}]{_ON}"
    rf"(?:['’&.,/ -]++(?:(?:{_SMALL_WORD})[ ]+){{0,2}}[^\W{SMALL}_]{_ON})*"
)
_REST = rf"[^\W_]*+(?:[{ACCENT}]+[^\W_]*+)*+"
_WORD = rf"[^\W_]{_REST}(?:[’'-][^\W_]{_REST})*+"
_BEGINS = rf"[^\W_{SMALL}]{_REST}(?:[’'-][^\W_]{_REST})*+"
_MIXED = rf"(?:\d{{1,2}}\.? )?{_BEGINS}(?:\.? {_WORD}){{0,4}}"
# "[softly]", ", [aside]", ", rising": how something is said stands behind the name
_BRACKET = (
    r"(?P<ext>(?:\s*+(?:,\s*+)?[\[(][^\])\n]{0,300}[\])])*"
    r"(?:,\s+[*_]?[^\W\dA-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ][^.:\n\[\]()]{1,50})?)"
)
_MARKS = r"[*_=]{0,3}"
_CASELESS = r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af々〇・]"
"""Japanese, Chinese and Korean letters."""


def _pattern(name: str, tail: str, lead: str = r"\s*") -> re.Pattern[str]:
    return re.compile(rf"{lead}{_MARKS}(?P<name>{name}){_MARKS}{_BRACKET}{_MARKS}{tail}")


@dataclass(frozen=True)
class Form:
    """A way to set a cue. `pattern` matches at the start of a line; the rest of the line is said."""

    name: str
    pattern: re.Pattern[str]
    own_line: bool = False
    """The cue has its line for itself, and something is said below."""
    gap: bool = False
    """An empty line stands between the cue and what is said below."""
    capitals: bool = True
    """Names are in capitals; otherwise only names that come back often are believed."""
    sign: str = ""
    """What a line must have near its beginning: spares most lines the pattern."""

    @property
    def bare(self) -> bool:
        """Nothing marks the cue but its place above what is said."""
        return self.own_line and self.name.endswith("own-line")


FORMS = (
    Form("tab", _pattern(rf"{_CAPITALS}|{_MIXED}", r"[.:]?\t+(?=\S)"), sign="\t"),
    Form("colon", _pattern(_CAPITALS, rf"\s*[:：]{_MARKS}[ \t]+(?=\S)")),
    Form("stop", _pattern(_CAPITALS, rf"\s*\.{_MARKS}(?:[ \t]+(?=\S)|\s*[—–-]+\s*(?=\S))")),
    Form("own-line-stop", _pattern(_CAPITALS, rf"(?:\s*[.:]|(?<=\])){_MARKS}\s*$"), own_line=True),
    Form("bracket", re.compile(rf"\s*[(\[](?P<name>{_CAPITALS})(?P<ext>)[)\]][.:]?[ \t]+(?=\S)")),
    Form("dash", _pattern(_CAPITALS, r"(?:\s*(?:[—–]|--)\s*|\s+-\s+)(?=\S)")),
    Form("columns", _pattern(_CAPITALS, r"[.:]? {2,}(?=\S)", lead=r"")),
    Form("own-line", _pattern(_CAPITALS, r"\s*$"), own_line=True),
    Form("gap-own-line", _pattern(_CAPITALS, r"\s*+[.:]?\s*+$"), own_line=True, gap=True),
    Form(
        "quote",
        re.compile(rf"\s*(?P<name>{_CASELESS}{{1,10}})(?P<ext>(?:（[^（）\n]{{0,80}}）)?)\s*(?=[「『])"),
        sign="「",
    ),
    Form(
        "wide-colon",
        re.compile(rf"\s*(?P<name>{_CASELESS}{{1,10}})(?P<ext>(?:[（(][^（）()\n]{{0,80}}[）)])?)\s*[：:]\s*(?=\S)"),
    ),
    Form("mixed-colon", _pattern(_MIXED, rf"\s*:{_MARKS}[ \t]+(?=\S)"), capitals=False, sign=":"),
    Form(
        "mixed-stop",
        _pattern(_MIXED, rf"\s*\.{_MARKS}(?:[ \t]+(?=\S)|[—–])"),
        capitals=False,
        sign=".",
    ),
    Form(
        "mixed-stop-own-line",
        _pattern(_MIXED, rf"\s*[.:]{_MARKS}\s*$"),
        own_line=True,
        capitals=False,
    ),
    Form("mixed-own-line", _pattern(_MIXED, r"\s*$"), own_line=True, capitals=False),
    Form(
        "mixed-gap-own-line",
        _pattern(_MIXED, r"\s*+:?\s*+$"),
        own_line=True,
        gap=True,
        capitals=False,
    ),
)  # fmt: skip

WITH_DIRECTION = Form("with-direction", _pattern(_CAPITALS, r"(?<=[\])])[ \t]+(?=\S)"))
"""`HE and SHE [together] Never!`: found beside the others, for names that are known."""

_LONGEST = 40
_FILM = re.compile(
    r"(?:(?:\w+ )?(?:CUT|FADE|DISSOLVE)|CONTINUED|MORE|ANGLE|CLOSE|INSERT|SUPER|CHYRON|CAPTION)\b",
    re.IGNORECASE,
)


class Cue:
    """Where a cue stands: the name, what is in brackets behind it, where what is said begins."""

    __slots__ = ("end", "extension", "name", "start")

    def __init__(self, name: str, extension: str, start: int, end: int) -> None:
        self.name = name
        self.extension = extension
        self.start = start
        self.end = end


def cue_at(form: Form, line: str, at: int = 0) -> Cue | None:
    """The cue that `line` begins with, behind its first `at` characters; offsets are within the line."""
    found = form.pattern.match(line, at)
    if not found:
        return None
    name = " ".join(found["name"].split()).rstrip(".,:")
    if len(name) > _LONGEST or not any(c.isalpha() for c in name):
        return None
    if ACT.match(line) or SCENE.match(line):
        return None
    if END.fullmatch(line.strip()) or PERSONS.match(line) or HEADING.match(line.strip()):
        return None
    if _FILM.match(name):
        return None
    if ENTRANCE.match(name) and len(name.split()) > 1:
        return None
    return Cue(name, found["ext"].strip(), found.start("name"), found.end())
