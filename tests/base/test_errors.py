"""Errors have codes that other programs may rely on."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tableread.base.errors import TablereadError
from tableread.cli import main

CODES = {
    "TablereadError": "error",
    "UnexpectedError": "unexpected",
    "ScriptError": "script",
    "WriteError": "write",
    "VoicePackError": "voice-pack",
    "NoVoicesError": "no-voices",
    "UnknownNameError": "unknown-name",
    "SettingsError": "settings",
    "LexiconError": "lexicon",
    "SpeechError": "speech",
    "EngineStoppedError": "engine-stopped",
    "EngineLostError": "engine-lost",
    "LibraryError": "library",
    "NothingDueError": "nothing-due",
    "RehearsalError": "rehearsal",
}


def kinds(of: type[TablereadError] = TablereadError) -> list[type[TablereadError]]:
    return [of, *(kind for child in of.__subclasses__() for kind in kinds(child))]


def test_a_code_of_its_own_for_every_kind_that_never_changes() -> None:
    ours = [kind for kind in kinds() if kind.__module__ == TablereadError.__module__]
    assert {kind.__name__: kind.code for kind in ours} == CODES
    assert len(set(CODES.values())) == len(CODES)
    assert all("code" in vars(kind) for kind in ours)


def test_the_code_goes_to_the_log_and_the_sentence_to_the_person(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    logger = logging.getLogger("tableread")
    logger.propagate = True
    with caplog.at_level(logging.INFO, "tableread"), pytest.raises(SystemExit):
        main(["parse", str(tmp_path / "nowhere.fountain")])
    assert "ended by an error: script" in caplog.text
    assert "nowhere.fountain" in capsys.readouterr().err
    assert "nowhere" not in caplog.text
