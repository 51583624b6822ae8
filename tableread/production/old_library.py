"""What was kept before lines had identities: corrections and recordings by the text of a line, the place by its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from tableread.library.names import folder_name
from tableread.library.store import OldPlace
from tableread.production.line_takes import Sayable
from tableread.script.corrections import (
    Corrected,
    Correction,
    Identified,
    NoCharacter,
    Rename,
    SetKind,
    SetSpeaker,
    correct,
)
from tableread.script.line_id import LineId, known_by, words_id
from tableread.script.model import Element, Kind, Script


class _OldSetKind(msgspec.Struct, frozen=True, tag="kind"):
    line: str
    """What the line is known by."""
    before: str
    """The same of the line before it."""
    kind: Kind
    speaker: str | None = None
    nth: int = 0
    """Of the places where this line stands behind that one, which."""


class _OldSetSpeaker(msgspec.Struct, frozen=True, tag="speaker"):
    line: str
    before: str
    speaker: str
    nth: int = 0


_Old = _OldSetKind | _OldSetSpeaker | Rename | NoCharacter


def old_corrections(
    script: Script, ids: Sequence[LineId], kept: Sequence[str]
) -> tuple[Correction | None, ...] | None:
    """The corrections in `kept` for the lines that they meant in `script`, None for one whose line is not there; None
    where they have identities."""
    try:
        old = [msgspec.json.decode(text, type=_Old) for text in kept]
    except msgspec.MsgspecError:
        return None
    lines = [Identified(*pair) for pair in zip(ids, script.elements, strict=True)]
    found: list[Correction | None] = []
    for one in old:
        now: Correction
        if isinstance(one, Rename | NoCharacter):
            now = one
        else:
            # each was made, and is found, in the script as those before had left it
            line = _find(lines, one)
            if line is None:
                found.append(None)
                continue
            now = (
                SetKind(line, one.kind, one.speaker)
                if isinstance(one, _OldSetKind)
                else SetSpeaker(line, one.speaker)
            )
        found.append(now)
        lines = correct(lines, now)
    return tuple(found)


def _find(lines: Sequence[Identified], old: _OldSetKind | _OldSetSpeaker) -> LineId | None:
    """The line with the same line before it; if there are several, the one meant, or the last."""
    found: LineId | None = None
    behind: list[LineId] = []
    before = ""
    for line in lines:
        words = known_by(line.element.text)
        if words == old.line:
            if before == old.before:
                behind.append(line.id)
            elif found is None:
                found = line.id
        before = words
    return behind[min(old.nth, len(behind) - 1)] if behind else found


def old_take_names(now: Corrected) -> dict[str, Sayable]:
    """The lines by the names that the files of their recordings have had: by who says what for which time, and by the
    text alone where it is said once."""
    names: dict[str, Sayable] = {}
    said: Counter[tuple[str, str]] = Counter()
    elements = now.script.elements
    texts = Counter(elements[part].text for _, part in _said(now.script))
    for speaker, part in _said(now.script):
        text = elements[part].text
        sayable = Sayable(now.ids[part], words_id(text))
        names[folder_name("\x1f".join((speaker, text, str(said[speaker, text]))))] = sayable
        said[speaker, text] += 1
        if texts[text] == 1:
            names[folder_name(text)] = sayable
    return names


def _said(script: Script) -> list[tuple[str, int]]:
    """Who says which element."""
    elements = script.elements
    return [
        (elements[speech.cue].speaker or elements[speech.cue].text, part)
        for speech in script.speeches
        for part in speech.parts
        if elements[part].kind is not Kind.PARENTHETICAL
    ]


def element_of(old: OldPlace, elements: Sequence[Element]) -> int:
    """The element with the words that were being said: the file may have changed since."""
    if old.element < len(elements) and elements[old.element].text == old.said:
        return old.element
    same = [i for i, e in enumerate(elements) if e.text == old.said]
    if same:
        return min(same, key=lambda i: abs(i - old.element))
    return min(old.element, len(elements) - 1)
