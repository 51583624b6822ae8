"""Which line of a script one means: the one identity under which anything is kept for a line.

It is made of what the line says as it was read, who says it, and the line before it; never of a number or of a place in
the file. So it is the same on every machine, and spacing, punctuation and corrections do not touch it. Where the words
themselves change, `script.carried` finds for each line the one that it has become. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import NewType

from tableread.script.model import SPOKEN_IN_SPEECH, TRANSPARENT, Kind, Script

LineId = NewType("LineId", str)
"""24 letters and digits; fit for a file's name."""

_DIGEST_BYTES = 12
"""The chance that two of a million lines share one is below 1 in 10^17."""
_NOT_WORD = re.compile(r"[\W_]+")


def known_by(text: str) -> str:
    """What words are known by from draft to draft: letters and digits; their marks, if they have none."""
    return _NOT_WORD.sub("", text.casefold()) or text.strip()


def words_id(text: str) -> str:
    """The words of a line in short: the same as long as `known_by` is."""
    return _digest(known_by(text))


def line_ids(script: Script) -> tuple[LineId, ...]:
    """The identity of every element of a script as it was read, before any correction."""
    found: list[LineId] = []
    times: Counter[tuple[str, str, str]] = Counter()
    before = ""
    for kind, words, speaker in _with_speakers(script):
        place = speaker, words, before
        found.append(LineId(_digest("\x1f".join((*place, str(times[place]))))))
        times[place] += 1
        if kind not in _NO_LANDMARK:
            before = words
    return tuple(found)


_NO_LANDMARK = TRANSPARENT | {Kind.CUE, Kind.PARENTHETICAL}
"""What may come or go, with another file form, without the line behind it becoming another."""


def _with_speakers(script: Script) -> Iterator[tuple[Kind, str, str]]:
    """Kind, words and speaker of each element; the speaker is "" for what nobody says."""
    speaker = ""
    for element in script.elements:
        kind = element.kind
        if kind is Kind.CUE:
            speaker = (element.speaker or element.text).casefold()
        elif kind not in SPOKEN_IN_SPEECH and kind not in TRANSPARENT:
            speaker = ""
        yield kind, known_by(element.text), speaker if kind in SPOKEN_IN_SPEECH else ""


def gone(line: LineId) -> LineId:
    """An identity that is no line's, for one that is not in the script any more."""
    return LineId(_digest(f"gone\x1f{line}"))


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
