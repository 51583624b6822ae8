"""Notes, the report and what was said as they look, in letters."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tableread.base import paths
from tableread.listen.judge import Verdict
from tableread.production.notes import NoteKind
from tableread.production.production import Production
from tableread.rehearsal.stopwatch import SceneTime
from tableread.tui.app import TablereadApp
from tableread.tui.screens import report as report_screen
from tableread.tui.screens.note import NoteScreen
from tableread.tui.screens.notes import NotesScreen
from tableread.tui.screens.report import ReportScreen
from tableread.tui.screens.said import SaidScreen
from tableread.tui.widgets.dialog import Dialog
from tests.tui.conftest import until
from tests.tui.test_pictures import PICTURES, SMALLEST, picture
from tests.tui.test_said_screen import say
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]
SAMPLE = paths.SAMPLES / "four-on-the-line.fountain"
SIZES = [(80, 24), (120, 40), SMALLEST]


async def drawn(pilot: Pilot[None], name: str) -> None:
    """The dialog looks as in its picture; what is behind it has pictures of its own."""
    region = pilot.app.screen.query_one(Dialog).region

    def dialog() -> str:
        rows = picture(pilot.app).splitlines()[region.y : region.bottom]
        return "".join(f"{row[region.x : region.right].rstrip()}\n" for row in rows)

    path = PICTURES / f"{name}.txt"
    if os.environ.get("TABLEREAD_PICTURES") == "new":
        path.write_text(dialog(), encoding="utf-8")
    expected = path.read_text(encoding="utf-8")
    for _ in range(100):  # a busy machine draws late
        if dialog() == expected:
            return
        await pilot.pause(0.05)
    assert dialog() == expected


def note_all(production: Production) -> None:
    """One note of each kind, on every fourth line of the sample."""
    lines = production.running_order().lines
    for at, kind in enumerate(NoteKind):
        text = "Who says this? Twice in one scene." if kind is NoteKind.TYPED else ""
        production.notes.add(lines[4 * at + 2], kind, 30.0 * at + 5, text)


def read_once(production: Production) -> None:
    """A read in the far future, so that it is the last one."""
    ids = production.line_ids
    for nth, scene in enumerate(production.script.scenes):
        time = SceneTime(nth, 140.0 + 7 * nth, nth == 0, 3)
        production.runs.keep_scene(9e9, nth, ids[scene.first], time)
    production.runs.keep_prompt(9e9, 0, production.running_order().lines[6].id)


@pytest.mark.parametrize("size", SIZES)
async def test_notes_and_the_report(
    make_app: Make, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_screen, "when", lambda began: "30 Nov 2026, 14:05")
    app = make_app(SAMPLE)
    async with app.run_test(size=size) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space")
        note_all(stage.production)
        read_once(stage.production)
        stage.show_notes()
        stage.runner.do(stage.session.jump(0))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.pause(0.2)
        await drawn(pilot, f"note-{size[0]}")
        await pilot.press("escape", "N")
        await until(pilot, lambda: isinstance(app.screen, NotesScreen))
        await pilot.pause(0.2)
        await drawn(pilot, f"notes-{size[0]}")
        await pilot.press("ctrl+t")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        await pilot.pause(0.3)
        await drawn(pilot, f"report-{size[0]}")
        app.shut()


async def said(pilot: Pilot[None], name: str) -> None:
    await pilot.press("w")
    await until(pilot, lambda: isinstance(pilot.app.screen, SaidScreen))
    await pilot.pause(0.2)
    await drawn(pilot, name)


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_said(make_app: Make, size: tuple[int, int]) -> None:
    app = make_app(SAMPLE, ["ida"])
    async with app.run_test(size=size) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space")
        production = stage.production
        verdicts = [
            Verdict.SAID,
            Verdict.LEFT_OUT,
            Verdict.CHANGED,
            Verdict.PROMPTED,
            Verdict.UNSURE,
        ]
        mine = [line for line in production.running_order().lines if line.speaker == "IDA"]
        for at, line in enumerate(mine[:3]):
            count = len(line.text.split())
            said_words = (verdicts * count)[at : at + count]
            say(production, stage.runner.record.began, at + 1, line.text, *said_words)
        await said(pilot, f"said-{size[0]}")
        app.shut()
