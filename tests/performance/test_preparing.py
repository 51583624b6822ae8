"""The speech of a script is made before it is read; it can be stopped and gone on with."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tableread.audio.clip import Clip
from tableread.cast.casting import PlayedBy
from tableread.performance.preparing import Preparation, Progress, lines_to_prepare
from tableread.production.production import Production
from tableread.speech.cache import CachedSynthesiser, ClipCache
from tableread.speech.utterance import Utterance
from tests.fakes import ToneSynthesiser, fake_house
from tests.scenes import DUEL


class Kept(ToneSynthesiser):
    """Tones, with a cache before them."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.tones = ToneSynthesiser()
        self.cache = ClipCache(folder)
        self.stop_after: int | None = None
        self.stop = threading.Event()

    def render(self, utterance: Utterance) -> Clip:
        clip = CachedSynthesiser(self.tones, self.cache).render(utterance)
        if self.stop_after is not None and len(self.tones.said) >= self.stop_after:
            self.stop.set()
        return clip

    def is_cached(self, utterance: Utterance) -> bool:
        return CachedSynthesiser(self.tones, self.cache).is_cached(utterance)


class StandsIn(Kept):
    """Another engine speaks, for one that is lost."""

    def render(self, utterance: Utterance) -> Clip:
        if not self.tones.said:
            self.notify("The voice engine one is lost.")
        return self.tones.render(utterance)


@pytest.fixture
def production(tmp_path: Path) -> Production:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return Production.open(path, fake_house(tmp_path))


def prepared(production: Production, kept: Kept, stop_after: int | None = None) -> list[Progress]:
    told: list[Progress] = []
    kept.stop_after = stop_after
    preparation = Preparation(
        production,
        lines_to_prepare(production),
        lambda: (kept, kept.cache),
        lambda progress: (
            told.append(progress),
            stop_after == progress.done and preparation.cancel(),
        )[0],  # type: ignore[func-returns-value]
    )
    preparation.start()
    assert preparation.wait(20)
    return told


def test_every_line_of_a_voice_is_made_and_kept(production: Production, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "speech")
    told = prepared(production, kept)
    lines = lines_to_prepare(production)
    assert told[0] == Progress(0, len(lines), None)
    assert told[-1].over
    assert told[-1].share == 1
    assert {text for text, _, _ in kept.tones.said} == {line.text for line in lines}


def test_it_is_stopped_and_gone_on_with(production: Production, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "speech")
    told = prepared(production, kept, stop_after=3)
    assert (told[-1].done, told[-1].over) == (3, True)
    made = len(kept.tones.said)
    assert prepared(production, kept)[-1].share == 1
    texts = [text for text, _, _ in kept.tones.said]
    assert len(texts) == len(set(texts)), "a line was made twice"
    assert made == 3


def test_people_are_not_made(production: Production) -> None:
    everybody = len(lines_to_prepare(production))
    production.give_part("BEN", PlayedBy.YOU)
    assert not [line for line in lines_to_prepare(production) if line.speaker == "BEN"]
    assert len(lines_to_prepare(production)) < everybody
    assert {line.scene for line in lines_to_prepare(production, scene=1)} == {0}


def test_a_full_disk_stops_it_with_a_sentence(
    production: Production, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    told = prepared(production, Kept(tmp_path / "speech"))
    assert told[-1].over
    assert told[-1].trouble == (
        "New speech cannot be saved: No space left on device. What was made before is kept."
    )


def test_what_was_prepared_stays_whatever_the_limit(production: Production, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "speech")
    kept.cache.keep_under("a script")
    prepared(production, kept)
    made = sorted(p.name for p in (tmp_path / "speech" / "a script").iterdir())
    small = ClipCache(tmp_path / "speech", largest=20_000)
    small.keep_under("another")
    again = CachedSynthesiser(ToneSynthesiser(), small)
    for number in range(30):
        again.render(Utterance(f"Line {number}.", production.voices[0]))
    assert sorted(p.name for p in (tmp_path / "speech" / "a script").iterdir()) == made


def test_lines_that_cannot_be_made_are_not_called_ready(
    production: Production, tmp_path: Path
) -> None:
    kept = Kept(tmp_path / "speech")
    kept.tones.failing = True
    told = prepared(production, kept)
    assert (told[-1].done, told[-1].over) == (0, True)
    assert told[-1].trouble == f"{told[-1].total} lines could not be made."


def test_lines_that_another_voice_said_are_not_called_ready(
    production: Production, tmp_path: Path
) -> None:
    told = prepared(production, StandsIn(tmp_path / "speech"))
    assert told[-1].done == 0
    assert told[-1].trouble == (
        f"The voice engine one is lost. {told[-1].total} lines could not be made."
    )


def test_engines_that_cannot_be_opened_end_it_with_a_sentence(production: Production) -> None:
    def fails() -> tuple[Kept, ClipCache]:
        raise OSError("no more processes")

    told: list[Progress] = []
    preparation = Preparation(production, lines_to_prepare(production), fails, told.append)
    preparation.start()
    assert preparation.wait(10)
    assert told[-1].over
    assert told[-1].trouble == "It could not be prepared; see the log."
