"""What is kept of a script stays with its lines: other names, other forms, other drafts, older libraries."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from tableread.cast.casting import PlayedBy, voice_named
from tableread.cli.convert import run as convert
from tableread.library.names import folder_name
from tableread.library.store import Library, Place
from tableread.library.takes import Takes
from tableread.performance.house import House
from tableread.production.production import Production
from tableread.production.script_file import ScriptFile
from tableread.rehearsal.order import Line
from tableread.script import fountain
from tableread.script.corrections import NoCharacter, Rename, SetSpeaker
from tableread.script.drafts import draft_of
from tableread.script.line_id import line_ids
from tableread.script.model import Kind, Script
from tests.fakes import VOICES, fake_house, hum

PLAY = """\
Title: The Ferry

INT. FERRY HOUSE - NIGHT

A lamp swings on its hook above the table.

ADA
You are later than the ferry.

BEN
I walked along the river.

LAMP LIGHT
It falls across the floor.

ADA
Yes.

BEN
You have heard what they say.

ADA
Yes.

He puts his wet hat on the chair.

EXT. LANDING - DAY

BEN
Nobody is left to row us over.

ADA
I shall row, you hold the lamp.
"""
TAKE, OTHER_TAKE = hum(0.2, 16000), hum(0.3, 16000)


def _one_line(text: str) -> str:
    """PDF and text files break lines."""
    return " ".join(text.split())


def line_of(production: Production, text: str, nth: int = 0) -> Line:
    lines = [line for line in production.running_order().lines if _one_line(line.text) == text]
    return lines[nth]


def element_of(production: Production, text: str) -> int:
    return next(i for i, e in enumerate(production.script.elements) if _one_line(e.text) == text)


def rehearse(path: Path, house: House) -> None:
    """Choose, correct, record and stop, as a person does."""
    first = Production.open(path, house)
    first.correct([NoCharacter("LAMP LIGHT")])
    hat = first.line_ids[element_of(first, "He puts his wet hat on the chair.")]
    first.correct([*first.corrections, SetSpeaker(hat, "CARL")])
    first.give_part("ADA", PlayedBy.YOU)
    gran = voice_named("gran+", VOICES)
    assert gran
    first.give_voice("BEN", gran)
    second_yes = line_of(first, "Yes.", 1)
    row = line_of(first, "I shall row, you hold the lamp.")
    first.line_takes.keep(lambda: [(second_yes, TAKE), (row, OTHER_TAKE)], lambda error: None)
    assert house.library.files.flush(5)
    order = first.running_order()
    at = next(i for i, line in enumerate(order.lines) if line.text.startswith("Nobody is"))
    first.keep_place(order, at, 2)


def check(now: Production) -> None:
    """Everything is on its line."""
    speakers = {c.name for c in now.script.characters}
    assert speakers == {"ADA", "BEN", "CARL"}
    assert now.casting.played_by(PlayedBy.YOU) == ("ADA",)
    assert now.casting.part("BEN").voice.id == "gran+"
    assert line_of(now, "He puts his wet hat on the chair.").speaker == "CARL"
    assert now.line_takes.of(line_of(now, "Yes.", 0)) is None
    assert now.line_takes.of(line_of(now, "Yes.", 1)) == TAKE
    row = line_of(now, "I shall row, you hold the lamp.")
    assert now.line_takes.of(row) == OTHER_TAKE
    order = now.running_order()
    at, word = now.start_at(order)
    assert (_one_line(order.lines[at].text), word) == (
        "Nobody is left to row us over.",
        2,
    )


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    return path


def opened(path: Path, house: House) -> Production:
    """As a person opens it who says yes, it is the same script."""
    opening = ScriptFile(path, house)
    assert opening.known is not None
    return Production(opening, house, opening.known)


def test_a_file_that_was_moved(script: Path, house: House, tmp_path: Path) -> None:
    rehearse(script, house)
    moved = tmp_path / "elsewhere" / "Ferry (final).fountain"
    moved.parent.mkdir()
    script.rename(moved)
    opening = ScriptFile(moved, house)
    assert opening.known is not None
    assert opening.known.is_gone
    assert opening.known.title == "The Ferry"
    check(opened(moved, house))
    # from now on it is known there, and nothing is asked
    assert ScriptFile(moved, house).known is None
    check(Production.open(moved, house))
    assert [Path(recent.path) for recent in house.library.recents()] == [moved]


@pytest.mark.parametrize("form", ["fdx", "pdf", "html", "txt"])
def test_another_form_of_the_file(script: Path, house: House, tmp_path: Path, form: str) -> None:
    rehearse(script, house)
    other = tmp_path / f"v3.{form}"
    convert(script, other, None, None, False)
    check(opened(other, house))


def test_the_next_draft_under_another_name(script: Path, house: House, tmp_path: Path) -> None:
    rehearse(script, house)
    later = tmp_path / "v3.fountain"
    later.write_text(
        PLAY.replace("INT. FERRY", "EXT. RIVER - DAY\n\nMist.\n\nADA\nYes.\n\nINT. FERRY")
        .replace("You are later than", "You come later than")
        .replace("A lamp swings on its hook above the table.\n\n", "")
    )
    opening = ScriptFile(later, house)
    assert opening.known is not None
    assert not opening.known.is_gone
    now = Production(opening, house, opening.known)
    assert now.is_new_draft
    assert now.line_takes.of(line_of(now, "Yes.", 0)) is None  # the one that is new
    first = line_of(now, "Yes.", 1)
    assert now.line_takes.of(first) is None
    assert now.line_takes.of(line_of(now, "Yes.", 2)) == TAKE
    assert line_of(now, "He puts his wet hat on the chair.").speaker == "CARL"
    order = now.running_order()
    at, word = now.start_at(order)
    assert (_one_line(order.lines[at].text), word) == (
        "Nobody is left to row us over.",
        2,
    )
    # and back again
    check(Production.open(script, house))


def test_a_recording_of_a_line_that_was_asked_for_before_a_correction(
    script: Path, house: House
) -> None:
    now = Production.open(script, house)
    row = line_of(now, "I shall row, you hold the lamp.")
    now.correct([NoCharacter("LAMP LIGHT")])
    now.line_takes.keep(lambda: [(row, TAKE)], lambda error: None)
    assert house.library.files.flush(5)
    assert now.line_takes.of(row) == TAKE
    again = Production.open(script, house)
    assert again.line_takes.of(line_of(again, "I shall row, you hold the lamp.")) == TAKE


def test_a_take_of_an_earlier_wording_is_none_of_the_new_one_but_stays(
    script: Path, house: House
) -> None:
    rehearse(script, house)
    script.write_text(PLAY.replace("I shall row, you", "I will row, you"))
    now = Production.open(script, house)
    row = line_of(now, "I will row, you hold the lamp.")
    assert now.line_takes.of(row) is None
    script.write_text(PLAY)
    check(Production.open(script, house))


def test_a_renamed_character_keeps_the_recordings(script: Path, house: House) -> None:
    rehearse(script, house)
    script.write_text(PLAY.replace("ADA", "AGNES"))
    now = Production.open(script, house)
    assert now.casting.played_by(PlayedBy.YOU) == ("AGNES",)
    assert now.line_takes.of(line_of(now, "Yes.", 1)) == TAKE


def test_a_script_of_its_own_where_another_was(script: Path, house: House, tmp_path: Path) -> None:
    rehearse(script, house)
    moved = tmp_path / "ferry-old.fountain"
    script.rename(moved)
    first = opened(moved, house)
    check(first)
    script.write_text(
        "INT. SHOP - DAY\n\nDORA\nWe have no bread today.\n\nEMIL\nThen I take the cake.\n"
    )
    other = Production.open(script, house)
    assert other.key != first.key
    assert not other.has_been_read
    assert Production.open(script, house).key == other.key
    check(Production.open(moved, house))


def test_a_place_that_another_program_kept_of_another_draft(script: Path, house: House) -> None:
    rehearse(script, house)
    production = Production.open(script, house)
    order = production.running_order()
    house.library.save_place(production.key, Place("no line of this draft", 3, 0.8))
    at, word = production.start_at(order)
    assert word == 0
    assert order.seconds_before(at) / order.seconds == pytest.approx(0.8, abs=0.15)


def test_a_place_in_a_line_that_a_correction_made_part_of_another(
    script: Path, house: House
) -> None:
    production = Production.open(script, house)
    order = production.running_order()
    said = [line.text for line in order.lines]
    production.keep_place(order, said.index("You have heard what they say."), 3)
    # the many short names that become words of the lines put all that follows later
    production.correct([NoCharacter("ADA"), NoCharacter("BEN")])
    order = production.running_order()
    at, word = production.start_at(order)
    assert "You have heard what they say." in order.lines[at].text
    assert word == 0


def test_other_scripts_are_not_taken_for_it(script: Path, house: House, tmp_path: Path) -> None:
    rehearse(script, house)
    other = tmp_path / "shop.fountain"
    other.write_text("INT. SHOP - DAY\n\nDORA\nWe have no bread today.\n\nEMIL\nYes.\n")
    assert ScriptFile(other, house).known is None
    scene = tmp_path / "one-scene.fountain"
    scene.write_text(PLAY[PLAY.index("EXT. LANDING") :])
    assert ScriptFile(scene, house).known is None


def _of_today(path: Path, script: Path, takes: Path) -> None:
    """A library as version 4 left it: no line had an identity."""
    elements = json.dumps(
        [
            {"type": "nobody", "name": "LAMP LIGHT"},
            {
                "type": "speaker",
                "line": "heputshiswethatonthechair",
                "before": "yes",
                "speaker": "CARL",
                "nth": 0,
            },
        ]
    )
    with sqlite3.connect(path) as db:
        db.executescript(
            """
            CREATE TABLE script (key TEXT PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL,
                opened REAL NOT NULL, element INTEGER NOT NULL DEFAULT 0,
                word INTEGER NOT NULL DEFAULT 0, said TEXT NOT NULL DEFAULT '',
                progress REAL NOT NULL DEFAULT 0, speed REAL, advance TEXT, reading TEXT,
                doubts INTEGER NOT NULL DEFAULT 0, mends TEXT NOT NULL DEFAULT '[]', draft BLOB,
                draft_before BLOB, hidden INTEGER NOT NULL DEFAULT 0,
                language TEXT NOT NULL DEFAULT '') STRICT;
            CREATE TABLE part (script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
                name TEXT NOT NULL, player TEXT NOT NULL, voice TEXT NOT NULL, by_hand INTEGER,
                earlier TEXT NOT NULL DEFAULT '', tune TEXT NOT NULL DEFAULT '',
                PRIMARY KEY (script, name)) STRICT;
            PRAGMA user_version = 4;
            """
        )
        read = fountain.read(PLAY)
        last = [line[:3] for line in draft_of(read, line_ids(read))]
        draft = zlib.compress(msgspec.msgpack.encode(last))
        db.execute(
            "INSERT INTO script (key, path, title, opened, element, word, said, progress, mends, draft)"
            " VALUES (?, ?, 'The Ferry', 1.0, 14, 2, 'Nobody is left to row us over.', .6, ?, ?)",
            (str(script), str(script), elements, draft),
        )
        for row in (("ADA", "you", "adult+", 0), ("BEN", "computer", "gran+", 1)):
            db.execute(
                "INSERT INTO part (script, name, player, voice, by_hand) VALUES (?, ?, ?, ?, ?)",
                (str(script), *row),
            )
    kept = Takes(takes, str(script))
    kept.keep(folder_name("ADA\x1fYes.\x1f1"), TAKE)
    # still older: by the text alone
    kept.keep(folder_name("I shall row, you hold the lamp."), OTHER_TAKE)


def test_a_library_from_before_lines_had_identities(script: Path, tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite3"
    _of_today(file, script, tmp_path / "data" / "takes")
    house = fake_house(tmp_path, library=Library.open(file))
    check(Production.open(script, house))
    assert house.library.writer.flush(5)
    # once and for all: the next opening finds identities
    again = fake_house(tmp_path, library=Library.open(file))
    check(Production.open(script, again))
    assert "before" not in "".join(again.library.corrections(str(script)))
    moved = tmp_path / "moved.fountain"
    script.rename(moved)
    check(opened(moved, again))


def test_recordings_are_found_where_the_library_was_lost(script: Path, tmp_path: Path) -> None:
    first = fake_house(tmp_path, library=Library.open(tmp_path / "one.sqlite3"))
    rehearse(script, first)
    now = Production.open(script, fake_house(tmp_path, library=Library.in_memory()))
    assert now.line_takes.of(line_of(now, "Yes.", 1)) == TAKE


def test_a_better_reader_is_as_good_as_a_draft(
    script: Path, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same file, read otherwise: the lamp is action, and speeches are broken in two."""
    rehearse(script, house)
    before = fountain.read

    def better(text: str) -> Script:
        found = before(text)
        elements = []
        for element in found.elements:
            if element.speaker == "LAMP LIGHT":
                element = element._replace(kind=Kind.ACTION, speaker=None)
            elements.append(element)
        return replace(found, elements=tuple(elements))

    monkeypatch.setattr("tableread.script.fountain.read", better)
    now = Production.open(script, house)
    assert now.line_takes.of(line_of(now, "Yes.", 1)) == TAKE


def test_a_character_renamed_by_hand_keeps_role_and_voice(script: Path, house: House) -> None:
    first = Production.open(script, house)
    first.give_part("BEN", PlayedBy.YOU)
    other = next(v for v in first.voices if v is not first.casting.part("BEN").voice)
    first.give_voice("BEN", other)
    first.correct([Rename("BEN", "BENJAMIN")])
    for production in (first, Production.open(script, house)):
        part = production.casting.part("BENJAMIN")
        assert (part.player, part.voice.id) == (PlayedBy.YOU, other.id)
    first.correct([])
    assert first.casting.part("BEN").player is PlayedBy.YOU
