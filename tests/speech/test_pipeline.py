"""How a line is made: by an engine of our own here, so that no library is needed but the shaper's."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tableread.cast.shape import Shape
from tableread.cast.voices import Voice
from tableread.speech import pipeline
from tableread.speech.engine import Engine, Raw, Request
from tableread.speech.utterance import Utterance
from tests.fakes import hum

HUMMING = Engine(
    name="hum",
    about="a hum",
    maker="tests.speech.test_pipeline:HumMaker",
    rank=0,
    shapes=frozenset({"pitch"}),
)


class HumMaker:
    """Hums for a second."""

    def make(self, request: Request) -> Raw:
        return Raw(hum(1.0, 22_050), 22_050, [(0, 0)])


@pytest.fixture
def humming(monkeypatch: pytest.MonkeyPatch) -> Iterator[pipeline.SpeechPipeline]:
    monkeypatch.setattr(pipeline, "find_engine", lambda _: HUMMING)
    pipeline._shaper.cache_clear()
    yield pipeline.SpeechPipeline("hum")
    pipeline._shaper.cache_clear()


SMALL = Voice(id="small", engine="hum", shape=Shape(formants=1.2, pitch=2))
PLAIN = Voice(id="plain", engine="hum")


@pytest.mark.parametrize("library", ["numpy", "pyworld"])
def test_without_the_shaper_a_voice_is_as_its_engine_makes_it(
    humming: pipeline.SpeechPipeline, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, "tableread.speech.shaper", raising=False)
    made = humming.make(Utterance("Hello.", SMALL))
    assert made == humming.make(Utterance("Hello.", PLAIN))
    assert made.samples


def test_with_the_shaper_it_is_another(humming: pipeline.SpeechPipeline) -> None:
    pytest.importorskip("pyworld")
    made = humming.make(Utterance("Hello.", SMALL))
    assert made.pcm != humming.make(Utterance("Hello.", PLAIN)).pcm
