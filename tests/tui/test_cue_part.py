"""What is heard before your turn is chosen with a key, while the read runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tableread.performance.runner import Told
from tableread.rehearsal.commands import Speak, Tick
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tests.tui.conftest import until
from tests.tui.test_masking import SCENE
from tests.tui.test_screens import on_stage, play

Make = Callable[..., TablereadApp]


async def test_the_cue_gets_shorter_until_it_is_a_tick(make_app: Make, tmp_path: Path) -> None:
    script = tmp_path / "barn.fountain"
    script.write_text(SCENE.replace("Who is there?", "It is late. Who is it that knocks so late?"))
    app = make_app(script, ["ben"])
    async with app.run_test(size=(80, 24)) as pilot:
        stage = await on_stage(pilot)
        told: list[Told] = []
        stage.runner.observe(told.append)

        async def press(*keys: str) -> list[Told]:
            told.clear()
            await pilot.press(*keys)
            await pilot.pause()
            await play(pilot, stage, State.WAITING)
            lines = [each for each in told if isinstance(each, Speak | Tick)]
            return [each for each in lines if isinstance(each, Tick) or each.line == 1]

        async def from_word(*keys: str) -> int:
            *_, speak = await press(*keys)
            assert isinstance(speak, Speak)
            return speak.from_word

        assert await from_word("s", "home", "enter") == 3
        told_now = "Before your turn you hear its last sentence."
        await until(pilot, lambda: any(told_now == n.message for n in app._notifications))
        assert await from_word("s", "home", "enter") == 5
        assert stage.state_of("cue_part") == "last words"
        told.clear()
        heard = len(app.output.played)  # type: ignore[attr-defined]
        # one at once, since it is your turn, and one for the turn after that
        assert await press("s", "home", "enter") == [Tick(), Tick()]
        app.output.play(0.1)  # type: ignore[attr-defined]
        assert any(app.output.played[heard:])  # type: ignore[attr-defined]
        await pilot.press("g")  # your lines are heard, too
        assert stage.state_of("pattern") == "hear it first"
        said_by_voice = [line for line in stage.session.order.lines if line.player]
        assert [line.speaker for line in said_by_voice] == ["BEN", "BEN"]
        app.shut()
