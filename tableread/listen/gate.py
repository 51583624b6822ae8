"""The gate before the ear: which frames of the microphone are the actor's.

The machine's own voice must not pass for the actor's. What it says is known, so a frame passes only when it is a
person's turn and nothing of ours sounds; with headphones on, or where our voice is taken out of the frames, always. It
also reports barge-in, and keeps the recording of a turn. Pure: no clock, thread or device; times are handed in, in seconds.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import NamedTuple

from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.speech_detector import VoiceActivity

_TAIL_SECONDS = 0.08  # covers the reverberation of a small room; not measured in live ones
"""After the last of our own sound was heard: what the room and the microphone still hold of it."""
_ECHO_FRAMES, _ECHO_ENOUGH = 200, 34  # 6 s to judge by, 1 s at least; a round number, not measured
"""Frames by which it is judged how loud we are in the microphone, and how many are enough."""
# well above what speech varies by from frame to frame; not measured in live rooms
_ABOVE_ECHO = 10.0
"""dB by which an actor is louder in the microphone than our own voice from the loudspeaker."""
_SOFTER = 10.0
"""dB by which an actor may be softer than we would be if we were not taken out. Where the loudspeaker lost some sound we
are not, for a second: at 0 fewer such seconds pass for an actor, and one who barges in waits 0.3 s longer."""
_LOUDEST, _MIDDLE = 0.9, 0.5
"""Share of the frames in which we sound that are no louder than our voice is held to be; where it is taken out, what is
left of it is the middle, for an actor who comes in early is in some of those frames."""
_BARGE_IN_SECONDS = 1.5  # a round number, not measured
"""For so long after the end of a turn a barge-in gives the turn back."""
# frames of speech, of the last so many: 0.27 s of 0.42 s, more than a cough; not measured
_BARGE_IN_FRAMES, _BARGE_IN_OF = 9, 14
_LONGEST_TAKE = 10_000  # longer than nearly any turn; 10 MB
"""Frames of a turn that are kept: five minutes."""


class Progress(NamedTuple):
    """How far the actor had come in the words of a turn, `seconds` into its recording."""

    words: int
    seconds: float


class Stretch(NamedTuple):
    """A part of a recording that was taken without a break."""

    seconds: float
    """How far into the recording it begins."""
    at: float
    """When it was: `time.monotonic`."""


class Take(NamedTuple):
    """The sound of a turn: 16 kHz, mono, 16 bits."""

    turn: int
    pcm: bytes
    progress: tuple[Progress, ...] = ()
    """In the order of time; empty where words were not recognised."""
    stretches: tuple[Stretch, ...] = ()
    """In the order of time; while something of ours sounds, nothing is recorded."""

    def when(self, seconds: float) -> float | None:
        """The moment (`time.monotonic`) of what is so far into the recording; None where that is not known."""
        before = [stretch for stretch in self.stretches if stretch.seconds <= seconds]
        return before[-1].at + seconds - before[-1].seconds if before else None


@dataclass(slots=True)
class _Recording:
    frames: list[bytes] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)

    def add(self, *frames: bytes, at: float) -> None:
        """`at`: when the last of them ended."""
        began = at - len(frames) * FRAME / RATE
        last = self.stretches[-1] if self.stretches else None
        if last is None or abs(last.at + self.seconds - last.seconds - began) > FRAME / RATE:
            self.stretches.append(Stretch(self.seconds, began))
        self.frames += frames[: max(0, _LONGEST_TAKE - len(self.frames))]

    @property
    def seconds(self) -> float:
        return len(self.frames) * FRAME / RATE


class GateDecision(NamedTuple):
    """What becomes of one frame."""

    passes: bool
    """It is for the ear."""
    barge_in: int | None = None
    """The turn whose actor barges in on the reply to it."""


class Gate:
    """Looks at every frame of the microphone, in order."""

    def __init__(self, *, headphones: bool = False) -> None:
        self.headphones = headphones
        """Nothing of ours gets into the microphone, so it stays open."""
        self._cancels = False
        self.quieter = 0.0
        """By how many dB our own voice is made quieter, where it is taken out."""
        self.listening = False
        """Whether it is a person's turn."""
        self.turn = 0
        """The turn that is listened for."""
        self._recording = _Recording()
        self._ended: tuple[int, float, _Recording] | None = None
        """The turn that ended last, when, and what was recorded of it: it may be given back."""
        self._talk: deque[tuple[bool, bytes]] = deque(maxlen=_BARGE_IN_OF)
        self._watches_for_barge_in = False
        self._echo: deque[float] = deque(maxlen=_ECHO_FRAMES)
        self._shut_until = 0.0

    @property
    def cancels(self) -> bool:
        """Our own voice is taken out of the frames, so it stays open."""
        return self._cancels

    @cancels.setter
    def cancels(self, cancels: bool) -> None:
        if cancels is not self._cancels:
            self._cancels = cancels
            self._echo.clear()  # we are as loud as before no more

    def expect(self, turn: int, *, begun: bool) -> None:
        """Listen for `turn` from now on; `begun`: some of its words were said already."""
        if self._ended is not None and self._ended[0] == turn:  # it is given back
            self._recording = self._ended[2]
            self._ended = None
            self._watches_for_barge_in = False
        elif turn != self.turn and not begun:
            self._recording = _Recording()
        # else they went back to it, and its first words are in the recording already
        self.turn = turn

    def frame(
        self, frame: bytes, at: float, voice: VoiceActivity, *, sounding: bool
    ) -> GateDecision:
        """Take the frame that ended at `at`; `sounding`: something of ours was heard meanwhile."""
        if sounding:
            self._shut_until = at + _TAIL_SECONDS
            if not self.headphones and not self._watches_for_barge_in:
                self._echo.append(voice.level)
        barge_in = self._look_for_barge_in(frame, at, voice, sounding)
        is_open = self.headphones or self.cancels
        if not is_open and (at < self._shut_until or not self.listening):
            return GateDecision(False, barge_in)
        if self._ended is None or self._ended[0] != self.turn:
            self._recording.add(frame, at=at)
        return GateDecision(True, barge_in)

    def note_progress(self, words: int) -> None:
        """The ear has followed the turn to this word."""
        self._recording.progress.append(Progress(words, self._recording.seconds))

    def over(self, at: float) -> Take | None:
        """The ear heard the end of the turn. Its recording; None where it was over already."""
        take = self.end(self.turn, at)
        if take is not None:
            self._talk.clear()
            self._watches_for_barge_in = True
        return take

    def end(self, turn: int, at: float) -> Take | None:
        """The turn is over, by whatever means. Its recording; None where it was over already, or is not
        listened for."""
        if turn != self.turn or (self._ended is not None and self._ended[0] == turn):
            return None
        recording, self._recording = self._recording, _Recording()
        self._ended = (turn, at, recording)
        self._watches_for_barge_in = False
        return Take(
            turn,
            b"".join(recording.frames),
            tuple(recording.progress),
            tuple(recording.stretches),
        )

    def _look_for_barge_in(
        self, frame: bytes, at: float, voice: VoiceActivity, sounding: bool
    ) -> int | None:
        """The turn that ended last, where its actor barges in on the reply."""
        if self._ended is None or not self._watches_for_barge_in:
            return None
        turn, ended, recording = self._ended
        if at - ended > _BARGE_IN_SECONDS:
            self._watches_for_barge_in = False
            return None
        speech = voice.speech
        if sounding and not self.headphones:
            known = len(self._echo) >= _ECHO_ENOUGH
            share = _MIDDLE if self.cancels else _LOUDEST
            loudest = sorted(self._echo)[int(share * len(self._echo))] if known else 0.0
            above = max(_ABOVE_ECHO, self.quieter - _SOFTER) if self.cancels else _ABOVE_ECHO
            speech = speech and known and voice.level > loudest + above
        self._talk.append((speech, frame))
        if sum(speech for speech, _ in self._talk) < _BARGE_IN_FRAMES:
            return None
        self._watches_for_barge_in = False
        recording.add(*(frame for _, frame in self._talk), at=at)  # what told so is said, too
        return turn
