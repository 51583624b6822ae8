"""How well the ear follows, on real read speech, streamed in simulated time with compute time added.

    python -m tests.bench.listen [FOLDER ...] [--all | --short] [--only FAULT ...] [--cold] [--gain DB]
        [--channel shout|telephone|reverb] [--echo DB] [--voice child|falsetto|deep|PITCH:FORMANTS]
        [--noise white|babble:DB] [--every N] [--unjudged] [--jobs N] [--json OUT] [--seed N]

A FOLDER holds NAME.flac (or .wav; 16 kHz, mono) and lines.json: for each line its id, text, speaker, words
as [word, start, end] and end_of_speech in seconds. Without one, natural voices say lines of a sample (`spoken`).
Faults and rooms are made from the same sound and the seed (`takes`, `rooms`). --all prints one table of every fault
and room, some of them with each second, third or fourth line; --short a tenth of the lines in a few of them, and it
fails where the ear does not follow. --cold: every line is the first that is heard of its speaker. Numbers of the
program were chosen on half of the speakers (`CHOSEN_ON`); each row is given for them, for the others, and for all.
Compute time is the thread's own, so that what else the machine does is not counted. Recordings need soundfile, which
nothing else does. Uses the program's own ear.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tableread.audio.recording_format import FRAME, RATE
from tableread.learning.line_notes import NoteClass, SpokenLine, line_notes
from tableread.learning.scoring import score_heard
from tableread.listen.ear import Ear, Expected
from tableread.listen.endpoint import LineEvent
from tableread.listen.judge import Verdict, judge
from tableread.listen.sphinx import SphinxRecogniser
from tableread.listen.sphinx_second_pass import SphinxSecondPass
from tableread.listen.voice_commands import VoiceCommand
from tableread.listen.word_distance import WordDistance
from tests.bench.figures import Figures, Summary
from tests.bench.rooms import Room
from tests.bench.spoken import spoken
from tests.bench.takes import CONDITIONS, OTHER_WORDS, Others, Take, as_read, others_of

CHOSEN_ON = {"LJ", "p225", "mfa"}
"""Speakers whose lines the program's numbers were chosen on, of those that came with the recordings."""
_BEFORE, _AFTER = 2, 3
_QUIET_SECONDS = 4.0
"""Of the room, after what was recorded: as long as the slowest answer takes."""
THE_LINE_BEFORE = "the line before"
"""Is said instead, in this fault; in all others it may be and is not."""
AS_READ = "as read"
_FAULTS = [*CONDITIONS, THE_LINE_BEFORE]


class Row(NamedTuple):
    """One row of the table."""

    fault: str
    room: Room = Room()
    cold: bool = False
    judged: bool = False
    every: int = 1
    """Only each so many-th line."""

    @property
    def name(self) -> str:
        """What is done to the lines."""
        where = [f"{key} {value}" for key, value in self.room._asdict().items() if value]
        return ", ".join([self.fault, *where, *["cold"] * self.cold])


_LEVELS = (-10.0, -20.0, -30.0)
_JUDGED = ("as read", "three skipped", "two changed")
_ALL_JUDGED = (*_JUDGED, "three added", "begun again", "two swapped")
_NOTED = {
    "three skipped": {NoteClass.DROPPED},
    "two changed": {NoteClass.PARAPHRASED},
    "three added": {NoteClass.PARAPHRASED},
    "two swapped": {NoteClass.TRANSPOSED},
}
"""The line notes that a fault deserves; all others none."""
_LATE = 60.0
"""Seconds after which a pickup is late here: there are no cues."""
ALL = [
    *(Row(fault, judged=fault in _ALL_JUDGED) for fault in _FAULTS),
    *(Row(AS_READ, Room(gain=db)) for db in _LEVELS),
    *(Row("dry, 'line?'", Room(gain=db), every=2) for db in _LEVELS),
    *(Row(AS_READ, Room(channel=channel), cold=True, every=2) for channel in ("", "shout", "reverb", "telephone")),
    *(Row(AS_READ, Room(echo=db)) for db in (-20.0, -10.0)),
    *(Row(AS_READ, Room(voice=voice)) for voice in ("child", "falsetto", "deep")),
    *(Row(f, Room(noise=f"{kind}:{db}"), judged=f in _JUDGED, every=every)
      for kind in ("white", "babble") for db, every in ((20, 4), (10, 3)) for f in _JUDGED),
]  # fmt: skip
SHORT = {Row(AS_READ, judged=True): 0.97, Row("um"): 0.85, Row(AS_READ, Room(gain=-30.0)): 0.95,
         Row(AS_READ, Room(voice="child")): 0.7}  # fmt: skip
"""And the share of the time within a word under which it has failed."""


class _Recorded(NamedTuple):
    """All lines of the folders."""

    plain: list[Take]
    speakers: list[str]
    others: Others

    def of(self, speaker: str) -> list[int]:
        """Numbers of their lines."""
        return [n for n, other in enumerate(self.speakers) if other == speaker]


@cache
def _recorded(folders: tuple[Path, ...]) -> _Recorded:
    """Once a process."""
    plain, speakers = [], []
    if not folders:
        for speaker, take in spoken():
            plain.append(take)
            speakers.append(speaker)
    for folder in folders:
        for line in json.loads((folder / "lines.json").read_text(encoding="utf-8")):
            plain.append(as_read(sound_of(folder, line["id"]), line))
            speakers.append(line["speaker"])
    return _Recorded(plain, speakers, others_of(plain))


def measured(row: Row, speaker: str, folders: tuple[Path, ...], seed: int, every: int) -> Figures:
    """One row's figures for the lines of one speaker."""
    recorded = _recorded(folders)
    plain, mine = recorded.plain, recorded.of(speaker)
    chance = Random(f"{seed} {speaker} {row.fault}")
    figures = Figures()
    vocabulary = {word for n in mine for word in plain[n].words} | set(OTHER_WORDS)
    second_pass = SphinxSecondPass(vocabulary)
    recogniser = SphinxRecogniser(vocabulary)
    ear = Ear(recogniser)
    for n in mine[::every]:
        before = plain[mine[mine.index(n) - 1]] if n != mine[0] else None
        if row.fault == THE_LINE_BEFORE:
            take = before
        else:
            take = CONDITIONS[row.fault](plain[n], chance, recorded.others)
        if take is None:
            continue
        length = len(take.sound)
        take = take.then(take.quiet(_QUIET_SECONDS))
        other_lines = [plain[m].sound for m in range(len(plain)) if m != n]
        take = take._replace(sound=row.room.heard(take.sound, other_lines, chance))
        around = [m for m in range(n - _BEFORE, n + _AFTER + 1) if m != n and m in mine]
        neighbours = tuple(plain[m].words for m in around)
        if row.judged:
            spoken = take._replace(sound=take.sound[:length])
            _judge(figures, row.fault, spoken, second_pass, neighbours)
        if row.cold:
            recogniser.close()
            recogniser = SphinxRecogniser(vocabulary)
            ear = Ear(recogniser)
        words = plain[n].words if row.fault == THE_LINE_BEFORE else take.words
        expected = Expected(words, neighbours, earlier=before.words if before else ())
        _stream(figures, take, ear, expected)
    recogniser.close()
    second_pass.close()
    return figures


def _stream(figures: Figures, take: Take, ear: Ear, expected: Expected) -> None:
    """One take through the ear."""
    ear.expect(expected)
    shown: dict[int, float] = {}
    begin = take.said[0][1]
    over = dry = False
    near = looked = 0
    figures.lines += 1
    for now, frame in _frames(take):
        started = time.thread_time()
        heard = ear.process(frame)
        took = time.thread_time() - started
        figures.spent += took
        figures.sounded += FRAME / RATE
        truth = next((i + 1 for i, _, end in reversed(take.said) if end <= now), 0)
        if begin < now < take.end:
            looked += 1
            near += abs(heard.position - truth) <= 1
        for word in range(heard.position):
            shown.setdefault(word, now + took)
        if heard.event is LineEvent.OVER and not over:
            over = True
            figures.replies.append(now + took - take.end)
            figures.fooled += bool(take.pause) and now < take.pause + 1.5
        if heard.event is LineEvent.DRY and not dry:
            dry = True
            figures.dry.append(now + took - take.end)
        if heard.event is LineEvent.EARLIER:
            figures.gone_back.append(sum(end <= now for _, _, end in take.said))
            break
        if heard.event is VoiceCommand.LINE:
            figures.asked += 1
            break
        if over and now > take.end:
            break
    figures.near += near
    figures.looked += looked
    figures.worst.append(near / max(1, looked))
    firsts: dict[int, float] = {}
    for word, _, end in take.said:
        firsts.setdefault(word, end)
    figures.late += [shown[word] - end for word, end in firsts.items() if word in shown]


def _judge(
    figures: Figures,
    fault: str,
    take: Take,
    second_pass: SphinxSecondPass,
    neighbours: tuple[tuple[str, ...], ...],
) -> None:
    """Compare what was said with the line."""
    evidence = second_pass.listen(take.sound.tobytes(), take.words, neighbours)
    distance = WordDistance(second_pass.searches.sounds).between
    judged = judge(take.words, evidence, distance)
    figures.judged += 1
    if judged.first is not None:
        figures.pickups.append(abs(judged.first - take.said[0][1]))
    text = " ".join(take.words)
    told = score_heard(text, judged.words, judged.instead, judged.added, judged.again)
    figures.added += len(told.added)
    figures.again += told.again
    figures.with_added += bool(told.added)
    figures.begun_again += bool(told.restarts)
    line = SpokenLine(text, told.words, told.instead, told.moved, told.added, None)
    noted = {note.kind for note in line_notes(line, _LATE)}
    figures.noted_right += noted == _NOTED.get(fault, set())
    said = {word for word, _, _ in take.said} - take.changed
    for word, verdict in enumerate(judged.words):
        blamed = verdict in {Verdict.LEFT_OUT, Verdict.CHANGED}
        if word in said:
            figures.right += 1
            figures.blamed += blamed
        else:
            figures.wrong += 1
            figures.found += blamed


def _frames(take: Take) -> Iterator[tuple[float, bytes]]:
    """The sound in frames, with when each has been heard."""
    sound = take.sound.tobytes()
    size = 2 * FRAME
    for at in range(0, len(sound) - size, size):
        yield (at + size) / 2 / RATE, sound[at : at + size]


def sound_of(folder: Path, name: str) -> Any:
    """A recording's samples."""
    import soundfile

    path = next(p for p in (folder / f"{name}.flac", folder / f"{name}.wav") if p.exists())
    sound, rate = soundfile.read(path, dtype="int16")
    if rate != RATE or sound.ndim != 1:
        raise SystemExit(f"{path.name} is not {RATE} Hz, mono.")
    return sound


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", nargs="*", choices=_FAULTS)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--unjudged", action="store_true", help="leave the judge out: quicker")
    for name in ("noise", "channel", "voice"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--gain", type=float, default=0.0)
    parser.add_argument("--echo", type=float, default=0.0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="only each so many-th line")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    folders = tuple(args.folders)
    room = Room(args.noise, args.gain, args.channel, args.echo, args.voice)
    rows = [
        Row(fault, room, args.cold, fault in _ALL_JUDGED and not args.unjudged)
        for fault in args.only or _FAULTS
    ]
    rows = ALL if args.all else list(SHORT) if args.short else rows
    speakers = [name for name, _ in groupby(_recorded(folders).speakers)]
    table: dict[str, dict[str, Summary]] = {}
    started = time.monotonic()
    with ProcessPoolExecutor(args.jobs) as pool:
        every = 10 if args.short and folders else args.every
        waiting = {
            (row.name, speaker): pool.submit(
                measured, row, speaker, folders, args.seed, every * row.every
            )
            for row in rows
            for speaker in speakers
        }
        for row in rows:
            parts = {"chosen on": Figures(), "held back": Figures(), "all": Figures()}
            for speaker in speakers:
                figures = waiting[row.name, speaker].result()
                parts["chosen on" if speaker in CHOSEN_ON else "held back"].add(figures)
                parts["all"].add(figures)
            table[row.name] = {part: f.summed_up(row.fault) for part, f in parts.items() if f.lines}
            name = row.name
            for part, summary in table[row.name].items():
                told = "  ".join(f"{key} {value}" for key, value in summary.items())
                print(f"{name:34} {part:10} {told}", flush=True)
                name = ""
    print(f"{time.monotonic() - started:.0f} s")
    if args.json:
        args.json.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    failed = [row.name for row, least in SHORT.items() if args.short and _near(table, row) < least]
    if failed:
        raise SystemExit(f"The ear does not follow: {'; '.join(failed)}.")


def _near(table: dict[str, dict[str, Summary]], row: Row) -> float:
    return float(table[row.name]["all"]["within one word"] or 0.0)


if __name__ == "__main__":
    main()
