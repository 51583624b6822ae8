"""Everything on the page can be read, what has been read, too, which steps back: contrast by WCAG 2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import dim_color
from textual.theme import Theme

from tableread.base.paths import Folders
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tableread.tui.base_app import DIMMED
from tableread.tui.colours import component_style, speaker_colours, speaker_colours_of
from tableread.tui.stage.screen import Stage
from tableread.tui.stage.script_view import ScriptView
from tableread.tui.themes import THEMES
from tests.scenes import DUEL
from tests.tui.conftest import QUICK_TOML
from tests.tui.test_screens import on_stage, play

Make = Callable[..., TablereadApp]


def contrast(a: ColorTriplet, b: ColorTriplet) -> float:
    def luminance(colour: ColorTriplet) -> float:
        parts = [part / 255 for part in colour]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def segment(stage: Stage, words: str) -> Segment:
    for y in range(stage.view.size.height):
        for found in stage.view.render_line(y):
            if words in found.text:
                return found
    raise AssertionError(f"{words} is not on the page")


def contrast_of(found: Segment) -> float:
    style = found.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    return contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())


@pytest.fixture(params=[theme.name for theme in THEMES])
def app(
    request: pytest.FixtureRequest, make_app: Make, folders: Folders, tmp_path: Path
) -> TablereadApp:
    """Reads a short script in each theme."""
    script = tmp_path / "duel.fountain"
    script.write_text(DUEL)
    folders.config.mkdir(parents=True)
    (folders.config / "settings.toml").write_text(f'theme = "{request.param}"\n{QUICK_TOML}')
    return make_app(script, ["ben"])


async def test_what_was_read_is_dimmed_and_legible(app: TablereadApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await play(pilot, stage, State.WAITING)
        await pilot.pause(0.1)
        read, now = segment(stage, "You are late."), segment(stage, "walked")
        assert read.style != now.style
        assert 4.5 <= contrast_of(read) < contrast_of(now)
        await pilot.press("left", "left")  # back to it
        await pilot.pause(0.1)
        assert contrast_of(segment(stage, "late.")) == contrast_of(now)
        app.shut()


async def test_all_of_the_page_is_legible(app: TablereadApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await pilot.pause(0.1)
        ground = stage.view.rich_style
        assert contrast_of(Segment("", ground)) >= 7
        for name in sorted(ScriptView.COMPONENT_CLASSES):
            style = ground + component_style(stage.view, name)
            assert contrast_of(Segment(name, style)) >= 4.5, name
        colours = speaker_colours(stage.production.script, app.current_theme.dark)
        for colour in colours.values():
            assert contrast_of(Segment("", ground + Style(color=colour))) >= 4.5
        app.shut()


TEXTS = ("foreground", "text-accent", "text-error", "said", "footer-key-foreground")
MARKS = ("text-muted", "text-disabled")
GROUNDS = ("background", "surface", "panel")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_colour_of_text_can_be_read_on_every_ground(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables

    def on(text: str, ground: str) -> float:
        return contrast(
            *(Color.parse(colours[name]).rich_color.get_truecolor() for name in (text, ground))
        )

    for ground in GROUNDS:
        for text in TEXTS:
            assert on(text, ground) >= 7, (text, ground)
        for mark in MARKS:
            assert on(mark, ground) >= 4.5, (mark, ground)
    assert on("block-cursor-foreground", "block-cursor-background") >= 7
    own = speaker_colours_of(theme.dark)
    ground_of_page = Color.parse(colours["background"]).rich_color.get_truecolor()
    for colour in own:
        assert contrast(Color.parse(colour).rich_color.get_truecolor(), ground_of_page) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_dimmed_text_can_be_read_in_the_marked_row_too(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    marked = ("block-cursor-foreground", "block-cursor-background")
    for text, ground in [*(("foreground", ground) for ground in GROUNDS), marked]:
        on = Color.parse(colours[ground]).rich_color
        dimmed = dim_color(on, Color.parse(colours[text]).rich_color, DIMMED)
        assert contrast(dimmed.get_truecolor(), on.get_truecolor()) >= 4.5, (text, ground)
