"""What is said by ear, as text: pure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tableread.cli.by_ear import recap, screen_reader, texts
from tableread.cli.by_ear.key_names import key_name
from tableread.cli.by_ear.keys_table import all_keys, described
from tableread.cli.by_ear.lines import wrapped
from tableread.cli.by_ear.sleep import Sleep
from tableread.cli.by_ear.telling import Level
from tableread.listen.judge import Verdict
from tableread.production.said import SaidText, SaidTurn
from tableread.rehearsal.sleep import Until
from tableread.script.line_id import LineId
from tests.scenes import duel, session_of

SAID, LEFT, OTHER, GIVEN = Verdict.SAID, Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.PROMPTED


def turn(
    number: int,
    text: str,
    words: list[Verdict],
    instead: dict[int, str] | None = None,
    added: tuple[str, ...] = (),
) -> SaidTurn:
    heard = tuple((instead or {}).get(at, "") for at in range(len(words)))
    line = SaidText("a", text, tuple(words), heard)
    return SaidTurn(1.0, number, LineId("a"), 2.0, "BEN", (line,), added, 0)


def test_the_recap_sums_up_and_tells_what_was_not_as_written() -> None:
    turns = [
        turn(1, "I walked.", [SAID, SAID]),
        turn(
            2, "After you, my *dear* friend.", [SAID, LEFT, LEFT, OTHER, SAID], {3: "deer"}, ("oh",)
        ),
        turn(3, "I insist.", [SAID, GIVEN]),
        turn(4, "Slowly.", [LEFT]),
    ]
    assert recap.summary(turns, 4) == (
        "Score 44 of 100: 3 turns heard, 1 word for word."
        " 2 words left out, 1 word changed, 1 word added, 1 word prompted."
    )
    cues = {1: "", 2: "ADA: Draw.", 3: "", 4: "ADA: No --"}
    assert list(recap.line_by_line(turns, lambda said: cues[said.number])) == [
        "Your cue, ADA: Draw. Left out: you, my. For dear you said deer. Added: oh.",
        "Your first line. Prompted: insist.",
        "Your cue, ADA: No --. Nothing was heard.",
    ]


def test_a_recap_of_turns_that_nobody_heard() -> None:
    assert recap.summary([], 0) == "You have had no turn yet."
    assert (
        recap.summary([], 2)
        == "2 turns ended by key or after a gap; the words were not listened to."
    )
    assert recap.summary([turn(1, "Yes.", [SAID])], 1) == (
        "Score 100 of 100: 1 turn heard, 1 word for word."
    )
    quick = turn(1, "Yes.", [SAID])._replace(pickup=0.42)
    assert recap.summary([quick], 1).endswith("You came in 0.4 seconds after your cue.")


def test_durations_are_said_as_people_say_them() -> None:
    said = [texts.duration(seconds) for seconds in (0, 1, 59, 60, 150, 3600, 3900)]
    assert said == [
        "0 seconds", "1 second", "59 seconds", "1 minute", "2 minutes", "1 hour", "1 hour 5 minutes",
    ]  # fmt: skip


def test_before_a_line_names_are_said_once_for_a_speech_though_it_begins_with_a_direction() -> None:
    script = duel()
    order = session_of(script).order
    told = [
        texts.before_line(order, at, script, "changes", Level.HIGH, arrived=False)[0]
        for at in range(len(order))
    ]
    assert told == [
        "Scene 1 of 2.", "", "ADA.", "BEN.", "", "ADA.", "Scene 2 of 2.", "", "BEN.", "ADA.", "BEN.",
    ]  # fmt: skip
    assert texts.before_line(order, 4, script, "never", Level.LOW, arrived=True) == ("BEN.", False)


def test_who_is_waited_for() -> None:
    session = session_of(duel(), you="BEN")
    assert texts.whose_turn(session.situation) == "Narrator speaks."
    assert texts.play_again("BEN", yours=True) == "Last time you played BEN. Play BEN again?"
    assert texts.who_is_here(session.order, 1, 1.0).startswith(
        "Nobody has spoken in this scene yet."
    )
    assert texts.spelled("No -- é!") == "N, o. é."


def test_lines_are_wrapped_at_words_and_in_cells() -> None:
    assert wrapped("The rain has stopped, at last.", 12) == ["The rain has", "stopped, at", "last."]
    assert wrapped("雨が 止んだ。", 6) == ["雨が", "止んだ。"]
    assert wrapped("Llanfairpwllgwyngyll is far", 10) == ["Llanfairpwllgwyngyll", "is far"]
    assert wrapped("", 10) == [""]


def test_every_key_has_a_name_and_says_what_it_does() -> None:
    keys = [name for entry in all_keys() for name in entry.keys]
    assert len(keys) == len(set(keys)), "no key does two things"
    for name in keys:
        told = described(name, all_keys())
        assert told[0].isupper()
        assert told.endswith(".")
        assert "does nothing" not in told
    assert [key_name(key) for key in ("R", "r", "[", "shift+left", "5")] == [
        "capital R", "R", "left bracket", "shift left", "5",
    ]  # fmt: skip


def test_what_a_sleep_timer_is_set_to() -> None:
    assert str(Sleep.typed("20")) == "20 minutes"
    assert str(Sleep.typed("scene")) == "the end of the scene"
    assert Sleep.typed("1.5") == Sleep(Until.MINUTES, 1.5)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_screen_reader_is_known_by_the_name_of_its_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_reader, "_PROCESSES", tmp_path)
    assert not screen_reader.is_running()
    for number, name in (("12", "bash"), ("13", "orca")):
        (tmp_path / number).mkdir()
        (tmp_path / number / "comm").write_text(f"{name}\n")
        assert screen_reader.is_running() == (name == "orca")
    (tmp_path / "self").mkdir()
    (tmp_path / "14").mkdir()  # one that has just ended
    assert screen_reader.is_running()
