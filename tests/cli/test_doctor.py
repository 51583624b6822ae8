"""`tableread doctor`: what it finds, what it advises, and the status that it ends with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from tableread.audio.devices import FoundDevice, FoundDevices
from tableread.audio.output import SilentOutput
from tableread.audio.player import Played, Player
from tableread.base import paths
from tableread.cli import ear_check
from tableread.listen.calibration import Calibration
from tableread.listen.client import EarReport
from tableread.listen.ear import EarResult, Expected
from tableread.listen.endpoint import LineEvent
from tableread.performance.listener_events import EarState, ListenerChanged, ListenerEvent
from tests.cli.conftest import AudibleOutput, Command
from tests.fakes import ToneSynthesiser


@pytest.fixture(autouse=True)
def microphones(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Those that the sound server lists, beside a headset in its profile for calls."""
    names: list[str] = []

    def found() -> FoundDevices:
        if not names:
            return FoundDevices()
        headset = FoundDevice("Buds Hands-Free AG Audio", (16000,))
        return FoundDevices((headset,), tuple(FoundDevice(name) for name in names))

    monkeypatch.setattr("tableread.audio.miniaudio_devices.list_devices", found)
    return names


def rows(printed: str) -> dict[str, str]:
    """What was found, by its name."""
    return {row[:12].strip(): row[13:] for row in printed.splitlines()[1:] if row[:12].strip()}


def test_where_all_is_well(
    command: Command,
    tones: ToneSynthesiser,
    loudspeaker: list[AudibleOutput],
    microphones: list[str],
) -> None:
    microphones.append("a headset")
    done = command("doctor")
    assert (done.code, done.err) == (0, "")
    found = rows(done.out)
    assert "spoke a line in" in found["engine"]
    assert tones.said[0][0].startswith("Is anybody there?")
    assert found["sound"] == "a loudspeaker through miniaudio"
    assert [output.name for output in loudspeaker] == ["a loudspeaker"]
    assert found["microphones"] == "a headset"
    assert found["outputs"] == "Buds Hands-Free AG Audio"
    assert "it sounds like a telephone now" in done.out
    assert found["library"] == str(paths.user_folders().data)
    assert "not writable" not in done.out
    assert done.out.splitlines()[-1] == "A read can be heard here."


@pytest.mark.usefixtures("tones")
def test_without_sound(command: Command) -> None:
    done = command("doctor")
    assert done.code == 1
    assert "none (your turn ends by a key, or after a pause)" in done.out
    assert done.out.splitlines()[-1] == "A read cannot be heard here."


def test_without_a_voice(
    command: Command, tones: ToneSynthesiser, loudspeaker: list[AudibleOutput]
) -> None:
    tones.failing = True
    done = command("doctor")
    assert done.code == 2
    assert "The tone generator is broken." in rows(done.out)["engine"]
    assert "install tableread again" in done.out
    assert len(loudspeaker) == 1


@pytest.mark.usefixtures("tones")
def test_files_of_ones_own_with_mistakes(command: Command) -> None:
    folders = paths.user_folders()
    folders.voices.mkdir(parents=True)
    folders.data.mkdir(parents=True)
    (folders.voices / "mine.toml").write_text("[[voice]]\nid = 'a'\npitch = 200")
    (folders.voices / "delivery.toml").write_text("[[rule]]\nwords = 3\n")
    (folders.config / "lexicon.toml").write_text('[[word]]\nwritten = "Ada"\n')
    (folders.config / "settings.toml").write_text(
        "speed = 9\ntheme = 'none such'\n[keys]\nlisten-where = 'f5'\n"
    )
    (folders.data / "library.sqlite3").write_bytes(b"this is no library" * 100)
    told = command("doctor").out
    for said in (
        "mine.toml", "delivery.toml", "lexicon.toml, line ",
        "settings.toml, line 1: ", "settings.toml, line 2: ", "keys.listen-where: there is no key f5 by ear.",
    ):  # fmt: skip
        assert said in told


@pytest.mark.usefixtures("tones")
def test_folders_that_cannot_be_written_and_a_recogniser_that_is_not_there(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tableread.cli.doctor._writable", lambda _: False)
    monkeypatch.setattr("tableread.cli.doctor.importlib.util.find_spec", lambda _: None)
    told = command("doctor").out
    assert told.count("(not writable)") == 4
    assert "none for this machine" in told


class Actor:
    """A listener into which somebody reads: all of what is asked for, or less."""

    def __init__(self, share: float = 1.0, level: float = -20.0, room: float = -60.0) -> None:
        self.share, self.voice, self.level = share, level, room
        self.reason, self.state = "", EarState.WAITING
        self.calibration = Calibration()
        self.closed = False
        self.has_canceller = self.cancels_echo = False
        self.echo_quieter: float | None = None
        self.played = 0
        self._tell: Callable[[ListenerEvent], None]

    def play(self, played: Played) -> None:
        self.played += any(played.pcm)

    def attach(self, tell: Callable[[ListenerEvent], None]) -> None:
        self._tell = tell

    def listen(self, listening: bool) -> None:
        pass

    def open(self, words: Sequence[str]) -> Future[None]:
        opened: Future[None] = Future()
        opened.set_result(None)
        return opened

    def expect(self, turn: int, expected: Expected) -> None:
        done = round(self.share * len(expected.words))
        self._tell(
            EarReport(turn, 0.0, EarResult(done, (), done > 0, self.voice, LineEvent.OVER, True))
        )

    def close(self) -> None:
        self.closed = True


@pytest.mark.usefixtures("tones")
@pytest.mark.parametrize(
    ("actor", "said"),
    [
        (Actor(), "28 of 28 words were recognised."),
        (Actor(level=-60.0, room=-90.0), "turn the microphone up, or come closer"),
        (Actor(level=-50.0, room=-90.0), "Your voice is made 28 dB louder."),
        (Actor(level=-30.0, room=-40.0), "the room is loud"),
        (Actor(share=0.0), "nothing was heard"),
    ],
)
def test_the_ear_is_tried(
    actor: Actor, said: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ear_check, "make_listener", lambda *_: actor)
    monkeypatch.setattr(ear_check, "_ROOM_SECONDS", 0.1)
    told = command("doctor", "--ear").out
    assert "Read this aloud: “Nobody asked the boat" in told
    assert f"The room is at {actor.level:.0f} dB" in told
    assert said in told
    assert actor.closed


@pytest.mark.usefixtures("tones")
@pytest.mark.parametrize(
    ("warp", "said"), [(1.35, "resonates higher"), (0.9, "resonates lower"), (1.0, "")]
)
def test_what_kind_of_voice_it_is_is_told(
    warp: float, said: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = Actor()
    actor.calibration = Calibration(warp)
    monkeypatch.setattr(ear_check, "make_listener", lambda *_: actor)
    monkeypatch.setattr(ear_check, "_ROOM_SECONDS", 0.1)
    told = command("doctor", "--ear").out
    assert said in told
    assert ("resonates" in told) is bool(said)


@pytest.mark.usefixtures("tones")
def test_an_ear_that_cannot_be_opened(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    actor = Actor()
    actor.state, actor.reason = EarState.OFF, "There is no microphone."
    monkeypatch.setattr(ear_check, "make_listener", lambda *_: actor)
    monkeypatch.setattr(ear_check, "_READY_SECONDS", 0.05)
    told = command("doctor", "--ear").out
    assert rows(told)["ear"] == "There is no microphone."
    assert "Read this aloud" not in told
    assert actor.closed


@pytest.mark.usefixtures("tones")
def test_troubles_of_the_ear_are_told(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    class Troubled(Actor):
        def expect(self, turn: int, expected: Expected) -> None:
            super().expect(turn, expected)
            self._tell(ListenerChanged("Words are not followed any more.", False))

    actor = Troubled(share=0.4)
    monkeypatch.setattr(ear_check, "make_listener", lambda *_: actor)
    monkeypatch.setattr(ear_check, "_ROOM_SECONDS", 0.1)
    assert "→ Words are not followed any more." in command("doctor", "--ear").out


@pytest.mark.usefixtures("tones")
@pytest.mark.parametrize(
    ("has", "cancels", "quieter", "said"),
    [
        (False, False, None, "install 'tableread[loudspeaker]'"),
        (
            True,
            True,
            31.4,
            "the voices are made 31 dB quieter in the microphone: you may come in early",
        ),
        (True, True, 0.4, "the voices cannot be heard in the microphone"),
        (True, False, 4.4, "the voices are made only 4 dB quieter"),
        (True, False, None, "not measured"),
    ],
)
def test_what_is_left_of_our_voice_is_told(
    has: bool, cancels: bool, quieter: float | None, said: str,
    command: Command, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    actor = Actor()
    actor.has_canceller, actor.cancels_echo, actor.echo_quieter = has, cancels, quieter
    monkeypatch.setattr(ear_check, "make_listener", lambda *_: actor)
    monkeypatch.setattr(ear_check, "make_player", lambda: Player(SilentOutput))
    monkeypatch.setattr(ear_check, "_ROOM_SECONDS", 0.1)
    monkeypatch.setattr(ear_check, "_NOISE_SECONDS", 0.2)
    assert said in command("doctor", "--ear").out
    assert bool(actor.played) is has
