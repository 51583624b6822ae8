"""Opens the house: settings, voices, library, and what plays.

Whatever is missing is replaced by what is there, with one sentence each in `notices`: a read never
fails to begin because something beside it is broken.
"""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from tableread.audio.devices import FoundDevices, answer_of
from tableread.audio.echo_process import EchoProcess
from tableread.audio.livekit_canceller import is_installed
from tableread.audio.microphone import Source
from tableread.audio.output import Output, SilentOutput
from tableread.audio.player import Player
from tableread.base import paths
from tableread.base.errors import LibraryError, NoVoicesError, SettingsError
from tableread.base.live_settings import LiveSettings, Place
from tableread.base.settings import EarSettings, Settings
from tableread.base.settings_file import FILE_NAME, Names, ScreenNames, read_settings
from tableread.cast.delivery import Rules
from tableread.cast.voices import Voice
from tableread.library.store import Library
from tableread.library.stored import LIBRARY_FILE, tidy
from tableread.listen.endpoint import EndpointTimeouts
from tableread.listen.recognisers import RECOGNISERS
from tableread.performance.listener import Listener
from tableread.performance.packs import open_packs
from tableread.performance.sound_check import LIST_SECONDS, SoundCheck
from tableread.rehearsal.policy import PRESETS
from tableread.speech.lexicon_file import open_lexicon
from tableread.speech.port import Speech
from tableread.speech.registry import able_voices, half_installed

_SAVE_SECONDS = 1.5
"""How long leaving waits for the library to be written."""
_CLOSE_SECONDS = 1.6
"""Longer than the listener takes, whatever hangs."""


@dataclass(frozen=True, slots=True)
class House:
    """What a read needs besides a script."""

    folders: paths.Folders
    live: LiveSettings
    voices: tuple[Voice, ...]
    rules: Rules
    """How lines are said."""
    library: Library
    synthesiser: Speech
    player: Player
    listener: Listener
    notices: tuple[str, ...]

    @property
    def settings(self) -> Settings:
        """As they are now."""
        return self.live.now

    def list_devices(self) -> FoundDevices | None:
        """The sound devices there are; None where the sound server does not answer. Not for the event loop."""
        return answer_of(_devices, LIST_SECONDS)

    def sound_check(self) -> SoundCheck:
        """A trial of the microphone that is chosen now."""
        wanted = self.settings.ear.microphone
        return SoundCheck(lambda: _microphone(wanted), _devices)

    def close(self) -> str:
        """Let the sound devices, the engines and the library go, all at the same time: any of them may hang, and
        nobody waits for that. A sentence for the person where something was not kept; else ""."""
        closings = [
            threading.Thread(target=part.close, name="closing", daemon=True)
            for part in (self.listener, self.player, self.synthesiser)
        ]
        for closing in closings:
            closing.start()
        deadline = time.monotonic() + _CLOSE_SECONDS
        self.library.files.do("", partial(tidy, self.folders))
        self.live.close(_SAVE_SECONDS)
        lost = self.library.close(_SAVE_SECONDS)
        for closing in closings:
            closing.join(max(0.0, deadline - time.monotonic()))
        if not lost:
            return ""
        trouble = self.library.writer.trouble
        why = trouble.why if trouble else "time ran out"
        return f"Not saved because {why}: {', '.join(lost)}."


def make_player(*, silent: bool = False) -> Player:
    """A player that has not been started. `silent`: without a device, whatever there is."""
    player: Player = Player(
        SilentOutput if silent else lambda rate: _device(rate, player.wanted_output)
    )
    return player


def read_user_settings(
    folders: paths.Folders, screens: ScreenNames | None = None
) -> tuple[Settings, list[SettingsError]]:
    """The user's settings, and what is wrong in them. `screens`: names that they may use, where there are screens."""
    names = Names([reading.name for reading in PRESETS], RECOGNISERS, screens)
    return read_settings(folders.config / FILE_NAME, names)


def open_house(
    folders: paths.Folders,
    synthesiser: Speech,
    player: Player,
    screens: ScreenNames | None = None,
) -> House:
    """Open everything else. `screens`: names that settings may use, where there are screens.

    Raises `NoVoicesError`. Where it raises, `synthesiser` and `player` are closed.
    """
    with ExitStack() as undo:
        undo.callback(synthesiser.close)
        undo.callback(player.close)
        settings, wrong = read_user_settings(folders, screens)
        live = LiveSettings(settings, folders.config / FILE_NAME, wrong)
        notices = [str(mistake) for mistake in wrong]
        voices, rules, mistakes = open_packs(folders)
        notices += mistakes
        notices += half_installed()
        _, wrong_words = open_lexicon(folders)
        notices += [str(mistake) for mistake in wrong_words]
        if not voices:
            raise NoVoicesError
        voices = able_voices(voices)
        synthesiser.set_voices(voices)
        synthesiser.keep_at_most(settings.speech_mb * 1_000_000)
        listener = make_listener(folders, live)
        player.tap = listener.play
        try:
            library = Library.open(folders.data / LIBRARY_FILE)
        except LibraryError as error:
            library = Library.in_memory()
            notices.append(f"{error} You can keep reading, but your place will not be saved.")
        undo.pop_all()
    library.files.do("", partial(tidy, folders))
    player.change_output(settings.sound.output)
    live.observe(partial(_carry_out, live, synthesiser, listener, player))
    return House(
        folders,
        live,
        tuple(voices),
        rules,
        library,
        synthesiser,
        player,
        listener,
        tuple(notices),
    )


_PACES = {"quick": 0.7, "normal": 1.0, "patient": 2.5}


def _timeouts(chosen: EarSettings) -> EndpointTimeouts:
    timeouts = EndpointTimeouts(dry=chosen.dry, not_begun=chosen.not_begun)
    return timeouts.scaled(_PACES[chosen.pace])


def _carry_out(
    live: LiveSettings, synthesiser: Speech, listener: Listener, player: Player, place: Place
) -> None:
    """A setting was changed: what the house does otherwise from now on."""
    match place:
        case ("speech_mb",):
            synthesiser.keep_at_most(live.now.speech_mb * 1_000_000)
        case ("sound", "output"):
            player.change_output(live.now.sound.output)
    change_listener(live, listener, place)


def change_listener(live: LiveSettings, listener: Listener, place: Place) -> None:
    """A setting was changed: how it listens from now on."""
    match place:
        case ("ear", "headphones"):
            listener.headphones = live.now.ear.headphones
        case ("ear", "microphone"):
            listener.change_microphone()
        case ("ear", "pace" | "dry" | "recogniser" | "model"):
            chosen = live.now.ear
            listener.change_ear(chosen.recogniser, chosen.model, _timeouts(chosen))


def make_listener(folders: paths.Folders, live: LiveSettings) -> Listener:
    """An ear that has not been opened."""
    chosen = live.now.ear
    return Listener(
        lambda: _microphone(live.now.ear.microphone),
        folders.data,
        folders.log / "ear.log",
        recogniser=chosen.recogniser,
        model=chosen.model,
        timeouts=_timeouts(chosen),
        headphones=chosen.headphones,
        cleaner=EchoProcess(folders.log / "echo.log") if is_installed() else None,
    )


def _device(rate: int, wanted: str) -> Output:
    from tableread.audio.miniaudio_output import MiniaudioOutput

    return MiniaudioOutput(rate, wanted)


def _devices() -> FoundDevices:
    from tableread.audio.miniaudio_devices import list_devices

    return list_devices()


def _microphone(wanted: str) -> Source:
    from tableread.audio.miniaudio_microphone import MiniaudioMicrophone

    return MiniaudioMicrophone(wanted)
