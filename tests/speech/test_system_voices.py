"""Voices of the system, without the system: which one is meant, and what comes of a process that says a line."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from tableread.cast.shape import Shape
from tableread.speech.engine import Request
from tableread.speech.engines.system import SYSTEM
from tableread.speech.engines.system_maker import SystemMaker
from tableread.speech.engines.system_say import choose

VOICES = [
    SimpleNamespace(id="HKEY\\ZIRA", name="Microsoft Zira Desktop - English"),
    SimpleNamespace(id="com.apple.Alex", name="Alex"),
    SimpleNamespace(id="com.apple.Alexandra", name="Alexandra"),
]
SAID = Request("Good evening.", "en-US", {"name": "Alex"}, Shape(pace=1.5), 0, ())

SPEAKER = """
import json, sys, time, wave
asked = json.load(sys.stdin)
if {status}:
    sys.stderr.write("the system has no voice " + asked["name"])
    sys.exit({status})
with wave.open(asked["path"], "wb") as file:
    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(16000)
    file.writeframes(b"\\x10\\x20" * round(8000 / asked["pace"]))
time.sleep({hang})
"""


def maker(tmp_path: Path, status: int = 0, hang: int = 0) -> SystemMaker:
    program = tmp_path / "speaker.py"
    program.write_text(SPEAKER.format(status=status, hang=hang))
    return SystemMaker((sys.executable, str(program)))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("com.apple.Alex", "com.apple.Alex"), ("alex", "com.apple.Alex"), ("Alexa", "com.apple.Alexandra"),
        ("Microsoft Zira", "HKEY\\ZIRA"),
    ],
)  # fmt: skip
def test_a_voice_is_found_by_id_name_or_beginning(name: str, found: str) -> None:
    assert choose(name, VOICES) == found


def test_a_voice_that_is_not_there_is_one_sentence_with_those_that_are() -> None:
    with pytest.raises(LookupError, match="no voice Bob; it has: Alex, Alexandra, Microsoft Zira"):
        choose("Bob", VOICES)
    with pytest.raises(LookupError, match="it has: none"):
        choose("Bob", [])


def test_a_line_is_said_into_a_file(tmp_path: Path) -> None:
    raw = maker(tmp_path).make(SAID)
    assert raw.rate == 16000
    assert len(raw.pcm) == 2 * round(8000 / 1.5)
    assert not raw.events


def test_a_process_that_never_ends_is_not_waited_for(tmp_path: Path) -> None:
    started = time.monotonic()
    assert maker(tmp_path, hang=60).make(SAID).pcm
    assert time.monotonic() - started < 5


def test_what_the_system_says_is_told(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="no voice Alex"):
        maker(tmp_path, status=2).make(SAID)
    with pytest.raises(OSError, match="no voice Alex"):
        maker(tmp_path, status=1).make(SAID)


@pytest.mark.skipif(sys.platform in SYSTEM.platforms, reason="there are such voices here")
def test_elsewhere_there_are_none() -> None:
    assert SYSTEM.missing == ("Windows or macOS",)
    assert SYSTEM.how_to_get == ""
