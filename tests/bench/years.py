"""What ten years of daily use do to the library: its size, and how long it takes to open it, to keep a line, to show Progress.

    python -m tests.bench.years [--results N] [--rounds N]

Three scripts, one with a part of 900 lines, are learnt for ten years: N results (a million) in all, a scene or more every
day, each handed to `production.said` as a read does it, a day at a time; the script is opened once a month, which sums up
what is old. Reference, in the same run: the same scripts with 1,000 results. Asked: less than 100 MB, Progress within 150 ms,
and as quick as with 1,000.

The clock is moved by hand; the file is on the disk that holds temporary files. Progress is opened by its key in the real
program, in a terminal of its own, as `screens` does it; the shortest of the rounds is told, since other work on the machine only makes it longer.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tableread.base.paths import Folders
from tableread.cast.casting import PlayedBy
from tableread.learning.memory import DAY
from tableread.library.memories import KeptMemory
from tableread.library.store import Library
from tableread.library.stored import LIBRARY_FILE
from tableread.listen.judge import JudgedLine, Verdict
from tableread.production.production import Production
from tableread.production.progress import progress_of
from tableread.production.report import report_of
from tableread.production.said import SaidTurn, said_turn
from tableread.rehearsal.order import Line
from tableread.rehearsal.stopwatch import SceneTime
from tableread.script.words import said_words
from tests.bench.screens import milliseconds
from tests.bench.shown import WatchedTerminal
from tests.fakes import fake_house

_YEARS = 10
_PARTS = (900, 300, 100)
"""Lines of yours in each script."""
_SCENE = 30
"""Of them, those of one scene."""
_FEW = 1000
"""Results of the library that is compared with."""
_ASKED_MB, _ASKED_MS = 100, 150
_SAID = (
    "I have told you before that nobody asked the boat, and nobody will, number {}.",
    "Who said so, {}?",
    "Then we wait for it, {}, as long as it takes, and we say nothing to your sister.",
)


class Measured(NamedTuple):
    """Seconds; the shortest of the rounds, where nothing else is said."""

    size: int
    """Bytes of all files."""
    rows: int
    """Turns that are still kept as they were said."""
    opened: float
    kept: float
    """The call that keeps a line's result, median."""
    progress: float
    """What Progress tells is found out."""
    shown: float
    """From the key to Progress on the screen."""
    notes: float
    """The same of the list of notes."""
    report: float


def _play(lines: int) -> str:
    parts = []
    for number in range(lines):
        if number % _SCENE == 0:
            parts.append(f"INT. ROOM {number // _SCENE + 1} - DAY\n\nSomebody comes in.\n")
        parts.append(f"BEN\nAnd what is it this time, number {number}?\n")
        parts.append(f"ADA\n{_SAID[number % len(_SAID)].format(number)}\n")
    return "\n".join(parts)


class _Actor:
    """Learns one script."""

    def __init__(self, production: Production) -> None:
        self.production = production
        self._lines: list[Line] = [
            line for line in production.running_order().lines if line.speaker == "ADA"
        ]
        self._next = 0

    def day(self, now: float, results: int) -> None:
        """So many lines are said, one behind the other; of twenty one is wrong."""
        turns = [self.turn(now, number) for number in range(results)]
        self.production.said.add(*turns)
        scenes = self.production.script.scenes
        for nth in range(max(1, results // _SCENE)):
            scene = (self._next // _SCENE + nth) % len(scenes)
            time_of_it = SceneTime(scene, 90.0 + nth, True, _SCENE)
            line = self.production.line_ids[scenes[scene].first]
            self.production.runs.keep_scene(now, nth, line, time_of_it)

    def turn(self, now: float, number: int) -> SaidTurn:
        """The next line is said, as turn `number` of the run that began at `now`."""
        line = self._lines[self._next % len(self._lines)]
        self._next += 1
        wrong = self._next // 20 if self._next % 20 == 0 else None
        made = _judged(line, None if wrong is None else wrong % len(said_words(line.text)))
        return made._replace(run=now, number=number, made=now + 5 * number)

    def remember(self, now: float) -> None:
        """What is known of each line, as the memory model leaves it."""
        memories = [
            KeptMemory("", line.id, "ADA", 20.0, 5.0, now + DAY * (at % 30), now - DAY, 9, 1)
            for at, line in enumerate(self._lines)
        ]
        self.production._library.memories.save(self.production.key, memories)


@cache
def _judged(line: Line, changed: int | None) -> SaidTurn:
    """How a line was said, of which one word may have been changed; made once, since a million take minutes."""
    said = said_words(line.text)
    words = tuple(Verdict.CHANGED if at == changed else Verdict.SAID for at in range(len(said)))
    others = tuple("another" if word is Verdict.CHANGED else "" for word in words)
    places = [(0, word.number) for word in said]
    judged = JudgedLine(words, others, (), 0)
    return said_turn(0.0, 0, 0.0, [line], places, judged, 0, 0.4)


def _fill(folder: Path, results: int, now: float) -> Path:
    """A library in which so many results were kept in ten years, up to `now`; its file."""
    file = _folders(folder).data / LIBRARY_FILE
    days = min(_YEARS * 365, results // 10)
    house = fake_house(folder, library=Library.open(file))
    scripts = []
    for number, lines in enumerate(_PARTS):
        path = folder / f"play {number}.fountain"
        path.write_text(_play(lines))
        production = Production.open(path, house)
        production.give_part("ADA", PlayedBy.YOU)
        scripts.append(_Actor(production))
    kept = 0
    for day in range(days):
        moment = now - (days - day) * DAY
        actor = scripts[day % len(scripts)]
        today = results * (day + 1) // days - kept
        actor.day(moment, today)
        kept += today
        if day % 30 == 0 or day == days - 1:
            for each in scripts:
                each.production.old_turns.settle(moment)
            house.library.files.flush(120)
            house.library.writer.flush(120)
    for each in scripts:
        each.remember(now)
    house.close()
    return file


def _measure(folder: Path, file: Path, rounds: int) -> Measured:
    house = fake_house(folder, library=Library.open(file))
    production = Production.open(folder / "play 0.fountain", house)
    assert house.library.files.flush(60)
    progress = _shortest(rounds, lambda: progress_of(production))
    report = _shortest(1, lambda: report_of(production))
    rows = house.library.read("SELECT count(*) FROM said", ())[0][0]
    actor = _Actor(production)
    kept = []
    for number in range(200):
        turn = actor.turn(time.time(), number)
        started = time.perf_counter()
        production.said.add(turn)
        kept.append(time.perf_counter() - started)
    house.library.writer.flush(10)
    house.close()
    size = sum(path.stat().st_size for path in file.parent.glob(f"{file.name}*"))
    shown, notes = _shown(folder, rounds)
    opened = _shortest(rounds, lambda: Library.open(file).close())
    return Measured(size, rows, opened, statistics.median(kept), progress, shown, notes, report)


def _shown(folder: Path, rounds: int) -> tuple[float, float]:
    """From the key to Progress on the screen; the same of the list of notes, which tells of no results."""
    env = {**os.environ, "TABLEREAD_HOME": str(folder), "PULSE_SERVER": "none"}
    argv = [sys.executable, "-W", "ignore", "-m", "tableread", str(folder / "play 0.fountain")]
    stage = WatchedTerminal([*argv, "--role", "ADA", "--no-sound"], env, (120, 40))
    times: dict[bytes, list[float]] = {b"P": [], b"N": []}
    try:
        stage.wait_for(b"reading", 60)
        milliseconds(stage, b" ")
        stage.settle(5)  # what is done in the background of an opening is done
        for _ in range(rounds):
            for key, its in times.items():
                its.append(milliseconds(stage, key))
                stage.settle(0.3)
                stage.press(b"\x1b")
                stage.settle(0.3)
    finally:
        stage.close()
    return min(times[b"P"]) / 1000, min(times[b"N"]) / 1000


def _folders(folder: Path) -> Folders:
    return Folders(*(folder / name for name in ("data", "config", "cache", "log")))


def _shortest(rounds: int, do: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        do()
        times.append(time.perf_counter() - started)
    return min(times)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    options.add_argument(
        "--results", type=int, default=1_000_000, help="a million take some minutes"
    )
    options.add_argument("--rounds", type=int, default=5)
    args = options.parse_args()
    found = []
    for results in (_FEW, args.results):
        with tempfile.TemporaryDirectory() as name:
            started = time.perf_counter()
            file = _fill(Path(name), results, time.time())
            print(f"{results:,} results kept in {time.perf_counter() - started:.0f} s", flush=True)
            found.append(_measure(Path(name), file, args.rounds))
    few, many = found
    print(f"size: {few.size / 1e6:.1f} MB, {many.size / 1e6:.1f} MB (asked: less than {_ASKED_MB})")
    print(f"turns kept as they were said: {few.rows:,}, {many.rows:,}")
    for name, before, after in (
        ("the library opens", few.opened, many.opened),
        ("a line's result is kept (what the event loop waits)", few.kept, many.kept),
        ("Progress is found out", few.progress, many.progress),
        (f"Progress is shown after its key (asked: {_ASKED_MS} ms)", few.shown, many.shown),
        ("the list of notes is shown, which tells of no results", few.notes, many.notes),
        ("the report is made", few.report, many.report),
    ):
        print(f"{name}: {before * 1e3:.2f} ms, {after * 1e3:.2f} ms, {after / before:.1f} times")


if __name__ == "__main__":
    main()
