"""A drill that is killed: `python -m tests.kills HOME` answers line after line by typing, and prints the number of each answer
when it is shown, and again once the library says that it is written; whoever kills it looks at what is in the library then."""

from __future__ import annotations

import asyncio
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tableread.cast.casting import PlayedBy
from tableread.learning.lacuna import DrillState, Lacuna
from tableread.library.store import Library
from tableread.performance.drilling import Drilling, Moment, Way
from tableread.production.production import Production
from tests.fakes import fake_house

SCENE = "INT. BARN - DAY\n\n" + "\n".join(
    f"ADA\nWhat is number {number}?\n\nBEN\nNumber {number} is what I said it was, and no other.\n"
    for number in range(12)
)
_EVERY = 5
"""One answer in so many is wrong."""


class Killed(NamedTuple):
    """What one kill left behind."""

    shown: int
    """Answers that were shown; the next line is shown at once, and written meanwhile."""
    written: int
    """Answers that the library said were written."""
    kept: int
    """Answers that it has; -1 where it has another state than any."""
    sound: bool
    """Whether the library is undamaged."""


def _open(home: Path) -> tuple[Library, Production]:
    path = home / "barn.fountain"
    if not path.exists():
        path.write_text(SCENE)
    library = Library.open(home / "data" / "library.sqlite3")
    production = Production.open(path, fake_house(home, library=library))
    production.give_part("BEN", PlayedBy.YOU)
    return library, production


def _drill(production: Production) -> Lacuna:
    order = production.whole_order()
    [scene] = production.drills.scenes(order)
    return production.drills.drill(scene, [line.text for line in order.lines])


def states(home: Path, many: int) -> list[DrillState]:
    """How far a new drill is after each of so many answers, none first."""
    library, production = _open(home)
    lacuna = _drill(production)
    found = [lacuna.state]
    for number in range(many):
        text = lacuna.lines[lacuna.at or 0].text
        wrong = number % _EVERY == 0 and found[-1].phase != "map"
        lacuna.said(range(len(text.split())) if wrong else ())
        found.append(lacuna.state)
    library.close()
    return found


def kill(expected: list[DrillState], home: Path, seconds: float) -> Killed:
    """Run a drill in a home of its own, kill it so many seconds after its first answer, and look."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.kills", str(home)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    first = child.stdout.readline()
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
    told = [
        line.split()
        for line in (first + child.stdout.read()).splitlines(keepends=True)
        if line.endswith("\n")
    ]
    child.wait()
    shown, written = (
        max((int(number) for what, number in told if what == wanted), default=0)
        for wanted in ("shown", "written")
    )
    with closing(sqlite3.connect(home / "data" / "library.sqlite3")) as db:
        sound = db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    library, production = _open(home)
    state = _drill(production).state
    library.close()
    return Killed(shown, written, expected.index(state) if state in expected else -1, sound)


def kills(home: Path, many: int, seed: int = 0) -> Iterator[Killed]:
    """So many kills, each of a new drill."""
    chance = random.Random(seed)
    (home / "expected").mkdir()
    expected = states(home / "expected", 1000)
    seconds = [chance.uniform(0, 0.6) for _ in range(many)]
    homes = [home / str(number) for number in range(many)]
    for own in homes:
        own.mkdir()
    with ThreadPoolExecutor(2) as side_by_side:  # most of the time a child starts
        yield from side_by_side.map(partial(kill, expected), homes, seconds)


async def _answer(home: Path) -> None:
    library, production = _open(home)
    house = fake_house(home / "house", library=library)
    [scene] = production.drills.scenes(production.whole_order())
    drilling = Drilling(production, house, scene, lambda: None, print)
    drilling.way = Way.TYPING
    drilling.start()
    number = 0
    while drilling.moment is not Moment.DONE:
        wrong = number % _EVERY == 0 and drilling.lacuna.phase != "map"
        drilling.typed("" if wrong else drilling.speech.drilled.text)
        if drilling.moment is Moment.MISSED:
            drilling.next_line()
        number += 1
        print("shown", number, flush=True)
        while library.writer.pending:
            await asyncio.sleep(0)
        print("written", number, flush=True)


if __name__ == "__main__":
    asyncio.run(_answer(Path(sys.argv[1])))
