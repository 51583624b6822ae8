"""A script without characters that are for terminals and not for people, whatever file it came from."""

from __future__ import annotations

from dataclasses import replace

from tableread.base.printable import printable
from tableread.script.model import Element, Kind, Script


def cleaned(script: Script) -> Script:
    """`script` with all its texts and names printable. Places stay."""
    elements = tuple(map(_cleaned, script.elements))
    title, authors = printable(script.title), tuple(map(printable, script.authors))
    warnings = tuple(w._replace(message=printable(w.message)) for w in script.warnings)
    if (elements, title, authors, warnings) == (
        script.elements,
        script.title,
        script.authors,
        script.warnings,
    ):
        return script
    return replace(script, title=title, authors=authors, elements=elements, warnings=warnings)


def _cleaned(element: Element) -> Element:
    names = (element.speaker or "", element.number or "", *element.extensions, *element.together)
    if printable(element.text) is element.text and all(printable(n) is n for n in names):
        return element
    speaker = element.speaker and printable(element.speaker).strip()
    nameless = element.kind is Kind.CUE and not speaker  # there was nothing to be seen of the name
    return element._replace(
        kind=Kind.ACTION if nameless else element.kind,
        text=printable(element.text),
        speaker=speaker or None,
        number=element.number and printable(element.number),
        extensions=tuple(map(printable, element.extensions)),
        together=tuple(map(printable, element.together)),
    )
