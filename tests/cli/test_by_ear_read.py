"""A read by ear: what the program's own voice says, for which key, and when it keeps quiet."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from tableread.base.settings import ListenSettings
from tests.cli.by_ear_rig import Rig
from tests.fakes import QUICK

pytestmark = pytest.mark.realtime


async def test_it_says_what_it_reads_and_who_speaks(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel. From the top, 16 seconds. Question mark describes the keys.")
        await rig.hear("The end.")
    names = [told for told in rig.announced if told in {"ADA.", "BEN."}]
    assert names == ["ADA.", "BEN.", "ADA.", "BEN.", "ADA.", "BEN."]


@pytest.mark.parametrize(
    ("who", "names"), [("never", 0), ("changes", 3), ("always", 4)]
)  # fmt: skip
async def test_names_are_said_as_often_as_was_chosen(who: str, names: int, tmp_path: Path) -> None:
    script = "INT. BARN - DAY\n\nADA\nOne.\n\nHe nods.\n\nADA\nTwo.\n\nBEN\nThree.\n\nADA\nFour.\n"
    settings = replace(QUICK, listen=ListenSettings(who=who))  # type: ignore[arg-type]
    async with Rig(tmp_path, script, settings=settings) as rig:
        await rig.hear("The end.")
    assert len([told for told in rig.announced if told in {"ADA.", "BEN."}]) == names


async def test_a_heading_that_is_not_read_is_said_with_its_number(tmp_path: Path) -> None:
    async with Rig(tmp_path, settings=replace(QUICK, reading="Dialogue only")) as rig:
        await rig.hear(
            "Scene 1 of 2: INT. BARN - NIGHT. ADA.", "Scene 2 of 2: EXT. YARD - DAY. BEN."
        )


async def test_keys_answer_by_voice(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        assert await rig.press("space") == ["Paused."]
        assert await rig.press("]") == ["Speed 1.1."]
        assert await rig.press("-") == ["Volume 90 percent."]
        assert await rig.press("h") == ["Names are said before every speech."]
        [told] = await rig.press("F")
        assert told == "Capital F does nothing. Q quits, question mark describes the keys."
        assert await rig.press("?", "k") == [
            "Press a key to hear what it does, or question mark again for all keys.",
            "K: sets a bookmark on this line, or removes it.",
        ]
        assert await rig.press("x") == ["K: sets a bookmark on this line, or removes it."]
        assert await rig.press("n") == ["You have no part in this read."]


async def test_where_am_i_in_three_depths(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        await rig.press("space")
        await rig.press("down", "right", "right", "right")
        where, far, who = await rig.press("w", "w", "w")
        assert where == "Scene 2 of 2: EXT. YARD - DAY. ADA speaks. Paused."
        assert far.startswith("Page 1 of 1. ")
        assert far.endswith(" left.")
        assert who == "ADA, now; BEN, 1 second ago. The scene began 5 seconds ago."
        assert await rig.press("w") == [where]


async def test_while_paused_every_move_says_what_is_there(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        await rig.press("space")
        assert await rig.press("right") == ["Two chairs face each other."]
        assert await rig.press("right") == ["ADA: You are late."]
        assert await rig.press("U", "U", "right") == [
            "Sentence. Left and right go by sentence.",
            "Word. Left and right go by word.",
            "are",
        ]
        assert await rig.press("u", "right") == [
            "Sentence. Left and right go by sentence.",
            "I walked.",
        ]
        assert await rig.press("down") == ["EXT. YARD - DAY"]
        assert await rig.press("down") == ["This is the last scene."]
        assert await rig.press("up") == ["INT. BARN - NIGHT"]


async def test_to_somebodys_next_line_a_bookmark_and_ten_seconds_back(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        await rig.press("space", "right", "right")
        assert await rig.press(">") == ["ADA: Draw."]
        assert await rig.press("k") == ["Bookmark set."]
        assert await rig.press("<") == ["ADA: You are late."]
        assert await rig.press("<") == ["ADA has no earlier lines."]
        assert await rig.press(".") == ["ADA: Draw."]
        assert await rig.press(".") == ["There is no bookmark after this line."]
        assert await rig.press("k") == ["Bookmark removed."]
        await rig.press("down")
        assert (await rig.press("backspace"))[0].startswith("10 seconds back.")


async def test_jumping_and_searching_by_typing(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        await rig.press("space", "j")
        rig.type("ben")
        await rig.hear("Jump to: a scene's number, or a character's name.", "BEN: I walked.")
        await rig.press("j")
        rig.type("2")
        await rig.hear("EXT. YARD - DAY")
        await rig.press("/")
        rig.type("insist")
        await rig.hear("1 of 1. BEN: I insist.")
        await rig.press("/")
        rig.type("swan")
        await rig.hear("“swan” was not found in this script.")
        await rig.press("/", "x", "backspace", "escape")
        assert rig.announced[-3:] == ["X", "X deleted.", "Closed."]


async def test_the_last_line_again_slower_and_spelled(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        await rig.press("space", "right", "right", "right")
        await rig.press("s")
        voice = rig.production.casting.part("ADA").voice.id
        assert ("You are late.", voice, 0.7) in rig.synthesiser.said
        assert await rig.press("s") == ["Y, o, u. a, r, e. l, a, t, e."]


async def test_for_a_screen_reader_it_keeps_quiet_and_prints_what_no_voice_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with Rig(tmp_path, speech="screen-reader") as rig:
        await rig.until(lambda: rig.house.player.audible)
        await rig.press("w")
        await rig.until(lambda: "The end." in capsys.readouterr().out)
    assert rig.announced == []


async def test_your_turn_is_a_sound_and_your_line_is_not_given_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with Rig(tmp_path, you="BEN") as rig:
        await rig.hear("You play BEN.", "You are BEN. Your turn.")
        assert (await rig.press("w"))[0].endswith("Your turn, as BEN.")
        await rig.press("space")
        await rig.press("l", "s")
        await rig.press("q")
    printed = capsys.readouterr().out
    assert "I walked" not in printed
    assert "I walked." not in [text for text, _, _ in rig.synthesiser.said]
    assert "Your turn, BEN." in printed


async def test_a_key_that_fails_is_not_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("a defect")

    monkeypatch.setattr("tableread.cli.by_ear.questions.Questions.time", fails)
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        loop = asyncio.get_running_loop()
        for _ in range(2):
            loop.call_soon(rig.program.press, "i")
        await rig.hear("This is a bug in tableread.")
        assert await rig.press("space") == ["Paused."]
    assert sum("bug" in told for told in rig.announced) == 1
