"""How soon a screen is open and a key shows, what a frame of scrolling costs, and what a paused stage costs.

    python -m tests.bench.screens [SCRIPT] [--speeches N] [--lines N] [--rounds N]

SCRIPT, or a play of N speeches that is made here, is opened in a terminal of its own and paused. Each screen is opened and
closed again; it is open when the last of its letters is shown by the terminal. References, in the same run: 150 ms for a screen,
50 ms for a key, and an empty Textual app in another terminal, whose key writes one word.

The shortest times are what other work on the machine changes least.

Scrolling is measured in this process: a page of --lines elements (a million, if asked for; it takes as many seconds to make as
there are hundred thousands) against one of a thousand, every frame a page further on; the ratio is told.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil
from textual.app import App, ComposeResult

from tableread.script.model import Kind, Script
from tableread.tui.stage.script_view import ScriptView
from tests.bench.recorded import percentile
from tests.bench.shown import WatchedTerminal

_EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    count = 0
    def compose(self):
        yield Static("hello-there")
    def on_key(self):
        self.count += 1
        self.query_one(Static).update(f"pressed {self.count:04}")
Empty().run()
"""
_SCREENS = {
    "help": b"?", "cast list": b"c", "jump": b"j", "notes": b"N", "a note": b"t", "settings": b",", "all actions": b"\x10",
}  # fmt: skip
"""Keys of the stage."""
_KEYS = {
    "faster": (b"]",), "slower": (b"[",), "page down": (b"\x1b[6~",), "loop": (b"a", b"b", b"b"),
}  # fmt: skip
"""Pressed in turn: what is begun is ended again."""
_ESCAPE = b"\x1b"
_SCREEN_MS, _KEY_MS = 150, 50
_SETTLED = 0.9
"""Seconds after a key within which all is drawn; less than the second in which a paused stage is drawn again."""
_AHEAD_SECONDS = 10.0
"""Within which the lines that come next have been made into speech."""
_IDLE_SECONDS = 10.0
_IDLE_SHARE = 2.0
"""Per cent of a core."""
_SIZE = (120, 40)
_FRAMES = 60
_SMALL_PAGE = 1000


def _play(speeches: int) -> str:
    """A play of so many speeches, in Fountain: twelve characters, twenty-five speeches a scene."""
    names = [f"CHARACTER {letter}" for letter in "ABCDEFGHIJKL"]
    said = "I have told you before that nobody asked the boat, and nobody will."
    parts = []
    for number in range(speeches):
        if number % 25 == 0:
            parts.append(
                f"INT. ROOM {number // 25 + 1} - DAY\n\nSomebody comes in, and somebody goes.\n"
            )
        parts.append(f"{names[(number * 7 + number // 5) % 12]}\n{said} {number}.\n")
    return "\n".join(parts)


def milliseconds(terminal: WatchedTerminal, key: bytes) -> float:
    """From a key until the last letter that it changes is shown."""
    terminal.settle(0.15)
    terminal.last_change()
    started = time.monotonic()
    terminal.press(key)
    terminal.settle(_SETTLED)
    shown = terminal.last_change()
    if shown is None:
        raise TimeoutError(f"{key!r} changed nothing")
    return (shown - started) * 1000


def _tell(name: str, values: list[float], limit: float, reference: float) -> None:
    median, late = statistics.median(values), percentile(values, 0.95)
    print(
        f"{name:14} at least {min(values):6.1f} ms, median {median:6.1f} ms, p95 {late:6.1f} ms: {late / limit:5.2f} × the {limit:.0f} ms,"
        f" {median / reference:5.2f} × a key of an empty app"
    )


def _in_a_terminal(script: Path, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "TABLEREAD_HOME": home, "PULSE_SERVER": "none"}
        empty = WatchedTerminal([sys.executable, "-c", _EMPTY], env, _SIZE)
        try:
            empty.wait_for(b"hello-there")
            pressed = [milliseconds(empty, b"x") for _ in range(2 * rounds)]
        finally:
            empty.close()
        reference = statistics.median(pressed)
        _tell("an empty app", pressed, _KEY_MS, reference)
        stage = WatchedTerminal(
            [sys.executable, "-W", "ignore", "-m", "tableread", str(script), "--no-sound"],
            env,
            _SIZE,
        )
        try:
            stage.wait_for(b"reading", 60)
            milliseconds(stage, b" ")
            stage.settle(5)  # what is done in the background of an opening is done
            for name, key in _SCREENS.items():
                times = []
                for _ in range(rounds):
                    times.append(milliseconds(stage, key))
                    stage.settle(0.3)
                    stage.press(_ESCAPE)
                    stage.settle(0.3)
                _tell(name, times[1:], _SCREEN_MS, reference)
                print(f"{'':14} at first {times[0]:6.1f} ms")
            for name, keys in _KEYS.items():
                times = [milliseconds(stage, keys[nth % len(keys)]) for nth in range(rounds)]
                _tell(name, times, _KEY_MS, reference)
            print(
                f"paused: {_idle_share(stage.pid, stage):.2f} % of a core (wanted: below {_IDLE_SHARE:.0f} %)"
            )
        finally:
            stage.close()


def _idle_share(pid: int, terminal: WatchedTerminal) -> float:
    """Per cent of a core that the program and its helpers take while nothing happens."""
    program = psutil.Process(pid)
    family = [program, *program.children(recursive=True)]

    def spent() -> dict[int, float]:
        found = {}
        for process in family:
            with contextlib.suppress(psutil.NoSuchProcess):  # a helper may end meanwhile
                found[process.pid] = sum(process.cpu_times()[:2])
        return found

    terminal.settle(_AHEAD_SECONDS)
    before = spent()
    terminal.settle(_IDLE_SECONDS)
    return 100 * sum(now - before[pid] for pid, now in spent().items()) / _IDLE_SECONDS


class _Page(App[None]):
    """Nothing but the page of a script."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self.script = script

    def compose(self) -> ComposeResult:
        yield ScriptView(
            self.script, {Kind.NOTE}, lambda at: self.script.elements[at].text, id="script"
        )


async def _frame(script: Script) -> float:
    """Milliseconds to make all rows of a frame, a page further on each time: the median."""
    app = _Page(script)
    async with app.run_test(size=_SIZE) as pilot:
        view = app.query_one(ScriptView)
        while view.virtual_size.height < len(script.elements):
            await pilot.pause(0.1)
        times = []
        for number in range(_FRAMES):
            view.scroll_to(y=(number * 977) % (view.virtual_size.height - _SIZE[1]), animate=False)
            await pilot.pause()
            started = time.perf_counter()
            for y in range(_SIZE[1]):
                view.render_line(y)
            times.append((time.perf_counter() - started) * 1000)
        return statistics.median(times)


def _scrolling(lines: int) -> None:
    from tableread.script.fountain import read

    small = read(_play(_SMALL_PAGE // 2))
    large = read(_play(lines // 2))
    few, many = asyncio.run(_frame(small)), asyncio.run(_frame(large))
    print(
        f"a frame of scrolling: {many:.2f} ms on {len(large.elements):,} elements, {few:.2f} ms on"
        f" {len(small.elements):,}: {many / few:.2f} ×"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("script", nargs="?", type=Path)
    parser.add_argument("--speeches", type=int, default=1000)
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=12)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        script = args.script
        if script is None:
            script = Path(folder) / "play.fountain"
            script.write_text(_play(args.speeches), encoding="utf-8")
        _in_a_terminal(script, args.rounds)
    _scrolling(args.lines)


if __name__ == "__main__":
    main()
