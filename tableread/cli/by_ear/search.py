"""Finding a place of a read by what is typed: words of a line, a scene's number, a character's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tableread.base.counted import counted
from tableread.base.errors import RehearsalError, UnknownNameError
from tableread.production.production import Production
from tableread.rehearsal.order import RunningOrder
from tableread.script.emphasis import plain


def lines_with(order: RunningOrder, shown: Callable[[int], str], wanted: str) -> list[int]:
    """The lines that have `wanted` in them, whatever its case; `shown` gives the words of an element."""
    words = " ".join(wanted.casefold().split())
    return [
        at
        for at, line in enumerate(order.lines)
        if words in " ".join(plain(shown(line.element)).casefold().split())
    ]


def next_of(found: Sequence[int], here: int) -> tuple[int, int]:
    """The first of `found` behind line `here`, else the first of all; and which of them it is, from 1."""
    later = next((number for number, at in enumerate(found) if at > here), 0)
    return found[later], later + 1


def jump_target(production: Production, order: RunningOrder, here: int, typed: str) -> int:
    """The line that somebody means who typed a scene's number, or a character's name: of a character the next line
    behind line `here`, else the first. Raises `RehearsalError` where there is no such thing."""
    scenes = production.script.scenes
    if typed.isdecimal():
        number = int(typed)
        if not 1 <= number <= len(scenes):
            scenes_in_all = counted(len(scenes), "scene")
            raise RehearsalError(f"There is no scene {typed}. The script has {scenes_in_all}.")
        found = [at for at, line in enumerate(order.lines) if line.scene == number - 1]
        if not found:
            raise RehearsalError(f"Nothing in scene {typed} is read aloud.")
        return found[0]
    try:
        name = production.find_character(typed)
    except UnknownNameError as error:
        raise RehearsalError(str(error)) from error
    found = [
        at
        for at, line in enumerate(order.lines)
        if line.speaker == name and (at == 0 or order.lines[at - 1].speech != line.speech)
    ]
    if not found:
        raise RehearsalError(f"{name} has no lines in this read.")
    return next_of(found, here)[0]
