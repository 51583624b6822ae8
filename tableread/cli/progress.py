"""`tableread progress FILE`: how well your lines are known, in words or as JSON; the day by which a part is to stand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tableread.base.errors import UnknownNameError
from tableread.cli.data import asked
from tableread.cli.kept_script import kept_script
from tableread.production.off_book import day_in_words, typed_day
from tableread.production.production import Production
from tableread.production.progress import progress_of
from tableread.production.progress_words import as_data, in_words, part_names


def run(
    path: Path,
    roles: list[str],
    by: str | None,
    as_json: bool,
    forget: bool,
    sure: bool,
    format: str | None,  # noqa: A002
    encoding: str | None,
) -> None:
    """Print the progress of `roles`, of your parts where none are named. `by`: the day by which they are to be known
    from now on, as it was typed. `forget`: delete instead all results of whoever plays them, after asking, unless `sure`. Raises `TablereadError`."""
    with kept_script(path, format, encoding) as (production, _):
        parts = [production.find_character(role) for role in roles] or list(
            production.memories.yours
        )
        if not parts:
            raise UnknownNameError("You have no part in this script. Name one with --role.")
        if forget:
            _forget(production, parts, sure)
            return
        if by is not None:
            day = typed_day(by, date.today())
            for part in parts:
                production.memories.off_book.choose(part, day)
            if not as_json:
                print("No day is set." if day is None else f"Off book by {day_in_words(day)}.")
        progress = progress_of(production, parts)
    if as_json:
        print(json.dumps(as_data(progress), ensure_ascii=False, indent=2))
    else:
        print("\n".join(in_words(progress)))


def _forget(production: Production, parts: Sequence[str], sure: bool) -> None:
    memories = production.memories
    question = f"Delete all results with the lines of {part_names(parts)}? This cannot be undone."
    if asked(question, sure):
        for actor in sorted({memories.actor(part) for part in parts}):
            memories.forget(actor, parts)
        print("Deleted.")
