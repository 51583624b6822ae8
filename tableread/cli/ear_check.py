"""`tableread doctor --ear`: says a sentence to read, and what the ear made of it."""

from __future__ import annotations

import time

from tableread.audio.microphone import ONLY_SILENCE
from tableread.base import paths
from tableread.base.settings import EarSettings
from tableread.listen.client import EarReport
from tableread.listen.ear import Expected
from tableread.listen.endpoint import LineEvent
from tableread.performance.house import make_listener
from tableread.performance.listener import EarState, Listener, ListenerChanged, ListenerEvent
from tableread.script.words import said_words

_SENTENCES = (
    "Nobody asked the boat, and it lay on the sand for eleven winters.",
    "When we turned it over, we found a name that none of us remembered painting.",
)
_READY_SECONDS, _ROOM_SECONDS, _READING_SECONDS = 15.0, 2.0, 15.0
_FAINT, _NOISY = -45.0, 15.0
"""dB: a voice below the first is too soft; one less above the room than the second is hard to follow."""


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

    def read(self, turn: int, words: tuple[str, ...]) -> int:
        """Wait for a sentence; how many of its words were understood."""
        self.position, self.over = 0, False
        self.listener.expect(turn, Expected(words))
        deadline = time.monotonic() + _READING_SECONDS
        while not self.over and time.monotonic() < deadline:
            time.sleep(0.05)
        return self.position


def run(folders: paths.Folders, chosen: EarSettings) -> bool:
    """Ask, listen and print; whether the ear can follow."""
    listener = make_listener(folders, chosen)
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
        understood = 0
        for turn, (text, words) in enumerate(zip(_SENTENCES, sentences, strict=True), 1):
            print(f"{'':12} Read this aloud: “{text}”")
            understood += check.read(turn, words)
    finally:
        listener.close()  # keeps how this voice sounds through this microphone
    voice = sorted(check.levels)[len(check.levels) // 2] if check.levels else -90.0
    whole = sum(map(len, sentences))
    print(f"{'':12} The room is at {room:.0f} dB, your voice at {voice:.0f} dB.")
    print(f"{'':12} {understood} of {whole} words were followed.")
    if check.levels and ONLY_SILENCE in check.reasons:
        check.reasons.remove(ONLY_SILENCE)  # the room was as quiet as that, and no more
    for reason in check.reasons:
        print(f"{'':12} → {reason}")
    if not check.levels:
        print(f"{'':12} → nothing was heard: is this the right microphone, and not muted?")
    elif voice < _FAINT:
        print(f"{'':12} → turn the microphone up, or come closer")
    elif voice - room < _NOISY:
        print(f"{'':12} → it is loud around you: come closer to the microphone")
    return understood > whole // 2
