"""Documents of word processors, whatever made them: by their styles where those tell, else by columns, else by layout."""

from __future__ import annotations

from collections.abc import Sequence

from tableread.base.errors import ScriptError
from tableread.script import centred, columns, fountain, screenplay, stageplay, transcript
from tableread.script.compose import compose
from tableread.script.detect import detect
from tableread.script.document import Block, Paragraph, as_paragraphs, centre
from tableread.script.model import Kind, Places, Script
from tableread.script.paragraphs import kind_of_style
from tableread.script.places import in_paragraphs
from tableread.script.spoken_parts import SpokenParts

_ENOUGH_STYLED = 0.5
"""Share of the paragraphs whose style says what they are; from here on the styles are believed."""


def read_blocks(format: str, blocks: Sequence[Block], title: str = "") -> Script:  # noqa: A002
    """A script from what a document consists of. Raises `ScriptError` where there are no words in it."""
    paragraphs = list(as_paragraphs(blocks))
    inked = [p for p in paragraphs if p.text.strip()]
    if not inked:
        raise ScriptError("The document has no text in it.")
    kinds = [kind_of_style(p.style) for p in inked]
    styled = sum(kind is not None for kind in kinds)
    told = Kind.CUE in kinds or styled == len(inked)
    if told and styled >= _ENOUGH_STYLED * len(inked):
        return read_by_style(format, paragraphs, title)
    return (
        columns.read(format, blocks, title)
        or centred.read(format, paragraphs, title)
        or read_by_layout(format, paragraphs, title)
    )


def read_by_style(format: str, paragraphs: Sequence[Paragraph], title: str) -> Script:  # noqa: A002
    """A script whose styles say what most paragraphs are."""
    kinds = [kind_of_style(p.style) if p.text.strip() else None for p in paragraphs]
    # where no style says how something is said, brackets do
    out = SpokenParts()
    bracketed = Kind.PARENTHETICAL not in kinds
    before: Kind | None = None
    below = _below(kinds)
    for at, paragraph in enumerate(paragraphs):
        kind, text, place = kinds[at], paragraph.text, at + 1
        if not text.strip():
            continue
        in_speech = before in {Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE}
        if kind is None:
            # some give a style to everything but what is said
            if before not in {Kind.CUE, Kind.PARENTHETICAL}:
                out.told(text, place)
                before = None
                continue
            kind = Kind.DIALOGUE
        elif kind is Kind.ACTION and in_speech and below[at] is Kind.DIALOGUE:
            kind, text = (
                Kind.PARENTHETICAL,
                f"({text.strip(' ()[]')})",
            )  # the speech goes on behind it
        before = kind
        if paragraph.style.casefold() in {"title", "subtitle", "author"}:
            kind = Kind.TITLE
        if kind is Kind.DIALOGUE and bracketed:
            out.said(text, place, revised=paragraph.revised)
        elif kind is Kind.ACTION and Kind.HEADING not in kinds:
            out.told(text, place)  # one style for all that nobody says
        else:
            number, dual, revised = paragraph.number, paragraph.dual, paragraph.revised
            out.add(kind, text, place, number=number, dual=dual, revised=revised)
    title = title or next((e.text for e in out.elements if e.kind is Kind.TITLE), "")
    return compose(format, out.elements, title=title, places=Places.PARAGRAPHS)


def _below(kinds: Sequence[Kind | None]) -> list[Kind | None]:
    """The next kind that a style tells, for each place."""
    out: list[Kind | None] = []
    found: Kind | None = None
    for kind in reversed(kinds):
        out.append(found)
        found = kind or found
    return out[::-1]


def read_by_layout(format: str, paragraphs: Sequence[Paragraph], title: str) -> Script:  # noqa: A002
    """The paragraphs typed out as plain text, for the reader that fits it; places led back."""
    lines: list[str] = []
    number_of: list[int] = []
    for number, paragraph in enumerate(paragraphs, 1):
        if paragraph.space_above and lines and lines[-1]:
            lines.append("")
            number_of.append(number)
        for line in paragraph.text.split("\n"):
            indent = paragraph.indent
            if paragraph.centred and not indent:
                indent = centre(line)
            lines.append(" " * indent + line.rstrip())
            number_of.append(number)
    source = "\n".join(lines)
    return in_paragraphs(read_text(source), source, format, title, number_of)


def read_text(source: str) -> Script:
    """Read text that was made from a document: by the reader for plays, transcripts, Fountain or laid-out pages."""
    found = detect(source)
    if found in {"stage", "markdown"}:
        return stageplay.read(source)
    if found == "transcript":
        return transcript.read(source)
    if found == "fountain":
        return fountain.read(source)
    return screenplay.read(source)
