"""Markdown scripts: scenes as headings, `**NAME**: text` or `**NAME**` above the text.

A play in another dress: the stage reader finds the cues, this says which headings open scenes.
"""

from __future__ import annotations

import re

from tableread.script import stageplay
from tableread.script.model import Script

_RULE = re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_COLON_INSIDE = re.compile(r"(\*\*|__)([^*_\n]{1,40}):\1")


def read(source: str) -> Script:
    """Read a Markdown script. Never fails."""
    # same length everywhere, so that places stay true: "**ADA:**" → "**ADA**:", rules → blanks
    source = _COLON_INSIDE.sub(r"\1\2\1:", source)
    source = _RULE.sub(lambda m: " " * len(m[0]), source)
    return stageplay.read(source, format="markdown", headings=True)
