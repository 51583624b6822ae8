"""Clips on a stream, to the sample."""

from __future__ import annotations

from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.audio.clip import Clip, WordMark
from tableread.audio.mixer import RATE, ClipFinished, ClipStarted, Mixer, Placed, WordReached


def clip(samples: int, value: int = 100, rate: int = RATE, words: tuple[int, ...] = ()) -> Clip:
    return Clip(
        array("h", [value] * samples).tobytes(), rate, tuple(WordMark(0, 1, w) for w in words)
    )


def read(mixer: Mixer, frames: int, step: int = 97) -> tuple[list[int], list[Placed]]:
    out, marks = array("h"), []
    while frames:
        pcm, _, found = mixer.read(min(step, frames))
        both = array("h")
        both.frombytes(pcm)
        assert both[::2] == both[1::2], "in the middle both sides are the same"
        out += both[::2]
        marks += found
        frames -= min(step, frames)
    return list(out), marks


def test_the_gap_between_two_clips_is_what_was_asked_to_the_sample() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(1000), 0.0)
    mixer.schedule(2, clip(500, 50), 0.25)
    out, _ = read(mixer, 10_000)
    gap = round(0.25 * RATE)
    assert out == [100] * 1000 + [0] * gap + [50] * 500 + [0] * (10_000 - 1500 - gap)


def test_a_late_clip_makes_the_gap_longer_never_shorter() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(100), 0.0)
    read(mixer, 5000)
    mixer.schedule(2, clip(100), 0.01)
    out, _ = read(mixer, 200)
    assert out[:100] == [100] * 100


def test_a_gap_from_now() -> None:
    mixer = Mixer()
    read(mixer, 5000)
    mixer.schedule(1, clip(10), 0.01, from_now=True)
    out, _ = read(mixer, 300)
    assert out.index(100) == round(0.01 * RATE)


def test_marks_stand_where_they_are_heard() -> None:
    mixer = Mixer()
    mixer.schedule(7, clip(1000, words=(0, 400)), 0.0)
    _, marks = read(mixer, 1500)
    assert marks == [
        Placed(0, ClipStarted(7)),
        Placed(0, WordReached(7, 0)),
        Placed(400, WordReached(7, 1)),
        Placed(1000, ClipFinished(7)),
    ]


def test_two_at_once_are_added_and_never_wrap() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(100, 30_000), 0.0)
    mixer.schedule(2, clip(300, 20_000), 0.0, beside=1)
    mixer.schedule(3, clip(10, 5), 0.0)
    out, marks = read(mixer, 400)
    assert out[:100] == [32767] * 100
    assert out[100:300] == [20_000] * 200
    assert out[300:310] == [5] * 10
    assert [m.mark for m in marks if isinstance(m.mark, ClipFinished)] == [
        ClipFinished(1), ClipFinished(2), ClipFinished(3),
    ]  # fmt: skip


def test_pausing_stands_still_and_goes_on_with_the_next_sample() -> None:
    mixer = Mixer()
    ramp = Clip(array("h", range(1, 1001)).tobytes(), RATE)
    mixer.schedule(1, ramp, 0.0)
    before, _ = read(mixer, 300)
    mixer.pause()
    silence, marks = read(mixer, 500)
    assert silence[150:] == [0] * 350
    assert marks == []
    mixer.resume()
    after, _ = read(mixer, 700)
    assert before + after == list(range(1, 1001))


def test_clearing_is_silence_at_once() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(1000, words=(900,)), 0.0)
    read(mixer, 100)
    mixer.clear()
    out, marks = read(mixer, 1000)
    assert out[150:] == [0] * 850
    assert marks == []
    mixer.schedule(2, clip(10), 0.0)
    assert read(mixer, 10)[0] == [100] * 10


def test_what_comes_after_clearing_does_not_wait_for_what_was_cleared() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(50_000), 0.0)
    mixer.schedule(2, clip(1000), 0.25)
    read(mixer, 100)
    mixer.clear()
    mixer.schedule(3, clip(1000), 0.0, from_now=True)
    _, marks = read(mixer, 10)
    assert marks[0] == Placed(100, ClipStarted(3))


@pytest.mark.parametrize("stop", ["pause", "clear"])
def test_a_sound_that_is_stopped_dies_away_instead_of_clicking(stop: str) -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(2000, 10_000), 0.0)
    before, _ = read(mixer, 500)
    getattr(mixer, stop)()
    after, _ = read(mixer, 500, step=33)
    steps = [abs(b - a) for a, b in pairwise([before[-1], *after])]
    assert max(steps) <= 1000
    assert after[-1] == 0
    assert sum(1 for s in after if s) < RATE // 100


def test_other_rates_are_converted_with_their_marks() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(1000, rate=RATE // 2, words=(500,)), 0.0)
    out, marks = read(mixer, 3000)
    assert abs(sum(1 for s in out if s) - 2000) <= 2
    assert Placed(1000, WordReached(1, 0)) in marks


def test_volume() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(10, 1000), 0.0)
    mixer.set_volume(0.5)
    assert read(mixer, 10)[0] == [500] * 10


@given(
    st.lists(st.tuples(st.integers(0, 3000), st.floats(0, 0.2), st.booleans()), max_size=8),
    st.integers(1, 2000),
)
def test_every_clip_starts_and_finishes_once_in_any_blocks(
    clips: list[tuple[int, float, bool]], step: int
) -> None:
    mixer = Mixer()
    for turn, (samples, gap, together) in enumerate(clips):
        mixer.schedule(turn, clip(samples), gap, beside=turn - 1 if together else None)
    _, marks = read(mixer, 80_000, step)
    for turn in range(len(clips)):
        own = [m for m in marks if m.mark.clip_id == turn]
        assert [type(m.mark) for m in own] == [ClipStarted, ClipFinished]
        assert own[1].sample - own[0].sample == clips[turn][0]
    assert mixer.idle


@pytest.mark.parametrize("samples", [0, 1])
def test_clips_of_next_to_nothing(samples: int) -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(samples), 0.0)
    _, marks = read(mixer, 10)
    assert [m.mark for m in marks] == [ClipStarted(1), ClipFinished(1)]


def sides(mixer: Mixer, frames: int) -> tuple[list[int], list[int]]:
    pcm, _, _ = mixer.read(frames)
    both = array("h")
    both.frombytes(pcm)
    return list(both[::2]), list(both[1::2])


def test_a_clip_is_laid_with_level_and_from_side_to_side() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(10, 1000), 0.0, pan=-0.5)
    mixer.schedule(2, clip(10, 1000), 0.0, pan=1.0, level=-6.02)
    left, right = sides(mixer, 20)
    assert (left[:10], right[:10]) == ([1000] * 10, [500] * 10)
    assert (left[10:], right[10:]) == ([0] * 10, [500] * 10)


def test_an_aside_sounds_over_the_read_and_lowers_it() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(100, 1000), 0.0)
    mixer.aside(clip(20, 200))
    left, _ = sides(mixer, 100)
    assert left == [550] * 20 + [1000] * 80


def test_a_silence_of_the_read_leaves_asides_alone() -> None:
    mixer = Mixer()
    mixer.aside(clip(50, 200))
    mixer.aside(clip(50, 300))
    mixer.clear()
    mixer.pause()
    left, _ = sides(mixer, 120)
    assert left == [200] * 50 + [300] * 50 + [0] * 20
    mixer.aside(clip(50, 200))
    mixer.clear_asides()
    assert sides(mixer, 50)[0] == [0] * 50


def test_what_is_said_at_once_keeps_its_own_silences_and_the_next_waits_for_both() -> None:
    mixer = Mixer(rate=1000)
    mixer.schedule(1, clip(100, rate=1000), 0.0)
    mixer.schedule(2, clip(300, rate=1000), 0.05)
    mixer.schedule(3, clip(50, rate=1000), 0.0, beside=1)
    mixer.schedule(4, clip(50, rate=1000), 0.02, behind=3)
    mixer.schedule(5, clip(10, rate=1000), 0.1)
    _, marks = read(mixer, 1000)
    starts = {m.mark.clip_id: m.sample for m in marks if isinstance(m.mark, ClipStarted)}
    assert starts == {1: 0, 2: 150, 3: 0, 4: 70, 5: 550}


def test_a_gap_below_nothing_cuts_in() -> None:
    mixer = Mixer(rate=1000)
    mixer.schedule(1, clip(500, rate=1000), 0.0)
    mixer.schedule(2, clip(100, 50, rate=1000), -0.1)
    out, _ = read(mixer, 700)
    assert out[399:401] == [100, 150]
    assert out[500] == 0


def test_who_cuts_in_begins_no_earlier_than_the_one_who_is_cut_off() -> None:
    mixer = Mixer(rate=1000)
    mixer.schedule(1, clip(500, rate=1000), 0.0)
    mixer.schedule(2, clip(20, rate=1000), 0.0)
    mixer.schedule(3, clip(100, rate=1000), -0.12)
    _, marks = read(mixer, 1000)
    starts = [m.mark.clip_id for m in marks if isinstance(m.mark, ClipStarted)]
    assert starts == [1, 2, 3]
