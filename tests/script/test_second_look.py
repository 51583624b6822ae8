"""A text that was taken for the wrong kind: what has hardly any speech is read otherwise, and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.base.errors import ScriptError
from tableread.script.fountain import read as read_fountain
from tableread.script.load import load_bytes, other_format
from tableread.script.second_look import has_hardly_any_speech, worth

PLAY = """# The Quay

## The morning

ADA: Did you lock the shed before the tide came in?

BEN: I thought that you had. You carried the lantern all the way up.

ADA: I carried the lantern because you were carrying nothing at all.

BEN: Then nobody locked it, and the boat is on its way to Norway.

ADA: Run, then. I will telephone the harbour and say that it is ours.

BEN: They know that it is ours. It has your name on it in red.
"""
STYCKE = """# Kajen

## Morgonen

ANNA: Låste du boden innan vattnet steg i går kväll?

BO: Jag trodde att du hade gjort det. Det var du som bar lyktan.

ANNA: Jag bar lyktan för att du inte bar någonting alls.

BO: Då har ingen låst, och båten är på väg till Norge nu.

ANNA: Spring då. Jag ringer hamnen och säger att den är vår.

BO: De vet att den är vår. Ditt namn står på den med rött.
"""
STORY = """Nobody had locked the shed. In the morning the door stood open and the boat was gone,
and Ada walked up and down on the quay as if it might be under one of the nets.

Ben came later, with bread. He had thought that she had locked it, and she had thought
that he had, and each of them was sorry for the other until noon, when the harbour
master telephoned and said that it lay on the rocks beyond the light, upside down.
"""


@pytest.mark.parametrize("text", [PLAY, STYCKE])
def test_a_play_with_the_marks_of_fountain_is_read_as_one_and_it_is_said(text: str) -> None:
    assert has_hardly_any_speech(read_fountain(text))
    script = load_bytes(text.encode(), "quay.txt")
    assert (script.format, len(script.speeches)) == ("stage", 6)
    assert (
        script.warnings[0].message == "Read as a stage play: as Fountain it had hardly any speech"
    )


def test_a_story_is_no_script_in_any_way_and_that_is_said() -> None:
    script = load_bytes(STORY.encode(), "quay.txt")
    assert not script.speeches
    assert [w.message for w in script.warnings] == [
        "Hardly any speech was found: it may have been misread"
    ]


def test_a_monologue_and_a_short_note_are_not_doubted() -> None:
    speech = "I carried the lantern because you were carrying nothing at all. " * 8
    for text in (f"INT. QUAY - DAY\n\nADA\n{speech}\n", "INT. QUAY - DAY\n\nRain.\n"):
        assert load_bytes(text.encode(), "quay.fountain").warnings == ()


def test_what_is_asked_for_is_done(tmp_path: Path) -> None:
    assert load_bytes(PLAY.encode(), "quay.txt", "fountain").speeches == ()
    path = tmp_path / "quay.txt"
    path.write_text(PLAY)
    assert other_format(path, "fountain") == "stage"
    path.write_text(STORY)
    with pytest.raises(ScriptError, match="in no other way than as Fountain"):
        other_format(path, "fountain")
    with pytest.raises(ScriptError, match="in no other way than as PDF"):
        other_format(path, "pdf")


def test_names_that_nobody_speaks_under_twice_are_worth_nothing() -> None:
    once = "".join(f"{name}\nWho is there?\n\n" for name in ("ADA", "BEN", "CLEO", "DAN"))
    assert worth(read_fountain(f"INT. SHED - DAY\n\n{once}")) == 0
    assert worth(read_fountain(f"INT. SHED - DAY\n\n{once}{once}")) == 1
