"""Makes the lexicon of the flattened reader: how often words are said, and how often told.

    python -m tests.training.flattened FOLDER [GOLD ...]

FOLDER holds NAME.tags.tsv files, a token and its tag a line (B-C, I-D, …; N action, D dialogue, C cue,
E parenthetical). A GOLD file has a run a line, `TAG|its tokens`. Names of the people of each file are
counted as one word, so that what is learned is how scripts are written, not who is in these.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

LEAST_WORDS, LEAST_PAIRS = 2, 2
"""Rarer ones are left out: they would say more about these scripts than about scripts."""
NAME = "NAME"
Runs = list[tuple[str, list[str]]]
TAGS = {"A": "N", "N": "N", "D": "D", "C": "C"}


def read_bio(path: Path) -> Runs:
    """The runs of a NAME.tags.tsv file: a tag and its tokens."""
    runs: Runs = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        token, tag = line.split("\t")
        mark, _, letter = tag.partition("-")
        if mark == "I" and runs and runs[-1][0] == letter:
            runs[-1][1].append(token.lower())
        else:
            runs.append((letter or "O", [token.lower()]))
    return runs


def read_gold(path: Path) -> Runs:
    """The runs of a GOLD file."""
    rows = [line.split("|", 1) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [(tag, text.lower().split()) for tag, text in rows]


class Lexicon:
    """Counts of words, of pairs ("" stands before the first), said and told."""

    def __init__(self) -> None:
        self.words = {"D": Counter[str](), "N": Counter[str]()}
        self.pairs = {"D": Counter[tuple[str, str]](), "N": Counter[tuple[str, str]]()}

    def add(self, runs: Runs) -> None:
        """Count one file."""
        cues = [tokens for tag, tokens in runs if tag == "C"]
        names = {
            t for tokens in cues for t in _before_bracket(tokens) if t.isalpha() and len(t) > 1
        }
        for tag, tokens in runs:
            kind = TAGS.get(tag)
            if kind not in self.words:
                continue
            folded = [NAME if t in names else t for t in tokens if t != "*"]
            self.words[kind].update(folded)
            self.pairs[kind].update(pairwise(["", *folded]))

    def write(self, path: Path) -> None:
        """Keep what is frequent enough: [said, told] by word, and by pair "one two"."""
        words = _table(self.words["D"], self.words["N"], LEAST_WORDS)
        pairs = _table(self.pairs["D"], self.pairs["N"], LEAST_PAIRS)
        kept = {
            "words": words,
            "pairs": {" ".join(pair): counts for pair, counts in pairs.items()},  # type: ignore[arg-type]
        }
        text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")


def _before_bracket(tokens: Iterable[str]) -> list[str]:
    out: list[str] = []
    for token in tokens:
        if token == "(":
            break
        out.append(token)
    return out


def _table(said: Counter[object], told: Counter[object], least: int) -> dict[object, list[int]]:  # type: ignore[type-arg]
    keys = sorted({*said, *told}, key=str)
    return {k: [said[k], told[k]] for k in keys if said[k] + told[k] >= least}


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("gold", nargs="*", type=Path)
    args = parser.parse_args()
    lexicon = Lexicon()
    for path in sorted(args.folder.glob("*.tags.tsv")):
        lexicon.add(read_bio(path))
    for path in args.gold:
        lexicon.add(read_gold(path))
    flattened = Path(__file__).parents[2] / "tableread" / "script" / "flattened"
    lexicon.write(flattened / "lexicon.json")


if __name__ == "__main__":
    main()
