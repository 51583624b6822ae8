"""Starts the voice engines that the program uses: a worker each, behind one cache."""

from __future__ import annotations

from tableread.base.paths import Folders
from tableread.speech.cache import CachedSynthesiser, ClipCache
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.engine import Engine
from tableread.speech.engine_router import EngineRouter
from tableread.speech.registry import best_engine


def start_speech(folders: Folders) -> EngineRouter:
    """The voice engines; the best of them gets warm in its own process while the rest is opened."""
    router, _ = open_speech(folders)
    router.start()
    return router


def open_speech(folders: Folders, *, low_priority: bool = False) -> tuple[EngineRouter, ClipCache]:
    """Engines that are started when they are needed, and the cache that they share. `low_priority`: whatever else the
    machine does goes first."""
    cache = ClipCache(folders.cache / "speech")

    def open_engine(engine: Engine) -> CachedSynthesiser:
        worker = WorkerSynthesiser(engine, folders.log / "speech.log", low_priority=low_priority)
        return CachedSynthesiser(worker, cache, engine.made_by)

    return EngineRouter(
        open_engine, cache.keep_under, cache.keep_at_most, best_engine().name
    ), cache
