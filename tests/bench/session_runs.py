"""Random runs of the session, recorded before a change and compared after it: the same commands, or where not.

    python -m tests.bench.session_runs record FILE [--runs N] [--steps N]
    python -m tests.bench.session_runs compare FILE [--show N]

Run number n is made from the seed n alone, so two versions of the program meet the same events. FILE holds four
bytes a step: a digest of the commands of that step, of the error, and of the state after it.
"""

from __future__ import annotations

import argparse
import hashlib
import struct
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from tableread.base import paths
from tableread.base.errors import RehearsalError
from tableread.base.settings import Gaps
from tableread.listen.voice_commands import VoiceCommand
from tableread.rehearsal import events as e
from tableread.rehearsal.order import running_order
from tableread.rehearsal.policy import PRESETS, Advance, Help, Policy
from tableread.rehearsal.session import Session
from tableread.script.load import load
from tests.scenes import duel, session_of

_HEAD = struct.Struct("<II")


class Run:
    """One session and what happens to it."""

    def __init__(self, seed: int, samples: list[Any]) -> None:
        self.chance = chance = Random(seed)
        script = chance.choice(samples)
        names = [character.name for character in script.characters]
        parts = chance.sample([*names, *[""] * 3], 3)
        policy = Policy(
            reading=chance.choice(PRESETS),
            advance=chance.choice([Advance.VOICE, Advance.VOICE, *Advance]),
            help=chance.choice(list(Help)),
        )
        self.session: Session = session_of(
            script, you=parts[0], person=parts[1], nobody=parts[2],
            reading=chance.choice([r for r in PRESETS if not r.only_my_scenes]), policy=policy,
        )  # fmt: skip
        self.mine = {parts[0]}
        self.script = script
        self.turns = [0]
        self.step(self.session.start)

    def step(self, call: Any, *args: Any) -> str:
        """Do it; what came of it, in words."""
        try:
            commands = call(*args)
        except RehearsalError as error:
            out = f"{type(error).__name__}: {error}"
        else:
            out = repr([_in_order(c) for c in commands])
            self.turns += [n for c in commands for n in _numbers(c)]
        session = self.session
        return f"{out} {session.state} {session.paused} {session.at} {session.word}"

    def next(self) -> str:
        """Let something happen."""
        session, chance = self.session, self.chance
        turn = chance.choice(self.turns[-4:]) if chance.random() < 0.9 else chance.randrange(60)
        if session.turn is not None and chance.random() < 0.5:
            turn = session.turn.number
        words = chance.randrange(12)
        confirmed = tuple(chance.random() < 0.8 for _ in range(words))
        event = chance.choices(
            [
                e.SpeechStarted(turn),
                e.WordSpoken(turn, words),
                e.SpeechFinished(turn),
                e.TimePassed(chance.choice([0.05, 1.0, 9.0, -1.0, float("nan")])),
                e.WordsHeard(turn, words, confirmed),
                e.LineSaid(turn),
                e.BargedIn(turn),
                e.WentBack(turn, words, confirmed),
                e.Dried(turn),
                e.VoiceCommandHeard(turn, chance.choice(list(VoiceCommand))),
                None,
            ],
            [6, 4, 14, 2, 6, 6, 2, 1, 2, 1, 14],
        )[0]
        if event is not None:
            return self.step(session.receive, event)
        last = len(session.order) + 1
        calls: list[tuple[Any, ...]] = [
            *[(getattr(session, name),) for name in _CALLS],
            *[(session.advance,)] * 4,
            *[(session.resume,)] * 3,
            (session.jump, chance.randrange(-1, last), chance.randrange(6)),
            (session.set_speed, chance.choice([0.4, 0.7, 1.0, 1.5, 3.0])),
            (session.set_loop, chance.randrange(last), chance.randrange(last)),
            (session.set_advance, chance.choice(list(Advance))),
            (self.reorder,),
        ]
        return self.step(*chance.choice(calls))

    def reorder(self) -> Any:
        """Read other kinds of elements aloud."""
        reading = self.chance.choice(PRESETS)
        return self.session.reorder(running_order(self.script, reading, Gaps(), self.mine))


_CALLS = (
    "pause", "next_speech", "previous_speech", "take_again", "take_scene_again", "next_cue", "prompt",
    "recast", "clear_loop",
)  # fmt: skip


def _numbers(command: Any) -> list[int]:
    """The request or turn that a command is about."""
    found = (getattr(command, name, None) for name in ("request_id", "turn"))
    return [number for number in found if number is not None]


def _in_order(command: Any) -> Any:
    """Sets as lists: their order differs from one process to the next."""
    return (
        type(command).__name__,
        *(sorted(f) if isinstance(f, frozenset) else f for f in msgspec.structs.astuple(command)),
    )


def _samples() -> list[Any]:
    shipped = [load(path) for path in sorted(paths.SAMPLES.glob("*.fountain"))]
    return [duel(), *shipped]


def _digest(told: str) -> bytes:
    return hashlib.sha256(told.encode()).digest()[:4]


def record(path: Path, runs: int, steps: int) -> None:
    """Write down what comes of `runs` runs."""
    samples = _samples()
    with path.open("wb") as out:
        out.write(_HEAD.pack(runs, steps))
        for seed in range(runs):
            run = Run(seed, samples)
            out.write(b"".join(_digest(run.next()) for _ in range(steps)))
    print(f"{runs} runs of {steps} steps recorded")


def compare(path: Path, show: int) -> int:
    """Do the same runs; tell where they differ, and how many do."""
    data = path.read_bytes()
    runs, steps = _HEAD.unpack_from(data)
    samples = _samples()
    different = 0
    for seed in range(runs):
        run = Run(seed, samples)
        for step in range(steps):
            told = run.next()
            at = _HEAD.size + 4 * (seed * steps + step)
            if _digest(told) != data[at : at + 4]:
                different += 1
                if different <= show:
                    print(f"run {seed} differs from step {step} on: {told}")
                break
    print(f"{runs} runs of {steps} steps, {different} of them different")
    return different


def main() -> None:
    """Record or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("record", "compare"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--show", type=int, default=5)
    args = parser.parse_args()
    if args.what == "record":
        record(args.file, args.runs, args.steps)
    elif compare(args.file, args.show):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
