"""Every setting is described in a sentence that a person can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.base.setting_texts import (
    DescribedSetting,
    described_settings,
    described_tables,
)
from tableread.base.settings import Settings
from tableread.base.settings_file import Names, read_settings

ALL = described_settings()


@pytest.mark.parametrize("one", ALL, ids=lambda one: ".".join(one.place))
def test_each_says_what_it_is_for(one: DescribedSetting) -> None:
    assert one.about[0].isupper()
    assert one.about.endswith(".")
    assert "  " not in one.about
    assert one.allowed


def test_tables_are_described() -> None:
    tables = {one.place[0] for one in ALL if len(one.place) > 1} | {"keys"}
    assert set(described_tables()) == tables
    assert all(told.endswith(".") for told in described_tables().values())


def test_defaults_and_what_is_allowed_are_those_of_the_settings() -> None:
    found = {".".join(one.place): one for one in ALL}
    assert found["speed"].default == Settings().speed
    assert found["speed"].allowed == "0.5 to 5"
    assert found["ear.pace"].allowed == "quick, normal or patient"
    assert found["ear.pace"].choices == ("quick", "normal", "patient")
    assert found["stereo"].allowed == "true or false"
    assert found["speech_mb"].allowed == "0 to 100,000"


def test_a_whole_number_is_asked_for_where_one_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("speech_mb = 1.5\n")
    _, [wrong] = read_settings(path, Names([], []))
    assert "it is a whole number from 0 to 100000" in str(wrong)
