"""What `tableread parse --json` wrote, read again."""

from __future__ import annotations

import msgspec

from tableread.base.errors import ScriptError
from tableread.script.compose import compose
from tableread.script.cues import take_apart
from tableread.script.model import Element, Kind, Places, Script, UncertainPlace


class _Element(msgspec.Struct):
    kind: Kind
    text: str
    speaker: str | None = None
    extensions: tuple[str, ...] = ()
    number: str | None = None
    dual: bool = False
    together: tuple[str, ...] = ()
    revised: bool = False
    span: tuple[int, int] | None = None
    page: int | None = None
    line: int | None = None
    paragraph: int | None = None


class _UncertainPlace(msgspec.Struct):
    message: str
    span: tuple[int, int] | None = None
    page: int | None = None
    line: int | None = None
    paragraph: int | None = None


class _Script(msgspec.Struct):
    elements: list[_Element]
    format: str = "json"
    title: str = ""
    authors: tuple[str, ...] = ()
    warnings: list[_UncertainPlace] = []


def read(source: str) -> Script:
    """Read the object that the contract describes. Raises `ScriptError` naming the field at fault."""
    try:
        found = msgspec.json.decode(source, type=_Script)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ScriptError(
            f"The JSON is not what `tableread parse --json` writes: {error}."
        ) from None
    places = Places.CHARACTERS
    if any(e.page is not None for e in found.elements):
        places = Places.LINES
    elif any(e.paragraph is not None for e in found.elements):
        places = Places.PARAGRAPHS
    elements = [_element(e, i) for i, e in enumerate(found.elements)]
    return compose(
        found.format,
        elements,
        title=found.title,
        authors=found.authors,
        warnings=[UncertainPlace(_place(w, 0), w.message) for w in found.warnings],
        places=places,
    )


def _element(found: _Element, index: int) -> Element:
    speaker, extensions = found.speaker, found.extensions
    if found.kind is Kind.CUE and speaker is None:
        cue = take_apart(found.text)
        speaker, extensions = cue.name, extensions or cue.extensions
    return Element(
        found.kind,
        found.text,
        _place(found, index),
        speaker,
        extensions,
        found.number,
        found.dual,
        found.together,
        found.revised,
    )


def _place(found: _Element | _UncertainPlace, index: int) -> tuple[int, int]:
    if found.span is not None:
        if not 0 <= found.span[0] <= found.span[1]:
            raise ScriptError(
                f"Element {index + 1} of the JSON has the span {list(found.span)}, which is impossible."
            )
        return found.span
    if found.page is not None:
        if found.page < 1 or (found.line or 1) < 1:
            raise ScriptError(
                f"Element {index + 1} of the JSON is on page {found.page}; pages and lines are counted from 1."
            )
        return found.page, found.line or 1
    at = found.paragraph or index + 1
    return at, at
