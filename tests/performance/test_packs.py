"""Voice packs are read once, and again when they or what reads them have changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tableread.base import made
from tableread.base.paths import Folders
from tableread.performance.packs import open_packs
from tests.fakes import ALL_VOICES, RULES

PACK = '[[voice]]\nid = "{name}"\nengine = "espeak"\n'


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    found = Folders(*(tmp_path / name for name in ("data", "config", "cache", "log")))
    found.voices.mkdir(parents=True)
    return found


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Has an entry for every time the packs are read."""
    from tableread.cast import voices

    times: list[str] = []
    really = voices.read_packs

    def reading(*given: Any) -> Any:
        times.append("read")
        return really(*given)

    monkeypatch.setattr(voices, "read_packs", reading)
    return times


def test_they_are_read_once(folders: Folders, read: list[str]) -> None:
    first = open_packs(folders)
    again = open_packs(folders)
    assert read == ["read"]
    for voices, rules, mistakes in (first, again):
        assert tuple(voices) == ALL_VOICES
        assert list(rules) == list(RULES)
        assert mistakes == []
    assert again[1].of_direction("whispering") == RULES.of_direction("whispering")


def test_a_change_is_seen(
    folders: Folders, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_packs(folders)
    pack = folders.voices / "own.toml"
    for name in ("aunt", "uncle"):
        pack.write_text(PACK.format(name=name))
        assert open_packs(folders)[0][-1].id == name
    monkeypatch.setattr(made, "state_of", lambda _rooms: b"other code")
    open_packs(folders)
    assert read == ["read"] * 4


def test_a_damaged_entry_is_read_again(folders: Folders, read: list[str]) -> None:
    open_packs(folders)
    [kept] = (folders.cache / "voices").iterdir()
    kept.write_bytes(b"\xc1nonsense")
    assert tuple(open_packs(folders)[0]) == ALL_VOICES
    assert read == ["read"] * 2


def test_mistakes_are_told_every_time(folders: Folders) -> None:
    (folders.voices / "own.toml").write_text(PACK.format(name="aunt") + "wings = 2\n")
    (folders.voices / "delivery.toml").write_text("[[rule]]\n")
    for _ in range(2):
        _, _, mistakes = open_packs(folders)
        assert "own.toml: voice 1" in mistakes[0]
        assert mistakes[0].endswith("The other voices are used.")
        assert mistakes[1].endswith("What is right in it is used.")
