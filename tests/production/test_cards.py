"""Lines of a part with their cues, in each form; a script that holds anything harms none of them."""

from __future__ import annotations

import csv
import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tableread.base.errors import WriteError
from tableread.performance.house import House
from tableread.production.cards import Cards, anki, cards_of, markdown, table
from tableread.production.production import Production
from tests.fakes import fake_house

SCRIPT = """INT. BARN - DAY

ADA
Who is there, at this time of the night, in the rain?

BEN
<b>Only</b> me & "you".
(beat)
=HYPERLINK("http://x")

ADA
# Come *in* now, and shut the door behind you, please.

BEN
=1+1
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return fake_house(tmp_path / "home")


def cards(tmp_path: Path, house: House, text: str = SCRIPT) -> Cards:
    path = tmp_path / "barn.fountain"
    path.write_text(text)
    return cards_of(Production.open(path, house), ["BEN"])


def opened(package: bytes, tmp_path: Path) -> list[tuple[str, list[str]]]:
    """Name and fields of each note in a package, as Anki reads it."""
    with zipfile.ZipFile(io.BytesIO(package)) as found:
        (tmp_path / "anki.db").write_bytes(found.read("collection.anki2"))
    with closing(sqlite3.connect(tmp_path / "anki.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = db.execute("SELECT guid, flds FROM notes ORDER BY id").fetchall()
    return [(guid, fields.split("\x1f")) for guid, fields in rows]


def test_a_card_for_each_speech_with_its_cue(tmp_path: Path, house: House) -> None:
    first, second = cards(tmp_path, house).cards
    assert [str(line) for line in first.cue] == [
        "ADA: Who is there, at this time of the night, in the rain?"
    ]
    assert (first.scene, first.speaker) == ("1 INT. BARN - DAY", "BEN")
    assert first.text.split("\n")[1] == '=HYPERLINK("http://x")'
    assert second.text == "=1+1"


def test_markdown_and_table(tmp_path: Path, house: House) -> None:
    found = cards(tmp_path, house)
    told = markdown(found).decode()
    assert "> ADA: Who is there" in told
    assert "\n<b>" not in told
    rows = list(csv.reader(io.StringIO(table(found).decode())))
    assert rows[0] == ["scene", "character", "cue", "line"]
    assert rows[2][3] == "'=1+1"  # no spreadsheet takes it for a formula


def test_anki_opens_the_package_and_knows_a_card_again(tmp_path: Path, house: House) -> None:
    before = opened(anki(cards(tmp_path, house)), tmp_path)
    cue, line, scene = before[0][1]
    assert cue.startswith("ADA: Who is there")
    assert line.startswith("&lt;b&gt;Only&lt;/b&gt; me &amp; &quot;you&quot;.<br>")
    assert scene == "1 INT. BARN - DAY"
    changed = SCRIPT.replace("in the rain", "in the cold rain")
    after = opened(anki(cards(tmp_path, house, changed)), tmp_path)
    assert [name for name, _ in after][1] == [name for name, _ in before][1]


def test_without_the_extra_it_is_said_how_to_get_it(
    tmp_path: Path, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "genanki", None)
    with pytest.raises(WriteError, match=r"pip install 'tableread\[anki\]'"):
        anki(cards(tmp_path, house))
