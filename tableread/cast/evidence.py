"""What is kept of everything that a script says of a character, until it is weighed.

Data only: `reading` fills it, `traits` weighs it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tableread.cast.voices import Age, Gender


class AgeSaid(NamedTuple):
    """An age given somewhere, with how many speeches the character had had before."""

    age: Age
    speeches: int
    because: str
    gender: Gender | None = None
    """Whose age it is: "in her sixties" is not said of a man who stands by."""


@dataclass(slots=True)
class Evidence:
    """Everything a script says of one character."""

    pronouns: dict[Gender, float] = field(default_factory=lambda: {"female": 0.0, "male": 0.0})
    """Weights; `counts` has how many they were."""
    counts: dict[Gender, int] = field(default_factory=lambda: {"female": 0, "male": 0})
    nouns: dict[Gender, float] = field(default_factory=lambda: {"female": 0.0, "male": 0.0})
    noun_words: dict[Gender, str] = field(default_factory=dict)
    address: dict[Gender, int] = field(default_factory=lambda: {"female": 0, "male": 0})
    address_words: dict[Gender, str] = field(default_factory=dict)
    address_ages: dict[tuple[Gender, Age], int] = field(default_factory=dict)
    address_age_words: dict[tuple[Gender, Age], str] = field(default_factory=dict)
    ages: list[AgeSaid] = field(default_factory=list)
    said_ages: list[AgeSaid] = field(default_factory=list)
    """Ages that characters tell of themselves."""
    age_words: list[tuple[Age, str]] = field(default_factory=list)
    """Ages by words of an introduction, "an old woman", the first one first."""
    looks_grown: bool = False
    """An introduction has words that are not said of children."""
    mentions: int = 0  # counted from here
    speeches: int = 0  # counted from here

    def noun(self, gender: Gender, weight: float, because: str) -> None:
        """Note a word like "his wife" that is said of the character."""
        self.nouns[gender] += weight
        self.noun_words.setdefault(gender, because)
