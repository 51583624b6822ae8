"""Corrections: what a reader of the script put right that the parser got wrong.

A correction names the line it is for by its text and the line before it, never by a number, so it holds
for the next draft of the file, too, as long as the line is still there. Pure: corrections and a script in,
a script out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from tableread.script.compose import compose
from tableread.script.model import SPOKEN_IN_SPEECH, Element, Kind, Script

_NOT_WORD = re.compile(r"[\W_]+")


class SetKind(msgspec.Struct, frozen=True, tag="kind"):
    """This line is of that kind. As a cue its text is the name; as dialogue it is `speaker`'s."""

    line: str
    before: str
    kind: Kind
    speaker: str | None = None
    nth: int = 0
    """Of the places where this line stands behind that one, which; 0 is the first."""


class SetSpeaker(msgspec.Struct, frozen=True, tag="speaker"):
    """The speech with this line in it (or this cue) is that character's."""

    line: str
    before: str
    speaker: str
    nth: int = 0


class Rename(msgspec.Struct, frozen=True, tag="rename"):
    """All who are called `name` are called `to`: merges two where somebody is called so already."""

    name: str
    to: str


class NoCharacter(msgspec.Struct, frozen=True, tag="nobody"):
    """Nobody is called so: the words belong to what stands before them."""

    name: str


Correction = SetKind | SetSpeaker | Rename | NoCharacter


def known_by(text: str) -> str:
    """What a line is known by from draft to draft: its letters and digits; its marks, if it has none."""
    return _NOT_WORD.sub("", text.casefold()) or text.strip()


def written_corrections(corrections: Sequence[Correction]) -> str:
    """The corrections as text to keep."""
    return msgspec.json.encode(list(corrections)).decode()


def read_corrections(text: str) -> tuple[Correction, ...]:
    """Kept corrections. Raises `ValueError` for what is none."""
    try:
        return tuple(msgspec.json.decode(text, type=list[Correction]))
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from None


def set_kind(script: Script, index: int, kind: Kind, speaker: str | None = None) -> SetKind:
    """The correction that makes element `index` one of `kind`."""
    line, before, nth = _known(script, index)
    return SetKind(line, before, kind, speaker, nth)


def set_speaker(script: Script, index: int, speaker: str) -> SetSpeaker:
    """The correction that gives the speech of element `index` to `speaker`."""
    line, before, nth = _known(script, index)
    return SetSpeaker(line, before, speaker, nth)


def _known(script: Script, index: int) -> tuple[str, str, int]:
    keys = [known_by(element.text) for element in script.elements[: index + 1]]
    pairs = list(zip(["", *keys], keys, strict=False))
    return keys[index], pairs[index][0], pairs[:index].count(pairs[index])


def corrected(script: Script, corrections: Sequence[Correction]) -> Script:
    """`script` with the corrections made in order. What a correction no longer finds, it leaves alone."""
    if not corrections:
        return script
    elements = list(script.elements)
    for correction in corrections:
        match correction:
            case SetKind():
                at = _find(elements, correction)
                if at is not None:
                    _set_kind(elements, at, correction)
            case SetSpeaker():
                at = _find(elements, correction)
                if at is not None:
                    _set_speaker(elements, at, correction.speaker)
            case Rename():
                elements = [_renamed(e, correction) for e in elements]
            case NoCharacter():
                elements = _without(elements, correction.name)
    made = compose(script.format, elements, places=script.places)
    return replace(script, elements=made.elements)


def _find(elements: Sequence[Element], correction: SetKind | SetSpeaker) -> int | None:
    """The line with the same line before it; if there are several, the one meant, or the last."""
    found: int | None = None
    behind: list[int] = []
    before = ""
    for at, element in enumerate(elements):
        key = known_by(element.text)
        if key == correction.line:
            if before == correction.before:
                behind.append(at)
            elif found is None:
                found = at
        before = key
    return behind[min(correction.nth, len(behind) - 1)] if behind else found


def _set_kind(elements: list[Element], at: int, correction: SetKind) -> None:
    element = elements[at]
    if correction.kind is Kind.CUE:
        name = correction.speaker or element.speaker or " ".join(element.text.split()).rstrip(".:")
        elements[at] = element._replace(kind=Kind.CUE, speaker=name)
        if at + 1 < len(elements) and elements[at + 1].kind is Kind.ACTION:
            elements[at + 1] = elements[at + 1]._replace(kind=Kind.DIALOGUE)
        return
    elements[at] = Element(correction.kind, element.text, element.span)
    if element.kind is Kind.CUE:  # what the cue owned goes to what stands before, or is told
        _orphaned(elements, at + 1, Kind.ACTION)
    if (
        correction.kind in SPOKEN_IN_SPEECH
        and correction.speaker
        and _speaker_at(elements, at) != correction.speaker
    ):
        place = (element.span[0], element.span[0])
        elements.insert(at, Element(Kind.CUE, correction.speaker, place, correction.speaker))


def _set_speaker(elements: list[Element], at: int, speaker: str) -> None:
    cue = _cue_of(elements, at)
    if cue is not None:
        elements[cue] = elements[cue]._replace(speaker=speaker, together=())
        return
    place = (elements[at].span[0], elements[at].span[0])
    elements[at] = Element(Kind.DIALOGUE, elements[at].text, elements[at].span)
    elements.insert(at, Element(Kind.CUE, speaker, place, speaker))


def _cue_of(elements: Sequence[Element], at: int) -> int | None:
    while at >= 0:
        if elements[at].kind is Kind.CUE:
            return at
        if elements[at].kind not in SPOKEN_IN_SPEECH:
            return None
        at -= 1
    return None


def _speaker_at(elements: Sequence[Element], at: int) -> str | None:
    cue = _cue_of(elements, at - 1) if at else None
    return elements[cue].speaker if cue is not None else None


def _renamed(element: Element, correction: Rename) -> Element:
    if element.speaker == correction.name:
        element = element._replace(speaker=correction.to)
    if correction.name in element.together:
        names = tuple(correction.to if n == correction.name else n for n in element.together)
        element = element._replace(together=names)
    return element


def _orphaned(elements: list[Element], at: int, kind: Kind) -> None:
    while at < len(elements) and elements[at].kind in SPOKEN_IN_SPEECH:
        elements[at] = elements[at]._replace(kind=kind)
        at += 1


def _without(elements: Sequence[Element], name: str) -> list[Element]:
    """Cues of `name` become words of what stands before them, with what they were said to say."""
    out: list[Element] = []
    at = 0
    while at < len(elements):
        element = elements[at]
        if element.kind is not Kind.CUE or element.speaker != name:
            out.append(element)
            at += 1
            continue
        end = at + 1
        while end < len(elements) and elements[end].kind in SPOKEN_IN_SPEECH:
            end += 1
        said = out and out[-1].kind in SPOKEN_IN_SPEECH and _cue_of(out, len(out) - 1) is not None
        kind = Kind.DIALOGUE if said else Kind.ACTION
        # the name was a word of the sentence that follows it
        text = element.text if element.text != element.text.upper() else element.text.capitalize()
        text = " ".join([text, *(e.text for e in elements[at + 1 : end])])
        out.append(Element(kind, text, (element.span[0], elements[end - 1].span[1])))
        at = end
    return out
