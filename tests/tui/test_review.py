"""A review, from the key to what is asked for: only the lines that are due, hidden, and the place in the script stays."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tableread.learning.masks import Mask
from tableread.learning.memory import DAY
from tableread.library.memories import KeptMemory
from tableread.performance.opening import Review
from tableread.production.production import Production
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tableread.tui.stage.screen import Stage
from tests.tui.conftest import until
from tests.tui.test_masking import SCENE, seen
from tests.tui.test_pictures import picture
from tests.tui.test_screens import on_stage, play

Make = Callable[..., TablereadApp]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "barn.fountain"
    path.write_text(SCENE)
    return path


def known(production: Production, app: TablereadApp, *words: str) -> None:
    """Lines that were said some days ago and are due."""
    now = time.time()
    elements = zip(production.line_ids, production.script.elements, strict=True)
    lines = [line for line, element in elements if element.text.startswith(words)]
    app.house.library.memories.save(
        production.key,
        [KeptMemory("", line, "BEN", 2.0, 5.0, now - DAY, now - 3 * DAY, 1, 0) for line in lines],
    )


async def another_stage(pilot: Pilot[None], before: Stage) -> Stage:
    await until(pilot, lambda: pilot.app.screen is not before)
    return await on_stage(pilot)


async def test_what_is_due_is_asked_for_and_the_read_goes_on_where_it_was(
    make_app: Make, script: Path
) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("V")
        await until(
            pilot, lambda: "None of your lines has been heard" in str(list(app._notifications))
        )
        known(stage.production, app, "Thunder")
        await play(pilot, stage, State.WAITING)
        at = stage.session.at
        await pilot.press("V")
        review = await another_stage(pilot, stage)
        await until(pilot, lambda: "Review of 1 line" in picture(app))
        texts = [line.text for line in review.session.order.lines]
        assert texts == ["Come in.", "Thunderstruck."]
        assert "Thunderstruck" not in seen(app)
        await play(pilot, review, State.WAITING)
        await pilot.press("m")  # other than in a whole read
        await until(pilot, lambda: review.covering.mask is not Mask.HIDDEN)
        await pilot.press("space")
        await until(pilot, lambda: "That was the review" in str(list(app._notifications)))
        await pilot.press("V")
        whole = await another_stage(pilot, review)
        assert len(whole.session.order.lines) > 2
        assert whole.session.at == at
        assert whole.covering.mask is Mask.FULL
        app.shut()


async def test_a_review_of_a_file_that_was_moved_is_still_one(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        known((await on_stage(pilot)).production, app, "Thunder")
        app.shut()
    app = make_app(
        script.rename(script.with_name("shed.fountain")), ["ben"], review=Review.IN_ORDER
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Is this the same script?" in picture(app))
        await pilot.press("y")
        await on_stage(pilot)
        await until(pilot, lambda: "Review of 1 line" in picture(app))
        app.shut()
