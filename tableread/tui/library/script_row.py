"""What the list shows of a script: title, role, time left; how far, where it lies, when it was opened. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tableread.base.counted import counted
from tableread.library.store import Recent
from tableread.production.due import due_in_words
from tableread.tui.cells import cell_len, cut, end_of
from tableread.tui.clock import ago, bar, in_minutes
from tableread.tui.library.entries import Entry
from tableread.tui.library.row import Line, Piece, Row, Style, sides

BAR = 8
"""Cells of the bar that shows how much has been read."""
_FOLDER = 34
"""Most cells of a folder; of a longer one the end is shown, which tells more."""
_ROLE_BESIDE_TITLE = 56
"""Cells of a row from which on the role stands in its first line."""
_BETWEEN = " · "


def script_row(
    entry: Entry, now: float, usual_speed: float, *, gone: bool = False, goes_on: bool = False
) -> Row:
    """Two lines about a script. `now`: seconds since 1970; `gone`: its file is not there; `goes_on`: it was opened last,
    so its scene comes first."""

    def draw(width: int) -> Sequence[Line]:
        recent = entry.recent
        if recent is None:
            return [
                sides([(entry.title, Style.TITLE)], [], width),
                sides([(f"Sample{_BETWEEN}{entry.about}", Style.FACTS)], [], width),
            ]
        role, time = role_of(recent), time_of(recent, usual_speed)
        wide = width >= _ROLE_BESIDE_TITLE
        beside = [role, time] if wide else [time]
        right = _BETWEEN.join(filter(None, beside))
        return [
            sides([(entry.title, Style.TITLE)], [(right, Style.PLAIN)] if right else [], width),
            [
                (bar(recent.progress, BAR), Style.BAR),
                (" ", Style.PLAIN),
                *_facts(entry, recent, "" if wide else role, now, gone, goes_on, width - BAR - 1),
            ],
        ]

    return Row(draw, 2, entry)


def role_of(recent: Recent) -> str:
    """ "as MARGO", "as MARGO and 2 more"; "" for who listens."""
    if not recent.roles:
        return ""
    first, more = recent.roles[0] or "narrator", len(recent.roles) - 1
    return f"as {first}" + (f" and {more} more" if more else "")


def time_of(recent: Recent, usual_speed: float) -> str:
    """ "12 min left"; "18 min" of one that begins at the top; "" where that is not known."""
    seconds = recent.seconds_left(usual_speed)
    if seconds is None:
        return f"{recent.progress:.0%} read" if recent.progress > 0 else ""
    return f"{in_minutes(seconds)} left" if recent.progress > 0 else in_minutes(seconds)


def _facts(
    entry: Entry,
    recent: Recent,
    role: str,
    now: float,
    gone: bool,
    goes_on: bool,
    width: int,
) -> list[Piece]:
    """As many facts as there is room for: each is shown whole, the first to go are those that tell least."""
    unsure = counted(recent.uncertain, "line") + " to check" if recent.uncertain else ""
    # in the order in which they are shown, with the order in which they go
    facts = [
        (role, 1, Style.FACTS),
        (due_in_words(recent.due), 1, Style.PLAIN),
        ("File is gone" if gone else "", 0, Style.WRONG),
        (recent.scene if goes_on else "", 2, Style.FACTS),
        (end_of(entry.folder, _FOLDER), 5, Style.FACTS),
        (ago(now - recent.opened), 4, Style.FACTS),
        (unsure, 3, Style.FACTS),
    ]
    shown = [fact for fact in facts if fact[0]]
    while len(shown) > 1 and _width(shown) > width:
        shown.remove(max(shown, key=lambda fact: fact[1]))
    pieces: list[Piece] = []
    for text, _, style in shown:
        if pieces:
            pieces.append((_BETWEEN, Style.FACTS))
        pieces.append((cut(text, width), style))
    return pieces


def _width(facts: Sequence[tuple[str, int, Style]]) -> int:
    return sum(cell_len(text) for text, _, _ in facts) + len(_BETWEEN) * (len(facts) - 1)
