"""Starts the voice engine that the program uses: the worker behind the cache."""

from __future__ import annotations

from tableread.paths import Folders
from tableread.speech.cache import CachedSynthesiser
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.port import Synthesiser


def start_speech(folders: Folders) -> Synthesiser:
    """The voice engine, getting warm in its own process while the rest is opened."""
    synthesiser = CachedSynthesiser(
        WorkerSynthesiser(folders.log / "speech.log"), folders.cache / "speech"
    )
    synthesiser.start()
    return synthesiser
