"""A line is made once."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tableread.audio.clip import Clip
from tableread.speech.cache import CachedSynthesiser, ClipCache
from tableread.speech.utterance import Utterance
from tests.fakes import VOICES, ToneSynthesiser

GRAN = next(v for v in VOICES if v.id == "gran")
BOY = next(v for v in VOICES if v.id == "boy")


def test_the_second_time_it_comes_from_the_disk(tmp_path: Path) -> None:
    tones = ToneSynthesiser()
    first = CachedSynthesiser(tones, ClipCache(tmp_path)).render(Utterance("Hello there.", GRAN))
    second = CachedSynthesiser(tones, ClipCache(tmp_path)).render(Utterance("Hello there.", GRAN))
    assert first == second
    assert len(tones.said) == 1


def test_whatever_changes_the_sound_is_made_anew(tmp_path: Path) -> None:
    tones = ToneSynthesiser()
    cached = CachedSynthesiser(tones, ClipCache(tmp_path))
    cached.render(Utterance("Hello.", GRAN))
    cached.render(Utterance("Hello!", GRAN))
    cached.render(Utterance("Hello.", BOY))
    cached.render(Utterance("Hello.", GRAN, 1.5))
    cached.render(Utterance("Hello.", GRAN, heading=True))
    assert len(tones.said) == 5


def test_a_damaged_entry_is_made_anew(tmp_path: Path) -> None:
    tones = ToneSynthesiser()
    cached = CachedSynthesiser(tones, ClipCache(tmp_path))
    clip = cached.render(Utterance("Hello.", GRAN))
    [entry] = [p for p in tmp_path.rglob("*") if p.is_file()]
    entry.write_bytes(entry.read_bytes()[:20])
    assert cached.render(Utterance("Hello.", GRAN)) == clip
    assert len(tones.said) == 2


def test_it_does_not_grow_past_its_limit(tmp_path: Path) -> None:
    cached = CachedSynthesiser(ToneSynthesiser(), ClipCache(tmp_path, largest=100_000))
    for number in range(60):
        cached.render(Utterance(f"Line {number}.", GRAN))
    size = sum(p.stat().st_size for p in tmp_path.rglob("*") if p.is_file())
    assert 0 < size <= 100_000


def test_a_disk_that_is_full_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    cached = CachedSynthesiser(ToneSynthesiser(), ClipCache(tmp_path))
    monkeypatch.setattr(Path, "write_bytes", full)
    assert cached.render(Utterance("Hello.", GRAN)).samples
    assert cached.render(Utterance("Again.", GRAN)).samples


class SlowSynthesiser(ToneSynthesiser):
    """Takes long enough for two threads to make the same line."""

    def render(self, utterance: Utterance) -> Clip:
        time.sleep(0.001)
        return super().render(utterance)


def test_two_threads_may_make_the_same_line_at_once(tmp_path: Path) -> None:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for number in range(200):
            tones = SlowSynthesiser()
            cached = CachedSynthesiser(tones, ClipCache(tmp_path / str(number)))
            barrier = threading.Barrier(2)

            def make(cached: CachedSynthesiser = cached, barrier: object = barrier) -> None:
                barrier.wait()  # type: ignore[attr-defined]
                cached.render(Utterance("Hello.", GRAN))

            threads = [threading.Thread(target=make) for _ in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            cached.render(Utterance("Something else.", GRAN))
            said = len(tones.said)
            cached.render(Utterance("Something else.", GRAN))
            cached.render(Utterance("Hello.", GRAN))
            assert len(tones.said) == said, f"the cache was off after try {number}"
    finally:
        sys.setswitchinterval(before)


def test_entries_that_another_program_deletes_meanwhile_cost_no_line(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, time\n"
        "print('deletes', flush=True)\n"
        "while True:\n"
        "    for path in pathlib.Path(sys.argv[1]).rglob('*'):\n"
        "        if path.is_file(): path.unlink(missing_ok=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        try:
            cached = CachedSynthesiser(ToneSynthesiser(), ClipCache(tmp_path, largest=20_000))
            for number in range(400):
                assert cached.render(Utterance(f"Line {number}.", GRAN)).samples
        finally:
            other.kill()


def test_each_script_has_a_folder_of_its_own(tmp_path: Path) -> None:
    cached = CachedSynthesiser(ToneSynthesiser(), ClipCache(tmp_path))
    cached.keep_under("a script")
    cached.render(Utterance("Hello.", GRAN))
    cached.keep_under("another")
    cached.render(Utterance("Hello.", GRAN))
    assert {p.parent.name for p in tmp_path.rglob("*") if p.is_file()} == {"a script", "another"}
