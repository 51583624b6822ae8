"""What somebody says in a read, speech by speech, each with its cue: the lines that are drilled."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from tableread.cast.casting import PlayedBy
from tableread.learning.lacuna import DrillLine
from tableread.rehearsal.order import Entry, RunningOrder


class OwnSpeech(NamedTuple):
    """One speech of theirs. Numbers are those of lines of the running order."""

    drilled: DrillLine
    scene: int | None
    speaker: str
    cue: tuple[int, ...]
    """What is heard before it; empty where there is nothing."""
    speech: range
    """The speech with its directions."""
    said: tuple[int, ...]
    """What they say of it."""

    @property
    def entries(self) -> list[Entry]:
        """The cue, said by voices whoever plays it, and the speech: for `RunningOrder.rearranged`."""
        cue = [Entry(line, PlayedBy.VOICE) for line in self.cue]
        return [*cue, *(Entry(line) for line in self.speech)]


def own_speeches(order: RunningOrder, yours: Collection[str]) -> list[OwnSpeech]:
    """All speeches of the characters `yours`, in order."""
    found: list[OwnSpeech] = []
    before: list[int] = []
    """The last speech of somebody else in this scene, and what the narrator says after it."""
    scene: int | None = None
    for speech in order.speeches():
        line = order.lines[speech.start]
        if line.scene != scene:
            scene, before = line.scene, []
        said = tuple(at for at in speech if order.lines[at].speaker in yours)
        if said:
            words = "\n".join(order.lines[at].text for at in said)
            name, first = order.lines[said[0]].speaker, order.lines[said[0]]
            assert name is not None
            cue = tuple(before)
            found.append(OwnSpeech(DrillLine(first.id, words), scene, name, cue, speech, said))
        elif any(order.lines[at].speaker for at in speech):
            before = list(speech)
        else:
            before = _with_narrator(order, before, speech)
    return found


def _with_narrator(order: RunningOrder, before: list[int], speech: range) -> list[int]:
    """What comes to be the cue when the narrator speaks after `before`: where nobody has spoken, the last alone."""
    heard = any(order.lines[at].speaker for at in before)
    return [*before, *speech] if heard else list(speech)
