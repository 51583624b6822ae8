"""A dialogue at the table, through a sound card of software: a recorded voice against the machine's.

    python -m tests.bench.table FOLDER [--lines N] [--pace quick|normal|patient] [--echo DB] [--early SECONDS]
                                       [--barge-in] [--gain DB] [--keep DIR]

FOLDER as for `tests.bench.listen`. The program itself reads a dialogue whose one part is said by the
recordings, into the microphone, each as soon as it is that part's turn. Loudspeaker and microphone are
recorded in step; the pickup is measured there, from the end of the actor's last word to the first sound of
the reply. --echo lets the loudspeaker be heard in the microphone, that many dB softer. --early: the actor begins that
long before the cue is over. --gain: the microphone is so many dB louder; below 0 as a laptop's. --barge-in: a moment into each reply the actor speaks on, and the machine is to be
silent and to listen. A turn that is given back while nobody barged in is a mistake.
Needs PulseAudio, soundfile and numpy.
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
_LONG_REPLIES = [
    "Is that so, and you never told me about any of it?",
    "Go on, there is nobody here but the two of us.",
    "And then he came in through the window, did he not?",
    "I never knew that anybody could see it from the road.",
]
"""Into which one can speak."""
_BEFORE_SPEAKING = 0.25
"""Seconds after which an actor comes in."""
_INTO_REPLY = 0.2
"""Seconds of a reply after which an actor barges in."""
_SPEAKS_ON = 2.5
"""Seconds of the line that are said then."""
_ANSWERED = 0.7
"""Seconds within which a barge-in is answered."""
_STARTING = 0.05
"""Seconds until what plays a file is heard."""
_LONGEST_LINE = 30.0
"""Seconds after which a read that does not get on is given up."""
_LOUD = 150


def main() -> None:
    """Read, record, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=int, default=24)
    parser.add_argument("--pace", default="normal")
    parser.add_argument("--echo", type=float)
    parser.add_argument("--early", type=float, default=0.0)
    parser.add_argument("--barge-in", action="store_true")
    parser.add_argument("--gain", type=float, default=0.0)
    parser.add_argument("--keep", type=Path, help="keep the recording here")
    args = parser.parse_args()
    lines = json.loads((args.folder / "lines.json").read_text(encoding="utf-8"))[: args.lines]
    with sound_card() as card, tempfile.TemporaryDirectory() as name:
        os.environ.update(card.env, TABLEREAD_HOME=name)
        if args.echo is not None:
            card.echo(abs(args.echo))
        folder = Path(name)
        script = folder / "dialogue.fountain"
        replies = _LONG_REPLIES if args.early or args.barge_in else _REPLIES
        script.write_text(_script(lines, replies), encoding="utf-8")
        settings = folder / "config" / "settings.toml"
        settings.parent.mkdir()
        # the loudspeaker's right side is what the microphone hears of it
        settings.write_text(f'advance = "voice"\nstereo = false\n[ear]\npace = "{args.pace}"\n')
        with card.recording("both.monitor", channels=2) as recording:
            table = _Table(card, lines, args.folder, folder, args.early, args.barge_in)
            table.gain = args.gain
            asyncio.run(table.read(script))
        sound = np.frombuffer(recording.pcm(), np.int16).reshape(-1, 2)
        if args.keep:
            args.keep.mkdir(parents=True, exist_ok=True)
            soundfile.write(args.keep / "table.flac", sound, RATE)
        _report(sound, table)


def _script(lines: list[dict[str, Any]], replies: list[str]) -> str:
    speeches = [f"PARTNER\n{replies[-1]}\n"]
    for number, line in enumerate(lines):
        text = " ".join(line["text"].split())
        speeches += [f"ACTOR\n{text}\n", f"PARTNER\n{replies[number % len(replies)]}\n"]
    return "INT. REHEARSAL ROOM - DAY\n\n" + "\n".join(speeches)


class _Table:
    """The actor and the program, and what was marked."""

    def __init__(
        self,
        card: SoundCard,
        lines: list[dict[str, Any]],
        recordings: Path,
        folder: Path,
        early: float,
        barges_in: bool,
    ) -> None:
        self.lines = lines
        self.turns: list[dict[str, Any]] = []
        """Those that were waited for, in order."""
        self.given_back = 0
        """Turns that were given back to nobody."""
        self.silenced_after: dict[int, float] = {}
        """Seconds from an actor's barging in to the moment the machine is silent and listens, by turn."""
        self.cancelled: list[bool] = []
        """At each turn, whether our voice is taken out."""
        self.gain = 0.0
        """dB by which the actor is louder in the microphone."""
        self._card, self._recordings, self._folder = card, recordings, folder
        self._early, self._barges_in = early, barges_in
        self._cues: dict[int, int] = {}
        """The request for the sound of a line."""
        self._said: set[int] = set()
        self.barged: dict[int, float] = {}
        """When an actor barged in on the reply after a turn."""
        self._over = asyncio.Event()
        self._moved = asyncio.Event()
        self._saying: list[asyncio.Task[None]] = []
        self._house: Any = None
        self._session: Any = None

    async def read(self, script: Path) -> None:
        """Run the program."""
        from tableread.base import paths
        from tableread.cast.casting import PlayedBy
        from tableread.performance.house import make_player, open_house
        from tableread.performance.runner import Runner
        from tableread.production.production import Production
        from tableread.speech.start import start_speech

        folders = paths.user_folders()
        house = self._house = open_house(folders, start_speech(folders), make_player())
        production = Production.open(script, house)
        production.give_part("ACTOR", PlayedBy.YOU)
        runner = Runner(production, house.synthesiser, house.player, house.listener)
        self._session = runner.session
        runner.observe(self._told)
        await asyncio.get_running_loop().run_in_executor(None, house.player.start)
        words = {w for line in self.lines for w, _, _ in line["words"]}
        house.listener.open(sorted(words))
        await asyncio.sleep(1.5)  # the ear loads its model
        runner.start()
        while not self._over.is_set():
            self._moved.clear()
            try:
                await asyncio.wait_for(self._moved.wait(), _LONGEST_LINE)
            except TimeoutError:
                print("(given up: the read does not get on)")
                break
        await asyncio.sleep(0.3)
        runner.close()
        house.close()

    def _told(self, what: object) -> None:
        from tableread.performance.runner import Notice
        from tableread.rehearsal import commands as c

        self._moved.set()
        match what:
            case c.Speak():
                self._cues[what.line] = what.request_id
            case c.MoveTo():
                self._begins(what.line)
            case c.AwaitPerson():
                self._awaited(what.first)
            case c.MarkSaid() if self.turns:
                self.turns[-1]["said"] = len(what.said)
                self.turns[-1]["missed"] = len(what.missed)
            case c.ReportEnd():
                self._over.set()
            case Notice(text):
                print(f"({text})")

    def _begins(self, line: int) -> None:
        """The machine, or a person, has begun with this line."""
        order = self._session.order.lines
        if order[line].speaker != "PARTNER":
            return
        number = sum(entry.speaker == "ACTOR" for entry in order[: line + 1])
        if self._early and number < len(self.lines) and number not in self._said:
            begin, end, _ = self._house.player.mixer._spans[self._cues[line]]
            whole = (end - begin) / self._house.player.mixer.rate
            self._said.add(number)
            self._do(self._say(number, whole - self._early - _STARTING))
        if self._barges_in and number and number - 1 not in self.barged:
            self._do(self._barge_in(number - 1))

    def _awaited(self, first: int) -> None:
        number = sum(e.speaker == "ACTOR" for e in self._session.order.lines[:first])
        if number < len(self.turns):
            since = asyncio.get_running_loop().time() - self.barged.get(number, 0.0)
            if 0 < since < _SPEAKS_ON + _ANSWERED:
                self.silenced_after.setdefault(number, since)
            else:
                self.given_back += 1
            return
        self.turns.append({"line": self.lines[number], "said": 0, "missed": 0})
        self.cancelled.append(self._house.listener.cancels_echo)
        if number not in self._said:
            self._said.add(number)
            self._do(self._say(number, _BEFORE_SPEAKING))

    def _do(self, what: Any) -> None:
        self._saying.append(asyncio.create_task(what))

    async def _say(self, number: int, after: float) -> None:
        await asyncio.sleep(max(0.0, after))
        self._card.say(self.recording(number))

    async def _barge_in(self, number: int) -> None:
        """Say the end of the line again, as one who goes on."""
        self.barged[number] = float("inf")
        await asyncio.sleep(_INTO_REPLY)
        whole = self.recording(number)
        sound, rate = soundfile.read(whole, dtype="int16")
        part = whole.with_name(f"on-{whole.name}")
        soundfile.write(part, sound[-int((_SPEAKS_ON + 0.3) * rate) :], rate)
        self.barged[number] = asyncio.get_running_loop().time() + _STARTING
        self._card.say(part)

    def recording(self, number: int) -> Path:
        """The line as it is said, without the silence round it."""
        line = self.lines[number]
        wav = self._folder / f"{line['id']}.wav"
        if not wav.exists():
            sound, rate = soundfile.read(self._recordings / f"{line['id']}.flac", dtype="int16")
            begin = int((line["words"][0][1] - 0.02) * rate)
            said = sound[begin : int((line["end_of_speech"] + 0.3) * rate)] * 10 ** (self.gain / 20)
            soundfile.write(wav, said.astype(np.int16), rate)
        return wav


def _report(sound: Any, table: _Table) -> None:
    turns = table.turns
    speaker, microphone = np.abs(sound[:, 0].astype(int)), sound[:, 1].astype(np.float32)
    pickups = []
    at = 0
    for number, turn in enumerate(turns):
        line = turn["line"]
        begin = at + _found(microphone[at:], table.recording(number))
        spoken = line["end_of_speech"] - line["words"][0][1] + 0.02
        end = begin + int(spoken * RATE)
        after = end - int(min(0.6, spoken / 2) * RATE)
        replies = np.flatnonzero(speaker[after:] > _LOUD)
        if not len(replies):
            break
        pickups.append((after + replies[0] - end) / RATE)
        at = end
    words = sum(len(turn["line"]["words"]) for turn in turns)
    ranked = sorted(pickups)
    print(f"turns {len(turns)} of {len(table.lines)}, replies {len(pickups)}")
    print(f"our voice taken out at {sum(table.cancelled)} of {len(turns)} turns")
    print(f"turns given back to nobody {table.given_back}")
    if table.barged:
        late = sorted(table.silenced_after.values()) or [float("inf")]
        print(
            f"barged in on {len(table.barged)}, silenced {len(table.silenced_after)}"
            f" after ms: median {1000 * late[len(late) // 2]:.0f}  most {1000 * late[-1]:.0f}"
        )
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


def _found(microphone: Any, recording: Path) -> int:
    """Where the recording begins in what the microphone got, whatever else is in there."""
    said, rate = soundfile.read(recording, dtype="float32")
    count = min(len(said), 2 * rate) * RATE // rate
    said = np.interp(np.arange(count) * rate / RATE, np.arange(len(said)), said)
    size = 1 << (len(microphone) + count).bit_length()
    alike = np.fft.irfft(np.fft.rfft(microphone, size) * np.conj(np.fft.rfft(said, size)), size)
    return int(alike[: len(microphone)].argmax())


if __name__ == "__main__":
    main()
