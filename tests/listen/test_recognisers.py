"""Recognisers that the user brings: what is said when something is missing, and what they answer.

Loading is tried for real where the engines are installed; none of their models is here.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from tableread.listen.port import Word
from tableread.listen.recognisers import open_recogniser

OTHERS = {"vosk": "vosk", "sherpa-onnx": "sherpa_onnx", "faster-whisper": "faster_whisper"}


def test_a_name_that_is_none() -> None:
    assert open_recogniser("siri", "", [])[1] == (
        "There is no recogniser called siri (there are: pocketsphinx, vosk, sherpa-onnx, faster-whisper)."
    )


@pytest.mark.parametrize("name", OTHERS)
def test_no_model(name: str, tmp_path: Path) -> None:
    assert "no folder is named" in open_recogniser(name, "", [])[1]
    assert "is no folder" in open_recogniser(name, str(tmp_path / "none"), [])[1]


@pytest.mark.parametrize("name", OTHERS)
def test_a_folder_without_a_model(name: str, tmp_path: Path) -> None:
    recogniser, why_not = open_recogniser(name, str(tmp_path), [])
    assert recogniser is None
    try:
        importlib.import_module(OTHERS[name])
    except ImportError:
        assert why_not == f"The recogniser {name} is not installed (pip install {name})."
    else:
        assert f"{name} cannot use the model" in why_not
        assert "\n" not in why_not


def test_what_vosk_answers() -> None:
    module = pytest.importorskip("vosk") and importlib.import_module(
        "tableread.listen.vosk_recogniser"
    )
    answer = {"partial": "the boat", "partial_result": [
        {"conf": 1.0, "word": "the", "start": 0.3, "end": 0.4},
        {"conf": 0.5, "word": "[unk]", "start": 0.4, "end": 0.5},
        {"conf": 1.0, "word": "boat", "start": 0.5, "end": 0.9},
    ]}  # fmt: skip
    words = [Word("the", 0.3, 0.4), Word("boat", 0.5, 0.9)]
    assert module.words_of(json.dumps(answer), "partial_result") == words
    assert module.words_of('{"partial": ""}', "partial_result") == []


def test_what_sherpa_answers() -> None:
    module = pytest.importorskip("sherpa_onnx") and importlib.import_module(
        "tableread.listen.sherpa_recogniser"
    )
    words = module.words_of([" THE", " BO", "AT", "▁IS"], [0.3, 0.5, 0.7, 0.9])
    assert [word.text for word in words] == ["the", "boat", "is"]
    assert words[1].start == 0.5
    assert words[1].end > 0.7
