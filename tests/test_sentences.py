"""Every sentence of an error or a notice stands in `sentences.txt`, to be read in one go by whoever changes one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.base.test_errors import kinds
from tests.pictures import compare_text
from tests.sentences import sentences

PICTURE = Path(__file__).parent / "sentences.txt"
ERRORS = {kind.__name__: 0 for kind in kinds()}
TOLD = {"notify": 0, "Notice": 0, "ListenerChanged": 0, "UncertainPlace": 1, "announce": 0}
OURS = (
    "furniture", "mends?", "doubts?", "tablereads", "is heard as", "told about", "could not be had",
    "whoever", "wherever", "nothing of it",
)  # fmt: skip
"""Words that only this project uses, or that nobody says."""

FOUND = [
    found
    for found in sentences({**ERRORS, **TOLD})
    if not found[0].startswith("speech/engines/")  # its driver has a `notify` of its own
]


def test_the_sentences_are_those_in_the_picture() -> None:
    rows: list[str] = []
    for name, callee, text in FOUND:
        if f"# {name}" not in rows:
            rows += ["", f"# {name}"]
        rows.append(f"{callee}: {' '.join(text.split())}")
    compare_text("\n".join(rows).lstrip() + "\n", PICTURE)


@pytest.mark.parametrize(("name", "callee", "text"), [f for f in FOUND if f[1] in ERRORS])
def test_an_error_is_a_whole_sentence(name: str, callee: str, text: str) -> None:
    assert re.match(r"[A-Z{“]", text), text
    assert re.search(r"[.?}]$", text), text
    assert "  " not in text


@pytest.mark.parametrize(("name", "callee", "text"), FOUND)
def test_no_word_is_ours_alone(name: str, callee: str, text: str) -> None:
    plain = re.sub(r"\{.*?\}", "", text)
    assert not re.search(rf"\b({'|'.join(OURS)})\b", plain, re.IGNORECASE), text
