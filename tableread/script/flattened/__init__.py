"""Flattened scripts: a whole screenplay as one lower-case line, all layout lost.

Such files come out of text-mining collections: tokens are spaced apart, words brought to their
dictionary form, line ends gone. Headings announce themselves; who speaks is learned from the
document (`names`); what is said and what is told is decided by a path through it (`label`); and
the text is given its spacing and capitals back for the eye and the voice (`repair`).
"""

from __future__ import annotations

from collections import Counter

from tableread.script import cues
from tableread.script.compose import compose
from tableread.script.flattened.fixed import find_fixed
from tableread.script.flattened.label import label
from tableread.script.flattened.names import learn_names
from tableread.script.flattened.repair import Repair
from tableread.script.flattened.tokens import Tokens, tokenise
from tableread.script.headings import take_number
from tableread.script.model import Element, Kind, Script, UncertainPlace


def read(source: str) -> Script:
    """Read a flattened script. Never fails: what cannot be placed is action."""
    tokens = tokenise(source)
    fixed = find_fixed(tokens)
    names = learn_names(tokens, fixed)
    runs = [(run.first, run.end, Kind(run.kind)) for run in label(tokens, fixed, names)]
    runs += fixed
    runs.sort()
    repair = Repair(source, tokens, names)
    elements = [_element(tokens, repair, *run) for run in runs]
    return compose("flattened", elements, warnings=_uncertain_places(elements))


_RARE = 2
"""Speeches. A name that has no more may be a word that was taken for one."""


def _uncertain_places(elements: list[Element]) -> list[UncertainPlace]:
    """Cues of single words that hardly ever come: without layout, the likeliest mistake."""
    counts = Counter(e.speaker for e in elements if e.kind is Kind.CUE)
    return [
        UncertainPlace(e.span, f"{e.speaker} has very few lines; it may not be a character")
        for e in elements
        if e.kind is Kind.CUE
        and counts[e.speaker] <= _RARE
        and " " not in (e.speaker or "")
        and not e.extensions
    ]


def _element(tokens: Tokens, repair: Repair, first: int, end: int, kind: Kind) -> Element:
    span = (tokens.start[first], tokens.end[end - 1])
    if kind is Kind.CUE:
        text = repair.cue(first, end)
        cue = cues.take_apart(text)
        return Element(kind, text, span, cue.name, cue.extensions)
    if kind is Kind.HEADING:
        heading = take_number(repair.heading(first, end))
        return Element(kind, heading.text, span, number=heading.number or None)
    if kind is Kind.TRANSITION:
        return Element(kind, repair.heading(first, end).replace(" :", ":").replace(" .", "."), span)
    return Element(kind, repair.prose(first, end, kind), span)
