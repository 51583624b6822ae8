"""Notes, names of people and what was said: kept with the script, and found again in the next draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.cast.casting import PlayedBy
from tableread.library.runs import KeptTurn
from tableread.listen.judge import JudgedLine, Verdict
from tableread.performance.house import House
from tableread.production.notes import NoteKind
from tableread.production.production import Production
from tableread.production.said import said_turn
from tableread.script.corrections import NoCharacter
from tableread.script.words import said_words
from tests.production.test_identity import PLAY, element_of, line_of

WALKED = "I walked along the river."
HEARD = "You have heard what they say."


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    return path


def test_notes_are_listed_in_the_order_of_the_script(script: Path, house: House) -> None:
    first = Production.open(script, house)
    first.notes.add(line_of(first, HEARD), NoteKind.TYPED, 20.0, "  Louder?  ")
    slow = first.notes.add(line_of(first, WALKED), NoteKind.SLOW, 10.0)
    notes = Production.open(script, house).notes
    assert [(note.kind, note.says, note.kept.quote, note.kept.at) for note in notes.all()] == [
        (NoteKind.SLOW, "slow", WALKED, 10.0),
        (NoteKind.TYPED, "Louder?", HEARD, 20.0),
    ]
    notes.remove(slow)
    assert [note.says for note in notes.all()] == ["Louder?"]
    notes.restore(slow)
    assert notes.all()[0].kept == slow


def test_a_note_goes_with_its_line_and_one_whose_line_was_cut_stays(
    script: Path, house: House
) -> None:
    first = Production.open(script, house)
    for text in (WALKED, HEARD):
        first.notes.add(line_of(first, text), NoteKind.UNCLEAR, 1.0)
    changed = PLAY.replace(WALKED, "I walked along the cold river.").replace(
        f"BEN\n{HEARD}\n\n", ""
    )
    script.write_text(changed)
    now = Production.open(script, house)
    walked, cut = now.notes.all()
    assert walked.element == element_of(now, "I walked along the cold river.")
    assert walked.kept.quote == WALKED
    assert (cut.element, cut.kept.quote) == (None, HEARD)


def test_a_note_stays_on_a_line_that_a_correction_made_part_of_another(
    script: Path, house: House
) -> None:
    production = Production.open(script, house)
    production.notes.add(line_of(production, "It falls across the floor."), NoteKind.CUT, 1.0)
    production.correct([NoCharacter("LAMP LIGHT")])
    [note] = production.notes.all()
    assert note.element is not None
    assert "It falls across the floor." in production.script.elements[note.element].text


def test_bookmarks_are_set_removed_and_gone_to(script: Path, house: House) -> None:
    production = Production.open(script, house)
    walked, heard = line_of(production, WALKED), line_of(production, HEARD)
    notes = production.notes
    assert notes.toggle_bookmark(walked, 1.0)
    assert notes.toggle_bookmark(heard, 2.0)
    notes.add(walked, NoteKind.SLOW, 1.0)
    assert notes.next_bookmark(-1) == walked.element
    assert notes.next_bookmark(walked.element) == heard.element
    assert notes.next_bookmark(heard.element) is None
    assert notes.previous_bookmark(heard.element) == walked.element
    assert notes.previous_bookmark(walked.element) is None
    assert not notes.toggle_bookmark(walked, 1.0)
    assert [note.kind for note in notes.all()] == [NoteKind.SLOW, NoteKind.BOOKMARK]


def test_who_plays_a_part_has_a_name(script: Path, house: House) -> None:
    first = Production.open(script, house)
    first.give_part("ADA", PlayedBy.PERSON, "Ana")
    first.give_part("BEN", PlayedBy.YOU)
    again = Production.open(script, house)
    assert (again.person("ADA"), again.person("BEN")) == ("Ana", "")
    again.give_part("ADA", PlayedBy.VOICE)
    assert again.person("ADA") == ""
    again.give_part("ADA", PlayedBy.PERSON)
    assert Production.open(script, house).person("ADA") == "Ana"
    again.give_part("ADA", PlayedBy.PERSON, "")
    assert Production.open(script, house).person("ADA") == ""


def test_a_name_stays_where_another_program_sets_the_voice(script: Path, house: House) -> None:
    first, second = Production.open(script, house), Production.open(script, house)
    first.give_part("ADA", PlayedBy.PERSON, "Ana")
    second.give_voice("ADA", first.voices[0])
    assert Production.open(script, house).person("ADA") == "Ana"


def test_what_was_said_is_kept_by_run(script: Path, house: House) -> None:
    production = Production.open(script, house)
    line = line_of(production, WALKED)
    places = [(4, 0), (4, 1), (4, 2), (4, 3), (4, 4), (4, 4)]
    said, left_out, changed = Verdict.SAID, Verdict.LEFT_OUT, Verdict.CHANGED
    judged = JudgedLine(
        (said, changed, said, left_out, said, left_out), ("", "ran", "", "", "", ""), ("really",), 1
    )
    for run, number in ((100.0, 3), (200.0, 3), (200.0, 9)):
        turn = said_turn(run, number, run + number, [line], places, judged, 4)
        production.said.add(turn)
    assert house.library.writer.flush(5)
    again = Production.open(script, house).said.runs()
    assert [[turn.number for turn in turns] for turns in again] == [[3], [3, 9]]
    [turn] = again[0]
    assert turn == said_turn(100.0, 3, 103.0, [line], places, judged, 4)
    assert turn.words == (said, changed, said, left_out, left_out)
    assert (turn.text, turn.speaker, turn.added, turn.again) == (WALKED, "BEN", ("really",), 1)
    assert turn.was_said
    assert turn.has_mistakes


def test_what_makes_no_difference_is_no_mistake_and_the_rest_is_scored(
    script: Path, house: House
) -> None:
    production = Production.open(script, house)
    line = line_of(production, WALKED)
    places = [(4, 0), (4, 1), (4, 2), (4, 3), (4, 4), (4, 4)]
    said, left_out = Verdict.SAID, Verdict.LEFT_OUT
    words = (left_out, left_out, said, said, said, said)
    added = tuple(word.text for word in said_words(WALKED)[:2])
    judged = JudgedLine(words, ("",) * 6, added, 0, 0.5, (1.4,))
    turn = said_turn(1.0, 1, 1.0, [line], places, judged, 4, pickup=0.4, prompts=1)
    assert (turn.words, turn.moved, turn.added) == ((said,) * 5, {0, 1}, ())
    assert (turn.points, turn.has_mistakes) == (80.0, True)
    production.said.add(turn)
    assert production.said.runs() == [[turn]]
    unsure = judged._replace(words=(Verdict.UNSURE,) * 6, added=())
    assert said_turn(1.0, 1, 1.0, [line], places, unsure, 4).points is None


def test_turns_that_were_kept_before_there_were_line_notes(script: Path, house: House) -> None:
    production = Production.open(script, house)
    old = '{"speaker":"BEN","lines":[{"line":"x","text":"Yes.","words":["said"],"instead":[""]}],"added":[],"again":0}'
    house.library.runs.save_turns(production.key, [KeptTurn(1.0, 1, "x", 2.0, old)])
    [[turn]] = production.said.runs()
    assert (turn.pickup, turn.hesitations, turn.prompts, turn.moved) == (None, (), 0, frozenset())


def test_a_turn_that_was_not_said_is_not_called_so(script: Path, house: House) -> None:
    line = line_of(Production.open(script, house), "Yes.")
    for verdict, said in ((Verdict.PROMPTED, False), (Verdict.UNSURE, False), (Verdict.SAID, True)):
        judged = JudgedLine((verdict,), ("",), (), 0)
        assert said_turn(1.0, 1, 1.0, [line], [(0, 0)], judged, 0).was_said is said
