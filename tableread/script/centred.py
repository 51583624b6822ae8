"""Documents whose names are centred above what is said, and which have no styles that tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tableread.script.compose import compose
from tableread.script.document import Paragraph
from tableread.script.headings import HEADING, take_number
from tableread.script.model import Places, Script
from tableread.script.spoken_parts import SpokenParts, bare_name, is_aside, is_set_apart
from tableread.script.titles import title_and_authors

_FEWEST = 3
"""Names. Fewer centred lines may be a title page."""
_SHARE = 0.08
"""Of the paragraphs with something in them, so many must be names."""


def read(format: str, paragraphs: Sequence[Paragraph], title: str) -> Script | None:  # noqa: A002
    """The script in a document with centred names; None where it has none."""
    names = _names(paragraphs)
    if names is None:
        return None
    inked = [p for p in paragraphs if p.text.strip()]
    cues = [at for at, p in enumerate(inked) if _is_cue(p, names)]
    first = [inked[at + 1] for at in cues if at + 1 < len(inked)]
    words_centred = 2 * sum(p.centred for p in first) > len(first)
    has_gaps = len(inked) < len(paragraphs) or any(p.space_above for p in inked)
    # in a film without empty lines an action looks like a second paragraph of what is said
    one_only = not has_gaps and any(HEADING.match(take_number(p.text).text) for p in inked)
    out = SpokenParts()
    front: list[str] = []
    speaking = False
    said = False  # whether anything was said behind the last cue
    for at, paragraph in enumerate(paragraphs):
        text, place = paragraph.text, at + 1
        if (not text.strip() or paragraph.space_above) and said:
            speaking = False
        if not text.strip():
            continue
        below = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        goes_on = below is not None and bool(below.text.strip()) and not _is_cue(below, names)
        if _is_cue(paragraph, names):
            out.cue(text, place)
            speaking, said = True, False
        elif speaking and is_aside(text) and (not said or goes_on):
            out.said(text, place)
        elif speaking and (paragraph.centred or not words_centred) and not is_set_apart(text):
            out.said(text, place)
            said = True
            speaking = not one_only
        elif paragraph.centred and len(out.elements) == len(front):
            front.append(text)
            out.title(text, place)
        else:
            out.told(text, place)
            speaking = False
    found, authors = title_and_authors(front)
    return compose(
        format, out.elements, title=title or found, authors=authors, places=Places.PARAGRAPHS
    )


def _is_cue(paragraph: Paragraph, names: frozenset[str]) -> bool:
    return paragraph.centred and bare_name(paragraph.text).casefold() in names


def _names(paragraphs: Sequence[Paragraph]) -> frozenset[str] | None:
    """The names, in small letters; None where too few lines are centred, or no name comes back."""
    inked = [p for p in paragraphs if p.text.strip()]
    capitals: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for paragraph in inked:
        name = bare_name(paragraph.text) if paragraph.centred else ""
        if name:
            counts[name.casefold()] += 1
            capitals[name.casefold()] += name.isupper()
    believed = frozenset(
        name for name, n in counts.items() if n >= _FEWEST or (n > 1 and capitals[name])
    )
    sure = sum(counts[name] for name in believed)
    if sure < max(_FEWEST, _SHARE * len(inked)):
        return None
    mostly = 2 * sum(capitals[name] for name in believed) > sure
    # who speaks once is known by the capitals of all others
    return believed | {name for name, n in capitals.items() if mostly and n == counts[name]}
