"""The progress of a part on the screen, and the day by which it is to be known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from tableread.learning.plan import Left, plan
from tableread.learning.progress import Step
from tableread.production.progress import OffBookPlan, Practice, Progress, SceneProgress
from tableread.tui.app import TablereadApp
from tableread.tui.cells import cell_len
from tableread.tui.progress_text import progress_rows
from tableread.tui.screens.progress import DayScreen, ProgressScreen
from tests.tui.conftest import until
from tests.tui.test_masking import SCENE
from tests.tui.test_pictures import picture
from tests.tui.test_review import known
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]
MONDAY = date(2026, 11, 30)
SHOWN = Progress(
    "The Duel",
    ("BEN",),
    MONDAY,
    (
        SceneProgress(1, "INT. BARN - NIGHT", (Step.SURE, Step.KNOWN, Step.FRESH, Step.DUE)),
        SceneProgress(2, "EXT. A FIELD BEHIND THE BARN, MUCH LATER - DAY", (Step.NEW,) * 40),
    ),
    (1, 0, 2, 0, 0, 0, 1),
    (
        Practice(date(2026, 11, 28), 900.0, 0, None),
        Practice(MONDAY, 2400.0, 31, 0.934, 0.62),
    ),
    (OffBookPlan("BEN", date(2026, 12, 3), 3, plan([Left(10.0, None)] * 40, 3), 40),),
)


@pytest.mark.parametrize("width", [30, 60, 90])
def test_a_strip_for_each_scene_and_a_bar_for_each_day(width: int) -> None:
    rows = [text.plain.strip("\n") for text in progress_rows(SHOWN, width)]
    assert rows[0] == "44 lines of BEN: 1 sure, 1 known, 1 fresh, 1 due, 40 not said yet."
    assert rows[1].startswith("Off book by Thursday 3 December, in 3 days: ")
    assert any("INT." in row and "█▓▒░" in row for row in rows)
    strips = rows[rows.index("Scenes") + 2 : rows.index("Due")]
    assert sum(row.count("·") for row in strips) == 40
    assert max(map(cell_len, strips)) <= width
    assert any(row.startswith("Mon 30") and row.endswith(" 1") for row in rows)
    assert any("40 min · 93% right · pickup 0.6 s" in row for row in rows) or width < 60


async def test_from_the_stage_with_a_day_to_be_off_book(make_app: Make, tmp_path: Path) -> None:
    path = tmp_path / "barn.fountain"
    path.write_text(SCENE)
    app = make_app(path, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        known(stage.production, app, "Thunder")
        await pilot.press("P")
        await until(pilot, lambda: "2 lines of BEN: 1 due, 1 not said yet." in picture(app))
        assert "1 INT. BARN - DAY" in picture(app)
        assert "·░" in picture(app)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, DayScreen))
        app.screen.query_one(Input).value = "soon"
        await until(pilot, lambda: "is not a day" in picture(app))
        await pilot.press("enter")
        assert isinstance(app.screen, DayScreen)
        app.screen.query_one(Input).value = "2 days"
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ProgressScreen))
        await until(pilot, lambda: "in 2 days:" in picture(app))
        await pilot.press("V")
        await until(pilot, lambda: "Review of 1 line" in picture(app))
        app.shut()
