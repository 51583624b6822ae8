"""Enough of a new voice to tell how it sounds."""

from __future__ import annotations

import pytest

from tableread.audio.recording_format import FRAME, FRAME_SECONDS, RATE
from tableread.listen.first_words import FirstWords
from tests.fakes import hum

SPEECH, SILENCE = hum(FRAME_SECONDS, RATE), bytes(2 * FRAME)


def test_it_is_time_after_so_much_sound_however_long_the_silence_before() -> None:
    first = FirstWords()
    assert not any(first.enough(SILENCE) for _ in range(200))
    times = [at for at in range(200) if first.enough(SPEECH)]
    assert [round(at * FRAME_SECONDS, 1) for at in times[:3]] == [0.6, 1.2, 2.5]
    assert first.settled


def test_the_words_begin_a_little_before_the_first_sound() -> None:
    first = FirstWords()
    for frame in [SILENCE] * 100 + [SPEECH] * 10:
        first.enough(frame)
    assert first.pcm.startswith(SILENCE) and first.pcm.endswith(SPEECH * 10)
    assert 2.5 < first.begins < 3.0
    assert len(first.pcm) / 2 / RATE + first.begins == pytest.approx(110 * FRAME_SECONDS)


def test_another_line_begins_anew_and_what_was_passed_counts() -> None:
    first = FirstWords()
    assert any(first.enough(SPEECH) for _ in range(21))
    first.begin()
    assert not any(first.enough(SPEECH) for _ in range(30))
    assert any(first.enough(SPEECH) for _ in range(11))
