"""Notes by ear: made by two keys or by typing, told before their lines, listed, gone to and deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.production.notes import NoteKind
from tests.cli.by_ear_rig import Rig
from tests.scenes import DUEL

pytestmark = pytest.mark.realtime


async def test_notes_are_made_told_gone_to_and_deleted(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        assert await rig.press("space", "right", "right") == [
            "Paused.", "Two chairs face each other.", "ADA: You are late.",
        ]  # fmt: skip
        [asked] = await rig.press("t")
        assert asked.startswith("Note on this line. S: slow, U: unclear,")
        assert await rig.press("s") == ["Noted: slow."]
        assert await rig.press("k") == ["Bookmark set."]
        [where] = await rig.press("w")
        assert where.endswith("ADA speaks. Paused. Bookmark. Note: slow.")
        await rig.press("right", "t", "t")
        rig.type("too soon")
        await rig.hear("Type the note, then Enter.", "Noted: too soon.")
        [listed] = await rig.press("N")
        assert listed == (
            "Notes. Enter goes to the line, D deletes the note. "
            "Slow: ADA: You are late. Scene 1, page 1. 1 of 3."
        )
        assert await rig.press("down", "down") == [
            "Bookmark: ADA: You are late. Scene 1, page 1. 2 of 3.",
            "Too soon: BEN: I walked. Scene 1, page 1. 3 of 3.",
        ]
        assert await rig.press("up", "d") == [
            "Bookmark: ADA: You are late. Scene 1, page 1. 2 of 3.",
            "Deleted. Too soon: BEN: I walked. Scene 1, page 1. 2 of 2.",
        ]
        assert await rig.press("up", "enter") == [
            "Slow: ADA: You are late. Scene 1, page 1. 1 of 2.", "ADA: You are late.",
        ]  # fmt: skip
        rig.announced.clear()
        await rig.press("space")
        await rig.hear("Note: slow.", "BEN. Note: too soon.")
        kinds = [note.kind for note in rig.production.notes.all()]
        assert kinds == [NoteKind.SLOW, NoteKind.TYPED]


async def test_a_note_on_your_line_does_not_give_it_away(tmp_path: Path) -> None:
    async with Rig(tmp_path, DUEL, you="ADA") as rig:
        await rig.hear("You are ADA. Your turn.")
        assert (await rig.press("t", "c"))[-1] == "Noted: cut."
        [listed] = await rig.press("N")
        assert listed.endswith("Cut: your line. Scene 1, page 1. 1 of 1.")
        assert await rig.press("escape") == ["Closed."]
        await rig.press("c", "down", "space")
        voice = rig.production.casting.part("ADA").voice.id
        said = [text for text, _, _ in rig.synthesiser.said if text.startswith(f"{voice}. ")]
        assert said == [f"{voice}. I am ADA."]
