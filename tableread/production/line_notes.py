"""The line notes on a read: by scene and line, as a director would get them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tableread.learning.line_notes import LineNote, SpokenLine, line_notes
from tableread.learning.masks import Mask, masked
from tableread.production.hidden import has_hidden_words
from tableread.production.production import Production
from tableread.production.said import SaidTurn
from tableread.production.whereabouts import Whereabouts
from tableread.script.emphasis import plain


class NotedTurn(NamedTuple):
    """A turn with the notes on it."""

    turn: SaidTurn
    element: int | None
    """Of its first line, in the script as it is now; None where it is not in it any more."""
    scene: str
    """Number and heading; "" before the first scene, and for what is not in the script any more."""
    page: int | None
    speaker: str
    """"" for the narrator."""
    text: str
    """Its words, as they may be shown."""
    notes: tuple[LineNote, ...]


class LineNotes(NamedTuple):
    """Those of one read."""

    title: str
    began: float | None
    """When the read began, in seconds since 1970; None where nothing was said yet."""
    turns: tuple[NotedTurn, ...]
    """Those with notes, in the order of the script; a line that was said again with the same mistakes comes once."""
    said: int
    """All turns of the read of which something was heard."""


def line_notes_of(production: Production, late: float) -> LineNotes:
    """The notes on the last read in which anything was said. `late`: seconds after the cue from which a pickup is late.

    Goes through all of the script: in a long one it takes a while.
    """
    runs = production.said.runs()
    title = production.script.title
    if not runs:
        return LineNotes(title, None, (), 0)
    turns = _once(noted_turns(production, runs[-1], late))
    return LineNotes(title, runs[-1][0].run, tuple(turns), sum(t.was_said for t in runs[-1]))


def _once(noted: Sequence[NotedTurn]) -> list[NotedTurn]:
    """Of lines that were said again with the same mistakes, the last time: one that is run over and over would fill the
    list."""
    last = {(each.turn.line, tuple(note[:2] for note in each.notes)): each for each in noted}
    return list(last.values())


def noted_turns(production: Production, turns: Sequence[SaidTurn], late: float) -> list[NotedTurn]:
    """Those of `turns` that have notes, in the order of the script; what is cut comes last."""
    where = Whereabouts(production.script, production.shown)
    elements = {line: at for at, line in enumerate(production.line_ids)}
    found = []
    for turn in turns:
        at = elements.get(turn.line)
        text = shown_text(production, turn, at)
        instead = [other for line in turn.lines for other in line.instead]
        spoken = SpokenLine(text, turn.words, instead, turn.moved, turn.added, turn.pickup)
        notes = tuple(_plain(note) for note in line_notes(spoken, late))
        if notes:
            scene, page = ("", None) if at is None else (where.scene(at), where.page(at))
            words = " ".join(plain(text).split())
            found.append(NotedTurn(turn, at, scene, page, turn.speaker or "", words, notes))
    last = len(production.script.elements)
    return sorted(found, key=lambda noted: last if noted.element is None else noted.element)


def shown_text(production: Production, turn: SaidTurn, element: int | None) -> str:
    """The words of a turn's lines as they may be shown, also where the line has changed since; a line each."""
    return "\n".join(shown_lines(production, turn, element))


def shown_lines(production: Production, turn: SaidTurn, element: int | None) -> list[str]:
    """The same, as a list. A line that has changed is hidden where its turn is: most of its words are still in it."""
    hidden = element is not None and any(
        has_hidden_words(production, at)
        for at in range(element, min(element + len(turn.lines), len(production.script.elements)))
    )
    mask = Mask.HIDDEN if hidden else Mask.FULL
    same = elements_of(production, element, [line.text for line in turn.lines])
    return [
        masked(line.text, mask) if at is None else production.shown(at)
        for line, at in zip(turn.lines, same, strict=True)
    ]


def elements_of(
    production: Production, element: int | None, texts: Sequence[str]
) -> list[int | None]:
    """The elements of the lines of a turn, the first of which is `element`; None for those whose words have changed since
    they were `texts`."""
    elements = production.script.elements
    found: list[int | None] = []
    for by, text in enumerate(texts):
        near = () if element is None else range(element + by, min(element + by + 3, len(elements)))
        found.append(next((at for at in near if elements[at].text == text), None))
    return found


def _plain(note: LineNote) -> LineNote:
    return note._replace(words=plain(note.words))
