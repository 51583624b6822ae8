"""Whether what a reader made of a text can be right; and which other reader makes more of it. Pure.

A reader that was given the wrong kind of text finds hardly any speech, or names that nobody speaks under twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tableread.script.model import SPOKEN_IN_SPEECH, Kind, Script, UncertainPlace, count_words

NAMES = {
    "fountain": "Fountain",
    "screenplay": "a laid-out screenplay",
    "stage": "a stage play",
    "markdown": "Markdown",
    "flattened": "text that has lost its lines",
}
"""What the formats are called that a text may be taken for, likelier ones first."""
_LEAST_SHARE = 0.03
"""Of the words that are said; a script has .2 and more. A round number, far below."""
_ENOUGH_SHARE = 0.15
"""A script that tells much has so much speech; what has more is not the better for it."""
_LEAST_WORDS = 60
"""Shorter texts may have no speech in them at all."""
_LEAST_SPEECHES = 3
_LEAST_WORTH = 0.4
"""Half of the speeches by people who speak again, and nearly enough of speech. A round number."""
_LONGEST = 2_000_000
"""Characters that are read in other ways, too; no script is longer."""
_LONG_LINE = 200
"""Characters of a line, on the average, from which a text may have lost its lines."""


class _Look(NamedTuple):
    speeches: int
    share: float
    """Of all words, those that are said."""
    regular: float
    """Of the speeches, those whose speaker has another."""
    words: int


def _look(script: Script) -> _Look:
    said = told = 0
    elements = script.elements
    names: Counter[str] = Counter()
    for element in elements:
        words = count_words(element.text)
        if element.kind in SPOKEN_IN_SPEECH - {Kind.PARENTHETICAL}:
            said += words
        elif element.kind not in {Kind.CUE, Kind.TITLE, Kind.FURNITURE, Kind.NOTE}:
            told += words
    for speech in script.speeches:
        if speech.parts:
            names[elements[speech.cue].speaker or elements[speech.cue].text] += 1
    speeches = names.total()
    again = sum(count for count in names.values() if count > 1)
    words = said + told
    return _Look(speeches, said / max(1, words), again / max(1, speeches), words)


def worth(script: Script) -> float:
    """How likely it is that a text was rightly read like this: 0 to 1."""
    look = _look(script)
    if look.speeches < _LEAST_SPEECHES:
        return 0.0
    return look.regular * min(1.0, look.share / _ENOUGH_SHARE)


def has_hardly_any_speech(script: Script) -> bool:
    """Of a text that is long enough to have some."""
    look = _look(script)
    return look.words >= _LEAST_WORDS and (not look.speeches or look.share < _LEAST_SHARE)


def other_formats(source: str, taken_for: str) -> Sequence[str]:
    """As which formats a text may be read, too; `taken_for` is not among them."""
    if taken_for not in NAMES or len(source) > _LONGEST:
        return ()
    lines = source.count("\n") + 1
    may_be_flat = len(source) > _LONG_LINE * lines
    return [name for name in NAMES if name != taken_for and (may_be_flat or name != "flattened")]


def others(
    source: str, taken_for: str, read: Callable[[str, str], Script]
) -> Iterator[tuple[str, Script]]:
    """The text as other formats in which it makes sense, the best first. `read` is given a format and the text."""
    readings = ((name, read(name, source)) for name in other_formats(source, taken_for))
    likely = [each for each in readings if worth(each[1]) >= _LEAST_WORTH]
    yield from sorted(likely, key=lambda each: (-worth(each[1]), -len(each[1].speeches)))


def told_as(format: str) -> str:  # noqa: A002
    """A format, for people."""
    return NAMES.get(format, format.upper())


def told(taken_for: str, instead: str | None) -> UncertainPlace:
    """That a text had hardly any speech, read as what it seemed to be; `instead`: what it was read as then."""
    if instead is None:
        message = "Hardly any speech was found: it may have been misread"
    else:
        message = f"Read as {told_as(instead)}: as {told_as(taken_for)} it had hardly any speech"
    return UncertainPlace((0, 1), message)
