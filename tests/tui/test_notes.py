"""Notes and bookmarks on the stage: set while the read goes on, seen in the margin, listed, deleted and exported."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tableread.listen.judge import Verdict
from tableread.production import whereabouts
from tableread.production.notes import NoteKind
from tableread.rehearsal.situation import State
from tableread.script.model import Script
from tableread.script.pages import Pages
from tableread.tui.app import TablereadApp
from tableread.tui.screens.choose import ChooseScreen
from tableread.tui.screens.confirm import ConfirmScreen
from tableread.tui.screens.note import NoteScreen
from tableread.tui.screens.notes import NotesScreen
from tableread.tui.screens.report import ReportScreen
from tableread.tui.stage.screen import Stage
from tableread.tui.widgets.search_box import Choices
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_pictures import picture
from tests.tui.test_said_screen import say
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


def at(stage: Stage, text: str) -> None:
    """Move the read to a line, standing still."""
    if not stage.session.paused:
        stage.ask(stage.controls.pause)
    lines = stage.session.order.lines
    stage.runner.do(
        stage.session.jump(next(i for i, line in enumerate(lines) if line.text == text))
    )


def rows(app: TablereadApp) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one(Choices).options]


async def listed(pilot: Pilot[None], app: TablereadApp) -> None:
    await pilot.press("N")
    await until(pilot, lambda: isinstance(app.screen, NotesScreen))
    await until(pilot, lambda: rows(app)[:1] not in ([], ["Listing the notes …"]))


@pytest.mark.parametrize("size", [(100, 30), (40, 12)])
async def test_signs_stand_in_the_margin(
    make_app: Make, script: Path, size: tuple[int, int]
) -> None:
    app = make_app(script)
    async with app.run_test(size=size) as pilot:
        stage = await on_stage(pilot)
        at(stage, "Draw.")
        await pilot.press("k")
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("s")
        await until(pilot, lambda: app.screen is stage)
        at(stage, "You are late.")
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("u")
        await until(pilot, lambda: app.screen is stage)

        async def row(text: str) -> str:
            element = next(e.element for e in stage.session.order.lines if e.text == text)
            stage.view.show_element(element)
            await pilot.pause(0.1)
            return next(line for line in picture(app).splitlines() if text in line)

        assert "✎" in await row("You are late.")
        assert ("⚑✎" if size[0] == 100 else "⚑") in await row("Draw.")
        assert "✎" not in await row("I walked.")
        at(stage, "Draw.")
        await pilot.press("k")
        await pilot.pause(0.1)
        assert "⚑" not in picture(app)
        app.shut()


async def test_a_note_is_on_the_line_at_which_the_key_was_pressed_and_the_read_goes_on(
    make_app: Make, script: Path
) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        at(stage, "You are late.")
        stage.ask(stage.controls.resume)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        assert not stage.session.paused
        for _ in range(200):
            app.output.play(0.05)  # type: ignore[attr-defined]
            await pilot.pause(0.01)
            if stage.session.state is State.WAITING:
                break
        assert stage.session.line.text == "I walked."
        await pilot.press("L", "o", "u", "d", "e", "r", "enter")
        await until(pilot, lambda: app.screen is stage)
        [note] = stage.production.notes.all()
        assert (note.kind, note.says, note.kept.quote) == (
            NoteKind.TYPED,
            "Louder",
            "You are late.",
        )
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("t", "s", "o", "escape")  # t begins a text; Escape notes nothing
        await until(pilot, lambda: app.screen is stage)
        assert len(stage.production.notes.all()) == 1
        app.shut()


async def test_nothing_of_a_note_is_lost_when_typing_is_faster_than_the_program(
    make_app: Make, script: Path
) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_stage(pilot)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        for character in "Is this too slow?":
            app.post_message(events.Key(character, character))
        await pilot.pause(0.2)
        assert app.screen.query_one(Input).value == "Is this too slow?"
        app.shut()


async def test_notes_are_filtered_gone_to_deleted_and_brought_back(
    make_app: Make, script: Path
) -> None:
    app = make_app(script)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        at(stage, "You are late.")
        await listed(pilot, app)
        assert rows(app) == ["No notes yet. On the stage, t makes a note and k sets a bookmark."]
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is stage)
        for text, kind in (("After you.", NoteKind.CUT), ("Draw.", NoteKind.LAUGH)):
            at(stage, text)
            stage.production.notes.add(stage.session.line, kind, 61.0)
        at(stage, "You are late.")
        await listed(pilot, app)
        laugh, cut = rows(app)
        assert laugh == "✎ laugh · 1:01 · page 1 · 1 INT. BARN - NIGHT\n  ADA: Draw."
        assert cut == "✎ cut · 1:01 · page 1 · 2 EXT. YARD - DAY\n  BEN: After you."
        await pilot.press(*"yard")
        await pilot.pause()
        assert rows(app) == [cut]
        await pilot.press("escape", "delete")
        await pilot.pause()
        assert rows(app) == [cut]
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert rows(app) == [laugh, cut]
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.screen is stage)
        assert stage.session.line.text == "After you."
        assert stage.session.paused
        app.shut()


async def test_bookmarks_are_gone_through(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        for text in ("Draw.", "I insist."):
            at(stage, text)
            await pilot.press("k")
        for text in ("Draw.", "I insist.", "Draw."):
            await pilot.press("K")
            await pilot.pause()
            assert stage.session.line.text == text
        app.shut()


async def test_notes_and_the_report_are_exported(
    make_app: Make, script: Path, tmp_path: Path
) -> None:
    app = make_app(script)
    async with app.run_test(size=(100, 30)) as pilot:
        stage = await on_stage(pilot)
        at(stage, "Draw.")
        stage.production.notes.add(stage.session.line, NoteKind.TYPED, 65.0, "Too *loud*")
        await listed(pilot, app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen))
        await pilot.press("enter")
        file = tmp_path / "duel notes.md"
        await until(pilot, file.exists)
        assert file.read_text() == (
            "# The Duel: notes\n\n"
            r"- **Too \*loud\*** · scene 1 INT. BARN - NIGHT · page 1 · ADA · 1:05: “Draw.”" "\n"
        )  # fmt: skip
        await until(pilot, lambda: isinstance(app.screen, NotesScreen))
        await pilot.press("ctrl+t")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        await until(pilot, lambda: "Too *loud*" in picture(app))
        assert "1 INT. BARN - NIGHT" in picture(app)
        for again in (False, True):
            await pilot.press("e")
            await until(pilot, lambda: isinstance(app.screen, ChooseScreen))
            box = app.screen.query_one(Input)
            box.value = str(tmp_path / "own.md")
            await pilot.press("enter")
            if again:  # an existing file is not replaced unasked
                await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
                await pilot.press("y")
            await until(pilot, (tmp_path / "own.md").exists)
            await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        assert "## Times" in (tmp_path / "own.md").read_text()
        app.shut()


async def test_the_report_says_which_lines_are_hard_to_say(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 40)) as pilot:
        stage = await on_stage(pilot)
        for run in (100.0, 200.0):
            say(stage.production, run, 1, "I walked.", Verdict.SAID, Verdict.LEFT_OUT)
        await listed(pilot, app)
        await pilot.press("ctrl+t")
        await until(pilot, lambda: "2 of 2 readings" in picture(app))
        shown = picture(app)
        for told in ("Hard to say", "page 1 · BEN", "I walked.", "2 times: left out “walked.”"):
            assert told in shown
        app.shut()


async def test_the_report_is_offered_at_the_end(make_app: Make, script: Path) -> None:
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        stage.runner.do(stage.session.jump(len(stage.session.order) - 1))
        await pilot.press("right")
        await until(pilot, lambda: stage.session.state is State.ENDED)
        await until(
            pilot, lambda: any("report of this read" in n.message for n in app._notifications)
        )
        app.shut()


async def test_pages_of_a_long_script_are_not_found_on_the_event_loop(
    make_app: Make, script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    class Counted(Pages):
        def __init__(self, script: Script) -> None:
            threads.append(threading.current_thread())
            super().__init__(script)

    monkeypatch.setattr(whereabouts, "Pages", Counted)
    app = make_app(script)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        at(stage, "Draw.")
        await pilot.press("k")
        await listed(pilot, app)
        assert "page 1" in rows(app)[0]
        assert threading.main_thread() not in threads
        app.shut()
