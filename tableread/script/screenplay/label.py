"""Decides what every row is: the likeliest path through the whole document (a linear-chain CRF).

The weights were learned offline from annotated pages, in several layouts and with what files lose
(indents, blank lines, capitals) taken from them. `tests/training/screenplay.py` makes them again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import log
from operator import add
from pathlib import Path
from typing import NamedTuple

from tableread.script.model import Kind
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
from tableread.script.screenplay.rows import Row

KINDS = (
    Kind.HEADING,
    Kind.ACTION,
    Kind.CUE,
    Kind.DIALOGUE,
    Kind.PARENTHETICAL,
    Kind.TRANSITION,
    Kind.FURNITURE,
)
"""In the order of the weights."""
_CUE, _TRANSITION, _FURNITURE = 2, 5, 6
_IMPOSSIBLE = -1e6
_ENOUGH = 5
"""Rows of a kind that must share a margin before it is taken for the kind's own."""
_ODD_MARGIN = -5.0
_UNSURE = 0.7
"""Log odds between the best path and the best that reads the row as something else."""


class Labelled(NamedTuple):
    """A row's kind; `instead` is what else it may well be, where that was a close call."""

    kind: Kind
    instead: Kind | None


class _Weights(NamedTuple):
    rows: dict[str, list[float]]
    pairs: list[list[list[float]]]
    """By what lies between, then by the label that comes after, then by the one before."""


@cache
def _weights() -> _Weights:
    kept = json.loads((Path(__file__).parent / "weights.json").read_bytes())
    scale = kept["scale"]
    rows = {name: [n / scale for n in numbers] for name, numbers in kept["rows"].items()}
    pairs = [
        [[row[after] / scale for row in matrix] for after in range(len(KINDS))]
        for matrix in kept["pairs"]
    ]
    return _Weights(rows, pairs)


def label(page: Page) -> list[Labelled]:
    """What each row of `page` is."""
    rows = page.rows
    if not rows:
        return []
    own = _own_scores(page)
    pairs = _weights().pairs
    steps = [pairs[between(page, i)] if i else pairs[0] for i in range(len(rows))]
    path = _Paths(own, steps).best
    if not page.unindented:
        _add_margins(own, rows, path)
    paths = _Paths(own, steps)
    return [
        Labelled(KINDS[chosen], None if other is None else KINDS[other])
        for chosen, other in zip(paths.best, paths.close_calls(), strict=True)
    ]


def _add_margins(own: list[list[float]], rows: Sequence[Row], path: Sequence[int]) -> None:
    """Add to every row's scores how usual its margin is for each kind in this very document."""
    indents = [Counter[int]() for _ in KINDS]
    for row, kind in zip(rows, path, strict=True):
        indents[kind].update((row.indent - 1, row.indent, row.indent + 1))
    tables: list[dict[int, float]] = []
    for kind, counts in enumerate(indents):
        most = max(counts.values(), default=0)
        known = kind != _FURNITURE and most >= _ENOUGH
        tables.append(
            {i: log((n + 0.3) / (most + 0.3)) for i, n in counts.items()} if known else {}
        )
    for row, scores in zip(rows, own, strict=True):
        for kind, table in enumerate(tables):
            if table:
                scores[kind] += max(_ODD_MARGIN, table.get(row.indent, _ODD_MARGIN))


class _Paths:
    """Labels for all rows together: the best, and where another was nearly as good."""

    def __init__(self, own: list[list[float]], steps: list[list[list[float]]]) -> None:
        self._own = own
        self._steps = steps
        best = own[0]
        self._forward = [best]
        back: list[list[int]] = []
        for here, step in zip(own[1:], steps[1:], strict=True):
            came: list[int] = []
            scores: list[float] = []
            for score, into in zip(here, step, strict=True):
                paths = list(map(add, best, into))
                top = max(paths)
                came.append(paths.index(top))
                scores.append(top + score)
            best = scores
            self._forward.append(best)
            back.append(came)
        self._score = max(best)
        self.best = [best.index(self._score)]
        for came in reversed(back):
            self.best.append(came[self.best[-1]])
        self.best.reverse()

    def close_calls(self) -> list[int | None]:
        """For every row the label that it has on a path nearly as good as the best, if any."""
        kinds = range(len(KINDS))
        after = [0.0] * len(KINDS)
        out: list[int | None] = [None] * len(self.best)
        for i in range(len(self.best) - 1, -1, -1):
            through = list(map(add, self._forward[i], after))
            chosen = self.best[i]
            through[chosen] = _IMPOSSIBLE
            other = max(through)
            if self._score - other < _UNSURE:
                out[i] = through.index(other)
            ahead = list(map(add, self._own[i], after))
            step = self._steps[i]
            after = [max([ahead[j] + step[j][k] for j in kinds]) for k in kinds]
        return out


def _own_scores(page: Page) -> list[list[float]]:
    """What each row looks like by itself: a score for every kind."""
    weigh = _weights().rows.get
    known: dict[Facet, list[float]] = {}
    nothing = [0.0] * len(KINDS)
    out: list[list[float]] = []
    for row, facets in zip(page.rows, observe(page), strict=True):
        parts = []
        for facet in facets:
            scores = known.get(facet)
            if scores is None:
                found = [w for name in features_of(facet) if (w := weigh(name))]
                scores = [sum(column) for column in zip(*found, strict=True)] if found else nothing
                known[facet] = scores
            parts.append(scores)
        total = [sum(column) for column in zip(*parts, strict=True)]
        text = row.text
        if text[0] in "()[":
            total[_CUE] += _IMPOSSIBLE
        if not is_transition(text):
            total[_TRANSITION] += _IMPOSSIBLE
        if not is_furniture(text) and page.alike[numberless(text)] < 4:
            total[_FURNITURE] += _IMPOSSIBLE
        out.append(total)
    return out
