"""Corrections: what a person put right that the reader of a script got wrong.

A correction names its line by the identity that it has as it was read, so a next one never touches it. Pure: a script
and corrections in, the corrected script out, with the identity of each of its elements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import msgspec

from tableread.script.compose import compose
from tableread.script.line_id import LineId
from tableread.script.model import SPOKEN_IN_SPEECH, Element, Kind, Script

_PUT_IN = "-cue"
"""Behind the identity of a line: that of the cue that was put in before it."""


class SetKind(msgspec.Struct, frozen=True, tag="set_kind"):
    """This line is of that kind. As a cue its text is the name; as dialogue it is `speaker`'s."""

    line: LineId
    kind: Kind
    speaker: str | None = None


class SetSpeaker(msgspec.Struct, frozen=True, tag="set_speaker"):
    """The speech with this line in it (or this cue) is that character's."""

    line: LineId
    speaker: str


class Rename(msgspec.Struct, frozen=True, tag="rename"):
    """All who are called `name` are called `to`: merges two where somebody is called so already."""

    name: str
    to: str


class NoCharacter(msgspec.Struct, frozen=True, tag="nobody"):
    """Nobody is called so: the words belong to what stands before them."""

    name: str


class IsRight(msgspec.Struct, frozen=True, tag="is_right"):
    """This line was read as it is meant: nothing about it is uncertain."""

    line: LineId


Correction = SetKind | SetSpeaker | Rename | NoCharacter | IsRight
OfLine = SetKind | SetSpeaker | IsRight
"""Those that name a line."""


class Corrected(NamedTuple):
    """A script with corrections made."""

    script: Script
    ids: tuple[LineId, ...]
    """The identity of each element."""


class Identified(NamedTuple):
    """An element on the way from the script as it was read to the corrected one."""

    id: LineId
    element: Element


def written_corrections(corrections: Sequence[Correction]) -> list[str]:
    """Each correction as text to keep."""
    return [msgspec.json.encode(correction).decode() for correction in corrections]


def read_correction(text: str) -> Correction:
    """A kept correction. Raises `ValueError` for what is none."""
    try:
        return msgspec.json.decode(text, type=Correction)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from None


def without(some: Sequence[Correction], others: Sequence[Correction]) -> list[Correction]:
    """Those of `some` that are not among `others`, in order; of the same one twice, the last."""
    left, found = Counter(some) - Counter(others), []
    for correction in reversed(some):
        if left[correction]:
            left[correction] -= 1
            found.append(correction)
    return found[::-1]


def lines_of(corrections: Sequence[Correction]) -> set[LineId]:
    """The lines, as they were read, that corrections name."""
    named = (c.line for c in corrections if isinstance(c, OfLine))
    return {LineId(line.removesuffix(_PUT_IN)) for line in named}


def carried_over(
    corrections: Sequence[Correction], moved: Mapping[LineId, LineId]
) -> tuple[Correction, ...]:
    """The same corrections where the lines in `moved` have other identities."""

    def now(line: LineId) -> LineId:
        base = line.removesuffix(_PUT_IN)
        return LineId(moved.get(LineId(base), base) + line[len(base) :])

    return tuple(
        msgspec.structs.replace(c, line=now(c.line)) if isinstance(c, OfLine) else c
        for c in corrections
    )


def corrected(
    script: Script, ids: Sequence[LineId], corrections: Sequence[Correction]
) -> Corrected:
    """`script` with the corrections made in order; `ids`: of its elements. A line that is not there is left alone."""
    if not corrections:
        return Corrected(script, tuple(ids))
    lines = [Identified(*pair) for pair in zip(ids, script.elements, strict=True)]
    for correction in corrections:
        lines = correct(lines, correction)
    made = compose(script.format, [line.element for line in lines], places=script.places)
    return Corrected(replace(script, elements=made.elements), tuple(line.id for line in lines))


def correct(lines: Sequence[Identified], correction: Correction) -> list[Identified]:
    """`lines` with one correction made."""
    lines = list(lines)
    match correction:
        case SetKind():
            at = _find(lines, correction.line)
            if at is not None:
                _set_kind(lines, at, correction)
        case SetSpeaker():
            at = _find(lines, correction.line)
            if at is not None:
                _set_speaker(lines, at, correction.speaker)
        case Rename():
            return [line._replace(element=_renamed(line.element, correction)) for line in lines]
        case NoCharacter():
            return _without(lines, correction.name)
    return lines


def _find(lines: Sequence[Identified], wanted: LineId) -> int | None:
    return next((at for at, line in enumerate(lines) if line.id == wanted), None)


def _put_in(lines: list[Identified], at: int, speaker: str) -> None:
    """Put a cue of `speaker` before line `at`."""
    line = lines[at]
    start = line.element.span[0]
    cue = Element(Kind.CUE, speaker, (start, start), speaker)
    lines.insert(at, Identified(LineId(line.id + _PUT_IN), cue))


def _change(lines: list[Identified], at: int, element: Element) -> None:
    lines[at] = lines[at]._replace(element=element)


def _set_kind(lines: list[Identified], at: int, correction: SetKind) -> None:
    element = lines[at].element
    if correction.kind is Kind.CUE:
        name = correction.speaker or element.speaker or " ".join(element.text.split()).rstrip(".:")
        _change(lines, at, element._replace(kind=Kind.CUE, speaker=name))
        if at + 1 < len(lines) and lines[at + 1].element.kind is Kind.ACTION:
            _change(lines, at + 1, lines[at + 1].element._replace(kind=Kind.DIALOGUE))
        return
    _change(lines, at, Element(correction.kind, element.text, element.span))
    if element.kind is Kind.CUE:  # what the cue owned goes to what stands before, or is told
        _orphaned(lines, at + 1, Kind.ACTION)
    said = correction.kind in SPOKEN_IN_SPEECH and correction.speaker
    if said and _speaker_at(lines, at) != correction.speaker:
        _put_in(lines, at, said)


def _set_speaker(lines: list[Identified], at: int, speaker: str) -> None:
    cue = _cue_of(lines, at)
    if cue is not None:
        _change(lines, cue, lines[cue].element._replace(speaker=speaker, together=()))
        return
    element = lines[at].element
    _change(lines, at, Element(Kind.DIALOGUE, element.text, element.span))
    _put_in(lines, at, speaker)


def _cue_of(lines: Sequence[Identified], at: int) -> int | None:
    while at >= 0:
        kind = lines[at].element.kind
        if kind is Kind.CUE:
            return at
        if kind not in SPOKEN_IN_SPEECH:
            return None
        at -= 1
    return None


def _speaker_at(lines: Sequence[Identified], at: int) -> str | None:
    cue = _cue_of(lines, at - 1) if at else None
    return lines[cue].element.speaker if cue is not None else None


def _renamed(element: Element, correction: Rename) -> Element:
    if element.speaker == correction.name:
        element = element._replace(speaker=correction.to)
    if correction.name in element.together:
        names = tuple(correction.to if n == correction.name else n for n in element.together)
        element = element._replace(together=names)
    return element


def _orphaned(lines: list[Identified], at: int, kind: Kind) -> None:
    while at < len(lines) and lines[at].element.kind in SPOKEN_IN_SPEECH:
        _change(lines, at, lines[at].element._replace(kind=kind))
        at += 1


def _without(lines: Sequence[Identified], name: str) -> list[Identified]:
    """Cues of `name` become words of what stands before them, with what they were said to say."""
    out: list[Identified] = []
    at = 0
    while at < len(lines):
        line, element = lines[at], lines[at].element
        if element.kind is not Kind.CUE or element.speaker != name:
            out.append(line)
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end].element.kind in SPOKEN_IN_SPEECH:
            end += 1
        said = bool(out) and _cue_of(out, len(out) - 1) is not None
        kind = Kind.DIALOGUE if said and out[-1].element.kind in SPOKEN_IN_SPEECH else Kind.ACTION
        # the name was a word of the sentence that follows it
        text = element.text if element.text != element.text.upper() else element.text.capitalize()
        owned = [line.element for line in lines[at + 1 : end]]
        text = " ".join([text, *(e.text for e in owned)])
        span = (element.span[0], owned[-1].span[1] if owned else element.span[1])
        out.append(line._replace(element=Element(kind, text, span)))
        at = end
    return out
