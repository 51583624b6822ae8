"""The `parse --json` object: what other programs see of a script."""

from __future__ import annotations

from typing import Any

from tableread.script.model import Kind, Places, Script


def as_json(script: Script) -> dict[str, Any]:
    """The script as plain dictionaries and lists, with the names that the contract fixes."""
    return {
        "format": script.format,
        "title": script.title,
        "authors": list(script.authors),
        "characters": [c._asdict() for c in script.characters],
        "scenes": [s._asdict() for s in script.scenes],
        "elements": [_element(script, index) for index in range(len(script.elements))],
        "warnings": [{**_place(script, w.span), "message": w.message} for w in script.warnings],
    }


def _place(script: Script, span: tuple[int, int]) -> dict[str, Any]:
    if script.places is Places.LINES:
        return {"page": span[0], "line": span[1]}
    if script.places is Places.PARAGRAPHS:
        return {"paragraph": span[0]}
    return {"span": list(span)}


def _element(script: Script, index: int) -> dict[str, Any]:
    element = script.elements[index]
    out: dict[str, Any] = {"kind": element.kind.value, "text": element.text}
    if element.kind is Kind.CUE:
        out["speaker"] = element.speaker
        out["extensions"] = list(element.extensions)
        if element.dual:
            out["dual"] = True
        if element.together:
            out["together"] = list(element.together)
    if element.number is not None:
        out["number"] = element.number
    if element.revised:
        out["revised"] = True
    out |= _place(script, element.span)
    out["scene"] = script.scene_of(index)
    return out
