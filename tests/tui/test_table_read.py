"""A table read from end to end: three people by name and two voices, turns that end by key, gap and voice."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

from textual.pilot import Pilot

from tableread.base.paths import SAMPLES, Folders
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.commands import AwaitPerson
from tableread.rehearsal.events import LineSaid
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.situation import State
from tableread.tui.app import TablereadApp
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.share_out import ShareOutScreen
from tableread.tui.stage.screen import Stage
from tests.fakes import HandMicrophone
from tests.tui.conftest import QUICK_TOML, until
from tests.tui.test_pictures import picture
from tests.tui.test_screens import cue_text, listen_until, on_stage
from tests.tui.test_stage_by_voice import listened

Make = Callable[..., TablereadApp]


async def waits(pilot: Pilot[None], stage: Stage) -> bool:
    """Play until somebody is waited for; whether that was before the end."""
    there = {State.WAITING, State.ENDED}
    await listen_until(pilot, lambda: stage.session.state in there)
    return stage.session.state is State.WAITING


async def tells(pilot: Pilot[None], stage: Stage, words: str) -> None:
    await until(pilot, lambda: words in cue_text(stage))


async def end_turn(pilot: Pilot[None], stage: Stage, way: Advance) -> None:
    at = stage.session.at
    while stage.session.policy.advance is not way:
        await pilot.press("v")
    if way is Advance.KEY:
        await pilot.press("space")
    elif way is Advance.VOICE:
        stage.runner._receive(LineSaid(listened(stage).turn))
    await until(pilot, lambda: stage.session.at != at or stage.session.state is State.ENDED)


async def test_a_scene_with_three_people_and_two_voices(  # noqa: PLR0915 - one read
    make_app: Make, folders: Folders
) -> None:
    folders.config.mkdir(parents=True)
    (folders.config / "settings.toml").write_text(f'{QUICK_TOML}\n[ear]\nrecogniser = "none"\n')
    app = make_app(SAMPLES / "four-on-the-line.fountain", microphone=HandMicrophone())
    app._synthesiser.word_seconds = 0.005  # type: ignore[attr-defined]
    async with app.run_test(size=(100, 30)) as pilot:
        # the parts are shared out among three, one of them is left to a voice
        stage = await on_stage(pilot)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ShareOutScreen))
        await pilot.press(*"Ana, Ben, Cy")
        await until(pilot, lambda: "▌ Cy" in picture(app))
        dialog = app.screen
        assert isinstance(dialog, ShareOutScreen)
        await pilot.press("enter")
        for _ in range(9):
            if dialog._marked == "HARBOUR MASTER":
                break
            await pilot.press("down")
        while dialog._shares is not None and dialog._shares.parts["HARBOUR MASTER"] is not None:
            await pilot.press("right")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        app._synthesiser.said.clear()  # type: ignore[attr-defined]
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, Stage))

        casting = stage.production.casting
        people = {name: casting.people(name) for name in casting.parts}
        assert people == {"IDA": ("Ana",), "PRIYA": ("Cy",), "TOM": ("Ben",), "HARBOUR MASTER": ()}
        order = stage.session.order
        expected = [
            line.speaker
            for at, line in enumerate(order.lines)
            if casting.part(line.speaker or "").player is PlayedBy.PERSON
            and order.speech(at).start == at
        ]

        # the read: whose turn it is is told by name, and each turn ends another way
        called: list[tuple[str, str]] = []
        way = Advance.KEY

        def on_command(what: object) -> None:
            now = stage.session.situation.now
            if isinstance(what, AwaitPerson) and now.line not in turns:
                turns.append(now.line)
                called.append((now.person, now.speaker or ""))

        turns: list[int] = []
        if stage.session.state is State.WAITING:
            on_command(AwaitPerson(0, 0, None, 0))
        stage.runner.observe(on_command)
        ways = cycle((Advance.KEY, Advance.GAP, Advance.VOICE))
        while await waits(pilot, stage):
            situation = stage.session.situation
            speaker = situation.now.speaker or ""
            (person,) = people[speaker]
            if way is not Advance.GAP:  # such a turn may be over before it is drawn
                await tells(pilot, stage, f"▌ {person.upper()} · {speaker}")
            assert situation.next_turns[0].person == person
            way = next(ways)
            await end_turn(pilot, stage, way)
        assert [speaker for _, speaker in called] == expected
        assert {person for person, _ in called} == {"Ana", "Ben", "Cy"}
        voices = {casting.part(name).voice.id for name in ("", "HARBOUR MASTER")}
        assert {voice for _, voice, _ in app._synthesiser.said} == voices  # type: ignore[attr-defined]
        await tells(pilot, stage, "The end")
        app.shut()
