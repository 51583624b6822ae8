"""How much of your line you are given, by ear; and that no key gives away what is hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.cli.by_ear.menu import Menu
from tableread.learning.masks import Mask
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tests.cli.by_ear_rig import Rig
from tests.cli.test_by_ear_drill import SCENE, WORDS

pytestmark = pytest.mark.realtime


def session(rig: Rig) -> Session:
    assert rig.program.reading
    return rig.program.reading.session


async def test_what_you_are_given_is_chosen_and_remembered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with Rig(tmp_path, SCENE, you="BEN") as rig:
        await rig.hear("You play BEN.")
        await rig.press("space")
        assert await rig.press("m", "m", "m") == [
            "You are given of your lines: the less the better you know them.",
            "You are given of your lines: full text.",
            "You are given of your lines: first 3 words.",
        ]
        await rig.press("space")
        await rig.hear("‘Quicksilver marmalade and’ <your_turn>")
        await rig.press("m", "m", "m", "space")
        await rig.hear("T. <your_turn>")
        assert rig.production.masks.of_yours is Mask.LETTERS
    printed = capsys.readouterr().out
    assert "Your turn, BEN: Quicksilver marmalade and …" in printed
    assert "hullabaloo" not in printed
    assert "Thunderstruck" not in printed


@pytest.mark.parametrize("before", [True, False])
async def test_no_key_gives_away_a_hidden_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], before: bool
) -> None:
    async with Rig(tmp_path, SCENE, you="BEN") as rig:
        await rig.hear("You play BEN.")
        if before:
            await rig.press("space", "right", "right")  # to the line itself
        else:
            await rig.until(lambda: session(rig).state is State.WAITING)
        await rig.press("k", "t", "s")  # a bookmark and a note on it
        for keys in ("N", "e", "o", "P", "c"):
            rig.program.press(keys)
            await rig.until(lambda: isinstance(rig.program._modes._stack[-1], Menu))
            await rig.press("down", "escape")
        for keys in (
            "S",
            "w",
            "w",
            "w",
            "s",
            "s",
            "x",
            "i",
            "W",
            "V",
            "u",
            "left",
            "U",
            "U",
            "right",
        ):
            await rig.press(keys)
        await rig.press("/")
        rig.type("thunder")
        await rig.hear("“thunder” was not found in this script.")
        await rig.press("j")
        rig.type("ben")
        await rig.press("w", "s")
        said = " ".join([*rig.announced, *(text for text, *_ in rig.synthesiser.said)])
    told = said + capsys.readouterr().out
    assert not [word for word in WORDS if word in told]


async def test_a_whole_line_is_only_heard_where_it_was_asked_for_in_this_read(
    tmp_path: Path,
) -> None:
    rig = Rig(tmp_path, SCENE, you="BEN")
    rig.production.masks.choose(Mask.FULL)
    async with rig:
        await rig.until(lambda: session(rig).state is State.WAITING)
        await rig.hear("You are BEN. Your turn.")
        assert "Quicksilver" not in " ".join(text for text, *_ in rig.synthesiser.said)
