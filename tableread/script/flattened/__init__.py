"""Flattened scripts: a whole screenplay as one lower-case line, all layout lost.

Such files come out of text-mining collections: tokens are spaced apart, words brought to their
dictionary form, line ends gone. Headings announce themselves; who speaks is learned from the
document (`names`); what is said and what is told is decided by a path through it (`label`); and
the text is given its spacing and capitals back for the eye and the voice (`repair`).
"""

from __future__ import annotations

from tableread.script import cues
from tableread.script.flattened.headings import find_headings
from tableread.script.flattened.label import label
from tableread.script.flattened.names import learn_names
from tableread.script.flattened.repair import Repair
from tableread.script.flattened.tokens import Tokens, tokenise
from tableread.script.model import Element, Kind, Script, compose


def read(source: str) -> Script:
    """Read a flattened script. Never fails: what cannot be placed is action."""
    tokens = tokenise(source)
    headings = find_headings(tokens)
    names = learn_names(tokens, headings)
    labelled = label(tokens, _between(headings, len(tokens)), names)
    runs = [(run.first, run.end, Kind(run.kind)) for run in labelled]
    runs += [(first, end, Kind.HEADING) for first, end in headings]
    runs.sort()
    repair = Repair(tokens, names)
    return compose("flattened", [_element(tokens, repair, *run) for run in runs])


def _between(headings: list[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    """The bodies of the scenes: what lies between the headings."""
    edges = [0, *(edge for heading in headings for edge in heading), count]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _element(tokens: Tokens, repair: Repair, first: int, end: int, kind: Kind) -> Element:
    span = (tokens.start[first], tokens.end[end - 1])
    if kind is Kind.CUE:
        text = repair.cue(first, end)
        name, extensions, _ = cues.take_apart(text)
        return Element(kind, text, span, name, extensions)
    if kind is Kind.HEADING:
        return Element(kind, repair.heading(first, end), span)
    return Element(kind, repair.prose(first, end, kind), span)
