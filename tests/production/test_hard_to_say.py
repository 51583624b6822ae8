"""Lines that are hard to say: over all reads and readers, in the report, as Markdown and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tableread.learning.stumbles import Stumble, StumbleKind
from tableread.listen.judge import JudgedLine, Verdict
from tableread.performance.house import House
from tableread.production.hard_to_say import HardLine, HardToSay, Readings
from tableread.production.hard_to_say_words import SHOWN, as_data, readings_in_words
from tableread.production.production import Production
from tableread.production.report import report_of
from tableread.production.report_data import as_data as report_data
from tableread.production.report_markdown import report_markdown
from tableread.production.said import said_turn
from tableread.production.whereabouts import Spot
from tableread.rehearsal.stopwatch import SceneTime
from tableread.script.words import said_words
from tests.production.test_identity import PLAY, line_of

WALKED = "I walked along the river."
HEARD = "You have heard what they say."
S, L, C, U = Verdict.SAID, Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.UNSURE


@pytest.fixture
def production(tmp_path: Path, house: House) -> Production:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    return Production.open(path, house)


def say(
    production: Production,
    run: float,
    text: str,
    words: dict[int, Verdict] | None = None,
    *,
    instead: str = "ran",
    again: int = 0,
    reader: str = "",
) -> None:
    """A line is said; words of which nothing is told are right."""
    line = line_of(production, text)
    said = said_words(text)
    verdicts = tuple((words or {}).get(at, S) for at in range(len(said)))
    others = tuple(instead if verdict is C else "" for verdict in verdicts)
    judged = JudgedLine(verdicts, others, (), again)
    places = [(4, word.number) for word in said]
    production.said.add(said_turn(run, line.element, run, [line], places, judged, 4, reader=reader))


def hard(production: Production) -> HardToSay:
    return report_of(production).hard


def test_the_line_that_most_readings_stumbled_over_comes_first(production: Production) -> None:
    say(production, 1.0, HEARD, {4: L, 5: L}, reader="Ben")
    for run, reader in ((1.0, "Ana"), (2.0, "Ana"), (3.0, "Ben")):
        say(production, run, WALKED, {1: C}, reader=reader)
    say(production, 4.0, WALKED, {1: C}, instead="strolled", again=3, reader="Ben")
    say(production, 5.0, WALKED, reader="Ben")
    say(production, 5.0, "Yes.")
    found = hard(production)
    assert found.readings == 7
    walked, heard = found.lines
    assert (walked.spot.text, walked.spot.speaker, walked.spot.page) == (WALKED, "BEN", 1)
    assert walked.readings == Readings(4, 5)
    assert walked.readers == {"Ana": Readings(2, 2), "Ben": Readings(2, 3)}
    assert walked.stumbles == (
        (Stumble(StumbleKind.CHANGED, "walked", "ran"), 3),
        (Stumble(StumbleKind.CHANGED, "walked", "strolled"), 1),
        (Stumble(StumbleKind.AGAIN), 1),
    )
    assert heard.readings == Readings(1, 1)
    assert heard.stumbles == ((Stumble(StumbleKind.LEFT_OUT, "they say."), 1),)


def test_what_the_ear_was_not_sure_of_counts_against_nobody(production: Production) -> None:
    say(production, 1.0, WALKED, {0: U, 1: U, 2: U})
    say(production, 2.0, WALKED, dict.fromkeys(range(5), U), again=4)  # nothing is sure: no reading
    say(production, 3.0, WALKED, dict.fromkeys(range(5), L))  # nothing was heard: no reading
    assert hard(production) == HardToSay(1, ())


def test_a_line_that_was_written_anew_begins_anew(
    production: Production, house: House, tmp_path: Path
) -> None:
    say(production, 1.0, WALKED, {1: C})
    say(production, 1.0, HEARD, {1: C})
    (tmp_path / "ferry.fountain").write_text(PLAY.replace("walked along", "came by"))
    draft = Production.open(tmp_path / "ferry.fountain", house)
    assert [line.spot.text for line in hard(draft).lines] == [HEARD]
    say(draft, 2.0, "I came by the river.", {1: L})
    assert [line.spot.text for line in hard(draft).lines] == ["I came by the river.", HEARD]


def test_in_the_report(production: Production) -> None:
    say(production, 1.0, WALKED, {1: C}, instead="*ran*", reader="Ana")
    say(production, 2.0, WALKED)
    told = report_markdown(report_of(production))
    place = "scene 1 INT. FERRY HOUSE - NIGHT · page 1 · BEN"
    assert told.endswith(
        "## Hard to say\n\nLines were heard 2 times in all. The lines that people stumbled over most often come first.\n\n"
        f"- {place}: “{WALKED}”\n  - **1 of 2 readings: you 0 of 1, Ana 1 of 1**\n"
        r"  - 1 time: “\*ran\*” for “walked”" "\n"
    )  # fmt: skip


def test_as_json(production: Production) -> None:
    say(production, 1.0, WALKED, {1: C}, reader="Ana")
    [line] = json.loads(json.dumps(report_data(report_of(production))))["hard_to_say"]
    assert line == {
        "scene": "1 INT. FERRY HOUSE - NIGHT", "page": 1, "character": "BEN", "line": WALKED,
        "stumbled": 1, "readings": 1, "readers": [{"name": "Ana", "stumbled": 1, "readings": 1}],
        "stumbles": [{"what": "changed", "words": "walked", "said": "ran", "times": 1}],
    }  # fmt: skip


def test_the_worst_are_listed_and_the_others_counted(production: Production) -> None:
    one = HardLine(
        Spot("1 BARN", 1, "ADA", "Draw."),
        Readings(1, 2),
        {"": Readings(1, 2)},
        ((Stumble(StumbleKind.PAUSED), 1),),
    )
    assert readings_in_words(one) == "1 of 2 readings"
    assert as_data(one)["readers"] == [{"name": "", "stumbled": 1, "readings": 2}]
    report = report_of(production)._replace(hard=HardToSay(99, (one,) * (SHOWN + 2)))
    told = report_markdown(report)
    assert told.count("1 time: stopped in the middle") == SHOWN
    assert told.endswith("\n\nAnd 2 more lines.\n")


def test_how_long_scenes_take_in_all_reads(production: Production) -> None:
    ids, scenes = production.line_ids, production.script.scenes
    for run, seconds, whole in ((1.0, 20.0, True), (2.0, 31.0, True), (3.0, 5.0, False),
                                (4.0, 24.0, True)):  # fmt: skip
        scene = SceneTime(0, seconds, whole, 0)
        production.runs.keep_scene(run, 0, ids[scenes[0].first], scene)
    report = report_of(production)
    assert [scene.seconds for scene in report.times] == [(20.0, 24.0, 31.0)]
    told = report_markdown(report)
    assert "## Times of all reads" in told
    assert "| 1 INT. FERRY HOUSE - NIGHT | 1 | 4/8 | 3 | 0:20 | 0:24 | 0:31 | −0:06 |" in told
    assert report_data(report)["all_reads"][0]["median_seconds"] == 24.0
