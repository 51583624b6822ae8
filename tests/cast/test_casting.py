"""Voices, traits, and who gets which."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from tableread.cast.casting import PlayedBy, Together, alike, all_voices, cast, voice_named
from tableread.cast.traits import guess_traits
from tableread.cast.voice_distance import CLEARLY_APART, distance
from tableread.cast.voices import Voice, narrator_of, read_pack, read_packs
from tableread.script import fountain
from tableread.speech.registry import check_of
from tests.fakes import ALL_VOICES, VOICES
from tests.scenes import duel

SHIPPED = Path(__file__).parents[2] / "voices"


def test_the_shipped_pack() -> None:
    assert len(VOICES) >= 24
    assert len({v.id for v in VOICES}) == len(VOICES)
    assert narrator_of(VOICES).id == "narrator"
    # measured: these two take the process down
    assert not {v.own.get("variant") for v in VOICES} & {"rob", "Demonic"}


def test_the_natural_cast() -> None:
    natural = [v for v in ALL_VOICES if v.engine == "hibari"]
    free = [v for v in natural if not v.reserved]
    assert len(free) >= 20
    for gender in ("female", "male"):
        assert {v.age for v in free if v.gender == gender} == {"child", "young", "adult", "old"}
    closest = min(distance(a, b) for a, b in combinations(natural, 2))
    assert closest >= CLEARLY_APART, "two voices are too alike"


def test_ids_are_not_used_twice() -> None:
    ids = [
        table["id"]
        for path in SHIPPED.glob("*.toml")
        for table in tomllib.loads(path.read_text()).get("voice", [])
    ]
    assert len(ids) == len(set(ids))


def test_the_natural_voices_are_cast_where_they_are() -> None:
    script = fountain.read(_many(60))
    assert {
        p.voice.engine
        for p in cast(script, sorted(ALL_VOICES, key=lambda v: v.engine != "hibari")).parts.values()
    } == {"hibari"}
    assert {p.voice.engine for p in cast(script, VOICES).parts.values()} == {"espeak"}


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[[voice]]\nid = "a"\npitch = 120\n', "voice 1, pitch"),
        ('[[voice]]\nid = "a"\n[[voice]]\nid = "b"\ngender = "robot"\n', "voice 2, gender"),
        ('[[voice]]\nid = "a"\npich = 1\n', "pich"),
        ("[[voice]]\npitch = 1\n", "id"),
        ('[[voice]]\nid = "a"\nengine = "sapi"\n', "needs the engine sapi"),
        ("[[voice]\n", "not valid TOML"),
        ("voices = 3", "voice"),
    ],
)
def test_a_pack_with_a_mistake_says_where(tmp_path: Path, toml: str, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(toml)
    _, [mistake] = read_pack(path, check_of)
    assert "mine.toml" in str(mistake)
    assert said in str(mistake)


def test_own_voices_add_to_the_shipped_and_mistakes_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[voice]]\nid = "mine"\n[[voice]]\nid = "gran"\npitch = 1\n')
    (tmp_path / "b.toml").write_text("nonsense")
    (tmp_path / "c.toml").write_text('[[voice]]\nid = "good"\n[[voice]]\nid = "bad"\nrate = 9\n')
    voices, mistakes = read_packs([SHIPPED, tmp_path], check_of)
    assert len(voices) == len(ALL_VOICES) + 2
    assert "good" in {v.id for v in voices}
    assert next(v for v in voices if v.id == "gran").own["pitch"] == 1
    assert [str(m).split(":")[0].split()[0] for m in mistakes] == ["b.toml", "c.toml"]


def _many(count: int) -> str:
    return "X.\n\n" + "\n\n".join(
        f"PERSON {chr(65 + i // 26)}{chr(65 + i % 26)}\nHi." for i in range(count)
    )


def test_everybody_sounds_different_up_to_three_times_the_voices() -> None:
    casting = cast(fountain.read(_many(60)), VOICES)
    sounds = {(str(p.voice.own), p.voice.shape, p.voice.language) for p in casting.parts.values()}
    assert len(sounds) == 60
    assert casting.narrator.voice.id not in {p.voice.id for p in casting.parts.values()}


def test_more_characters_than_voices() -> None:
    assert len(cast(fountain.read(_many(150)), VOICES).parts) == 150


def test_the_same_cast_every_time() -> None:
    script = fountain.read(_many(30))
    assert cast(script, VOICES) == cast(script, VOICES)


def test_voices_fit_what_the_script_says() -> None:
    script = fountain.read(
        "X.\n\nOLD WOMAN\nOh.\n\nLITTLE BOY\nNo.\n\nSAM\nHm.\n\nSam looks up. She frowns. Sam sits. She sighs."
    )
    casting = cast(script, VOICES)
    voice = {name: part.voice for name, part in casting.parts.items()}
    assert (voice["OLD WOMAN"].gender, voice["OLD WOMAN"].age) == ("female", "old")
    assert (voice["LITTLE BOY"].gender, voice["LITTLE BOY"].age) == ("male", "child")
    assert voice["SAM"].gender == "female"


@pytest.mark.parametrize(
    ("action", "age"),
    [("PAT, 8, runs in.", "child"), ("PAT (21) waits.", "young"), ("PAT, 70s, waits.", "old"),
     ("PAT, 45.", "adult"), ("PAT, AGE 9, hums.", "child"), ("PAT waits.", "adult")],
)  # fmt: skip
def test_ages_from_the_first_mentions(action: str, age: str) -> None:
    script = fountain.read(f"{action}\n\nPAT\nHi.")
    assert guess_traits(script)["PAT"].age == age


def test_names_tell_where_pronouns_do_not() -> None:
    script = fountain.read(
        "X.\n\nJOHN\nA.\n\nSARAH\nB.\n\nYOUNG ZORBLAX\nC.\n\nZORBLAX\nD.\n\nZorblax turns. He goes."
    )
    traits = guess_traits(script)
    assert traits["JOHN"].gender == "male"
    assert traits["SARAH"].gender == "female"
    assert (traits["YOUNG ZORBLAX"].gender, traits["YOUNG ZORBLAX"].age) == ("male", "young")


def test_changing_the_list() -> None:
    casting = cast(duel(), VOICES)
    gran = voice_named("gran", VOICES)
    assert gran
    changed = casting.with_player("BEN", PlayedBy.YOU).with_voice("ADA", gran)
    assert changed.played_by(PlayedBy.YOU) == ("BEN",)
    assert changed.part("ADA").voice.id == "gran"
    assert casting.played_by(PlayedBy.YOU) == ()
    assert changed.part("NOBODY WE KNOW").voice == casting.narrator.voice


def test_raised_and_lowered_voices_have_names() -> None:
    for voice in all_voices(VOICES):
        assert voice_named(voice.id, VOICES) == voice
    assert voice_named("nobody", VOICES) is None


def test_a_voice_over_of_somebody_found_elsewhere_has_that_voice() -> None:
    script = fountain.read(
        "X.\n\nMARY\nHi.\n\nBOB\nHi.\n\nVOICE OF MARY\nIt is me.\n\nMARY\nBye.\n"
    )
    casting = cast(script, VOICES)
    assert casting.part("VOICE OF MARY").voice == casting.part("MARY").voice
    assert casting.part("BOB").voice != casting.part("MARY").voice
    assert alike(Together.of(script), casting) == []


def test_a_voice_with_too_few_numbers_of_its_sound_is_cast_all_the_same() -> None:
    mine = Voice("mine", sound=(1.0,))
    assert voice_named("mine+", [mine])
    assert cast(fountain.read(_many(5)), [mine]).parts
