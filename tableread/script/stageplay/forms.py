"""How a play's file sets its cues: the way in which most of its lines begin with a name.

Plays are printed in a handful of ways. Each is a pattern; the one that finds the most names that come
back is how this file does it, and the others are then not looked for.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple

from tableread.script.headings import HEADING
from tableread.script.stageplay.structure import ACT, END, ENTRANCE, PERSONS, SCENE

_UPPER = r"[^\W\d_a-zß-öø-ÿа-яё]"
_WORDS = r"[^\W_a-zß-öø-ÿа-яё][^\Wa-zß-öø-ÿа-яё_]*(?:['’&.,/ -]+(?:[^\Wa-zß-öø-ÿа-яё_]+|and\b|et\b|und\b|y\b|и\b|the\b|of\b|de\b|von\b))*"
_CAPITALS = rf"(?=[^\n]{{0,3}}?{_UPPER}){_WORDS}"
_MIXED = (
    r"(?:\d\.? |[^\W\d_][^\W_]*(?:[’'-][^\W_]+)*\.? ){0,2}[^\W\d_a-zа-яё][^\W_]*(?:[’'-][^\W_]+)*"
)
# "[softly]", ", [aside]", ", rising": how something is said stands behind the name
_BRACKET = (
    r"(?P<ext>(?:\s*+(?:,\s*+)?[\[(][^\])\n]{0,120}[\])])*"
    r"(?:,\s+[*_]?[^\W\dA-ZÀ-ÖØ-ÞА-ЯЁ][^.:\n\[\]()]{1,50})?)"
)
_MARKS = r"[*_=]{0,3}"


def _pattern(name: str, tail: str, lead: str = r"\s*") -> re.Pattern[str]:
    return re.compile(rf"{lead}{_MARKS}(?P<name>{name}){_MARKS}{_BRACKET}{_MARKS}{tail}")


@dataclass(frozen=True)
class Form:
    """A way to set a cue. `pattern` matches at the start of a line; the rest of the line is said."""

    name: str
    pattern: re.Pattern[str]
    own_line: bool = False
    """The cue has its line for itself, and something is said below."""
    capitals: bool = True
    """Names are in capitals; otherwise only names that come back often are believed."""
    sign: str = ""
    """What a line must have near its beginning: spares most lines the pattern."""


FORMS = (
    Form("tab", _pattern(rf"{_CAPITALS}|{_MIXED}", r"[.:]?\t+(?=\S)"), sign="\t"),
    Form("colon", _pattern(_CAPITALS, rf"\s*[:：]{_MARKS}[ \t]+(?=\S)")),
    Form("stop", _pattern(_CAPITALS, rf"\s*\.{_MARKS}(?:[ \t]+(?=\S)|\s*[—–-]+\s*(?=\S))")),
    Form("own-line-stop", _pattern(_CAPITALS, rf"(?:\s*[.:]|(?<=\])){_MARKS}\s*$"), own_line=True),
    Form("bracket", re.compile(rf"\s*[(\[](?P<name>{_CAPITALS})(?P<ext>)[)\]][.:]?[ \t]+(?=\S)")),
    Form("dash", _pattern(_CAPITALS, r"(?:\s*(?:[—–]|--)\s*|\s+-\s+)(?=\S)")),
    Form("columns", _pattern(_CAPITALS, r"[.:]? {2,}(?=\S)", lead=r"")),
    Form("own-line", _pattern(_CAPITALS, r"\s*$"), own_line=True),
    Form("mixed-colon", _pattern(_MIXED, rf"\s*:{_MARKS}[ \t]+(?=\S)"), capitals=False),
    Form("mixed-stop", _pattern(_MIXED, rf"\s*\.{_MARKS}(?:[ \t]+(?=\S)|[—–])"), capitals=False),
    Form(
        "mixed-own-line", _pattern(_MIXED, rf"\s*[.:]{_MARKS}\s*$"), own_line=True, capitals=False
    ),
)

WITH_DIRECTION = Form("with-direction", _pattern(_CAPITALS, r"(?<=[\])])[ \t]+(?=\S)"))
"""`HE and SHE [together] Never!`: found beside the others, for names that are known."""

_SAMPLE = 1200
"""Lines in which the form of a text is looked for."""
_LONGEST = 40
_JOINED = re.compile(r"\s*(?:,|&|\band\b|\bet\b|\bund\b|\by\b|\bи\b)\s*", re.IGNORECASE)
_NOT_NAMES = frozenset(
    """the a an and but or if when then there here it he she they we you i this that what who why how yes
    no oh ah o well come go so for in on at to of my your his her note act scene enter exit exeunt
    curtain copyright contents title author by to time place setting produced date release language
    credits chapter part volume page no price first second third fade cut int ext""".split()
)


_FILM = re.compile(
    r"(?:(?:\w+ )?(?:CUT|FADE|DISSOLVE)|CONTINUED|MORE|ANGLE|CLOSE|INSERT)\b", re.IGNORECASE
)


class Cue:
    """Where a cue stands: the name, what is in brackets behind it, where what is said begins."""

    __slots__ = ("end", "extension", "name", "start")

    def __init__(self, name: str, extension: str, start: int, end: int) -> None:
        self.name = name
        self.extension = extension
        self.start = start
        self.end = end


def cue_at(form: Form, line: str) -> Cue | None:
    """The cue that `line` begins with, if any; offsets are within the line."""
    found = form.pattern.match(line)
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


@dataclass(frozen=True)
class Finding:
    """The form of a file and the names that it is believed to cue."""

    form: Form
    names: frozenset[str]
    """Case folded."""
    cues: int
    often: frozenset[str] = frozenset()
    """Those that come back, or that are listed or come in: they speak wherever they are cued."""

    def knowing(self, people: set[str]) -> Finding:
        """The same, with `people` (case folded) known to be there."""
        return replace(self, names=self.names | people, often=self.often | people)

    def cue_at(self, line: str) -> Cue | None:
        """The cue that `line` begins with, of somebody who is believed to speak."""
        cue = cue_at(self.form, line)
        if cue is not None and cue.name.casefold() in self.names:
            return cue
        cue = cue_at(WITH_DIRECTION, line)
        if cue is not None and all(n in self.names for n in _JOINED.split(cue.name.casefold())):
            return cue
        return None


def find_form(lines: list[str]) -> Finding | None:
    """The form that cues the most; None where no name comes back.

    In a long text the form is found in a part of it, and its names then in the whole.
    """
    if len(lines) <= _SAMPLE:
        return _find_form(lines)
    middle = len(lines) // 2
    found = _find_form(lines[: _SAMPLE // 2] + lines[middle : middle + _SAMPLE // 2])
    if found is None:
        return None
    counts = _count(found.form, _candidates(lines))
    names = _believed(found.form, counts)
    return _finding(found.form, names, counts)


def _finding(form: Form, names: frozenset[str], counts: Counter[str]) -> Finding:
    often = frozenset(name for name in names if counts[name] > 1)
    return Finding(form, names, sum(counts[name] for name in names), often)


def _find_form(lines: list[str]) -> Finding | None:
    best: Finding | None = None
    candidates = _candidates(lines)
    inked = sum(bool(line.strip()) for line in lines)
    for form in FORMS:
        counts = _count(form, candidates)
        names = _believed(form, counts)
        cued = sum(counts[name] for name in names)
        # a later form must find clearly more: capitals are believed before mixed case
        if cued >= 3 and cued > inked * 0.01 and (best is None or cued > 1.3 * best.cues):
            best = _finding(form, names, counts)
    return best


class _Candidate(NamedTuple):
    """A line that may begin with a cue."""

    line: str
    capitals: bool
    """Its first word is in capitals, or a number."""
    over: bool
    """The next line is not empty."""


def _candidates(lines: list[str]) -> list[_Candidate]:
    out: list[_Candidate] = []
    for at, line in enumerate(lines):
        begins = line.lstrip(" \t*_([")[:2]
        if begins and (begins[0].isupper() or begins[0].isdigit() or not begins[0].islower()):
            over = at + 1 < len(lines) and not lines[at + 1].isspace() and bool(lines[at + 1])
            out.append(_Candidate(line, not begins[1:].islower(), over))
    return out


def _count(form: Form, candidates: list[_Candidate]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line, capitals, over in candidates:
        if (form.capitals and not capitals and form.name != "tab") or (form.own_line and not over):
            continue
        if form.sign and form.sign not in line:
            continue
        cue = cue_at(form, line)
        if cue is not None:
            counts[cue.name.casefold()] += 1
    return counts


def _believed(form: Form, counts: Counter[str]) -> frozenset[str]:
    repeated = 2 if form.capitals else 3
    sure = {
        name
        for name, n in counts.items()
        if n >= repeated and (form.capitals or name.split()[0] not in _NOT_NAMES)
    }
    sure -= _NOT_NAMES
    if not sure:
        return frozenset()
    if form.capitals:
        # who speaks once is believed where the form is well established
        sure |= {n for n in counts if n not in _NOT_NAMES and len(n.split()) <= 6}
    return frozenset(sure)
