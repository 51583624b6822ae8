"""Stage plays as plain text: Gutenberg's and other people's, with the cue on a line of its own or before
what is said, with stage directions in brackets or without, in verse or in prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from tableread.script.compose import compose
from tableread.script.line_ends import with_line_feeds
from tableread.script.model import Element, Kind, Script
from tableread.script.stageplay.divisions import divisions
from tableread.script.stageplay.finding import Finding, find_form
from tableread.script.stageplay.forms import Cue, cue_at
from tableread.script.stageplay.letters import SMALL
from tableread.script.stageplay.persons import end_of_list, full_names, people_in
from tableread.script.stageplay.speech import Said
from tableread.script.stageplay.structure import (
    ACT,
    END,
    ENTRANCE,
    PERSONS,
    SCENE,
    SOUND,
    comes_or_goes,
    is_direction,
    library_fields,
    library_frame,
)
from tableread.script.titles import title_and_authors

_MARKS = re.compile(r"[*_#]+")
_BARE = re.compile(r"[^\W\d_]+[.:]?")
_SHOUTED = re.compile(rf"\b[^\W\d_{SMALL}]{{3,}}\b")
_FIRST_OR_SECOND = re.compile(
    r"\b(?:I|you|me|my|your|mine|yours|we|us|our|thou|thee|thy|shall)\b|[?!]", re.IGNORECASE
)
_TELLS = re.compile(r"(?:He|She|They|It|The|A|An|His|Her|There)\b")
_NAME_AND_BRACKET = re.compile(rf"\s*[*_=]{{0,3}}[^\W\d_{SMALL}][^\n\[\](.:]{{0,38}}[\[(]")
_SHORT_DIRECTION = 160
_LONGEST_EXTENSION = 40
"""Characters behind a name that stay with it; what is longer is a direction of its own."""
_OPENING = frozenset("[(（")
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\((?:[^()]|\([^()]*\))*\)|（[^（）]*）")
_OPENS = re.compile(r"[*_]*[\[(]")


class _Line(NamedTuple):
    text: str
    start: int
    end: int


def read(source: str, *, format: str = "stage", headings: bool = False) -> Script:  # noqa: A002
    """Read a play. Never fails: what is behind no cue and in no brackets is action.

    With `headings`, lines that begin with "#" are headings (Markdown).
    """
    return _Play(with_line_feeds(source), format, headings).read()


class _Play:
    def __init__(self, source: str, format: str, headings: bool) -> None:  # noqa: A002
        self.source = source
        self.format = format
        self.headings = headings
        self.first, self.last = library_frame(source)
        self.lines = list(_lines(source, self.first, self.last))
        found = find_form([line.text for line in self.lines])
        self.finding: Finding | None = found
        self.elements: list[Element] = []
        width = sorted(len(line.text) for line in self.lines if line.text.strip())
        square = source.count("[", self.first, self.last)
        brackets = sum(source.count(bracket, self.first, self.last) for bracket in "(（")
        self.said = Said(
            source, width[int(len(width) * 0.95)] if width else 70, round_too=brackets > 2 * square
        )
        self.full: dict[str, str] = {}
        self.divisions: frozenset[int] = frozenset()
        if found is not None:
            self.divisions = divisions([line.text for line in self.lines], self._is_known)

    def read(self) -> Script:
        self._furniture(0, self.first)
        body = self._body_start()
        front = self.lines[:body]
        self._read_front(front)
        self._read_body(body)
        self._furniture(self.last, len(self.source))
        fields = library_fields(self.source[: self.first])
        title, authors = title_and_authors(list(takewhile(_no_list, [x.text for x in front])))
        if "title" in fields:
            title = fields["title"]
        if "author" in fields:
            authors = (fields["author"],)
        return compose(self.format, self._settled(), title=title, authors=authors)

    def _furniture(self, start: int, end: int) -> None:
        text = self.source[start:end].strip()
        if text:
            start = self.source.index(text, start)
            self.elements.append(Element(Kind.FURNITURE, text, (start, start + len(text))))

    # --- front matter

    def _body_start(self) -> int:
        """Number of the line where the play begins, behind title, contents and persons."""
        listed = end_of_list([line.text for line in self.lines], self._name_at, self._is_airy)
        first_cue = next(
            (i for i in range(listed, len(self.lines)) if self._often(i)), len(self.lines)
        )
        opening = None
        for i in range(first_cue, -1, -1):
            if i >= len(self.lines):
                continue
            text = self.lines[i].text
            if ACT.match(text):
                return i  # the last act before the first speech: those above are the contents
            if self.headings and text.startswith("#"):
                # a single "#" above others is the title
                if opening is None or not text.startswith("# "):
                    opening = i
                continue
            if SCENE.match(text) or i in self.divisions:
                opening = i
            elif PERSONS.match(text):
                break
        if opening is not None:
            return opening
        # no act: the play begins behind the list of persons, or at once
        return self._behind_persons(first_cue)

    @property
    def _is_airy(self) -> bool:
        return self.finding is not None and self.finding.airy

    def _name_at(self, at: int) -> str | None:
        """The name that a line would cue if a paragraph began with it, case folded."""
        if self.finding is None or not self.lines[at].text.strip():
            return None
        cue = self.finding.cue_at(self._joined(at), below=self._is_over(at), opens=True)
        return cue.name.casefold() if cue else None

    def _is_over(self, at: int) -> bool:
        """Whether the line below is not empty."""
        return at + 1 < len(self.lines) and bool(self.lines[at + 1].text.strip())

    def _behind_persons(self, first_cue: int) -> int:
        above = [
            i for i in range(min(first_cue, len(self.lines))) if PERSONS.match(self.lines[i].text)
        ]
        if not above:
            starts = first_cue
            while starts > 0 and (
                not self.lines[starts - 1].text.strip()
                or _OPENS.match(self.lines[starts - 1].text.strip())
            ):
                starts -= 1
            return starts if starts <= first_cue else first_cue
        at = above[-1] + 1
        listed = False
        while at < first_cue:
            blank = not self.lines[at].text.strip()
            if (
                blank
                and listed
                and at + 1 < first_cue
                and _OPENS.match(self.lines[at + 1].text.strip())
            ):
                return at + 1
            listed = listed or not blank
            at += 1
        return first_cue

    def _read_front(self, front: list[_Line]) -> None:
        persons: list[str] = []
        listing = False
        for line in front:
            text = line.text.strip()
            if not text:
                continue
            self.elements.append(Element(Kind.TITLE, text, (line.start, line.end)))
            if PERSONS.match(text):
                listing = True
            elif listing:
                persons.append(_MARKS.sub("", text))
        if self.finding is not None:
            coming = [line.text for line in self.lines if ENTRANCE.match(line.text.strip())]
            people = people_in([*persons, *coming])
            if not self.finding.form.capitals:  # directions write the names in capitals
                people |= {w.casefold() for x in self.lines for w in _SHOUTED.findall(x.text)}
            written = {
                cue.name for line in self.lines if (cue := cue_at(self.finding.form, line.text))
            }
            self.full = full_names(written, persons)
            known = {n.casefold() for n in written if n.casefold() in people or n in self.full}
            self.finding = self.finding.knowing(known)

    # --- the play

    def _cue(self, at: int) -> Cue | None:
        if self.finding is None or at in self.divisions or not self.lines[at].text.strip():
            return None
        opens = at == 0 or not self.lines[at - 1].text.strip()
        cue = self.finding.cue_at(self._joined(at), below=self._is_over(at), opens=opens)
        if cue is None or cue.name.casefold() in self.finding.often or not self.finding.airy:
            return cue
        # who speaks once only is believed where a paragraph begins
        return cue if opens else None

    def _is_known(self, at: int) -> bool:
        """Whether somebody who speaks more than once is cued here."""
        cue = self._cue(at)
        return (
            cue is not None
            and self.finding is not None
            and cue.name.casefold() in self.finding.often
        )

    def _often(self, at: int) -> bool:
        """Whether somebody who speaks more than once is cued here."""
        cue = self._cue(at)
        return (
            cue is not None
            and not cue.extension.startswith(",")  # "ADA, a potter." is in the list of persons
            and self.finding is not None
            and (cue.name.casefold() in self.finding.often or not self.finding.form.own_line)
        )

    def _joined(self, at: int) -> str:
        """The line, with those below as long as a bracket behind its name is open."""
        line = self.lines[at]
        end = at
        while _open_bracket(self.source[line.start : self.lines[end].end]) and end < at + 3:
            if end + 1 >= len(self.lines) or not self.lines[end + 1].text.strip():
                break
            end += 1
        if end == at:
            return line.text
        # as long as it was, so that places hold
        return self.source[line.start : self.lines[end].end].replace("\n", " ")

    def _read_body(self, at: int) -> None:
        lines = self.lines
        speaking = False
        pending: list[Element] = []  # directions that may turn out to stand within a speech
        while at < len(lines):
            line = lines[at]
            text = line.text.strip()
            if not text:
                at += 1
                continue
            cue = self._cue(at)
            if cue is not None:
                self._flush(pending, Kind.ACTION)
                speaking = not SOUND.fullmatch(cue.name)
                at = self._speech(at, cue) if speaking else self._sound(at, cue)
                continue
            if self._opens(at):
                self._flush(pending, Kind.ACTION)
                at = self._heading(at)
                speaking = False
            elif END.fullmatch(text):
                self._flush(pending, Kind.ACTION)
                self.elements.append(
                    Element(Kind.ACTION, _MARKS.sub("", text), (line.start, line.end))
                )
                at += 1
            else:
                end = self._paragraph_end(at)
                start = line.start + len(line.text) - len(line.text.lstrip())
                span = (start, lines[end - 1].end)
                if self._is_direction(at, end) or (speaking and self._is_told(text)):
                    pending.append(self.said.direction(*span, Kind.ACTION))
                elif speaking:
                    self._flush(pending, Kind.PARENTHETICAL)
                    self.elements += self.said.elements(*span)
                else:
                    self._flush(pending, Kind.ACTION)
                    self.elements.append(self.said.direction(*span, Kind.ACTION))
                at = end
        self._flush(pending, Kind.ACTION)

    def _is_told(self, text: str) -> bool:
        """Whether a paragraph between speeches, without cue or brackets, tells what is done."""
        if self.finding is None or self.finding.form.own_line:
            return False
        if _FIRST_OR_SECOND.search(text):
            return False
        named = any(word.casefold() in self._often_words for word in _SHOUTED.findall(text))
        return named or bool(_TELLS.match(text))

    @cached_property
    def _often_words(self) -> set[str]:
        """The words of the names of those who speak often; for use when these are settled."""
        assert self.finding is not None
        return {word.casefold() for name in self.finding.often for word in name.split()}

    def _flush(self, pending: list[Element], kind: Kind) -> None:
        for element in pending:
            if kind is Kind.PARENTHETICAL:
                element = self.said.direction(*element.span)
            self.elements.append(element)
        pending.clear()

    def _paragraph_end(self, at: int) -> int:
        """The line behind the paragraph that begins at `at`: a blank, a cue, a direction, a heading."""
        end = at + 1
        bracket = _is_open(self.lines[at].text)
        # a direction right below a cue that has its own line is the first thing that is done in it
        own_line = self.finding is not None and self.finding.form.own_line
        while end < len(self.lines) and self.lines[end].text.strip():
            text = self.lines[end].text.strip()
            if not bracket and (
                self._cue(end)
                or self._opens(end)
                or comes_or_goes(text)
                or (not own_line and _OPENS.match(text))
            ):
                break
            bracket = _is_open(text, bracket)
            end += 1
        return end

    def _is_direction(self, first: int, end: int) -> bool:
        text = " ".join(line.text.strip() for line in self.lines[first:end])
        bare = text.strip("*_ ")
        if bare[:1] in _OPENING and not any(c.isalnum() for c in _BRACKETED.sub("", bare)):
            return True
        if bare[:1] == "[" and "]" not in bare and len(bare) < _SHORT_DIRECTION:
            return True  # never closed, as in the old editions
        if len(text) > 2 and text[0] in "_*" and text[-1] == text[0] and text.count(text[0]) == 2:
            return True  # in italics from end to end
        return is_direction(text)

    def _speech(self, at: int, cue: Cue) -> int:
        """A cue and the paragraph that is said; returns the line behind."""
        lines = self.lines
        line = lines[at]
        end = self._paragraph_end(at)
        start = line.start + cue.start
        written = self.source[start : line.start + cue.end].rstrip()
        if written.endswith((")", "]")) and "(" not in written and "[" not in written:
            written = written[:-1]  # the form is "(NAME) text"
        extension = " ".join(cue.extension.strip("[]() .,_*").split())
        direction = ""
        if len(extension) > _LONGEST_EXTENSION:
            direction, extension = extension, ""
            written = written.partition("[")[0].partition("(")[0].rstrip()
        name = self.full.get(cue.name, cue.name)
        said = line.start + cue.end
        self.elements.append(
            Element(
                Kind.CUE,
                " ".join(_MARKS.sub("", written).split()),
                (start, start + len(written)),
                _MARKS.sub("", name),
                (extension,) if extension else (),
            )
        )
        if direction:
            at_cue = start + len(written)
            self.elements.append(
                Element(Kind.PARENTHETICAL, f"({_MARKS.sub('', direction)})", (at_cue, said))
            )
        self.elements += self.said.elements(said, lines[end - 1].end)
        return end

    def _sound(self, at: int, cue: Cue) -> int:
        """What is heard in a play for the radio; returns the line behind."""
        end = self._paragraph_end(at)
        start = self.lines[at].start + cue.start
        self.elements.append(self.said.direction(start, self.lines[end - 1].end, Kind.ACTION))
        return end

    def _opens(self, at: int) -> bool:
        """Whether the line opens an act or a scene."""
        text = self.lines[at].text.strip()
        hashed = self.headings and text.startswith("#")
        return hashed or at in self.divisions or bool(ACT.match(text) or SCENE.match(text))

    def _heading(self, at: int) -> int:
        line = self.lines[at]
        text = _MARKS.sub("", line.text).strip()
        kind = Kind.SECTION if ACT.match(text) else Kind.HEADING
        above = self.elements[-1].kind if self.elements else None
        if kind is Kind.HEADING and _BARE.fullmatch(text) and above is Kind.SECTION:
            kind = Kind.ACTION  # "SCENE" above the setting of an act that has no scenes
        self.elements.append(Element(kind, text.rstrip("."), (line.start, line.end)))
        return at + 1

    def _settled(self) -> list[Element]:
        """Acts are sections where scenes follow, and scenes of their own where none does."""
        elements = self.elements
        for i, element in enumerate(elements):
            if element.kind is not Kind.SECTION:
                continue
            for after in elements[i + 1 :]:
                if after.kind is Kind.HEADING:
                    break
                if after.kind in {Kind.CUE, Kind.SECTION}:
                    elements[i] = element._replace(kind=Kind.HEADING)
                    break
        return elements


def _no_list(line: str) -> bool:
    return not PERSONS.match(line)


def _open_bracket(text: str) -> bool:
    """Whether a bracket right behind a name in capitals is not closed."""
    found = _NAME_AND_BRACKET.match(text)
    return found is not None and not any(c in "])" for c in text[found.end() :])


def _lines(source: str, first: int, last: int) -> Iterator[_Line]:
    at = first
    for raw in source[first:last].split("\n"):
        text = raw.rstrip()
        if len(text) > 2 and not text.strip("=-"):
            text = ""  # a line drawn below a heading
        yield _Line(text, at, at + len(text))
        at += len(raw) + 1


def _is_open(text: str, already: bool = False) -> bool:
    """Whether a square bracket is open at the end of this line."""
    if already and "]" not in text:
        return True
    return text.rfind("[") > text.rfind("]")
