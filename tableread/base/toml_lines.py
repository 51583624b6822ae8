"""On which line of a TOML file a key is given, so that a mistake can be told with its place."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from typing import Any

Place = tuple[str, ...]
"""Names of tables, and of a key in the last; tables of a list are counted from 0."""

_LONGEST_STATEMENT = 100  # longer than any that a person writes; a round number, not measured
"""Lines."""
_HEADER = re.compile(r"\s*\[")


def lines_of(text: str) -> dict[Place, int]:
    """The lines, from 1, on which the keys and tables of a valid TOML text are given.

    tomllib does not tell lines. But no part of a statement that goes on on the next line is valid by
    itself, so the shortest runs of lines that can be read alone are the statements.
    """
    lines: dict[Place, int] = {}
    tables: Place = ()
    numbered: Place = ()
    counted: Counter[Place] = Counter()
    statement, first = "", 1
    for number, line in enumerate(text.split("\n"), 1):
        statement += line + "\n"
        if number - first > _LONGEST_STATEMENT:
            break  # each of its lines is read anew with those before it; the lines behind it are not known
        try:
            given = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        places = _places_in(given)
        if _HEADER.match(statement):
            tables = numbered = places[-1] if places else ()
            if statement.lstrip().startswith("[["):
                numbered = (*tables, str(counted[tables]))
                counted[tables] += 1
                places.append(numbered)
        else:
            places = [
                (*above, *place) for above in dict.fromkeys((tables, numbered)) for place in places
            ]
        for place in places:
            lines.setdefault(place, first)
        statement, first = "", number + 1
    return lines


def _places_in(given: Mapping[str, Any]) -> list[Place]:
    """The places of all keys in a table, and in those within it."""
    found: list[Place] = []
    for name, value in given.items():
        found.append((name,))
        if isinstance(value, dict):
            found += [(name, *place) for place in _places_in(value)]
    return found
