"""Says one line with a voice of the system into a file, and ends: `python -m tableread.speech.engines.system_say`.

Reads {"text", "name", "pace", "path"} in JSON from its standard input. Where there is no such voice it ends with status
2 and a sentence on its standard error. Run by `system_maker`, which ends it when it hangs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

_RATE = 200  # pyttsx3's default
"""Words a minute, as both systems count them."""


def choose(name: str, voices: Sequence[Any]) -> str:
    """The id of the voice called `name`: by id, by name, or by how its name begins, whatever the case.

    Raises `LookupError` with a sentence that lists the names.
    """
    wanted = name.casefold()
    for same in (
        lambda voice: voice.id == name,
        lambda voice: str(voice.name).casefold() == wanted,
        lambda voice: str(voice.name).casefold().startswith(wanted),
    ):
        for voice in voices:
            if same(voice):
                return str(voice.id)
    names = ", ".join(sorted(str(voice.name) for voice in voices)) or "none"
    raise LookupError(f"the system has no voice {name}; it has: {names}")


def main() -> int:
    """Say the line that is asked for."""
    import pyttsx3

    asked = json.load(sys.stdin)
    engine = pyttsx3.init()
    if asked["name"]:
        try:
            engine.setProperty("voice", choose(asked["name"], engine.getProperty("voices")))
        except LookupError as error:
            sys.stderr.write(str(error))
            return 2
    engine.setProperty("rate", round(_RATE * asked["pace"]))
    engine.save_to_file(asked["text"], asked["path"])
    engine.runAndWait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
