"""The teleprompter's page, what it says about the rest, and its keys that hide."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tableread.base.settings import PageSettings, Settings
from tableread.tui import teleprompter_app
from tableread.tui.big_type import SIZES, height, space, width_of
from tableread.tui.prompt_layout import PromptPage, column_width, size_for
from tableread.tui.screens.help import HelpScreen
from tableread.tui.screens.settings import SettingsScreen
from tableread.tui.sentences import sentence_numbers
from tableread.tui.spoken_pace import SpokenPace
from tableread.tui.widgets.key_row import KeyRow
from tableread.tui.widgets.status_row import StatusRow
from tests.tui.conftest import until
from tests.tui.test_pictures import compare
from tests.tui.test_teleprompter import rows, teleprompter

WORDS = [["one", "two", "three"], [], ["four", "five"]]


@pytest.mark.parametrize("points", SIZES[1:])
def test_a_gap_between_words_is_wider_than_between_letters(points: int) -> None:
    """As it is drawn: letters have their own space around them, so one more makes a word too few."""
    letters = width_of("ll", points) - 2 * width_of("l", points)
    assert space(points) >= 2 * max(1, letters)
    assert space(points) >= points // 3 + 1


def test_one_row_between_paragraphs() -> None:
    page = PromptPage(WORDS, 100, 0)
    assert [(row.top, [w.text for w in row.words]) for row in page.rows] == [
        (0, ["one", "two", "three"]),
        (2, ["four", "five"]),
    ]
    big = PromptPage(WORDS, 500, 11)
    assert [row.top for row in big.rows] == [0, height(11) + 2]  # one more than between lines
    assert PromptPage(WORDS, width_of("three", 11), 11).rows[1].top == height(11) + 1


def test_space_by_choice() -> None:
    page = PromptPage(WORDS, 9, 0, lines=3, words=3)
    assert [row.top for row in page.rows] == [0, 3, 7, 10]
    assert page.gap == 3


def test_a_word_is_found_by_its_row_and_back() -> None:
    page = PromptPage(WORDS, 9, 11)
    for word in range(5):
        row = page.row_of(word)
        assert row is not None
        assert word in [w.number for w in row.words]
        assert page.word_at(row.top) == row.words[0].number
        assert page.at(row.top) == (row, 0)
    assert page.at(-1) is None
    assert page.at(height(11)) is None  # between two rows
    assert PromptPage([], 9, 0).row_of(0) is None
    assert PromptPage([], 9, 0).word_at(3) == 0


def test_a_size_for_the_window() -> None:
    assert [size_for(*window) for window in ((40, 10), (80, 22), (120, 38), (200, 60))] == [
        0,
        1,
        2,
        3,
    ]
    assert column_width(64, 0) == 64


def test_sentences_of_words() -> None:
    assert sentence_numbers([["One", "two.", "Three."], ["Four"]]) == [0, 0, 1, 2]


def test_the_pace_of_a_speaker_is_learnt() -> None:
    pace = SpokenPace(140)
    pace.heard(0, 60)  # nobody has begun
    assert pace.seconds_for(140) == 60
    for _ in range(30):
        pace.heard(1, 1)
    assert pace.wpm == pytest.approx(60)
    assert pace.seconds_for(30) == pytest.approx(30)


def state(pilot: Pilot[None]) -> str:
    return pilot.app.screen_stack[0].query_one("#state", StatusRow).render().plain


async def test_time_left_and_marks_at_the_reading_row(tmp_path: Path) -> None:
    app = teleprompter(tmp_path, by_voice=False, wpm=60, size=0)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: "left" in state(pilot))
        assert "0:3" in state(pilot)  # some 33 words at 60 a minute
        drawn = rows(app)
        [eye] = [row for row in drawn if row.startswith("▶")]
        assert eye.endswith("◀")
        assert "Nobody asked the boat." in eye


async def test_keys_hide_while_the_text_runs_and_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teleprompter_app, "_KEYS_SECONDS", 1.5)
    app = teleprompter(tmp_path, by_voice=False, wpm=40, size=0)
    async with app.run_test(size=(60, 20)) as pilot:
        keys = app.query_one(KeyRow)
        await until(pilot, lambda: not keys.visible)
        height_before = app.page.size.height
        await pilot.press("up")
        assert keys.visible
        assert app.page.size.height == height_before  # the text does not jump
        await until(pilot, lambda: not keys.visible)
        await pilot.hover("#page")
        await until(pilot, lambda: keys.visible)
        await pilot.press("space")
        await pilot.pause(2.0)
        assert keys.visible  # it does not run


async def test_help_and_settings_hold_the_text_still(tmp_path: Path) -> None:
    app = teleprompter(tmp_path, by_voice=False, wpm=400, size=0)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        at = app.word
        await pilot.pause(0.4)
        assert app.word == at
        await pilot.press("escape")
        await until(pilot, lambda: app.word > at)
        await pilot.press("comma")
        await until(
            pilot, lambda: isinstance(app.screen, SettingsScreen) and app.screen.query("#settings")
        )
        await pilot.press(*"line spacing", "right", "right", "escape", "escape")
        await until(pilot, lambda: not isinstance(app.screen, SettingsScreen))
        assert app.page._page.rows[1].top == 4  # three rows a line, and one more behind a paragraph
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running)


@pytest.mark.parametrize(
    ("highlight", "marked"),
    [
        ("word", {"two"}),
        ("sentence", {"One", "two."}),
        ("speech", {"One", "two.", "Three."}),
        ("none", set()),
    ],
)
async def test_what_stands_out(tmp_path: Path, highlight: str, marked: set[str]) -> None:
    page = PageSettings(highlight=highlight, focus=True)  # type: ignore[arg-type]
    app = teleprompter(tmp_path, None, Settings(page=page), by_voice=False, wpm=40, size=0)
    app._paragraphs[:] = [["One", "two.", "Three."], ["Four"]]
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("space")
        view = app.page
        view._paragraphs = app._paragraphs
        view._sentence_of = sentence_numbers(app._paragraphs)
        view._lay_out()
        view.move_to(1)
        words = {"One": 0, "two.": 1, "Three.": 2}
        out = {word for word, number in words.items() if view._stands_out(number, True)}
        assert {word.rstrip(".") for word in out} == {word.rstrip(".") for word in marked}
        muted = view.get_visual_style("prompt-view--done").rich_style.color
        assert view._style(3, 1).color == muted  # the other paragraph


async def test_by_the_clock_words_come_before_their_time(tmp_path: Path) -> None:
    page = PageSettings(words_after=-0.5)
    app = teleprompter(tmp_path, None, Settings(page=page), by_voice=False, wpm=240, size=0)
    async with app.run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: app.word >= 2)
        await pilot.press("space")
        await pilot.pause()
        assert app.page._word == int(app._place + 2)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_pictures(tmp_path: Path, size: tuple[int, int]) -> None:
    app = teleprompter(tmp_path, by_voice=False)
    async with app.run_test(size=size) as pilot:
        await pilot.press("space")
        app._go(3)
        await pilot.pause(0.2)
        await compare(pilot, f"teleprompter-{size[0]}")
