"""The recap, the progress of a part and a review as they look, in letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tableread.base import paths
from tableread.learning.memory import DAY
from tableread.library.memories import KeptMemory
from tableread.listen.judge import JudgedLine, Verdict
from tableread.production.said import said_turn
from tableread.tui.app import TablereadApp
from tableread.tui.screens import progress as progress_screen
from tableread.tui.screens.progress import ProgressScreen
from tableread.tui.screens.recap import RecapScreen
from tableread.tui.stage.screen import Stage
from tests.tui.conftest import until
from tests.tui.test_notes_pictures import SIZES, drawn
from tests.tui.test_pictures import compare, picture
from tests.tui.test_progress_screen import SHOWN
from tests.tui.test_review import another_stage
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]
SAMPLE = paths.SAMPLES / "four-on-the-line.fountain"
HOW = (Verdict.SAID, Verdict.LEFT_OUT, Verdict.SAID, Verdict.CHANGED)


def speak(stage: Stage, lines: int) -> None:
    """Ida's first lines of this read, each heard with some mistakes."""
    order = stage.session.order.lines
    hers = [at for at, line in enumerate(order) if line.speaker == "IDA"][:lines]
    for turn, at in enumerate(hers):
        count = len(order[at].text.split())
        verdicts = tuple(HOW[(word + turn) % (turn + 2) % len(HOW)] for word in range(count))
        instead = tuple("other" if v is Verdict.CHANGED else "" for v in verdicts)
        heard = JudgedLine(verdicts, instead, ("so",) * (turn == 2), 0, hesitations=(1.5,) * turn)
        words = [(at, word) for word in range(count)]
        began = stage.runner.record.began
        said = said_turn(began, turn, 1.0 * turn, [order[at]], words, heard, at, 0.4 + 0.5 * turn)
        stage.production.said.add(said)


@pytest.mark.parametrize("size", SIZES)
async def test_the_recap(make_app: Make, size: tuple[int, int]) -> None:
    app = make_app(SAMPLE, ["ida"])
    async with app.run_test(size=size) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space")
        speak(stage, 4)
        await pilot.press("S")
        await until(pilot, lambda: isinstance(app.screen, RecapScreen) and "of 100" in picture(app))
        await drawn(pilot, f"recap-{size[0]}")
        app.shut()


@pytest.mark.parametrize("size", SIZES)
async def test_the_progress_of_a_part(
    make_app: Make, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_screen, "progress_of", lambda production: SHOWN)
    app = make_app(SAMPLE, ["ida"])
    async with app.run_test(size=size) as pilot:
        await on_stage(pilot)
        await pilot.press("space", "P")
        await until(pilot, lambda: isinstance(app.screen, ProgressScreen))
        await until(pilot, lambda: "44 lines of BEN" in picture(app))
        await drawn(pilot, f"progress-{size[0]}")
        app.shut()


@pytest.mark.parametrize("size", SIZES[:2])
async def test_a_review(make_app: Make, size: tuple[int, int]) -> None:
    app = make_app(SAMPLE, ["ida"])
    async with app.run_test(size=size) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("space")
        hers = [line for line in stage.session.order.lines if line.speaker == "IDA"][1:5:2]
        now = stage.production.memories.now
        kept = [
            KeptMemory("", line.id, "IDA", 2.0, 5.0, now - DAY, now - 3 * DAY, 1, 0)
            for line in hers
        ]
        app.house.library.memories.save(stage.production.key, kept)
        await pilot.press("V")
        review = await another_stage(pilot, stage)
        await until(pilot, lambda: "Review of 2 lines" in picture(app))
        if not review.session.paused:
            await pilot.press("space")
        review.runner.do(review.session.jump(1))
        app.clear_notifications()
        await pilot.pause(0.4)
        await compare(pilot, f"review-{size[0]}")
        app.shut()
