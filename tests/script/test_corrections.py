"""What a reader of the script puts right, and that it holds in the next draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.script import fountain
from tableread.script.carried import carried
from tableread.script.corrections import (
    Correction,
    NoCharacter,
    Rename,
    SetKind,
    SetSpeaker,
    carried_over,
    corrected,
    read_correction,
    written_corrections,
)
from tableread.script.drafts import draft_of
from tableread.script.line_id import LineId, line_ids
from tableread.script.model import Kind, Script

SOURCE = """
EXT. PIER - DUSK

GULLS WHEEL
A rope creaks on its iron ring.

ADA
You came back.

BEN
I said I would.

TIDE
It pulls at the boards.

ADA
You say a lot of things.
"""


def shapes(script: Script) -> list[tuple[str, str]]:
    speaker = ""
    out = []
    for element in script.elements:
        if element.kind is Kind.CUE:
            speaker = element.speaker or ""
            continue
        if element.kind is not Kind.DIALOGUE:
            speaker = ""
        out.append((speaker or element.kind.value, element.text))
    return out


def corrected_(script: Script, corrections: list[Correction]) -> Script:
    return corrected(script, line_ids(script), corrections).script


def set_kind(script: Script, at: int, kind: Kind, speaker: str | None = None) -> SetKind:
    return SetKind(line_ids(script)[at], kind, speaker)


def set_speaker(script: Script, at: int, speaker: str) -> SetSpeaker:
    return SetSpeaker(line_ids(script)[at], speaker)


def in_draft(draft: Script, script: Script, corrections: list[Correction]) -> Script:
    """The next draft, with the corrections that were made in `script`."""
    ids = line_ids(script)
    last = draft_of(*corrected(script, ids, corrections))
    moved = carried(last, draft_of(draft, line_ids(draft)))
    return corrected_(draft, list(carried_over(corrections, moved)))


def at(script: Script, text: str) -> int:
    return next(i for i, e in enumerate(script.elements) if e.text == text)


def test_a_line_that_was_taken_for_a_cue() -> None:
    script = fountain.read(SOURCE)
    correction = set_kind(script, at(script, "GULLS WHEEL"), Kind.ACTION)
    assert shapes(corrected_(script, [correction]))[1:3] == [
        ("action", "GULLS WHEEL"),
        ("action", "A rope creaks on its iron ring."),
    ]


def test_action_that_is_said_by_somebody() -> None:
    script = fountain.read("A.\n\nADA\nYes.\n\nNo, she says.\n")
    correction = set_kind(script, at(script, "No, she says."), Kind.DIALOGUE, "BEN")
    assert shapes(corrected_(script, [correction]))[-1] == ("BEN", "No, she says.")


def test_action_that_goes_on_with_the_speech_before() -> None:
    script = fountain.read("ADA\nYes.\n\nNo, she says.\n")
    correction = set_kind(script, at(script, "No, she says."), Kind.DIALOGUE, "ADA")
    assert corrected_(script, [correction]).speeches[0].parts == (1, 2)


def test_action_that_is_a_cue() -> None:
    script = fountain.read("Mc Tavish\n\nI never.\n")
    script = corrected_(script, [set_kind(script, 0, Kind.CUE)])
    assert shapes(script) == [("Mc Tavish", "I never.")]


def test_another_speaker() -> None:
    script = fountain.read(SOURCE)
    correction = set_speaker(script, at(script, "I said I would."), "CARL")
    assert ("CARL", "I said I would.") in shapes(corrected_(script, [correction]))


def test_two_characters_that_are_one() -> None:
    script = corrected_(fountain.read(SOURCE), [Rename("BEN", "ADA")])
    assert {c.name: c.speeches for c in script.characters}["ADA"] == 3


def test_a_name_that_is_nobody() -> None:
    script = corrected_(fountain.read(SOURCE), [NoCharacter("TIDE")])
    assert ("BEN", "Tide It pulls at the boards.") in shapes(script)
    assert "TIDE" not in {c.name for c in script.characters}


def test_a_correction_holds_in_the_next_draft() -> None:
    script = fountain.read(SOURCE)
    corrections: list[Correction] = [
        set_kind(script, at(script, "GULLS WHEEL"), Kind.ACTION),
        set_speaker(script, at(script, "I said I would."), "CARL"),
    ]
    draft = "INT. HALL\n\nNothing here yet.\n" + SOURCE.replace(
        "I said I would.", "I said  I would!"
    )
    found = shapes(in_draft(fountain.read(draft), script, corrections))
    assert ("action", "GULLS WHEEL") in found
    assert ("CARL", "I said  I would!") in found


def test_of_two_equal_lines_the_one_with_the_same_line_before() -> None:
    script = fountain.read("ADA\nYes.\n\nHe nods.\n\nBEN\nWell.\n\nHe nods.\n")
    correction = set_kind(script, 5, Kind.TRANSITION)
    kinds = [e.kind for e in corrected_(script, [correction]).elements if e.text == "He nods."]
    assert kinds == [Kind.ACTION, Kind.TRANSITION]


def test_of_two_equal_exchanges_the_one_meant() -> None:
    talk = "ANNA\nWhat?\n\nBEN\nYes.\n\nANNA\nWhat?\n\nBEN\nNo.\n"
    script = fountain.read(talk)
    correction = set_speaker(
        script, 6, "CARL"
    )  # the second BEN, which stands behind the same words
    for draft in (talk, f"INT. HALL\n\n{talk}"):
        found = shapes(in_draft(fountain.read(draft), script, [correction]))[-4:]
        assert found == [("ANNA", "What?"), ("BEN", "Yes."), ("ANNA", "What?"), ("CARL", "No.")]


def test_a_cue_stays_its_characters_when_it_is_called_a_cue_again() -> None:
    script = fountain.read(SOURCE)
    renamed = Rename("BEN", "TOM")
    again = set_kind(script, at(script, "BEN"), Kind.CUE)
    found = {c.name for c in corrected_(script, [renamed, again]).characters}
    assert found >= {"TOM", "ADA"}
    assert "BEN" not in found


def test_a_line_that_is_gone_is_left_alone() -> None:
    script = fountain.read("Rain.\n")
    assert corrected_(script, [SetKind(LineId("gone"), Kind.HEADING)]) == script


def test_corrections_are_kept_as_text() -> None:
    corrections = (SetKind(LineId("a"), Kind.CUE, "X"), Rename("A", "B"), NoCharacter("C"))
    assert [read_correction(text) for text in written_corrections(corrections)] == list(corrections)
    with pytest.raises(ValueError, match=r"Invalid|Expected"):
        read_correction('{"type": "other"}')


_NAMES = st.sampled_from(["ADA", "BEN", "TIDE", "GULLS WHEEL", "nobody"])
_CORRECTIONS = st.one_of(
    st.builds(Rename, _NAMES, _NAMES),
    st.builds(NoCharacter, _NAMES),
    st.builds(
        SetKind,
        st.sampled_from([*line_ids(fountain.read(SOURCE)), LineId("none")]),
        st.sampled_from(list(Kind)),
        st.none() | _NAMES,
    ),
)


@given(st.lists(_CORRECTIONS, max_size=6))
def test_any_corrections_leave_every_word_in_its_place(corrections: list[Correction]) -> None:
    script = fountain.read(SOURCE)
    after = corrected_(script, corrections)
    spans = [e.span for e in after.elements]
    assert spans == sorted(spans)
    words = " ".join(e.text for e in after.elements).casefold().split()
    for element in script.elements:
        assert set(element.text.casefold().split()) <= set(words)
