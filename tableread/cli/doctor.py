"""`tableread doctor`: what was found on this machine, and what to do about what was not."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
import time
from pathlib import Path

from tableread import __version__
from tableread.audio.devices import answer_of
from tableread.base import paths
from tableread.base.errors import LibraryError, NoVoicesError, SpeechError
from tableread.base.live_settings import LiveSettings
from tableread.base.logs import log_file, start_log
from tableread.base.settings import Settings
from tableread.base.streams import divert_stderr
from tableread.cast.delivery import read_rules
from tableread.cast.voices import narrator_of, read_packs
from tableread.cli.engines import engines_found
from tableread.library.store import Library
from tableread.performance.house import make_player, read_user_settings
from tableread.performance.sound_check import LIST_SECONDS
from tableread.speech.lexicon_file import open_lexicon
from tableread.speech.registry import able_voices, best_engine, check_of
from tableread.speech.start import start_speech
from tableread.speech.utterance import Utterance

_OPEN_SECONDS = 8.0
"""Longer than any device takes to wake, or to be given up."""

_TELEPHONE = "it sounds like a telephone now: use another microphone to hear it well"

HEARD, SILENT, NO_VOICE = 0, 1, 2
"""Exit statuses."""


def run(ear: bool = False) -> int:
    """Print the findings; the status says whether a read can be heard. `ear`: try the microphone, too."""
    folders = paths.user_folders()
    start_log(folders)
    divert_stderr(log_file(folders))
    print(f"tableread {__version__}, Python {platform.python_version()}, {platform.platform()}")
    speaks = _voice_engine(folders)
    _engines()
    plays = _player(folders)
    _devices()
    _recogniser()
    _ffmpeg()
    settings = _kept(folders)
    if ear:
        from tableread.cli.ear_check import run as check_ear

        check_ear(folders, LiveSettings(settings))
    if not speaks:
        print("\nNo voice works here, so a read would be silent.")
        return NO_VOICE
    print(f"\nA read {'can' if plays else 'cannot'} be heard here.")
    return HEARD if plays else SILENT


def _say(what: str, found: str, advice: str = "") -> None:
    print(f"{what:12} {found}")
    if advice:
        print(f"{'':12} → {advice}")


def _voice_engine(folders: paths.Folders) -> bool:
    every, mistakes = read_packs([paths.SHIPPED_VOICES, folders.voices], check_of)
    voices = able_voices(every)
    started = time.monotonic()
    works = False
    synthesiser = start_speech(folders)
    synthesiser.set_voices(voices)
    try:
        voice = narrator_of([v for v in voices if v.engine == best_engine().name] or voices)
        clip = synthesiser.render(Utterance(f"Is anybody there? {time.time()}", voice))
        took = time.monotonic() - started
        works = clip.samples > 0
        _say("engine", f"{voice.engine}: spoke a line in {took * 1000:.0f} ms")
    except NoVoicesError as error:
        _say("engine", "not tried, because there is no voice to try it with", str(error))
    except SpeechError as error:
        _say("engine", f"{error}", "install tableread again; the engine comes with it")
    finally:
        synthesiser.close()
    pitches = ", each in three pitches" if voices else ""
    _say("voices", f"{len(voices) or 'none'}{pitches}; put your own in {folders.voices}")
    for mistake in mistakes:
        _say("", str(mistake), "correct it; the other voices still work")
    for wrong in (
        *read_rules([paths.SHIPPED_VOICES, folders.voices])[1],
        *open_lexicon(folders)[1],
    ):
        _say("", str(wrong))
    return works


def _engines() -> None:
    for number, one in enumerate(engines_found()):
        engine = one.engine
        advice = engine.how_to_get if engine else ""
        _say("" if number else "engines", f"{one.name}: {one.state}", advice)


def _player(folders: paths.Folders) -> bool:
    player = make_player()
    player.wanted_output = read_user_settings(folders)[0].sound.output
    player.start()
    player.wait_open(_OPEN_SECONDS)
    name, why_silent = player.output_name, player.why_silent
    player.close()
    if why_silent:
        advice = "check that a sound device is switched on and that no other program holds it"
        if sys.platform == "linux":
            advice = (
                "install the sound library (Debian, Ubuntu: libpulse0 or libasound2; "
                "Fedora: pulseaudio-libs or alsa-lib) and check that a sound server is running"
            )
        _say("sound", why_silent, advice)
        return False
    _say("sound", f"{name} through miniaudio")
    return True


def _devices() -> None:
    from tableread.audio.miniaudio_devices import list_devices

    found = answer_of(list_devices, LIST_SECONDS)
    if found is None:
        _say(
            "devices",
            "unknown, because the sound server does not answer",
            "restart the sound server",
        )
        return
    for number, device in enumerate(found.outputs):
        _say("" if number else "outputs", device.name, _TELEPHONE * device.sounds_like_telephone)
    for number, device in enumerate(found.microphones):
        _say("" if number else "microphones", device.name)
    if not found.outputs:
        _say("outputs", "none")
    if found.microphones:
        _say("", "`tableread doctor --ear` tries the one that is chosen")
    else:
        _say("microphones", "none (your turn ends by a key, or after a pause)")


def _recogniser() -> None:
    found = importlib.util.find_spec("pocketsphinx") is not None
    if found:
        _say("recogniser", "PocketSphinx, English")
    else:
        _say(
            "recogniser",
            "none for this machine",
            "your turn ends when you fall silent, by a key, or after a pause",
        )


def _ffmpeg() -> None:
    found = shutil.which("ffmpeg")
    _say("ffmpeg", f"{'found' if found else 'not found'} (not needed to read aloud)")


def _kept(folders: paths.Folders) -> Settings:
    for what, folder in (
        ("library", folders.data),
        ("settings", folders.config),
        ("cache", folders.cache),
        ("log", folders.log),
    ):
        if _writable(folder):
            _say(what, str(folder))
        else:
            _say(
                what, f"{folder} (not writable)", "nothing can be saved there; reading still works"
            )
    try:
        Library.open(folders.data / "library.sqlite3").close()
    except LibraryError as error:
        _say("", str(error))
    from tableread.cli.by_ear.keys_table import all_keys
    from tableread.cli.by_ear.own_keys import with_own_keys
    from tableread.tui.names import SCREEN_NAMES

    settings, mistakes = read_user_settings(folders, SCREEN_NAMES)
    _, wrong_keys = with_own_keys(all_keys(), settings.keys)
    for told in (*map(str, mistakes), *wrong_keys):
        _say("", told)
    return settings


def _writable(folder: Path) -> bool:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK)
