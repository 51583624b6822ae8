"""Who characters are, by what scripts say of them."""

from __future__ import annotations

import gzip
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tableread.cast.given_names import share_by_ending, share_of_women
from tableread.cast.known import NOTHING, Traits
from tableread.cast.traits import guess_traits
from tableread.cast.variants import same_person
from tableread.script import fountain
from tableread.script.load import load_bytes
from tableread.script.model import Element, Kind, Script


def _who(action: str, *names: str, more: str = "") -> dict[str, Traits]:
    """Traits of `names`, who each say a word after `action`, and after whom comes `more`."""
    speeches = "\n\n".join(f"@{name}\nWell, there it is." for name in names)
    return guess_traits(fountain.read(f"INT. ROOM - DAY\n\n{action}\n\n{speeches}\n\n{more}"))


def _play(title: str, lines: list[str], *names: str, said: str = "Oh.") -> dict[str, Traits]:
    """Traits of `names` in a play with a list of characters."""
    listed = [Element(Kind.TITLE, line, (0, 1)) for line in [title, *lines]]
    spoken = [
        Element(kind, text, (0, 1), name if kind is Kind.CUE else None)
        for name in names
        for kind, text in ((Kind.CUE, name), (Kind.DIALOGUE, said))
    ]
    return guess_traits(Script("tei", "A play", (), (*listed, *spoken)))


@pytest.mark.parametrize("name", ["COP #2", "COP #1", "GUARD 3", "SOLDIER 1", "MAN 9", "CLERK 12"])
def test_numbers_of_a_row_are_no_ages(name: str) -> None:
    traits = _who(f"{name} comes in and sits. {name}, tired, yawns. Then {name} leaves.", name)
    assert traits[name].age == "adult"


def test_an_age_in_the_name_is_the_age() -> None:
    traits = _who("They wait.", "ELEVEN-YEAR-OLD TOM", "10-YEAR-OLD GIRL", "TOM")
    assert traits["ELEVEN-YEAR-OLD TOM"][:2] == ("male", "child")
    assert traits["10-YEAR-OLD GIRL"][:2] == ("female", "child")
    assert traits["TOM"].age == "adult"


def test_given_names_tell_where_nothing_else_does() -> None:
    traits = _who("They wait.", "CECILY", "ALGERNON", "PRIYA", "DENNIS", "GRETCHEN")
    assert [t.gender for t in map(traits.get, ["CECILY", "PRIYA", "GRETCHEN"]) if t] == [
        "female"
    ] * 3
    assert traits["ALGERNON"].gender == traits["DENNIS"].gender == "male"
    assert traits["CECILY"].gender_because == "the name Cecily"


def test_a_name_both_have_is_weak_and_a_pronoun_decides() -> None:
    assert _who("Robin comes in.", "LESLEE", "CASEY")["CASEY"].gender == "neutral"
    traits = _who("Hollis comes in. She puts her bag down.", "HOLLIS")
    assert traits["HOLLIS"].gender == "female"


def test_a_lead_who_is_a_child_in_one_scene_is_grown_up() -> None:
    first = "WENDY (8) hides behind the door."
    later = "The door opens to show a blonde woman in her 50s. Her name is Wendy Hale."
    talk = "\n\n".join("WENDY\nYes.\n\nPAUL\nNo." for _ in range(20))
    script = f"EXT. GARDEN - DAY\n\n{first}\n\nWENDY\nOh!\n\nINT. HALL - DAY\n\n{later}\n\n{talk}"
    assert guess_traits(fountain.read(script))["WENDY"][:2] == ("female", "adult")


def test_a_late_flashback_makes_no_child_of_a_lead() -> None:
    talk = "\n\n".join("ROSA\nYes.\n\nPAUL\nNo." for _ in range(20))
    script = (
        f"INT. HALL - DAY\n\n{talk}\n\nEXT. YARD - DAY\n\nROSA, 8, runs.\n\nROSA\nHey!\n\nPAUL\nAh."
    )
    assert guess_traits(fountain.read(script))["ROSA"].age == "adult"


def test_a_child_who_leads_stays_one() -> None:
    talk = "\n\n".join("ROSA\nYes.\n\nPAUL\nNo." for _ in range(30))
    script = f"INT. HALL - DAY\n\nROSA, 9, sits with PAUL (40s).\n\n{talk}"
    traits = guess_traits(fountain.read(script))
    assert (traits["ROSA"].age, traits["PAUL"].age) == ("child", "adult")
    assert traits["ROSA"].age_because == 'introduced as "ROSA, 9"'


@pytest.mark.parametrize(
    ("action", "name", "age"),
    [
        ("The only one there is an attractive young ART GIRL.", "ART GIRL", "young"),
        ("A waitress girl pours.", "WAITRESS GIRL", "young"),
        ("Smoke.", "BAR GIRL", "young"),
        ("Smoke.", "DELIVERY BOY", "young"),
        ("Smoke.", "TEEN BOY", "young"),
        ("Smoke.", "GIRL", "child"),
        ("Smoke.", "BOY #2", "child"),
        ("Smoke.", "LITTLE GIRL", "child"),
        ("Smoke.", "GIRL'S VOICE", "child"),
        ("Smoke.", "LITTLE OLD LADY", "old"),
        ("The GIRL, 17, smokes.", "GIRL", "young"),
    ],
)
def test_girls_and_boys(action: str, name: str, age: str) -> None:
    assert _who(action, name)[name].age == age


@pytest.mark.parametrize(
    ("action", "age"),
    [
        ("PAT, 25, a nurse.", "young"),
        ("PAT (40s) waits.", "adult"),
        ("PAT HALE (72) waits.", "old"),
        ("PAT, late 20s.", "adult"),
        ("PAT, mid-thirties, waits.", "adult"),
        ("PAT, in her late sixties, waits.", "old"),
        ("A woman in her seventies comes in. This is PAT.", "old"),
        ("PAT, a boy of eight, runs.", "child"),
        ("PAT is 10.", "child"),
        ("PAT, twenty-one, waits.", "young"),
        ("A sixty-eight-year-old man named PAT waits.", "old"),
        ("An old woman, PAT, waits.", "old"),
        ("PAT, an elderly priest, waits.", "old"),
        ("PAT waits 10 minutes.", "adult"),
        ("PAT, 6 feet tall, waits.", "adult"),
        ("PAT is one of them.", "adult"),
        ("PAT is a man wearing an old black hat.", "adult"),
        ("PAT, a cop carrying an old gun, waits.", "adult"),
        ("PAT is 5 minutes late.", "adult"),
        ("JOE waits with his son, 8. PAT waits, too.", "adult"),
    ],
)
def test_ages_of_introductions(action: str, age: str) -> None:
    assert _who(action, "PAT")["PAT"].age == age


@pytest.mark.parametrize(
    ("action", "gender"),
    [
        ("STEELE, a tall woman in black, waits.", "female"),
        ("His wife STEELE waits.", "female"),
        ("Her brother, STEELE, waits.", "male"),
        ("STEELE waits. She sits. She sighs.", "female"),
        ("STEELE, in his 50s, waits.", "male"),
        ("STEELE waits.", "neutral"),
        ("STEELE, a woman's shoe in one hand, waits.", "neutral"),
    ],
)
def test_genders_of_introductions(action: str, gender: str) -> None:
    assert _who(action, "STEELE")["STEELE"].gender == gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("WILL'S WIFE", "female"),
        ("OLD MAN'S DAUGHTER", "female"),
        ("MARY'S BROTHER", "male"),
        ("MALE NURSE", "male"),
        ("MAN'S VOICE", "male"),
        ("VOICE OF MARY", "female"),
        ("FRAU WEBER", "female"),
        ("SEÑORA VEGA", "female"),
        ("M. DUPONT, MONSIEUR", "male"),
        ("PANI NOWAK", "female"),
        ("SHE", "female"),
        ("THE CROWD", "neutral"),
        ("DR. BENNETT", "neutral"),
    ],
)
def test_what_a_name_says(name: str, gender: str) -> None:
    assert _who("Smoke.", name)[name].gender == gender


def test_how_somebody_is_called_tells_in_a_play() -> None:
    script = fountain.read(
        "INT. HALL - DAY\n\n"
        + "BRAXWELL\nWhere is the tea?\n\nLUMLEY\nHere, sir. Miss Oakes has gone out.\n\n" * 3
        + "OAKES\nI am back."
    )
    traits = guess_traits(script)
    assert traits["BRAXWELL"][::2] == ("male", 'addressed as "sir"')
    assert traits["OAKES"].gender == "female"


def test_variants_have_the_gender_of_who_they_are() -> None:
    traits = _who(
        "Zorblax turns. She goes. She is gone.", "ZORBLAX", "YOUNG ZORBLAX", "ZORBLAX V/O"
    )
    assert {t.gender for t in traits.values()} == {"female"}
    assert traits["YOUNG ZORBLAX"].age == "young"


def test_a_baby_of_somebody_is_somebody_else() -> None:
    traits = _who("Zorblax turns. She goes. She is gone.", "ZORBLAX", "ZORBLAX'S BABY")
    assert traits["ZORBLAX'S BABY"][:2] == ("neutral", "child")


def test_voices_of_somebody_are_that_person() -> None:
    script = fountain.read(
        "INT. ROOM - DAY\n\n"
        + "\n\n".join(
            f"@{name}\nHello there."
            for name in (
                "MARY", "VOICE OF MARY", "MARY ON PHONE", "MARY V/O", "YOUNG MARY", "JOHN",
                "MARY AND JOHN", "VOICE", "MAN", "OLD MAN'S VOICE", "RECORDED JOHN",
            )
        )
    )  # fmt: skip
    same = same_person(script)
    assert {"VOICE OF MARY", "MARY ON PHONE", "MARY V/O"} <= {
        n for n, of in same.items() if of == "MARY"
    }
    assert same["RECORDED JOHN"] == "JOHN"
    assert not {"YOUNG MARY", "MARY AND JOHN", "VOICE", "MAN", "OLD MAN'S VOICE"} & same.keys()


def test_two_together_are_what_both_are() -> None:
    traits = _who("Smoke.", "ANNA", "ROSA", "KARL", "ANNA AND ROSA", "ANNA & KARL")
    assert traits["ANNA AND ROSA"].gender == "female"
    assert traits["ANNA & KARL"].gender == "neutral"


def test_what_nothing_tells_is_said() -> None:
    assert _who("Smoke.", "XQR")["XQR"] == Traits("neutral", "adult", NOTHING, NOTHING)


@pytest.mark.parametrize(
    ("said", "title", "lines", "expected"),
    [
        (
            "The rain and the wind have come, and you are not at all what it was to be.",
            "Persons of the play",
            ["Thorne, a farmer", "Ashby, his wife", "Merrow, their daughter", "Quill, a widow"],
            {"Ashby": "female", "Merrow": "female", "Quill": "female"},
        ),
        (
            "Das ist nicht mein Hut, ich habe ihn und es ist zu der Zeit auch ein Haus.",
            "Personen",
            ["Velten, Müller", "Quirl, sein Sohn", "Drossel, Kammermädchen der Gräfin"],
            {"Quirl": "male", "Drossel": "female"},
        ),
        (
            "Vous ne savez pas que le roi est dans la ville et que je suis pour les autres.",
            "Personnages",
            ["Xantrel", "Drevaux, sa servante", "Broquin, valet de Xantrel", "Quenelle, veuve"],
            {"Drevaux": "female", "Broquin": "male", "Quenelle": "female"},
        ),
        (
            "No sé que es lo que se dice en el pueblo, por una cosa y los otros, con mi casa.",
            "Personajes",
            ["Zurbel, jefe", "Quirce, su mujer", "La Tía Bruz"],
            {"Zurbel": "male", "Quirce": "female", "Tía Bruz": "female"},
        ),
        (
            "Det är inte jag och du har inte att som en på av för med så den.",
            "Personerna",
            ["Brask, löjtnant", "Quist, hans hustru", "Mormor"],
            {"Brask": "male", "Quist": "female", "Mormor": "female"},
        ),
        (
            "Я не знаю, что это и как вы с ним на мосту, а он в доме.",
            "Действующие лица",
            ["Вера Ильинична Громова, вдова", "Пётр Громов, её сын", "Фирс, лакей, старик"],
            {"Громова": "female", "Громов": "male", "Фирс": "male"},
        ),
        (
            "A ház nem az enyém, és hogy van egy kert is, csak ez de mint mi meg mi.",
            "Személyek",
            ["ÖZVEGY BRUGÓNÉ", "BRUGÓ ÁRPÁD, fia", "VIRGONC, szobalány"],
            {"BRUGÓNÉ": "female", "ÁRPÁD": "male", "VIRGONC": "female"},
        ),
        (
            "Il re non è di qui, e che la mia casa si è del tutto per un po ma con gli altri.",
            "Personaggi",
            ["Brunzo, servo", "Quadre, sua moglie", "Il Conte Vesp"],
            {"Brunzo": "male", "Quadre": "female", "Conte Vesp": "male"},
        ),
    ],
)
def test_lists_of_characters(
    said: str, title: str, lines: list[str], expected: dict[str, str]
) -> None:
    traits = _play(title, lines, *expected, said=said)
    assert {name: traits[name].gender for name in expected} == expected


def test_a_list_tells_ages_and_whose_wife_follows_a_man() -> None:
    traits = _play(
        "Personer",
        ["Brask", "Quist, hans hustru", "Trolle, 17 år", "Gamla Wrede"],
        "Brask", "Quist", "Trolle", "Wrede",
        said="Det är inte jag och du har inte att som en på av för med så den.",
    )  # fmt: skip
    assert traits["Brask"].gender == "male"
    assert traits["Trolle"].age == "young"
    assert traits["Wrede"].age == "old"
    assert "17 år" in traits["Trolle"].age_because


def test_a_servant_of_somebody_says_nothing_of_her() -> None:
    traits = _play("Persons", ["A daughter of Oru", "A child of Oru"], "Oru")
    assert traits["Oru"] == Traits("neutral", "adult")


def test_names_of_many_languages_are_known() -> None:
    for name, language in (
        ("евдокия", "ru"), ("solveig", "sv"), ("concepción", "es"), ("françoise", "fr"),
        ("francoise", "fr"), ("ελένη", "el"), ("ágnes", "hu"), ("kunigunde", "de"),
    ):  # fmt: skip
        found = share_of_women(name, language)
        ending = share_by_ending(name, language)
        assert (found[0] if found else ending) == 1.0, name
    for name, language in (("jean", "fr"), ("andrea", "it"), ("igor", "ru"), ("lászló", "hu")):
        found = share_of_women(name, language)
        assert found is None or found[0] <= 0.3, name
    english = share_of_women("jean", "en")
    assert english
    assert english[0] > 0.7


def test_the_names_are_in_the_package_small_and_with_their_notices() -> None:
    folder = Path(__file__).parents[2] / "tableread" / "cast"
    assert (folder / "names.txt.gz").stat().st_size < 200_000
    assert gzip.decompress((folder / "names.txt.gz").read_bytes()).decode()
    notice = (folder / "names.NOTICE").read_text(encoding="utf-8")
    assert "Daniele Faraglia" in notice
    assert "public domain" in notice


_PIECES = st.sampled_from(
    """MARY Mary mary, ( ) 8 40s #2 - — she her He his . , ! ' ’s s in early thirties old year young girl a
    the is named COP 3 İ ß \x1e Ελένη Вера of 's ,""".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=60), st.lists(_PIECES, min_size=1, max_size=5))
def test_any_words_give_traits(words: list[str], name: list[str]) -> None:
    speaker = " ".join(name).strip() or "X"
    elements = (
        Element(Kind.TITLE, " ".join(words[:20]), (0, 1)),
        Element(Kind.ACTION, " ".join(words), (0, 1)),
        Element(Kind.CUE, speaker, (0, 1), speaker, tuple(words[:2])),
        Element(Kind.PARENTHETICAL, " ".join(words[5:15]), (0, 1)),
        Element(Kind.DIALOGUE, " ".join(reversed(words)), (0, 1)),
    )
    script = Script("fountain", "", (), elements)
    traits = guess_traits(script)
    assert traits.keys() == {speaker}
    assert traits == guess_traits(script)
    same_person(script)


@pytest.mark.parametrize(
    "piece",
    [
        "PERSON{n}, ",
        "Mary, ",
        "Mary ' ' ' ",
        "in her ",
        "old ",
        "a, b (c - d: ",
        "PERSON she ",
        "((((((",
    ],
)
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        text = "".join(piece.replace("{n}", str(n)) for n in range(times))
        names = [f"PERSON {n}" for n in range(times // 20)] + ["MARY"]
        elements = [Element(Kind.ACTION, text, (0, 1))]
        for name in names:
            elements += [
                Element(Kind.CUE, name, (0, 1), name),
                Element(Kind.DIALOGUE, text[:400], (0, 1)),
            ]
        script = Script("fountain", "", (), tuple(elements))
        started = time.process_time()
        guess_traits(script)
        return time.process_time() - started

    seconds(200)
    short = min(seconds(2000) for _ in range(3))
    assert min(seconds(8000) for _ in range(2)) < 4 * 3 * max(short, 0.004)


def test_a_flattened_script_in_small_letters() -> None:
    text = (
        "int . kitchen - day walter , 70 , sit at the table . a young woman come in . this be june . she "
        "put she bag down . june morning . walter morning . june be you well ? walter I be . june good . "
        "walter sit down . she sit . june thank you . walter tea ? june please . he pour . "
    )
    script = load_bytes(text.encode(), "x.txt")
    traits = guess_traits(script)
    if script.format != "flattened" or not {"WALTER", "JUNE"} <= traits.keys():
        pytest.skip("too short to be taken for a flattened script")
    assert traits["WALTER"][:2] == ("male", "old")
    assert traits["JUNE"].gender == "female"


def test_order_of_speeches_does_not_change_what_names_say() -> None:
    names = ["COP #2", "LADY WREN", "ANNA", "OLD MAN", "GIRL"]
    shuffled = random.Random(1).sample(names, len(names))
    assert dict(sorted(_who("Smoke.", *names).items())) == dict(
        sorted(_who("Smoke.", *shuffled).items())
    )
