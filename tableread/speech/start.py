"""Starts the voice engines that the program uses: a worker each, behind one cache."""

from __future__ import annotations

from tableread.base.paths import Folders
from tableread.speech.cache import CachedSynthesiser, ClipCache
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.engine import Engine
from tableread.speech.ensemble import Ensemble
from tableread.speech.registry import best_engine


def start_speech(folders: Folders) -> Ensemble:
    """The voice engines; the best of them gets warm in its own process while the rest is opened."""
    ensemble, _ = open_speech(folders)
    ensemble.start()
    return ensemble


def open_speech(folders: Folders, *, gently: bool = False) -> tuple[Ensemble, ClipCache]:
    """Engines that are started when they are needed, and the cache that they share. `gently`: whatever else the
    machine does goes first."""
    cache = ClipCache(folders.cache / "speech")

    def open_engine(engine: Engine) -> CachedSynthesiser:
        worker = WorkerSynthesiser(engine, folders.log / "speech.log", gently=gently)
        return CachedSynthesiser(worker, cache, engine.made_by)

    return Ensemble(open_engine, cache.keep_under, cache.keep_at_most, best_engine().name), cache
