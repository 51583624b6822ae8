"""Opens the house: settings, voices, library, and what plays.

Whatever is missing is replaced by what is there, with one sentence each in `notices`: a read never
fails to begin because something beside it is broken.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace

from tableread import paths
from tableread.audio.microphone import Source
from tableread.audio.output import Output, SilentOutput
from tableread.audio.player import Player
from tableread.cast.voices import Voice, read_packs
from tableread.errors import LibraryError, NoVoicesError
from tableread.library.store import Library
from tableread.listen.endpoint import Patience
from tableread.listener import Listener
from tableread.settings import EarSettings, Settings
from tableread.settings_file import FILE_NAME, ScreenNames, read_settings
from tableread.speech.port import Synthesiser


@dataclass(frozen=True, slots=True)
class House:
    """What a read needs besides a script."""

    folders: paths.Folders
    settings: Settings
    voices: tuple[Voice, ...]
    library: Library
    synthesiser: Synthesiser
    player: Player
    listener: Listener
    notices: tuple[str, ...]

    def close(self) -> None:
        """Let the sound devices, the engines and the library go."""
        self.listener.close()
        self.player.close()
        self.synthesiser.close()
        self.library.close()


def make_player(*, silent: bool = False) -> Player:
    """A player that has not been started. `silent`: without a device, whatever there is."""
    return Player(SilentOutput if silent else _device)


def open_house(
    folders: paths.Folders,
    synthesiser: Synthesiser,
    player: Player,
    screens: ScreenNames | None = None,
) -> House:
    """Open everything else. `screens`: names that settings may use, where there are screens.

    Raises `NoVoicesError`. Where it raises, `synthesiser` and `player` are closed.
    """
    with ExitStack() as undo:
        undo.callback(synthesiser.close)
        undo.callback(player.close)
        settings, wrong = read_settings(folders.config / FILE_NAME, screens)
        notices = [str(mistake) for mistake in wrong]
        voices, mistakes = read_packs([paths.SHIPPED_VOICES, folders.voices])
        notices += [f"{mistake} The other voices are used." for mistake in mistakes]
        if not voices:
            raise NoVoicesError
        listener = make_listener(folders, settings.ear)
        try:
            library = Library.open(folders.data / "library.sqlite3")
        except LibraryError as error:
            library = Library.in_memory()
            notices.append(str(error))
        undo.pop_all()
    return House(
        folders,
        settings,
        tuple(voices),
        library,
        synthesiser,
        player,
        listener,
        tuple(notices),
    )


_PACES = {"quick": 0.7, "normal": 1.0, "patient": 2.5}


def make_listener(folders: paths.Folders, chosen: EarSettings) -> Listener:
    """An ear that has not been opened."""
    return Listener(
        lambda: _microphone(chosen.microphone),
        folders.data,
        folders.log / "ear.log",
        recogniser=chosen.recogniser,
        model=chosen.model,
        patience=replace(Patience(), dry=chosen.dry).scaled(_PACES[chosen.pace]),
        headphones=chosen.headphones,
    )


def _device(rate: int) -> Output:
    from tableread.audio.miniaudio_output import MiniaudioOutput

    return MiniaudioOutput(rate)


def _microphone(wanted: str) -> Source:
    from tableread.audio.miniaudio_microphone import MiniaudioMicrophone

    return MiniaudioMicrophone(wanted)
