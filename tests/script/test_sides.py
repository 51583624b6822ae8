"""Sides: which scenes of a part they have, what is marked in them, and that every form keeps it."""

from __future__ import annotations

import pytest

from tableread.base import paths
from tableread.script import fountain
from tableread.script.load import load, load_bytes
from tableread.script.model import Kind, Script
from tableread.script.sides import sides_of
from tableread.script.write import MARKED_FORMS, written
from tableread.script.write.layout import blocks
from tableread.script.write.pdf.paginate import paginated
from tests.script.readings import said

DRAFT = """Title: The Ferry

INT. CABIN - NIGHT #4#

ADA
Is the tide in yet, or is it still out there somewhere?

EXT. DECK - NIGHT #5A#

[[ask the harbour]]

Rain.

ADA
Cast off before the wind turns round on us, and take the lamp with you.

BEN (O.S.)
(not moving)
In a *minute*.

ADA ^
Now!

Nobody moves.

BEN
It has been cast off since noon.

INT. CABIN - LATER #6#

ADA
Well.
"""


def sides(*parts: str, **more: object) -> tuple[list[tuple[str, str]], list[str]]:
    """The elements of sides, and those of them that are marked as own."""
    made = sides_of(fountain.read(DRAFT), parts, **more)  # type: ignore[arg-type]
    elements = made.script.elements
    return [(e.kind.value, e.text) for e in elements], [
        elements[at].text for at in sorted(made.marks.own)
    ]


def test_whole_scenes_in_which_the_part_speaks() -> None:
    elements, own = sides("BEN")
    assert [text for kind, text in elements if kind == "heading"] == ["EXT. DECK - NIGHT"]
    assert ("action", "Nobody moves.") in elements
    assert not [kind for kind, _ in elements if kind == "note"]
    assert own == [
        "BEN (O.S.)", "(not moving)", "In a *minute*.", "BEN", "It has been cast off since noon.",
    ]  # fmt: skip


def test_only_the_lines_of_the_part_with_the_end_of_their_cues() -> None:
    elements, _ = sides("BEN", cues_only=True)
    assert elements == [
        ("heading", "EXT. DECK - NIGHT"),
        ("cue", "ADA"), ("dialogue", "… the wind turns round on us, and take the lamp with you."),
        ("cue", "BEN (O.S.)"), ("parenthetical", "(not moving)"), ("dialogue", "In a *minute*."),
        ("cue", "ADA"), ("dialogue", "Now!"),
        ("cue", "BEN"), ("dialogue", "It has been cast off since noon."),
    ]  # fmt: skip


def test_the_first_page_says_whose_they_are_and_lists_the_scenes() -> None:
    made = sides_of(fountain.read(DRAFT), ["BEN"])
    assert made.marks.cover == (
        "", "Sides for BEN", "1 scene, 2 speeches", "", "page 1      5A    EXT. DECK - NIGHT",
    )  # fmt: skip
    assert (made.scenes, made.speeches) == (1, 2)


def test_scenes_without_numbers_are_counted_as_everywhere_in_the_program() -> None:
    script = fountain.read("INT. A\n\nADA\nNo.\n\nINT. B\n\nBEN\nYes.\n")
    assert [scene.number for scene in sides_of(script, ["BEN"]).script.scenes] == ["2"]


def test_a_part_that_speaks_in_a_group_has_its_lines() -> None:
    script = fountain.read(
        "INT. A\n\nADA\nNo.\n\nBEN\nYes.\n\nINT. B\n\nADA & BEN\nMaybe.\n\nCY\nSo.\n"
    )
    made = sides_of(script, ["BEN"])
    assert (made.scenes, made.speeches) == (2, 2)


def test_what_stands_before_the_first_heading_is_a_scene_too() -> None:
    made = sides_of(fountain.read("ADA\nNo.\n\nINT. B\n\nBEN\nYes.\n"), ["ADA"])
    assert made.marks.cover[-1].endswith("before the first heading")
    assert [e.text for e in made.script.elements] == ["ADA", "No."]


def test_pages_are_those_of_the_draft() -> None:
    long = "".join(f"INT. ROOM {n}\n\nRain.\n\nADA\nYes, well.\n\n" for n in range(30))
    script = fountain.read(f"{long}INT. BARN\n\nBEN\nAh.\n")
    made = sides_of(script, ["BEN"])
    page = made.marks.pages[0]
    assert page > 2
    assert made.marks.cover[-1].startswith(f"page {page} ")
    assert f"Draft page {page}\n" in written(made.script, "plain", made.marks).decode()
    assert f"[[Draft page {page}]]" in written(made.script, "fountain", made.marks).decode()


def test_what_has_changed_has_a_star() -> None:
    script = fountain.read(DRAFT)
    changed = [at for at, e in enumerate(script.elements) if e.text.startswith("It has been")]
    made = sides_of(script, ["BEN"], changed=changed)
    text = written(made.script, "plain", made.marks).decode()
    [starred] = [line for line in text.split("\n") if line.endswith("   *")]
    assert starred.split()[1:-1] == "It has been cast off since noon.".split()
    assert (
        "**It has been cast off since noon.** [[*]]"
        in written(made.script, "fountain", made.marks).decode()
    )
    assert " data-own data-revised>It has" in written(made.script, "html", made.marks).decode()
    page = load_bytes(written(made.script, "pdf", made.marks), "x.pdf")
    assert [e.text for e in page.elements if e.revised] == ["It has been cast off since noon."]


def test_own_lines_have_a_bar_and_a_bold_name() -> None:
    made = sides_of(fountain.read(DRAFT), ["BEN"])
    [page] = paginated(blocks(made.script, made.marks))
    [name] = [line for line in page if line.text.strip() == "BEN"]
    assert (name.bar, bool(name.bold)) == (0, True)
    # side by side with another: the bar stands beside the own one
    made = sides_of(fountain.read(DRAFT), ["ADA"])
    [page] = paginated(blocks(made.script, made.marks))
    [both] = [line for line in page if "BEN (O.S.)" in line.text]
    assert both.bar == both.text.index("ADA") - 6 == both.bold.start
    text = written(made.script, "plain", made.marks).decode()
    assert "    |                         ADA\n    |               Well.\n" in text


@pytest.mark.parametrize("form", MARKED_FORMS)
@pytest.mark.parametrize("sample", ["the-understudy.fountain", "four-on-the-line.fountain"])
def test_sides_can_be_read_again(form: str, sample: str) -> None:
    script = load(paths.SAMPLES / sample)
    for part in script.characters[:3]:
        made = sides_of(script, [part.name], changed=range(20, 30))
        ending = {"plain": "txt"}.get(form, form)
        again = load_bytes(written(made.script, form, made.marks), f"x.{ending}")
        assert told(again) == told(made.script)
        assert _numbers(again) == _numbers(made.script)


def told(script: Script) -> list[tuple[str, str]]:
    """Who says what, whatever is bold."""
    return [
        (who.casefold(), words.replace("*", "").replace("_", "").strip())
        for who, words in said(script)
    ]


def _numbers(script: Script) -> list[str | None]:
    return [e.number for e in script.elements if e.kind is Kind.HEADING]
