"""How well other recognisers than the embedded one follow, on read speech.

    python -W ignore -m tests.bench.ears FOLDER NAME [--model FOLDER] [--only CONDITION ...] [--every N]
                                         [--json OUT]

FOLDER is as for `tests.bench.listen`, NAME one of `recognisers.RECOGNISERS`. `--every 3` takes each third line only. Time
is simulated: a frame takes 30 ms, what a recogniser computes is added as its processor time, so that other work on
this machine changes nothing. One that reads on a thread of its own gets its words when the reading would be done.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.ear import Ear, Expected
from tableread.listen.endpoint import LineEvent
from tableread.listen.port import Recogniser, Word
from tableread.listen.recognisers import RECOGNISERS, open_recogniser
from tableread.listen.rereading import Said
from tests.bench.listen import sound_of
from tests.bench.takes import CONDITIONS, OTHER_WORDS, Take, as_read

_AFTER = 4.0
"""Seconds of the room behind what was recorded: as long as the slowest answer takes."""
_AROUND = (-2, -1, 1, 2, 3)
"""Lines that may be said, too."""


class InSimulatedTime:
    """A recogniser whose thread does not run: its readings take simulated time."""

    calibration = ""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._now = self._ready = 0.0
        self._coming: tuple[Said, list[Word]] | None = None

    def expect(
        self, line: Sequence[str], neighbours: Sequence[Sequence[str]], *, strictly: bool = False
    ) -> None:
        self._inner.expect(line, neighbours, strictly=strictly)

    def recognise(self, frame: bytes) -> list[Word]:
        self._now += FRAME / RATE
        reading = self._inner.reading
        if self._coming is not None and self._now >= self._ready:
            reading.done(*self._coming)
            self._coming = None
        told: list[Word] = self._inner.recognise(frame)
        if self._coming is None and reading.due:
            started = time.process_time()
            said = reading.begin()
            self._coming = said, reading.read(said)
            self._ready = self._now + time.process_time() - started
        return told

    def sounds(self, word: str) -> Sequence[Sequence[str]]:
        return self._inner.sounds(word)  # type: ignore[no-any-return]

    def close(self) -> None:
        self._inner.close()


class Figures:
    """What came out of one condition."""

    def __init__(self) -> None:
        self.lines = self.looked = self.near = self.words = self.missed = self.early = 0
        self.replies: list[float] = []
        self.dry = 0
        self.sounded = self.spent = 0.0

    def add(self, take: Take, ear: Ear, expected: Expected) -> None:
        """Stream one take through the ear."""
        ear.expect(expected)
        sound, size = take.sound.tobytes(), 2 * FRAME
        begin, over, heard = take.said[0][1], False, None
        self.lines += 1
        for at in range(0, len(sound) - size, size):
            now = (at + size) / 2 / RATE
            heard = ear.process(sound[at : at + size])
            self.sounded += FRAME / RATE
            if begin < now < take.end:
                truth = next((i + 1 for i, _, end in reversed(take.said) if end <= now), 0)
                self.looked += 1
                self.near += abs(heard.position - truth) <= 1
            if heard.event is LineEvent.OVER and not over:
                over = True
                self.replies.append(now - take.end)
                self.early += now - take.end < -0.1
            self.dry += heard.event is LineEvent.DRY
            if over and now > take.end:
                break
        said = {word for word, _, _ in take.said} - take.changed
        known = heard.recognised if heard else ()
        self.words += len(said)
        self.missed += sum(word >= len(known) or not known[word] for word in said)

    def summed_up(self, spent: float) -> dict[str, float | int | None]:
        """All of it."""
        replies = sorted(self.replies)
        return {
            "lines": self.lines,
            "within one word": round(self.near / max(1, self.looked), 4),
            "reply p50 ms": _at(replies, 0.5),
            "reply p90 ms": _at(replies, 0.9),
            "no reply": self.lines - len(replies),
            "early by 100 ms": self.early,
            "dry": self.dry,
            "not understood": round(self.missed / max(1, self.words), 4),
            "real-time factor": round(spent / max(1.0, self.sounded), 3),
        }


def _at(values: list[float], share: float) -> int | None:
    return round(1000 * values[min(len(values) - 1, int(len(values) * share))]) if values else None


def opened(name: str, model: str, words: Sequence[str]) -> Recogniser:
    """The program's own recogniser; its thread, where it has one, is replaced by simulated time."""
    with patch("tableread.listen.rereading.threading.Thread.start"):
        made, why_not = open_recogniser(name, model, words)
    if made is None:
        raise SystemExit(why_not)
    return InSimulatedTime(made) if hasattr(made, "reading") else made


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("name", choices=RECOGNISERS)
    parser.add_argument("--model", default="")
    parser.add_argument("--only", nargs="*", choices=CONDITIONS, default=["as read"])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    lines = json.loads((args.folder / "lines.json").read_text(encoding="utf-8"))
    plain = [as_read(sound_of(args.folder, line["id"]), line) for line in lines]
    words = sorted({word for take in plain for word in take.words} | set(OTHER_WORDS))
    recogniser = opened(args.name, args.model, words)
    ear = Ear(recogniser)
    table = {}
    for condition in args.only:
        chance, figures = Random(1), Figures()
        started = time.process_time()
        for number, line in enumerate(lines):
            take = CONDITIONS[condition](plain[number], chance, [])
            if take is None or number % args.every:
                continue
            around = tuple(
                plain[number + by].words
                for by in _AROUND
                if 0 <= number + by < len(lines)
                and lines[number + by]["speaker"] == line["speaker"]
            )
            take = take.then(take.quiet(_AFTER))
            figures.add(take, ear, Expected(take.words, around))
        table[condition] = figures.summed_up(time.process_time() - started)
        print(
            f"{condition:14} " + "  ".join(f"{k} {v}" for k, v in table[condition].items()),
            flush=True,
        )
    recogniser.close()
    if args.json:
        args.json.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
