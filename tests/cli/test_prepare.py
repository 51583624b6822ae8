"""`tableread prepare`: how far it has come is told, and it can be gone on with."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tableread.audio.clip import Clip
from tableread.base.errors import SpeechError
from tableread.speech.cache import CachedSynthesiser, ClipCache
from tableread.speech.utterance import Utterance
from tests.cli.conftest import Command
from tests.fakes import ToneSynthesiser


class KeptTones(ToneSynthesiser):
    """Tones that are kept in the cache of the home, like a voice's."""

    def __init__(self, cache: ClipCache) -> None:
        super().__init__()
        self._tones = ToneSynthesiser()
        self._cached = CachedSynthesiser(self._tones, cache)

    def render(self, utterance: Utterance) -> Clip:
        return self._cached.render(utterance)

    def is_cached(self, utterance: Utterance) -> bool:
        return self._cached.is_cached(utterance)


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[KeptTones]:
    """What has spoken: one for the house and one for each preparation."""
    opened: list[KeptTones] = []

    def open_speech(*_: object, low_priority: bool = False) -> tuple[KeptTones, ClipCache]:
        cache = ClipCache(tmp_path / "speech")
        opened.append(KeptTones(cache))
        return opened[-1], cache

    monkeypatch.setattr("tableread.cli.prepare.open_speech", open_speech)
    return opened


def test_all_of_a_script(command: Command, duel: Path) -> None:
    done = command("prepare", str(duel))
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == "11 lines of 11 ready."
    assert command("prepare", str(duel)).out.splitlines()[-1] == "11 lines of 11 ready."


def test_a_scene_or_the_scenes_of_a_character(command: Command, duel: Path) -> None:
    assert "5 lines of 5 ready." in command("prepare", str(duel), "--scene", "2").out
    assert "ready." in command("prepare", str(duel), "--role", "ada", "--speed", "2").out
    for words, said in (
        (("--scene", "9"), "No voice reads a line in that part"),
        (("--role", "Carl"), "Nobody called Carl"),
    ):
        done = command("prepare", str(duel), *words)
        assert done.code == 1
        assert said in done.err


def test_stopped_it_says_how_to_go_on(
    command: Command, duel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = KeptTones.render

    def interrupted(self: KeptTones, utterance: Utterance) -> Clip:
        clip = render(self, utterance)
        os.kill(os.getpid(), signal.SIGINT)
        return clip

    monkeypatch.setattr(KeptTones, "render", interrupted)
    done = command("prepare", str(duel))
    assert done.code == 1
    assert "Run the same command to continue" in done.out


def test_a_voice_that_fails_is_one_sentence(
    command: Command, duel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: KeptTones, utterance: Utterance) -> Clip:
        raise SpeechError("The tone generator is broken.")

    monkeypatch.setattr(KeptTones, "render", fail)
    done = command("prepare", str(duel))
    assert done.code == 1
    assert done.err == "11 lines could not be made.\n"
