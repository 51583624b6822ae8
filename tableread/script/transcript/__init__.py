"""Scripts whose speeches are paragraphs that begin with a name: `NAME: text`, `**Name:** text`, `[00:12] Name: text`.

People type films and series like this, with headings (INT. KITCHEN) and action between the speeches; programs that write
down what was recorded do, too. `names` finds who speaks, `stamps` takes times away, here all is put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tableread.script.compose import compose
from tableread.script.headings import HEADING, is_transition, is_typed_transition, take_number
from tableread.script.line_ends import with_line_feeds
from tableread.script.markdown import strip_markup
from tableread.script.model import Element, Kind, Script, UncertainPlace
from tableread.script.stageplay.speech import Said
from tableread.script.stageplay.structure import ACT, SCENE
from tableread.script.titles import title_and_authors
from tableread.script.transcript.names import Cue, Names
from tableread.script.transcript.stamps import without_stamps

_MARKS = re.compile(r"^[#>\s]*[*_]*|[*_]+$")
_SPOKEN_TO = re.compile(r"\b(?:I|I'm|you|your|my)\b|\?$")
_LONG_LINE = 0.75
"""Of the usual width: what follows so long a line goes on with it."""
_WIDEST_WRAPPED = 100
"""Characters. Lines that are longer end where their paragraph does."""
_LONGEST_TITLE_LINE = 60
_LONGEST_TITLE_PAGE = 12
"""Lines."""


class _Line(NamedTuple):
    text: str
    start: int
    gap: bool
    """An empty line above."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read(source: str) -> Script:
    """Read such a script. Never fails: what is behind no name is action, or goes on with the speech."""
    source = without_stamps(strip_markup(with_line_feeds(source)))
    return _Transcript(source).read()


class _Transcript:
    def __init__(self, source: str) -> None:
        self._source = source
        self._lines = list(_lines(source))
        texts = [line.text for line in self._lines]
        self._names = Names(texts)
        cues = [i for i, line in enumerate(self._lines) if self._names.cue_at(line.text)]
        self._airy = sum(self._lines[i].gap or i == 0 for i in cues) > 0.8 * len(cues)
        widths = sorted(map(len, texts))
        self._width = widths[int(len(widths) * 0.95)] if widths else 0
        self._film = any(_heading(text) or is_transition(text) for text in texts)
        self._said = Said(source, self._width, round_too=True)
        self._elements: list[Element] = []
        self._doubts: list[UncertainPlace] = []

    def read(self) -> Script:
        front = self._front()
        title, authors = title_and_authors([line.text for line in self._lines[:front]])
        for line in self._lines[:front]:
            self._elements.append(Element(Kind.TITLE, _bare(line.text), (line.start, line.end)))
        at = front
        speaking = False
        while at < len(self._lines):
            at, speaking = self._paragraph(at, speaking)
        return compose(
            "transcript", self._elements, title=title, authors=authors, warnings=self._doubts
        )

    def _front(self) -> int:
        """How many lines are a title page: short ones above the first heading."""
        for i, line in enumerate(self._lines[: _LONGEST_TITLE_PAGE + 1]):
            if _heading(line.text) or is_typed_transition(_bare(line.text)):
                return i
            if self._names.cue_at(line.text) or len(line.text) > _LONGEST_TITLE_LINE:
                return 0
        return 0

    def _paragraph(self, at: int, speaking: bool) -> tuple[int, bool]:
        """Read the paragraph at `at`; returns the line behind, and whether somebody is speaking there."""
        line = self._lines[at]
        cue = self._names.cue_at(line.text)
        if cue is not None:
            end = self._end(at)
            self._speech(line, cue, self._lines[end - 1].end)
            return end, True
        text = _bare(line.text)
        span = (line.start, line.end)
        if _opens(line.text):
            heading = take_number(text)
            kind = Kind.SECTION if ACT.match(text) else Kind.HEADING
            self._elements.append(Element(kind, heading.text, span, number=heading.number or None))
            return at + 1, False
        if is_typed_transition(text):
            self._elements.append(Element(Kind.TRANSITION, text, span))
            return at + 1, False
        end = self._end(at)
        span = (line.start, self._lines[end - 1].end)
        if speaking and not self._film and line.text[0] not in "[(":
            self._elements += self._said.elements(*span)
            return end, True
        told = self._said.direction(*span, Kind.ACTION)
        self._elements.append(told)
        if speaking and _SPOKEN_TO.search(told.text):
            self._doubts.append(UncertainPlace(span, "read as action, but may be dialogue"))
        return end, speaking and not self._film

    def _end(self, at: int) -> int:
        """The line behind the paragraph that begins at `at`."""
        end = at + 1
        while end < len(self._lines):
            above, line = self._lines[end - 1], self._lines[end]
            if line.gap or self._names.cue_at(line.text) or _opens(line.text):
                break
            wrapped = (
                self._width < _WIDEST_WRAPPED
                and len(above.text) > _LONG_LINE * self._width
                and (line.text[0].islower() or above.text[-1] not in ".!?…")
            )
            if not (self._airy or wrapped or above.text.endswith(":")):
                break
            end += 1
        return end

    def _speech(self, line: _Line, cue: Cue, end: int) -> None:
        name_end = line.start + cue.name_end
        self._elements.append(
            Element(
                Kind.CUE,
                self._source[line.start + cue.start : name_end].strip(),
                (line.start + cue.start, name_end),
                cue.name,
                cue.extensions,
            )
        )
        self._elements += self._said.elements(line.start + cue.end, end)


def _lines(source: str) -> Iterator[_Line]:
    start = 0
    gap = False
    for raw in source.split("\n"):
        text = raw.strip()
        if text:
            yield _Line(text, start + len(raw) - len(raw.lstrip()), gap)
        gap = not text
        start += len(raw) + 1


def _bare(text: str) -> str:
    return _MARKS.sub("", text).strip()


def _heading(text: str) -> bool:
    return bool(HEADING.match(take_number(_bare(text)).text))


def _opens(text: str) -> bool:
    """Whether the line opens an act or a scene."""
    return text.startswith("#") or _heading(text) or bool(ACT.match(text) or SCENE.match(text))
