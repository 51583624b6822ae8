"""What the library's rows say, in what order, at which width."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.library.store import Recent
from tableread.tui.cells import cell_len
from tableread.tui.clock import in_minutes
from tableread.tui.library.entries import Entry, entries_of, searched
from tableread.tui.library.matching import matching
from tableread.tui.library.script_row import script_row
from tableread.tui.library.shelf import count_of, missing, rows_for

NOW = 1_000_000.0


def recent(title: str, path: str = "", **other: object) -> Recent:
    values: dict[str, object] = {
        "key": title, "path": path or f"/plays/{title}.txt", "title": title, "opened": NOW - 7200,
        "progress": 0.25, "roles": (), "uncertain": 0, "scene": "INT. BARN", "seconds": 960.0, "speed": None,
    }  # fmt: skip
    return Recent(**{**values, **other})  # type: ignore[arg-type]


def entry(title: str, **other: object) -> Entry:
    return entries_of([recent(title, **other)])[0]  # type: ignore[arg-type]


def drawn(found: Entry, width: int, **more: bool) -> list[str]:
    lines = script_row(found, NOW, 1.0, **more).draw(width)
    return ["".join(text for text, _ in line) for line in lines]


def test_a_row_tells_all_where_there_is_room() -> None:
    found = entry("The Duel", roles=("BEN", "ADA"), uncertain=1)
    first, second = drawn(found, 78)
    assert first == "The Duel".ljust(46) + "  as BEN and 1 more · 12 min left"[-32:]
    assert second == "██       /plays · 2 hours ago · 1 line to check"
    assert "INT. BARN · /plays" in drawn(found, 78, goes_on=True)[1]
    assert "File is gone · /plays" in drawn(found, 78, gone=True)[1]


def test_a_row_tells_which_lines_are_due() -> None:
    found = entry("The Duel", roles=("BEN",), due=(("BEN", 12),), uncertain=1)
    assert "12 lines of BEN are due for review" in drawn(found, 78)[1]
    assert "12 lines of BEN are due for review" in drawn(found, 50)[1]
    both = entry("The Duel", due=(("BEN", 1), ("", 2)))
    assert "1 line of BEN and 2 lines of the narrator are due" in drawn(both, 100)[1]


def test_where_it_is_narrow_what_matters_stays() -> None:
    found = entry("A Long Way to the Water", roles=("BEN",), uncertain=3)
    first, second = drawn(found, 36)
    assert first == "A Long Way to the Water  12 min left"
    assert second == "██       as BEN · 3 lines to check"
    assert drawn(found, 36, gone=True)[1] == "██       as BEN · File is gone"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"progress": 0.0}, "16 min"),
        ({"progress": 0.5, "speed": 2.0}, "4 min left"),
        ({"seconds": None}, "25% read"),
        ({"seconds": None, "progress": 0.0}, ""),
        ({"seconds": 7200.0, "progress": 0.0}, "2 h"),
    ],
)
def test_how_long_it_takes(values: dict[str, object], told: str) -> None:
    assert drawn(entry("X", **values), 60)[0].removeprefix("X").strip() == told


def test_minutes_in_words() -> None:
    assert [in_minutes(s) for s in (0, 20, 89, 91, 3540, 3600, 3900)] == [
        "1 min", "1 min", "1 min", "2 min", "59 min", "1 h", "1 h 5 min",
    ]  # fmt: skip


@given(st.text(max_size=60), st.text(max_size=60), st.integers(8, 120))
def test_no_row_is_wider_than_the_list(title: str, scene: str, width: int) -> None:
    found = entry(title or "x", path="/a/b.txt", scene=scene, roles=(scene, title), uncertain=7)
    for goes_on in (False, True):
        for line in drawn(found, width, goes_on=goes_on):
            assert cell_len(line) <= max(width, 20)


def found_by(typed: str) -> list[str]:
    titles = ["Three Bears", "The Bearable", "Forbearance", "Winter"]
    recents = [recent(t, f"/{'bear' if t == 'Winter' else 'plays'}/{t}.txt") for t in titles]
    return [e.title for e in matching(entries_of(recents), typed) if not e.about]


def test_the_best_match_comes_first_then_the_latest() -> None:
    assert found_by("bear") == ["Three Bears", "The Bearable", "Forbearance", "Winter"]
    assert found_by("th") == ["Three Bears", "The Bearable"]
    assert found_by("bear the") == ["The Bearable"]
    assert found_by("for") == ["Forbearance"]
    assert found_by("nothing") == []


def test_accents_and_capitals_do_not_matter() -> None:
    assert searched("AMÉLIE Straße") == "amelie strasse"
    assert [e.title for e in matching([entry("Amélie")], "amelie")] == ["Amélie"]


def test_a_script_is_found_by_its_role_folder_and_scene() -> None:
    found = [entry("X", path="/plays/autumn/v2.pdf", roles=("CLEMENTINE",), scene="INT. TRAIN")]
    for typed in ("clem", "autumn", "v2", "train", "tumn"):
        assert matching(found, typed), typed


def titles(rows: object) -> list[str]:
    return [
        "".join(text for text, _ in row.draw(90)[0]).split("  ")[0]
        for row in rows  # type: ignore[attr-defined]
    ]


def test_the_groups() -> None:
    entries = entries_of([recent("New"), recent("Old")])
    rows = rows_for(entries, "", NOW, 1.0, set())
    assert titles(rows)[:5] == ["Go on", "New", "Recent", "Old", "Samples"]
    assert count_of(entries, rows) == "5 scripts"
    gone = rows_for(entries, "", NOW, 1.0, {Path("/plays/New.txt")})
    assert titles(gone)[:5] == ["Go on", "Old", "Recent", "New", "Samples"]
    some = rows_for(entries, "old", NOW, 1.0, set())
    assert (titles(some), count_of(entries, some)) == (["Old"], "1 of 5 scripts")


def test_a_file_that_cannot_be_looked_at_is_not_gone(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.write_text("x")
    assert missing([here, tmp_path / "no", tmp_path / ("x" * 400)]) == {tmp_path / "no"}
