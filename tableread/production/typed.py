"""Whom somebody means who types a name."""

from __future__ import annotations

from collections.abc import Sequence

from tableread.base.errors import UnknownNameError


def character_called(wanted: str, names: Sequence[str], file: str) -> str:
    """The one of `names` for what was typed. Raises `UnknownNameError` with the names."""
    typed = wanted.casefold().strip()
    for matches in (
        [n for n in names if n.casefold() == typed],
        [n for n in names if n.casefold().startswith(typed)],
    ):
        if len(matches) == 1:
            return matches[0]
    some = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
    raise UnknownNameError(f"Nobody called {wanted} speaks in {file}. The characters are: {some}.")
