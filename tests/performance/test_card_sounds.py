"""The sound of Anki's cards: made, written into the package, and played from there."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from array import array
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import miniaudio
import pytest

from tableread.audio.clip import Clip
from tableread.audio.mp3 import mp3
from tableread.listen.judge import JudgedLine, Verdict
from tableread.performance.card_sounds import card_sounds
from tableread.performance.house import House
from tableread.production.cards import Card, anki, cards_of
from tableread.production.production import Production
from tableread.production.said import said_turn
from tests.fakes import ToneSynthesiser, fake_house, hum
from tests.scenes import DUEL

WORD = ToneSynthesiser.word_seconds
CLOSE = 0.15
"""Seconds: an MP3 file consists of pieces, and what stands before and behind the sound makes it longer."""


class Opened(NamedTuple):
    """A package, as Anki reads it."""

    notes: dict[str, list[str]]
    """The fields of each, by its name."""
    media: dict[str, bytes]

    def seconds(self, field: str) -> float:
        """How long the one sound of a field is."""
        [name] = re.findall(r"\[sound:([^]]+)\]", field)
        sound = miniaudio.decode(self.media[name])
        return float(sound.num_frames / sound.sample_rate)


def opened(package: bytes, folder: Path) -> Opened:
    with zipfile.ZipFile(io.BytesIO(package)) as found:
        (folder / "anki.db").write_bytes(found.read("collection.anki2"))
        names = json.loads(found.read("media"))
        media = {name: found.read(number) for number, name in names.items()}
    with closing(sqlite3.connect(folder / "anki.db")) as db:
        rows = db.execute("SELECT guid, flds FROM notes ORDER BY id").fetchall()
    return Opened({guid: fields.split("\x1f") for guid, fields in rows}, media)


@pytest.fixture
def production(tmp_path: Path) -> Production:
    return open_duel(tmp_path, fake_house(tmp_path))


def open_duel(folder: Path, house: House) -> Production:
    path = folder / "duel.fountain"
    path.write_text(DUEL)
    return Production.open(path, house)


def words(*lines: str) -> int:
    return sum(len(line.split()) for line in lines)


def test_each_card_plays_its_cue_and_its_line(production: Production, tmp_path: Path) -> None:
    cards = cards_of(production, ["BEN"])
    told: list[int] = []
    made = card_sounds(
        production, cards.cards, ToneSynthesiser(), lambda done, left: told.append(done)
    )
    assert told == list(range(1, len(cards.cards) + 1))
    assert made.missing == 0
    package = opened(anki(cards, made.sounds), tmp_path)
    assert len(package.notes) == len(cards.cards) > 1
    for card, (front, back, _) in zip(cards.cards, package.notes.values(), strict=True):
        cue = [line.text for line in card.cue_lines]
        gaps = 0.35 * (len(cue) - 1)
        assert package.seconds(front) == pytest.approx(WORD * words(*cue) + gaps, abs=CLOSE)
        own = [line.text for line in card.lines]
        gaps = 0.35 * (len(own) - 1)
        assert package.seconds(back) == pytest.approx(WORD * words(*own) + gaps, abs=CLOSE)
    assert all(name.startswith("tableread-") and name.endswith(".mp3") for name in package.media)


def test_cards_are_known_again_with_sound_and_without(
    production: Production, tmp_path: Path
) -> None:
    cards = cards_of(production, ["BEN"])
    made = card_sounds(production, cards.cards, ToneSynthesiser(), lambda done, left: None)
    silent = opened(anki(cards), tmp_path)
    assert not silent.media
    assert list(opened(anki(cards, made.sounds), tmp_path).notes) == list(silent.notes)
    again = card_sounds(production, cards.cards, ToneSynthesiser(), lambda done, left: None)
    assert again.sounds == made.sounds  # the same names: Anki keeps no file twice


def own_sound(production: Production) -> tuple[float, float]:
    """Seconds of the first card's cue and line."""
    cards = cards_of(production, ["BEN"])
    made = card_sounds(production, cards.cards[:1], ToneSynthesiser(), lambda done, left: None)
    sound = made.sounds[cards.cards[0].line]
    cue, line = (miniaudio.decode(each) for each in sound)
    return cue.num_frames / cue.sample_rate, line.num_frames / line.sample_rate


def test_a_line_is_heard_as_it_was_recorded_unless_it_was_said_wrong(tmp_path: Path) -> None:
    house = fake_house(tmp_path)
    production = open_duel(tmp_path, house)
    first: Card = cards_of(production, ["BEN"]).cards[0]
    cue, by_voice = own_sound(production)
    recorded = hum(3.0, 16_000)
    production.line_takes.keep(lambda: [(first.lines[0], recorded)], lambda error: None)
    assert house.library.files.flush(5)
    after_cue, as_recorded = own_sound(production)
    assert after_cue == cue
    others = sum(WORD * words(line.text) + 0.35 for line in first.lines[1:])
    assert as_recorded == pytest.approx(3.0 + others, abs=2 * CLOSE)

    places = [(4, at) for at in range(words(first.lines[0].text))]
    judged = JudgedLine(
        (Verdict.LEFT_OUT, *[Verdict.SAID] * (len(places) - 1)), ("",) * len(places), (), 0
    )
    production.said.add(said_turn(1.0, 1, 1.0, [first.lines[0]], places, judged, 4))
    assert own_sound(production)[1] == by_voice


def test_lines_that_no_voice_can_say_are_counted(production: Production) -> None:
    synthesiser = ToneSynthesiser()
    synthesiser.failing = True
    cards = cards_of(production, ["BEN"]).cards
    made = card_sounds(production, cards, synthesiser, lambda done, left: None)
    assert made.missing == sum(len(card.cue_lines) + len(card.lines) for card in cards)
    assert {bool(part) for sound in made.sounds.values() for part in sound} == {False}


def test_sounds_of_other_rates_are_as_long_as_they_were() -> None:
    clips = [Clip(array("h", [500] * rate).tobytes(), rate) for rate in (16_000, 22_050, 24_000)]
    sound = miniaudio.decode(mp3(clips, 0.5))
    assert sound.num_frames / sound.sample_rate == pytest.approx(4.0, abs=CLOSE)
    assert mp3([Clip(b"", 24_000)], 0.5) == b""
