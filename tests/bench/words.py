"""When a word is marked on the screen, against when it begins in the played stream.

    python -m tests.bench.words

Lines with accents, dashes, quotes and numbers are read through a software sound card by the
runner; every mark that it tells is timed. The recording is read as it comes, so each of its
samples has a time; a line's sound is found in it by its silences, and its words by the
synthesiser's own onsets (which agree with the sound to 1.6 ms). Reference: the played stream.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import threading
import time
from array import array
from pathlib import Path

from tableread.audio.miniaudio_output import MiniaudioOutput
from tableread.audio.player import Player
from tableread.base.live_settings import LiveSettings
from tableread.base.paths import Folders
from tableread.base.settings import Gaps, Settings
from tableread.library.store import Library
from tableread.performance.house import House, make_listener
from tableread.performance.runner import Runner
from tableread.production.production import Production
from tableread.rehearsal import commands as c
from tableread.rehearsal.situation import State
from tableread.speech.start import start_speech
from tableread.speech.utterance import Utterance
from tests.bench.recorded import percentile, silences
from tests.fakes import RULES, VOICES
from tests.soundcard import AVAILABLE, RATE, sound_card

_LINES = (
    "To be, or not to be: that is the question.",
    "“Naïve café-goers,” she said, “won’t pay £1,024 for crêpes.”",
    "In 1999 — or was it 2001? — we drove 66 miles to Zürich.",
    "It's a well-known, half-forgotten, twenty-first-century thing.",
    "No... yes -- I mean, perhaps; who's to say?",
    "Señor Nuñez owes me 3.50, Dr. Brontë owes you 40%.",
)
_GAP = 1.2
"""Seconds between the lines, longer than any pause within one: so the lines can be told apart."""


class _TimedRecording:
    """Reads the monitor; knows when each sample came."""

    def __init__(self, env: dict[str, str]) -> None:
        self.sound: array[int] = array("h")
        self._starts: list[float] = []
        self._recorder = subprocess.Popen(
            ["parec", "-d", "spk.monitor", "--latency-msec=5", "--raw", f"--rate={RATE}",
             "--channels=1", "--format=s16le"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env,
        )  # fmt: skip
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._recorder.stdout
        fd = self._recorder.stdout.fileno()
        left = b""
        while block := os.read(fd, 65536):
            block = left + block
            whole = len(block) // 2 * 2
            left = block[whole:]
            self.sound.frombytes(block[:whole])
            # a sample cannot have been recorded later than it was read
            self._starts.append(time.monotonic() - len(self.sound) / RATE)

    @property
    def began(self) -> float:
        """When sample 0 was played: the earliest that any block allows."""
        return percentile(self._starts, 0.02)

    def close(self) -> None:
        self._recorder.terminate()
        self._recorder.wait()


async def _read_aloud(production: Production, house: House) -> list[tuple[float, int, int]]:
    marks: list[tuple[float, int, int]] = []
    over = asyncio.Event()

    def told(what: object) -> None:
        if isinstance(what, c.MarkWord):
            marks.append((time.monotonic(), what.line, what.word))
        elif isinstance(what, c.ReportEnd):
            over.set()

    runner = Runner(production, house.synthesiser, house.player, house.listener)
    runner.observe(told)
    runner.start()
    await over.wait()
    assert runner.session.state is State.ENDED
    runner.close()
    return marks


def main() -> None:
    """Measure and print."""
    if not AVAILABLE:
        sys.exit("This needs PulseAudio's programs (Debian: pulseaudio, pulseaudio-utils).")
    with tempfile.TemporaryDirectory() as name, sound_card() as card:
        os.environ.update(card.env)
        home = Path(name)
        script = home / "words.fountain"
        cues = [f"{'ADA' if n % 2 else 'BEN'}\n{line}\n" for n, line in enumerate(_LINES * 4)]
        script.write_text("\n".join(cues), encoding="utf-8")
        folders = Folders(home / "d", home / "c", home / "k", home / "l")
        synthesiser = start_speech(folders)
        synthesiser.set_voices(VOICES)
        live = LiveSettings(Settings(gaps=Gaps(between_speakers=_GAP, broken_off=_GAP)))
        house = House(
            folders, live, VOICES, RULES,
            Library.in_memory(), synthesiser, Player(MiniaudioOutput),
            make_listener(folders, live), (),
        )  # fmt: skip
        production = Production.open(script, house)
        recording = _TimedRecording(card.env)
        time.sleep(0.5)
        marks = asyncio.run(_read_aloud(production, house))
        time.sleep(0.3)
        recording.close()
        sound, began = recording.sound, recording.began
        first = next(i for i, s in enumerate(sound) if abs(s) > 60) / RATE
        starts = [first] + [at + length for at, length in silences(sound, shortest=_GAP * 0.8)]
        order = production.running_order()
        off: list[float] = []
        for number, line in enumerate(order.lines):
            voice = production.casting.part(line.speaker or "").voice
            clip = synthesiser.render(Utterance(line.text, voice))
            for at, of_line, word in marks:
                if of_line == number:
                    heard = began + starts[number] + clip.words[word].sample / clip.rate
                    off.append((at - heard) * 1000)
        house.close()
    expected = sum(len(synthesised.text.split()) for synthesised in order.lines)
    size = [abs(x) for x in off]
    print(f"lines {len(order)} (found in the recording: {len(starts)}), words marked {len(off)}")
    print(f"running words in the text, dashes counted: {expected}")
    print(
        f"mark after onset: median {percentile(off, 0.5):+.1f} ms; "
        f"away from it: p95 {percentile(size, 0.95):.1f} ms, most {max(size):.1f} ms"
    )


if __name__ == "__main__":
    main()
