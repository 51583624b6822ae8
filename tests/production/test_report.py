"""The stage manager's report: times against pages, notes in order, lines prompted; and as Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.performance.house import House
from tableread.production.notes import NoteKind
from tableread.production.production import Production
from tableread.production.report import report_of
from tableread.production.report_markdown import against_pages, report_markdown
from tableread.rehearsal.stopwatch import SceneTime
from tests.production.test_identity import PLAY, line_of

WALKED = "I walked along the river."


@pytest.fixture
def production(tmp_path: Path, house: House) -> Production:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    return Production.open(path, house)


def read_once(production: Production) -> None:
    """A read: the second scene first, then part of the first; a line of it was prompted."""
    ids, scenes = production.line_ids, production.script.scenes
    for nth, scene in enumerate((SceneTime(1, 25.0, True, 2), SceneTime(0, 4.0, False, 1))):
        assert scene.scene is not None
        production.runs.keep_scene(1000.0, nth, ids[scenes[scene.scene].first], scene)
    production.runs.keep_prompt(1000.0, 0, line_of(production, WALKED).id)


def test_of_a_script_that_was_never_read(production: Production) -> None:
    report = report_of(production)
    assert (report.began, report.scenes, report.notes, report.prompted) == (None, (), (), ())
    assert report_markdown(report) == (
        "# The Ferry: report\n\nNothing has been read yet.\n\n## Notes\n\nNone.\n\n## Hard to say\n\n"
        "Nobody has been heard yet. When people say their lines by voice, the lines they stumble over are listed here.\n"
    )


def test_the_last_read_is_told_of_in_the_order_of_the_script(production: Production) -> None:
    production.runs.keep_scene(-9e4, 0, production.line_ids[0], SceneTime(0, 99.0, True, 0))
    read_once(production)
    report = report_of(production)
    assert report.began == 1000.0
    assert [(s.name, s.page, s.eighths, s.seconds, s.whole, s.turns) for s in report.scenes] == [
        ("1 INT. FERRY HOUSE - NIGHT", 1, 4, 4.0, False, 1),
        ("2 EXT. LANDING - DAY", 1, 1, 25.0, True, 2),
    ]
    [prompted] = report.prompted
    assert (prompted.speaker, prompted.text) == ("BEN", WALKED)
    assert production.runs.run(-9e4).scenes[0].seconds == 99.0


def test_it_follows_a_scene_into_the_next_draft(
    production: Production, house: House, tmp_path: Path
) -> None:
    read_once(production)
    new = PLAY.replace("INT. FERRY HOUSE", "EXT. RIVER - DAWN\n\nMist.\n\nINT. FERRY HOUSE")
    (tmp_path / "ferry.fountain").write_text(new)
    report = report_of(Production.open(tmp_path / "ferry.fountain", house))
    assert [(scene.name, scene.seconds) for scene in report.scenes] == [
        ("2 INT. FERRY HOUSE - NIGHT", 4.0),
        ("3 EXT. LANDING - DAY", 25.0),
    ]


def test_markdown_tells_all_of_it_and_nothing_in_it_is_a_mark(production: Production) -> None:
    read_once(production)
    walked = line_of(production, WALKED)
    production.notes.add(walked, NoteKind.LAUGH, 65.0)
    production.notes.add(walked, NoteKind.TYPED, 70.0, "<b>|pipe| `x`\nsecond")
    told = report_markdown(report_of(production))
    assert "| 2 EXT. LANDING - DAY | 1 | 1/8 | 0:25 | +0:17 | 2 |" in told
    assert "| 1 INT. FERRY HOUSE - NIGHT (not all of it) | 1 | 4/8 | 0:04 |  | 1 |" in told
    assert "| **1 whole scene** | | 1/8 | 0:25 | +0:17 | 2 |" in told
    place = "scene 1 INT. FERRY HOUSE - NIGHT · page 1 · BEN"
    assert f"- **laugh** · {place} · 1:05: “{WALKED}”\n" in told
    assert rf"- **\<b\>\|pipe\| \`x\` second** · {place} · 1:10: “{WALKED}”" in told
    assert f"## Lines prompted\n\n- {place}: “{WALKED}”\n" in told
    assert "## Times of all reads" not in told


def test_what_is_masked_is_in_no_report(production: Production) -> None:
    read_once(production)
    production.notes.add(line_of(production, WALKED), NoteKind.LAUGH, 65.0)
    production.mask = lambda element, text: "·····"
    assert "river" not in report_markdown(report_of(production))


def test_a_read_goes_on_after_a_short_break(production: Production) -> None:
    first, second = (production.line_ids[scene.first] for scene in production.script.scenes)
    for began, nth, line, scene in (
        (0.0, 0, first, SceneTime(0, 300.0, True, 4)),
        (90_000.0, 0, first, SceneTime(0, 60.0, True, 2)),
        (90_000.0, 1, second, SceneTime(1, 10.0, False, 1)),
        (90_100.0, 0, first, SceneTime(0, 5.0, False, 0)),  # begun again, and left
        (93_000.0, 0, second, SceneTime(1, 20.0, False, 2)),
    ):
        production.runs.keep_scene(began, nth, line, scene)
    for nth, began in enumerate((90_000.0, 93_000.0)):
        production.runs.keep_prompt(began, nth, line_of(production, WALKED).id)
    last = production.runs.last()
    assert last is not None
    assert (last.began, len(last.prompted)) == (90_000.0, 1)
    assert last.scenes == (SceneTime(0, 60.0, True, 2), SceneTime(1, 30.0, False, 3))


def test_longer_and_shorter() -> None:
    assert [against_pages(s, 60.0) for s in (72.0, 60.2, 55.0)] == ["+0:12", "+0:00", "−0:05"]
