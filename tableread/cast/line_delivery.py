"""How every line of a script is said, by its directions."""

from __future__ import annotations

import re

from tableread.cast.delivery import PLAIN, Delivery, Rules
from tableread.cast.language import language_of_direction
from tableread.script.model import Kind, Script

_ONLY_A_PAUSE = re.compile(
    r"[\W_]*(?:a |long |short |brief |another )*(?:beat|pause|silence|moment)[\W_]*", re.I
)
_SUNG = "singing"


def deliveries_of(script: Script, rules: Rules) -> dict[int, Delivery]:
    """For each element that is said otherwise than plainly, by its index, how.

    A direction holds until the next one, or the end of the speech; what stands in brackets behind the name holds for
    all of the speech. A pause changes nothing of how one speaks on.
    """
    found: dict[int, Delivery] = {}
    elements = script.elements
    for speech in script.speeches:
        whole = PLAIN
        for extension in elements[speech.cue].extensions:
            whole = whole.plus(rules.of_direction(extension) or PLAIN)
        directed = PLAIN
        for part in speech.parts:
            element = elements[part]
            if element.kind is Kind.PARENTHETICAL:
                if not _ONLY_A_PAUSE.fullmatch(element.text):
                    directed = rules.of_direction(element.text) or PLAIN
                continue
            if element.kind is Kind.LYRICS:
                said = directed.plus(rules.of_direction(_SUNG) or PLAIN)
            else:
                said = directed.plus(rules.of_text(element.text) or PLAIN)
            said = whole.plus(said)
            if said != PLAIN:
                found[part] = said
            if directed.pause:  # once
                directed = Delivery(directed.shape, directed.level, 0.0, directed.effect)
    return found


def languages_of(script: Script, language: str) -> dict[int, str]:
    """For each element that is said in another language than the script's, by its index, which: "(in French)"."""
    found: dict[int, str] = {}
    elements = script.elements
    for speech in script.speeches:
        marks = map(language_of_direction, elements[speech.cue].extensions)
        said_in = next(filter(None, marks), language)
        for part in speech.parts:
            element = elements[part]
            if element.kind is Kind.PARENTHETICAL:
                said_in = language_of_direction(element.text) or said_in
            elif said_in != language:
                found[part] = said_in
    return found
