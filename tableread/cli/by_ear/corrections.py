"""The lines that may have been misread, one by one: "this is right", or what they are instead."""

from __future__ import annotations

from tableread.cli.by_ear.menu import Row
from tableread.cli.by_ear.script_lines import HIDDEN_WORDS
from tableread.cli.by_ear.telling import Teller
from tableread.production.production import Production
from tableread.script.corrections import Correction, SetKind
from tableread.script.emphasis import plain
from tableread.script.line_id import LineId
from tableread.script.model import Kind

_KINDS = {
    Kind.ACTION: "Action", Kind.CUE: "A character's name", Kind.DIALOGUE: "Dialogue",
    Kind.PARENTHETICAL: "Direction in brackets", Kind.HEADING: "Heading of a scene", Kind.TRANSITION: "Transition",
    Kind.LYRICS: "Lyrics", Kind.CENTERED: "Centered text", Kind.FURNITURE: "Page clutter, not part of the script",
}  # fmt: skip


class UncertainLines:
    """Of one production, as they were when the list was opened."""

    def __init__(self, production: Production, teller: Teller) -> None:
        self._production = production
        self._teller = teller
        self._began_with = tuple(production.corrections)
        ids = production.line_ids
        self._lines = [ids[element] for element in sorted(production.uncertain_lines())]

    @property
    def changed(self) -> bool:
        """Whether anything was put right: the read has to begin anew."""
        return tuple(self._production.corrections) != self._began_with

    def rows(self) -> list[Row]:
        """In the order of the script; those that were put right stay until the list is closed."""
        ids = {line: element for element, line in enumerate(self._production.line_ids)}
        return [self._row(line, ids[line]) for line in self._lines if line in ids]

    def _row(self, line: LineId, element: int) -> Row:
        production = self._production
        kind = production.script.elements[element].kind
        why = production.uncertain_lines().get(element)
        text = HIDDEN_WORDS.sub("…", plain(production.shown(element)).replace("\n", " "))
        state = f"Unsure: {why.rstrip('.')}." if why else "Put right."
        return Row(
            f"{_KINDS.get(kind, kind.value)}: {text} {state}",
            choose=lambda: self._set(line, element, kind, "This is right."),
            change=lambda by: self._change(line, element, by),
        )

    def _change(self, line: LineId, element: int, by: int) -> None:
        kinds = list(_KINDS)
        kind = self._production.script.elements[element].kind
        at = kinds.index(kind) if kind in kinds else 0
        new = kinds[(at + by) % len(kinds)]
        self._set(line, element, new, f"{_KINDS[new]}.")

    def _set(self, line: LineId, element: int, kind: Kind, told: str) -> None:
        """Put a line right, in place of what was put right about it here before."""
        before = len(self._began_with)
        made = list(self._production.corrections)
        kept: list[Correction] = made[:before]
        kept += [c for c in made[before:] if not (isinstance(c, SetKind) and c.line == line)]
        speaker = self._speaker_before(element) if kind is Kind.DIALOGUE else None
        self._production.correct([*kept, SetKind(line, kind, speaker)])
        left = len(self._production.uncertain_lines())
        self._teller.answer(f"{told} {left} uncertain left.")

    def _speaker_before(self, element: int) -> str | None:
        """Whoever was named last: what is dialogue is theirs."""
        elements = self._production.script.elements
        cues = (e.speaker for e in reversed(elements[:element]) if e.kind is Kind.CUE)
        return next(cues, None)
