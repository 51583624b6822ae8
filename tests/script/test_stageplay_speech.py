"""Plays as plain text: what is said, what is only done, and by whom."""

from __future__ import annotations

import pytest

from tableread.script.model import Script
from tests.script.readings import said, shapes
from tests.script.test_stageplay import opened

REST = "\n\nADA.\nYou did!\n\nBEN.\nNo.\n\nADA.\nYes.\n\nBEN.\nNo.\n"


def first_speech(script: Script) -> list[tuple[str, str]]:
    """What follows the first cue, up to the next."""
    out: list[tuple[str, str]] = []
    for kind, text in shapes(script)[2:]:
        if kind == "cue":
            break
        out.append((kind, text))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[_Rising._] It is hot.", [("parenthetical", "(Rising)"), ("dialogue", "It is hot.")]),
        ("It is hot. [_Exit._]", [("dialogue", "It is hot."), ("parenthetical", "(Exit)")]),
        ("It is _[Aside.]_ hot.", [("dialogue", "It is"), ("parenthetical", "(Aside)"), ("dialogue", "hot.")]),
        ("It is [pointing\nat the sun] hot.",
         [("dialogue", "It is"), ("parenthetical", "(pointing at the sun)"), ("dialogue", "hot.")]),
        ("It is hot. _Exeunt._", [("dialogue", "It is hot."), ("parenthetical", "(Exeunt)")]),
        ("It _is_ hot.", [("dialogue", "It _is_ hot.")]),
        ("(Rising.) It is hot.", [("parenthetical", "(Rising)"), ("dialogue", "It is hot.")]),
        ("(_Rising._) It is hot.", [("parenthetical", "(Rising)"), ("dialogue", "It is hot.")]),
        ("It is hot.\n\n[_She sits._]\n\nVery hot.",
         [("dialogue", "It is hot."), ("parenthetical", "(She sits)"), ("dialogue", "Very hot.")]),
        ("It is hot.\n\n_She sits._\n\nVery hot.",
         [("dialogue", "It is hot."), ("parenthetical", "(She sits)"), ("dialogue", "Very hot.")]),
        ("It is hot.\n\n Enter Cora.\n\nVery hot.",
         [("dialogue", "It is hot."), ("parenthetical", "(Enter Cora)"), ("dialogue", "Very hot.")]),
        ("It is hot.\n\n[_She sits._]", [("dialogue", "It is hot."), ("action", "[She sits.]")]),
        ("It is hot.\n\n Enter Cora and her men.", [("dialogue", "It is hot."), ("action", "Enter Cora and her men.")]),
        ("It is hot.\n\nVery hot.", [("dialogue", "It is hot."), ("dialogue", "Very hot.")]),
        ("It is hot.\n Enter Cora.", [("dialogue", "It is hot."), ("action", "Enter Cora.")]),
        ("It is hot.\nExit BEN", [("dialogue", "It is hot."), ("action", "Exit BEN")]),
        ("It is hot.\n\n        [_Exit_ CORA.", [("dialogue", "It is hot."), ("action", "[Exit CORA.")]),
        ("It is hot.\n\nThe end is near.", [("dialogue", "It is hot."), ("dialogue", "The end is near.")]),
        ("It is hot.\n\nMusic is all I have left.\n\nPlay.", [("dialogue", "It is hot."), ("dialogue", "Music is all I have left."), ("dialogue", "Play.")]),
    ],
)  # fmt: skip
def test_directions(text: str, expected: list[tuple[str, str]]) -> None:
    assert first_speech(opened(f"ACT I\n\nADA.\n{text}{REST}")) == expected


@pytest.mark.parametrize("text", ["(Rising.) It is hot.", "(_Rising._) It is hot."])
def test_round_brackets_right_behind_the_name_where_others_are_square(text: str) -> None:
    rest = REST.replace("Yes.", "[_Sits._] Yes.").replace("No.", "[_Sits._] No.")
    found = first_speech(opened(f"ACT I\n\nADA.\n{text}{rest}"))
    assert found == [("parenthetical", "(Rising)"), ("dialogue", "It is hot.")]


WIDE = "It is hot, and it was hot yesterday, and nobody in this house will believe\nthat it was ever cold."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WIDE, WIDE.replace("\n", " ")),
        ("The sun goes down,\nThe kiln will burn,\nAnd all the town\nWill have its turn.",
         "The sun goes down,\nThe kiln will burn,\nAnd all the town\nWill have its turn."),
        (f"{WIDE}\nA well-\nknown thing.", WIDE.replace("\n", " ") + " A well-known thing."),
    ],
)  # fmt: skip
def test_verse_keeps_its_lines_and_prose_is_joined(text: str, expected: str) -> None:
    source = f"ACT I\n\nADA. {text}\n\nBEN. No.\n\nADA. {WIDE}\n\nBEN. {WIDE}\n\nADA. {WIDE}\n"
    assert shapes(opened(source))[2] == ("dialogue", expected)


@pytest.mark.parametrize(
    ("line", "name", "extensions"),
    [
        ("BEN [softly]. No.", "BEN", ("softly",)),
        ("BEN (_softly_). No.", "BEN", ("softly",)),
        ("BEN, [aside] No.", "BEN", ("aside",)),
        ("MRS. O’DOWD. No.", "MRS. O’DOWD", ()),
        ("1ST SOLDIER. No.", "1ST SOLDIER", ()),
        ("JEAN-LUC. No.", "JEAN-LUC", ()),
        ("ÉLODIE. No.", "ÉLODIE", ()),
        ("A VOICE [_within_]. No.", "A VOICE", ("within",)),
        ("BEN, softly. No.", "BEN", ("softly",)),
        ("BEN [going to the window, where he\nstops]. No.", "BEN", ("going to the window, where he stops",)),
        ("THE GHOST OF THE KING. No.", "THE GHOST OF THE KING", ()),
    ],
)  # fmt: skip
def test_cues(line: str, name: str, extensions: tuple[str, ...]) -> None:
    rest = "ADA. You did!\n\nBEN. No.\n\nADA. Yes.\n\nBEN. No.\n"
    script = opened(f"ACT I\n\nADA. It is hot.\n\n{line}\n\n{rest}")
    cue = [e for e in script.elements if e.speaker][1]
    assert (cue.speaker, cue.extensions) == (name, extensions)
    assert said(script)[:2] == [("ADA", "It is hot."), (name, "No.")]


@pytest.mark.parametrize(
    ("first", "second"),
    [("ADA, à part.", "BEN, se levant."), ("ADA, aside.", "BEN, rising."), ("ADA, _leise_.", "BEN, _steht auf_.")],
)  # fmt: skip
def test_directions_behind_a_comma(first: str, second: str) -> None:
    source = f"ACTE PREMIER\n\nADA.\nOui.\n\nBEN.\nNon.\n\n{first}\nOui.\n\n{second}\nNon.\n\nADA.\nOui.\n\nBEN.\nNon.\n"
    assert [name for name, _ in said(opened(source))] == ["ADA", "BEN"] * 3


@pytest.mark.parametrize(
    ("line", "together"),
    [("ADA and BEN. Never!", ("ADA", "BEN")), ("ADA & BEN. Never!", ("ADA", "BEN")),
     ("ADA and BEN [_together_] Never!", ("ADA", "BEN")), ("BOTH. Never!", ("ADA", "BEN"))],
)  # fmt: skip
def test_two_who_speak_together(line: str, together: tuple[str, ...]) -> None:
    rest = "ADA. You did!\n\nBEN. No.\n\nADA. Yes.\n\nBEN. No.\n"
    script = opened(f"ACT I\n\n{rest}\n{line}\n\n{rest}")
    cue = [e for e in script.elements if e.speaker][4]
    assert cue.together == together


WATCH = """\
Dramatis Personæ

Bernardo, a soldier
Francisco, another
Marcella, a cook

ACT I

  Ber. Who goes?
  Fran. No man you know,
And none you need to fear.

 Enter Marcella.

  Mar. {}
  Ber. Soup!
  Fran. Soup at last.
  {}Ber. She is gone.
  Fran. And the soup?
"""


def test_short_names_are_looked_up_in_the_list_of_persons() -> None:
    more = "Mar. Eat it hot.\n  Mar. All of it.\n  "
    script = opened(WATCH.format("Soup is ready.", more))
    assert [c.name for c in script.characters] == ["Francisco", "Marcella", "Bernardo"]
    assert said(script)[1] == ("Francisco", "No man you know, And none you need to fear.")
    assert shapes(script)[6:8] == [("cue", "Mar."), ("dialogue", "Soup is ready.")]


def test_a_small_part_that_is_in_the_list_of_persons() -> None:
    assert ("Marcella", "Soup is ready.") in said(opened(WATCH.format("Soup is ready.", "")))


def test_a_small_part_of_a_person_who_comes_in() -> None:
    source = "ДЕЙСТВУЮЩИЕ ЛИЦА\n\nАда, гончар\nБен, её сын\nКора, соседка\n\nДЕЙСТВИЕ ПЕРВОЕ\n\n"
    source += (
        "Ада. Жарко.\n\nБен (тихо). Нет.\n\n" * 3 + "Входит Кора.\n\nКора. Это я.\n\nАда. Ты?\n"
    )
    assert said(opened(source))[-2:] == [("Кора", "Это я."), ("Ада", "Ты?")]


@pytest.mark.parametrize(
    ("cue", "text"),
    [("{}\n", "Stop.\nSTOP\nI said."), ("{}. ", "And then I cried for\nHELP. Nobody came."),
     ("{}: ", "There is a sign:\nWARNING: hot.")],
)  # fmt: skip
def test_a_shouted_word_is_nobody(cue: str, text: str) -> None:
    speeches = [("ADA", text), ("BEN", "No."), ("ADA", "Yes."), ("BEN", "Well."), ("ADA", "Fine.")]
    source = "ACT I\n\n" + "".join(cue.format(name) + words + "\n\n" for name, words in speeches)
    assert said(opened(source)) == [(name, " ".join(words.split())) for name, words in speeches]
