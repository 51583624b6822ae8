"""A dialogue at the table, through a sound card of software: a recorded voice against the machine's.

    python -m tests.bench.table FOLDER [--lines N] [--pace quick|normal|patient] [--echo DB] [--keep DIR]

FOLDER as for `tests.bench.listen`. The program itself reads a dialogue whose one part is said by the
recordings, into the microphone, each as soon as it is that part's turn. Loudspeaker and microphone are
recorded in step; the pickup is measured there, from the end of the actor's last word to the first sound of
the reply. --echo lets the loudspeaker be heard in the microphone, that many dB softer. Needs PulseAudio,
soundfile and numpy.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests.soundcard import RATE, SoundCard, sound_card

_REPLIES = ["Is that so?", "Go on.", "And then?", "I never knew.", "Say that again.", "Well, well."]
_BEFORE_SPEAKING = 0.25
"""Seconds after which an actor comes in."""
_LOUD = 150


def main() -> None:
    """Read, record, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=int, default=24)
    parser.add_argument("--pace", default="normal")
    parser.add_argument("--echo", type=float)
    parser.add_argument("--keep", type=Path, help="keep the recording here")
    args = parser.parse_args()
    lines = json.loads((args.folder / "lines.json").read_text(encoding="utf-8"))[: args.lines]
    with sound_card() as card, tempfile.TemporaryDirectory() as name:
        os.environ.update(card.env, TABLEREAD_HOME=name)
        if args.echo is not None:
            card.echo(args.echo)
        folder = Path(name)
        script = folder / "dialogue.fountain"
        script.write_text(_script(lines), encoding="utf-8")
        settings = folder / "config" / "settings.toml"
        settings.parent.mkdir()
        settings.write_text(f'advance = "voice"\n[ear]\npace = "{args.pace}"\n')
        with card.recording("both.monitor", channels=2) as recording:
            turns = asyncio.run(_read(card, script, folder, lines, args.folder))
        sound = np.frombuffer(recording.pcm(), np.int16).reshape(-1, 2)
        if args.keep:
            args.keep.mkdir(parents=True, exist_ok=True)
            soundfile.write(args.keep / "table.flac", sound, RATE)
        _report(sound, lines, turns)


def _script(lines: list[dict[str, Any]]) -> str:
    speeches = [f"PARTNER\n{_REPLIES[-1]}\n"]
    for number, line in enumerate(lines):
        text = " ".join(line["text"].split())
        speeches += [f"ACTOR\n{text}\n", f"PARTNER\n{_REPLIES[number % len(_REPLIES)]}\n"]
    return "INT. REHEARSAL ROOM - DAY\n\n" + "\n".join(speeches)


async def _read(
    card: SoundCard, script: Path, home: Path, lines: list[dict[str, Any]], folder: Path
) -> list[dict[str, Any]]:
    """Run the program; for every turn, what was marked."""
    from tableread.base import paths
    from tableread.cast.casting import PlayedBy
    from tableread.performance.house import make_player, open_house
    from tableread.performance.runner import Notice, Runner
    from tableread.production.production import Production
    from tableread.rehearsal import commands as c
    from tableread.speech.start import start_speech

    folders = paths.user_folders()
    house = open_house(folders, start_speech(folders), make_player())
    production = Production.open(script, house)
    production.give_part("ACTOR", PlayedBy.YOU)
    over = asyncio.Event()
    turns: list[dict[str, Any]] = []
    saying: list[asyncio.Task[None]] = []

    async def say(line: dict[str, Any]) -> None:
        await asyncio.sleep(_BEFORE_SPEAKING)
        wav = home / f"{line['id']}.wav"
        if not wav.exists():
            sound, rate = soundfile.read(folder / f"{line['id']}.flac", dtype="int16")
            begin = int((line["words"][0][1] - 0.02) * rate)
            soundfile.write(wav, sound[begin : int((line["end_of_speech"] + 0.3) * rate)], rate)
        card.say(wav)

    def told(what: object) -> None:
        match what:
            case c.AwaitPerson():
                turns.append({"line": lines[len(turns)], "said": 0, "missed": 0})
                saying.append(asyncio.create_task(say(turns[-1]["line"])))
            case c.MarkSaid():
                turns[-1]["said"], turns[-1]["missed"] = len(what.said), len(what.missed)
            case c.ReportEnd():
                over.set()
            case Notice(text):
                print(f"({text})")

    runner = Runner(production, house.synthesiser, house.player, house.listener)
    runner.observe(told)
    await asyncio.get_running_loop().run_in_executor(None, house.player.start)
    words = {w for line in lines for w, _, _ in line["words"]}
    house.listener.open(sorted(words))
    await asyncio.sleep(1.5)  # the ear loads its model
    runner.start()
    await over.wait()
    await asyncio.sleep(0.3)
    runner.close()
    house.close()
    return turns


def _report(sound: Any, lines: list[dict[str, Any]], turns: list[dict[str, Any]]) -> None:
    speaker, microphone = np.abs(sound[:, 0].astype(int)), np.abs(sound[:, 1].astype(int))
    pickups = []
    at = 0
    for turn in turns:
        line = turn["line"]
        # the recordings have a floor of noise, what is between them has none
        heard = np.flatnonzero(microphone[at:] > 2)
        if not len(heard):
            break
        begin = at + heard[0]
        spoken = line["end_of_speech"] - line["words"][0][1] + 0.02
        end = begin + int(spoken * RATE)
        after = end - int(0.6 * RATE)
        replies = np.flatnonzero(speaker[after:] > _LOUD)
        if not len(replies):
            break
        pickups.append((after + replies[0] - end) / RATE)
        at = end + int(0.35 * RATE)
    words = sum(len(turn["line"]["words"]) for turn in turns)
    ranked = sorted(pickups)
    print(f"turns {len(turns)}, replies {len(pickups)}")
    print(f"words marked as said {sum(t['said'] for t in turns)} of {words}")
    print(
        f"pickup ms: p10 {1000 * ranked[len(ranked) // 10]:.0f}"
        f"  median {1000 * ranked[len(ranked) // 2]:.0f}"
        f"  p90 {1000 * ranked[int(len(ranked) * 0.9)]:.0f}"
    )
    for low in range(-600, 1500, 100):
        count = sum(low <= 1000 * p < low + 100 for p in pickups)
        if count:
            print(f"{low:5d} … {low + 100:5d} ms {'█' * count} {count}")


if __name__ == "__main__":
    main()
