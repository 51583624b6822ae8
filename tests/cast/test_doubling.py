"""A script shared out among people: even loads, and nobody who talks to themselves."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tableread.base import paths
from tableread.cast.casting import NARRATOR
from tableread.cast.conversations import conversations
from tableread.cast.doubling import BothSides, Shares, Sharing, in_words
from tableread.cast.doubling_search import SPARE, Question, answer, cost_of
from tableread.script import fountain
from tableread.script.load import load
from tableread.script.model import Script

MARKET = """\
INT. MARKET - DAY

A stall with apples, and two with pears.

ADA
One two three four five six seven eight.

BEN
One two three four.

ADA
One two.

INT. HARBOUR - DAY

CLEO
One two three four five six.

DAN
One two three four five.

EXT. STREET - NIGHT

ADA
One two three four.

CLEO
One two three four.
"""


def script_of(*scenes: str) -> Script:
    """Scenes of speeches, a letter each, three words a speech."""
    text = "\n\n".join(
        f"INT. ROOM {n} - DAY\n\n" + "\n\n".join(f"{who * 2}\nOne two three." for who in scene)
        for n, scene in enumerate(scenes, 1)
    )
    return fountain.read(text + "\n")


def shares_of(
    script: Script, readers: int, *, narrator: bool = False, voices: bool = False
) -> Shares:
    return Sharing(script, {}).among(readers, narrator=narrator, voices=voices)


def test_who_answers_whom_and_where() -> None:
    found = conversations(script_of("ABA", "BCC", "CA"))
    assert found.exchanges == {("AA", "BB"): {0: 2}, ("BB", "CC"): {1: 1}, ("AA", "CC"): {2: 1}}
    assert found.scenes == {"AA": {0, 2}, "BB": {0, 1}, "CC": {1, 2}}


def test_two_people_read_four_parts_and_nobody_answers_themselves() -> None:
    shares = shares_of(fountain.read(MARKET), 2)
    assert {shares.of(0), shares.of(1)} == {("ADA", "DAN"), ("CLEO", "BEN")}
    assert (shares.load(0), shares.load(1)) == (19, 14)
    assert shares.both_sides == ()
    assert shares.of(None) == (NARRATOR,)


def test_the_narrator_is_a_voice_or_a_reader() -> None:
    script = fountain.read(MARKET)
    narrated = Sharing(script, {}).words[NARRATOR]
    assert narrated == len("INT MARKET DAY A stall with apples and two with pears".split()) + 6
    shares = shares_of(script, 3, narrator=True)
    assert shares.parts[NARRATOR] is not None
    assert sum(shares.load(reader) for reader in range(3)) == 33 + narrated


def test_what_cannot_be_avoided_is_said() -> None:
    script = script_of("AB", "ABC", "ABCA")
    shares = shares_of(script, 2)
    assert shares.both_sides
    (both,) = shares.both_sides
    assert (both.one, both.other) in {("AA", "CC"), ("BB", "CC")}
    told = in_words(both, ("Ana", "Ben"))
    assert told.endswith((f"in scene 3: {both.one} and CC.", f"in scenes 2, 3: {both.one} and CC."))
    assert told.startswith(("Ana has both sides", "Ben has both sides"))


def test_voices_read_what_nobody_could() -> None:
    shares = shares_of(script_of("AB", "ABC", "ABCA"), 2, voices=True)
    assert shares.both_sides == ()
    assert shares.of(None) == (NARRATOR, "CC")


def test_one_person_alone_reads_all_and_answers_themselves() -> None:
    script = script_of("AB")
    assert shares_of(script, 1).both_sides == (BothSides(0, "AA", "BB", (0,)),)
    assert shares_of(script, 1, voices=True).of(None) == (NARRATOR, "BB")


def test_more_people_than_parts() -> None:
    shares = shares_of(script_of("AB"), 5)
    assert {shares.parts["AA"], shares.parts["BB"]} == {0, 1}


def test_who_is_only_heard_otherwise_is_the_same_person() -> None:
    script = fountain.read("ADA\nHello.\n\nVOICE OF ADA\nHello yourself.\n\nBEN\nWho is that?\n")
    shares = Sharing(script, {"VOICE OF ADA": "ADA"}).among(2)
    assert shares.parts["ADA"] == shares.parts["VOICE OF ADA"] != shares.parts["BEN"]
    assert shares.both_sides == ()


def test_a_group_is_nobodys_part_and_its_members_go_to_different_people() -> None:
    script = fountain.read(
        "ADA\nOne.\n\nCLEO\nTwo.\n\nBEN\nOne.\n\nCLEO\nSo.\n\nADA & BEN\nBoth of us.\n"
    )
    shares = shares_of(script, 2)
    assert "ADA & BEN" not in shares.parts
    assert shares.words["ADA"] == shares.words["BEN"] == 4
    three = shares_of(script, 3)
    assert three.parts["ADA"] != three.parts["BEN"]


def test_parts_can_be_left_out() -> None:
    shares = Sharing(script_of("ABC"), {}, without={"BB"}).among(2)
    assert "BB" not in shares.parts
    assert shares.both_sides == ()


def test_people_keep_what_they_have_where_it_is_as_good() -> None:
    sharing = Sharing(script_of("ABAB"), {})
    now = {"AA": 1, "BB": 0}
    assert [sharing.among(2, now=now).parts[name] for name in ("AA", "BB")] == [1, 0]
    assert [sharing.among(2).parts[name] for name in ("AA", "BB")] == [0, 1]


def test_what_somebody_chose_by_hand_is_judged_the_same_way() -> None:
    sharing = Sharing(fountain.read(MARKET), {})
    shares = sharing.as_given({NARRATOR: 0, "ADA": 0, "BEN": 0, "CLEO": 1, "DAN": None})
    assert [in_words(both, ("Ana", "Ben")) for both in shares.both_sides] == [
        "Ana has both sides in scene 1: ADA and BEN."
    ]


def test_before_the_first_heading_there_is_no_scene_to_name() -> None:
    assert in_words(BothSides(0, "A", "B", (-1,)), ["Ana"]) == "Ana has both sides: A and B."
    assert in_words(BothSides(0, "A", "B", (-1,)), ["You"]) == "You have both sides: A and B."
    many = BothSides(0, "A", "B", tuple(range(9)))
    assert in_words(many, ["Ana"]) == "Ana has both sides in scenes 1, 2, 3, 4, 5, …: A and B."


@pytest.mark.parametrize(
    ("sample", "readers"),
    [("the-understudy.fountain", 2), ("four-on-the-line.fountain", 3), ("the-last-bus.txt", 3)],
)
def test_samples_have_enough_for_so_many(sample: str, readers: int) -> None:
    script = load(paths.SAMPLES / sample)
    assert shares_of(script, readers).both_sides == ()
    assert shares_of(script, readers - 1).both_sides != ()


def test_a_large_script_is_shared_out_evenly() -> None:
    """Forty parts, a hundred and twenty scenes of three."""
    names = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    cast = [*names, *(n + "X" for n in names[:14])]
    scenes = [[cast[(n * step) % 40] for step in (1, 3, 7)] * 3 for n in range(1, 121)]
    text = "\n\n".join(
        f"INT. ROOM {n} - DAY\n\n" + "\n\n".join(f"@{who} Q\nOne two three." for who in scene)
        for n, scene in enumerate(scenes)
    )
    script = fountain.read(text + "\n")
    sharing = Sharing(script, {})
    assert len(sharing.words) == 41
    shares = sharing.among(6)
    loads = [shares.load(reader) for reader in range(6)]
    assert shares.both_sides == ()
    assert max(loads) < 1.15 * sum(loads) / 6


scenes_of_a_few = st.lists(st.text("ABCDEF", min_size=1, max_size=8), min_size=1, max_size=4)


@settings(deadline=None, max_examples=60)
@given(scenes_of_a_few, st.integers(1, 3), st.booleans(), st.booleans())
def test_every_part_has_one_reader_and_the_same_each_time(
    scenes: list[str], readers: int, narrator: bool, voices: bool
) -> None:
    sharing = Sharing(script_of(*scenes), {})
    shares = sharing.among(readers, narrator=narrator, voices=voices)
    assert set(shares.parts) == set(sharing.words)
    given = {reader for name, reader in shares.parts.items() if name != NARRATOR}
    assert given <= {*range(readers), *([None] if voices else [])}
    assert (shares.parts[NARRATOR] is not None) or not narrator or voices
    assert sum(map(shares.load, [None, *range(readers)])) == sum(sharing.words.values())
    if voices:
        assert shares.both_sides == ()
    again = Sharing(script_of(*scenes), {}).among(readers, narrator=narrator, voices=voices)
    assert again == shares


@settings(deadline=None, max_examples=60)
@given(scenes_of_a_few, st.integers(1, 3))
def test_nobody_answers_themselves_where_that_can_be_had(scenes: list[str], readers: int) -> None:
    sharing = Sharing(script_of(*scenes), {})
    names = [name for name in sharing.words if name]
    ways = product(range(readers), repeat=len(names))
    can_be_had = any(
        not sharing.as_given(dict(zip(names, way, strict=True))).both_sides for way in ways
    )
    assert (sharing.among(readers).both_sides == ()) == can_be_had


@st.composite
def questions(draw: st.DrawFn) -> Question:
    count = draw(st.integers(1, 6))
    clashes: list[dict[int, int]] = [{} for _ in range(count)]
    meetings: list[dict[int, int]] = [{} for _ in range(count)]
    for one in range(count):
        for other in range(one):
            for times in (clashes, meetings):
                n = draw(st.integers(0, 2))
                if n:
                    times[one][other] = times[other][one] = n
    weights = draw(st.lists(st.integers(0, 50), min_size=count, max_size=count))
    return Question(weights, clashes, meetings, draw(st.integers(1, 3)), draw(st.booleans()))


@settings(deadline=None, max_examples=60)
@given(questions())
def test_of_few_things_the_best_way_is_found(question: Question) -> None:
    bins = [*range(question.bins), *([SPARE] if question.spare else [])]
    least = min(cost_of(question, way) for way in product(bins, repeat=len(question.weights)))
    assert cost_of(question, answer(question)) == pytest.approx(least)
