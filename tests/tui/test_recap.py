"""The recap, from the key to the drill of what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tableread.learning.masks import Mask
from tableread.listen.judge import JudgedLine, Verdict
from tableread.production.said import said_turn
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tableread.tui.screens.recap import RecapScreen
from tableread.tui.stage.screen import Stage
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_pictures import picture
from tests.tui.test_review import another_stage
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]
S, L = Verdict.SAID, Verdict.LEFT_OUT


def say(stage: Stage, number: int, text: str, *verdicts: Verdict, pickup: float) -> None:
    """A turn of this read, judged."""
    lines = stage.session.order.lines
    at = next(at for at, line in enumerate(lines) if line.text == text)
    turn_of = said_turn(
        stage.runner.record.began, number, 1.0, [lines[at]],
        [(at, word) for word in range(len(verdicts))],
        JudgedLine(verdicts, ("",) * len(verdicts), (), 0, hesitations=(1.5,)), at, pickup,
    )  # fmt: skip
    stage.production.said.add(turn_of)


async def test_what_went_wrong_is_told_and_drilled(make_app: Make, tmp_path: Path) -> None:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    app = make_app(path, ["ben"])
    async with app.run_test(size=(80, 30)) as pilot:
        stage = await on_stage(pilot)
        await pilot.press("S")
        await until(pilot, lambda: "has been heard" in str(list(app._notifications)))
        say(stage, 1, "I walked.", S, L, pickup=0.4)
        say(stage, 2, "After you.", S, S, pickup=1.8)
        say(stage, 3, "I insist.", S, S, pickup=0.6)
        await pilot.press("S")
        await until(pilot, lambda: "Trouble spots" in picture(app))
        shown = picture(app)
        for told in ("83 of 100 · 3 lines heard, 2 right", "pickup 0.6 s, 1 late · 3 hesitations",
                     "dropped: “walked.”", "late pickup: 1.8 s"):  # fmt: skip
            assert told in shown
        await pilot.press("d")
        drill = await another_stage(pilot, stage)
        assert not isinstance(app.screen, RecapScreen)
        said = [line.text for line in drill.session.order.lines if line.speaker == "BEN"]
        assert said == ["I walked.", "Slowly.", "After you."]
        assert "Drill of 2 lines" in picture(app)
        assert drill.mask_chosen is Mask.HIDDEN
        drill.runner.do(drill.session.jump(len(drill.session.order) - 1))
        await pilot.press("right")
        await until(pilot, lambda: drill.session.state is State.ENDED)
        await until(pilot, lambda: "The end of the drill" in str(list(app._notifications)))
        await pilot.press("V")
        whole = await another_stage(pilot, drill)
        assert len(whole.session.order) == len(stage.session.order)
        app.shut()
