"""What a second witness does for the judge: right words blamed, wrong ones found, without it and with it.

    python -W ignore -m tests.bench.witness FOLDER ... [--every N]

Folders are as for `tests.bench.listen`; `--every 3` takes each third line only. Constants of the judge were chosen on the
speakers in `CHOSEN_ON`; the others are held back. Needs the extra `witness`, soundfile and numpy.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from tableread.listen.judge import JudgedLine, Verdict, judge, with_witness
from tableread.listen.moonshine import Moonshine
from tableread.listen.sphinx_second_pass import SphinxSecondPass
from tableread.listen.word_distance import WordDistance
from tests.bench.listen import sound_of
from tests.bench.takes import CONDITIONS, OTHER_WORDS, Take, as_read

CHOSEN_ON = {"LJ", "ls2412", "p225"}
_CONDITIONS = ("as read", "three skipped", "two changed")
_AROUND = (-2, -1, 1, 2, 3)
"""Lines that may be said, too."""


class Figures:
    """What came out of one condition."""

    def __init__(self) -> None:
        self.right = self.blamed = self.behind = self.blamed_behind = self.wrong = self.found = 0

    def add(self, take: Take, judged: JudgedLine) -> None:
        """One line."""
        said = {word for word, _, _ in take.said} - take.changed
        for word, verdict in enumerate(judged.words):
            blamed = verdict in {Verdict.LEFT_OUT, Verdict.CHANGED}
            if word in said:
                self.right += 1
                self.blamed += blamed
                if not {word - 1, word - 2} & set(range(len(take.words))) <= said:
                    self.behind += 1
                    self.blamed_behind += blamed
            else:
                self.wrong += 1
                self.found += blamed

    def __str__(self) -> str:
        return (
            f"blamed {self.blamed} of {self.right} right words ({_share(self.blamed, self.right)} %), "
            f"{self.blamed_behind} of {self.behind} behind a fault; "
            f"found {self.found} of {self.wrong} ({_share(self.found, self.wrong)} %)"
        )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--every", type=int, default=1)
    args = parser.parse_args()
    moonshine = Moonshine()
    table: dict[tuple[str, str, str], Figures] = defaultdict(Figures)
    seconds = [0.0, 0.0]
    sounded = 0.0
    for folder in args.folders:
        lines = json.loads((folder / "lines.json").read_text(encoding="utf-8"))
        plain = [as_read(sound_of(folder, line["id"]), line) for line in lines]
        for speaker in sorted({line["speaker"] for line in lines}):
            mine = [n for n, line in enumerate(lines) if line["speaker"] == speaker]
            vocabulary = {word for n in mine for word in plain[n].words} | set(OTHER_WORDS)
            second_pass = SphinxSecondPass(vocabulary)
            distance = WordDistance(second_pass.searches.sounds).between
            half = "chosen on" if speaker in CHOSEN_ON else "held back"
            for condition in _CONDITIONS:
                chance = Random(1)
                for number, n in enumerate(mine):
                    take = CONDITIONS[condition](plain[n], chance, [])
                    if take is None or number % args.every:
                        continue
                    pcm = take.sound.tobytes()
                    started = time.process_time()
                    evidence = second_pass.listen(pcm, take.words, _neighbours(plain, mine, number))
                    judged = judge(take.words, evidence, distance)
                    between = time.process_time()
                    heard = [word.text for word in moonshine.words_of(pcm)]
                    with_it = with_witness(
                        judged, take.words, heard, second_pass.searches.sounds_of_any
                    )
                    seconds[0] += between - started
                    seconds[1] += time.process_time() - between
                    sounded += len(pcm) / 32_000
                    table[half, condition, "without"].add(take, judged)
                    table[half, condition, "with"].add(take, with_it)
            second_pass.close()
    for (half, condition, which), figures in sorted(table.items()):
        print(f"{half}  {condition:13}  {which:7}  {figures}")
    judge_share, witness_share = (spent / max(1.0, sounded) for spent in seconds)
    print(f"of the sound's length: judge {judge_share:.2f}, witness {witness_share:.2f}")


def _neighbours(
    plain: Sequence[Any], mine: Sequence[int], number: int
) -> tuple[tuple[str, ...], ...]:
    return tuple(plain[mine[number + by]].words for by in _AROUND if 0 <= number + by < len(mine))


if __name__ == "__main__":
    main()
