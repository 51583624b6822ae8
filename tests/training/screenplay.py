"""Makes the weights of the screenplay reader from annotated pages, or says how good they would be.

    python -m tests.training.screenplay FOLDER            writes tableread/script/screenplay/weights.json
    python -m tests.training.screenplay FOLDER --judge    leaves out each file in turn and tests on it

FOLDER holds NAME.txt (laid-out pages) and NAME.tags (a letter a line: S heading, N action, C cue,
D dialogue, E parenthetical, T transition, O furniture). Needs numpy and scipy, which nothing else does.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tableread.script.rows import rows_of
from tableread.script.screenplay.features import (
    Facet,
    Page,
    between,
    features_of,
    is_furniture,
    is_transition,
    numberless,
    observe,
)
from tests.training.variants import Tagged, degraded, dressed, read_tagged, unwrapped

LETTERS = "SNCDETO"
STATES = 16
"""Values of `between`."""
SPREAD = 0.3
"""Variance of the prior on a weight: smaller keeps weights smaller."""
RAREST = 8
"""Rows that must have a feature for it to count."""
SCALE = 100
WORTH = {(0, 0, 0): 0.5, (0, 0, 1): 0.5, (0, 1, 0): 0.5, (0, 1, 1): 0.5, (0, 0, 2): 0.25}
"""How much a variant counts in training; 0.2 for all others."""


class Sequence(NamedTuple):
    """A page as the learner sees it."""

    features: list[list[str]]
    between: list[int]
    labels: list[int]
    barred: Any
    """Array (rows, 7): very low where a label is impossible."""
    sizes: list[int]
    """Characters of ink in each row."""
    variant: tuple[Any, ...]


_known: dict[Facet, list[str]] = {}


def prepare(page: Tagged, variant: tuple[Any, ...]) -> Sequence:
    """Features and labels of a page."""
    rows = rows_of("\n".join(line for line, _ in page))
    tags = [tag for line, tag in page if line.strip()]
    seen = Page(rows)
    features = []
    for facets in observe(seen):
        for facet in facets:
            if facet not in _known:
                _known[facet] = features_of(facet)
        features.append([name for facet in facets for name in _known[facet]])
    barred = np.zeros((len(rows), len(LETTERS)))
    for i, row in enumerate(rows):
        barred[i, 2] = -1e4 if row.text[0] in "()[" else 0
        barred[i, 5] = 0 if is_transition(row.text) else -1e4
        may = is_furniture(row.text) or seen.alike[numberless(row.text)] >= 4
        barred[i, 6] = 0 if may else -1e4
    return Sequence(
        features,
        [between(seen, i) if i else 0 for i in range(len(rows))],
        [LETTERS.index(tag if tag != "M" else "O") for tag in tags],
        barred,
        [len(row.text.replace(" ", "")) for row in rows],
        variant,
    )


def sequences(path: Path) -> list[Sequence]:
    """All variants of one annotated file."""
    page = read_tagged(path)
    chance = random.Random(path.stem)
    out = [prepare(lines, variant) for variant, lines in degraded(page)]
    for _ in range(3):
        for variant, lines in chance.sample(list(degraded(dressed(page, chance))), 4):
            out.append(prepare(lines, ("dressed", *variant)))
    loose = unwrapped(dressed(page, chance), chance)
    out.append(prepare(loose, ("unwrapped", 0)))
    out.append(prepare([(line.lower(), tag) for line, tag in loose], ("unwrapped", 1)))
    out.append(prepare([(line, tag) for line, tag in loose if line], ("unwrapped", 2)))
    return out


class Field:
    """A linear-chain conditional random field, trained by L-BFGS on the regularised likelihood."""

    def __init__(self, names: dict[str, int], rows: Any, pairs: Any) -> None:
        self.names = names
        self.rows = rows
        self.pairs = pairs

    @classmethod
    def trained(cls, pages: list[Sequence], rounds: int = 60) -> Field:
        """Learn from `pages`."""
        counts = Counter(name for p in pages for row in p.features for name in row)
        names = {n: i for i, n in enumerate(sorted(n for n, c in counts.items() if c >= RAREST))}
        problem = _Problem(pages, names)
        start = np.zeros(len(names) * len(LETTERS) + STATES * len(LETTERS) ** 2)
        found = minimize(
            problem.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds}
        )
        return cls(names, *problem.split(found.x))

    def predict(self, page: Sequence) -> list[int]:
        """The likeliest labels."""
        own = page.barred + np.array(
            [
                self.rows[[self.names[n] for n in row if n in self.names]].sum(0)
                for row in page.features
            ]
        )
        best, back = own[0], []
        for at in range(1, len(own)):
            paths = best[:, None] + self.pairs[page.between[at]]
            back.append(paths.argmax(0))
            best = paths.max(0) + own[at]
        path = [int(best.argmax())]
        for came in reversed(back):
            path.append(int(came[path[-1]]))
        return path[::-1]

    def write(self, path: Path) -> None:
        """Keep the weights that matter, as whole numbers."""
        kept = {}
        for name, at in self.names.items():
            numbers = np.rint(self.rows[at] * SCALE).astype(int).tolist()
            if max(map(abs, numbers)) >= 2:
                kept[name] = numbers
        pairs = np.rint(self.pairs * SCALE).astype(int).tolist()
        rows = ",\n".join(
            f"{json.dumps(k, ensure_ascii=False)}:{json.dumps(v, separators=(',', ':'))}"
            for k, v in kept.items()
        )
        text = f'{{"scale":{SCALE},\n"pairs":{json.dumps(pairs, separators=(",", ":"))},\n"rows":{{\n{rows}\n}}}}\n'
        path.write_text(text, encoding="utf-8")


class _Problem:
    """All pages side by side, so that a step in time is one step for all of them."""

    def __init__(self, pages: list[Sequence], names: dict[str, int]) -> None:
        self.length = max(len(p.labels) for p in pages)
        self.count = len(pages)
        self.features = len(names)
        shape = (self.length, self.count)
        self.mask = np.zeros(shape, bool)
        labels = np.zeros(shape, int)
        self.between = np.zeros(shape, int)
        where, what = [], []
        for k, page in enumerate(pages):
            for t, row in enumerate(page.features):
                self.mask[t, k] = True
                labels[t, k], self.between[t, k] = page.labels[t], page.between[t]
                columns = {names[n] for n in row if n in names}
                where += [t * self.count + k] * len(columns)
                what += columns
        self.matrix = csr_matrix(
            (np.ones(len(where)), (where, what)), (self.length * self.count, self.features)
        )
        self.turned = self.matrix.T.tocsr()
        self.worth = np.array([WORTH.get(p.variant, 0.2) for p in pages])
        weight = self.mask * self.worth[None, :]
        self.truth = np.zeros((*shape, len(LETTERS)))
        t, k = np.nonzero(self.mask)
        self.truth[t, k, labels[t, k]] = 1
        self.truth *= weight[:, :, None]
        self.weight = weight
        self.seen_rows = self.turned @ self.truth.reshape(-1, len(LETTERS))
        self.seen_pairs = np.zeros((STATES, len(LETTERS), len(LETTERS)))
        for t in range(1, self.length):
            on = self.mask[t]
            at = (self.between[t, on], labels[t - 1, on], labels[t, on])
            np.add.at(self.seen_pairs, at, self.worth[on])

    def split(self, x: Any) -> tuple[Any, Any]:
        """The weights of rows (features, 7) and of pairs (16, 7, 7)."""
        cut = self.features * len(LETTERS)
        return x[:cut].reshape(-1, len(LETTERS)), x[cut:].reshape(STATES, len(LETTERS), -1)

    def loss(self, x: Any) -> tuple[float, Any]:
        """Negative log likelihood with its prior, and the gradient, by forward-backward."""
        rows, pairs = self.split(x)
        own = (self.matrix @ rows).reshape(self.length, self.count, -1)
        ahead = np.zeros_like(own)
        ahead[0] = own[0]
        for t in range(1, self.length):
            step = _logsum(ahead[t - 1][:, :, None] + pairs[self.between[t]], 1) + own[t]
            ahead[t] = np.where(self.mask[t][:, None], step, ahead[t - 1])
        whole = _logsum(ahead[-1], 1)
        behind = np.zeros_like(own)
        found = np.zeros_like(pairs)
        for t in range(self.length - 1, 0, -1):
            out = pairs[self.between[t]] + (own[t] + behind[t])[:, None, :]
            chance = np.exp(ahead[t - 1][:, :, None] + out - whole[:, None, None])
            on = (self.worth * self.mask[t])[:, None, None]
            np.add.at(found, self.between[t], chance * on)
            behind[t - 1] = np.where(self.mask[t][:, None], _logsum(out, 2), behind[t])
        chance = np.exp(ahead + behind - whole[None, :, None]) * self.weight[:, :, None]
        slope_rows = self.turned @ chance.reshape(-1, len(LETTERS)) - self.seen_rows
        score = float((own * self.truth).sum() + (pairs * self.seen_pairs).sum())
        loss = float((whole * self.worth).sum()) - score + 0.5 / SPREAD * float(x @ x)
        slope = np.concatenate([slope_rows.ravel(), (found - self.seen_pairs).ravel()])
        return loss, slope + x / SPREAD


def _logsum(x: Any, axis: int) -> Any:
    top = x.max(axis)
    return top + np.log(np.exp(x - np.expand_dims(top, axis)).sum(axis))


def f1(truth: list[int], found: list[int], sizes: list[int], label: int) -> float | None:
    """F1 of a label over characters; None where there is none to find and none was found."""
    rows = list(zip(truth, found, sizes, strict=True))
    hit = sum(n for y, p, n in rows if y == p == label)
    miss = sum(n for y, p, n in rows if (y == label) != (p == label))
    return 2 * hit / (2 * hit + miss) if hit + miss else None


def judge(files: dict[str, list[Sequence]]) -> None:
    """Leave out each file in turn; print F1 of every label in it, and the mean for each variant."""
    scores: dict[tuple[Any, ...], list[list[float | None]]] = {}
    for name, pages in files.items():
        field = Field.trained([p for n, ps in files.items() if n != name for p in ps])
        for page in pages:
            found = field.predict(page)
            row = [f1(page.labels, found, page.sizes, i) for i in range(len(LETTERS))]
            scores.setdefault(page.variant, []).append(row)
            if page.variant == (0, 0, 0):
                print(name, _line(row), flush=True)
    for variant, rows in sorted(scores.items(), key=str):
        columns = [[x for x in column if x is not None] for column in zip(*rows, strict=True)]
        print(variant, _line([sum(c) / len(c) if c else None for c in columns]))


def _line(row: list[float | None]) -> str:
    return "  ".join(
        f"{letter} {'  -  ' if x is None else f'{x:.3f}'}"
        for letter, x in zip(LETTERS, row, strict=True)
    )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--judge", action="store_true")
    args = parser.parse_args()
    files = {path.stem: sequences(path) for path in sorted(args.folder.glob("*.txt"))}
    if args.judge:
        judge(files)
        return
    field = Field.trained([page for pages in files.values() for page in pages], rounds=120)
    field.write(Path(__file__).parents[2] / "tableread" / "script" / "screenplay" / "weights.json")


if __name__ == "__main__":
    main()
