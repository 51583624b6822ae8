"""A line is made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.speech.cache import CachedSynthesiser
from tests.fakes import VOICES, ToneSynthesiser

GRAN = next(v for v in VOICES if v.id == "gran")
BOY = next(v for v in VOICES if v.id == "boy")


def test_the_second_time_it_comes_from_the_disk(tmp_path: Path) -> None:
    tones = ToneSynthesiser()
    first = CachedSynthesiser(tones, tmp_path).render("Hello there.", GRAN)
    second = CachedSynthesiser(tones, tmp_path).render("Hello there.", GRAN)
    assert first == second
    assert len(tones.said) == 1


def test_whatever_changes_the_sound_is_made_anew(tmp_path: Path) -> None:
    tones = ToneSynthesiser()
    cached = CachedSynthesiser(tones, tmp_path)
    cached.render("Hello.", GRAN)
    cached.render("Hello!", GRAN)
    cached.render("Hello.", BOY)
    cached.render("Hello.", GRAN, 1.5)
    cached.render("Hello.", GRAN, heading=True)
    assert len(tones.said) == 5


def test_a_damaged_entry_is_made_anew(tmp_path: Path) -> None:
    tones = ToneSynthesiser()
    cached = CachedSynthesiser(tones, tmp_path)
    clip = cached.render("Hello.", GRAN)
    [entry] = [p for p in tmp_path.rglob("*") if p.is_file()]
    entry.write_bytes(entry.read_bytes()[:20])
    assert cached.render("Hello.", GRAN) == clip
    assert len(tones.said) == 2


def test_it_does_not_grow_past_its_limit(tmp_path: Path) -> None:
    cached = CachedSynthesiser(ToneSynthesiser(), tmp_path, largest=100_000)
    for number in range(60):
        cached.render(f"Line {number}.", GRAN)
    size = sum(p.stat().st_size for p in tmp_path.rglob("*") if p.is_file())
    assert 0 < size <= 100_000


def test_a_disk_that_is_full_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    cached = CachedSynthesiser(ToneSynthesiser(), tmp_path)
    monkeypatch.setattr(Path, "write_bytes", full)
    assert cached.render("Hello.", GRAN).samples
    assert cached.render("Again.", GRAN).samples
