"""Learning lines on the screen: typed, rated and said; erased words are nowhere until the line is answered for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tableread.learning.lacuna import Phase
from tableread.learning.memory import Support
from tableread.listen.client import LineJudged
from tableread.listen.judge import JudgedLine, Verdict
from tableread.performance import drilling as drilling_module
from tableread.performance.drilling import Moment, Way
from tableread.rehearsal.events import LineSaid, WordsHeard
from tableread.tui.app import TablereadApp
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.drill import DrillScreen
from tableread.tui.stage.screen import Stage
from tests.fakes import HandMicrophone
from tests.tui.conftest import QUICK_TOML, until
from tests.tui.test_masking import SCENE
from tests.tui.test_pictures import SMALLEST, compare, picture
from tests.tui.test_screens import listen_until, on_stage

Make = Callable[..., TablereadApp]
LINES = ("Quicksilver marmalade and hullabaloo.", "Thunderstruck.")
WORDS = ("Quicksilver", "marmalade", "hullabaloo", "Thunderstruck")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "barn.fountain"
    path.write_text(SCENE)
    return path


async def learning(pilot: Pilot[None]) -> DrillScreen:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, DrillScreen) and app.screen._drilling)
    screen = app.screen
    assert isinstance(screen, DrillScreen)
    return screen


async def turn(pilot: Pilot[None], screen: DrillScreen) -> str:
    """Hear the cue to its end; the line that is to be said."""
    await listen_until(pilot, lambda: screen.drilling.moment is Moment.TURN)
    return LINES[screen.drilling.number]


def seen(app: TablereadApp) -> set[str]:
    """Which words of the part are anywhere on the screen, or were spoken."""
    said = " ".join(text for text, *_ in app._synthesiser.said)  # type: ignore[attr-defined]
    told = "".join(notice.message for notice in app._notifications)
    return {word for word in WORDS if word in picture(app) + said + told}


def erased(screen: DrillScreen) -> set[str]:
    lacuna = screen.drilling.lacuna
    left = " ".join(lacuna.shown(at) for at in range(2))
    return {word for word in WORDS if word not in left}


async def test_a_scene_is_learned_by_typing(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    async with app.run_test(size=(120, 40)) as pilot:
        await on_stage(pilot)
        await pilot.press("d")
        screen = await learning(pilot)
        await until(pilot, lambda: screen.query_one("#typed").has_focus)
        emptiest = 0
        while screen.drilling.lacuna.phase is not Phase.DONE:
            if screen.drilling.lacuna.state.passes < 2:  # later ones are typed into the cue
                await turn(pilot, screen)
            line = LINES[screen.drilling.number]
            await until(pilot, lambda: f"line {screen.drilling.number + 1} of 2" in picture(app))
            assert not seen(app) & erased(screen)
            emptiest = max(emptiest, len(erased(screen)))
            box = screen.query_one("#typed", Input)
            box.value = line.lower()
            await pilot.press("enter")
        assert emptiest == len(WORDS)
        memories = screen._production.memories
        await until(pilot, lambda: len(memories.of(["BEN"])) == 2)  # they come back for review
        await until(pilot, lambda: "You know this scene" in picture(app))
        await compare(pilot, "drill-done-120")
        await pilot.press("b")
        await until(pilot, lambda: "first run" in picture(app))
        assert screen.drilling.lacuna.phase is Phase.MAP
        app.shut()


async def test_what_is_missed_is_shown_and_the_drill_goes_on_where_it_was_left(
    make_app: Make, script: Path
) -> None:
    app = make_app(script, ["ben"])
    app.learns(None)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await learning(pilot)
        for _ in range(2):
            await turn(pilot, screen)
            await pilot.press("enter")  # it was read
        await turn(pilot, screen)
        assert screen.drilling.number == 1
        await pilot.press(*"wonderful", "enter")
        await until(
            pilot,
            lambda: "Missed: the whole line. You typed: wonderful. Enter goes on." in picture(app),
        )
        assert "Thunderstruck." in picture(app)
        await pilot.press("enter")
        await turn(pilot, screen)
        kept = screen.drilling.lacuna.state
        await pilot.press("escape")
        stage = await on_stage(pilot)
        assert stage.session.paused
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.press("l")
        screen = await learning(pilot)
        assert screen.drilling.lacuna.state == kept
        assert screen.drilling.lacuna.shown(1) == "Thunderstruck."  # back for one pass
        app.shut()


async def test_a_line_is_rated(make_app: Make, script: Path) -> None:
    app = make_app(script, ["ben"])
    app.learns(0)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await learning(pilot)
        while screen.drilling.way is not Way.RATING:
            await pilot.press("f2")
        for _ in range(2):
            await turn(pilot, screen)
            await pilot.press("enter")
        await turn(pilot, screen)
        await pilot.pause()
        assert "Thunderstruck" not in picture(app)
        await pilot.press("space")
        await until(
            pilot, lambda: "1 missed it" in picture(app) and "Thunderstruck." in picture(app)
        )
        await pilot.press("3")
        await turn(pilot, screen)
        assert screen.drilling.lacuna.known(1)
        await pilot.press("space")
        await until(pilot, lambda: "1 missed it" in picture(app))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, Stage))
        app.shut()


@pytest.mark.parametrize(
    ("strictness", "typed", "told"),
    [
        (50, "quicksilver and hullabaloo", "Missed: marmalade. It counts as right all the same."),
        (95, "quicksilver and hullabaloo", "Missed: marmalade. Enter"),
        (100, "quicksilver marmalade and much hullabaloo", "Added: much. Enter"),
    ],
)
async def test_how_much_of_a_line_must_be_right_is_set(
    make_app: Make, script: Path, tmp_path: Path, strictness: int, typed: str, told: str
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text(
        f"{QUICK_TOML}\n[learning]\nstrictness = {strictness}\n"
    )
    app = make_app(script, ["ben"])
    app.learns(None)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await learning(pilot)
        for line in (*LINES, LINES[1]):  # with the text, then what is erased last first
            await turn(pilot, screen)
            screen.drilling.typed(line)
        await turn(pilot, screen)
        assert screen.drilling.number == 0
        screen.query_one("#typed", Input).value = typed
        await pilot.press("enter")
        await until(pilot, lambda: told in picture(app))
        assert screen.drilling.lacuna.state.lines[0].ready is (strictness == 50)
        app.shut()


async def test_the_way_of_answering_is_remembered(
    make_app: Make, script: Path, tmp_path: Path
) -> None:
    app = make_app(script, ["ben"])
    app.learns(None)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await learning(pilot)
        assert screen.drilling.way is Way.TYPING
        await pilot.press("f2")
        await pilot.press("escape")
        await on_stage(pilot)
        await pilot.press("d")
        screen = await learning(pilot)
        assert screen.drilling.way is Way.RATING
        assert (
            'answer = "by rating yourself"' in (tmp_path / "config" / "settings.toml").read_text()
        )
        app.shut()


async def test_a_line_is_said(make_app: Make, script: Path, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text(
        QUICK_TOML.replace('"key"', '"voice"') + '\n[ear]\nrecogniser = "none"\n'
    )
    microphone = HandMicrophone()
    app = make_app(script, ["ben"], microphone)
    app.learns(None)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await learning(pilot)
        microphone.capture(bytes(960))  # it works from its first sound on
        drilling = screen.drilling
        assert drilling.way is Way.VOICE

        async def say(heard: int, *verdicts: Verdict) -> None:
            await turn(pilot, screen)
            number = drilling._turn
            drilling.runner._receive(WordsHeard(number, heard, (True,) * heard))
            drilling.runner._receive(LineSaid(number))
            assert drilling.moment is Moment.HEARD
            words = tuple(verdicts)
            judged = JudgedLine(words, ("",) * len(words), (), 0)
            drilling.runner._on_listener_event(LineJudged(number, judged, {}))

        said, left_out = Verdict.SAID, Verdict.LEFT_OUT
        await say(4, said, said, said, said)
        assert drilling.runner.record.support(0) is Support.HELP  # it stands on the page
        await say(1, said)
        await turn(pilot, screen)
        drilling.runner._receive(WordsHeard(drilling._turn, 1, (True,)))
        await until(pilot, lambda: "Thunderstruck." in picture(app))  # as it is said
        drilling.runner._receive(LineSaid(drilling._turn))
        judged = JudgedLine((said,), ("",), (), 0)
        drilling.runner._on_listener_event(LineJudged(drilling._turn, judged, {}))
        assert drilling.lacuna.known(1)
        assert drilling.runner.record.support(0) is Support.PART
        await say(4, said, said, left_out, said)
        await until(pilot, lambda: "Missed: and." in picture(app))
        await pilot.press("space")
        # nothing was understood: nobody is blamed
        await turn(pilot, screen)
        drilling.runner._receive(LineSaid(drilling._turn))
        unsure = JudgedLine((Verdict.UNSURE,), ("",), (), 0)
        drilling.runner._on_listener_event(LineJudged(drilling._turn, unsure, {}))
        await until(pilot, lambda: "1 missed it" in picture(app))
        app.shut()


async def test_without_a_microphone_lines_are_typed(
    make_app: Make, script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drilling_module, "_MICROPHONE_SECONDS", 0.1)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text(QUICK_TOML.replace('"key"', '"voice"'))
    app = make_app(script, ["ben"])
    app.learns(None)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await learning(pilot)
        await listen_until(pilot, lambda: screen.drilling.way is Way.TYPING)
        told = "There is no microphone, so type your lines."
        await until(pilot, lambda: any(told == each.message for each in app._notifications))
        app.shut()


async def test_without_a_part_there_is_nothing_to_learn(make_app: Make, script: Path) -> None:
    app = make_app(script)
    app.learns(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_stage(pilot)
        await until(pilot, lambda: any("no part" in n.message for n in app._notifications))
        app.shut()


@pytest.mark.parametrize("size", [SMALLEST, (80, 24), (120, 40), (160, 50)])
async def test_pictures(make_app: Make, script: Path, size: tuple[int, int]) -> None:
    app = make_app(script, ["ben"])
    app.learns(None)
    async with app.run_test(size=size) as pilot:
        screen = await learning(pilot)
        for at in (0, 1, 1, 0):
            line = await turn(pilot, screen)
            assert screen.drilling.number == at
            screen.drilling.typed(line)
        await turn(pilot, screen)
        await until(pilot, lambda: "Type your line" in picture(app))
        await pilot.pause(0.1)
        await compare(pilot, f"drill-{size[0]}")
        app.shut()
