"""Fountain (https://fountain.io/syntax): plain text that reads as a screenplay.

One pass over the lines. What is cut out of the text (boneyard, notes) is blanked first, so that
the rest of the rules see only what is to be read; spans always point into the source as it stands.
Knows the model, nothing else.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tableread.script import cues
from tableread.script.headings import HEADING, SCENE_NUMBER, TRANSITION
from tableread.script.model import Doubt, Element, Kind, Script, compose

_PAGE_MARK = frozenset({"(more)", "(continued)", "(cont'd)", "(cont’d)"})
_TITLE_KEY = re.compile(r"([^\W\d][\w .-]{0,30}):(?:\s|$)")
_EMPHASIS = re.compile(r"[*_]+")


class _Line(NamedTuple):
    text: str
    """Stripped."""
    start: int
    end: int
    """Where the stripped text stands in the source; with a cut inside it, the outermost ends."""
    blank_on_purpose: bool
    """Two or more spaces and nothing else: keeps a speech going over an empty line."""


def read(source: str) -> Script:
    """Read Fountain text. Never fails: what fits no rule is action."""
    cuts, notes, warnings = _find_cuts(source)
    lines = _lines(source, cuts)
    elements: list[Element] = []
    at, title, authors = _title_page(lines, elements)
    _Body(lines, elements).read(at)
    if notes:
        elements += notes
        elements.sort(key=lambda e: e.span[0])
    return compose("fountain", elements, title=title, authors=authors, warnings=warnings)


def _find_cuts(source: str) -> tuple[list[tuple[int, int]], list[Element], list[Doubt]]:
    """Where boneyard and notes stand, in order, and the notes as elements."""
    cuts: list[tuple[int, int]] = []
    notes: list[Element] = []
    warnings: list[Doubt] = []
    at = 0
    bone, note = source.find("/*"), source.find("[[")
    while bone >= 0 or note >= 0:
        if note < 0 or 0 <= bone < note:
            close = source.find("*/", bone + 2)
            if close < 0:
                warnings.append(
                    Doubt((bone, bone + 2), "a comment begins here and never ends; it is read")
                )
                bone = -1
                continue
            at = close + 2
            cuts.append((bone, at))
        else:
            close = source.find("]]", note + 2)
            if close < 0:
                warnings.append(
                    Doubt((note, note + 2), "a note begins here and never ends; it is read")
                )
                note = -1
                continue
            at = close + 2
            cuts.append((note, at))
            notes.append(Element(Kind.NOTE, source[note + 2 : close].strip(), (note, at)))
        if bone >= 0:
            bone = source.find("/*", at)
        if note >= 0:
            note = source.find("[[", at)
    return cuts, notes, warnings


def _lines(source: str, cuts: list[tuple[int, int]]) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    next_cut = 0
    for raw in source.split("\n"):
        end = start + len(raw)
        if next_cut < len(cuts) and cuts[next_cut][0] < end:
            kept, next_cut = _without(source, start, end, cuts, next_cut)
            text = kept.strip()
            if text or not raw.strip():
                lines.append(_Line(text, *_trimmed(source, start, end), False))
            # a line that was nothing but a cut is no line at all: its neighbours stay neighbours
        else:
            text = raw.strip()
            if text:
                first = start + (len(raw) - len(raw.lstrip()))
                lines.append(_Line(text, first, first + len(text), False))
            else:
                lines.append(_Line("", start, start, len(raw.rstrip("\r")) >= 2))
        start = end + 1
    return lines


def _without(
    source: str, start: int, end: int, cuts: list[tuple[int, int]], at: int
) -> tuple[str, int]:
    """Text of [start, end) without the cuts from number `at`; and the first cut still to come."""
    kept: list[str] = []
    here = start
    while at < len(cuts) and cuts[at][0] < end:
        kept.append(source[here : max(here, cuts[at][0])])
        here = min(end, cuts[at][1])
        if cuts[at][1] > end:
            break
        at += 1
    kept.append(source[here:end])
    return "".join(kept), at


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return start, end


def _title_page(lines: list[_Line], elements: list[Element]) -> tuple[int, str, tuple[str, ...]]:
    """Read "Key: value" lines at the top; returns the first line after, the title, the authors."""
    at = 0
    while at < len(lines) and not lines[at].text:
        at += 1
    first = lines[at].text if at < len(lines) else ""
    if not _TITLE_KEY.match(first) or TRANSITION.fullmatch(_EMPHASIS.sub("", first)):
        return 0, "", ()
    alone = at + 1 >= len(lines) or not lines[at + 1].text
    if HEADING.match(first) or (first.endswith(":") and alone):
        return 0, "", ()  # "INTERCUT WITH:" is a key without a value
    values: dict[str, list[str]] = {}
    key = ""
    while at < len(lines) and lines[at].text:
        line = lines[at]
        found = _TITLE_KEY.match(line.text)
        if found:
            key = found[1].casefold()
            value = line.text[found.end() :].strip()
        else:
            value = line.text
        if value:
            values.setdefault(key, []).append(_EMPHASIS.sub("", value).strip())
        elements.append(Element(Kind.TITLE, line.text, (line.start, line.end)))
        at += 1
    authors = values.get("authors") or values.get("author") or []
    return at, " ".join(values.get("title", [])), tuple(authors)


class _Body:
    """The script after the title page."""

    def __init__(self, lines: list[_Line], elements: list[Element]) -> None:
        self.lines = lines
        self.elements = elements

    def read(self, at: int) -> None:
        lines = self.lines
        count = len(lines)
        after_blank = True
        while at < count:
            line = lines[at]
            if not line.text:
                after_blank = True
                at += 1
                continue
            was = at
            at = self._forced(at)
            if at == was:
                at = self._natural(at, after_blank)
            after_blank = False

    def _add(self, kind: Kind, text: str, first: _Line, last: _Line | None = None) -> None:
        self.elements.append(Element(kind, text, (first.start, (last or first).end)))

    def _forced(self, at: int) -> int:
        """Elements that begin with a mark; returns `at` itself where there is none."""
        line = self.lines[at]
        text = line.text
        mark = text[0]
        if mark.isalpha():
            return at
        if mark == "." and len(text) > 1 and (text[1].isalnum() or text[1] in " ("):
            self._heading(text[1:].strip(), line)
        elif mark == "!":
            return self._action(at, forced=True)
        elif mark == "@" and len(text) > 1:
            return self._speech(at, text[1:])
        elif mark == ">":
            if text.endswith("<") and len(text) > 1:
                self._add(Kind.CENTERED, text[1:-1].strip(), line)
            else:
                self._add(Kind.TRANSITION, text[1:].strip(), line)
        elif mark == "~":
            return self._lyrics(at)
        elif mark == "#":
            self._add(Kind.SECTION, text.lstrip("#").strip(), line)
        elif mark == "=":
            if len(text) >= 3 and not text.strip("="):
                self._add(Kind.PAGE_BREAK, "", line)
            else:
                self._add(Kind.SYNOPSIS, text[1:].strip(), line)
        else:
            return at
        return at + 1

    def _natural(self, at: int, after_blank: bool) -> int:
        line = self.lines[at]
        text = line.text
        alone = at + 1 >= len(self.lines) or not self.lines[at + 1].text
        if HEADING.match(text):
            self._heading(text, line)
            return at + 1
        if after_blank:
            if alone:
                plain = _EMPHASIS.sub("", text)
                if plain.isupper() and TRANSITION.fullmatch(plain):
                    self._add(Kind.TRANSITION, text, line)
                    return at + 1
            elif self._is_cue(at):
                return self._speech(at, text)
        return self._action(at)

    def _is_cue(self, at: int) -> bool:
        """Capitals, something to say below, and a letter in it; the caller saw the blank above."""
        text = self.lines[at].text
        bracket = text.find("(")
        name = text if bracket < 0 else text[:bracket]
        if not name.isupper():  # false without a letter, true for "R2D2" and "李雷" is not cased
            return False
        if name.endswith(" TO:"):
            return False
        below = self.lines[at + 1].text
        # "THE DOOR OPENS." over "A MAN ENTERS.": two shouted sentences are action
        return not (name.endswith(".") and below.isupper() and below.endswith("."))

    def _heading(self, text: str, line: _Line) -> None:
        number = SCENE_NUMBER.search(text)
        if number:
            text = text[: number.start()]
        self.elements.append(
            Element(
                Kind.HEADING,
                text.strip(),
                (line.start, line.end),
                number=number[1] if number else None,
            )
        )

    def _speech(self, at: int, text: str) -> int:
        """A cue and all that belongs to it, up to the next blank line not made on purpose."""
        lines = self.lines
        line = lines[at]
        cue = cues.take_apart(text)
        self.elements.append(
            Element(
                Kind.CUE,
                text.strip(),
                (line.start, line.end),
                cue.name,
                cue.extensions,
                dual=cue.dual,
            )
        )
        at += 1
        said = at
        while at < len(lines):
            text = lines[at].text
            if not text:
                if not (lines[at].blank_on_purpose and at + 1 < len(lines) and lines[at + 1].text):
                    break
                at += 1
                continue
            if text[0] not in "(~":
                at += 1
                continue
            self._dialogue(said, at)
            said = at = self._lyrics(at) if text[0] == "~" else self._parenthetical(at)
        self._dialogue(said, at)
        return at

    def _dialogue(self, first: int, end: int) -> None:
        spoken = [line for line in self.lines[first:end] if line.text]
        if spoken:
            text = "\n".join([line.text for line in spoken])
            self._add(Kind.DIALOGUE, text, spoken[0], spoken[-1])

    def _parenthetical(self, at: int) -> int:
        """From "(" to the line that closes it; an unclosed one is its first line only."""
        first = at
        while at < len(self.lines) and self.lines[at].text:
            if self.lines[at].text.endswith(")"):
                text = " ".join(line.text for line in self.lines[first : at + 1])
                kind = Kind.FURNITURE if text.casefold() in _PAGE_MARK else Kind.PARENTHETICAL
                self._add(kind, text, self.lines[first], self.lines[at])
                return at + 1
            if ")" in self.lines[at].text:
                break  # "(sighs) Fine." is said with the bracket in it
            at += 1
        self._add(Kind.DIALOGUE, self.lines[first].text, self.lines[first])
        return first + 1

    def _lyrics(self, at: int) -> int:
        first = at
        while at < len(self.lines) and self.lines[at].text.startswith("~"):
            at += 1
        sung = self.lines[first:at]
        self._add(Kind.LYRICS, "\n".join(line.text[1:].strip() for line in sung), sung[0], sung[-1])
        return at

    def _action(self, at: int, *, forced: bool = False) -> int:
        """A paragraph of action: all up to a blank line or a line that is marked as something."""
        first = at
        at += 1
        while at < len(self.lines):
            text = self.lines[at].text
            if not text or text[0] in "!@~#>" or HEADING.match(text):
                break
            at += 1
        said = self.lines[first:at]
        text = "\n".join([line.text for line in said])
        self._add(Kind.ACTION, text[1:] if forced else text, said[0], said[-1])
        return at
