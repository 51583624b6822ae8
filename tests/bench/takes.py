"""Recorded lines, and the faults that are cut from them."""

from __future__ import annotations

import audioop
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

import numpy as np

from tableread.audio.recording_format import RATE
from tableread.script.words import said_words

_PAUSE = 1.5
_ROOM = 0.4
"""Seconds at the end of every recording that hold nothing but the room."""


OTHER_WORDS = "window carry seven under mother sudden table never orange".split()
"""What a script may have where something else is said."""


class Take(NamedTuple):
    """One line as it was said."""

    words: tuple[str, ...]
    """What is expected."""
    sound: Any
    """int16."""
    said: list[tuple[int, float, float]]
    """Words as their number in the line, start and end in seconds."""
    end: float
    room: Any
    """A little of what can be heard when nobody speaks."""
    pause: float = 0.0
    """Where a long pause begins; 0 where there is none."""
    changed: frozenset[int] = frozenset()
    """Words that were said otherwise."""

    def quiet(self, seconds: float) -> Any:
        """Nothing but the room; there and back again, so that no seam can be heard."""
        there_and_back = np.concatenate([self.room, self.room[::-1]])
        return np.resize(there_and_back, int(seconds * RATE))

    def as_loud(self, sound: Any) -> Any:
        """`sound` as loud as the words of the line."""
        begin, end = self.said[0][1], self.said[-1][2]
        ours, other = self.sound[int(begin * RATE) : int(end * RATE)], sound.astype(float)
        louder = np.sqrt(np.mean(ours.astype(float) ** 2) / max(1.0, float(np.mean(other**2))))
        return np.clip(other * louder, -32768, 32767).astype(np.int16)

    def then(self, *sounds: Any) -> Take:
        """The same with more sound behind it."""
        return self._replace(sound=np.concatenate([self.sound, *sounds]))


def as_read(sound: Any, line: dict[str, Any]) -> Take:
    """The line as it is."""
    words = tuple(word.text for word in said_words(line["text"]))
    said = [(i, a, b) for i, (_, a, b) in enumerate(line["words"]) if i < len(words)]
    return Take(words, sound, said, line["end_of_speech"], sound[-int(_ROOM * RATE) :])


class Others(NamedTuple):
    """What is said between the words of a line, as sounds."""

    calls: list[Any]
    """The word "line"."""
    ums: list[Any]


Fault = Callable[[Take, Random, Others], Take | None]


def _plain(take: Take, chance: Random, others: Others) -> Take:
    return take


def _skipping(take: Take, chance: Random, others: Others) -> Take | None:
    """Three words left out, away from the ends."""
    if len(take.said) < 9:
        return None
    first = chance.randrange(2, len(take.said) - 6)
    cut, to = take.said[first][1], take.said[first + 2][2]
    gone = to - cut
    sound = np.concatenate([take.sound[: int(cut * RATE)], take.sound[int(to * RATE) :]])
    said = take.said[:first] + [(i, a - gone, b - gone) for i, a, b in take.said[first + 3 :]]
    return take._replace(sound=sound, said=said, end=take.end - gone)


def _changing(take: Take, chance: Random, others: Others) -> Take | None:
    """Two words that the script has otherwise, away from the ends."""
    if len(take.said) < 8:
        return None
    first = chance.randrange(2, len(take.said) - 4)
    words = list(take.words)
    words[first : first + 2] = chance.sample(OTHER_WORDS, 2)
    return take._replace(words=tuple(words), changed=frozenset({first, first + 1}))


def _restarting(take: Take, chance: Random, others: Others) -> Take | None:
    """Broken off in the middle and begun again."""
    if len(take.said) < 7:
        return None
    last = chance.randrange(3, len(take.said) - 2)
    cut = take.said[last - 1][2]
    begin = take.said[0][1]
    again = cut + 0.3 - begin
    hush = take.quiet(0.3)
    sound = np.concatenate([take.sound[: int(cut * RATE)], hush, take.sound[int(begin * RATE) :]])
    said = take.said[:last] + [(i, a + again, b + again) for i, a, b in take.said]
    return take._replace(sound=sound, said=said, end=take.end + again)


def _swapping(take: Take, chance: Random, others: Others) -> Take | None:
    """Two words said before the two that stand before them, away from the ends."""
    if len(take.said) < 9:
        return None
    first = chance.randrange(2, len(take.said) - 6)
    begin, middle, end = (take.said[at][1] for at in (first, first + 2, first + 4))
    pieces = [(0.0, begin), (middle, end), (begin, middle), (end, len(take.sound) / RATE)]
    sound = np.concatenate([take.sound[int(a * RATE) : int(b * RATE)] for a, b in pieces])
    back, forth = middle - begin, end - middle
    said = [
        *take.said[:first],
        *((i, a - back, b - back) for i, a, b in take.said[first + 2 : first + 4]),
        *((i, a + forth, b + forth) for i, a, b in take.said[first : first + 2]),
        *take.said[first + 4 :],
    ]
    return take._replace(sound=sound, said=said)


def _pausing(take: Take, chance: Random, others: Others) -> Take | None:
    """A pause of a second and a half between two words, away from the ends."""
    if len(take.said) < 6:
        return None
    at = chance.randrange(2, len(take.said) - 2)
    return _inserted(take, at, take.quiet(_PAUSE))._replace(pause=take.said[at][2])


def _drying(take: Take, chance: Random, others: Others) -> Take | None:
    """Forgotten in the middle: nothing more comes."""
    if len(take.said) < 7:
        return None
    last = chance.randrange(2, len(take.said) - 3)
    end = take.said[last - 1][2]
    return take._replace(sound=take.sound[: int(end * RATE)], said=take.said[:last], end=end)


def _asking(take: Take, chance: Random, others: Others) -> Take | None:
    """Forgotten, and after a second "line?" is said."""
    dried = _drying(take, chance, others)
    if dried is None:
        return None
    call = take.as_loud(chance.choice(others.calls))
    dried = dried.then(dried.quiet(1.0), call)
    return dried._replace(end=dried.end + 1.0 + len(call) / RATE)


def _adding(take: Take, chance: Random, others: Others) -> Take | None:
    """Three words that are not in the line said between two words, away from the ends."""
    if len(take.said) < 7:
        return None
    at = chance.randrange(2, len(take.said) - 3)
    return _inserted(take, at, take.as_loud(np.concatenate(chance.choices(others.calls, k=3))))


def _hesitating(take: Take, chance: Random, others: Others) -> Take | None:
    """ "the … um … the … um": one of the last words or one in the middle is looked for, and the word before it repeated."""
    if len(take.said) < 5:
        return None
    at = chance.choice([len(take.said) - 2, chance.randrange(1, len(take.said) - 2)])
    _, begin, end = take.said[at]
    again = take.sound[int(begin * RATE) : int(end * RATE)]
    um, other_um = (take.as_loud(um) for um in chance.choices(others.ums, k=2))
    pieces = [
        take.quiet(0.6),
        um,
        take.quiet(0.9),
        again,
        take.quiet(0.3),
        other_um,
        take.quiet(0.8),
    ]
    return _inserted(take, at, np.concatenate(pieces))


def _inserted(take: Take, at: int, more: Any) -> Take:
    """With other sound behind the word that was said as number `at`."""
    when, later = take.said[at][2], len(more) / RATE
    cut = int(when * RATE)
    sound = np.concatenate([take.sound[:cut], more, take.sound[cut:]])
    said = [(i, a, b) if b <= when else (i, a + later, b + later) for i, a, b in take.said]
    return take._replace(sound=sound, said=said, end=take.end + later)


CONDITIONS: dict[str, Fault] = {
    "as read": _plain,
    "three skipped": _skipping,
    "two changed": _changing,
    "three added": _adding,
    "begun again": _restarting,
    "two swapped": _swapping,
    "a pause": _pausing,
    "um": _hesitating,
    "dry": _drying,
    "dry, 'line?'": _asking,
}


def others_of(plain: list[Take]) -> Others:
    """The word "line" as it is said within the lines, and "line", "um" and "uh" by voices of two engines."""
    said = [
        take.sound[int(a * RATE) : int(b * RATE)]
        for take in plain
        for word, a, b in take.said
        if take.words[word] == "line"
    ]
    calls, ums = _spoken(["Line?"]), _spoken(["Um.", "Uh.", "Um…"])
    return Others(said + calls, ums)


_CALLERS = {"espeak": 5, "hibari": 6}
"""How many voices of an engine call."""


def _spoken(texts: list[str]) -> list[Any]:
    from tableread.base import paths
    from tableread.cast.voices import read_packs
    from tableread.speech.pipeline import SpeechPipeline
    from tableread.speech.registry import able_voices, check_of
    from tableread.speech.utterance import Utterance

    voices = able_voices(read_packs([paths.SHIPPED_VOICES], check_of)[0])
    sounds = []
    for engine, number in _CALLERS.items():
        own = [v for v in voices if v.engine == engine and v.language.startswith("en")]
        pipeline = SpeechPipeline(engine)
        for voice in own[:: max(1, len(own) // number)][:number]:
            for text in texts:
                clip = pipeline.make(Utterance(text, voice))
                pcm, _ = audioop.ratecv(clip.pcm, 2, 1, clip.rate, RATE, None)
                sounds.append(_without_silence(np.frombuffer(pcm, np.int16)))
    return sounds


def _without_silence(sound: Any) -> Any:
    loud = np.flatnonzero(np.abs(sound.astype(int)) > np.abs(sound.astype(int)).max() / 50)
    return sound[loud[0] : loud[-1] + 1]
