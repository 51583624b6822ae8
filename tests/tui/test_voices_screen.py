"""The voice picker: what one moves to is heard, what is taken is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from tableread.audio.clip import Clip
from tableread.cast.casting import NARRATOR, UNTUNED
from tableread.production.production import Production
from tableread.speech.cache import ClipCache
from tableread.speech.utterance import Utterance
from tableread.tui.app import TablereadApp
from tableread.tui.cast.aloud import Aloud
from tableread.tui.library.screen import LibraryScreen
from tableread.tui.library.script_list import ScriptList
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.voices import VoicesScreen
from tableread.tui.screens.who import WhoScreen
from tableread.tui.stage.screen import Stage
from tests.fakes import ToneSynthesiser
from tests.tui.conftest import until

Make = Callable[..., TablereadApp]


async def at_the_picker(pilot: Pilot[None]) -> tuple[Production, VoicesScreen]:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.is_mounted)
    await until(
        pilot, lambda: app.screen.query(ScriptList) and app.screen.query_one(ScriptList).marked
    )
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, CastScreen))
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, CastScreen)
    await pilot.press("v")
    await until(pilot, lambda: isinstance(app.screen, VoicesScreen))
    await pilot.pause()
    assert isinstance(app.screen, VoicesScreen)
    return screen.production, app.screen


def said(app: TablereadApp) -> list[str]:
    tones = app._synthesiser
    assert isinstance(tones, ToneSynthesiser)
    return [voice for _, voice, _ in tones.said]


async def test_what_one_moves_to_is_heard_and_taken(make_app: Make) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        production, picker = await at_the_picker(pilot)
        lead = production.script.characters[0].name
        before = production.casting.part(lead).voice.id
        await pilot.press("down")
        marked = picker._chosen
        assert marked
        await until(pilot, lambda: marked.id in said(app))
        assert marked.id != before
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        assert production.casting.part(lead).voice.id == marked.id
        app.shut()


async def test_escape_leaves_all_as_it_was(make_app: Make) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        production, _ = await at_the_picker(pilot)
        lead = production.script.characters[0].name
        before = production.casting.part(lead)
        await pilot.press("down", "2", "escape")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        assert production.casting.part(lead) == before
        app.shut()


async def test_comparing_goes_back_and_forth(make_app: Make) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        production, picker = await at_the_picker(pilot)
        now = production.casting.part(production.script.characters[0].name).voice.id
        await pilot.press("down")
        marked = picker._chosen
        assert marked
        await until(pilot, lambda: said(app)[-1:] == [marked.id])
        for expected in (now, marked.id, now):
            heard = len(said(app))
            await pilot.press("x")
            await until(pilot, lambda heard=heard: len(said(app)) > heard)  # type: ignore[misc]
            assert said(app)[-1] == expected
        app.shut()


async def test_what_is_changed_is_heard_and_kept(make_app: Make) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        production, picker = await at_the_picker(pilot)
        lead = production.script.characters[0].name
        heard = len(said(app))
        await pilot.press("2", "2", "5", "7", "0")
        await until(pilot, lambda: len(said(app)) > heard)
        assert "pitch +2" in str(picker.query_one("#tune", Static).render())
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        part = production.casting.part(lead)
        assert part.tune.shape.pitch == 2
        assert part.tune.level == -1
        assert part.tune.pan == 0.1
        assert part.sounds.shape.pitch == part.voice.shape.pitch + 2
        again = Production.open(production.path, app.house)
        assert again.casting.part(lead).tune == part.tune
        app.shut()


async def test_the_list_can_be_narrowed(make_app: Make) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        _, picker = await at_the_picker(pilot)
        listed = picker.query_one("#voices", OptionList)
        everybody = listed.option_count
        await pilot.press("g")
        women = listed.option_count
        await pilot.press("a")
        assert 0 < listed.option_count < women < everybody
        await pilot.press("escape")
        app.shut()


async def test_the_narrator_has_a_voice_and_can_be_a_person(make_app: Make) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.is_mounted)
        await until(
            pilot, lambda: app.screen.query(ScriptList) and app.screen.query_one(ScriptList).marked
        )
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CastScreen)
        production = screen.production
        await pilot.press("up", "w", "p")
        await until(pilot, lambda: isinstance(app.screen, WhoScreen))
        await pilot.press("enter")
        narrator = production.casting.narrator
        assert narrator.player == "person"
        again = Production.open(Path(production.path), app.house)
        assert again.casting.narrator.voice == narrator.voice
        assert again.casting.narrator.player == "person"
        assert again.casting.part(NARRATOR).tune == UNTUNED
        app.shut()


async def test_an_engine_that_is_lost_at_an_audition_or_after_a_read_is_told(
    make_app: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    told: list[str] = []
    monkeypatch.setattr(app, "notify", lambda message, **more: told.append(message))
    async with app.run_test() as pilot:
        await at_the_picker(pilot)
        app.house.synthesiser.notify("Engine one is lost.")
        await until(pilot, lambda: "Engine one is lost." in told)
        await pilot.press("escape", "s")
        await until(pilot, lambda: isinstance(app.screen, Stage) and app.screen._runner is not None)
        await pilot.press("q")
        await until(pilot, lambda: not isinstance(app.screen, Stage))
        app.house.synthesiser.notify("Engine two is lost.")
        await until(pilot, lambda: "Engine two is lost." in told)
        app.shut()


async def test_how_far_it_is_prepared_is_right_after_a_dialog_and_in_another_script(
    make_app: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = make_app()
    go_on = threading.Event()

    class Waits(ToneSynthesiser):
        def render(self, utterance: Utterance) -> Clip:
            go_on.wait(10)
            return super().render(utterance)

        def is_cached(self, utterance: Utterance) -> bool:
            return True

    def engines(production: Production) -> tuple[ToneSynthesiser, ClipCache]:
        return Waits(), ClipCache(tmp_path / "speech")

    monkeypatch.setattr(app._preparing, "_engines_for", engines)
    async with app.run_test() as pilot:
        production, _ = await at_the_picker(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        row = app.screen.query_one(Aloud)
        await pilot.press("r")
        await until(pilot, lambda: "preparing: 0 of" in str(row.content))
        assert app.prepared("another script") == ""
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, VoicesScreen))
        go_on.set()
        await until(pilot, lambda: not app.prepared(production.key))
        assert "preparing" not in str(row.content)
        app.shut()
