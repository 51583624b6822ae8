"""The day by which a part is to be known by heart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tableread.base.errors import UnknownNameError
from tableread.cast.casting import Casting
from tableread.library.store import KeptPart, Library

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST = 3
"""Letters of a weekday that stand for it."""


def typed_day(text: str, today: date) -> date | None:
    """The day that somebody typed: "2026-12-03", "3 days", "Thursday", "today", "tomorrow"; None for "" and "none", which
    take it away. Raises `UnknownNameError`."""
    words = text.strip().lower()
    if words in {"", "none", "never"}:
        return None
    if words in {"today", "tomorrow"}:
        return today + timedelta(days=words == "tomorrow")
    if len(words) >= _SHORTEST:
        for number, name in enumerate(_WEEKDAYS):
            if name.startswith(words):
                # the coming one: on a Thursday the one in a week
                return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    count, _, unit = words.partition(" ")
    if count.isdecimal() and len(count) < 4 and unit in {"day", "days", "week", "weeks"}:
        return today + timedelta(days=int(count) * (7 if unit.startswith("week") else 1))
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise UnknownNameError(
            f"“{text.strip()}” is not a day. Write it like Thursday, 10 days or 2026-12-03."
        ) from None


def day_in_words(day: date) -> str:
    """ "Thursday 3 December"."""
    return f"{_WEEKDAYS[day.weekday()].capitalize()} {day.day} {_MONTHS[day.month - 1]}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class OffBook:
    """The days of one script's parts, kept in the library."""

    def __init__(self, library: Library, key: str, casting: Callable[[], Casting]) -> None:
        """`key` is the script's in the library; `casting`: the cast list as it is now."""
        self._library = library
        self._key = key
        self._casting = casting

    def day(self, name: str) -> date | None:
        """By when a part is to be known; None where no day was set."""
        for kept in self._library.parts(self._key):
            if kept.name == name and kept.off_book:
                try:
                    return date.fromisoformat(kept.off_book)
                except ValueError:
                    return None
        return None

    def choose(self, name: str, day: date | None) -> None:
        """Set it, or take it away."""
        part = self._casting().part(name)
        kept = KeptPart(name, part.player, part.voice.id, off_book=day.isoformat() if day else "")
        self._library.save_part(self._key, kept, ("off_book",))
