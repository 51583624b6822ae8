"""A changed draft beside the one before it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tableread.script import fountain
from tableread.script.drafts import DraftLine, Drafts, changed_words, draft_of
from tableread.script.line_id import line_ids

OLD = """
INT. KITCHEN - NIGHT

ADA
Where were you until four in the morning?

BEN
Out.

ADA
That is no answer.

He sits down.

BEN
It is the one I have.
"""
NEW = """
INT. KITCHEN - NIGHT

The clock says four.

ADA
Where were you until five in the morning?

BEN
Out.

He sits down.

BEN
It is the one I have.

ADA
Then find another.
"""


def draft(text: str) -> list[DraftLine]:
    script = fountain.read(text)
    return draft_of(script, line_ids(script))


def drafts(old: str = OLD, new: str = NEW) -> Drafts:
    return Drafts(draft(old), draft(new))


def test_what_changed_for_whom() -> None:
    found = [(c.what, c.speaker, c.before, c.after) for c in drafts().changes()]
    assert found == [
        (
            "altered",
            "ADA",
            "Where were you until four in the morning?",
            "Where were you until five in the morning?",
        ),
        ("cut", "ADA", "That is no answer.", ""),
        ("new", "ADA", "", "Then find another."),
    ]


def test_where_a_line_went() -> None:
    old, new = fountain.read(OLD), fountain.read(NEW)
    there = drafts()
    for text in ("Out.", "He sits down.", "It is the one I have."):
        before = next(i for i, e in enumerate(old.elements) if e.text == text)
        assert new.elements[there.moved(before)].text == text


def test_a_cut_line_leads_to_what_stands_there_now() -> None:
    old, new = fountain.read(OLD), fountain.read(NEW)
    cut = next(i for i, e in enumerate(old.elements) if e.text == "That is no answer.")
    assert new.elements[drafts().moved(cut)].text in {"Out.", "He sits down."}


def test_spacing_and_stops_are_no_change() -> None:
    there = drafts(OLD, OLD.replace("Out.", "Out!").replace("\n\n", "\n\n\n"))
    assert there.same
    assert there.changes() == []


def test_the_same_line_of_another_speaker_is_cut_and_new() -> None:
    there = drafts("ADA\nYes, of course I did.\n", "BEN\nYes, of course I did.\n")
    assert {(c.what, c.speaker) for c in there.changes()} == {("new", "BEN"), ("cut", "ADA")}


def test_somebody_with_another_name() -> None:
    there = drafts(OLD, OLD.replace("ADA", "AGNES"))
    assert there.renamed() == {"ADA": "AGNES"}
    assert drafts(OLD, NEW).renamed() == {}


def test_another_script_keeps_nothing() -> None:
    assert drafts(OLD, "EXT. SEA\n\nGULL\nCaw.\n").kept < 0.1
    assert drafts(OLD, NEW).kept > 0.5


_LINES = st.lists(
    st.builds(
        DraftLine,
        st.just("dialogue"),
        st.sampled_from(["yes", "no", "where to", "never in my life", "out"]),
        st.sampled_from(["ADA", "BEN", None]),
    ),
    max_size=12,
)


@given(_LINES, _LINES)
def test_every_spoken_line_is_the_same_or_told_of(
    old: list[DraftLine], new: list[DraftLine]
) -> None:
    there = Drafts(old, new)
    changes = there.changes()
    kept = sum(line.speaker is not None for line in new)
    kept -= sum(c.what in {"new", "altered"} for c in changes)
    assert kept == sum(line.speaker is not None for line in old) - sum(
        c.what in {"cut", "altered"} for c in changes
    )
    for element in range(len(old)):
        assert 0 <= there.moved(element) < max(1, len(new))


def test_the_words_of_a_line_that_changed() -> None:
    def told(before: str, after: str) -> list[tuple[str, str]]:
        return [(what, text.strip()) for what, text in changed_words(before, after)]

    assert told("I said I would come.", "I said I might.") == [
        ("", "I said I"), ("cut", "would come."), ("new", "might."),
    ]  # fmt: skip
    assert told("", "All new.") == [("new", "All new.")]
    assert told("All gone.", "") == [("cut", "All gone.")]
    assert told("The  same.", "The same.") == [("", "The same.")]
