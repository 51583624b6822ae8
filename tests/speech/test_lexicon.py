"""The lexicon: which words are said otherwise, and how each engine is told."""

from __future__ import annotations

import time
import unicodedata
from pathlib import PurePath
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.cast.voices import Voice
from tableread.script import fountain
from tableread.speech import unfamiliar_words as module
from tableread.speech.ipa import possessive, sounds_of
from tableread.speech.lexicon import Entry, Lexicon, entry_for, wrong_with
from tableread.speech.spoken import spoken
from tableread.speech.unfamiliar_words import unfamiliar_words
from tableread.speech.utterance import Said, Utterance
from tests.fakes import VOICES
from tests.script.test_hostile_text import grows_with_its_length

SIOBHAN = Entry(written="Siobhán", says="Shivawn")


def said(text: str, *entries: Entry, voice: str = "", script: str = "") -> list[tuple[str, str]]:
    lexicon = Lexicon(entries)
    if script:
        lexicon = lexicon.for_script(script, PurePath(script))
    return [
        (text[one.start : one.end], one.phonemes or one.said)
        for one in lexicon.said_in(text, voice)
    ]


def test_whole_words_are_respelt_and_the_way_back_is_kept() -> None:
    text = "Ask Siobhán, not Siobhánette."
    assert said(text, SIOBHAN) == [("Siobhán", "Shivawn")]
    form = spoken(text, lexicon=Lexicon([SIOBHAN]).said_in(text))
    assert form.text == "Ask Shivawn, not Siobhánette."
    assert form.place(form.text.index("not")) == text.index("not")


def test_a_capital_stands_for_itself_and_a_small_letter_for_both() -> None:
    polish = Entry(written="Polish", says="Pole-ish")
    assert [word for word, _ in said("Polish POLISH polish", polish)] == ["Polish", "POLISH"]
    assert said("US, us, Us", Entry(written="US", says="U S")) == [("US", "U S")]
    assert len(said("Gnocchi gnocchi GNOCCHI", Entry(written="gnocchi", says="nyoky"))) == 3


def test_possessives_of_a_word() -> None:
    assert said("Siobhán's hat", SIOBHAN) == [("Siobhán's", "Shivawn's")]
    assert said("SIOBHÁN’S hat", SIOBHAN) == [("SIOBHÁN’S", "Shivawn's")]
    sounds = Entry(written="Joyce", phonemes="dʒɔɪs")
    assert said("Joyce's hat", sounds) == [("Joyce's", "dʒɔɪsᵻz")]
    assert said("'Siobhán' said", SIOBHAN) == [("Siobhán", "Shivawn")]
    assert possessive("mæt") == "mæts"
    assert possessive("ʃɪvˈɔːn") == "ʃɪvˈɔːnz"


def test_accents_and_marks_in_any_encoding() -> None:
    assert said(unicodedata.normalize("NFD", "Siobhán!"), SIOBHAN) != []
    assert said("D’Arcy D'Arcy", Entry(written="D'Arcy", says="Darsy")) == [
        ("D’Arcy", "Darsy"), ("D'Arcy", "Darsy"),
    ]  # fmt: skip
    assert said("San\n José", Entry(written="San José", says="San Hozay")) != []


def test_the_longest_counts_then_the_voice_then_the_script() -> None:
    short, long = Entry(written="Anna", says="Ahna"), Entry(written="Anna Liffey", says="river")
    assert said("Anna Liffey and Anna", short, long) == [("Anna Liffey", "river"), ("Anna", "Ahna")]
    here = Entry(written="Anna", says="here", script="duel.fountain")
    gran = Entry(written="Anna", says="gran", voice="gran")
    for entries in ([short, here, gran], [gran, here, short]):
        assert said("Anna", *entries, voice="gran", script="/x/duel.fountain") == [("Anna", "gran")]
        assert said("Anna", *entries, voice="man", script="/x/duel.fountain") == [("Anna", "here")]
        assert said("Anna", *entries, voice="man", script="/x/other.txt") == [("Anna", "Ahna")]


def test_a_script_is_known_by_its_key_its_name_or_its_stem() -> None:
    for name in ("/x/duel.fountain", "duel.fountain", "Duel"):
        entry = Entry(written="a", says="b", script=name)
        assert said("a", entry, script="/x/duel.fountain")
        assert not said("a", entry, script="/x/dual.fountain")
    assert said("a", Entry(written="a", says="b", script="bus"), script="sample:bus.txt")


def test_what_is_skipped_is_silent() -> None:
    (one,) = Lexicon([Entry(written="(sic)", skip=True)]).said_in("Hello (sic) there")
    assert one == Said(6, 11)
    assert spoken("Hello (sic) there", lexicon=[one]).text == "Hello  there"


def test_patterns_name_their_groups() -> None:
    entry = Entry(pattern=r"(\d+)pm", says=r"\1 in the evening")
    assert said("At 7pm or 10pm.", entry) == [
        ("7pm", "7 in the evening"), ("10pm", "10 in the evening"),
    ]  # fmt: skip
    word = Entry(written="7pm", says="seven")
    assert said("7pm", entry, word) == [("7pm", "seven")]


@pytest.mark.parametrize(
    ("entry", "field", "why"),
    [
        (Entry(says="x"), "written", "either"),
        (Entry(written="a", pattern="a", says="x"), "written", "either"),
        (Entry(written="a"), "says", "one of"),
        (Entry(written="a", says="b", skip=True), "says", "one of"),
        (Entry(written="a", phonemes="a7b"), "phonemes", "“7” is not a sound"),
        (Entry(written="a" * 500, says="b"), "written", "longer"),
        (Entry(pattern="(", says="b"), "pattern", "not a regular expression"),
        (Entry(pattern="a", says=r"\3"), "says", "does not fit"),
        (Entry(pattern="(a+)+$", says="b"), "pattern", "a repeat in a repeat"),
        (Entry(pattern="(a|a)*b", skip=True), "pattern", "alternatives in a repeat"),
        (Entry(pattern="(a|ab)*c", skip=True), "pattern", "alternatives in a repeat"),
        (Entry(pattern="(a?){30}a", skip=True), "pattern", "a repeat in a repeat"),
        (Entry(pattern=r"\w*\w*\w*\w*x", skip=True), "pattern", "too many parts"),
        (Entry(pattern="a?" * 30 + "a" * 30, skip=True), "pattern", "too many parts"),
        (Entry(pattern=r"(a*)\1", skip=True), "pattern", "refers to one of its groups"),
        (Entry(pattern="(?:(?:){60}){60}", skip=True), "pattern", "may be empty"),
        (Entry(pattern="a{9999}", skip=True), "pattern", "more than"),
        (Entry(pattern="(?=(a*)*)b", skip=True), "pattern", "a repeat in a repeat"),
        (Entry(pattern="(" * 99 + ")" * 99, skip=True), "", ""),
    ],
)  # fmt: skip
def test_mistakes_have_a_field_and_a_reason(entry: Entry, field: str, why: str) -> None:
    found = wrong_with(entry)
    assert found[0] == field
    assert why in found[1]
    if field:
        assert Lexicon([entry]).entries == ()


@pytest.mark.parametrize(
    "pattern", [r"\w+-\w+!", r"[a-z]*[a-z]*\d", "(?:ab|a)(?:bc|c)?d", "(?:a{3}){3}b", "a*?a*?b"]
)
@pytest.mark.parametrize("repeated", ["a", "a-", "ab", "a a ", "aaab "])
def test_patterns_that_are_allowed_take_no_time(pattern: str, repeated: str) -> None:
    entry = Entry(pattern=pattern, says="x")
    assert wrong_with(entry) == ("", "")
    lexicon = Lexicon([entry])
    grows_with_its_length(lexicon.said_in, lambda n: repeated * (n // len(repeated)), 20_000)
    started = time.process_time()
    lexicon.said_in((repeated * 400)[:400])
    assert time.process_time() - started < 0.3


@given(st.text("ab(|)*+?{2}.\\w[]^-1,", max_size=14), st.text("aab-1w ", max_size=120))
def test_whatever_the_pattern_a_line_is_looked_through_in_no_time(pattern: str, text: str) -> None:
    started = time.process_time()
    Lexicon([Entry(pattern=pattern, skip=True)]).said_in(text)
    assert time.process_time() - started < 0.5


def test_thousands_of_words_cost_as_little_as_one() -> None:
    lexicon = Lexicon(Entry(written=f"Name{n}", says="x") for n in range(5000))
    line = "Have you seen Name77 with Name4999's dog today? " * 4
    assert len(lexicon.said_in(line)) == 8
    started = time.process_time()
    for _ in range(100):
        lexicon.said_in(line)
    assert (time.process_time() - started) / 100 < 0.005


PIECES = st.sampled_from(["Anna", "Siobhán", "'s", "’s", "'", " ", "-", "a", "Ann", "ß", "SS", "İ", "\u0301", "1", "."])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join)
ENTRIES = st.builds(
    Entry, written=TEXTS, says=st.sampled_from(["", "x", "x y"]), voice=st.sampled_from(["", "gran"]),
    phonemes=st.sampled_from(["", "bɒb"]), skip=st.booleans(),
)  # fmt: skip


@given(st.lists(ENTRIES, max_size=6), TEXTS | st.text(max_size=40), st.booleans())
def test_places_are_in_order_and_never_overlap(entries: list[Entry], text: str, gran: bool) -> None:
    found = Lexicon(entries).said_in(text, "gran" if gran else "man")
    ends = [at for one in found for at in (one.start, one.end)]
    assert ends == sorted(ends)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    form = spoken(text, lexicon=found)
    places = [form.place(at) for at in range(len(form.text))]
    assert places == sorted(places)
    assert all(0 <= place < max(1, len(text)) for place in places)
    assert len(form.phonemes) == sum(bool(one.phonemes) for one in found)


@given(TEXTS)
def test_a_word_is_found_where_it_stands_alone(word: str) -> None:
    entry = Entry(written=word, says="x")
    if not wrong_with(entry)[0] and word == word.strip() and word[0] != "\u0301":
        assert Lexicon([entry]).said_in(f"So {word} it is")[0].start == 3


@pytest.mark.parametrize("repeated", ["Anna ", "Anna", "Anna's", "'", "a", " ", "Anna Anna "])
def test_hostile_text_in_linear_time(repeated: str) -> None:
    entries = [Entry(written="Anna", phonemes="ɑnə"), Entry(written="Anna Anna Anna x", says="y")]
    lexicon = Lexicon(entries)

    def read(text: str) -> None:
        spoken(text, lexicon=lexicon.said_in(text))

    grows_with_its_length(read, lambda n: repeated * (n // len(repeated)), 60_000)


# Sounds


def test_ipa_is_taken_apart_as_dictionaries_write_it() -> None:
    assert sounds_of("ʃɪˈvɔːn") == sounds_of("/ʃɪvˈɔn/") == ("ʃ", "ɪ", "v", "ˈ", "ɔː", "n")
    assert sounds_of("t͡ʃeɪndʒ") == ("tʃ", "ˈ", "eɪ", "n", "dʒ")
    assert sounds_of("ˈbʌtn̩") == ("b", "ˈ", "ʌ", "t", "ə", "n")
    assert sounds_of("ɡəʊ") == sounds_of("goʊ") == ("ɡ", "ˈ", "oʊ")
    with pytest.raises(ValueError, match="“7” is not a sound"):
        sounds_of("a7")


def voice_of(engine: str) -> Voice:
    natural = Voice(
        id="w", description="", engine="hibari", language="en-US", gender="female", age="adult"
    )
    return natural if engine == "hibari" else next(v for v in VOICES if v.id == "gran")


@pytest.fixture(scope="module", params=["espeak", "hibari"])
def engine(request: Any) -> Any:
    pytest.importorskip("hibari") if request.param == "hibari" else None
    from tableread.speech.pipeline import SpeechPipeline

    return SpeechPipeline(request.param), voice_of(request.param)


TEXT = "I saw Siobhán there, with “Bob” and Anna Liffey’s dog."


@pytest.mark.parametrize(
    "entries",
    [
        [SIOBHAN],
        [Entry(written="Siobhán", phonemes="ʃɪˈvɔːn")],
        [Entry(written="Siobhán", phonemes="ʃɪˈvɔːn"), Entry(written="Anna Liffey", phonemes="ˈænə ˈlɪfi")],
        [Entry(written="I", phonemes="aɪ"), Entry(written="dog", phonemes="dɒɡ")],
        [Entry(written="Siobhán", skip=True)],
    ],
)  # fmt: skip
def test_every_word_has_a_mark_at_its_place(engine: Any, entries: list[Entry]) -> None:
    pipeline, voice = engine
    plain = pipeline.make(Utterance(TEXT, voice))
    lexicon = Lexicon(entries).said_in(TEXT, voice.id)
    clip = pipeline.make(Utterance(TEXT, voice, lexicon=lexicon))
    assert [m.start for m in clip.words] == [m.start for m in plain.words]
    samples = [m.sample for m in clip.words]
    assert samples == sorted(samples)
    assert clip.pcm != plain.pcm
    # what is behind the first changed word begins about as long before the end as it did
    left, was = ((c.samples - c.words[4].sample) / c.rate for c in (clip, plain))
    assert left == pytest.approx(was, abs=0.35)


def test_brackets_of_the_author_are_no_phonemes(engine: Any) -> None:
    pipeline, voice = engine
    lexicon = (Said(0, 3, phonemes="bɒb"),)
    plain = pipeline.make(Utterance("Bob [[hello]] there", voice, lexicon=lexicon))
    said_so = pipeline.make(Utterance("Bob ((hello)) there", voice, lexicon=lexicon))
    assert plain.seconds == pytest.approx(said_so.seconds, abs=0.3)
    assert len(plain.words) == 3


def test_sounds_that_an_engine_lacks_leave_the_word_as_it_is_written(engine: Any) -> None:
    pipeline, voice = engine
    plain = pipeline.make(Utterance("Hello Bob", voice))
    odd = pipeline.make(Utterance("Hello Bob", voice, lexicon=(Said(6, 9, phonemes="7"),)))
    assert odd.seconds == pytest.approx(plain.seconds, abs=0.05)


def test_espeak_says_words_of_other_languages_as_they_are_written() -> None:
    from tableread.speech.pipeline import SpeechPipeline

    french = msgspec.structs.replace(voice_of("espeak"), language="fr")
    pipeline = SpeechPipeline("espeak")
    said_so = pipeline.make(Utterance("Bob dort", french, lexicon=(Said(0, 3, phonemes="bɒb"),)))
    written = pipeline.make(Utterance("Bob dort", french))
    assert said_so.seconds == pytest.approx(written.seconds, abs=0.02)


# Unfamiliar words

BOAT = """INT. KITCHEN - NIGHT

Siobhán folds a map. KERCHUNK!

SIOBHÁN
Have you seen Aoife? I'd ask Tadhg's boy.

TADHG
No, Siobhán. Gonna rain. Nooo. Aoife left Ballymote.

OLD FERRYMAN
I'm gonna row. Ask Dr. Bob of the NYPD.
"""


def test_names_that_no_dictionary_has_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    words = (
        "have you seen i'd ask no rain left i'm row of the boy dr bob old folds map kitchen night"
    )
    monkeypatch.setattr(module, "dictionary", lambda: frozenset(words.split()))
    found = {one.word: one for one in unfamiliar_words(fountain.read(BOAT))}
    assert list(found) == ["Aoife", "Siobhán", "Ballymote", "Tadhg"]
    assert [one.times for one in found.values()] == [2, 2, 1, 1]
    assert found["Aoife"].speaker == "SIOBHÁN"
    assert found["Siobhán"].example == "No, Siobhán. Gonna rain. Nooo. Aoife left Ballymote."


def test_in_another_language_it_is_the_names_of_characters_alone() -> None:
    text = "Une chambre.\n\nADÈLE\nBonsoir, Jules. Quelle Mère!\n\nJULES\nBonsoir.\n"
    found = unfamiliar_words(fountain.read(text), english=False)
    assert [one.word for one in found] == ["Jules"]


def test_sounds_with_one_stroke_are_no_respelling() -> None:
    assert entry_for("Aoife", "/ˈiːfə/", "") == Entry(written="Aoife", phonemes="ˈiːfə")
    assert entry_for("Aoife", "", "") == Entry(written="Aoife", skip=True)
    field, why = wrong_with(entry_for("Aoife", "/ˈiːfə", ""))
    assert field == "says"
    assert "between slashes" in why


def test_without_a_dictionary_odd_letters_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "dictionary", frozenset)
    found = [one.word for one in unfamiliar_words(fountain.read(BOAT))]
    assert found == ["Aoife", "Siobhán", "Tadhg"]


def test_the_dictionary_is_found_without_the_recogniser() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from tableread.speech.unfamiliar_words import dictionary; dictionary(); "
        "print([m for m in ('pocketsphinx', 'numpy', 'hibari') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
