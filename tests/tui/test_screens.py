"""The screens, with keys pressed and sound pulled by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import DataTable, Input

from tableread.base.paths import Folders
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tableread.tui.library.screen import LibraryScreen
from tableread.tui.library.script_list import ScriptList
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.help import HelpScreen
from tableread.tui.screens.jump import JumpScreen
from tableread.tui.stage.cue_bar import CueBar
from tableread.tui.stage.screen import Stage
from tableread.tui.stage.script_view import ScriptView
from tests.scenes import DUEL
from tests.tui.conftest import until

Make = Callable[..., TablereadApp]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


async def on_stage(pilot: Pilot[None]) -> Stage:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, Stage) and app.screen._runner is not None)
    stage = app.screen
    assert isinstance(stage, Stage)
    await until(pilot, lambda: app.output._pull is not None)  # type: ignore[attr-defined]
    return stage


async def listen_until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Let sound be played, in about real time, until something is the case."""

    def played() -> object:
        if not condition():
            pilot.app.output.play(0.01)  # type: ignore[attr-defined]
            return False
        return True

    await until(pilot, played, 20)


async def play(pilot: Pilot[None], stage: Stage, until_state: State) -> None:
    await listen_until(pilot, lambda: stage.session.state is until_state)


def cue_text(stage: Stage) -> str:
    return stage.query_one(CueBar).render().plain


async def test_library_to_cast_to_stage(make_app: Make) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.is_mounted)
        await until(
            pilot, lambda: app.screen.query(ScriptList) and app.screen.query_one(ScriptList).marked
        )
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.pause()
        assert app.screen.query_one(DataTable).row_count == 3
        await pilot.press("down", "enter", "s")
        stage = await on_stage(pilot)
        assert stage.production.casting.played_by(PlayedBy.YOU) == ("MARGO",)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        app.shut()


async def test_your_turn_by_key_then_by_gap(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        assert "you in" in cue_text(stage)
        await play(pilot, stage, State.WAITING)
        await pilot.pause(0.3)
        assert "YOU · BEN" in cue_text(stage)
        assert "space when it is said" in cue_text(stage)
        assert stage.query_one(CueBar).has_class("your-turn")
        await pilot.press("space")
        assert stage.session.state is State.READING
        assert not stage.query_one(CueBar).has_class("your-turn")
        await pilot.press("v")
        assert stage.session.policy.advance is Advance.GAP
        await play(pilot, stage, State.WAITING)
        at = stage.session.at
        await until(pilot, lambda: stage.session.at > at)
        app.shut()


async def test_leaving_and_coming_back_resumes_at_the_line(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        await play(pilot, stage, State.WAITING)
        at = stage.session.at
        await pilot.press("q")
    app.shut()
    again = make_app(script)
    async with again.run_test() as pilot:
        stage = await on_stage(pilot)
        assert stage.session.at == at
        assert stage.session.state is State.WAITING
        again.shut()


async def test_pause_speed_and_moving_on(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space")
        assert stage.session.paused
        await pilot.press("right", "right")
        assert stage.session.at == 2
        assert stage.session.paused
        await pilot.press("left")
        assert stage.session.at == 1
        await pilot.press("space", "]", "]", "[")
        assert stage.session.policy.speed == 1.1
        await pilot.press("shift+right")
        assert stage.session.at == 6
        await pilot.press("shift+left")
        assert stage.session.at == 0
        await pilot.press("plus")
        assert app.volume == 1.1
        app.shut()


async def test_scrolling_away_is_never_yanked_back(make_app: Make, tmp_path: Path) -> None:
    path = tmp_path / "long.fountain"
    path.write_text(DUEL * 12)
    app = make_app(path)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        view = stage.query_one(ScriptView)
        await pilot.press("end")
        await pilot.pause(0.3)
        away = view.scroll_offset.y
        assert away > 50
        await listen_until(pilot, lambda: stage.session.at > 0)
        assert view.scroll_offset.y == away
        assert "rows above" in cue_text(stage)
        await pilot.press("f")
        await pilot.pause(0.4)
        assert view.following
        assert view.scroll_offset.y < away
        app.shut()


async def test_reading_from_where_one_has_scrolled_to(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        await pilot.press(*["down"] * 12, "enter")
        assert stage.session.at > 1
        assert stage.query_one(ScriptView).following
        app.shut()


async def test_a_click_reads_from_the_line(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 30)) as pilot:
        stage = await on_stage(pilot)
        await pilot.pause(0.3)
        view = stage.query_one(ScriptView)
        page = view._page
        assert page
        row = page.first_row(stage.session.order.lines[2].element)
        await pilot.click(ScriptView, offset=(30, row + view._reading_at - view.scroll_offset.y))
        assert stage.session.at == 2
        app.shut()


async def test_the_word_that_is_spoken_is_marked(make_app: Make, script: Path) -> None:
    app = make_app(script)
    app._synthesiser.word_seconds = 0.3  # type: ignore[attr-defined]
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        view = stage.query_one(ScriptView)
        await listen_until(pilot, lambda: stage.session.at == 1 and stage.session.word == 2)
        assert view.marks.word == (11, 15)
        row = view._page.row_of(view.marks.at, 11) - round(view.scroll_offset.y) + view._reading_at  # type: ignore[union-attr]
        strip = view.render_line(row)
        assert [s.text for s in strip if s.style and s.style.reverse] == ["face"]
        app.shut()


async def test_search_jump_and_help(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        await pilot.press("slash", *"rain", "enter")
        await pilot.pause()
        assert not stage.query_one(ScriptView).following
        await pilot.press("escape")
        assert not stage.query_one("#search", Input).display
        await pilot.press("j")
        await until(pilot, lambda: isinstance(app.screen, JumpScreen))
        await pilot.press(*"yard", "enter")
        await until(pilot, lambda: isinstance(app.screen, Stage))
        assert stage.session.at == 6
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.press("r")
        told = str(app.screen.query_one("#told").render())
        assert "take your cue again" in told
        page = app.screen.query_one(VerticalScroll)
        await pilot.press("pagedown")
        assert page.scroll_offset.y > 3
        await pilot.press("escape")
        assert isinstance(app.screen, Stage)
        app.shut()


async def test_casting_in_the_middle_of_a_read(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.pause()
        assert stage.session.paused
        await pilot.press("enter", "w", "space", "2", "s")
        await until(pilot, lambda: isinstance(app.screen, Stage))
        assert not stage.session.paused
        assert stage.production.policy.reading.name == "Own choice"
        assert stage.session.order is stage.production.running_order()
        name = stage.production.script.characters[0].name
        assert stage.production.casting.part(name).player == "you"
        await play(pilot, stage, State.WAITING)
        app.shut()


async def test_a_loop_and_its_end(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        await pilot.press("a", "right", "right", "b")
        assert stage.session.loop == (0, 2)
        await pilot.press("b")
        assert stage.session.loop is None
        app.shut()


async def test_the_end_is_said_and_the_scene_can_be_taken_again(
    make_app: Make, script: Path
) -> None:
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        await play(pilot, stage, State.ENDED)
        await pilot.pause(0.3)
        assert "The end" in cue_text(stage)
        await pilot.press("R")
        assert stage.session.state is State.READING
        assert stage.session.at == 6
        app.shut()


async def test_a_bad_file_from_the_library_is_said_and_the_library_stays(
    make_app: Make, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.fountain"
    bad.write_bytes(b"\0\1\2" * 100)
    app = make_app()
    async with app.run_test() as pilot:
        await until(
            pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.query(Input)
        )
        app.screen.query_one(Input).value = str(bad)
        await pilot.press("enter")
        await until(pilot, lambda: app._notifications)
        assert isinstance(app.screen, LibraryScreen)
        app.shut()


async def test_a_bad_file_from_the_command_line_ends_with_a_sentence(
    make_app: Make, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.fountain"
    bad.write_bytes(b"")
    app = make_app(bad)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.exit_message)
    assert "is empty" in app.exit_message
    assert app.return_code == 1
    app.shut()


async def test_keys_can_be_other_keys(make_app: Make, script: Path, folders: object) -> None:
    config = folders.config  # type: ignore[attr-defined]
    config.mkdir(exist_ok=True)
    (config / "settings.toml").write_text('[keys]\npause = "z"\n')
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        await pilot.press("z")
        assert stage.session.paused
        app.shut()


@pytest.mark.parametrize("size", [(40, 10), (20, 6), (80, 24), (200, 60)])
async def test_any_window(make_app: Make, script: Path, size: tuple[int, int]) -> None:
    app = make_app(script)
    async with app.run_test(size=size) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space", "right", "c")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, Stage))
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.press("escape", "j")
        await until(pilot, lambda: isinstance(app.screen, JumpScreen))
        await pilot.press("escape")
        assert stage.session.at == 1
        app.shut()


async def test_mistakes_in_the_settings_stay_to_be_read(
    make_app: Make, folders: Folders, script: Path
) -> None:
    folders.config.mkdir(parents=True)
    (folders.config / "settings.toml").write_text(
        "speed = 9\ntheme = 'textual-lihgt'\n[keys]\npuase = 'p'\nnext = 'x'\n"
    )
    app = make_app(script)
    async with app.run_test() as pilot:
        stage = await on_stage(pilot)
        app.notify("Something else.")
        await until(pilot, lambda: len(app._notifications) == 2)
        first, second = (n.message for n in app._notifications)
        assert [row.split(":")[0] for row in first.split("\n")] == [
            f"settings.toml, line {line}" for line in (1, 2, 4)
        ]
        assert second == "Something else."
        assert app.theme == "dark"
        await pilot.press("space")
        await pilot.press("x")  # the key that was right
        assert stage.session.at > 0
        app.shut()


async def test_many_mistakes_do_not_cover_the_page(make_app: Make, folders: Folders) -> None:
    folders.config.mkdir(parents=True)
    (folders.config / "settings.toml").write_text("".join(f"x{n} = 1\n" for n in range(9)))
    app = make_app()
    async with app.run_test() as pilot:
        await until(pilot, lambda: app._notifications)
        (notice,) = (n.message.split("\n") for n in app._notifications)
        assert len(notice) == 5
        assert notice[-1] == "5 more: run `tableread doctor` to list them."
        app.shut()


async def test_keys_of_one_burst_act_on_the_row_they_moved_to(make_app: Make) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.pause(0.2)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.pause(0.1)
        screen = app.screen
        assert isinstance(screen, CastScreen)
        first, second = (character.name for character in screen.production.script.characters[:2])
        for key in ("down", "enter"):
            app.post_message(events.Key(key, None))
        await until(pilot, lambda: screen.production.casting.played_by(PlayedBy.YOU))
        assert screen.production.casting.played_by(PlayedBy.YOU) == (second,) != (first,)
        app.shut()
