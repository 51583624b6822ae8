"""One identity for a line, and what it has become in another reading of its script."""

from __future__ import annotations

import json
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from tableread.script import fountain
from tableread.script.carried import carried
from tableread.script.drafts import DraftLine, draft_of
from tableread.script.line_id import LineId, known_by, line_ids
from tableread.script.model import Script

SCENE = """
INT. BARN - DAY

A rope creaks.

ADA
Yes.

BEN
Are you sure of that?

ADA
Yes.

BEN
(low)
Yes.

INT. YARD - DAY

A rope creaks.

ADA
Then we go before it rains.
"""


def read(text: str) -> Script:
    return fountain.read(text)


def draft(text: str) -> list[DraftLine]:
    script = read(text)
    return draft_of(script, line_ids(script))


def lines_of(text: str) -> dict[LineId, str]:
    return {line.line: line.text for line in draft(text)}


def ids_of(text: str, words: str) -> list[LineId]:
    return [line.line for line in draft(text) if line.text == words]


def test_equal_words_in_other_places_and_mouths_are_other_lines() -> None:
    ids = line_ids(read(SCENE))
    assert len(set(ids)) == len(ids)
    assert len(set(ids_of(SCENE, "Yes."))) == 3
    assert len(set(ids_of(SCENE, "A rope creaks."))) == 2


def test_spacing_punctuation_and_page_furniture_do_not_touch_it() -> None:
    other = (
        SCENE.replace("Yes.", "Yes!")
        .replace("\n\nBEN", "\n\n\nBEN")
        .replace("of that?", "of  THAT ?")
    )
    assert line_ids(read(other)) == line_ids(read(SCENE))
    paged = SCENE.replace("BEN\nAre", "===\n\nBEN\nAre")
    assert set(line_ids(read(SCENE))) < set(line_ids(read(paged)))


def test_it_is_the_same_in_another_process() -> None:
    code = (
        "import json, sys; from tableread.script import fountain; "
        "from tableread.script.line_id import line_ids; "
        "print(json.dumps(line_ids(fountain.read(sys.stdin.read()))))"
    )
    there = subprocess.run(
        [sys.executable, "-c", code], input=SCENE, capture_output=True, text=True, check=True
    )
    assert json.loads(there.stdout) == list(line_ids(read(SCENE)))


def test_what_a_line_has_become() -> None:
    later = (
        SCENE.replace("ADA", "AGNES")  # another name
        .replace("A rope creaks.\n\nADA", "ADA")
        .replace("Are you sure of that?", "Are you quite sure of that, my dear?")  # altered
        .replace("(low)\n", "")  # cut
        .replace("INT. YARD", "INT. HALL - DAY\n\nNobody.\n\nINT. YARD")  # put in before
    )
    moved = carried(draft(SCENE), draft(later))
    old, new = lines_of(SCENE), lines_of(later)
    became = {old[line]: new.get(moved.get(line, line)) for line in old}
    assert became["Are you sure of that?"] == "Are you quite sure of that, my dear?"
    assert became["Then we go before it rains."] == "Then we go before it rains."
    yes = [moved.get(line, line) for line in ids_of(SCENE, "Yes.")]
    assert yes == ids_of(later, "Yes.")
    assert became["INT. YARD - DAY"] == "INT. YARD - DAY"
    (low,) = ids_of(SCENE, "(low)")
    assert moved.get(low, low) not in new


def test_of_two_equal_lines_the_one_that_stayed() -> None:
    talk = "ADA\nYes.\n\nHe nods.\n\nADA\nYes.\n\nHe goes.\n"
    without = "He nods.\n\nADA\nYes.\n\nHe goes.\n"
    first, second = ids_of(talk, "Yes.")
    moved = carried(draft(talk), draft(without))
    assert moved.get(second, second) == ids_of(without, "Yes.")[0]
    assert moved.get(first, first) not in lines_of(without)


def test_a_scene_that_was_moved() -> None:
    one, two = SCENE.split("INT. YARD")
    later = f"INT. YARD{two}\n{one}"
    moved = carried(draft(SCENE), draft(later))
    old, new = lines_of(SCENE), lines_of(later)
    assert all(new[moved.get(line, line)] == text for line, text in old.items())


def test_a_reading_that_breaks_a_speech_otherwise() -> None:
    whole = (
        "ADA\nI came by the river road, and it was dark, and nobody was there. I went on alone.\n"
    )
    broken = "ADA\nI came by the river road, and it was dark, and nobody was there.\n(beat)\nI went on alone.\n"
    moved = carried(draft(whole), draft(broken))
    old, new = lines_of(whole), lines_of(broken)
    became = {text: new.get(moved.get(line, line)) for line, text in old.items()}
    said = next(text for text in old.values() if text.startswith("I came"))
    assert became[said] == "I came by the river road, and it was dark, and nobody was there."


_TEXTS = st.lists(
    st.builds(
        "{}\n{}\n".format,
        st.sampled_from(["ADA", "BEN", "CAROL"]),
        st.sampled_from(["Yes.", "No.", "Where to?", "Never in my life, I say.", "Out.", "(low)"]),
    ),
    min_size=1,
    max_size=12,
).map("\n".join)


@given(_TEXTS)
def test_ids_are_all_different_and_only_of_the_text(text: str) -> None:
    ids = line_ids(read(text))
    assert len(set(ids)) == len(ids)
    assert carried(draft(text), draft(text)) == {}
    assert line_ids(read(f"{text}\n\n")) == ids


@given(_TEXTS, _TEXTS)
def test_no_two_lines_become_one(old: str, new: str) -> None:
    before, now = draft(old), draft(new)
    moved = carried(before, now)
    became = [moved.get(line.line, line.line) for line in before]
    assert len(set(became)) == len(became)
    assert all(was != is_now for was, is_now in moved.items())
    # nobody's line becomes one that it has no word in common with
    there = {line.line: words_of(line.text) for line in now}
    for line in before:
        now_id = moved.get(line.line, line.line)
        assert now_id not in there or words_of(line.text) & there[now_id]


def words_of(text: str) -> set[str]:
    return {known_by(word) for word in text.split()}


@given(_TEXTS, st.integers(0, 11), _TEXTS)
def test_a_line_put_in_leaves_all_others_what_they_were(old: str, at: int, more: str) -> None:
    speeches = old.split("\n\n")
    at = min(at, len(speeches))
    new = "\n\n".join([*speeches[:at], more.strip(), *speeches[at:]])
    before, now = draft(old), draft(new)
    moved = carried(before, now)
    there = {line.line: (line.text, line.speaker) for line in now}
    for line in before:
        assert there.get(moved.get(line.line, line.line)) == (line.text, line.speaker)
