"""Whom somebody means who types a name."""

from __future__ import annotations

from collections.abc import Sequence

from tableread.base.errors import UnknownNameError

_FEW = 3
"""Names that are suggested; where more are alike, all names are listed."""


def character_called(wanted: str, names: Sequence[str], file: str) -> str:
    """The one of `names` for what was typed. Raises `UnknownNameError` with the names."""
    typed = wanted.casefold().strip()
    for matches in (
        [n for n in names if n.casefold() == typed],
        [n for n in names if n.casefold().startswith(typed)],
    ):
        if len(matches) == 1:
            return matches[0]
    meant = _meant(typed, names)
    if meant:
        raise UnknownNameError(f"Nobody called {wanted} speaks in {file}. Did you mean {meant}?")
    some = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
    raise UnknownNameError(f"Nobody called {wanted} speaks in {file}. The characters are: {some}.")


def _meant(typed: str, names: Sequence[str]) -> str:
    """Who may be meant: those with a word that begins so, else the one that is spelt most alike; "" where that is nobody."""
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in names}
    found = [
        name
        for fold, name in folded.items()
        if typed and any(word.startswith(typed) for word in fold.split())
    ] or [folded[fold] for fold in get_close_matches(typed, folded, n=1)]
    return " or ".join(found) if len(found) <= _FEW else ""
