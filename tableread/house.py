"""Opens the house: folders, log, settings, voices, library, voice engine.

Whatever is missing is replaced by what is there, with one sentence each in `notices`: a read never
fails to begin because something beside it is broken.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path

from tableread import paths
from tableread.audio.output import Output, SilentOutput
from tableread.audio.player import Player
from tableread.cast.voices import Voice, read_packs
from tableread.errors import LibraryError, SettingsError, VoicePackError
from tableread.library.store import Library
from tableread.settings import FILE_NAME, Settings, read_settings
from tableread.speech.cache import CachedSynthesiser
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.port import Synthesiser

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class House:
    """What a read needs besides a script."""

    folders: paths.Folders
    settings: Settings
    voices: tuple[Voice, ...]
    library: Library
    synthesiser: Synthesiser
    player: Player
    notices: tuple[str, ...]

    def close(self) -> None:
        """Let the sound device, the voice engine and the library go."""
        self.player.close()
        self.synthesiser.close()
        self.library.close()


def log_file(folders: paths.Folders) -> Path:
    """Where everything is written that is not for people."""
    return folders.log / "tableread.log"


def start_log(folders: paths.Folders) -> None:
    """Log to a file, or nowhere; never to the screen."""
    handler: logging.Handler = logging.NullHandler()
    try:
        folders.log.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_file(folders), maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    except OSError:
        pass  # a read-only home: there is nowhere to say it
    logging.raiseExceptions = False  # a full disk must not print through the screen
    root = logging.getLogger("tableread")
    root.handlers[:] = [handler]
    root.propagate = False
    root.setLevel(logging.INFO)


def start_speech(folders: paths.Folders) -> Synthesiser:
    """The voice engine, getting warm in its own process while the rest is opened."""
    synthesiser = CachedSynthesiser(
        WorkerSynthesiser(folders.log / "speech.log"), folders.cache / "speech"
    )
    synthesiser.start()
    return synthesiser


def make_player(*, silent: bool = False) -> Player:
    """A player that has not been started. `silent`: without a device, whatever there is."""
    return Player(SilentOutput if silent else _device)


def open_house(folders: paths.Folders, synthesiser: Synthesiser, player: Player) -> House:
    """Open everything else."""
    notices: list[str] = []
    try:
        settings = read_settings(folders.config / FILE_NAME)
    except SettingsError as error:
        settings = Settings()
        notices.append(str(error))
    voices, mistakes = read_packs([paths.SHIPPED_VOICES, folders.voices])
    notices += [f"{mistake} The other voices are used." for mistake in mistakes]
    if not voices:
        raise VoicePackError("No voice packs were found: install tableread again.")
    try:
        library = Library.open(folders.data / "library.sqlite3")
    except LibraryError as error:
        library = Library.in_memory()
        notices.append(str(error))
    return House(
        folders,
        settings,
        tuple(voices),
        library,
        synthesiser,
        player,
        tuple(notices),
    )


def _device(rate: int) -> Output:
    from tableread.audio.miniaudio_output import MiniaudioOutput

    return MiniaudioOutput(rate)
