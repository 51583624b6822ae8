"""`tableread doctor --ear`: says a sentence to read, and what the ear made of it; and what is left of our own voice in the
microphone, where that is taken out."""

from __future__ import annotations

import math
import time
from array import array
from random import Random

from tableread.audio.clip import Clip
from tableread.audio.microphone import ONLY_SILENCE
from tableread.audio.mixer import RATE
from tableread.base import paths
from tableread.base.live_settings import LiveSettings
from tableread.listen.client import EarReport
from tableread.listen.ear import Expected
from tableread.listen.endpoint import LineEvent
from tableread.listen.gain import gain_for
from tableread.performance.house import make_listener, make_player
from tableread.performance.listener import Listener
from tableread.performance.listener_events import EarState, ListenerChanged, ListenerEvent
from tableread.script.words import said_words

_SENTENCES = (
    "Nobody asked the boat, and it lay on the sand for eleven winters.",
    "When we turned it over, we found a name that none of us remembered painting.",
)
_READY_SECONDS, _ROOM_SECONDS, _READING_SECONDS = 15.0, 2.0, 15.0
_FAINT, _NOISY = (
    -55.0,
    15.0,
)  # down to the first the ear follows as well as at -20; tests/bench/listen.py --gain
"""dB: a voice below the first is too soft; one less above the room than the second is hard to follow."""

_NOISE_SECONDS = 4.0
"""Three times as much as is needed to judge by."""
_CLEARLY = 8.0  # as `audio.echo_measure`: less is not trusted, unless there is nothing to take out
"""dB."""
_LOUD = 3000  # about as loud as our voices are
_SWELLS = 4.0  # as often as speech has syllables
"""A second."""


class _Check:
    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.reasons: list[str] = []
        self.position = 0
        self.levels: list[float] = []
        self.over = False
        listener.attach(self._on_event)
        listener.listen(True)

    def _on_event(self, told: ListenerEvent) -> None:
        if isinstance(told, ListenerChanged):
            self.reasons.append(told.reason)
        elif isinstance(told, EarReport):
            self.position = max(self.position, told.result.position)
            if told.result.speech:
                self.levels.append(told.result.level)
            self.over = self.over or told.result.event is LineEvent.OVER

    def room(self) -> float:
        """The middle level of a while of silence."""
        levels = []
        deadline = time.monotonic() + _ROOM_SECONDS
        while time.monotonic() < deadline:
            levels.append(self.listener.level)
            time.sleep(0.03)
        return sorted(levels)[len(levels) // 2]

    def echo(self) -> str:
        """Play something, and say what becomes of it in the microphone."""
        player = make_player()
        player.tap = self.listener.play
        try:
            player.start()
            player.wait_open(_READY_SECONDS)
            if player.why_silent:
                return "not tried, because nothing can be played"
            player.play(1, _noise(), 0.2, from_now=True)
            time.sleep(_NOISE_SECONDS + 0.5)
        finally:
            player.close()
        quieter, cancels = self.listener.echo_quieter, self.listener.cancels_echo
        if quieter is None:
            return "not measured: echo cancelling did not work"
        if not cancels:
            return (
                f"the voices are made only {quieter:.0f} dB quieter in the microphone, so it listens"
                " only while the loudspeaker is silent"
            )
        if quieter < _CLEARLY:
            return "the voices cannot be heard in the microphone: you may come in early"
        return (
            f"the voices are made {quieter:.0f} dB quieter in the microphone: you may come in early"
        )

    def read(self, turn: int, words: tuple[str, ...]) -> int:
        """Wait for a sentence; how many of its words were understood."""
        self.position, self.over = 0, False
        self.listener.expect(turn, Expected(words))
        deadline = time.monotonic() + _READING_SECONDS
        while not self.over and time.monotonic() < deadline:
            time.sleep(0.05)
        return self.position


def run(folders: paths.Folders, settings: LiveSettings) -> bool:
    """Ask, listen and print; whether the ear can follow."""
    listener = make_listener(folders, settings)
    check = _Check(listener)
    sentences = [tuple(w.text for w in said_words(text)) for text in _SENTENCES]
    try:
        listener.open(sorted({word for words in sentences for word in words})).result()
        deadline = time.monotonic() + _READY_SECONDS
        while listener.reason and not check.reasons and time.monotonic() < deadline:
            time.sleep(0.05)
        if listener.state is EarState.OFF or listener.reason:
            print(f"{'ear':12} {listener.reason or 'off'}")
            return False
        print(f"{'ear':12} Be quiet for two seconds.")
        room = check.room()
        if listener.has_canceller:
            print(f"{'':12} Say nothing, and listen to the loudspeaker for {_NOISE_SECONDS:.0f} s.")
            print(f"{'echo':12} {check.echo()}")
        else:
            print(
                f"{'echo':12} not cancelled, so the microphone listens only while the loudspeaker is silent"
            )
            print(
                f"{'':12} → to come in early, wear headphones, or install 'tableread[loudspeaker]'"
            )
        understood = 0
        for turn, (text, words) in enumerate(zip(_SENTENCES, sentences, strict=True), 1):
            print(f"{'':12} Read this aloud: “{text}”")
            understood += check.read(turn, words)
        known = listener.calibration
    finally:
        listener.close()  # keeps how this voice sounds through this microphone
    voice = sorted(check.levels)[len(check.levels) // 2] if check.levels else -90.0
    whole = sum(map(len, sentences))
    print(f"{'':12} The room is at {room:.0f} dB, your voice at {voice:.0f} dB.")
    if check.levels and gain_for(voice):
        print(f"{'':12} Your voice is made {gain_for(voice):.0f} dB louder.")
    if known.warp != 1.0:
        kind = "higher" if known.warp > 1 else "lower"
        print(
            f"{'':12} Your voice resonates {kind} than most; that is taken into account ({known.warp:.2f})."
        )
    print(f"{'':12} {understood} of {whole} words were recognised.")
    if check.levels and ONLY_SILENCE in check.reasons:
        check.reasons.remove(ONLY_SILENCE)  # the room was as quiet as that, and no more
    for reason in check.reasons:
        print(f"{'':12} → {reason}")
    if not check.levels:
        print(f"{'':12} → nothing was heard: is this the right microphone, and is it on?")
    elif voice < _FAINT:
        print(f"{'':12} → turn the microphone up, or come closer")
    elif voice - room < _NOISY:
        print(f"{'':12} → the room is loud: come closer to the microphone")
    return understood > whole // 2


def _noise() -> Clip:
    """Noise that swells and fades as speech does."""
    random = Random(1)
    swell = (
        math.sin(math.pi * _SWELLS * at / RATE) ** 2 for at in range(round(_NOISE_SECONDS * RATE))
    )
    return Clip(array("h", (int(random.gauss(0, _LOUD * loud)) for loud in swell)).tobytes(), RATE)
