"""A listener who sees nothing: a scene is heard and everything is done by keys, judged by the very samples that were played.

An announcement that is found in them sample by sample was there, and nothing was mixed with it: no line, no other.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from array import array
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from tableread.audio.clip import Clip
from tableread.audio.mixer import CENTRE, FRAME_WIDTH, RATE, _placed
from tableread.base import paths
from tableread.cast.casting import PlayedBy
from tableread.cli.by_ear.program import Program
from tableread.cli.by_ear.sleep import Sleep
from tableread.library.store import Library
from tableread.performance.announcer import ANNOUNCER
from tableread.production.production import Production
from tableread.rehearsal.sleep import Until
from tableread.speech.start import open_speech
from tableread.speech.utterance import Utterance
from tests.cli.conftest import AudibleOutput
from tests.fakes import QUICK, fake_house
from tests.soundcard import AVAILABLE, sound_card

pytestmark = [pytest.mark.realtime, pytest.mark.real_devices]

SCRIPT = paths.FIRST_SAMPLE
_CUT = RATE // 100 * FRAME_WIDTH
"""Of the beginning of a sound: a wave that was cut dies away over its first milliseconds."""


class Heard:
    """A program on real eSpeak; what is made and what is played is kept."""

    def __init__(self, home: Path, library: Library) -> None:
        self.output: AudibleOutput | None = None
        speech, _ = open_speech(paths.Folders(home, home, home / "cache", home))
        self.house = fake_house(
            home,
            self._open,
            library,
            speech,  # type: ignore[arg-type]
            replace(QUICK, stereo=False, acted=False, speed=2.5),
        )
        self.made: list[tuple[str, str, bytes]] = []
        """Voice, text and sound of all that was made."""
        self._render = speech.render
        speech.render = self._made  # type: ignore[method-assign]
        self.program = Program(self.house, speech="self", keyboard=True)

    def _open(self, rate: int) -> AudibleOutput:
        self.output = AudibleOutput(rate)
        return self.output

    def _made(self, utterance: Utterance) -> Clip:
        clip = self._render(utterance)
        sound = _placed(clip, RATE, 0.0, CENTRE)
        self.made.append((utterance.voice.id, utterance.text, sound))
        return clip

    @property
    def played(self) -> bytes:
        assert self.output
        return self.output.played

    def at(self, sound: bytes, since: int = 0) -> int:
        """Where a sound is found in what was played, sample by sample; -1 where it is not."""
        return self.played.find(sound[_CUT:], since)

    def said(self, text: str) -> bytes:
        """The sound of the last sentence of the program's own that has `text` in it."""
        return next(s for v, t, s in reversed(self.made) if v == ANNOUNCER.id and text in t)

    async def answered(self, key: str, text: str) -> None:
        """Press a key, and hear all of the answer at once."""
        before = len(self.played)
        for pressed in key.split():
            self.program.press(pressed)
        await self.program.announcer.finish()
        at = self.at(self.said(text), before)
        assert at >= 0, f"{text!r} was not heard alone"

    @asynccontextmanager
    async def reading(
        self, production: Production, sleep: Sleep | None = None
    ) -> AsyncIterator[asyncio.Task[None]]:
        async def run() -> None:
            async with self.program.running():
                await self.program.perform(production, sleep)

        task = asyncio.ensure_future(run())
        try:
            yield task
        finally:
            self.program.end()
            await asyncio.wait_for(task, 10)
            self.house.close()


async def until(condition: object, seconds: float = 40.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # type: ignore[operator]
            await asyncio.sleep(0.02)


async def test_a_whole_scene_is_heard_with_every_announcement_and_none_over_a_line(
    tmp_path: Path,
) -> None:
    heard = Heard(tmp_path, Library.in_memory())
    production = Production.open(SCRIPT, heard.house)
    order = production.running_order()
    end = order.next_scene(1) or len(order)
    end = min(end, 24)  # of a long scene as much as takes half a minute
    async with heard.reading(production):
        wanted = {order.lines[at].text for at in range(end)}
        await until(lambda: wanted <= {text for _, text, _ in heard.made}, 60)
        last = next(sound for _, text, sound in heard.made if text == order.lines[end - 1].text)
        await until(lambda: heard.at(last) >= 0, 60)
    at = 0
    for number in range(end):
        line = order.lines[number]
        sound = next(s for v, t, s in heard.made if t == line.text and v != ANNOUNCER.id)
        found = heard.at(sound)
        assert found >= at, f"line {number} was not heard whole, alone and in its turn"
        at = found
    for voice, text, sound in heard.made:
        if voice == ANNOUNCER.id and text != "Ready.":
            before_the_end = heard.at(sound) >= 0 or text.rstrip(".").upper() in {
                line.speaker for line in order.lines[end - 1 :]
            }
            assert before_the_end, f"{text!r} was not heard alone"


async def test_everything_is_done_by_keys_and_answered_aloud(tmp_path: Path) -> None:
    heard = Heard(tmp_path, Library.open(tmp_path / "library.sqlite3"))
    production = Production.open(SCRIPT, heard.house)
    me = production.script.characters[0].name
    async with heard.reading(production):
        await until(lambda: any("From the top" in text for _, text, _ in heard.made))
        await heard.program.announcer.finish()
        await heard.answered("]", "Speed 2.6.")
        await heard.answered("space", "Paused.")
        heard.program.press("right")
        await heard.program.announcer.finish()
        assert heard.program.reading is not None
        there = heard.program.reading.session.line.text.split()[0]
        assert heard.at(heard.said(there.capitalize() if there.isupper() else there)) >= 0
        await heard.answered("k", "Bookmark set.")
        await heard.answered("w", "Scene 1 of ")
        await heard.answered("w", "Page 1 of ")
        await heard.answered("i", " left, ")
        await heard.answered("c enter", f"You play {me.capitalize()}.")
        await heard.answered("escape", "Closed.")
        heard.program.press("n")
        heard.program.press("space")
        await until(lambda: any("Your turn." in text for _, text, _ in heard.made))
        await heard.program.announcer.finish()
        assert heard.at(heard.said("Your turn.")) >= 0
        line = heard.program.reading.session.line
        mine = [sound for _, text, sound in heard.made if text == line.text]
        assert all(heard.at(sound) < 0 for sound in mine), "nobody said it for me"
        before, made = len(heard.played), len(heard.made)
        heard.program.press("l")
        await until(lambda: len(heard.made) > made)
        _, prompt, sound = heard.made[made]
        assert line.text.startswith(prompt)
        assert len(prompt) < len(line.text)
        await until(lambda: heard.at(sound, before) >= 0, 5)
        assert len(production.notes.bookmarks()) == 1
        await heard.answered("space q", "Your place is kept.")
    assert production.casting.part(me).player is PlayedBy.YOU


async def test_it_falls_asleep_and_keeps_a_place_that_was_heard(tmp_path: Path) -> None:
    again = Heard(tmp_path, Library.open(tmp_path / "library.sqlite3"))
    production = Production.open(SCRIPT, again.house)
    production.keep_place(production.running_order(), 3, 0)
    async with again.reading(production, Sleep(Until.MINUTES, 0.5)) as reading:
        await until(reading.done, 60)
        assert again.at(again.said("Continuing")) >= 0
        assert again.at(again.said("Sleep timer: 30 seconds.")) >= 0
        quiet = array("h", again.played[-RATE // 5 * FRAME_WIDTH :])
    loud = array("h", again.played)
    assert max(map(abs, quiet)) < max(map(abs, loud)) / 4, "it faded out"
    kept = Library.open(tmp_path / "library.sqlite3").place(production.key)
    assert kept is not None
    order = production.running_order()
    at = next(at for at, line in enumerate(order.lines) if line.id == kept.line)
    heard_last = [t for v, t, _ in again.made if v != ANNOUNCER.id]
    assert order.lines[at].text in heard_last, "it goes on with what was read when it began to fade"


@pytest.fixture
def keys() -> Iterator[tuple[int, int]]:
    """A terminal to type on: our end and the program's."""
    if sys.platform == "win32":
        pytest.skip("pseudo-terminals are POSIX")
    ours, theirs = os.openpty()
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


@pytest.mark.skipif(not AVAILABLE, reason="PulseAudio's programs are not installed")
def test_with_its_output_thrown_away_a_key_is_answered_aloud(
    keys: tuple[int, int], tmp_path: Path
) -> None:
    ours, theirs = keys
    with sound_card() as card, card.recording() as recording:

        def loud(seconds: float) -> bool:
            before = len(recording.pcm())
            time.sleep(seconds)
            sound = array("h", recording.pcm()[before:])
            return max(map(abs, sound), default=0) > 500

        process = subprocess.Popen(
            [sys.executable, "-m", "tableread", "listen", str(SCRIPT), "--speech", "self"],
            env={**card.env, "TABLEREAD_HOME": str(tmp_path)},
            stdin=theirs, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            deadline = time.monotonic() + 40
            while not loud(0.5):
                assert time.monotonic() < deadline, "nothing was heard"
            os.write(ours, b" ")
            while loud(1.0):
                assert time.monotonic() < deadline, "it does not pause"
            os.write(ours, b"w")
            assert loud(4.0), "where am I? was not answered"
            while loud(1.0):
                pass
            os.write(ours, b"q")
            assert process.wait(20) == 0
        finally:
            process.kill()
