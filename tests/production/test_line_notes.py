"""Line notes on the last read: in the order of the script, as Markdown, a table and a page to print."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tableread.learning.line_notes import LineNote, NoteClass
from tableread.library.store import Library
from tableread.listen.judge import JudgedLine, Verdict
from tableread.production.line_notes import LineNotes, line_notes_of
from tableread.production.line_notes_forms import markdown, rows_in_words, sheet, table
from tableread.production.production import Production
from tableread.production.said import said_turn
from tableread.script.words import said_words
from tests.fakes import fake_house
from tests.production.test_identity import PLAY, line_of

WALKED = "I walked along the river."
HEARD = "You have heard what they say."
S, L, C, P = Verdict.SAID, Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.PROMPTED


@pytest.fixture
def production(tmp_path: Path) -> Production:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    library = Library.open(tmp_path / "library.sqlite3")
    return Production.open(path, fake_house(tmp_path, library=library))


def say(
    production: Production,
    run: float,
    text: str,
    words: dict[int, Verdict],
    added: tuple[str, ...] = (),
    pickup: float | None = None,
    time: int = 0,
) -> None:
    """A turn of one line, said for the `time`th time; words that are not told of are said."""
    line = line_of(production, text)
    said = said_words(text)
    verdicts = tuple(words.get(at, S) for at in range(len(said)))
    instead = tuple("ran" if verdict is C else "" for verdict in verdicts)
    judged = JudgedLine(verdicts, instead, added, 0)
    places = [(4, word.number) for word in said]
    turn = said_turn(run, line.element + 1000 * time, run, [line], places, judged, 4, pickup)
    production.said.add(turn)


@pytest.fixture
def notes(production: Production) -> LineNotes:
    say(production, 50.0, WALKED, {0: L})
    say(production, 100.0, HEARD, {4: P, 5: P})
    say(production, 100.0, WALKED, {1: C, 4: L}, ("=quietly",), 2.04)
    say(production, 100.0, "Yes.", {})
    return line_notes_of(production, late=1.0)


def test_of_the_last_read_in_the_order_of_the_script(notes: LineNotes) -> None:
    assert (notes.title, notes.began, notes.said) == ("The Ferry", 100.0, 3)
    assert [turn.text for turn in notes.turns] == [WALKED, HEARD]
    assert [note.kind.value for note in notes.turns[0].notes] == [
        "late pickup", "paraphrased", "dropped", "paraphrased",
    ]  # fmt: skip


def test_a_line_that_came_again_with_the_same_mistake_is_told_once(production: Production) -> None:
    for time, words in enumerate(({4: L}, {}, {4: L}, {1: L})):
        say(production, 100.0, WALKED, words, pickup=1.5 + time if words else None, time=time)
    turns = line_notes_of(production, late=1.0).turns
    assert [[(note.words, note.said) for note in turn.notes] for turn in turns] == [
        [("", "3.5 s"), ("river.", "")],
        [("", "4.5 s"), ("walked", "")],
    ]


def test_as_markdown(notes: LineNotes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tableread.production.line_notes_forms.when", lambda _: "30 Nov 2026, 14:05"
    )
    assert markdown(notes).startswith(
        "# The Ferry: line notes\n\nRead on 30 Nov 2026, 14:05: 3 turns heard. 5 notes: 1 called, 1 dropped, "
        "2 paraphrased, 1 late pickup.\n\n## Scene 1 INT. FERRY HOUSE - NIGHT\n\n"
        "- page 1, BEN: “I walked along the river.”\n  - late pickup: 2.0 s\n"
        "  - paraphrased: “ran” for “walked”\n  - dropped: “river.”\n  - paraphrased: added “quietly”\n"
    )


def test_as_a_table_in_which_nothing_is_a_formula(notes: LineNotes) -> None:
    rows = list(csv.DictReader(io.StringIO(table(notes))))
    assert len(rows) == 5
    assert rows[1] == {
        "scene": "1 INT. FERRY HOUSE - NIGHT", "page": "1", "character": "BEN", "line": WALKED,
        "note": "paraphrased", "words": "walked", "said": "ran", "pickup seconds": "2.04",
    }  # fmt: skip
    hostile = notes.turns[0]._replace(text="=HYPERLINK(1)", speaker="@BEN")
    [row, *_] = csv.DictReader(io.StringIO(table(notes._replace(turns=(hostile,)))))
    assert (row["line"], row["character"]) == ("'=HYPERLINK(1)", "'@BEN")


def test_as_a_page_in_which_nothing_is_a_tag(notes: LineNotes) -> None:
    told = sheet(notes._replace(turns=(notes.turns[0]._replace(text="<script>alert(1)</script>"),)))
    assert "<script>" not in told
    assert "&lt;script&gt;" in told
    assert "<li>dropped: “river.”</li>" in told
    assert "http" not in told


def test_of_a_script_of_which_nothing_was_said(production: Production) -> None:
    assert markdown(line_notes_of(production, 1.0)) == (
        "# The Ferry: line notes\n\nNothing has been said yet.\n"
    )


def test_a_line_that_was_cut_is_told_apart(notes: LineNotes) -> None:
    gone = notes.turns[0]._replace(element=None, scene="", page=None)
    told = markdown(notes._replace(turns=(notes.turns[1], gone)))
    assert "## Not in this draft any more\n\n- BEN: “I walked" in told


def test_words_dropped_in_several_places_are_one_row() -> None:
    dropped = [LineNote(NoteClass.DROPPED, word) for word in ("walked", "the")]
    other = LineNote(NoteClass.PARAPHRASED, "river", "road")
    late = LineNote(NoteClass.LATE, "", "2.1 s")
    assert rows_in_words([late, *dropped, other, *dropped[:1]]) == [
        "late pickup: 2.1 s", "dropped: “walked”, “the”", "paraphrased: “road” for “river”", "dropped: “walked”",
    ]  # fmt: skip
