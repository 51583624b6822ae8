"""Says one line aloud and waits for its end."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from tableread.audio.mixer import ClipFinished
from tableread.audio.player import OutputChanged, PlaybackMark
from tableread.base import paths
from tableread.base.logs import log_file, start_log
from tableread.base.streams import divert_stderr
from tableread.cast.voices import Voice
from tableread.performance.house import make_player, open_house
from tableread.speech.start import start_speech
from tableread.speech.utterance import Said, Utterance

_OPEN_SECONDS = 8.0
"""Longer than any device takes to wake, or to be given up."""


def say_aloud(text: str, voice: Voice, lexicon: Sequence[Said] = ()) -> None:
    """Say `text` with `voice`, and what `lexicon` says of it; says so where it cannot be heard."""
    folders = paths.user_folders()
    start_log(folders)
    divert_stderr(log_file(folders))
    house = open_house(folders, start_speech(folders), make_player())
    done = threading.Event()

    def notify(event: PlaybackMark | OutputChanged) -> None:
        if isinstance(event, PlaybackMark) and isinstance(event.mark, ClipFinished):
            done.set()

    player = house.player
    player.notify = notify
    try:
        clip = house.synthesiser.render(Utterance(text, voice, lexicon=tuple(lexicon)))
        player.start()
        player.wait_open(_OPEN_SECONDS)
        if player.why_silent:
            print(player.why_silent)
        player.play(1, clip, 0.2, from_now=True)
        done.wait(clip.seconds + 5)
    finally:
        house.close()
