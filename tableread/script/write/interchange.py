"""JSON, as `tableread parse --json` prints it."""

from __future__ import annotations

import json

from tableread.script.contract import as_json
from tableread.script.model import Script


def write(script: Script) -> bytes:
    """The whole script as JSON, UTF-8."""
    return json.dumps(as_json(script), ensure_ascii=False, indent=1).encode() + b"\n"
