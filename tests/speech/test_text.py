"""What is said for what is written, and where its words begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.audio.clip import Clip, WordMark
from tableread.script.words import words_of
from tableread.speech.spoken import spoken
from tableread.speech.stress import stressed
from tableread.speech.word_marks import align


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("I’m “fine”.", 'I\'m "fine".'),
        ("**No!** _Never_.", "  No!    Never ."),
        ("One\ntwo", "One two"),
        ("Well…", "Well…"),
    ],
)
def test_one_character_for_another(written: str, said: str) -> None:
    form = spoken(written)
    assert form.text == said
    assert [form.place(i) for i in range(len(said))] == list(range(len(written)))


def test_headings_are_said_in_words_and_find_their_way_back() -> None:
    written = "INT./EXT. JOE'S CAR - NIGHT"
    form = spoken(written, heading=True)
    assert form.text == "inside and outside, joe's car , night"
    assert written[form.place(form.text.index("joe"))] == "J"
    assert written[form.place(form.text.index("night"))] == "N"
    assert spoken("EXT. BEACH", heading=True).text == "Exterior, beach"


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("fr", "INT. CUISINE DE LÉA - JOUR", "Intérieur, cuisine de léa , jour"),
        ("fr", "EXT. GARE DE L'EST - NUIT", "Extérieur, gare de l'est , nuit"),
        ("fr", "INT./EXT. VOITURE – JOUR", "intérieur et extérieur, voiture , jour"),
        ("fr", "INTÉRIEUR. SALON", "Intérieur, salon"),
        ("de", "INNEN. KÜCHE - TAG", "Innen, küche , tag"),
        ("de", "AUSSEN/INNEN AUTO - NACHT", "außen und innen, auto , nacht"),
        ("es", "INT. COCINA - DÍA", "Interior, cocina , día"),
        ("it", "EST. STRADA - NOTTE", "Esterno, strada , notte"),
        ("it", "INT./EST. BERLINO EST - NOTTE", "interno ed esterno, berlino est , notte"),
        ("pt-BR", "EXT. PRAIA - DIA", "Exterior, praia , dia"),
        ("ru", "ИНТ. КУХНЯ - НОЧЬ", "Интерьер, кухня , ночь"),
        ("ru", "НАТ. ДВОР — ДЕНЬ", "Натура, двор , день"),
        ("ru", "ЭКСТ. ДВОР", "Натура, двор"),
        ("pl", "WN. KAWIARNIA, PL. ZAMKOWY - DZIEŃ", "Wnętrze, kawiarnia, pl. zamkowy , dzień"),
        ("pl", "PL. ULICA - NOC", "Plener, ulica , noc"),
        ("sv", "INT. KÖK - DAG", "Interiör, kök , dag"),
        ("nl", "EXT. STRAND - NACHT", "Buiten, strand , nacht"),
        ("hu", "KÜLSŐ. UDVAR - ÉJSZAKA", "Külső, udvar , éjszaka"),
        ("el", "ΕΣΩΤ. ΚΟΥΖΙΝΑ - ΜΕΡΑ", "Εσωτερικό, κουζινα , μερα"),
        ("cs", "EXT. NÁDRAŽÍ - NOC", "Exteriér, nádraží , noc"),
        ("tr", "INT. MUTFAK - GÜN", "int. mutfak , gün"),
    ],
)
def test_headings_in_other_languages(language: str, written: str, said: str) -> None:
    assert spoken(written, heading=True, language=language).text == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "number 2"),
        ("fr", "numéro 2"),
        ("de", "Nummer 2"),
        ("ru", "номер 2"),
        ("tr", "#2"),
    ],
)
def test_a_number_sign_is_said_in_the_language(language: str, said: str) -> None:
    assert spoken("#2", language=language).text == said
    assert spoken("№ 2", language="ru").text == spoken("#2", language="ru").text
    assert spoken("n° 5", language="fr").text == "numéro 5"


@given(
    st.text(max_size=80) | st.text("INTEXSПЛ./- nº#2", max_size=40),
    st.booleans(),
    st.sampled_from(
        ["en", "cs", "de", "el", "es", "fr", "hu", "it", "nl", "pl", "pt", "ru", "sv", "tr"]
    ),
)
def test_every_spoken_character_has_a_place(written: str, heading: bool, language: str) -> None:
    form = spoken(written, heading=heading, language=language)
    places = [form.place(i) for i in range(len(form.text))]
    assert places == sorted(places)
    assert all(0 <= p < len(written) for p in places)


def test_words_with_events_take_them_and_others_lie_between() -> None:
    text = "to be or not"
    marks = align(words_of(text), [(0, 0), (6, 3000)], 6000)
    assert [m.sample for m in marks] == [0, 1500, 3000, 4500]


def test_the_first_event_of_a_word_counts() -> None:
    marks = align(words_of("café-goer 1,024"), [(0, 0), (5, 700), (10, 900), (12, 1200)], 2000)
    assert [m.sample for m in marks] == [0, 900]


def test_dashes_alone_are_no_words() -> None:
    assert words_of("Wait -- no — yes!") == [(0, 4), (8, 10), (13, 17)]


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-2, 70), st.integers(0, 9000)), max_size=20),
)
def test_marks_never_run_backwards(text: str, events: list[tuple[int, int]]) -> None:
    words = words_of(text)
    marks = align(words, events, 8000)
    samples = [m.sample for m in marks]
    assert len(marks) == len(words)
    assert samples == sorted(samples)
    assert all(0 <= s <= 8000 for s in samples)


def test_the_tail_of_a_clip_begins_at_a_word() -> None:
    clip = Clip(bytes(range(200)), 100, (WordMark(0, 1, 0), WordMark(2, 3, 40)))
    tail = clip.tail(1)
    assert tail.pcm == clip.pcm[80:]
    assert tail.words == (WordMark(2, 3, 0),)
    assert clip.tail(0) is clip
    assert clip.tail(9).samples == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I *never* said that.", ["*never*"]),
        ("I **never ever** said _that_.", ["**never", "ever**", "_that_."]),
        ("You NEVER listen to the FBI.", ["NEVER"]),
        ("NEVER AGAIN, MY FRIEND", []),
        ("Nothing at all.", []),
        ("2 * 3 * 4 is 24", []),
        ("", []),
    ],
)
def test_stressed_words(text: str, words: list[str]) -> None:
    assert [text[a:b] for a, b in stressed(text)] == words
