"""The voices that Windows (SAPI 5) and macOS (NSSpeechSynthesizer) have, through pyttsx3.

Untried: written from the sources of pyttsx3 2.99 and from its issues, on a machine that has neither system. What is
known of them is in `system_maker.py`.
"""

from __future__ import annotations

import msgspec

from tableread.speech.engine import Engine


class SystemPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The system's part of a voice."""

    name: str = ""
    """The system's name of a voice, its beginning ("Microsoft Zira"), or its id; "" is the one it speaks with."""


SYSTEM = Engine(
    name="system",
    about="the voices of Windows or macOS through pyttsx3 (untried)",
    maker="tableread.speech.engines.system_maker:SystemMaker",
    rank=0,  # which voices there are is known on the machine only: given by hand
    needs=("pyttsx3",),
    platforms=("win32", "darwin"),
    package="pyttsx3",
    part=SystemPart,
    shapes=frozenset({"pace"}),
    fastest=2.0,
    marks="spread",
    cost="a process for each line, about half a second",
    start_seconds=10.0,
    line_seconds=40.0,  # more than the maker waits for
    character_seconds=0.03,
)
