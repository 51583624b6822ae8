"""Letters that take two cells, or none, on rows and in columns."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App

from tableread.script import fountain
from tableread.tui.app import TablereadApp
from tableread.tui.big_type import pieces
from tableread.tui.cells import cut, fitting, padded, spread
from tableread.tui.layout import wrap
from tableread.tui.library.screen import LibraryScreen
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.corrections import CorrectionsScreen
from tableread.tui.stage.cue_bar import CueBar
from tableread.tui.stage.script_view import ScriptView
from tableread.tui.widgets.element_list import ElementList
from tableread.tui.widgets.status_row import StatusRow
from tests.tui.conftest import until
from tests.tui.test_library_screen import library
from tests.tui.test_screens import on_stage

JAPANESE = "銀河鉄道の夜、カムパネルラと最後の乗客たち、そして誰もいない終着駅の物語"
HEBREW = "שְׁנֵי זְקֵנִים עַל סַפְסָל בַּגַּן הַצִּבּוּרִי וְהַיּוֹנִים שֶׁלֹּא חָזְרוּ מֵעוֹלָם"
FAMILY = "👩‍👩‍👧‍👦"
EMOJI = f"{FAMILY} The ❤️ family 🏳️‍🌈 that waved 👋🏽 at every train " * 2
TITLES = [JAPANESE, HEBREW, EMOJI.strip()]
WIDTHS = [80, 40]

MIXED = st.text(
    st.one_of(
        st.sampled_from("ab é漢字ｶ한👩👧❤🏳🌈🏽\u200d\ufe0f\u0301\u05b7\u05e9\u0e33\u1100\u1161"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=60,
)  # fmt: skip


@given(MIXED, st.integers(-2, 30))
def test_what_is_cut_fits(text: str, cells: int) -> None:
    short = cut(text, cells)
    assert cell_len(short) <= max(0, cells)
    if cell_len(text) <= cells:
        assert short == text
    elif cells > 0:
        assert short.endswith("…")
        assert text.startswith(short[:-1])


@given(MIXED, st.integers(1, 30))
def test_no_letter_loses_its_marks(text: str, cells: int) -> None:
    end = fitting(text, cells)
    if 0 < end < len(text):
        assert cell_len(text[end]) or (text[end] in "\u200d\ufe0f" and cell_len(text[:end]) == 0)
        assert text[end - 1] != "\u200d" or cell_len(text[:end]) == 0 or text[end - 2] == "\u200d"


@given(MIXED, st.integers(0, 30), st.booleans())
def test_what_is_padded_is_as_wide_as_asked(text: str, cells: int, right: bool) -> None:
    assert cell_len(padded(text, cells, right=right)) == max(cells, cell_len(text))


@given(MIXED, MIXED, st.integers(1, 40))
def test_a_row_is_as_wide_as_asked(left: str, right: str, cells: int) -> None:
    row = spread(left, right, cells)
    assert cell_len(row) == cells
    if cell_len(right) <= cells:
        assert row.endswith(right)


def test_a_family_stays_together() -> None:
    assert cut(f"ab{FAMILY}cd", 5) == f"ab{FAMILY}…"
    assert cut(f"ab{FAMILY}cd", 4) == "ab…"
    assert cut("e\u0301e\u0301e\u0301", 2) == "e\u0301…"
    assert cut("❤️❤️", 3) == "❤️…"
    assert cut("漢字", 0) == ""


@given(MIXED.filter(lambda text: text), st.integers(4, 20))
def test_the_teleprompters_own_type_is_cut_between_letters(word: str, width: int) -> None:
    cut_up = pieces(word, 0, width)
    assert "".join(cut_up) == word
    assert all(cell_len(piece) <= width for piece in cut_up)


@pytest.mark.parametrize("text", [FAMILY * 9, "❤️" * 20, "e\u0301" * 50])
def test_wrapping_keeps_joined_letters_together(text: str) -> None:
    rows = [text[a:b] for a, b in wrap(text, 9)]
    assert "".join(rows) == text
    assert all(cell_len(row) <= 9 for row in rows)
    assert all(not row.startswith(("\u200d", "\ufe0f", "\u0301")) for row in rows)
    assert all(not row.endswith("\u200d") for row in rows)


class Holder(App[None]):
    """Shows one widget."""

    def __init__(self, make: Callable[[], StatusRow | ElementList]) -> None:
        super().__init__()
        self._make = make

    def compose(self) -> itertools.chain[StatusRow | ElementList]:
        return itertools.chain([self._make()])


def drawn(app: App[None]) -> list[str]:
    return ["".join(s.text for s in row) for row in app.screen._compositor.render_strips()]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("title", TITLES)
async def test_a_status_row(title: str, width: int) -> None:
    app = Holder(StatusRow)
    async with app.run_test(size=(width, 3)) as pilot:
        app.query_one(StatusRow).show(title, "0:00 / -0:20")
        await pilot.pause()
        row = drawn(app)[0]
        assert row.rstrip().endswith("  0:00 / -0:20")
        assert cell_len(row) == width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("title", TITLES)
async def test_a_status_row_that_keeps_its_left(title: str, width: int) -> None:
    app = Holder(lambda: StatusRow(keep="left"))
    async with app.run_test(size=(width, 3)) as pilot:
        app.query_one(StatusRow).show(title, "right")
        await pilot.pause()
        row = drawn(app)[0].strip()
        assert row == cut(title, width - 2).strip() or row.endswith("  right")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "name", ["銀河鉄道の車掌さんとその仲間", "שְׁלֹמֹה הַמֶּלֶךְ הֶחָכָם", f"A{FAMILY}NA ❤️ OF THE TRAIN"]
)
async def test_the_list_of_elements_has_a_straight_margin(name: str, width: int) -> None:
    script = fountain.read(f"@{name}\nHere it is.\n\n@ADA\nHere it is.\n")
    app = Holder(lambda: ElementList(script, {}))
    async with app.run_test(size=(width, 12)) as pilot:
        await pilot.pause()
        rows = [row for row in drawn(app) if "Here it" in row]
        assert len({cell_len(row[: row.index("Here")]) for row in rows}) == 1
        assert {row[2] for row in drawn(app) if row.strip()} == {"▌"}
        assert all(cell_len(row) == width for row in rows)


def screenplay(title: str) -> str:
    name = f"@{title[:30]}"
    return f"Title: {title}\n\nINT. {title}\n\n" + f"{name}\n{title}\n\n@BEN\nYes.\n\n" * 3


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("title", TITLES)
async def test_the_screens(
    title: str, width: int, make_app: Callable[..., TablereadApp], tmp_path: Path
) -> None:
    path = tmp_path / "title.fountain"
    path.write_text(screenplay(title), encoding="utf-8")
    app = make_app(path, ["ben"])
    async with app.run_test(size=(width, 24)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space")
        await until(pilot, lambda: "0:00 / -" in drawn(app)[0])
        assert drawn(app)[0].rstrip()[-5:].startswith("-0:")
        stage.view.scroll_by(9)
        stage.redraw()
        now, following = stage.query_one(CueBar).render().plain.split("\n")
        assert "you in" in now
        assert following.rstrip().endswith("f follows")
        assert cell_len(now) == cell_len(following) == width - 2

        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.pause(0.1)
        assert all(cell_len(row) == width for row in drawn(app))
        assert any(row.rstrip().endswith(" you play BEN ─╯") for row in drawn(app))
        assert " · cast" in drawn(app)[0]
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, CorrectionsScreen))
        await pilot.press("down", "k")
        await pilot.pause(0.1)
        assert all(cell_len(row) == width for row in drawn(app))
        await pilot.press("escape", "escape")
        app.show_library()
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await library(pilot)
        await pilot.pause(0.1)
        assert all(cell_len(row) == width for row in drawn(app))
        app.shut()


class Page(App[None]):
    """Shows a script, and keeps what was clicked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.script = fountain.read(text)
        self.picked: list[tuple[int, int]] = []

    def compose(self) -> itertools.chain[ScriptView]:
        shown = [element.text for element in self.script.elements]
        return itertools.chain([ScriptView(self.script, set(), shown.__getitem__, id="script")])

    def on_script_view_line_picked(self, message: ScriptView.LinePicked) -> None:
        self.picked.append((message.element, message.place))


@pytest.mark.parametrize("text", [">漢字漢字 ab<", "漢字漢字 ab", "> 漢字漢字 ab", "漢*字漢*字 ab"])
async def test_a_click_finds_the_word_under_it(text: str) -> None:
    app = Page(text)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        shown = drawn(app)
        y = next(n for n, row in enumerate(shown) if "ab" in row)
        x = cell_len(shown[y].split("ab")[0])
        await pilot.click("#script", offset=(x, y))
        await pilot.click("#script", offset=(x - 4, y))
        (element, place), (_, before) = app.picked
        words = app.script.elements[element].text
        assert words[place:].startswith("ab")
        assert words[before] == "漢" if "*" not in text else words[before] in "漢*字"


async def test_what_is_centred_stands_in_the_middle() -> None:
    app = Page("So.\n\n> 漢字漢字漢字漢字 <\n\n>CUT TO 漢字漢字:")
    async with app.run_test(size=(64, 12)) as pilot:
        await pilot.pause()
        centred = next(row for row in drawn(app) if "漢字漢字漢字" in row)
        left = cell_len(centred) - cell_len(centred.lstrip())
        right = cell_len(centred) - cell_len(centred.rstrip())
        assert abs(left - right) <= 4
        moved = next(row for row in drawn(app) if "CUT TO" in row)
        assert moved.rstrip().endswith("漢字:")
