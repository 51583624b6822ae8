"""Line notes as they are handed on: Markdown, a table for spreadsheets (CSV), a page to print (HTML)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from itertools import groupby

from tableread.base.counted import counted
from tableread.base.minutes import when
from tableread.base.spreadsheets import harmless
from tableread.learning.line_notes import LineNote, NoteClass
from tableread.production.line_notes import LineNotes, NotedTurn
from tableread.production.report_markdown import escaped

_NOTHING = "Nothing has been said yet."
_GONE = "Not in this draft any more"
_STYLE = (
    "body{font:12pt/1.4 Georgia,serif;margin:2cm auto;max-width:17cm;color:#000;background:#fff}"
    "h1{font-size:16pt}h2{font-size:13pt;border-bottom:1px solid #000}"
    "table{border-collapse:collapse;width:100%}td{vertical-align:top;padding:.2em .5em .2em 0}"
    "tr{break-inside:avoid}.who{font-weight:bold}.page{white-space:nowrap}ul{margin:.1em 0;padding-left:1.2em}"
)


def in_words(note: LineNote) -> str:
    """A note as one sentence part: "dropped: that you were"."""
    match note.kind:
        case NoteClass.LATE:
            return f"late pickup: {note.said}"
        case NoteClass.PARAPHRASED if not note.words:
            return f"paraphrased: added “{note.said}”"
        case NoteClass.PARAPHRASED if note.said:
            return f"paraphrased: “{note.said}” for “{note.words}”"
        case _:
            return f"{note.kind.value}: “{note.words}”"


def rows_in_words(notes: Iterable[LineNote]) -> list[str]:
    """The notes on a line; words that were dropped in several places, or called for, are one row."""
    rows: list[str] = []
    for kind, group in groupby(notes, lambda note: note.kind):
        alike = list(group)
        if kind in {NoteClass.LATE, NoteClass.PARAPHRASED}:
            rows += map(in_words, alike)
        else:
            rows.append(f"{kind.value}: {', '.join(f'“{note.words}”' for note in alike)}")
    return rows


def markdown(notes: LineNotes) -> str:
    """A list by scene."""
    parts = [f"# {escaped(notes.title)}: line notes\n\n{_summary(notes)}\n"]
    for scene, turns in _by_scene(notes):
        parts.append(f"\n## {escaped(scene)}\n\n")
        for noted in turns:
            parts.append(f"- {escaped(_place(noted))}: “{escaped(noted.text)}”\n")
            parts += (f"  - {escaped(row)}\n" for row in rows_in_words(noted.notes))
    return "".join(parts)


def table(notes: LineNotes) -> str:
    """A row for each note, with a heading row; commas between cells."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("scene", "page", "character", "line", "note", "words", "said", "pickup seconds"))
    for noted in notes.turns:
        pickup = "" if noted.turn.pickup is None else f"{noted.turn.pickup:.2f}"
        for note in noted.notes:
            said = "" if note.kind is NoteClass.LATE else note.said
            page = "" if noted.page is None else str(noted.page)
            cells = (
                noted.scene,
                page,
                noted.speaker,
                noted.text,
                note.kind.value,
                note.words,
                said,
            )
            rows.writerow((*map(harmless, cells), pickup))
    return out.getvalue()


def sheet(notes: LineNotes) -> str:
    """A page to print, on its own: nothing is loaded from anywhere."""
    title = escape(f"{notes.title}: line notes")
    parts = [
        f'<!doctype html>\n<html><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n<p>{escape(_summary(notes))}</p>\n"
    ]
    for scene, turns in _by_scene(notes):
        parts.append(f"<h2>{escape(scene)}</h2>\n<table>\n")
        for noted in turns:
            told = "".join(f"<li>{escape(row)}</li>" for row in rows_in_words(noted.notes))
            page = "" if noted.page is None else f"p. {noted.page}"
            parts.append(
                f'<tr><td class="page">{page}</td><td class="who">{escape(noted.speaker or "Narrator")}</td>'
                f"<td>{escape(noted.text)}<ul>{told}</ul></td></tr>\n"
            )
        parts.append("</table>\n")
    return "".join((*parts, "</body></html>\n"))


FORMS: Mapping[str, Callable[[LineNotes], str]] = {"md": markdown, "csv": table, "html": sheet}
"""By the ending of a file."""


def _summary(notes: LineNotes) -> str:
    if notes.began is None:
        return _NOTHING
    kinds = [note.kind for noted in notes.turns for note in noted.notes]
    found = [f"{kinds.count(kind)} {kind.value}" for kind in NoteClass if kind in kinds]
    turns = f"Read on {when(notes.began)}: {counted(notes.said, 'turn')} heard."
    return (
        f"{turns} {counted(len(kinds), 'note')}: {', '.join(found)}."
        if found
        else f"{turns} No notes."
    )


def _by_scene(notes: LineNotes) -> Iterator[tuple[str, list[NotedTurn]]]:
    for scene, turns in groupby(notes.turns, _scene):
        yield scene, list(turns)


def _scene(noted: NotedTurn) -> str:
    if noted.element is None:
        return _GONE
    return f"Scene {noted.scene}" if noted.scene else "Before the first scene"


def _place(noted: NotedTurn) -> str:
    page = "" if noted.page is None else f"page {noted.page}"
    return ", ".join(filter(None, (page, noted.speaker or "Narrator")))
