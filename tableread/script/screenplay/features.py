"""What can be seen of a row: the evidence from which the labeller decides what it is.

Nothing here knows a film or a person. Layout is taken relative to the document (its own margins,
its own blank lines, its own capitals), so that evidence which a file has lost is not missed:
where nothing is in capitals, capitals say nothing.

The evidence comes in facets, small tuples of values that belong together. There are few different
ones in a document, so what a facet weighs is looked up once and remembered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from tableread.script.headings import HEADING, PLACE_FIRST
from tableread.script.rows import Row

Facet = tuple[str | int | bool, ...]
"""First the facet's own letter, then its values."""

_SAID = frozenset(
    """i you me my your mine yours we us our yes no yeah nope okay ok oh hi hello hey please thanks thank sorry
    what why how when where who do did know think want love hate mean guess tell sure maybe well um uh
    huh really right god wow hmm wait listen fuck shit damn man honey sir ma'am could would should
    can will must never gonna gotta i'm i'll i've i'd you're you've you'll don't can't won't didn't
    that's it's what's let's we're we'll isn't wasn't aren't ain't couldn't wouldn't""".split()
)
_TOLD = frozenset(
    """he she they him his her their the into onto toward towards enters exits walks turns sits stands nods
    smiles stares watches glances opens closes pulls pushes grabs holds leans crosses stops pauses
    picks approaches follows emerges appears reveals moves steps runs drives climbs camera angle shot
    we see hear silence continues slowly suddenly himself herself each another behind across beside
    looks room door window table floor wall eyes face shrugs sighs laughs takes puts hands""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBERED = re.compile(r"[A-Z]{0,2}\d{1,4}(?:\.\d{1,3})?[A-Z]{0,2}[.)]?\s+(?=\D)", re.IGNORECASE)
_BOTH_MARGINS = re.compile(r"([A-Z]{0,2}-?\d{1,4}(?:-?[A-Z]{1,2})?)\b.*\s\1[\s.*]*", re.IGNORECASE)
_PAGE = re.compile(
    r"[-–—\s]*(?:p(?:age|g)?\.?\s*)?[A-Z]?\d{1,3}[A-Z]?(?:-\d{1,3})?[-–—.\s*)]*"
    r"|\d{1,3}\s*\|\s*p\s*a\s*g\s*e",  # as Word writes it
    re.IGNORECASE,
)
_ENDS_IN_PAGE = re.compile(r".*\s\d{1,3}[A-Z]?\.?", re.IGNORECASE)
_DATED = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (?:\d{1,2},? )?(?:19|20)\d\d",
    re.IGNORECASE,
)
_REVISION = re.compile(
    r"\b(?:rev(?:ised|isions?|\.)|draft|pink|blue|yellow|goldenrod|salmon|cherry)\b", re.IGNORECASE
)
_MORE = re.compile(r"[\W_]*more[\W_]*", re.IGNORECASE)
_CONTINUED = re.compile(
    r"(?:[A-Z]?\d{1,4}[A-Z]?\s)?\W*+(?:continued|cont['’]?d|cont)\b[:.)]*+(?:\s*+\(\d+\))?+[:.)]*+"
    r"(?:\s++[A-Z]?\d{1,4}[A-Z]?)?+\W*+",
    re.IGNORECASE,
)
_EXTENDED = re.compile(
    r"\(\s*(?:v\.?\s?[o0]|o\.?\s?[sc]|o/s|v/o|cont|continuing|off|on |into |over|filter|pre-?lap"
    r"|subtitle)[^()]*\)?\s*$",
    re.IGNORECASE,
)
_TRANSITION = re.compile(
    r"(?=.{2,60}$)(?:.*\b(?:cut|dissolve|fade|fades|wipe|iris|match|smash|intercut|back)\b.*"
    r"(?:\b(?:to|in|out|up|with|into)\b).{0,24}|fade[:.]*|the end\.?|(?:end )?credits\W*"
    r"|(?:[\w-]+ )?(?:cut|dissolve|wipe|intercut|montage)[:.]?)",
    re.IGNORECASE,
)
_SHOT = re.compile(
    r"(?:[A-Z]{0,2}\d{1,4}[A-Z]?\s+)?(?:close(?: on|[ -]?up)?|angle|wide|another angle|on |insert|pov"
    r"|back to|series of|montage|tracking|new angle|reverse|the|his|her)\b"
    r"|.*\b(?:pov|angle|shot)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"[-–—.,(\s](?:day|night|morning|evening|dawn|dusk|later|continuous|same|afternoon|sunset)\b",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"(?<!\s)\s*+\([^()]*+\)?\s*+$")
_DIGITS = re.compile(r"\d+")
_SHORT = 45
"""Characters. A longer row is no cue."""
_BRACKET = 6
"""Rows that an open bracket may reach over."""


def _bucket(number: int, *edges: int) -> int:
    return sum([number >= edge for edge in edges])


def bare(text: str) -> str:
    """The name on what may be a cue: without extensions, case folded."""
    return _EXTENSION.sub("", text).strip().rstrip(":").casefold()


class Page:
    """What is true of the whole document, and what its rows are measured against."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        letters = [c for row in rows[:4000] for c in row.text if c.isalpha()]
        self.caseless = sum([c.isupper() for c in letters]) < len(letters) / 100
        gaps = [row.gap for row in rows[1:]]
        self.base_gap = 0
        if gaps and gaps.count(0) < len(gaps) * 0.08:  # a blank line between all lines
            self.base_gap = Counter(gaps).most_common(1)[0][0]
        self.gapless = sum([g > self.base_gap for g in gaps]) < len(gaps) * 0.06
        indents = Counter(row.indent for row in rows)
        self.unindented = bool(rows) and indents.most_common(1)[0][1] > 0.95 * len(rows)
        enough = max(2, len(rows) // 50)
        self.edge = min((i for i, n in indents.items() if n >= enough), default=0)
        self.width = sorted([len(r.text) for r in rows])[int(len(rows) * 0.95)] if rows else 60
        self.repeats = Counter(bare(row.text) for row in rows if len(row.text) < _SHORT)
        self.alike = Counter(numberless(row.text) for row in rows if len(row.text) < 90)
        self.words = Counter(
            w for row in rows if len(row.text) >= 25 for w in _WORD.findall(row.text.casefold())
        )
        # how the file sets its cues: with air above them, and with their words right below
        cues = [i for i, row in enumerate(rows[:-1]) if self._like_a_cue(row)]
        self.airy = sum([rows[i].gap > self.base_gap for i in cues]) > 0.85 * len(cues)
        self.close = sum([rows[i + 1].gap <= self.base_gap for i in cues]) > 0.75 * len(cues)

    def _like_a_cue(self, row: Row) -> bool:
        if len(row.text) >= _SHORT:
            return False
        name = bare(row.text)
        return (
            self.repeats[name] >= 3
            and name[-1:].isalnum()
            and (self.caseless or row.text[0].isupper())
            and not HEADING.match(row.text)
            and not _TRANSITION.fullmatch(row.text)
        )

    def gap_above(self, i: int) -> int:
        """Empty lines above row `i`, less those that stand between all lines."""
        return self.rows[i].gap - self.base_gap if i < len(self.rows) else 2


def numberless(text: str) -> str:
    """The row with its numbers made equal: "72." and "73." are the same header."""
    return _DIGITS.sub("#", text).casefold()


def is_furniture(text: str) -> bool:
    """Whether the row may be page furniture at all."""
    return bool(
        _PAGE.fullmatch(text)
        or _MORE.fullmatch(text)
        or _CONTINUED.fullmatch(text)
        or _ENDS_IN_PAGE.fullmatch(text)
        or _DATED.search(text)
        or _REVISION.search(text)
        or not any(c.isalpha() for c in text)
    )


def is_transition(text: str) -> bool:
    """Whether the row may be a transition at all."""
    return bool(_TRANSITION.fullmatch(text)) or text.rstrip().upper().endswith(("TO:", " CUT:"))


def _shape(page: Page, text: str, words: int) -> Facet:
    numbered = _NUMBERED.match(text)
    line = "-"
    rest = text[numbered.end() :] if numbered else text
    if HEADING.match(rest) or (numbered and PLACE_FIRST.match(rest)):
        line = "heading"
    elif len(text) < 60:
        if _MORE.fullmatch(text):
            line = "more"
        elif _CONTINUED.fullmatch(text):
            line = "continued"
        elif _PAGE.fullmatch(text):
            line = "page"
        elif _TRANSITION.fullmatch(text):
            line = "transition"
    return (
        "s",
        text[0] in "([",
        text[-1] in ")]",
        line,
        "-" if page.caseless else _case(text),
        _bucket(words, 1, 2, 3, 4, 6, 9),
    )


def _case(text: str) -> str:
    if text[0].islower():
        return "small"
    name = _EXTENSION.sub("", text) if text[-1] == ")" else text
    if name.isupper():
        return "capitals"
    if len(name) < _SHORT:  # "McCLANE", "Mr. ORANGE"
        capitals = sum([c.isupper() for c in name])
        smalls = sum([c.islower() for c in name])
        if capitals > 2 * smalls and smalls < 3:
            return "capitals"
    return "mixed"


def _end(text: str) -> str:
    last = text[-1]
    if last in "\"'”’)" and len(text) > 1:
        return "stop" if text[-2] in ".!?…" else "-"
    if last in "!?":
        return last
    return {
        ".": "stop",
        "…": "stop",
        ":": ":",
        ",": ",",
        "-": "dash",
        "–": "dash",
        "—": "dash",
    }.get(last, "-")


def observe(page: Page) -> Iterator[tuple[Facet, ...]]:
    """The facets of every row."""
    rows = page.rows
    texts = [row.text for row in rows]
    words = [_WORD.findall(text.casefold()) for text in texts]
    shapes = [_shape(page, text, len(w)) for text, w in zip(texts, words, strict=True)]
    before = {s: ("a", *s[1:]) for s in set(shapes)}
    after = {s: ("z", *s[1:]) for s in set(shapes)}
    extended = [len(t) < 2 * _SHORT and "(" in t and bool(_EXTENDED.search(t)) for t in texts]
    times = [_bucket(page.repeats[bare(t)], 2, 3, 5, 9) if len(t) < _SHORT else -1 for t in texts]
    # in twentieths of the widest usual row: speeches are set narrower than action
    lengths = [_bucket(len(t) * 20 // max(20, page.width), 3, 6, 9, 12, 15, 18) for t in texts]
    outside: Facet = ("x",)
    opened = -1
    count = len(rows)
    for i, text in enumerate(texts):
        capitals = shapes[i][4] == "capitals"
        below = i + 1 < count
        gap = page.gap_above(i)
        # --- a bracket left open above
        inside = closes = False
        if opened >= 0 and i - opened < _BRACKET and (gap <= 0 or texts[opened][0] == "("):
            inside, closes = True, ")" in text
            if closes:
                opened = -1
        else:
            opened = -1
        opens = text.rfind("(") > text.rfind(")")
        if opens:
            opened = i
        # --- margins
        deep: int = -1
        left = right = "x"
        if not page.unindented:
            deep = _bucket(rows[i].indent - page.edge, 2, 7, 13, 19, 27, 40)
            left = _step(rows[i - 1].indent, rows[i].indent) if i else "x"
            right = _step(rows[i].indent, rows[i + 1].indent) if below else "x"
        air = (-1, -1)
        if not page.gapless:
            air = (_bucket(gap, 1, 2), _bucket(page.gap_above(i + 1), 1, 2))
        yield (
            shapes[i],
            before[shapes[i - 1]] if i else outside,
            after[shapes[i + 1]] if below else outside,
            ("e", _end(text), "?" in text, '"' in text or "“" in text,
             _end(texts[i - 1]) if i else "x", page.caseless),
            ("m", *_marks(page, text, len(words[i]))),
            ("b", inside, closes, opens),
            ("n", times[i], _mentioned(page, words[i]), extended[i], capitals),
            ("o", times[i + 1] if below else -2, times[i - 1] if i else -2,
             times[i + 2] if i + 2 < count else -2, below and extended[i + 1],
             i > 0 and extended[i - 1]),
            _wording(page, words[i], text),
            ("g", *air, deep, left, right, capitals, shapes[i][5]),
            ("h", *air, page.airy, page.close, capitals, page.caseless),
            ("l", lengths[i], lengths[i - 1] if i else -1, lengths[i + 1] if below else -1,
             deep, air[0] > 0),
        )  # fmt: skip


def _marks(page: Page, text: str, words: int) -> tuple[bool, ...]:
    digits = any(c.isdigit() for c in text)
    short = words < 9
    return (
        digits and bool(_NUMBERED.match(text)),
        digits and bool(_BOTH_MARGINS.fullmatch(text)),
        digits and short and bool(_ENDS_IN_PAGE.fullmatch(text)),
        digits and bool(_DATED.search(text)),
        short and bool(_REVISION.search(text)),
        bool(_SHOT.match(text)),
        bool(_TIME.search(text)),
        digits and len(text) > 3 and page.alike[numberless(text)] >= 3,
    )


def _mentioned(page: Page, words: list[str]) -> int:
    """Whether the words of a short row, a name perhaps, are found in the running text, too."""
    if not words or len(words) > 3:
        return -1
    least = min([page.words[w] for w in words])
    if words[0] in _SAID or words[0] in _TOLD:
        return 0
    return 1 + _bucket(least, 1, 4)


def _wording(page: Page, words: list[str], text: str) -> Facet:
    said = sum([w in _SAID for w in words])
    told = sum([w in _TOLD for w in words])
    first = "-"
    if words:
        if words[0] in _SAID:
            first = "said"
        elif words[0] in _TOLD:
            first = "told"
        elif (
            len(words) > 2 and page.repeats[words[0]] >= 2 and (page.caseless or text[0].isupper())
        ):
            first = "person"  # "Mary looks up": she has cues elsewhere
    return (
        "w",
        _bucket(said, 1, 2, 4),
        _bucket(told, 1, 2, 4),
        _bucket(said - told, -2, -1, 0, 1, 2, 4),
        first,
    )


def _step(before: int, after: int) -> str:
    by = after - before
    if by < -7:
        return "<<"
    if by < -2:
        return "<"
    if by <= 2:
        return "="
    if by <= 7:
        return ">"
    return ">>"


def between(page: Page, i: int) -> int:
    """What lies between rows i-1 and i, for the weights of pairs: 0 … 15."""
    gap = 2 if page.gapless else 1 if page.gap_above(i) > 0 else 3 if page.airy else 0
    if page.unindented:
        return gap * 4 + 3
    by = page.rows[i].indent - page.rows[i - 1].indent
    return gap * 4 + (0 if by < -2 else 2 if by > 2 else 1)


def features_of(facet: Facet) -> list[str]:
    """What carries weight in a facet: every value, every pair of values, the whole."""
    letter, *values = facet
    named = [f"{i}{int(v) if isinstance(v, bool) else v}" for i, v in enumerate(values)]
    out = [f"{letter} {name}" for name in named]
    out += [f"{letter} {a} {b}" for a, b in combinations(named, 2)]
    if len(named) > 2:
        out.append(f"{letter} {' '.join(named)}")
    return out
