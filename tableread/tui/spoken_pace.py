"""How fast somebody speaks, for how long the rest will take. Pure: it is told the time."""

from __future__ import annotations

_ENOUGH = 20.0  # seconds; a few sentences, so that one pause does not make the rest look long; a round number


class SpokenPace:
    """Of one speaker."""

    def __init__(self, usual: float) -> None:
        """`usual`: words a minute that are expected before enough was heard."""
        self._usual = usual
        self._words = 0.0
        self._seconds = 0.0

    def heard(self, words: float, seconds: float) -> None:
        """So many words were spoken in so many seconds; 0 words is silence."""
        if words or self._words:  # what comes before the first word is no pause
            self._words += words
            self._seconds += seconds

    @property
    def wpm(self) -> float:
        """Words a minute."""
        if self._seconds < _ENOUGH or not self._words:
            return self._usual
        return self._words / self._seconds * 60

    def seconds_for(self, words: float) -> float:
        """How long so many words will take."""
        return words / self.wpm * 60
