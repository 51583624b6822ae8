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


def test_a_value_is_stepped_within_what_is_allowed() -> None:
    found = {".".join(one.place): one for one in ALL}
    assert found["speed"].stepped(1.0, 1) == 1.1
    assert str(found["volume"].stepped(1.9, 5)) == "2.0"
    assert found["page.line_spacing"].stepped(3, 1) == 3
    assert found["ear.pace"].stepped("patient", 1) == "quick"
    assert found["stereo"].stepped(True, 1) is False
    assert found["ear.model"].stepped("x", 1) == "x"


def test_every_number_has_a_step_and_every_setting_a_title() -> None:
    for one in ALL:
        assert (one.step > 0) == (isinstance(one.default, int | float) and not one.choices)
        assert "_" not in one.title


def test_a_whole_number_is_asked_for_where_one_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("speech_mb = 1.5\n")
    _, [wrong] = read_settings(path, Names([], []))
    assert "it must be a whole number between 0 and 100000" in str(wrong)
