"""Directions are acted: which rule is for which words, and for how long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tableread.cast.delivery import EFFECTS, PLAIN, read_rules
from tableread.cast.line_delivery import deliveries_of, languages_of
from tableread.cast.seating import SIDE, placed, seats, sides_of
from tableread.cast.shape import Shape
from tableread.script import fountain
from tests.fakes import RULES


def said(source: str) -> dict[str, object]:
    script = fountain.read(source)
    manner = deliveries_of(script, RULES)
    return {script.elements[at].text: how for at, how in manner.items()}


@pytest.mark.parametrize(
    ("direction", "field", "higher"),
    [
        ("(whispering)", "whisper", True),
        ("(shouting over the crowd)", "pitch", True),
        ("(quickly)", "pace", True),
        ("(slowly, with care)", "pace", False),
        ("(tired)", "range", False),
        ("(crying)", "breath", True),
        ("(sarcastic)", "range", False),
        ("(sotto)", "whisper", True),
        ("(into phone)", "pitch", True),
        ("(singing)", "range", True),
        ("(Laughs)", "pitch", True),
        ("(en chuchotant)", "whisper", True),
    ],
)
def test_a_direction_changes_the_sound(direction: str, field: str, higher: bool) -> None:
    delivery = RULES.of_direction(direction)
    assert delivery
    plain, acted = getattr(Shape(), field), getattr(delivery.shape, field)
    assert acted > plain if higher else acted < plain


@pytest.mark.parametrize(
    ("brackets", "effect"),
    [("V.O.", "voice-over"), ("O.S.", "next room"), ("O.C.", "next room"), ("FILTERED", "phone"),
     ("on phone", "phone"), ("over radio", "radio"), ("OVER P.A.", "loudspeaker"), ("V.O", "voice-over")],
)  # fmt: skip
def test_a_mark_behind_the_name_is_a_place(brackets: str, effect: str) -> None:
    delivery = RULES.of_direction(brackets)
    assert delivery
    assert delivery.effect == effect


@pytest.mark.parametrize("direction", ["(to Joel)", "(CONT'D)", "(not whispering)", "(points)", ""])
def test_what_is_not_about_the_voice_changes_nothing(direction: str) -> None:
    assert RULES.of_direction(direction) is None


def test_a_direction_holds_until_the_next_or_the_end_of_the_speech() -> None:
    how = said(
        "ADA\n(whispering)\nOne.\n(beat)\nTwo.\n(shouting)\nThree.\n(to Ben)\nFour.\n\nADA\nFive.\n"
    )
    assert how["One."].shape.whisper  # type: ignore[attr-defined]
    assert how["Two."].shape.whisper  # type: ignore[attr-defined]
    assert not how["Three."].shape.whisper  # type: ignore[attr-defined]
    assert how["Three."].level > 0  # type: ignore[attr-defined]
    assert "Four." not in how
    assert "Five." not in how


def test_brackets_behind_the_name_hold_for_the_whole_speech() -> None:
    how = said("ADA (V.O.)\nOne.\n(softly)\nTwo.\n\nADA\nThree.\n")
    assert how["One."].effect == how["Two."].effect == "voice-over"  # type: ignore[attr-defined]
    assert "Three." not in how


def test_the_look_of_the_words_counts() -> None:
    how = said("ADA\nGET OUT OF HERE\n\nBEN\nThe FBI called.\n\nADA\nWhy?\n\nBEN\nI thought...\n")
    assert how["GET OUT OF HERE"].level > 0  # type: ignore[attr-defined]
    assert "The FBI called." not in how
    assert how["Why?"].shape.range > 1  # type: ignore[attr-defined]
    assert how["I thought..."].shape.pace < 1  # type: ignore[attr-defined]


def test_every_shipped_rule_does_something_and_what_adds_up_stays_possible() -> None:
    rules = list(RULES)
    assert len(rules) >= 30
    whole = PLAIN
    for rule in rules:
        assert rule.delivery != PLAIN, rule.name
        assert rule.effect in EFFECTS
        whole = whole.plus(rule.delivery)
    assert 0.4 <= whole.shape.pace <= 2.5


def test_own_rules_add_and_replace_and_mistakes_say_where(tmp_path: Path) -> None:
    (tmp_path / "delivery.toml").write_text(
        '[[rule]]\nname = "whisper"\nwords = ["hush"]\nlevel = -3\n'
        '[[rule]]\nname = "bad"\neffect = "moon"\n[[rule]]\nname = "worse"\ntext = "("\n'
        '[[rule]]\nname = "pirate"\nwords = ["arr*"]\nrange = 2\n[[rule]]\nname = "far"\nlevel = 40\n'
    )
    shipped = Path(__file__).parents[2] / "voices"
    rules, mistakes = read_rules([shipped, tmp_path, tmp_path / "nowhere"])
    assert rules.of_direction("(hush)").level == -3  # type: ignore[union-attr]
    assert rules.of_direction("(whispering)") is None
    assert rules.of_direction("(arrr!)")
    told = " ".join(map(str, mistakes))
    assert "line 5: there is no effect" in told
    assert "moon" in told
    assert "line 8: text: it is not a regular expression" in told
    assert "line 15: level" in told
    (tmp_path / "delivery.toml").write_text(
        '[[rule]]\nname = "all"\nwords = [""]\n[[rule]]\nname = "x"\nlouder = 3\n'
    )
    rules, mistakes = read_rules([tmp_path])
    assert rules.of_direction("(to Joel)") is None
    assert "empty word" in str(mistakes[0])
    assert str(mistakes[1]) == "delivery.toml, line 4: there is no field `louder`."
    (tmp_path / "delivery.toml").write_text('[[rule]]\nname = "slow"\ntext = "(a+)+$"\n')
    assert "repeat in a repeat" in str(read_rules([tmp_path])[1][0])
    (tmp_path / "delivery.toml").write_text("a = " + "[" * 100_000)
    assert "not valid TOML" in str(read_rules([tmp_path])[1][0])
    (tmp_path / "delivery.toml").write_text("nonsense")
    assert "not valid TOML" in str(read_rules([tmp_path])[1][0])


@pytest.mark.parametrize(
    "text", ["!" * 50_000, "A" * 50_000, "A " * 25_000, "(" * 50_000, "." * 50_000]
)
def test_long_texts_are_looked_at_quickly(text: str) -> None:
    started = time.process_time()
    RULES.of_text(text)
    RULES.of_direction(text[:5000])
    assert time.process_time() - started < 1


def test_the_cast_sits_round_a_table() -> None:
    names = ["A", "B", "C", "D", "E"]
    places = seats(names)
    assert places["A"] == -places["B"] != 0
    assert len(set(places.values())) == 5
    assert seats(["A"]) == {"A": 0.0}
    assert placed("A", places, 0) == places["A"]
    assert placed("A", places, -1) == -SIDE
    assert placed("NOBODY", places, 0) == 0.0


def test_who_speak_at_once_sit_left_and_right() -> None:
    script = fountain.read("ADA\nOne.\n\nBEN ^\nTwo.\n\nADA\nThree.\n")
    first, second, third = (speech.cue for speech in script.speeches)
    assert sides_of(script) == {first: -1, second: 1}
    assert third not in sides_of(script)


def test_a_line_in_another_language() -> None:
    script = fountain.read(
        "ADA\n(in French)\nBonjour.\n(in English)\nHello.\n\nADA (IN SPANISH)\nHola.\n\nADA\nBye.\n"
    )
    found = {script.elements[at].text: code for at, code in languages_of(script, "en").items()}
    assert found == {"Bonjour.": "fr", "Hola.": "es"}
