"""What is measured of people's turns while they are taken: when the cue was over, when the sound of it was recorded, what was
prompted. Lives on the loop; moments are those of `time.monotonic`, handed in."""

from __future__ import annotations

from tableread.listen.gate import Take


class TurnMeasures:
    """Of the turns of one read, by their numbers."""

    def __init__(self) -> None:
        self._cues: dict[int, float] = {}
        """When the cue of each turn was over."""
        self._takes: dict[int, Take] = {}
        """When the sound of each turn was; without the sound."""
        self._prompted: dict[int, list[set[tuple[int, int]]]] = {}
        """Line and word of what was said to a person in their turn, a set for each prompt."""

    def cue_ended(self, turn: int, at: float) -> None:
        """The last sound before this turn was heard to its end."""
        self._cues[turn] = at

    def interrupted(self, turn: int) -> None:
        """The read stood still, or went back to this turn: how quickly it was begun says nothing."""
        self._cues.pop(turn, None)

    def recorded(self, take: Take) -> None:
        """This is the sound of a turn."""
        self._takes[take.turn] = take._replace(pcm=b"")

    def prompted(self, turn: int, words: set[tuple[int, int]]) -> None:
        """These words were said to the person: line and word on the page."""
        self._prompted.setdefault(turn, []).append(words)

    def words_prompted(self, turn: int) -> set[tuple[int, int]]:
        """All words that were said to the person in a turn."""
        return set().union(*self._prompted.get(turn, ()))

    def prompts(self, turn: int) -> int:
        """How often."""
        return len(self._prompted.get(turn, ()))

    def pickup(self, turn: int, first: float | None) -> float | None:
        """Seconds from the end of the cue to a word that begins `first` seconds into the turn's sound. Below 0 for one who
        cut in; None where that is not known."""
        cue, take = self._cues.get(turn), self._takes.get(turn)
        when = take.when(first) if take is not None and first is not None else None
        return None if cue is None or when is None else round(when - cue, 3)

    def forget(self, turn: int) -> None:
        """It was long ago."""
        self._cues.pop(turn, None)
        self._takes.pop(turn, None)
        self._prompted.pop(turn, None)
