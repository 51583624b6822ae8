"""The page for those who find reading hard: space, a narrow column, a focus band, what stands out and when."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.strip import Strip

from tableread.base.paths import Folders
from tableread.performance.runner import WordAhead
from tableread.rehearsal import commands as c
from tableread.script import fountain
from tableread.tui.app import TablereadApp
from tableread.tui.layout import Layout, Spacing, spaced, wrap
from tableread.tui.palette import Settings
from tableread.tui.screens.settings import SettingsScreen
from tableread.tui.sentences import sentence_around
from tableread.tui.stage.screen import Stage
from tableread.tui.stage.word_timing import WordTiming
from tests.tui.conftest import QUICK_TOML, until
from tests.tui.test_screens import listen_until, on_stage

Make = Callable[..., TablereadApp]

SCRIPT = """INT. BARN - DAY

Rain on the roof.

ADA
One two. Three four five.

BEN
Yes.
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "barn.fountain"
    path.write_text(SCRIPT)
    return path


def set_page(folders: Folders, settings: str) -> None:
    folders.config.mkdir(parents=True, exist_ok=True)
    (folders.config / "settings.toml").write_text(f"{QUICK_TOML}\n[page]\n{settings}\n")


def drawn(stage: Stage) -> list[Strip]:
    view = stage.view
    return [view.render_line(y) for y in range(view.size.height)]


def texts(stage: Stage) -> list[str]:
    return ["".join(segment.text for segment in strip).rstrip() for strip in drawn(stage)]


def bold(stage: Stage) -> str:
    """What stands out from the rest of the page: on another ground, or the other way round."""
    return "".join(
        segment.text
        for strip in drawn(stage)
        for segment in strip
        if segment.style
        and (segment.style.reverse or segment.style.bgcolor != stage.view.rich_style.bgcolor)
    ).strip()


# The arithmetic


@given(st.text(st.sampled_from("ab é漢\n"), max_size=80), st.integers(3, 20), st.integers(1, 3))
def test_wrapping_with_wide_spaces_loses_nothing_and_fits(
    text: str, width: int, space: int
) -> None:
    rows = wrap(text, width, space)
    kept = "".join(text[start:end] for start, end in rows)
    assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    for start, end in rows:
        assert cell_len(spaced(text[start:end].strip(" "), space)) <= width


def test_lines_stand_apart_and_belong_to_their_element() -> None:
    script = fountain.read(SCRIPT)
    page = Layout(script.elements, 60, spacing=Spacing(lines=3))
    assert page.first_row(0) == 0
    assert [page.row(n).element for n in range(4)] == [0, 0, 0, -1]
    assert page.first_row(1) == 4
    for element in range(len(script.elements)):
        for place in range(len(script.elements[element].text)):
            row = page.row(page.row_of(element, place))
            assert row.element == element
            assert row.start <= place <= row.end
        assert page.row(page.last_row(element)).element == element


def test_a_narrow_column() -> None:
    script = fountain.read(SCRIPT)
    page = Layout(script.elements, 120, spacing=Spacing(widest=30))
    assert max(column.width for column in page.columns.values()) == 30


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("One two. Three four.", "two", "One two."),
        ("One two. Three four.", "Three", "Three four."),
        ("“Go!” she said. Then he went.", "Then", "Then he went."),
        ("Wait… what? No.", "what", "what?"),
        ("Ask Dr. Brown. Now.", "Brown", "Ask Dr. Brown."),
        ("J. Smith came.", "came", "J. Smith came."),
        ("No end", "end", "No end"),
        ("It is 3.5 miles.", "miles", "It is 3.5 miles."),
    ],
)
def test_sentences(text: str, word: str, sentence: str) -> None:
    start, end = sentence_around(text, text.index(word))
    assert text[start:end] == sentence


# What is seen


async def test_space_between_words_and_lines_live(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        live = app.house.live
        live.change(("page", "word_spacing"), 2)
        live.change(("page", "line_spacing"), 2)
        await pilot.pause(0.1)
        rows = texts(stage)
        [ada] = [n for n, row in enumerate(rows) if row.endswith("ADA")]
        assert rows[ada + 2].endswith("One  two.  Three  four  five.")
        assert rows[ada + 1].strip() == rows[ada + 3].strip() == "▎"  # the bar goes on
        await pilot.click("#script", offset=(rows[ada + 2].index("four") + 1, ada + 2))
        assert (stage.session.line.text[:3], stage.session.word) == ("One", 3)
        app.shut()


async def reading(pilot: Pilot[None], word: int) -> Stage:
    """The stage, when a word of Ada's line is heard."""
    stage = await on_stage(pilot)
    await listen_until(
        pilot, lambda: stage.session.line.text.startswith("One") and stage.session.word == word
    )
    await pilot.press("space")
    await pilot.pause(0.1)
    return stage


@pytest.mark.parametrize(
    ("highlight", "marked"),
    [
        ("word", "Three"),
        ("sentence", "Three four five."),
        ("speech", "ADAOne two. Three four five."),
        ("none", ""),
    ],
)
async def test_what_stands_out(
    make_app: Make, folders: Folders, script: Path, highlight: str, marked: str
) -> None:
    set_page(folders, f'highlight = "{highlight}"')
    app = make_app(script)
    app._synthesiser.word_seconds = 0.3  # type: ignore[attr-defined]
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await reading(pilot, 2)
        assert bold(stage) == marked
        app.shut()


async def test_a_focus_band_dims_all_but_the_speech(
    make_app: Make, folders: Folders, script: Path
) -> None:
    set_page(folders, "focus = true")
    app = make_app(script)
    app._synthesiser.word_seconds = 0.3  # type: ignore[attr-defined]
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await reading(pilot, 2)
        muted = stage.view.get_visual_style("script-view--read").rich_style.color
        dimmed = {
            segment.text.strip()
            for strip in drawn(stage)
            for segment in strip
            if segment.style and segment.style.color == muted and segment.text.strip()
        }
        assert {"INT. BARN - DAY", "Rain on the roof.", "Yes.", "BEN"} <= dimmed
        assert not any("One" in text or text == "ADA" for text in dimmed)
        app.shut()


# When it is seen


class HandTimer:
    """Calls later, by hand."""

    def __init__(self) -> None:
        self.waiting: list[tuple[float, Callable[[], None]]] = []
        self.shown: list[object] = []

    def later(self, seconds: float, call: Callable[[], None]) -> HandTimer:
        self.waiting.append((seconds, call))
        return self

    def cancelled(self) -> bool:
        return False

    def cancel(self) -> None:
        self.waiting = []

    def timing(self, seconds: float) -> WordTiming:
        timing = WordTiming(
            self.shown.append,
            lambda line, word: self.shown.append((line, word)),
            self.later,  # type: ignore[arg-type]
        )
        timing.seconds = seconds
        return timing


def test_on_the_sound() -> None:
    timer = HandTimer()
    timing = timer.timing(0.0)
    for told in (c.MoveTo(1), WordAhead(1, 0), c.MarkWord(1, 0)):
        timing.told(told)
    assert timer.shown == [1, (1, 0)]


def test_after_the_sound_but_at_once_where_one_goes_elsewhere() -> None:
    timer = HandTimer()
    timing = timer.timing(0.3)
    for told in (c.MoveTo(1), c.MarkWord(1, 0)):
        timing.told(told)
    assert timer.shown == []
    for seconds, call in timer.waiting:
        assert seconds == 0.3
        call()
    assert timer.shown == [1, (1, 0)]
    timing.told(c.MarkWord(1, 1))
    timing.told(c.Silence())
    timing.told(c.MoveTo(7))
    assert timer.shown == [1, (1, 0), 7]
    assert timer.waiting == []


def test_before_the_sound_and_into_the_next_line() -> None:
    timer = HandTimer()
    timing = timer.timing(-0.3)
    for told in (c.MoveTo(1), c.MarkWord(1, 0), WordAhead(1, 1), WordAhead(2, 0), c.MoveTo(2)):
        timing.told(told)
    assert timer.shown == [1, (1, 1), (2, 0)]  # the line is not shown without its word again


@pytest.mark.parametrize(("after", "marked"), [(-0.5, "four"), (0.0, "two"), (0.5, "One")])
async def test_words_come_before_or_after_their_sound(
    make_app: Make, folders: Folders, script: Path, after: float, marked: str
) -> None:
    set_page(folders, f"words_after = {after}")
    app = make_app(script)
    app._synthesiser.word_seconds = 0.3  # type: ignore[attr-defined]
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        shown: list[str] = []

        def look() -> bool:
            line = stage.session.line
            place = stage.view.marks.word
            if line.text.startswith("One") and stage.session.word == 1 and place:
                element = stage.production.script.elements[stage.view.marks.at]
                shown.append(element.text[slice(*place)].strip("."))
            return line.text.startswith("Yes")

        await listen_until(pilot, look)
        assert marked in shown
        app.shut()


async def test_the_palette_sets_the_page(make_app: Make, folders: Folders, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        palette = Settings(stage)
        found = [command for command in palette.commands() if command.name == "Line spacing: 3"]
        assert len(found) == 1
        found[0].run()
        assert app.house.settings.page.line_spacing == 3
        [width] = [command for command in palette.commands() if command.name == "Width … (64)"]
        width.run()
        await until(pilot, lambda: app.screen.query("#settings"))
        await pilot.pause(0.1)
        assert isinstance(app.screen, SettingsScreen)
        assert app.screen.row is not None
        assert app.screen.row.place == ("page", "width")
        app.shut()
