"""Which line of a script one means, whatever the draft and the running order: who says what, for which time."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from tableread.script.model import Kind, Script


class LineId(NamedTuple):
    """One line. The same words of another character, or in another place, are another line."""

    speaker: str
    text: str
    occurrence: int
    """How often the speaker has said just these words before, from 0."""

    @property
    def key(self) -> str:
        """The same as one string."""
        return "\x1f".join((self.speaker, self.text, str(self.occurrence)))


def line_ids(script: Script) -> dict[int, LineId]:
    """For every line that somebody speaks, by the index of its element."""
    said: Counter[tuple[str, str]] = Counter()
    found: dict[int, LineId] = {}
    for speech in script.speeches:
        cue = script.elements[speech.cue]
        speaker = cue.speaker or cue.text
        for part in speech.parts:
            element = script.elements[part]
            if element.kind is Kind.PARENTHETICAL:
                continue
            found[part] = LineId(speaker, element.text, said[speaker, element.text])
            said[speaker, element.text] += 1
    return found
