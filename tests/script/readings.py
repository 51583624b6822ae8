"""What the tests of the readers share: how a reading is shown, what must hold for all of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import strategies as st

from tableread.base.errors import ScriptError
from tableread.script.contract import as_json
from tableread.script.model import Kind, Places, Script

Reader = Callable[[bytes], Script] | Callable[[str], Script]


def shapes(script: Script) -> list[tuple[str, str]]:
    """Kind and text of all that is no title page."""
    return [(e.kind.value, e.text) for e in script.elements if e.kind is not Kind.TITLE]


def said(script: Script) -> list[tuple[str, str]]:
    """Who says what, without directions; a speech is one text."""
    elements = script.elements
    return [
        (
            elements[speech.cue].speaker or "?",
            " ".join(
                " ".join(elements[part].text.split())
                for part in speech.parts
                if elements[part].kind is not Kind.PARENTHETICAL
            ),
        )
        for speech in script.speeches
    ]


def xfail(*values: object, reason: str) -> object:
    """A row of a table that says what is right, and fails until it is."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def refused(read: Callable[[Any], object], data: bytes | str) -> str:
    """The one sentence with which `data` is turned down."""
    with pytest.raises(ScriptError) as caught:
        read(data)
    return _sentence(caught.value)


def _sentence(error: ScriptError) -> str:
    message = str(error)
    assert message.endswith(".")
    assert "\n" not in message
    return message


def read_or_refused(read: Reader, data: bytes | str) -> None:
    """Whatever `data` is, it becomes a script that holds together, or is turned down."""
    try:
        script = read(data)  # type: ignore[arg-type]
    except ScriptError as error:
        _sentence(error)
        return
    holds_together(script, data if isinstance(data, str) else "")


def holds_together(script: Script, source: str = "") -> None:
    """Places are in the source, in order, none in two elements; the contract can be written."""
    last = (0, 0)
    for element in script.elements:
        start, end = element.span
        if script.places is Places.CHARACTERS:
            assert last[1] <= start <= end <= len(source)
        elif script.places is Places.PARAGRAPHS:
            assert max(1, last[0]) <= start <= end
        else:
            assert last <= (start, end)
        last = element.span
    for speech in script.speeches:
        assert script.elements[speech.cue].kind is Kind.CUE
        assert all(part > speech.cue for part in speech.parts)
    assert len(as_json(script)["elements"]) == len(script.elements)


def mangled(*valid: bytes) -> st.SearchStrategy[bytes]:
    """Valid files with a few bytes cut out or put in, and any bytes."""
    edit = st.tuples(st.integers(0, 1 << 20), st.integers(0, 12), st.binary(max_size=6))
    edits = st.lists(edit, min_size=1, max_size=5)
    return st.builds(_mangle, st.sampled_from(valid), edits) | st.binary(max_size=300)


def _mangle(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for at, cut, put in edits:
        at %= len(data) + 1
        data = data[:at] + put + data[at + cut :]
    return data
