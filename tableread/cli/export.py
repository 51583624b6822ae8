"""`tableread export FILE`: the lines of a part as cards, with their cues, for paper, spreadsheets and Anki."""

from __future__ import annotations

from pathlib import Path

from tableread.base.errors import UnknownNameError, WriteError
from tableread.cli.kept_script import kept_script, refuse_existing
from tableread.production.cards import FORMS, cards_of


def run(
    path: Path,
    out: Path | None,
    roles: list[str],
    form: str,
    format: str | None,  # noqa: A002
    encoding: str | None,
    overwrite: bool,
) -> None:
    """Write the cards of `roles`, or of your parts, to `out`; else text is printed, and a package gets the script's name.
    Raises `TablereadError`."""
    refuse_existing(out, overwrite=overwrite)
    ending, written = FORMS[form]
    with kept_script(path, format, encoding, new_too=True) as (production, _):
        parts = [production.find_character(role) for role in roles] or list(
            production.memories.yours
        )
        if not parts:
            raise UnknownNameError("You have no part in this script. Name one with --role.")
        cards = cards_of(production, parts)
        told = written(cards)
    if out is None and form != "anki":
        print(told.decode(), end="")
        return
    out = out or path.with_suffix(ending)
    refuse_existing(out, overwrite=overwrite)
    try:
        out.write_bytes(told)
    except OSError as error:
        raise WriteError(f"{out.name} could not be written: {error.strerror}.") from error
    print(f"{out.name} is written: {len(cards.cards)} cards.")
