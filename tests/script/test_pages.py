"""Pages: where a line stands, and how long a scene is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.base import paths
from tableread.script import fountain
from tableread.script.load import load
from tableread.script.model import Kind
from tableread.script.pages import Pages, eighths_in_words
from tableread.script.write import write
from tableread.script.write.layout import blocks
from tableread.script.write.pdf.paginate import paginated

SCENE = "INT. HALL - DAY\n\n" + "ADA\nWell, well.\n\n" * 40


def test_a_long_scene_goes_over_pages() -> None:
    script = fountain.read(SCENE * 2)
    pages = Pages(script)
    first, second = (scene.first for scene in script.scenes)
    assert (pages.number(first), pages.number(second)) == (1, 3)
    assert pages.number(second - 1) == 3
    assert pages.eighths(first, second) == pytest.approx(18, abs=1)
    assert pages.eighths(first, first + 1) == 1  # no scene is nothing


def test_a_page_break_begins_a_page() -> None:
    script = fountain.read("INT. HALL - DAY\n\nA.\n\n===\n\nEXT. YARD - DAY\n\nB.\n")
    assert Pages(script).number(script.scenes[1].first) == 2


def test_they_are_those_that_a_pdf_has_give_or_take_one() -> None:
    for name in ("the-understudy.fountain", "four-on-the-line.fountain"):
        script = load(paths.SAMPLES / name)
        written = len(paginated(blocks(script)))
        assert abs(Pages(script).number(len(script.elements) - 1) - written) <= 1


def test_a_pdf_has_pages_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "hall.pdf"
    write(fountain.read(SCENE * 2), path)
    script = load(path)
    pages = Pages(script)
    cues = [at for at, element in enumerate(script.elements) if element.kind is Kind.CUE]
    assert [pages.number(at) for at in (cues[0], cues[-1])] == [
        script.elements[cues[0]].span[0], script.elements[cues[-1]].span[0],
    ]  # fmt: skip
    assert pages.number(cues[-1]) > pages.number(cues[0])


def test_lengths_in_words() -> None:
    assert [eighths_in_words(n) for n in (1, 8, 19)] == ["1/8", "1", "2 3/8"]
