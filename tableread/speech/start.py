"""Starts the voice engines that the program uses: a worker each, behind one cache."""

from __future__ import annotations

from tableread.paths import Folders
from tableread.speech.cache import CachedSynthesiser, ClipCache
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.engine import Engine
from tableread.speech.ensemble import Ensemble
from tableread.speech.registry import best_engine


def start_speech(folders: Folders) -> Ensemble:
    """The voice engines; the best of them gets warm in its own process while the rest is opened."""
    cache = ClipCache(folders.cache / "speech")

    def open_engine(engine: Engine) -> CachedSynthesiser:
        worker = WorkerSynthesiser(engine, folders.log / "speech.log")
        return CachedSynthesiser(worker, cache, engine.made_by)

    ensemble = Ensemble(open_engine, cache.keep_under, best_engine().name)
    ensemble.start()
    return ensemble
