"""What the ear is told of names: the lexicon's pronunciation, and that of the natural voices' rules."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tableread.base.processes import HelperProcess
from tableread.performance.names import names_of
from tableread.production.production import Production
from tableread.speech.lexicon import entry_for
from tableread.speech.word_sounds import sounds_of_words
from tests.fakes import fake_house

SCRIPT = """Title: Three Names

INT. KITCHEN - DAY

ANN
Suddenly I saw Tadhg with Basle on the map. Was it Tadhg's, O'Brien?

BEN
I asked Niamh about it.
"""


def test_names_as_the_lexicon_and_the_rules_have_them(tmp_path: Path) -> None:
    pytest.importorskip("hibari")
    path = tmp_path / "names.fountain"
    path.write_text(SCRIPT)
    production = Production.open(path, fake_house(tmp_path))
    production.pronunciations.say_so(entry_for("Tadhg", "/tˈaɪɡ/", ""), lambda why: None)
    production.pronunciations.say_so(entry_for("Niamh", "neeve", ""), lambda why: None)
    production.pronunciations.say_so(entry_for("Niamh", "nah", ""), lambda why: None)
    production.pronunciations.say_so(entry_for("Niamh", "neeve", path.name), lambda why: None)
    production.pronunciations.say_so(entry_for("O'Brien", "oh bree en", ""), lambda why: None)
    words = {"suddenly", "i", "saw", "tadhg", "tadhg's", "basle", "niamh", "it", "o'brien"}
    names = names_of(production, words)
    assert names.keys() == {"tadhg", "tadhg's", "basle", "niamh", "o'brien"}
    assert names["tadhg"] == ["T AY G"]
    assert names["tadhg's"] == ["T AY G Z"]
    assert "B AA L" in names["basle"]
    assert names["niamh"][0] == "N IY V"
    assert names["o'brien"][0] == "OW B R IY EH N"


def test_one_word_that_the_rules_stumble_over_loses_no_other() -> None:
    pytest.importorskip("hibari")
    assert sounds_of_words(["Tadhg", "1" * 40]).keys() == {"Tadhg"}


def test_without_the_rules_the_lexicon_still_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tableread.speech.word_sounds.find_engine", lambda name: None)
    assert sounds_of_words(["niamh"]) == {}


def test_a_process_that_ends_without_an_answer_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("hibari")

    def ends_at_once(_module: str, *rest: Any) -> HelperProcess:
        return HelperProcess("tableread.base.counted", *rest)

    monkeypatch.setattr("tableread.speech.word_sounds.HelperProcess", ends_at_once)
    began = time.monotonic()
    assert sounds_of_words(["niamh"] * 20_000) == {}
    assert time.monotonic() - began < 30  # it would be waited for for a minute
