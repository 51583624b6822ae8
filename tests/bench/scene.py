"""A scene with everything in it, as it is played: who is heard from when to when, how loud, from where.

    python -m tests.bench.scene [SCRIPT] [--lines 20]

A whisper, a telephone, an interruption, dialogue of two at once, three ages, stress and shouting. The read goes through
the program's own runner and player to a software sound card where PulseAudio is installed, else to silence in real
time; what is measured is the player's tap. Prints the engine of every line, too. Reference: the plain first line.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import tempfile
from pathlib import Path

import numpy as np
import pyloudnorm

from tableread.audio.mixer import RATE, ClipFinished, ClipStarted
from tableread.audio.player import OutputChanged, PlaybackMark, Played
from tableread.base.paths import Folders
from tableread.performance.house import make_player, open_house
from tableread.performance.runner import Runner
from tableread.production.production import Production
from tableread.rehearsal import commands as c
from tableread.speech.start import start_speech
from tests.soundcard import AVAILABLE, sound_card

_SCENE = """Title: All of it

INT. KITCHEN - NIGHT

NORA, 35, stands at the window. OLD TOM, 78, dozes. LILY, 8, draws.

NORA
I have told you before. We are leaving on Friday.

OLD TOM
(tired)
You said that last year, and the year before that.

LILY
(whispering)
Grandpa, she has packed the big suitcase.

NORA
(shouting)
LILY! Stop that this minute!

MARK (ON PHONE)
Nora? Is everything all right over there?

NORA
(into phone)
Yes. No. I was going to say that --

OLD TOM
Give me the telephone. I *never* agreed to any of this.

NORA
You agreed when we sat at this table.
(beat)
You shook my hand.

OLD TOM ^
I did nothing of the kind.
(beat)
Never in my life.

LILY
(crying)
Please don't fight...

MARK (O.S.)
I can hear all of you, you know.
"""


async def _read(production: Production, runner: Runner, over: asyncio.Event) -> None:
    runner.start()
    await over.wait()
    await asyncio.sleep(0.3)
    runner.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("script", nargs="?", type=Path)
    parser.add_argument("--lines", type=int, default=1000)
    args = parser.parse_args()
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if AVAILABLE:
            os.environ.update(stack.enter_context(sound_card()).env)
        script = args.script or home / "scene.fountain"
        if args.script is None:
            script.write_text(_SCENE)
        folders = Folders(home / "d", home / "c", home / "k", home / "l")
        house = open_house(folders, start_speech(folders), make_player(silent=not AVAILABLE))
        production = Production.open(script, house)
        over = asyncio.Event()
        line_of: dict[int, int] = {}
        spans: dict[int, list[float]] = {}
        blocks: list[Played] = []

        def told(what: object) -> None:
            if isinstance(what, c.Speak):
                line_of[what.request_id] = what.line
            if isinstance(what, c.ReportEnd) or (
                isinstance(what, c.MoveTo) and what.line >= args.lines
            ):
                over.set()

        runner = Runner(production, house.synthesiser, house.player, house.listener)
        runner.observe(told)
        house.player.tap = blocks.append
        start = runner.start

        def start_and_listen() -> None:
            start()
            forward = house.player.notify

            def notify(event: PlaybackMark | OutputChanged) -> None:
                if isinstance(event, PlaybackMark) and isinstance(
                    event.mark, ClipStarted | ClipFinished
                ):
                    spans.setdefault(event.mark.clip_id, []).append(event.at)
                forward(event)

            house.player.notify = notify

        runner.start = start_and_listen  # type: ignore[method-assign]
        asyncio.run(_read(production, runner, over))
        house.close()
    _report(production, runner, line_of, spans, blocks)


def _report(
    production: Production,
    runner: Runner,
    line_of: dict[int, int],
    spans: dict[int, list[float]],
    blocks: list[Played],
) -> None:
    began = blocks[0].at
    sound = np.zeros((int((blocks[-1].at - began + 2) * RATE), 2))
    for (
        block
    ) in blocks:  # each where it was heard: a device that was lost and replaced leaves a hole
        part = np.frombuffer(block.pcm, "<i2").reshape(-1, 2) / 32768
        at = max(0, round((block.at - began) * RATE))
        sound[at : at + len(part)] = part[: len(sound) - at]
    meter = pyloudnorm.Meter(RATE)
    last_end = None
    print(
        f"{'who':10} {'engine':8} {'from':>6} {'to':>6} {'gap':>7} {'LUFS':>6} {'left-right':>10}  line"
    )
    for turn, times in spans.items():
        if len(times) < 2 or turn not in line_of:
            continue
        line = production.running_order().lines[line_of[turn]]
        first, end = times[0] - began, times[1] - began
        part = sound[int(first * RATE) : int(end * RATE)]
        loud = (
            meter.integrated_loudness(part.mean(axis=1)) if len(part) > 0.4 * RATE else float("nan")
        )
        left, right = (np.sqrt((part[:, side] ** 2).mean()) + 1e-9 for side in (0, 1))
        gap = "" if last_end is None else f"{1000 * (first - last_end):+7.0f}"
        voice = runner.voice_of(line)
        print(
            f"{(line.speaker or 'narrator')[:10]:10} {voice.engine:8} {first:6.2f} {end:6.2f} {gap:>7}"
            f" {loud:6.1f} {20 * np.log10(left / right):+10.1f}  {line.text[:46]!r}"
        )
        last_end = max(end, last_end or 0.0)
    print(
        f"peak {np.abs(sound).max():.3f}, samples at full scale: {(np.abs(sound) >= 0.9999).sum()}"
    )


if __name__ == "__main__":
    main()
