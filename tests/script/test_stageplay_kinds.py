"""Lists of persons, transcripts, plays for the radio, scripts of games and comics that are set like plays."""

from __future__ import annotations

import pytest

from tests.script.readings import said, shapes
from tests.script.test_stageplay import SPEECHES, opened


def speeches_as(cue: str) -> str:
    return "".join(cue.format(*speech) for speech in SPEECHES)


PERSONS = ["ADA{0} a potter, forty.\nBEN{0} her son.\nCORA{0} a neighbour.\n\n",
           "ADA{0} eine Töpferin.\nBEN{0} ihr Sohn.\nCORA{0} eine Nachbarin.\n\n"]  # fmt: skip


@pytest.mark.parametrize("persons", PERSONS)
@pytest.mark.parametrize("header", ["CHARACTERS\n\n", "PERSONEN\n\n", "Väki\n\n", ""])
@pytest.mark.parametrize(
    ("sign", "cue"), [(":", "{0}: {1}\n\n"), (".", "{0}. {1}\n\n"), (" –", "{0} – {1}\n\n")]
)
@pytest.mark.parametrize("act", ["ACT I\n\n", ""])
def test_a_list_of_persons_is_no_dialogue(
    act: str, sign: str, cue: str, header: str, persons: str
) -> None:
    script = opened(f"{header}{persons.format(sign)}{act}{speeches_as(cue)}")
    assert said(script) == SPEECHES
    assert script.elements[-1].kind != "title"


@pytest.mark.parametrize("header", ["CHARACTERS", "PERSONEN"])
def test_a_list_with_empty_lines_ends_where_somebody_comes_back(header: str) -> None:
    persons = "ADA: a potter.\n\nBEN: her son.\n\nCORA: a neighbour.\n\n"
    assert said(opened(f"{header}\n\n{persons}" + speeches_as("{0}: {1}\n\n"))) == SPEECHES


@pytest.mark.parametrize(
    ("he", "she"), [("KÖNIG", "KÖNIGIN"), ("LORD", "LORDS"), ("КОРОЛЬ", "КОРОЛЬШИ")]
)
def test_a_name_that_begins_another_is_no_short_form(he: str, she: str) -> None:
    speeches = [(he, "Kommt."), (she, "Wohin?"), (he, "Fort."), (she, "Nein.")]
    source = f"PERSONEN\n\n{she}\nEIN BOTE\n\nACT I\n\n" + "".join(
        f"{n}. {t}\n\n" for n, t in speeches
    )
    assert said(opened(source)) == speeches


@pytest.mark.parametrize(
    ("first", "second"),
    [("NEGYEDIK LÁTVÁNY", "Ötödik látvány"), ("NÄYTÖS KOLMAS", "NÄYTÖS NELJÄS")],
)
@pytest.mark.parametrize("cue", ["{0}: {1}\n\n", "{0}.\n{1}\n\n", "{0}\n\n{1}\n\n"])
def test_headings_in_languages_that_nobody_listed(cue: str, first: str, second: str) -> None:
    speeches = speeches_as(cue)
    script = opened(f"{first}\n\n[A yard.]\n\n{speeches}{second}\n\n{speeches}")
    assert said(script) == SPEECHES * 2
    assert [scene.heading for scene in script.scenes] == [first, second]


@pytest.mark.parametrize(
    ("q", "a"), [("Q. {}\n\n", "A. {}\n\n"), ("Q: {}\n", "A: {}\n"), ("Q.  {}\n", "A.  {}\n"), ("F: {}\n", "A: {}\n")]
)  # fmt: skip
def test_a_transcript_of_questions_and_answers(q: str, a: str) -> None:
    lines = [
        ("Where were you?", "At home."),
        ("Alone?", "A friend was there."),
        ("Who?", "I forget."),
    ]
    source = "".join(q.format(asked) + a.format(answered) for asked, answered in lines)
    assert [text for _, text in said(opened(source))] == [text for pair in lines for text in pair]
    assert {name for name, _ in said(opened(source))} == {q[0], "A"}


RADIO = """\
THE LAST BOAT

SCENE 1. A HARBOUR.

1. F/X: GULLS. A BOAT KNOCKS AGAINST THE QUAY.

2. JOE: Is anyone there?

3. ANNA: (OFF) Only me.

4. MUSIC: A CONCERTINA. UNDER.

5. JOE: You should have gone home.

6. ANNA: So should you.

7. SFX: A HORN, FAR AWAY

8. JOE: There it is.
"""


@pytest.mark.parametrize(
    ("sound", "music"),
    [("F/X", "MUSIC"), ("SFX", "GRAMS"), ("GERÄUSCH", "MUSIK"), ("SOUND", "MUSIC")],
)
@pytest.mark.parametrize("number", ["{0}. ", "{0} ", "{0}.\t", "({0}) "])
def test_a_play_for_the_radio(number: str, sound: str, music: str) -> None:
    source = RADIO.replace("F/X", sound).replace("MUSIC", music)
    for at in range(1, 9):
        source = source.replace(f"{at}. ", number.format(at), 1) if at > 1 else source
    script = opened(source)
    assert [name for name, _ in said(script)] == ["JOE", "ANNA", "JOE", "ANNA", "JOE"]
    assert said(script)[0] == ("JOE", "Is anyone there?")
    assert ("action", f"{music}: A CONCERTINA. UNDER.") in shapes(script)


@pytest.mark.parametrize(
    ("cue", "names", "words"),
    [("{0}「{1}」\n", ("太郎", "花子"), ("おはよう。", "早いね（笑）。")),
     ("{0}「{1}」\n\n", ("タロウ", "ハナコ"), ("行こう。", "どこへ？")),
     ("{0}：{1}\n", ("李雷", "韩梅梅"), ("你好。", "再见（挥手）。")),
     ("{0}:{1}\n\n", ("李雷", "韩梅梅"), ("你好。", "再见。")),
     ("{0}（笑）：{1}\n\n", ("李雷", "韩梅梅"), ("你好。", "再见。"))],
)  # fmt: skip
def test_names_without_a_space_behind_them(
    cue: str, names: tuple[str, str], words: tuple[str, str]
) -> None:
    speeches = list(zip(names, words, strict=True)) * 3
    script = opened("第一幕\n\n" + "".join(cue.format(*speech) for speech in speeches))
    assert [name for name, _ in said(script)] == [*names] * 3
    assert words[0] in said(script)[0][1]
    assert "挥手" not in said(script)[1][1]
