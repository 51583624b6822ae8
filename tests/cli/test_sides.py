"""`tableread sides`: the file that is written, where it lies, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.script.load import load
from tests.cli.conftest import Command
from tests.fakes import ToneSynthesiser


@pytest.fixture(autouse=True)
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tableread.cli.kept_script.open_speech", lambda _: (ToneSynthesiser(), None)
    )


def test_a_pdf_lies_beside_the_script(command: Command, duel: Path) -> None:
    assert "You have no part in this script." in command("sides", str(duel)).err
    done = command("sides", str(duel), "--role", "ben")
    written = duel.with_name("duel - sides - BEN.pdf")
    assert done.out == f"{written} is written: 2 scenes, 3 speeches of BEN.\n"
    assert {c.name for c in load(written).characters} == {"ADA", "BEN"}
    assert "already exists" in command("sides", str(duel), "--role", "ben").err


@pytest.mark.parametrize("form", ["fountain", "html", "txt"])
def test_other_forms(command: Command, duel: Path, form: str) -> None:
    assert command("sides", str(duel), "-r", "BEN", "--to", form).code == 0
    assert "BEN" in {c.name for c in load(duel.with_name(f"duel - sides - BEN.{form}")).characters}
    out = duel.with_name(f"mine.{form}")
    assert command("sides", str(duel), "-r", "BEN", "--cues", "--output", str(out)).code == 0
    assert len(load(out).elements) < len(
        load(duel.with_name(f"duel - sides - BEN.{form}")).elements
    )


def test_what_is_no_form_for_sides(command: Command, duel: Path) -> None:
    told = command("sides", str(duel), "-r", "BEN", "-o", str(duel.with_name("x.docx")))
    assert "x.docx does not end in a format for sides" in told.err
    assert told.code != 0


def test_a_line_of_a_new_draft_has_a_star(command: Command, duel: Path) -> None:
    out = duel.with_name("mine.txt")
    words = ("sides", str(duel), "-r", "BEN", "-o", str(out), "--overwrite")
    command(*words)
    assert "*\n" not in out.read_text()
    duel.write_text(duel.read_text().replace("I insist", "I do insist"))
    command(*words)
    [starred] = [row for row in out.read_text().split("\n") if row.endswith("*")]
    assert "I do insist." in starred


def test_letters_that_no_pdf_can_have_become_a_web_page(command: Command, tmp_path: Path) -> None:
    script = tmp_path / "odd.fountain"
    script.write_text("INT. KITCHEN\n\nADA\n你好。\n\nBEN\nYes.\n")
    done = command("sides", str(script), "-r", "ADA")
    assert "odd - sides - ADA.html is written" in done.out
    assert "It is a web page" in done.out
    assert "你好" in (tmp_path / "odd - sides - ADA.html").read_text()
    out = tmp_path / "x.pdf"
    assert "typewriter font" in command("sides", str(script), "-r", "ADA", "-o", str(out)).err
    assert not out.exists()


def test_names_that_are_no_names_of_files(command: Command, tmp_path: Path) -> None:
    script = tmp_path / "odd.fountain"
    script.write_text("INT. KITCHEN\n\n@../../X: <b>\nHello, <script>you</script>.\n\nBEN\nYes.\n")
    assert command("sides", str(script), "-r", "../", "--to", "html").code == 0
    [made] = tmp_path.glob("*.html")
    assert made.name == "odd - sides - X b.html"
    assert "<script" not in made.read_text()
    assert "&lt;script&gt;" in made.read_text()
