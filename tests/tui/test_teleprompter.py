"""The teleprompter: by clock, by voice, in all sizes, both ways round."""

from __future__ import annotations

import asyncio
import audioop
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Static

from tableread.base.errors import ScriptError
from tableread.base.live_settings import LiveSettings
from tableread.base.paths import Folders
from tableread.base.settings import Settings
from tableread.cli.prompt import text_of
from tableread.performance.listener import Listener
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.engines.espeak import ESPEAK
from tableread.speech.utterance import Utterance
from tableread.tui.big_type import SIZES, big_word, height, pieces, width_of
from tableread.tui.screens.help import HelpScreen
from tableread.tui.teleprompter_app import TeleprompterApp
from tableread.tui.widgets.status_row import StatusRow
from tests.fakes import VOICES, HandMicrophone, NoMicrophone
from tests.tui.conftest import until

TEXT = [
    "Nobody asked the boat.",
    "It lay on the sand for eleven winters, keel up, and it kept its own counsel.",
    "",
    "Children sat on it. (pause) A fox lived under it, and then another fox.",
]


def teleprompter(
    tmp_path: Path, source: object = None, settings: Settings | None = None, **more: object
) -> TeleprompterApp:
    folders = Folders(*(tmp_path / name for name in ("data", "config", "cache", "log")))
    listener = Listener(lambda: source or NoMicrophone(), tmp_path, None)  # type: ignore[arg-type,return-value]
    return TeleprompterApp(
        TEXT,
        folders,
        LiveSettings(settings or Settings()),
        listener=listener,
        **more,  # type: ignore[arg-type]
    )


def rows(app: TeleprompterApp) -> list[str]:
    return ["".join(s.text for s in app.page.render_line(y)).rstrip() for y in range(16)]


async def test_by_the_clock(tmp_path: Path) -> None:
    app = teleprompter(tmp_path, by_voice=False, wpm=400, size=0)
    async with app.run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: app.word > 4)
        await pilot.press("space")
        assert app.paused
        at = app.word
        await pilot.pause(0.3)
        assert app.word == at
        await pilot.press("left_square_bracket")
        assert app.wpm == 390
        assert any("Nobody asked the boat." in row for row in rows(app))


async def test_a_tick_while_the_page_is_taken_down_asks_for_nothing(tmp_path: Path) -> None:
    app = teleprompter(tmp_path, by_voice=False, size=0)
    async with app.run_test(size=(60, 20)):
        for part in ("#state", "#page"):
            await app.query_one(part).remove()
            app._tick()


async def test_without_a_microphone_it_goes_by_the_clock(tmp_path: Path) -> None:
    app = teleprompter(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: not app.by_voice)
        await until(pilot, lambda: app.word > 0)
        notes = [n.message for n in app._notifications]
        assert any("no microphone" in n and "goes by the clock" in n for n in notes)


async def test_mistakes_in_the_settings_are_shown(tmp_path: Path) -> None:
    notices = ["settings.toml, line 1: speed is 9.", "settings.toml, line 2: no [such] table."]
    app = teleprompter(tmp_path, notices=notices)
    async with app.run_test(size=(60, 20)):
        assert "\n".join(notices) in [n.message for n in app._notifications]


async def test_it_follows_a_voice(tmp_path: Path) -> None:
    pytest.importorskip("pocketsphinx")
    synthesiser = WorkerSynthesiser(ESPEAK)
    voice = next(v for v in VOICES if v.id == "official")
    source = HandMicrophone()
    app = teleprompter(tmp_path, source, size=0)
    async with app.run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: app._listener._process.ready, 20)
        for sentence in TEXT[:2]:
            clip = synthesiser.render(Utterance(sentence, voice))
            pcm, _ = audioop.ratecv(clip.pcm, 2, 1, clip.rate, 16000, None)
            pcm += bytes(16000)
            for at in range(0, len(pcm), 960):
                source.capture(pcm[at : at + 960])
                if at % 9600 == 0:
                    await asyncio.sleep(0.02)
        await until(pilot, lambda: app.word >= 18)
        assert app.word <= 20
        await to_top(pilot, app)
    synthesiser.close()


async def to_top(pilot: Pilot[None], app: TeleprompterApp) -> None:
    await pilot.press("home")
    assert app.word == 0


async def test_type_and_mirror(tmp_path: Path) -> None:
    app = teleprompter(
        tmp_path,
        by_voice=False,
        wpm=40,
        size=0,
    )
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        drawn = rows(app)
        assert any("█" in row for row in drawn)
        await pilot.press("minus")
        assert rows(app) == drawn  # there is no smaller one the other way round
        await pilot.press("m", "minus")
        await pilot.pause()
        assert any("Nobody" in row for row in rows(app))


async def test_scrolled_away_and_back(tmp_path: Path) -> None:
    app = teleprompter(tmp_path, by_voice=False, wpm=40, size=3)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("down", "down", "down", "down", "down")
        await pilot.pause(0.2)
        assert not app.page.following
        assert "f follows" in app.query_one("#state", StatusRow).render().plain
        await pilot.press("enter")
        assert app.page.following
        assert app.word > 0
        app.exit()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("word", ["boat", "Wäre", "…", "漢字", "f"])
def test_big_words(word: str, size: int) -> None:
    drawn = big_word(word, size, False)
    turned = big_word(word, size, True)
    assert len(drawn.rows) == len(turned.rows) == height(size)
    assert {cell_len(row) for row in drawn.rows} == {width_of(word, size)}
    assert "".join(pieces(word * 40, size, 30)) == word * 40
    assert all(width_of(p, size) <= 30 or len(p) == 1 for p in pieces(word * 40, size, 30))
    assert [row[::-1] for row in turned.rows] == list(drawn.rows)


def test_what_is_said_of_a_file(tmp_path: Path) -> None:
    plain = tmp_path / "speech.txt"
    plain.write_text("THANK YOU\nThank you all.\n")
    assert text_of(plain) == ["THANK YOU", "Thank you all."]
    script = tmp_path / "x.fountain"
    script.write_text("INT. HALL - DAY\n\nA bell.\n\nADA\n(low)\nOne two.\n")
    assert text_of(script) == ["One two."]
    plain.write_text(" \n --- \n")
    with pytest.raises(ScriptError, match="no words"):
        text_of(plain)


async def test_help_says_what_keys_do_while_the_page_stands_still(tmp_path: Path) -> None:
    app = teleprompter(tmp_path, by_voice=False, wpm=400)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.word > 0)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        at = app.word
        await pilot.press("m")
        assert "mirror the text" in str(app.screen.query_one("#told", Static).render())
        await pilot.pause(0.3)
        assert (app.paused, app.word) == (True, at)
        await pilot.press("escape")
        await until(pilot, lambda: app.word > at)
