"""What an engine says of itself: what is missing, how to get it, and which part of a voice it understands."""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import msgspec
import pytest

from tableread.cast.voices import read_pack
from tableread.speech.engine import Engine, version_of
from tableread.speech.engines.kokoro import KOKORO, STYLES, blend
from tableread.speech.files import path_of
from tableread.speech.registry import check_of

ABSENT = Engine(
    "absent", "nowhere", "x:Y", 0, needs=("no_such_module", "sys"), package="absent-voices"
)


def test_what_is_missing_and_the_command_that_brings_it() -> None:
    assert ABSENT.missing == ("no_such_module",)
    assert ABSENT.how_to_get == "pip install 'absent-voices'"
    assert replace(ABSENT, extra="more").how_to_get == "pip install 'tableread[more]'"
    assert replace(ABSENT, needs=("sys",)).how_to_get == ""


def test_an_engine_of_another_system_cannot_be_had() -> None:
    elsewhere = replace(ABSENT, needs=(), platforms=("other", "win33"))
    assert elsewhere.missing == ("other or win33",)
    assert elsewhere.how_to_get == ""
    assert not replace(elsewhere, platforms=(sys.platform,)).missing


def test_other_files_make_another_sound() -> None:
    made_by = {
        replace(KOKORO, files=files).made_by  # type: ignore[arg-type]
        for files in ({}, {"a": "1"}, {"a": "2"}, {"a": "1", "b": "2"})
    }
    assert len(made_by) == 4


def test_a_blend_has_shares_of_one() -> None:
    assert blend("af_heart") == [("af_heart", 1.0)]
    assert blend(" af_heart * 3 + am_adam ") == [("af_heart", 0.75), ("am_adam", 0.25)]


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("", "no speaker ''"), ("bob", "no speaker 'bob'"), ("af_heart+", "no speaker ''"),
        ("af_heart*0", "above 0"), ("af_heart*-1", "above 0"), ("af_heart*nan", "above 0"),
        ("af_heart*x", "not a number"), ("af_heart*0.5+eve*0.5", "no speaker 'eve'"),
    ],
)  # fmt: skip
def test_a_style_that_makes_no_sense_is_told_in_a_pack(
    style: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises(msgspec.ValidationError, match=told):
        KOKORO.check({"style": style})
    pack = tmp_path / "mine.toml"
    pack.write_text(f'[[voice]]\nid = "x"\nengine = "kokoro"\n[voice.kokoro]\nstyle = "{style}"\n')
    voices, mistakes = read_pack(pack, check_of)
    assert not voices
    assert told in str(mistakes[0])
    assert len(str(mistakes[0]).splitlines()) == 1


def test_the_company_has_all_speakers_once_or_more_and_only_ids_of_its_own() -> None:
    from tableread.base import paths

    packs = {
        path.stem: read_pack(path, check_of)[0] for path in paths.SHIPPED_VOICES.glob("*.toml")
    }
    company = packs["company"]
    assert {name for voice in company for name, _ in blend(str(voice.own["style"]))} == set(STYLES)
    assert {voice.reserved for voice in company} == {"", "narrator", "prompter"}
    ids = [voice.id for pack in packs.values() for voice in pack]
    assert len(ids) == len(set(ids))
    assert all(voice.description for voice in company)


def test_the_styles_have_their_notice_beside_them() -> None:
    notice = path_of("tableread/speech/engines/kokoro_styles.NOTICE").read_text("utf-8")
    assert "Apache License, Version 2.0" in notice


def test_versions_are_those_that_are_installed() -> None:
    for package in ("msgspec", "Espeakng_loader", "pytest"):
        assert version_of(package) == metadata.version(package)
    assert version_of("no-such-package") == "?"
