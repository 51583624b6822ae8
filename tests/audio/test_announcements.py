"""Announcements on a stream: the read stands still for them and goes on with the very next sample."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from tableread.audio.clip import Clip
from tableread.audio.mixer import RATE, ClipFinished, ClipStarted, Mixer, Placed, WordReached
from tests.audio.test_mixer import clip, read

RAMP = list(range(1, 1001))
SAID = [20_000] * 50


def ramp(first: int = 1, size: int = 1000) -> Clip:
    return Clip(array("h", range(first, first + size)).tobytes(), RATE)


def test_what_was_asked_for_is_said_at_once_and_the_read_goes_on_where_it_stood() -> None:
    mixer = Mixer()
    mixer.schedule(1, ramp(), 0.0)
    before, _ = read(mixer, 300)
    mixer.await_announcement(7)
    silence, marks = read(mixer, 500)
    assert silence[150:] == [0] * 350, "it stands still while the sound is being made"
    assert marks == []
    mixer.announce(7, clip(50, 20_000))
    said, _ = read(mixer, 50)
    after, marks = read(mixer, 700)
    assert said == SAID
    assert before + after == RAMP
    assert marks[-1].mark == ClipFinished(1)
    assert not mixer.announcing


def test_marks_are_told_when_they_are_heard_although_the_read_stood_still() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(100, words=(50,)), 0.0)
    read(mixer, 20)
    mixer.await_announcement(1)
    mixer.announce(1, clip(200, 20_000))
    _, first, marks = mixer.read(1000)
    assert marks == [Placed(250, WordReached(1, 0)), Placed(300, ClipFinished(1))]
    assert first == 20
    assert mixer.position == 820


def test_another_cuts_off_the_one_before() -> None:
    mixer = Mixer()
    mixer.await_announcement(1)
    mixer.announce(1, clip(50, 20_000))
    read(mixer, 10)
    mixer.await_announcement(2)
    mixer.announce(1, clip(50, 20_000))
    assert read(mixer, 100)[0] == [0] * 100, "the first comes too late"
    mixer.announce(2, clip(5, 9))
    assert read(mixer, 10)[0] == [9] * 5 + [0] * 5


def test_one_that_cannot_be_made_holds_nothing_up() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(5), 0.0)
    mixer.await_announcement(1)
    read(mixer, 300)
    mixer.announce(1, None)
    assert read(mixer, 5)[0] == [100] * 5


def test_before_a_clip_the_silence_is_what_it_was() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(10), 0.0)
    mixer.await_announcement(3, before=2)
    mixer.announce(3, clip(4, 20_000))
    mixer.schedule(2, clip(10, 50, words=(0,)), 0.001)
    out, marks = read(mixer, 60, step=60)
    assert out == [100] * 10 + [0] * 24 + [20_000] * 4 + [50] * 10 + [0] * 12
    assert marks == [
        Placed(0, ClipStarted(1)), Placed(10, ClipFinished(1)),
        Placed(38, ClipStarted(2)), Placed(38, WordReached(2, 0)), Placed(48, ClipFinished(2)),
    ]  # fmt: skip


def test_a_clip_waits_for_what_is_to_be_announced_before_it() -> None:
    mixer = Mixer()
    mixer.await_announcement(3, before=2)
    mixer.schedule(2, clip(10, 50), 0.0)
    out, marks = read(mixer, 500)
    assert (out, marks) == ([0] * 500, [])
    mixer.announce(3, clip(4, 20_000))
    assert read(mixer, 14)[0] == [20_000] * 4 + [50] * 10


def test_a_clip_that_has_begun_is_not_interrupted_by_what_came_too_late() -> None:
    mixer = Mixer()
    mixer.schedule(2, clip(100, 50), 0.0)
    read(mixer, 10)
    mixer.await_announcement(3, before=2)
    mixer.announce(3, clip(4, 20_000))
    assert read(mixer, 90)[0] == [50] * 90
    assert not mixer.announcing


def test_where_the_course_changes_what_belonged_to_its_clips_is_not_said() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(5), 0.0)
    mixer.await_announcement(3, before=2)
    mixer.schedule(2, clip(100, 50), 0.0)
    read(mixer, 5)
    mixer.clear()
    read(mixer, 200)
    mixer.announce(3, clip(4, 20_000))
    mixer.schedule(2, clip(5, 60), 0.0)
    assert not mixer.announcing
    assert read(mixer, 10)[0] == [60] * 5 + [0] * 5


def test_news_waits_for_the_silence_between_two_lines() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(100), 0.0)
    mixer.schedule(2, clip(100, 50), 0.001)
    read(mixer, 30)
    mixer.announce_between(clip(10, 20_000))
    out, _ = read(mixer, 300, step=77)
    assert out[:70] == [100] * 70
    assert out[70:80] == [20_000] * 10
    assert out[80:104] == [0] * 24
    assert out[104:204] == [50] * 100


def test_news_does_not_come_between_the_parts_of_a_line() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(100), 0.0, more=True)
    read(mixer, 30)
    mixer.announce_between(clip(10, 20_000))
    out, _ = read(mixer, 100)
    assert 20_000 not in out, "more of the line is still being made"
    mixer.schedule(1, clip(100, 60), 0.01, continues=True)
    out, _ = read(mixer, 500)
    at = out.index(20_000)
    assert out[at - 1] == 60
    assert out[at : at + 10] == [20_000] * 10


def test_news_is_told_while_the_read_is_paused() -> None:
    mixer = Mixer()
    mixer.schedule(1, ramp(), 0.0)
    before, _ = read(mixer, 100)
    mixer.pause()
    mixer.announce_between(clip(50, 20_000))
    heard, _ = read(mixer, 400)
    assert min(heard[:50]) > 19_000  # over a wave that dies away
    assert max(heard[160:]) == 0
    mixer.resume()
    assert before + read(mixer, 900)[0] == RAMP


def test_a_jump_while_something_is_announced_does_not_click() -> None:
    mixer = Mixer()
    mixer.schedule(1, clip(5000, 10_000), 0.0)
    read(mixer, 50)
    mixer.await_announcement(1)
    read(mixer, 300)
    mixer.clear()
    assert read(mixer, 300)[0] == [0] * 300


@given(
    gaps=st.lists(st.integers(0, 30), min_size=2, max_size=4),
    asked=st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 40)), max_size=5),
    news=st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 40)), max_size=5),
    named=st.sets(st.integers(0, 1)),
    step=st.integers(20, 400),
)
def test_whatever_is_announced_no_sample_of_the_read_is_lost_and_no_gap_changes(
    gaps: list[int],
    asked: list[tuple[int, int]],
    news: list[tuple[int, int]],
    named: set[int],
    step: int,
) -> None:
    def lay(mixer: Mixer) -> None:
        for number, gap in enumerate(gaps):
            mixer.schedule(number, ramp(1 + 100 * number, 100), gap / 1000)

    plain, beside = Mixer(), Mixer()
    lay(plain)
    for number in named:
        beside.await_announcement(100 + number, before=number)
        beside.announce(100 + number, Clip(b"\x00\x80" * 20, RATE))
    lay(beside)
    total = 4000
    expected, _ = read(plain, total)
    out: list[int] = []
    at, due = 0, sorted([(*a, "asked") for a in asked] + [(*n, "news") for n in news])
    while at < 2 * total:
        while due and due[0][0] <= at:
            _, size, kind = due.pop(0)
            said = Clip(b"\x00\x80" * size, RATE)  # as no sample of the read is
            if kind == "news":
                beside.announce_between(said)
            else:
                beside._fade_out = lambda: None  # type: ignore[method-assign]
                beside.await_announcement(at)
                beside.announce(at, said)
        piece, _ = read(beside, step, step)
        out += piece
        at += step
    heard = [sample for sample in out if sample != -32768]
    assert heard[:total] == expected
    assert not beside.announcing


def test_an_announcement_may_come_in_parts() -> None:
    mixer = Mixer()
    mixer.await_announcement(1)
    mixer.schedule(1, clip(5), 0.0)
    mixer.announce(1, clip(3, 20_000), more=True)
    assert read(mixer, 300)[0][:3] == [20_000] * 3
    mixer.announce(1, clip(2, 9), more=True)
    assert read(mixer, 200)[0] == [9] * 2 + [0] * 198
    mixer.announce(1, None)
    assert read(mixer, 5)[0] == [100] * 5


def test_before_a_clip_too() -> None:
    mixer = Mixer()
    mixer.await_announcement(1, before=7)
    mixer.announce(1, clip(3, 20_000), more=True)
    mixer.schedule(7, clip(5), 0.0)
    assert read(mixer, 10)[0] == [20_000] * 3 + [0] * 7
    mixer.announce(1, None)
    assert read(mixer, 5)[0] == [100] * 5
