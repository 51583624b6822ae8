"""The page: arithmetic without a screen."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tableread.script import fountain
from tableread.script.model import Element, Kind
from tableread.tui.layout import EMPTY, GUTTER, Layout, columns, wrap
from tests.scenes import duel


def texts(script_text: str, width: int) -> list[str]:
    script = fountain.read(script_text)
    page = Layout(script.elements, width)
    rows = [page.row(n) for n in range(len(page))]
    return ["" if r.element < 0 else script.elements[r.element].text[r.start : r.end] for r in rows]


def test_a_page() -> None:
    page = texts("INT. BARN\n\nADA\n(low)\nHi.\n\nBEN\nYo.", 80)
    assert page == ["INT. BARN", "", "ADA", "(low)", "Hi.", "", "BEN", "Yo."]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 300])
def test_every_column_fits_the_window(width: int) -> None:
    for column in columns(width).values():
        assert column.indent >= GUTTER
        assert column.indent + column.width <= width


@given(st.text(st.sampled_from("ab é漢\n"), max_size=80), st.integers(2, 20))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    rows = wrap(text, width)
    assert all(cell_len(text[a:b]) <= width or b - a == 1 for a, b in rows)
    shown = "".join(text[a:b] for a, b in rows)
    assert [c for c in shown if not c.isspace()] == [c for c in text if not c.isspace()]
    assert all(b <= c for (_, b), (c, _) in pairwise(rows))


def test_rows_and_elements_find_each_other() -> None:
    script = duel()
    page = Layout(script.elements, 60)
    for number in range(len(page)):
        row = page.row(number)
        if row.element >= 0:
            assert page.element_at(number) == row.element
            assert page.row_of(row.element, row.start) == number
    assert page.row(-1) == page.row(10_000) == EMPTY


def test_hidden_kinds_take_no_rows() -> None:
    script = duel()
    whole, less = Layout(script.elements, 60), Layout(script.elements, 60, {Kind.ACTION})
    assert len(less) == len(whole) - 4


def test_a_million_lines_are_small_and_any_row_is_found_at_once() -> None:
    elements = tuple(Element(Kind.ACTION, "A line.", (0, 1)) for _ in range(1_000_000))
    page = Layout(elements, 80)
    assert len(page) == 1_999_999
    started = time.perf_counter()
    for number in range(0, 1_000_000, 1000):
        page.element_at(number)
    # a thousand look-ups in far less than a second: not a matter of the machine's mood
    assert time.perf_counter() - started < 1.0
