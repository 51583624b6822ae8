"""The sounds of English text, by hibari's rules."""

from __future__ import annotations

import pytest

from tableread.cast.shape import AS_IS
from tableread.speech.engine import Request
from tableread.speech.engines.hibari import HIBARI
from tableread.speech.pieces import Piece

if HIBARI.missing:
    pytest.skip("needs hibari", allow_module_level=True)

from tableread.speech.engines.english_sounds import EnglishSounds, Sounds

ENGLISH = EnglishSounds()


def sounds(text: str, language: str = "en-US", **given: object) -> Sounds:
    request = Request(text, language, {}, AS_IS, 0, given.get("phonemes", ()))  # type: ignore[arg-type]
    return ENGLISH.of(Piece(0, len(text), "sentence"), request)


def test_words_begin_where_their_sounds_do() -> None:
    text = "Put the kettle on."
    phonemes, words = sounds(text)
    assert [text[word.place :].split(maxsplit=1)[0] for word in words] == text.split()
    assert [phonemes[word.first :].split()[0] for word in words] == phonemes.split()


def test_the_two_accents_differ() -> None:
    assert sounds("No, not there.").phonemes == "nˈO, nˌɑt ðˈɛɹ."
    assert "Q" in sounds("No, not there.", "en-GB").phonemes
    learnt = EnglishSounds((("Q", "O"),))
    request = Request("No.", "en-GB", {}, AS_IS, 0, ())
    assert learnt.of(Piece(0, 3, "sentence"), request).phonemes == "nˈO."


def test_drawn_out_letters_are_shortened_and_digits_are_not() -> None:
    assert sounds("Sooooo goooood").phonemes == sounds("So good").phonemes
    assert "mˈɪljᵊn" in sounds("7,777,777 of them").phonemes
    assert sounds("2000").phonemes != sounds("20").phonemes


def test_given_sounds_go_before_the_rules() -> None:
    assert sounds("Ask Xanthe.", phonemes=((4, 10, "zˈænθi"),)).phonemes.endswith("zˈænθi.")


@pytest.mark.parametrize("text", ["", "😀", "שלום", "\u202e", "—", "a😀b", "👩‍👩‍👧 then", "¿Qué?", "\ufffd x", "[[x]](/y/)"])  # fmt: skip
def test_strange_text_has_sounds_or_none(text: str) -> None:
    for language in ("en-US", "en-GB"):
        phonemes, words = sounds(text, language)
        assert all(word.first < len(phonemes) for word in words)
        assert ENGLISH.ids(phonemes)[0] == 0


@pytest.mark.parametrize(
    ("sounds", "written", "said"),
    [("ɡˈɑːdᵊn", "garden", "ɡˈɑɹdᵊn"), ("bɹˈʌðə", "brother", "bɹˈʌðəɹ"), ("ɡlˈɑːsɪz", "glasses", "ɡlˈɑːsɪz"),
     ("ɹˈɑːðə", "rather", "ɹˈɑːðəɹ"), ("ðˈɛː", "there", "ðˈɛɹ"), ("ˈɔːl", "all", "ˈɔːl")],
)  # fmt: skip
def test_the_r_behind_a_vowel_is_said_where_it_is_written(
    sounds: str, written: str, said: str
) -> None:
    from tableread.speech.engines.english_sounds import _with_r

    assert _with_r(sounds, written) == said


@pytest.mark.parametrize(
    "text", ["9" * 60, "İ", "İzmir is far.", "It's 5\u20323\u2033 tall", "a\u2028b 1,2,3"]
)
def test_marks_and_numbers_that_the_rules_do_not_know_are_survived(text: str) -> None:
    assert sounds(text).phonemes is not None
