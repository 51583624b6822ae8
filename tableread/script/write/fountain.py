"""Fountain: as a writer would type it, with a mark where the line would else be taken for another."""

from __future__ import annotations

from collections.abc import Iterator

from tableread.script.emphasis import marked
from tableread.script.headings import HEADING, is_transition
from tableread.script.model import SPOKEN_IN_SPEECH, Element, Kind, Script
from tableread.script.write.cue_line import cue_line
from tableread.script.write.marks import NO_MARKS, Marks, body, page_told

_MARKS = "!@~#>=."


def write(script: Script, marks: Marks = NO_MARKS) -> bytes:
    """The script as Fountain text, UTF-8. Own lines are bold; pages and revisions of marked scripts are notes: Fountain has
    no marks for them."""
    lines = [*_title_page(script, marks), *_body(script, marks)]
    return ("\n".join(lines).strip("\n") + "\n").encode()


def _title_page(script: Script, marks: Marks) -> Iterator[str]:
    if script.title:
        yield f"Title: {_one_line(script.title)}"
    for number, author in enumerate(script.authors):
        yield f"Author: {author}" if not number else f"    {author}"
    cover = [line for line in marks.cover if line.strip()]
    if cover:
        yield "Notes:"
        yield from (f"    {line}" for line in cover)
    if script.title or script.authors or cover:
        yield ""


def _body(script: Script, marks: Marks) -> Iterator[str]:
    elements = list(body(script))
    in_speech = False
    for at, (index, element) in enumerate(elements):
        after = elements[at + 1][1] if at + 1 < len(elements) else None
        spoken = element.kind in SPOKEN_IN_SPEECH and in_speech
        in_speech = element.kind is Kind.CUE or spoken
        if not spoken:
            yield ""
        if index in marks.pages:
            yield from (f"[[{page_told(marks.pages[index])}]]", "")
        lines = list(_lines(element, after))
        if index in marks.own and element.kind in {Kind.DIALOGUE, Kind.LYRICS}:
            lines = [_bold(line) for line in lines]
        if element.revised and marks is not NO_MARKS and element.kind is not Kind.CUE:
            lines[-1] += " [[*]]"
        yield from lines


def _bold(line: str) -> str:
    mark = "~" if line.startswith("~") else ""
    words = line.removeprefix(mark).replace("**", "").strip()
    return f"{mark}{marked(words, bold=True)}" if words else line


def _lines(element: Element, after: Element | None) -> Iterator[str]:
    text = element.text
    match element.kind:
        case Kind.HEADING:
            forced = "" if HEADING.match(text) else "."
            number = f" #{element.number}#" if element.number else ""
            yield f"{forced}{_one_line(text)}{number}"
        case Kind.CUE:
            yield _cue(element, after)
        case Kind.DIALOGUE | Kind.PARENTHETICAL:
            # an empty line would end the speech; two spaces on it keep it going
            yield from (line or "  " for line in text.split("\n"))
        case Kind.LYRICS:
            yield from (f"~{line}" for line in text.split("\n"))
        case Kind.TRANSITION:
            yield _one_line(text) if is_transition(text) else f"> {_one_line(text)}"
        case Kind.CENTERED:
            yield f"> {_one_line(text)} <"
        case Kind.SECTION:
            yield f"# {_one_line(text)}"
        case Kind.SYNOPSIS:
            yield f"= {_one_line(text)}"
        case Kind.NOTE:
            yield f"[[{text}]]"
        case Kind.PAGE_BREAK:
            yield "==="
        case _:
            yield from _action(text)


def _cue(element: Element, after: Element | None) -> str:
    line = cue_line(element)
    name = line.partition(" (")[0]
    dual = " ^" if element.dual else ""
    plain = (
        name.isupper()
        and name[0].isalnum()
        and not HEADING.match(name)
        and not is_transition(name)
        and not name.startswith("FADE")
        and not name.endswith(".")
        and after is not None
        and after.kind in SPOKEN_IN_SPEECH
    )
    return f"{'' if plain else '@'}{line}{dual}"


def _action(text: str) -> Iterator[str]:
    lines = [line for line in text.split("\n") if line.strip()]
    first = lines[0] if lines else ""
    letters = first.partition("(")[0]
    forced = (
        first[:1] in _MARKS
        or (letters.isupper() and (len(lines) > 1 or is_transition(first)))
        or bool(HEADING.match(first))
        or first[:1].isdigit()
        or first[:1] == "*"
    )
    yield f"{'!' if forced else ''}{first}"
    for line in lines[1:]:
        yield line if line[:1] not in _MARKS and not HEADING.match(line) else f"!{line}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
