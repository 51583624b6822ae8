"""The ear in the whole program: a voice speaks into the microphone, and the read follows it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from tableread.audio.clip import Clip
from tableread.base.paths import user_folders
from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.performance.house import House, make_player, open_house
from tableread.performance.listener_events import EarState
from tableread.performance.runner import Notice, Runner
from tableread.production.production import Production
from tableread.rehearsal import commands as c
from tableread.rehearsal.situation import State
from tableread.speech.start import start_speech
from tableread.speech.utterance import Utterance
from tests.fakes import VOICES
from tests.soundcard import AVAILABLE, SoundCard, sound_card

pytest.importorskip("pocketsphinx")
pytestmark = [
    pytest.mark.skipif(not AVAILABLE, reason="PulseAudio's programs are not installed"),
    pytest.mark.real_devices,
    pytest.mark.realtime,
]

SCENE = """\
INT. BOATHOUSE - DAY

ADA
You took the boat.

BEN
I never said the boat was yours to keep.

ADA
It was my father's.

BEN
Then your father should have tied it better.

ADA
Get out.
"""
MALE = next(voice for voice in VOICES if voice.id == "official")


def write(path: Path, clip: Clip) -> None:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(clip.rate)
        out.writeframes(clip.pcm)


class Table:
    """The program on a machine of software, and an actor who says the lines."""

    def __init__(self, card: SoundCard, home: Path) -> None:
        script = home / "boat.fountain"
        script.write_text(SCENE)
        folders = user_folders()
        self.card, self.home = card, home
        self.house: House = open_house(folders, start_speech(folders), make_player())
        self.production = Production.open(script, self.house)
        self.production.give_part("BEN", PlayedBy.YOU)
        self.told: list[object] = []
        self.runner = Runner(
            self.production,
            self.house.synthesiser,
            self.house.player,
            self.house.listener,
        )
        self.runner.observe(self.tell)
        self.waiting = asyncio.Event()

    def tell(self, what: object) -> None:
        self.told.append(what)
        if isinstance(what, c.AwaitPerson):
            self.waiting.set()

    @property
    def notices(self) -> list[str]:
        return [t.text for t in self.told if isinstance(t, Notice)]

    async def turn(self) -> None:
        """Wait for the actor's turn, and for the ear."""
        async with asyncio.timeout(40):
            await self.waiting.wait()
            while not self.house.listener._process.ready:
                await asyncio.sleep(0.05)
        self.waiting.clear()

    async def say(self, text: str) -> None:
        clip = self.house.synthesiser.render(Utterance(text, MALE))
        path = self.home / "line.wav"
        write(path, clip)
        await asyncio.sleep(0.3)
        self.card.say(path)
        await asyncio.sleep(clip.seconds)

    async def until(self, state: State) -> None:
        async with asyncio.timeout(20):
            while self.runner.session.state is not state:
                await asyncio.sleep(0.02)

    def close(self) -> None:
        self.runner.close()
        self.house.close()


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    with sound_card() as card:
        for name, value in card.env.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("TABLEREAD_HOME", str(tmp_path))
        made = Table(card, tmp_path)
        yield made
        made.close()


FIRST, SECOND = (
    "I never said the boat was yours to keep.",
    "Then your father should have tied it better.",
)


async def test_lines_are_followed_and_answered(table: Table) -> None:
    table.runner.start()
    await table.turn()
    await table.say(FIRST)
    await table.turn()
    marks = [t for t in table.told if isinstance(t, c.MarkSaid)]
    assert len(marks) > 3
    assert len(marks[-1].said) > 5
    await table.say(SECOND)
    await table.until(State.ENDED)


async def test_one_who_says_the_turn_before_again_is_followed(table: Table) -> None:
    table.runner.start()
    await table.turn()
    await table.say(FIRST)
    await table.turn()
    first, second = (t.first for t in table.told if isinstance(t, c.AwaitPerson))
    await table.say(FIRST)
    await table.turn()  # the first is theirs again
    assert table.runner.session.at == first
    await table.turn()  # it was heard to its end, and its reply read
    assert table.runner.session.at == second
    await table.say(SECOND)
    await table.until(State.ENDED)


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
async def test_the_ear_is_killed_in_mid_line(table: Table) -> None:
    table.runner.start()
    await table.turn()
    first = table.house.listener.worker
    assert first
    os.kill(first, signal.SIGKILL)
    await table.say(FIRST)
    await table.turn()  # by silence; and a new ear listens to the next line
    assert (
        "Speech recognition stopped. Your turn ends when you fall silent, or by key as always."
        in table.notices
    )
    assert table.house.listener.worker not in {first, None}
    await table.say(SECOND)
    await table.until(State.ENDED)


async def test_the_microphone_is_unplugged(table: Table) -> None:
    table.runner.start()
    await table.turn()
    table.card.unplug_microphone()
    async with asyncio.timeout(15):
        while table.house.listener.state is not EarState.OFF:
            await asyncio.sleep(0.05)
    assert "went away" in table.notices[-1]
    assert "by key" in table.notices[-1]
    table.runner.do(table.runner.session.advance())
    async with asyncio.timeout(20):
        await table.waiting.wait()
    table.card.unplug_microphone(False)
    async with asyncio.timeout(20):
        while "is back" not in table.notices[-1]:
            await asyncio.sleep(0.05)
    await table.say(SECOND)
    await table.until(State.ENDED)


@pytest.mark.parametrize(
    ("rate", "channels", "at_least"), [(0, 0, 20), (48_000, 2, 20), (8_000, 1, 14)]
)
def test_the_doctor_tries_the_ear(tmp_path: Path, rate: int, channels: int, at_least: int) -> None:
    """With the microphone as it is, a stereo one, and one that sounds like a telephone."""
    from tableread.cli.ear_check import _SENTENCES

    synthesiser = start_speech(user_folders())
    with sound_card() as card:
        if rate:
            card.use_microphone_of(rate, channels)
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "tableread", "doctor", "--ear"],
            env={**card.env, "TABLEREAD_HOME": str(tmp_path)}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert process.stdout
        lines = []
        for line in process.stdout:
            lines.append(line)
            for number, text in enumerate(_SENTENCES):
                if text in line:
                    path = tmp_path / f"{number}.wav"
                    write(path, synthesiser.render(Utterance(text, MALE)))
                    time.sleep(0.3)
                    card.say(path)
        process.wait()
    synthesiser.close()
    said = next(line for line in lines if "words were recognised" in line)
    assert int(said.split()[0]) >= at_least
    assert (tmp_path / "data" / "ear.json").exists()


async def test_a_person_who_narrates_is_waited_for_and_answered(table: Table) -> None:
    table.production.give_part("BEN", PlayedBy.VOICE)
    table.production.give_part(NARRATOR, PlayedBy.PERSON)
    table.runner.start()
    await table.turn()
    await asyncio.sleep(3.0)
    assert table.runner.session.at == 0, "nobody has said it yet"
    assert table.runner.session.state is State.WAITING
    await table.say("Interior boathouse day.")
    await table.until(State.READING)
    assert table.runner.session.at == 1
