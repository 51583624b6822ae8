"""How long until the script is seen, and until something is heard.

    python -W ignore -m tests.bench.start [SCRIPT] [--runs N]

Reference: an empty Textual app, in turn with ours in the same run. "Script shown" is the script's own words on the
stage, from the moment the program is called: one of its lines, not a line that says "Opening". It is warm where the
script was opened before and is opened where that read stopped. "First sound" is when the first block that is not
silence was handed to the device (through a sound server of our own where PulseAudio is installed, else to the silent
output).

Programs run as they are installed: with the bytecode of their modules. Ratios are told of the medians, and of the
shortest times, which other work on the machine changes least; the floors say what no change of ours can save.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tableread.script.load import load
from tableread.script.model import Kind
from tests.soundcard import AVAILABLE, sound_card
from tests.terminal import Terminal

_IMPORT = "from textual.app import App\nfrom textual.widgets import Static\n"
_READY = "print('hello-there', flush=True)"
_EMPTY = f"""{_IMPORT}
class Empty(App):
    def compose(self):
        yield Static("hello-there")
Empty().run()
"""
_SAMPLE = Path(__file__).parents[2] / "assets" / "the-last-bus.txt"
_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_LETTERS = 16
"""Of a line's beginning, by which it is known on the screen: it stands on one row."""
_WANTED, _STRETCH = 1.8, 1.5
_SOUND_WARM, _SOUND_COLD = 0.8, 1.2
"""Seconds."""


def _lines_of(script: Path) -> list[bytes]:
    """Beginnings of lines as they stand on the stage."""
    elements = load(script).elements
    shown = [e.text for e in elements if e.kind in {Kind.DIALOGUE, Kind.ACTION}]
    plain = [t for t in shown if len(t) > _LETTERS and not re.search(r"[*_\n]", t)]
    return list({text[:_LETTERS].strip().encode() for text in plain})


def _seen(argv: list[str], env: dict[str, str], lines: list[bytes], stay: float = 0.0) -> float:
    """Seconds until one of `lines` is seen."""
    terminal = Terminal(argv, env)
    try:
        while time.monotonic() - terminal.started < 60:
            terminal.read(0.5)
            text = _SEQUENCE.sub(b"", terminal.written)
            if any(line in text for line in lines):
                taken = time.monotonic() - terminal.started
                terminal.settle(stay)
                return taken
        raise TimeoutError(f"nothing of it was shown: {terminal.written[-2000:]!r}")
    finally:
        terminal.close()


def _first_sound(argv: list[str], env: dict[str, str]) -> float:
    log = Path(env["TABLEREAD_HOME"]) / "log" / "tableread.log"
    log.unlink(missing_ok=True)
    terminal = Terminal(argv, env)
    try:
        while time.monotonic() - terminal.started < 60:
            terminal.read(0.01)
            if log.exists():
                for line in log.read_text().splitlines():
                    if "first sound" in line:
                        return float(line.rsplit(" ", 1)[1]) - terminal.started
        raise TimeoutError("nothing was heard")
    finally:
        terminal.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("script", nargs="?", type=Path, default=_SAMPLE)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    lines = _lines_of(args.script)
    ours = [sys.executable, "-W", "ignore", "-m", "tableread", str(args.script)]
    hello = [b"hello-there"]
    found: dict[str, list[float]] = {}
    with contextlib.ExitStack() as stack:
        env = dict(stack.enter_context(sound_card()).env if AVAILABLE else os.environ)
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        warm = {**env, "TABLEREAD_HOME": stack.enter_context(tempfile.TemporaryDirectory())}
        _seen(ours, warm, lines, stay=8)  # compiles, keeps the reading and a place
        for _ in range(args.runs):
            with tempfile.TemporaryDirectory() as home:
                cold = {**env, "TABLEREAD_HOME": home}
                for name, seconds in (
                    ("Python alone", _seen([sys.executable, "-c", _READY], env, hello)),
                    ("Textual imported", _seen([sys.executable, "-c", _IMPORT + _READY], env, hello)),
                    ("empty Textual app", _seen([sys.executable, "-c", _EMPTY], env, hello)),
                    ("script shown, warm", _seen(ours, warm, lines)),
                    ("script shown, cold", _seen(ours, cold, lines)),
                    ("first sound, warm", _first_sound(ours, warm)),
                    ("first sound, cold", _first_sound(ours, {**env, "TABLEREAD_HOME": home + "/c"})),
                ):  # fmt: skip
                    found.setdefault(name, []).append(seconds)
    _tell(found)


def _tell(found: dict[str, list[float]]) -> None:
    reference = found["empty Textual app"]
    for name, values in found.items():
        median, least = statistics.median(values), min(values)
        print(
            f"{name:20} {median * 1000:6.0f} ms, at least {least * 1000:5.0f}"
            f"   {median / statistics.median(reference):5.2f} × the reference, {least / min(reference):5.2f} × at least"
        )
    shown = statistics.median(found["script shown, warm"]) / statistics.median(reference)
    print(
        f"Floors: no app of Textual's is seen before Python and Textual are there, "
        f"{min(found['Textual imported']) / min(reference):.2f} × the reference."
    )
    print(
        f"The script is to be shown, warm, within {_WANTED} × ({_STRETCH} at best): {shown:.2f} ×."
    )
    for name, wanted in (("warm", _SOUND_WARM), ("cold", _SOUND_COLD)):
        heard = statistics.median(found[f"first sound, {name}"])
        print(f"Something is to be heard, {name}, within {wanted} s: {heard:.2f} s.")


if __name__ == "__main__":
    main()
