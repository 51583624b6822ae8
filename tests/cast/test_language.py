"""Which language a script is in, who is cast in it, and what a direction says of a line's language."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.cast.casting import Casting, cast, choices_of, company_of, in_language
from tableread.cast.language import (
    UNKNOWN,
    detected,
    find_language,
    language_of,
    language_of_direction,
)
from tableread.cast.languages import ENGLISH_NAMES, OTHER_NAMES
from tableread.cast.voice_distance import CLEARLY_APART, distance
from tableread.cast.voices import OWN_TAKES
from tableread.script import fountain
from tableread.script.model import Script
from tests.fakes import ALL_VOICES, VOICES
from tests.scenes import duel

LINES = {
    path.stem.partition("-")[2]: path.read_text("utf-8").splitlines()
    for path in (Path(__file__).parents[2] / "tools").glob("lines-*.txt")
}
"""Eight sentences in each language that has voices."""
OF_ITS_OWN_ALPHABET = {"ru", "el"}


def scene(lines: list[str], speakers: tuple[str, ...] = ("MARIE", "PAUL")) -> Script:
    """`lines`, said in turn."""
    said = [f"@{speakers[at % len(speakers)]}\n{line}" for at, line in enumerate(lines)]
    return fountain.read("\n\n".join(said))


def languages_of(casting: Casting) -> set[str]:
    voices = [casting.narrator.voice, *(part.voice for part in casting.parts.values())]
    return {voice.language.partition("-")[0] for voice in voices}


@pytest.mark.parametrize("code", sorted(LINES))
def test_a_short_scene_is_enough(code: str) -> None:
    found = language_of(scene(LINES[code][:4]))
    assert found.code == code
    assert found.sure >= 0.7


def test_letters_alone_tell_some_languages() -> None:
    assert detected("Привет, как дела?").code == "ru"
    assert detected("Καλημέρα σας.").code == "el"
    assert detected("שלום, מה שלומך?").code == "he"
    assert detected("مرحبا، كيف حالك؟").code == "ar"
    assert detected("こんにちは、元気ですか。").code == "ja"
    assert detected("你好，你今天好吗？").code == "cmn"
    assert detected("안녕하세요, 잘 지내요?").code == "ko"


def test_one_alphabet_may_serve_several_languages() -> None:
    ukrainian = "Я не знала, що ти повернешся сьогодні так рано. Зачини, будь ласка, двері, бо тут дуже холодно."
    assert detected(ukrainian).code == "uk"


@pytest.mark.parametrize("text", ["", "123 !?", "Hi.", "Oui.", "Madame Bovary", "..."])
def test_a_few_words_tell_nothing(text: str) -> None:
    assert detected(text) == UNKNOWN


def test_what_is_repeated_counts_once() -> None:
    assert language_of(scene(["Hi."] * 200)) == UNKNOWN


def test_english_with_some_french_in_it_is_english() -> None:
    english = (Path(__file__).parents[2] / "tools" / "lines.txt").read_text("utf-8").splitlines()
    assert language_of(scene(english[:12] + LINES["fr"][:3])).code == "en"
    assert language_of(scene(LINES["fr"] + english[:1])).code == "fr"


def test_names_and_headings_do_not_count() -> None:
    text = "INT. MAISON DE LA FAMILLE DUPONT - JOUR\n\n" + "\n\n".join(
        f"MADAME DE LA TOUR\n{line}"
        for line in (
            "I told you that I would never come back here.",
            "Then why did you open the door?",
        )
    )
    assert language_of(fountain.read(text)).code == "en"


def test_without_the_library_alphabets_are_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tableread.cast.language._detector", lambda: None)
    assert detected(" ".join(LINES["fr"])) == UNKNOWN
    assert detected(" ".join(LINES["ru"])).code == "ru"
    assert languages_of(cast(scene(LINES["fr"]), VOICES)) == {"en"}


@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    found = detected(text)
    assert found.code in ENGLISH_NAMES or found == UNKNOWN
    assert 0 <= found.sure <= 1.001


def test_lone_surrogates_are_no_trouble() -> None:
    assert detected(" ".join(LINES["fr"]) + " \ud800").code == "fr"


def test_languages_are_found_by_code_and_by_name() -> None:
    assert find_language("fr") == find_language("French") == find_language(" Français ") == "fr"
    assert find_language("deutsch") == "de"
    assert find_language("Klingon") is None
    assert set(OTHER_NAMES) <= set(ENGLISH_NAMES)


# whom is cast


@pytest.mark.parametrize("code", ["ja", "tr", "ro"])
def test_without_voices_of_its_own_a_language_is_spoken_by_the_english_ones(code: str) -> None:
    casting = cast(duel(), VOICES, language=code)
    assert casting.language == code
    assert languages_of(casting) == {code}
    assert languages_of(cast(duel(), ALL_VOICES, language=code)) == {code}
    # known by the same names, so that what is kept of them is found again
    assert casting.part("BEN").voice.id in {v.id for v in company_of(VOICES, "en")}


def test_the_language_can_be_set() -> None:
    assert cast(duel(), VOICES).language == "en"
    assert languages_of(cast(duel(), VOICES)) == {"en"}
    assert languages_of(cast(scene(LINES["el"]), VOICES, language="en")) == {"en"}


def test_who_is_kept_speaks_the_language() -> None:
    english = company_of(VOICES, "en")[3]
    assert cast(duel(), VOICES, {"BEN": english}).part("BEN").voice == english
    turkish = cast(duel(), VOICES, {"BEN": english}, language="tr")
    assert turkish.part("BEN").voice == in_language(english, "tr")


def test_voices_to_choose_from_speak_the_language() -> None:
    french = choices_of([*ALL_VOICES, OWN_TAKES], "fr")
    assert french[-1] == OWN_TAKES
    assert {v.language for v in french[:-1]} == {"fr"}
    assert {v.engine for v in choices_of(ALL_VOICES, "en")} >= {"espeak", "hibari"}
    assert {v.language for v in choices_of(ALL_VOICES, "ja")} == {"ja"}


# what a direction says


@pytest.mark.parametrize(
    ("direction", "code"),
    [
        ("(in French)", "fr"), ("IN FRENCH", "fr"), ("(speaking Russian)", "ru"),
        ("(en español)", "es"), ("(auf Deutsch)", "de"), ("(en français, tout bas)", "fr"),
        ("(in italiano)", "it"), ("(em português)", "pt"), ("(по-французски)", "fr"),
        ("(на немецком языке)", "de"), ("(po polsku)", "pl"), ("(på svenska)", "sv"),
        ("(in het Engels)", "en"), ("(magyarul)", "hu"), ("(česky)", "cs"),
        ("(στα γαλλικά)", "fr"), ("(in English)", "en"), ("(in perfect German)", "de"),
        ("(to Marie, in Italian)", "it"), ("(switching to Greek)", "el"),
        ("(slips back into Dutch)", "nl"), ("(in Spanish, with English subtitles)", "es"),
        ("(Spanish, subtitled)", "es"), ("(in Mandarin, then English)", "cmn"),
        ("(in French with a German accent)", "fr"), ("(in Chinese)", "cmn"), ("(en grec ancien)", "el"),
    ],
)  # fmt: skip
def test_a_direction_names_the_language_of_a_line(direction: str, code: str) -> None:
    assert language_of_direction(direction) == code


@pytest.mark.parametrize(
    "direction",
    ["", "(softly)", "(in French accent)", "(with a French accent)", "(subtitled in English)",
     "(with English subtitles)", "(in Russian uniform)", "(drinking Turkish coffee)", "GERMAN",
     "(translating from French)", "(polishing her shoes)", "(to the German)", "V.O.", "(not in English)"],
)  # fmt: skip
def test_other_directions_name_none(direction: str) -> None:
    assert language_of_direction(direction) is None


@given(st.text(max_size=60))
def test_any_direction_is_read(direction: str) -> None:
    assert language_of_direction(direction) in {None, *ENGLISH_NAMES}


@pytest.mark.parametrize("code", sorted(LINES))
def test_the_cast_of_a_language(code: str) -> None:
    company = [v for v in VOICES if v.speaks(code)]
    free = [v for v in company if not v.reserved]
    assert [v.reserved for v in company].count("narrator") == 1
    for gender in ("female", "male"):
        ages = [v.age for v in free if v.gender == gender]
        assert set(ages) == {"child", "young", "adult", "old"}
        assert ages.count("adult") >= 2
    closest = min((distance(a, b), a.id, b.id) for a, b in combinations(company, 2))
    assert closest[0] >= CLEARLY_APART, closest
    assert all(v.sound for v in company), "not measured"


@pytest.mark.parametrize("code", sorted(LINES))
def test_a_script_is_cast_with_voices_of_its_language(code: str) -> None:
    script = scene(LINES[code], ("MARIE", "PAUL", "ANNA", "JAN"))
    casting = cast(script, ALL_VOICES)
    assert casting.language == code
    assert languages_of(casting) == {code}
    assert len({part.voice.id for part in casting.parts.values()}) == 4
