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
from tableread.script.rows import Row
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
_CUE, _PARENTHETICAL, _TRANSITION, _FURNITURE = 2, 4, 5, 6
_OPENERS = {1: (0, 5), 3: (2,)}
"""Behind which kinds of row a paragraph of this kind surely opens: action, dialogue."""
_BRACKETS = 5
"""Which of the facets tells of brackets left open."""
_LONGEST_CUE = 70
"""Characters."""
_IMPOSSIBLE = -1e6
_ENOUGH = 5
"""Rows of a kind that must share a margin before it is taken for the kind's own."""
_ODD_MARGIN = -3.0
"""What a margin that no row of the kind has costs. More would take a heading that is indented once for action."""
_PASSES = 3
"""How often margins are looked at: what was read better by them shows them better. Most pages need two."""
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
    steps = [between(page, i) if i else 0 for i in range(len(rows))]
    paths = _Paths(own, steps)
    for _ in range(0 if page.unindented else _PASSES):
        before = paths.best
        paths = _Paths(_with_margins(own, rows, before), steps)
        if paths.best == before:
            break
    return [
        Labelled(KINDS[chosen], None if other is None else KINDS[other])
        for chosen, other in zip(paths.best, paths.close_calls(), strict=True)
    ]


def _with_margins(
    own: list[list[float]], rows: Sequence[Row], path: Sequence[int]
) -> list[list[float]]:
    """Every row's scores, and how usual its margin is for each kind in this very document."""
    tables: list[dict[int, float]] = []
    for kind, counts in enumerate(_margins(rows, path)):
        most = max(counts.values(), default=0)
        known = kind != _FURNITURE and most >= _ENOUGH
        tables.append(
            {i: log((n + 0.3) / (most + 0.3)) for i, n in counts.items()} if known else {}
        )
    known_at: dict[int, list[float]] = {}
    out = []
    for row, scores in zip(rows, own, strict=True):
        usual = known_at.get(row.indent)
        if usual is None:
            usual = known_at[row.indent] = [
                max(_ODD_MARGIN, table.get(row.indent, _ODD_MARGIN)) if table else 0.0
                for table in tables
            ]
        out.append(list(map(add, scores, usual)))
    return out


def _margins(rows: Sequence[Row], path: Sequence[int]) -> list[Counter[int]]:
    """For every kind how many of its rows have which margin, a column more or less.

    Only rows that open a paragraph count where there are enough of them: the second row of a speech is
    the one that is taken for action, and would make its margin usual for action.
    """
    all_rows = [Counter[int]() for _ in KINDS]
    openings = [Counter[int]() for _ in KINDS]
    for i, (row, kind) in enumerate(zip(rows, path, strict=True)):
        near = (row.indent - 1, row.indent, row.indent + 1)
        all_rows[kind].update(near)
        if i and path[i - 1] in _OPENERS.get(kind, ()):
            openings[kind].update(near)
    return [
        first if max(first.values(), default=0) >= _ENOUGH else every
        for first, every in zip(openings, all_rows, strict=True)
    ]


class _Paths:
    """Labels for all rows together: the best, and where another was nearly as good.

    Most rows can be three or four of the kinds only; what cannot be is never looked at.
    """

    def __init__(self, own: list[list[float]], steps: list[int]) -> None:
        """`own`: a score for every row and kind; `steps`: what lies between each row and the last."""
        self._may = [tuple([k for k, s in enumerate(row) if s > _IMPOSSIBLE / 2]) for row in own]
        self._own = [[row[k] for k in may] for row, may in zip(own, self._may, strict=True)]
        self._steps = steps
        self._tables: dict[tuple[int, tuple[int, ...], tuple[int, ...]], list[list[float]]] = {}
        best = self._own[0]
        self._forward = [best]
        back: list[list[int]] = []
        for i in range(1, len(own)):
            came: list[int] = []
            scores: list[float] = []
            for score, into in zip(self._own[i], self._table(i), strict=True):
                paths = list(map(add, best, into))
                top = max(paths)
                came.append(paths.index(top))
                scores.append(top + score)
            best = scores
            self._forward.append(best)
            back.append(came)
        self._score = max(best)
        self._path = [best.index(self._score)]
        for came in reversed(back):
            self._path.append(came[self._path[-1]])
        self._path.reverse()
        self.best = [may[at] for may, at in zip(self._may, self._path, strict=True)]

    def _table(self, i: int) -> list[list[float]]:
        """Weights of the pairs into row `i`: for each of its kinds, one for each of the row above."""
        key = (self._steps[i], self._may[i - 1], self._may[i])
        table = self._tables.get(key)
        if table is None:
            pairs = _weights().pairs[key[0]]
            table = self._tables[key] = [[pairs[j][k] for k in key[1]] for j in key[2]]
        return table

    def close_calls(self) -> list[int | None]:
        """For every row the label that it has on a path nearly as good as the best, if any."""
        after = [0.0] * len(self._own[-1])
        out: list[int | None] = [None] * len(self.best)
        for i in range(len(self.best) - 1, -1, -1):
            through = list(map(add, self._forward[i], after))
            through[self._path[i]] = _IMPOSSIBLE
            other = max(through)
            if self._score - other < _UNSURE:
                out[i] = self._may[i][through.index(other)]
            if i:
                ahead = list(map(add, self._own[i], after))
                after = [
                    max(map(add, ahead, column)) for column in zip(*self._table(i), strict=True)
                ]
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
        if text[0] in "()[" or len(text) > _LONGEST_CUE:
            total[_CUE] += _IMPOSSIBLE
        if not any(facets[_BRACKETS][1:]) and text[0] not in "([" and text[-1] not in ")]":
            total[_PARENTHETICAL] += _IMPOSSIBLE
        if not is_transition(text):
            total[_TRANSITION] += _IMPOSSIBLE
        if not is_furniture(text) and page.alike[numberless(text)] < 4:
            total[_FURNITURE] += _IMPOSSIBLE
        out.append(total)
    return out
