"""What is said for what is written: numbers, abbreviations, addresses, capitals."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tableread.speech.normalise.numbers import NUMBERS
from tableread.speech.spoken import spoken
from tableread.speech.utterance import Said
from tests.script.test_hostile_text import grows_with_its_length

CASES = [
    # times
    ("Meet me at 3:30.", "Meet me at 3 30."),
    ("At 7:05 am he left.", "At 7 oh 5 am he left."),
    ("At 7:05am he left.", "At 7 oh 5 am he left."),
    ("It's 3:00.", "It's 3 o'clock."),
    ("At 10:00 PM.", "At 10 PM."),
    ("The train is the 14:00.", "The train is the 14 hundred."),
    ("8:30 A.M. sharp.", "8 30 A.M. sharp."),
    ("John 3:16 and 1:02:03.", "John 3 16 and 1:02:03."),
    # dates and years
    ("Born 3/14/1999 in Ohio.", "Born March 14th, 19 99 in Ohio."),
    ("Born 25/12/1999.", "Born December 25th, 19 99."),
    ("Dated 1999-03-14.", "Dated March 14th, 19 99."),
    ("May 3 is fine.", "May 3rd is fine."),
    ("May 3rd, 1985.", "May 3rd, 19 85."),
    ("Oct. 12 at noon.", "October 12th at noon."),
    ("It was 3 May 1985.", "It was the 3rd of May 19 85."),
    ("Sept. 1941 was warm.", "September 19 41 was warm."),
    ("In 1984 it rained.", "In 19 84 it rained."),
    ("In 1900, 1905 and 2005.", "In 19 hundred, 19 oh 5 and 2005."),
    ("The 1960s, the '80s, her 30s.", "The 19 sixties, the eighties, her thirties."),
    ("I have 1,984 of them.", "I have 1,984 of them."),
    # ranges, fractions, telephones
    ("Some 10-20 people.", "Some 10 to 20 people."),
    ("Pages 10–20.", "Pages 10 to 20."),
    ("It's 50-50.", "It's 50 50."),
    ("1/2 gone, 3/4 full, 2/3 done.", "one half gone, 3 quarters full, 2 thirds done."),
    ("1 1/2 cups, 2½ feet.", "1 and a half cups, 2 and a half feet."),
    ("Open 24/7 since 9/11.", "Open 24 7 since 9 11."),
    ("Call 555-1234 now.", "Call 5 5 5, 1 2 3 4 now."),
    ("Call (212) 555-0187.", "Call 2 1 2, 5 5 5, oh 1 8 7."),
    ("1-800-555-0199", "1, 8 hundred, 5 5 5, oh 1 9 9"),
    ("Call 911!", "Call 9 1 1!"),
    ("Agent 007.", "Agent double oh 7."),
    # money
    ("It cost $5.", "It cost 5 dollars."),
    ("It cost $1.", "It cost 1 dollar."),
    ("It cost $12.50.", "It cost 12 dollars and 50 cents."),
    ("It cost $0.99.", "It cost 99 cents."),
    ("It made $1.5 million.", "It made 1.5 million dollars."),
    ("$20K and $3bn", "20 thousand dollars and 3 billion dollars"),
    ("A $50 bill.", "A 50 dollar bill."),
    ("$10-20 each", "10 to 20 dollars each"),
    ("£40 or €3.20", "40 pounds or 3 euros and 20 cents"),
    ("About 50% of it.", "About 50% of it."),
    # measures
    ("He is 5'10\" tall.", "He is 5 foot 10 tall."),
    ("5 ft. 3 in. tall, 10 lbs.", "5 feet 3 inches tall, 10 pounds"),
    ("At 60mph for 1 min.", "At 60 miles an hour for 1 minute"),
    ("98.6°F, 20°C, a 90° turn", "98.6 degrees Fahrenheit, 20 degrees Celsius, a 90 degree turn"),
    ("A 4x4 and a .45.", "A 4 by 4 and a 45."),
    ("No. 5 is alive.", "number 5 is alive."),
    ("I said no.", "I said no."),
    ("No. 5 years is long.", "No. 5 years is long."),
    ("#5", "number 5"),
    ("Oh no. 3 left. It is 123.4567.", "Oh no. 3 left. It is 123.4567."),
    ("Call 212.555.0187 24-7.", "Call 2 1 2, 5 5 5, oh 1 8 7 24 7."),
    # titles, roads
    ("One more rep. He sat. Listen, hon. I do.", "One more rep. He sat. Listen, hon. I do."),
    ("AAA batteries", "AAA batteries"),
    ("St. Ives is on Main St. near here.", "Saint Ives is on Main Street near here."),
    ("He lives on Elm Dr. in town.", "He lives on Elm Drive in town."),
    ("Dr. Jones of 42nd St.", "Doctor Jones of 42nd Street."),
    ("Mr. and Mrs. Vane; Ms. Vane.", "Mr. and Missus Vane; Miz Vane."),
    ("Lt. Col. Frank Slade", "Lieutenant Colonel Frank Slade"),
    ("Mt. Hood, Ft. Worth", "Mount Hood, Fort Worth"),
    ("Sunset Blvd. at night.", "Sunset Boulevard at night."),
    ("Rm. 12, Apt. 4B", "Room 12, Apartment 4B"),
    # numerals
    ("Henry VIII and King George III ruled.", "Henry the 8th and King George the 3rd ruled."),
    ("Act IV, scene ii", "Act 4, scene 2"),
    ("World War II", "World War 2"),
    ("Elizabeth I of England, Henry V.", "Elizabeth the 1st of England, Henry the 5th."),
    ("I, Claudius. Charles, I need you.", "I, Claudius. Charles, I need you."),
    ("Malcolm X. Plan B. Vitamin C.", "Malcolm X. Plan B. Vitamin C."),
    ("The part I love, the war I fought.", "The part I love, the war I fought."),
    ("This is Part I. End of Act I", "This is Part 1. End of Act 1"),
    ("Start IV fluids.", "Start IV fluids."),
    # abbreviations
    ("Kramer vs. Kramer, Roe v. Wade", "Kramer versus Kramer, Roe versus Wade"),
    ("Cats, dogs, etc. are here.", "Cats, dogs, et cetera are here."),
    ("Cats, dogs, etc.", "Cats, dogs, et cetera."),
    ("Fruit, e.g. apples, i.e. food.", "Fruit, for example, apples, that is, food."),
    ("Sammy Jr. sings.", "Sammy Junior sings."),
    ("w/ him and w/o her", "with him and without her"),
    ("Cats &c.", "Cats et cetera."),
    # addresses
    ("Go to lacuna.com now.", "Go to lacuna dot com now."),
    ("Go to LACUNA.COM.", "Go to lacuna dot com."),
    ("See https://www.lacuna.com/clients?id=3 now.", "See lacuna dot com slash clients now."),
    ("Write to joel@lacuna.com.", "Write to joel at lacuna dot com."),
    ("He left.So did I. It is 3.14.", "He left.So did I. It is 3.14."),
    # the trade
    ("We hear Joel (V.O.) and Ann (O.S.).", "We hear Joel (voice over) and Ann (off screen)."),
    ("JOEL'S POV.", "joel's point of view."),
    ("We cut to INT. HOUSE.", "We cut to interior, house."),
    ("(CONT'D)", "(continued)"),
    ("A b.g. figure.", "A background figure."),
    # capitals
    ("I said STOP IT NOW.", "I said stop it now."),
    ("The LIGHT FLICKERS. HE RUNS.", "The light flickers. he runs."),
    ("The FBI, NASA, the USA, TV. OK?", "The FBI, nasa, the USA, TV. OK?"),
    ("A HAT. A KEY. KIM AND ED HIT SOS.", "A hat. A key. kim and ed hit SOS."),
    ("NYPD and EMT", "NYPD and E M T"),
    ("Us and the US.", "Us and the U S."),
    ("C.J. walks in.", "C.J. walks in."),
    # how people talk
    ("B-b-but I d-don't.", "buh, buh, but I duh, don't."),
    ("Wh-what? Th-there.", "wuh, what? thuh, there."),
    ("Nooo! Sooo goood. Pleeease. YESSS!", "No! So good. Please. yes!"),
    ("Hmmm. Shhh! Brrr.", "Hmmm. Shhh! Brrr."),
    ("I love you 😀❤️.", "I love you ."),
    ("***", "   "),
]  # fmt: skip


@pytest.mark.parametrize(("written", "said"), CASES)
def test_written_and_said(written: str, said: str) -> None:
    assert spoken(written).text == said


@pytest.mark.parametrize(("written", "_said"), CASES)
def test_words_that_stay_find_their_place(written: str, _said: str) -> None:
    form = spoken(written)
    places = [form.place(at) for at in range(len(form.text))]
    assert places == sorted(places)
    last = re.search(r"[a-z]{4,}(?=\W*\Z)", written)
    if last and form.text.rstrip(".!?\"'").endswith(last[0]):
        assert form.place(form.text.rindex(last[0])) == last.start()


def test_both_words_of_a_date_keep_their_marks() -> None:
    form = spoken("On Oct. 12, 1941 it was $1.5 million.")
    at = {word: form.place(form.text.index(word)) for word in ("October", "12th", "19 41", "1.5", "million")}  # fmt: skip
    assert at == {"October": 3, "12th": 8, "19 41": 12, "1.5": 24, "million": 29}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("INT. ST. MARY'S - DAY", "Interior, Saint mary's , day"),
        ("EXT. 12 MAIN ST. - NIGHT", "Exterior, 12 main Street , night"),
        ("INT. FBI OFFICE - 3:00", "Interior, FBI office , 3 o'clock"),
        ("EXT. BEACH - 1974", "Exterior, beach , 19 74"),
    ],
)
def test_headings(written: str, said: str) -> None:
    assert spoken(written, heading=True).text == said


def test_other_languages_only_lose_pictures() -> None:
    assert (
        spoken("Le 3/14 à 10:00 😀 avec Dr. No.", language="fr").text
        == "Le 3/14 à 10:00  avec Dr. No."
    )


def test_no_rule_changes_what_has_sounds() -> None:
    form = spoken("No. 5 of St. Ives Ltd. is 10-20.", lexicon=[Said(9, 17, phonemes="sənt aɪvz")])
    assert form.text == "number 5 of St. Ives Limited is 10 to 20."
    ((start, end, sounds),) = form.phonemes
    assert (form.text[start:end], sounds) == ("St. Ives", "sənt aɪvz")
    assert [form.place(at) for at in range(start, end)] == list(range(9, 17))


WORDS = st.sampled_from(
    [c[0] for c in CASES] + ["3", ":", "00", "$", "-", "'", "/", ".", "St", "IV", "ABC", "a-a", "é", "😀", " ", "aaa", "@", "%"]
)  # fmt: skip


@given(
    st.lists(WORDS, max_size=6).map(" ".join) | st.lists(WORDS, max_size=8).map("".join),
    st.booleans(),
    st.data(),
)
@settings(max_examples=400, deadline=None)
def test_every_spoken_character_has_a_place(
    written: str, heading: bool, data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, max(1, len(written))), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    lexicon = [Said(a, b, phonemes="bɒb") if a % 2 else Said(a, b, "x") for a, b in pairs]
    form = spoken(written, heading=heading, lexicon=lexicon)
    places = [form.place(at) for at in range(len(form.text))]
    assert places == sorted(places)
    assert all(0 <= place < max(1, len(written)) for place in places)
    ends = [at for start, end, _ in form.phonemes for at in (start, end)]
    assert ends == sorted(ends)
    assert [form.place(start) for start, _, _ in form.phonemes] == [
        said.start for said in lexicon if said.phonemes and said.start < len(written)
    ]


REPEATED = [
    "1", "1:", "1/", "1-", "1,", "1.", "$1", "$", "'", "' ", "a.", "a@", "a-", "I", "IV", "X ", "St. ", "A St. ",
    "No. ", "www.", "http://", "/", "a/", "A", "AB ", "A'", "aaa", "a", "555-", "1 ", "May ", "May 3 ", "w/", "#", "½",
    "1½", " ", "°", "1 ft ", "(VO)", "e.g.", "😀", "th-", "Th-th", "O.", "V.O.", "_", "*", "12/", "Mr ", "Louis ", "&",
    "the ", "The US ", "1st ", "1st St", "5'5", "a_", "é", "-", "–", "1–", "1-1-", "a b ", "A a", "Aa ", "0",
]  # fmt: skip


@pytest.mark.parametrize("repeated", REPEATED)
def test_hostile_text_in_linear_time(repeated: str) -> None:
    grows_with_its_length(spoken, lambda n: repeated * (n // len(repeated)), 40_000)


@pytest.mark.parametrize("rule", range(len(NUMBERS)))
def test_a_rule_does_not_find_what_is_no_match(rule: int) -> None:
    pattern, _ = NUMBERS[rule]
    assert not pattern.search("The quick brown fox jumps over the lazy dog. No. I said no.")


def test_a_line_takes_no_time() -> None:
    import time

    line = "On Oct. 3rd, at 3:30, Dr. Jones of Main St. paid $1.5 million to the FBI. He ran." * 2
    spoken(line)
    started = time.process_time()
    for _ in range(50):
        spoken(line)
    assert (time.process_time() - started) / 50 < 0.01
