"""Paths as they are typed, and as terminals write dropped files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tableread.tui.library.typed_paths import (
    count_dropped,
    dropped,
    file_of,
    listing,
    looks_like_path,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="written as POSIX shells do")

NAME = "Bob's (2nd) draft.fountain"


@pytest.mark.parametrize(
    "wrote",
    [
        "{0}",
        "  {0} \n",
        '"{0}"',
        "{escaped}",
        "{quoted} ",
        "file://{url}",
        "file://localhost{url}\r\n",
        "'file://{url}'",
        "{0}\n/another/file.txt\n",
        "{escaped} /another/file.txt",
    ],
)
def test_a_dropped_file_is_found_however_it_is_written(tmp_path: Path, wrote: str) -> None:
    path = tmp_path / NAME
    path.write_text("A script.")
    whole = str(path)
    escaped = "".join(f"\\{c}" if c in "'() " else c for c in whole)
    quoted = "'" + whole.replace("'", "'\\''") + "'"
    url = whole.replace(" ", "%20").replace("'", "%27")
    assert file_of(wrote.format(whole, escaped=escaped, quoted=quoted, url=url)) == path


@pytest.mark.parametrize(
    ("wrote", "count"),
    [
        ("{0}", 1),
        ("{0}\n", 1),
        ("{escaped}", 1),
        ("{quoted} /another/file.txt /a/third.pdf", 3),
        ("{0}\nfile:///another/file.txt\n", 2),
        ("{0}\nand more words", 1),
    ],
)
def test_several_dropped_files_are_counted(wrote: str, count: int) -> None:
    path = Path("/plays/Nine Lives (2).txt")
    escaped = str(path).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")
    dropped_text = wrote.format(path, escaped=escaped, quoted=f"'{path}'")
    assert count_dropped(dropped_text, path) == count


@pytest.mark.parametrize(
    "text", ["", "  ", "'", '"', "\\", "file://[", "\0", "x" * 5000, "~nobody/x"]
)
def test_what_is_no_file_is_none(text: str) -> None:
    assert file_of(text) is None
    assert isinstance(dropped(text), list)


def test_what_is_taken_for_a_path() -> None:
    assert all(map(looks_like_path, ["/", "~", "./a", "a/b", "'/a b'", "file:///a", ".."]))
    assert not any(map(looks_like_path, ["", "duel", "Mr. Ripley", "...and justice"]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("draft one.txt", "draft two.pdf", "drawing.png", ".draft", "Drums.fdx", "x\x1by"):
        (tmp_path / name).write_text("x")
    (tmp_path / "dramas").mkdir()
    return tmp_path


def test_folders_and_scripts_are_listed_first(folder: Path) -> None:
    found = listing(f"{folder}/")
    assert found.names == ("draft one.txt", "draft two.pdf", "dramas/", "Drums.fdx", "drawing.png")
    assert found.completed == found.typed == f"{folder}/"
    assert listing(f"{folder}/.").names == (".draft",)


def test_what_several_have_in_common_is_completed(folder: Path) -> None:
    found = listing(f"{folder}/dr")
    assert (found.names[0], found.completed) == ("draft one.txt", f"{folder}/dra")
    assert listing(f"{folder}/draf").completed == f"{folder}/draft "
    assert listing(f"{folder}/dram").completed == f"{folder}/dramas/"
    assert listing(f"{folder}/DRUMS").names == ("Drums.fdx",)


def test_the_file_that_was_typed_whole_comes_first(folder: Path) -> None:
    (folder / "draft").write_text("x")
    assert listing(f"{folder}/draft").names[0] == "draft"


def test_why_nothing_is_listed(folder: Path) -> None:
    assert listing(f"{folder}/none/").problem == f"There is no folder {folder}/none."
    assert listing(f"{folder}/q").problem == f"Nothing in {folder} begins with “q”."
    assert listing(f"{folder}/dramas/").problem == f"{folder}/dramas is empty."
    assert listing("'/tmp/x").problem == "Press Enter to open this file."
    assert listing("\0/").problem
