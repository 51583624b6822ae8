"""The listener: microphone and ear together, and the gate between them.

The machine's own voice must not pass for the actor's. What it says is known, so frames are let through
only when it is a person's turn and nothing of ours sounds; with headphones on, all the time. Where words
cannot be recognised, the same frames end turns by silence. Its methods do not wait; what it tells comes
from threads of its own.
"""

from __future__ import annotations

import contextlib
import json
import logging
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from tableread.audio.microphone import Microphone, MicrophoneChanged, Source
from tableread.listen.client import EarChanged, EarProcess, Heard, JudgeProcess, LineJudged
from tableread.listen.ear import Ear, Expected
from tableread.listen.endpoint import Patience, Sign
from tableread.listen.recognisers import EMBEDDED
from tableread.listen.voice import VoiceDetector

log = logging.getLogger(__name__)

_TAIL_SECONDS = 0.12
"""After the last of our own samples was handed over: what the device still holds of it."""
_LEAK_FRAMES, _LEAK_KNOWN = 200, 34
_ABOVE_LEAK = 10.0
"""dB by which an actor is louder in the microphone than our own voice from the loudspeaker."""
_WENT_ON_SECONDS = 1.5
"""After the end of a turn, for so long, whoever talks on takes the turn back."""
_WENT_ON_FRAMES, _WENT_ON_OF = 9, 14
_RESTARTS = 3
_LONGEST_TAKE = 10_000
"""Frames of a turn that are kept: five minutes."""


class EarState(StrEnum):
    """What the ear does, for people."""

    OFF = "off"
    WAITING = "waiting"
    HEARING = "hearing"
    UNSURE = "unsure"


class ListenerChanged(NamedTuple):
    """The ear or the microphone works otherwise than before; `reason` is for the person."""

    reason: str
    follows: bool
    """Whether words are followed still, or again."""


class TalkedOn(NamedTuple):
    """After the end of this turn the actor went on."""

    turn: int


class Recorded(NamedTuple):
    """The sound of a turn, 16 kHz, mono, 16 bits."""

    turn: int
    pcm: bytes


Told = Heard | ListenerChanged | TalkedOn | Recorded | LineJudged


class Listener:
    """Listens to one production."""

    def __init__(
        self,
        open_source: Callable[[], Source],
        folder: Path,
        log_file: Path | None,
        *,
        recogniser: str = EMBEDDED,
        model: str = "",
        patience: Patience | None = None,
        headphones: bool = False,
    ) -> None:
        """`folder` is where it is kept how a voice sounds through a microphone."""
        self._open_source = open_source
        self._microphone: Microphone | None = None
        self._process = EarProcess(log_file, self._from_ear)
        self._judge = JudgeProcess(log_file, self._line_judged)
        self._recogniser = recogniser
        self._model = model
        self._patience = patience or Patience()
        self._by_silence = Ear(None, self._patience)
        self._folder = folder
        self.headphones = headphones
        self._words: Sequence[str] = ()
        self._notify: Callable[[Told], None] = lambda told: None
        self._listens: Callable[[], bool] = lambda: False
        self._sounds: Callable[[], bool] = lambda: False
        self._voice = VoiceDetector()
        self._leak: deque[float] = deque(maxlen=_LEAK_FRAMES)
        self._turn = 0
        self._expected = Expected(())
        self._text: Sequence[str] = ()
        """What one speaker is followed through; none on a stage."""
        self._place = 0
        self._over: tuple[int, float] | None = None
        """The turn that ended last, and when."""
        self._talk: deque[bool] = deque(maxlen=_WENT_ON_OF)
        self._take: list[bytes] = []
        self._shut_until = 0.0
        self._restarts = 0
        self._chores = ThreadPoolExecutor(1, thread_name_prefix="ear")
        self.level = -90.0
        """What the microphone gives, dB below full scale."""
        self._sure = True
        self._why_no_words = "The ear is getting ready."

    # What is the case

    @property
    def state(self) -> EarState:
        """What it does now."""
        if self._microphone is None or self._microphone.why_deaf:
            return EarState.OFF
        if not self._listens():
            return EarState.WAITING
        return EarState.HEARING if self._sure and self._process.ready else EarState.UNSURE

    @property
    def reason(self) -> str:
        """Why it is off or does not follow words; "" when all is well."""
        if self._microphone is None:
            return ""
        return self._microphone.why_deaf or ("" if self._process.ready else self._why_no_words)

    @property
    def worker(self) -> int | None:
        """The process that recognises."""
        return self._process.pid

    # What it is asked

    def attach(
        self,
        notify: Callable[[Told], None],
        listens: Callable[[], bool],
        sounds: Callable[[], bool],
    ) -> None:
        """Who is told; whether it is a person's turn; whether anything of ours sounds."""
        self._notify, self._listens, self._sounds = notify, listens, sounds

    def open(self, words: Sequence[str]) -> Future[None]:
        """Listen, for a script with these words. It takes a while; the result says when it is done."""
        return self._chores.submit(self._open, words)

    def end(self, turn: int) -> None:
        """The turn was ended otherwise, by a key: its sound is as good."""
        if turn == self._turn and self._take and (not self._over or self._over[0] != turn):
            self._tell_take(turn)

    def rest(self) -> Future[None]:
        """Let microphone and process go, until it is opened again."""
        return self._chores.submit(self._rest)

    def close(self) -> None:
        """Let all go for good."""
        with contextlib.suppress(RuntimeError):  # it was closed before
            self._chores.submit(self._rest)
        self._chores.shutdown()

    def expect(self, turn: int, expected: Expected) -> None:
        """Listen for this from now on."""
        if turn != self._turn and not expected.done:
            self._take = []  # where they went back to it, its first words are in it already
        self._turn, self._expected = turn, expected
        self._sure = True
        self._chores.submit(self._restart)
        self._process.expect(turn, expected)
        self._by_silence.expect(expected)

    def follow(self, turn: int, text: Sequence[str], place: int) -> None:
        """Follow one speaker through a text of any length, from `place` words on."""
        self._turn, self._text, self._place = turn, text, place
        self._process.follow(turn, text, place)

    def move_to(self, turn: int, place: int) -> None:
        """Go elsewhere in that text; what is heard from there on is told under `turn`."""
        self._turn, self._place = turn, place
        self._process.move_to(turn, place)

    # Opening and closing, on a thread of their own, in the order they were asked for

    def _open(self, words: Sequence[str]) -> None:
        if words != self._words or self._process.pid is None:
            self._words, self._restarts = words, 0
            self._start_ear()
        if self._microphone is None:
            self._microphone = Microphone(self._open_source, self._frame, self._microphone_changed)
            self._microphone.start()

    def _restart(self) -> None:
        """Where the ear was lost, it is tried again with the next line."""
        if self._words and self._process.pid is None and self._restarts < _RESTARTS:
            self._restarts += 1
            self._start_ear()

    def _rest(self) -> None:
        microphone, self._microphone = self._microphone, None
        if microphone is not None:
            microphone.close()
        mean = self._process.mean
        self._process.close()
        self._judge.close()
        self._words = ()
        if mean and microphone is not None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                kept = {**self._means(), microphone.name: mean}
                self._means_file.write_text(json.dumps(kept), encoding="utf-8")
            except OSError:
                log.info("how this microphone sounds could not be kept")

    # Frames

    def _frame(self, frame: bytes, at: float) -> None:
        """On the microphone's thread."""
        voice = self._voice.hear(frame)
        self.level = voice.level
        sounding = self._sounds()
        if sounding:
            self._shut_until = at + _TAIL_SECONDS
            if not self.headphones and not self._over:
                self._leak.append(voice.level)
        if self._over:
            self._look_for_more(voice.speech, voice.level, at, sounding)
        if not self.headphones and (at < self._shut_until or not self._listens()):
            return
        if len(self._take) < _LONGEST_TAKE:
            self._take.append(frame)
        if self._process.ready:
            self._process.hear(frame, at)
        elif not self._text:
            self._heard(Heard(self._turn, at, self._by_silence.hear(frame)))

    def _look_for_more(self, speech: bool, level: float, at: float, sounding: bool) -> None:
        """Whether the actor talks on into the reply."""
        assert self._over
        turn, ended = self._over
        if at - ended > _WENT_ON_SECONDS:
            self._over = None
            return
        if sounding and not self.headphones:
            known = len(self._leak) >= _LEAK_KNOWN
            loudest = sorted(self._leak)[int(0.9 * len(self._leak))] if known else 0.0
            speech = speech and known and level > loudest + _ABOVE_LEAK
        self._talk.append(speech)
        if sum(self._talk) >= _WENT_ON_FRAMES:
            self._over = None
            self._notify(TalkedOn(turn))

    # What comes back

    def _from_ear(self, told: Heard | EarChanged) -> None:
        """On the process's threads."""
        if isinstance(told, Heard):
            self._heard(told)
            return
        if told.works:
            self._why_no_words = ""
            if self._text:
                self._process.follow(self._turn, self._text, self._place)
                return
            self._process.expect(self._turn, self._expected)
            if self._recogniser == EMBEDDED:
                self._judge.start(self._words)
            return
        self._why_no_words = told.reason
        if self._text:
            self._notify(ListenerChanged(told.reason, False))
            return
        self._by_silence.expect(self._expected)
        self._notify(
            ListenerChanged(
                f"{told.reason} Your turns end by silence, and by key as always.", False
            )
        )

    def _heard(self, heard: Heard) -> None:
        if heard.turn != self._turn:
            return
        hearing = heard.hearing
        self._sure = hearing.sure
        self._place = hearing.position
        if hearing.sign is Sign.OVER and (self._over is None or self._over[0] != heard.turn):
            self._over = (heard.turn, heard.at)
            self._talk.clear()
            self._tell_take(heard.turn)
        self._notify(heard)

    def _tell_take(self, turn: int) -> None:
        pcm = b"".join(self._take)
        self._notify(Recorded(turn, pcm))
        if self._process.ready:
            self._judge.judge(turn, self._expected, pcm)

    def _line_judged(self, judged: LineJudged) -> None:
        self._notify(judged)

    def _microphone_changed(self, change: MicrophoneChanged) -> None:
        if change.reason:
            more = "" if change.works or self._text else " Your turns end by key."
            self._notify(ListenerChanged(change.reason + more, change.works))

    # How a voice sounds through a microphone

    def _start_ear(self) -> None:
        means = self._means()
        last = next(reversed(means.values()), "")
        mean = self._process.mean or means.get(self._microphone_name, last)
        self._process.start(self._recogniser, self._model, self._words, self._patience, mean)

    @property
    def _microphone_name(self) -> str:
        return self._microphone.name if self._microphone else ""

    @property
    def _means_file(self) -> Path:
        return self._folder / "ear.json"

    def _means(self) -> dict[str, str]:
        try:
            found = json.loads(self._means_file.read_text(encoding="utf-8"))
            return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
        except (OSError, ValueError):
            return {}
