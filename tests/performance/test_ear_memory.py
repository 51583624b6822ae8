"""What the ear has learnt is kept; a file that is broken, or holds anything, is no hindrance."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tableread.performance.ear_memory import EarMemory


def test_the_latest_pronunciations_of_a_name_are_kept(tmp_path: Path) -> None:
    memory = EarMemory(tmp_path / "not yet there")
    for said in ("T AY G", "T AY K", "T AY G", "D AY G", "T AE G"):
        memory.keep_name("tadhg", said)
    memory.keep_name("niamh", "N IY V")
    assert memory.names() == {"tadhg": ["T AY G", "D AY G", "T AE G"], "niamh": ["N IY V"]}


_BROKEN = {
    "empty": "", "a list": "[]", "half": "{", "deep": "[" * 5000, "a number": '{"a": 3}',
    "a table": '{"a": {"b": ["T"]}}', "huge": " " * 2_000_000 + "{}", "no letter": "\ud800",
}  # fmt: skip


@pytest.mark.parametrize("written", _BROKEN.values(), ids=_BROKEN)
def test_a_file_that_cannot_be_used_is_nothing(tmp_path: Path, written: str) -> None:
    for name in ("ear.json", "ear-names.json"):
        (tmp_path / name).write_text(written, encoding="utf-8", errors="surrogatepass")
    memory = EarMemory(tmp_path)
    assert memory.names() == {}
    assert memory.recall("usb") in {"", "3", "{'b': ['T']}"}
    memory.keep_name("niamh", "N IY V")
    assert memory.names()["niamh"] == ["N IY V"]


def test_only_sounds_are_read(tmp_path: Path) -> None:
    ways = ["XX YY", "t ay", "SH1", "T\nAY", " ", "", "SIL", "+SPN+ AH", "T\0", 3, None, "T AY"]
    (tmp_path / "ear-names.json").write_text(json.dumps({"tadhg": ways[-3:], "b": ways[:3]}))
    assert EarMemory(tmp_path).names() == {"tadhg": ["T AY"], "b": []}
    for way in ways[:-3]:
        (tmp_path / "ear-names.json").write_text(json.dumps({"tadhg": [way]}))
        assert EarMemory(tmp_path).names() == {"tadhg": []}
