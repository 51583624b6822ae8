"""The cast list: people by name, shared out, undone; the voice changed in place; by keys and by mouse."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from tableread.base import paths
from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.production.production import Production
from tableread.tui.app import TablereadApp
from tableread.tui.cast.table import CastTable
from tableread.tui.screens.cast import CastScreen
from tableread.tui.screens.corrections import CorrectionsScreen
from tableread.tui.screens.help import HelpScreen
from tableread.tui.screens.readers import ReadersScreen
from tableread.tui.screens.share_out import ShareOutScreen
from tableread.tui.screens.voices import VoicesScreen
from tableread.tui.screens.who import WhoScreen
from tableread.tui.stage.screen import Stage
from tableread.tui.widgets.element_list import ElementList
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_pictures import picture
from tests.tui.test_screens import on_stage

Make = Callable[..., TablereadApp]
SAMPLE = paths.SAMPLES / "four-on-the-line.fountain"


@asynccontextmanager
async def in_cast(
    make_app: Make, script: Path = SAMPLE, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], CastScreen]]:
    """The pilot and the cast list of a script, opened from the stage."""
    app = make_app(script)
    async with app.run_test(size=size) as pilot:
        assert isinstance(pilot.app, TablereadApp)
        await on_stage(pilot)
        await pilot.press("c")
        await shows(pilot, CastScreen)
        screen = app.screen
        assert isinstance(screen, CastScreen)
        yield pilot, screen
        app.shut()


async def shows(pilot: Pilot[None], screen: type[object]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))
    await pilot.pause(0.1)


def row_of(screen: CastScreen, name: str) -> str:
    return next(row for row in picture(screen.app).splitlines() if name in row)


def players(production: Production) -> dict[str, tuple[str, str]]:
    casting = production.casting
    return {
        name: (casting.part(name).player.value, casting.part(name).person)
        for name in (NARRATOR, *casting.parts)
    }


async def test_the_narrator_is_first_and_bars_are_scaled_to_the_largest(make_app: Make) -> None:
    async with in_cast(make_app) as (pilot, screen):
        rows = picture(pilot.app).splitlines()
        assert "narrator" in rows[2]
        assert [name in row for name, row in zip(("IDA", "PRIYA"), rows[3:], strict=False)] == [
            1,
            1,
        ]
        assert "█" * 8 in rows[2]
        assert rows[3].count("█") == 6  # 90 of 112 words: six and a half of eight
        assert screen.chosen == "IDA"
        assert rows[0].startswith("╭─ Four on the Line · cast · Fountain ─")
        assert rows[-1].startswith("s Read ⏎ You p Person a Share out")


async def test_a_person_gets_a_part_by_name_and_is_kept(make_app: Make) -> None:
    async with in_cast(make_app) as (pilot, screen):
        await pilot.press("p")
        await shows(pilot, WhoScreen)
        await pilot.press(*"Ana", "enter")
        await shows(pilot, CastScreen)
        assert "▌ Ana" in row_of(screen, "IDA")
        await pilot.press("down", "p")
        await shows(pilot, WhoScreen)
        await pilot.press("a", "enter")  # she is known now
        await shows(pilot, CastScreen)
        again = Production.open(screen.production.path, screen.app.house)
        assert again.casting.people("IDA") == again.casting.people("PRIYA") == ("Ana",)
        assert screen.app.house.library.people("another script") == ["Ana"]


@pytest.mark.parametrize(
    ("typed", "player", "person"),
    [
        (["you", "enter"], "you", ""),
        (["somebody", "enter"], "person", ""),
        (["nobody:", "enter"], "nobody", ""),
        (["A voice", "enter"], "voice", ""),
        (["Ana", "escape"], "voice", ""),
        (["  Åsa   Öberg ", "enter"], "person", "Åsa Öberg"),
        (["Ana[b]", "enter"], "person", "Ana[b]"),
        (["down", "enter"], "you", ""),
    ],
)
async def test_who_can_play_a_part(
    typed: list[str], player: str, person: str, make_app: Make
) -> None:
    async with in_cast(make_app) as (pilot, screen):
        await pilot.press("p")
        await shows(pilot, WhoScreen)
        text, *keys = typed
        await pilot.press(*([text] if text == "down" else text), *keys)
        await shows(pilot, CastScreen)
        part = screen.production.casting.part("IDA")
        assert (part.player.value, part.person) == (player, person)


async def test_enter_gives_you_the_part_and_u_undoes(make_app: Make) -> None:
    async with in_cast(make_app) as (pilot, screen):
        before = players(screen.production)
        await pilot.press("enter", "down", "x")
        assert screen.production.casting.part("IDA").player is PlayedBy.YOU
        assert screen.production.casting.part("PRIYA").player is PlayedBy.NOBODY
        assert "you play IDA" in picture(pilot.app)
        await pilot.press("u", "u")
        assert players(screen.production) == before
        await pilot.press("enter", "enter")
        assert players(screen.production) == before
        again = Production.open(screen.production.path, screen.app.house)
        assert players(again) == before


async def test_sharing_out_and_undoing_it_with_one_key(make_app: Make) -> None:
    async with in_cast(make_app) as (pilot, screen):
        await pilot.press("enter", "a")
        before = players(screen.production)
        await shows(pilot, ShareOutScreen)
        listed = pilot.app.screen.query_one(OptionList)
        await until(pilot, lambda: listed.option_count)
        await pilot.press(*", Ana, Ben")
        await until(pilot, lambda: "▌ Ben" in picture(pilot.app))
        told = picture(pilot.app)
        assert "█ YOU" in told
        assert "90 words · 0:35" in told
        await pilot.press("enter")  # from the names to the list
        assert players(screen.production) == before
        await pilot.press("enter")
        await shows(pilot, CastScreen)
        casting = screen.production.casting
        assert casting.part("IDA").player is PlayedBy.YOU
        assert casting.people("PRIYA") == ("Ben",)
        assert casting.people("TOM") == casting.people("HARBOUR MASTER") == ("Ana",)
        assert casting.narrator.player is PlayedBy.VOICE
        await pilot.press("u")
        assert players(screen.production) == before


async def test_a_proposal_is_changed_by_hand_and_says_what_cannot_be_avoided(
    make_app: Make,
) -> None:
    async with in_cast(make_app) as (pilot, screen):
        await pilot.press("a")
        await shows(pilot, ShareOutScreen)
        assert "Type the names of those who read." in picture(pilot.app)
        await pilot.press("enter", "enter")  # nothing to take yet
        assert isinstance(pilot.app.screen, ShareOutScreen)
        pilot.app.screen.query_one("#names").focus()
        await pilot.press(*"Ana, Ben")
        await until(pilot, lambda: "▌ Ben" in picture(pilot.app))
        assert "voices" in picture(pilot.app)
        await pilot.press("enter", "v")
        await until(pilot, lambda: "both sides in scene" in picture(pilot.app))
        await pilot.press("v", "n")
        await until(pilot, lambda: "One of you narrates" in picture(pilot.app))
        await pilot.press("n")
        await until(pilot, lambda: "A voice narrates" in picture(pilot.app))
        await pilot.pause(0.3)
        dialog = pilot.app.screen
        assert isinstance(dialog, ShareOutScreen)
        listed = dialog.query_one(OptionList)
        listed.highlighted = next(
            at for at in range(listed.option_count) if listed.get_option_at_index(at).id == "of TOM"
        )
        assert dialog._shares is not None
        was = dialog._shares.parts["TOM"]
        await pilot.press("right")
        assert dialog._shares.parts["TOM"] != was
        assert listed.get_option_at_index(listed.highlighted).id == "of TOM"
        wanted = dialog._shares.parts["TOM"]
        await pilot.press("enter")
        await shows(pilot, CastScreen)
        people = screen.production.casting.people("TOM")
        assert people == (() if wanted is None else (("Ana", "Ben")[wanted],))


async def test_who_reads_what_as_a_list(make_app: Make) -> None:
    async with in_cast(make_app) as (pilot, screen):
        await pilot.press("enter", "t")
        await shows(pilot, ReadersScreen)
        told = picture(pilot.app)
        assert "█ YOU" in told
        assert "90 words · 0:35" in told
        assert "PRIYA, HARBOUR MASTER, TOM, narrator" in told
        await pilot.press("q")
        await shows(pilot, CastScreen)
        assert pilot.app.screen is screen


async def test_the_voice_is_changed_in_place_and_heard(
    make_app: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with in_cast(make_app, size=(120, 30)) as (pilot, screen):
        voice = screen.production.casting.part("IDA").voice
        told: list[tuple[str, float]] = []
        monkeypatch.setattr(
            pilot.app,
            "audition",
            lambda text, voice, level=0.0, pan=0.0: told.append((text, level)),
        )
        await pilot.press("right", "right", "left", "]", "-", "minus")
        tune = screen.production.casting.part("IDA").tune
        assert (tune.shape.pitch, tune.shape.pace, tune.level) == (1.0, 1.05, -2.0)
        await until(pilot, lambda: told and told[-1][1] == -2.0)
        assert "+1" in row_of(screen, "pitch ← →")
        assert "1.05" in row_of(screen, "pace  [ ]")
        assert screen.production.casting.part("IDA").voice is voice
        again = Production.open(screen.production.path, screen.app.house)
        assert again.casting.part("IDA").tune == tune


async def test_what_is_known_of_the_marked_part(make_app: Make) -> None:
    async with in_cast(make_app, size=(120, 30)) as (pilot, _):
        told = picture(pilot.app)
        for words in (
            "╭─ IDA ──",
            "10 turns · 90 words · 28% · 0:35",
            "in 1 of 2 scenes, first in 1: INT.",
            'g female: introduced as "woman"',
            'y old: introduced as "old"',
            "elderly-woman · v another",
            "It was eleven minutes. It was twelve,",
        ):
            assert words in told
        await pilot.press("up")
        await pilot.pause(0.1)
        assert "The narrator reads headings, action" in picture(pilot.app)


async def test_a_masked_line_is_not_shown(make_app: Make) -> None:
    async with in_cast(make_app, size=(120, 30)) as (pilot, screen):
        screen.production.mask = lambda element, text: "▒" * 8
        await pilot.press("down", "up")
        await pilot.pause(0.1)
        assert "eleven minutes" not in picture(pilot.app)
        assert "▒▒▒▒▒▒▒▒" in picture(pilot.app)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (100, 30), (139, 30), (160, 50)])
async def test_as_many_columns_as_fit(size: tuple[int, int], make_app: Make) -> None:
    async with in_cast(make_app, size=size) as (pilot, screen):
        table = screen.query_one(CastTable)
        assert table.virtual_size.width <= table.content_size.width
        assert "played by" in picture(pilot.app)
        assert screen.query_one("#about").is_on_screen is (size[0] >= 100)
        assert screen.query_one("#readers").is_on_screen is (size[0] >= 140)
        assert screen.query_one("#evidence").is_on_screen is (size[0] < 100)


async def test_the_window_may_change_its_size(make_app: Make) -> None:
    async with in_cast(make_app) as (pilot, screen):
        await pilot.press("enter")
        for size in ((160, 50), (40, 12), (120, 30), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.2)
            assert "█ YOU" in picture(pilot.app)
            assert screen.chosen == "IDA"


async def test_a_mouse_does_it_all(make_app: Make) -> None:
    async with in_cast(make_app, size=(120, 30)) as (pilot, screen):

        async def click(words: str, after: int = 0) -> None:
            rows = picture(pilot.app).splitlines()
            y = next(n for n, row in enumerate(rows) if words in row)
            await pilot.click(offset=(rows[y].index(words) + after, y))
            await pilot.pause(0.1)

        await click("PRIYA")
        assert screen.chosen == "PRIYA"
        await click("You p Person")
        assert screen.production.casting.part("PRIYA").player is PlayedBy.YOU
        rows = picture(pilot.app).splitlines()
        await click("TOM", rows[1].index("played") - rows[1].index("character") + 1)
        await shows(pilot, WhoScreen)
        await click("Somebody in the room")
        await shows(pilot, CastScreen)
        assert screen.production.casting.part("TOM").player is PlayedBy.PERSON
        await click("pitch ← →", 11)
        assert screen.production.casting.part("TOM").tune.shape.pitch == -12
        await click("▸ +0 dB")
        assert screen.production.casting.part("TOM").tune.level == 1
        await click("Voice m Fix")
        await shows(pilot, VoicesScreen)
        await pilot.press("escape")
        await shows(pilot, CastScreen)
        await click("2 action spoken")
        assert "2 action shown" in picture(pilot.app)
        await click("Read aloud")
        assert "Read aloud: Table read" in picture(pilot.app)
        await click("Share out")
        await shows(pilot, ShareOutScreen)
        await until(pilot, lambda: pilot.app.screen.query_one(OptionList).option_count)
        await click("A voice narrates")
        await until(pilot, lambda: "One of you narrates" in picture(pilot.app))
        await pilot.pause(0.3)
        await click("To the list")
        await click("Take")
        await shows(pilot, CastScreen)
        assert screen.production.casting.narrator.player is PlayedBy.YOU
        await click("Read ⏎")
        await shows(pilot, Stage)


async def test_corrections_open_at_the_first_line_of_the_marked_part(make_app: Make) -> None:
    async with in_cast(make_app) as (pilot, screen):
        await pilot.press("down", "down", "down")
        assert screen.chosen == "TOM"
        await pilot.press("M")
        await shows(pilot, CorrectionsScreen)
        elements = screen.production.script.elements
        first = next(at for at, e in enumerate(elements) if "shouting at" in e.text)
        await until(pilot, lambda: pilot.app.screen.query_one(ElementList).chosen == first)
        await pilot.press("escape")
        await shows(pilot, CastScreen)


async def test_help_has_the_keys_in_groups(make_app: Make) -> None:
    async with in_cast(make_app, size=(120, 50)) as (pilot, _):
        await pilot.press("question_mark")
        await shows(pilot, HelpScreen)
        told = picture(pilot.app)
        for heading in ("Who plays whom", "The voice", "What is read aloud", "The script"):
            assert heading in told
        await pilot.press("a")
        assert "a: share all parts out" in str(pilot.app.screen.query_one("#told", Static).render())


async def test_two_who_sound_alike_are_warned_of(make_app: Make, tmp_path: Path) -> None:
    script = tmp_path / "duel.fountain"
    script.write_text(DUEL)
    async with in_cast(make_app, script) as (pilot, screen):
        ben = screen.production.casting.part("BEN").voice
        screen.production.give_voice("ADA", ben)
        await pilot.press("right")
        told = picture(pilot.app)
        assert "sounds much like" in told
