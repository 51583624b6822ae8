"""All engines, by name: those that come along, and plug-ins (entry points "tableread.engines").

Nothing is imported but the declarations; a plug-in's name is known without importing even that.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from tableread.cast.voices import Check, Voice
from tableread.speech.engine import Engine
from tableread.speech.engines.espeak import ESPEAK
from tableread.speech.engines.hibari import HIBARI
from tableread.speech.engines.kokoro import KOKORO
from tableread.speech.engines.piper import PIPER
from tableread.speech.engines.system import SYSTEM

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

log = logging.getLogger(__name__)

GROUP = "tableread.engines"
_OURS = {engine.name: engine for engine in (KOKORO, HIBARI, ESPEAK, PIPER, SYSTEM)}


def engine_names() -> list[str]:
    """Names of all engines that there are; none of them is imported."""
    return [*_OURS, *_plug_ins()]


def find_engine(name: str) -> Engine | None:
    """The engine called `name`. Plug-ins are looked for where the name is none of ours."""
    return _OURS.get(name) or _plug_in(name)


def plug_in_of(name: str) -> str:
    """The distribution that a plug-in called `name` came with; "" for an engine of ours. It is not imported."""
    point = None if name in _OURS else _plug_ins().get(name)
    return point.dist.name if point is not None and point.dist is not None else ""


def is_ours(name: str) -> bool:
    """Whether the engine called `name` comes along."""
    return name in _OURS


def check_of(name: str) -> Check | None:
    """What checks the engine's part of a voice; see `cast.voices.read_packs`."""
    engine = find_engine(name)
    return engine.check if engine else None


@cache
def _plug_ins() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points  # takes a while, and few have plug-ins

    points = entry_points(group=GROUP)
    return {point.name: point for point in points if point.name not in _OURS}


@cache
def _plug_in(name: str) -> Engine | None:
    if name not in _plug_ins():
        return None
    try:
        engine = _plug_ins()[name].load()
    except Exception:
        # somebody else's code, at its import
        log.exception("the engine %s could not be loaded", name)
        return None
    if not isinstance(engine, Engine) or engine.name != name:
        log.error("the plug-in %s declares no engine of that name", name)
        return None
    return engine


def best_engine() -> Engine:
    """The one that is cast where it speaks the language, of those that can be had here."""
    able = [engine for engine in _OURS.values() if not engine.missing]
    return max(able or [ESPEAK], key=lambda engine: engine.rank)


def able_voices(voices: Sequence[Voice]) -> list[Voice]:
    """Those of `voices` that can be had here, those of the best engine first: they are cast."""
    engines = {voice.engine: find_engine(voice.engine) for voice in voices}
    able = {name: engine for name, engine in engines.items() if engine and not engine.missing}
    return sorted(
        (voice for voice in voices if voice.engine in able),
        key=lambda voice: -able[voice.engine].rank,
    )


def half_installed() -> list[str]:
    """Sentences about engines that come along and have lost a part of what they need."""
    return [
        f"The engine {engine.name} cannot be used: {' and '.join(engine.missing)} cannot be found. Other voices read."
        for engine in _OURS.values()
        if not engine.extra and 0 < len(engine.missing) < len(engine.needs)
    ]
