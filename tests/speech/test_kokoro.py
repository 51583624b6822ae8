"""Kokoro, where the extra `company` is installed."""

from __future__ import annotations

import audioop
from collections.abc import Iterator

import pytest

from tableread.cast.voices import Voice
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.engines.kokoro import KOKORO
from tableread.speech.utterance import Utterance

pytestmark = pytest.mark.skipif(bool(KOKORO.missing), reason="needs the extra `company`")

HEART = Voice("heart", engine="kokoro", own={"style": "af_heart"})


@pytest.fixture(scope="module")
def worker() -> Iterator[WorkerSynthesiser]:
    synthesiser = WorkerSynthesiser(KOKORO)
    synthesiser.start()
    yield synthesiser
    synthesiser.close()


def test_a_line_has_sound_and_a_mark_for_every_word(worker: WorkerSynthesiser) -> None:
    text = "Put the kettle on, would you?"
    clip = worker.render(Utterance(text, HEART))
    assert 1.0 < clip.seconds < 2.5
    assert [text[mark.start : mark.end] for mark in clip.words] == text.split()
    begins = [mark.sample / clip.rate for mark in clip.words]
    assert begins == sorted(set(begins))
    assert begins[4] - begins[3] > begins[2] - begins[1]  # "on," is longer than "the"
    for end in (clip.pcm[:960], clip.pcm[-960:]):
        assert audioop.max(end, 2) > 60  # no silence is left


def test_what_has_too_many_sounds_is_cut_between_words() -> None:
    from tableread.speech.engines.english_sounds import Sounds, Word
    from tableread.speech.engines.kokoro_maker import _portions

    phonemes = "ab cde " * 70
    words = [Word(place, at) for place, at in enumerate(range(0, len(phonemes), 7))]
    portions = _portions(Sounds(phonemes, words))
    assert "".join(portion.phonemes for portion in portions) == phonemes
    assert all(len(portion.phonemes) <= 200 for portion in portions)
    assert [word.place for portion in portions for word in portion.words] == list(range(70))
    assert all(p.phonemes[word.first :].startswith("ab") for p in portions for word in p.words)
    assert len(_portions(Sounds("a" * 1000, [Word(0, 0)]))) == 5


def test_speed_and_blends(worker: WorkerSynthesiser) -> None:
    text = "Nobody told me that."
    plain = worker.render(Utterance(text, HEART))
    blend = Voice("blend", engine="kokoro", own={"style": "af_heart*0.5+am_adam*0.5"})
    assert 0.5 < worker.render(Utterance(text, blend, speed=1.6)).seconds / plain.seconds < 0.9


@pytest.mark.parametrize(
    "text", ["No.", "Mm.", "Wait!", "Shh!", "😀 hi 😀", "שלום hello", "a\u202eb", "Ééé, naïve."]
)
def test_short_and_strange_lines(text: str, worker: WorkerSynthesiser) -> None:
    clip = worker.render(Utterance(text, HEART))
    assert 0.2 < clip.seconds < 3
    assert 300 < audioop.rms(clip.pcm, 2) < 9000


@pytest.mark.parametrize("text", ["…", "--", "😀", "שלום"])
def test_nothing_that_it_can_say(text: str, worker: WorkerSynthesiser) -> None:
    assert worker.render(Utterance(text, HEART)).seconds < 2
