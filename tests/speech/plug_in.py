"""A plug-in for tests: a distribution in a folder, with an engine that hums, or does worse, when a line says so."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tableread.speech import registry

_DECLARATION = """
from pathlib import Path
from tableread.speech.engine import Engine

Path(__file__).with_name("imported").touch()
ENGINE = Engine(name="{name}", about="hums", maker="{name}_maker:Hum", rank=-1, {fields})
"""

_MAKER = '''
import math, os, time
from array import array
from pathlib import Path
from tableread.speech.engine import Raw


class Hum:
    """A hum of 0.1 s for every ten characters; a line may ask for a fault."""

    def make(self, request):
        once = Path(__file__).with_name("once")
        if "crash" in request.text or ("stumble" in request.text and not once.exists()):
            once.touch()
            os._exit(3)
        if "hang" in request.text:
            time.sleep(60)
        if "refuse" in request.text:
            raise ValueError("it does not want to")
        samples = 2400 * (1 + len(request.text) // 10)
        sound = array("h", (int(6000 * math.sin(i * 0.05)) for i in range(240))) * (samples // 240)
        return Raw(sound.tobytes(), 24000, [(0, 0)])
'''


@contextmanager
def plug_in(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str = "humming", fields: str = ""
) -> Iterator[None]:
    """Install an engine called `name`, here and for helper processes, until the end of the block. `fields` is code:
    more arguments of its `Engine`."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-voices\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[tableread.engines]\n{name} = {name}:ENGINE\n")
    (folder / f"{name}.py").write_text(_DECLARATION.format(name=name, fields=fields))
    (folder / f"{name}_maker.py").write_text(_MAKER)
    monkeypatch.syspath_prepend(str(folder))
    others = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(folder), others))))
    _forget()
    try:
        yield
    finally:
        for module in (name, f"{name}_maker"):
            sys.modules.pop(module, None)
        _forget()


def _forget() -> None:
    importlib.invalidate_caches()
    registry._plug_ins.cache_clear()
    registry._plug_in.cache_clear()
