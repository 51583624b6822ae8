"""What goes wrong with an engine is one sentence, and somebody else says the line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tableread.base.errors import SpeechError
from tableread.cast.voices import OWN_TAKES, Voice
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.engine_router import EngineRouter
from tableread.speech.utterance import Utterance
from tests.fakes import VOICES
from tests.speech.plug_in import plug_in

HUMMER = Voice("hummer", engine="humming", language="en-US", gender="female")
SUM = hashlib.sha256(b"a model").hexdigest()

Open = Callable[[str], tuple[EngineRouter, list[str]]]


@pytest.fixture
def router(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a router over eSpeak and an engine with these fields; returns it and what it tells."""
    opened: list[EngineRouter] = []
    installed = []

    def opens(fields: str) -> tuple[EngineRouter, list[str]]:
        installed.append(plug_in(tmp_path, monkeypatch, fields=fields))
        installed[-1].__enter__()
        opened.append(
            EngineRouter(WorkerSynthesiser, lambda script: None, lambda size: None, "espeak")
        )
        told: list[str] = []
        opened[-1].notify = told.append
        opened[-1].set_voices([HUMMER, *VOICES])
        return opened[-1], told

    yield opens
    for one in opened:
        one.close()
    for block in installed:
        block.__exit__(None, None, None)


QUICK = "line_seconds=0.5, character_seconds=0.0"


@pytest.mark.parametrize(
    ("fields", "line", "told"),
    [
        ("needs=('no_such_wheel',)", "Hello.", "needs no_such_wheel"),
        (f"files={{'humming/no-model': '{SUM}'}}", "Hello.", "did not start: "),
        (f"files={{'no_such_module/model': '{SUM}'}}", "Hello.", "no_such_module is not installed"),
        (f"files={{'humming/short': '{SUM}'}}", "Hello.", "humming/short is not the file it should be"),
        (f"files={{('humming/part2', 'humming/part1'): '{SUM}'}}", "Hello.", "not the file it should"),
    ],
)  # fmt: skip
def test_an_engine_that_is_lost_is_told_once_and_others_stand_in(
    fields: str, line: str, told: str, router: Open, tmp_path: Path
) -> None:
    (tmp_path / "short").write_bytes(b"a mod")
    (tmp_path / "part1").write_bytes(b"a mo")
    (tmp_path / "part2").write_bytes(b"del")
    everybody, notices = router(fields)
    assert everybody.render(Utterance(line, HUMMER)).seconds > 0.2
    assert everybody.render(Utterance("And on it goes.", HUMMER)).seconds > 0.5
    assert len(notices) == 1
    assert told in notices[0]
    assert notices[0].endswith("Other voices take over.")


@pytest.mark.parametrize(("fields", "line"), [("", "I crash."), (QUICK, "I hang.")])
def test_a_line_that_stops_an_engine_costs_that_line_alone(
    fields: str, line: str, router: Open
) -> None:
    everybody, notices = router(fields)
    assert everybody.render(Utterance(line, HUMMER)).seconds > 0.2
    assert everybody.render(Utterance("Hello.", HUMMER)).seconds < 0.4
    assert notices == [
        "The voice engine humming failed twice on the same line. Another voice reads it."
    ]


def test_an_engine_that_stops_on_every_line_is_lost(router: Open) -> None:
    everybody, notices = router("")
    for number in range(4):
        assert everybody.render(Utterance(f"I crash. {number}", HUMMER)).seconds > 0.2
    assert everybody.render(Utterance("Hello, my dear friends.", HUMMER)).seconds > 0.5
    assert len(notices) == 2
    assert notices[1] == ("The voice engine humming fails on every line. Other voices take over.")


def test_a_line_that_nobody_can_say_is_told_in_one_sentence(router: Open) -> None:
    everybody, notices = router("")
    everybody.set_voices([HUMMER])
    with pytest.raises(SpeechError, match="could say this line"):
        everybody.render(Utterance("I crash.", HUMMER))
    assert notices == []
    assert everybody.render(Utterance("Hello.", HUMMER)).seconds < 0.4
    for number in range(3):
        with pytest.raises(SpeechError):
            everybody.render(Utterance(f"I crash. {number}", HUMMER))
    with pytest.raises(SpeechError, match="No voice engine is left"):
        everybody.render(Utterance("Hello.", HUMMER))
    assert notices == []


def test_a_file_in_parts_is_looked_at_as_one(router: Open, tmp_path: Path) -> None:
    (tmp_path / "part1").write_bytes(b"a mo")
    (tmp_path / "part2").write_bytes(b"del")
    everybody, notices = router(f"files={{('humming/part1', 'humming/part2'): '{SUM}'}}")
    assert 0.05 < everybody.render(Utterance("Hello.", HUMMER)).seconds < 0.4
    assert not notices


def test_a_worker_that_dies_in_the_middle_of_a_line_says_it_after_all(router: Open) -> None:
    everybody, notices = router("")
    assert everybody.render(Utterance("I stumble once.", HUMMER)).seconds > 0.05
    assert not notices


def test_a_line_that_an_engine_refuses_costs_that_line_alone(router: Open) -> None:
    everybody, notices = router("")
    with pytest.raises(SpeechError, match="could not say this line: it does not want to"):
        everybody.render(Utterance("I refuse.", HUMMER))
    assert everybody.render(Utterance("Hello.", HUMMER)).seconds > 0.05
    assert not notices


@pytest.mark.parametrize(
    "text",
    ["word " * 10_000, "x" * 50_000, "😀 well 👩‍👩‍👧 then 🏳️‍🌈", "شكرا جزيلا, she said.", "\u202eabc\u202c def", "שלום hello"],
    ids=["long", "one word", "emoji", "Arabic", "override", "Hebrew"],
)  # fmt: skip
def test_strange_lines_are_said(text: str, router: Open) -> None:
    everybody, notices = router("")
    clip = everybody.render(Utterance(text, HUMMER))
    assert clip.seconds > 0.05
    assert all(text[mark.start : mark.end].strip() for mark in clip.words)
    assert not notices


def test_a_line_without_a_take_is_read_by_somebody_and_no_engine_is_lost(router: Open) -> None:
    everybody, notices = router("")
    assert everybody.render(Utterance("Hello.", OWN_TAKES)).seconds > 0.05
    assert not notices
