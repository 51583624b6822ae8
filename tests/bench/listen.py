"""How well the ear follows, on real read speech, streamed in simulated time with compute time added.

    python -m tests.bench.listen FOLDER [--noise KIND:DB] [--quieter DB] [--json OUT] [--seed N]
                                  [--only CONDITION ...]

FOLDER holds NAME.flac (or .wav; 16 kHz, mono) and lines.json: for each line its id, text, speaker, words
as [word, start, end] and end_of_speech in seconds. KIND is white or babble. --quieter makes all of the sound
quieter, as a laptop's microphone does. The faults are cut from the
same sound and the seed. Needs soundfile and numpy, which nothing else does. Uses the program's own ear.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import soundfile

from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.ear import Ear, Expected
from tableread.listen.endpoint import LineEvent
from tableread.listen.judge import Verdict, judge
from tableread.listen.sphinx import SphinxRecogniser
from tableread.listen.sphinx_second_pass import SphinxSecondPass
from tableread.listen.voice_commands import VoiceCommand
from tableread.listen.word_distance import WordDistance
from tests.bench.takes import CONDITIONS, OTHER_WORDS, Take, as_read, calls_for_a_line, noisy

_BEFORE, _AFTER = 2, 3
_QUIET_SECONDS = 4.0
"""Of the room, after what was recorded: as long as the slowest answer takes."""
THE_LINE_BEFORE = "the line before"
"""Is said instead, in this condition; in all others it may be and is not."""


class Figures:
    """What came out of one condition."""

    def __init__(self) -> None:
        self.lines = self.near = self.looked = 0
        self.late: list[float] = []
        self.replies: list[float] = []
        self.fooled = 0
        self.dry: list[float] = []
        self.asked = 0
        self.spent = self.sounded = 0.0
        self.gone_back: list[float] = []
        self.right = self.blamed = self.wrong = self.found = 0

    def add(self, take: Take, ear: Ear, expected: Expected) -> None:
        """Stream one take through the ear."""
        ear.expect(expected)
        shown: dict[int, float] = {}
        begin = take.said[0][1]
        over = dry = False
        self.lines += 1
        for now, frame in _frames(take):
            started = time.perf_counter()
            heard = ear.process(frame)
            took = time.perf_counter() - started
            self.spent += took
            self.sounded += FRAME / RATE
            truth = next((i + 1 for i, _, end in reversed(take.said) if end <= now), 0)
            if begin < now < take.end:
                self.looked += 1
                self.near += abs(heard.position - truth) <= 1
            for word in range(heard.position):
                shown.setdefault(word, now + took)
            if heard.event is LineEvent.OVER and not over:
                over = True
                self.replies.append(now + took - take.end)
                self.fooled += bool(take.pause) and now < take.pause + 1.5
            if heard.event is LineEvent.DRY and not dry:
                dry = True
                self.dry.append(now + took - take.end)
            if heard.event is LineEvent.EARLIER:
                self.gone_back.append(sum(end <= now for _, _, end in take.said))
                break
            if heard.event is VoiceCommand.LINE:
                self.asked += 1
                break
            if over and now > take.end:
                break
        firsts: dict[int, float] = {}
        for word, _, end in take.said:
            firsts.setdefault(word, end)
        self.late += [shown[word] - end for word, end in firsts.items() if word in shown]

    def judge(
        self, take: Take, second_pass: SphinxSecondPass, neighbours: tuple[tuple[str, ...], ...]
    ) -> None:
        """Compare what was said with the line."""
        evidence = second_pass.listen(take.sound.tobytes(), take.words, neighbours)
        distance = WordDistance(second_pass.searches.sounds).between
        verdicts = judge(take.words, evidence, distance).words
        said = {word for word, _, _ in take.said} - take.changed
        for word, verdict in enumerate(verdicts):
            blamed = verdict in {Verdict.LEFT_OUT, Verdict.CHANGED}
            if word in said:
                self.right += 1
                self.blamed += blamed
            else:
                self.wrong += 1
                self.found += blamed

    def summed_up(self, condition: str) -> dict[str, float | int | None]:
        """What the condition is about."""
        late, replies, dry = sorted(self.late), sorted(self.replies), sorted(self.dry)
        out: dict[str, float | int | None] = {"lines": self.lines}
        if condition == THE_LINE_BEFORE:
            back = sorted(self.gone_back)
            middle = back[len(back) // 2] if back else None
            return out | {"gone back": len(back), "words said p50": middle, "over": len(replies)}
        if condition.startswith("dry"):
            return out | {
                "noticed": len(dry),
                "after ms p50": _at(dry, 0.5),
                "most": _at(dry, 1.0),
                "taken for the end": len(replies),
                "'line?' heard": self.asked,
            }
        return out | {
            "within one word": round(self.near / max(1, self.looked), 4),
            "word shown p90 ms": _at(late, 0.9),
            "reply p50 ms": _at(replies, 0.5),
            "reply p90 ms": _at(replies, 0.9),
            "no reply": self.lines - len(replies),
            "early by 100 ms": sum(x < -0.1 for x in replies),
            "early by 400 ms": sum(x < -0.4 for x in replies),
            "fooled": self.fooled,
            "dry": len(dry),
            "'line?' heard": self.asked,
            "gone back": len(self.gone_back),
            "right words": self.right,
            "blamed": self.blamed,
            "wrong words": self.wrong,
            "found": self.found,
            "real-time factor": round(self.spent / self.sounded, 3),
        }


def _frames(take: Take) -> Iterator[tuple[float, bytes]]:
    """The sound in frames, with when each has been heard."""
    sound = take.sound.tobytes()
    size = 2 * FRAME
    for at in range(0, len(sound) - size, size):
        yield (at + size) / 2 / RATE, sound[at : at + size]


def _at(values: list[float], share: float) -> int | None:
    return round(1000 * values[min(len(values) - 1, int(len(values) * share))]) if values else None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--noise", default="", metavar="KIND:DB")
    parser.add_argument("--quieter", type=float, default=0.0, metavar="DB")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=[*CONDITIONS, THE_LINE_BEFORE])
    args = parser.parse_args()
    lines = json.loads((args.folder / "lines.json").read_text(encoding="utf-8"))
    sounds = [sound_of(args.folder, line["id"]) for line in lines]
    plain = [as_read(sound, line) for sound, line in zip(sounds, lines, strict=True)]
    calls = calls_for_a_line(plain)
    speakers = sorted({line["speaker"] for line in lines})
    table = {}
    for name in args.only or [*CONDITIONS, THE_LINE_BEFORE]:
        chance = Random(args.seed)
        figures = Figures()
        for speaker in speakers:
            mine = [n for n, line in enumerate(lines) if line["speaker"] == speaker]
            vocabulary = {word for n in mine for word in plain[n].words} | set(OTHER_WORDS)
            recogniser, second_pass = SphinxRecogniser(vocabulary), SphinxSecondPass(vocabulary)
            ear = Ear(recogniser)
            for n in mine:
                others = [sounds[m] for m in range(len(lines)) if m != n]
                before = plain[mine[mine.index(n) - 1]] if n != mine[0] else None
                if name == THE_LINE_BEFORE:
                    take = before
                else:
                    take = CONDITIONS[name](plain[n], chance, calls)
                if take is None:
                    continue
                length = len(take.sound)
                take = take.then(take.quiet(_QUIET_SECONDS))
                if args.noise:
                    kind, _, db = args.noise.partition(":")
                    take = take._replace(sound=noisy(take.sound, kind, float(db), others, chance))
                take = take.quieter(args.quieter)
                around = [m for m in range(n - _BEFORE, n + _AFTER + 1) if m != n and m in mine]
                neighbours = tuple(plain[m].words for m in around)
                if not name.startswith("dry") and name != THE_LINE_BEFORE:
                    spoken = take._replace(sound=take.sound[:length])
                    figures.judge(spoken, second_pass, neighbours)
                words = plain[n].words if name == THE_LINE_BEFORE else take.words
                earlier = before.words if before else ()
                figures.add(take, ear, Expected(words, neighbours, earlier=earlier))
            recogniser.close()
            second_pass.close()
        table[name] = figures.summed_up(name)
        print(f"{name:14} " + "  ".join(f"{k} {v}" for k, v in table[name].items()), flush=True)
    if args.json:
        args.json.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def sound_of(folder: Path, name: str) -> Any:
    """A recording's samples."""
    path = next(p for p in (folder / f"{name}.flac", folder / f"{name}.wav") if p.exists())
    sound, rate = soundfile.read(path, dtype="int16")
    if rate != RATE or sound.ndim != 1:
        raise SystemExit(f"{path.name} is not {RATE} Hz, mono.")
    return sound


if __name__ == "__main__":
    main()
