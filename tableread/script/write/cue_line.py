"""The cue as it is written out: the name as it was written, if that says more, and the extensions."""

from __future__ import annotations

from tableread.script.cues import take_apart
from tableread.script.emphasis import plain
from tableread.script.model import Element


def cue_line(element: Element) -> str:
    """ "STAN'S VOICE (CONT'D)", also where the canonical name is STAN; "ALGERNON." is ALGERNON."""
    name = element.speaker or element.text
    written = plain(take_apart(element.text).name).rstrip(".: ")
    if written and not written.startswith("[") and "[" not in written:
        name = written
    line = " ".join(name.split())
    return line + "".join(f" ({extension})" for extension in element.extensions)
