"""Forms of cues that editions, schools and theatres mix, and names in small letters, in several languages."""

from __future__ import annotations

import pytest

from tableread.script.detect import detect
from tests.script.readings import said, shapes
from tests.script.test_stageplay import opened

ENGLISH = [
    ("The Nurse", "Who is it?"), ("First Citizen", "A man from town."), ("The Nurse", "What does he want?"),
    ("First Citizen", "Bread."), ("The Nurse", "Give him some."), ("First Citizen", "There is none."),
    ("A Boy", "I have some."), ("The Nurse", "Oh. Good boy."), ("First Citizen", "Well done."),
]  # fmt: skip
SWEDISH = [
    ("Änkan", "Vem är det?"), ("Förste gårdskarlen", "En man från stan."), ("Änkan", "Vad vill han?"),
    ("Förste gårdskarlen", "Bröd."), ("Änkan", "Ge honom lite."), ("Förste gårdskarlen", "Det finns inget."),
    ("En Pojke", "Jag har lite."), ("Änkan", "Å. Snälla gosse."), ("Förste gårdskarlen", "Bra gjort."),
]  # fmt: skip
GREEK = [
    ("Χήρα", "Ποιος είναι;"), ("Πρώτος Πολίτης", "Ένας άνθρωπος."), ("Χήρα", "Τι θέλει;"),
    ("Πρώτος Πολίτης", "Ψωμί."), ("Χήρα", "Δώσε του."), ("Πρώτος Πολίτης", "Δεν έχουμε."),
    ("Ένα Παιδί", "Έχω εγώ."), ("Χήρα", "Μπράβο."), ("Πρώτος Πολίτης", "Ωραία."),
]  # fmt: skip
HUNGARIAN = [
    ("Özvegy", "Ki az?"), ("Első Őr", "Egy ember."), ("Özvegy", "Mit akar?"), ("Első Őr", "Kenyeret."),
    ("Özvegy", "Adj neki."), ("Első Őr", "Nincs."), ("Egy Fiú", "Nekem van."), ("Özvegy", "Jó fiú."),
    ("Első Őr", "Rendben."),
]  # fmt: skip
PLAYS = [ENGLISH, SWEDISH, GREEK, HUNGARIAN]


@pytest.mark.parametrize("speeches", PLAYS)
@pytest.mark.parametrize(
    "cue", ["{0}: {1}\n\n", "{0}: {1}\n", "{0}. {1}\n\n", "{0}\n{1}\n\n", "{0}\n\n{1}\n\n", "{0}\t{1}\n\n"]
)  # fmt: skip
def test_names_of_several_words_in_small_letters(cue: str, speeches: list[tuple[str, str]]) -> None:
    assert said(opened("".join(cue.format(*speech) for speech in speeches))) == speeches


@pytest.mark.parametrize("speeches", PLAYS)
@pytest.mark.parametrize("cue", ["{0}. {1}\n\n", "{0}\t{1}\n", "{0}\n\n{1}\n\n", "{0}\n{1}\n\n"])
def test_names_in_capitals(cue: str, speeches: list[tuple[str, str]]) -> None:
    written = [(name.upper(), text) for name, text in speeches]
    script = opened("[A yard.]\n\n" * 3 + "".join(cue.format(*speech) for speech in written))
    assert said(script) == written


@pytest.mark.parametrize("speeches", PLAYS)
def test_several_forms_in_one_file(speeches: list[tuple[str, str]]) -> None:
    cues = ["{0}  {1}\n\n", "{0}\n{1}\n\n", "{0}, [aside]\n{1}\n\n", "{0}\n\n{1}\n\n"]
    written = [(name.upper(), text) for name, text in speeches] * 3
    source = "".join(cues[at % 4].format(*speech) for at, speech in enumerate(written))
    script = opened(f"[A yard.]\n\n{source}")
    assert script.format == "stage"
    assert said(script) == written


@pytest.mark.parametrize(
    ("ja", "nein", "words"),
    [("FRANZ", "OLGA", "O. Nein."), ("ROZÁLIA", "ÉVA", "Ó. Nem."), ("FRANK", "OLGA", "I. Me.")],
)
def test_one_letter_behind_a_name_is_said(ja: str, nein: str, words: str) -> None:
    speeches = [
        (ja, words),
        (nein, "Ja."),
        (ja, "Gut."),
        (nein, "So."),
        (ja, "Gut."),
        (nein, "Ja."),
    ]
    assert said(opened("".join(f"{name}. {text}\n\n" for name, text in speeches))) == speeches


@pytest.mark.parametrize("title", ["Mrs.", "Mme."])
def test_a_stop_within_a_name(title: str) -> None:
    speeches = [
        (f"{title} Berg", "Oh."),
        ("Anna", "Oh. No."),
        (f"{title} Lund", "Ah."),
        ("Anna", "So"),
    ] * 3
    assert said(opened("".join(f"{name}. {text}\n\n" for name, text in speeches))) == speeches


def test_accents_that_are_characters_of_their_own() -> None:
    speeches = [("E\u0301LODIE", "Oui."), ("NOE\u0308L", "Non.")] * 2
    assert said(opened("".join(f"{name}. {text}\n\n" for name, text in speeches))) == speeches


@pytest.mark.parametrize(
    "words",
    [("Once", "The night was long."), ("Refrain", "La la."), ("The sun goes down", "The kiln will burn.")],
)  # fmt: skip
def test_a_poem_has_no_speakers(words: tuple[str, str]) -> None:
    poem = (
        f"{words[0]}\n{words[1]}\nAnd nobody was there.\n\nAnother verse is here\nand ends.\n\n" * 5
    )
    assert detect(poem) == "fountain"


@pytest.mark.parametrize(
    ("verse", "bracket"),
    [("The king (and I have served him\nAll my days), is old,\nIs very old.", "and I have served him"),
     ("Der König (dem ich diene\nTag und Nacht) ist alt,\nIst furchtbar alt.", "dem ich diene")],
)  # fmt: skip
def test_a_bracket_within_a_sentence_of_verse_is_said(verse: str, bracket: str) -> None:
    rest = "BEN\nNo.\nNo.\n\nADA\n(sits.)\nYes.\nYes.\n\n" * 3
    script = opened(f"ACT I\n\nADA\n{verse}\n\n{rest}")
    assert bracket in said(script)[0][1]
    assert ("parenthetical", "(sits)") in shapes(script)


@pytest.mark.parametrize("word", ["mov[e]d", "m'[a]llegro"])
def test_letters_that_an_editor_put_in_are_said(word: str) -> None:
    script = opened(f"ACT I\n\nADA. So {word} I am.\n\n" + "BEN. No.\n\nADA. [Sits.] Yes.\n\n" * 2)
    assert said(script)[0] == ("ADA", f"So {word} I am.")


@pytest.mark.parametrize(("first", "second"), [("read", "ein Brief"), ("reads", "He opens it")])
def test_a_paragraph_between_brackets_is_said(first: str, second: str) -> None:
    source = f"ADA\n\n[{first}.] Come home. [{second}.]\n\nBEN\n\nI will not go.\n\n" * 3
    assert said(opened(source))[0] == ("ADA", "Come home.")
