"""The announcer: says short sentences beside the read, in a voice apart from the cast.

What was asked for is said at once, and the read stands still meanwhile; a name is said right before its line; news waits
for the silence between two lines (`audio.announcements`). Sound is made on a thread; no method waits.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count

from tableread.audio.clip import SAMPLE_WIDTH, Clip
from tableread.audio.mixer import RATE
from tableread.audio.player import Player
from tableread.audio.resample import resampled
from tableread.base.errors import SpeechError
from tableread.base.task_thread import LATER, NOW, TaskThread
from tableread.cast.voices import Voice
from tableread.performance.earcons import Earcon
from tableread.speech.normalise.capitals import SPELT
from tableread.speech.pieces import PAUSES, soon_begun
from tableread.speech.port import Synthesiser
from tableread.speech.utterance import Said, Utterance

log = logging.getLogger(__name__)

ANNOUNCER = Voice(
    id="announcer",
    description="Says what happens in the program",
    engine="espeak",
    language="en-US",
    reserved="by hand",
    gain=-0.1,  # as the same variant has in the packs
    # a recogniser understood more of this variant's sentences than of eight others'
    own={"variant": "f2", "rate": 170, "pitch": 50, "range": 50},
)
"""Of the engine that answers first, and like nobody in a cast of natural voices."""
_AFTER_SECONDS = 0.15  # about a syllable, as before a reply; a round number, not measured
"""Silence between an announcement and the read."""
_PART_SECONDS = PAUSES["sentence"]
"""Silence between two parts of an announcement."""
_HEARD_SECONDS = 0.25  # what devices were measured to ask ahead is 15-44 ms; generous
"""From the last sample that a device takes until it is surely heard."""
_LOOK_SECONDS = 0.02
_CAPITALS = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)*|[^\W\d_](?:['’][^\W\d_]+)+")
_Lexicon = Callable[[str, Voice], tuple[Said, ...]]


def _no_lexicon(text: str, voice: Voice) -> tuple[Said, ...]:
    return ()


class Announcer:
    """Announces on one player. Lives on the loop."""

    def __init__(
        self,
        synthesiser: Synthesiser,
        player: Player,
        *,
        voice: Voice = ANNOUNCER,
        speed: float = 1.0,
    ) -> None:
        self.speed = speed
        """Factor, 0.5 to 5."""
        self.lexicon: _Lexicon = _no_lexicon
        """How words are said in the script that is open."""
        self._synthesiser = synthesiser
        self._player = player
        self._voice = voice
        self._thread = TaskThread("announce")
        self._numbers = count(1)
        self._asked = 0
        """The number of what was asked for last: what was asked before it is not made any more."""
        self._ordered = self._made_so_far = 0
        """How many announcements were asked of the thread, and how many it is done with: each is counted by one thread."""

    def start(self) -> None:
        """Warm the engine, so that the first answer comes as soon as the others."""
        self._thread.do(self._warm, LATER)

    def _warm(self) -> None:
        with contextlib.suppress(
            SpeechError
        ):  # the first answer will tell, or the program has ended
            self._made("Ready.", self.speed, False)

    def hold(self) -> None:
        """A person has asked for something: stop what is announced, and let the read stand still until it is `say`
        what, or `release`."""
        self._asked = next(self._numbers)
        self._player.mixer.await_announcement(self._asked)

    def release(self) -> None:
        """There is nothing to be said: the read goes on."""
        self._player.mixer.announce(self._asked, None)

    def say(self, text: str, *, sound: Earcon | None = None, heading: bool = False) -> None:
        """Say `text` at once, behind `sound`. `heading`: there is a scene's heading in it, which is said in words."""
        self.hold()
        number = self._asked
        parts = [partial(self._made, part, self.speed, heading) for part in _parts_of(text)]
        self._do(partial(self._deliver, number, parts, sound, lambda: number == self._asked))

    def perform(self, utterance: Utterance) -> None:
        """Say it as a part of the read is said, at once."""
        self.hold()
        number = self._asked
        make = partial(self._synthesiser.render, utterance)
        self._do(partial(self._deliver, number, [make], None, lambda: number == self._asked))

    def say_all(self, parts: Sequence[str | Earcon | Utterance]) -> None:
        """Say these at once, one behind the other: sentences, sounds, and words as a part of the read is said."""
        self.hold()
        number = self._asked
        makes = [make for part in parts for make in self._makes_of(part)]
        self._do(partial(self._deliver, number, makes, None, lambda: number == self._asked))

    def _makes_of(self, part: str | Earcon | Utterance) -> list[Callable[[], Clip]]:
        if isinstance(part, Earcon):
            return [part.clip]
        if isinstance(part, Utterance):
            return [partial(self._synthesiser.render, part)]
        return [partial(self._made, text, self.speed, False) for text in _parts_of(part)]

    def say_before(self, request_id: int, text: str, *, heading: bool = False) -> None:
        """Say `text` right before the line that is asked for under `request_id`; called before that is laid on the
        stream."""
        number = next(self._numbers)
        self._player.mixer.await_announcement(number, before=request_id)
        make = partial(self._made, text, self.speed, heading)
        self._do(partial(self._deliver, number, [make], None, lambda: True), LATER)

    def tell(self, text: str, *, sound: Earcon | None = None, heading: bool = False) -> None:
        """Say `text` as soon as no line is spoken."""
        self._do(partial(self._tell, partial(self._made, text, self.speed, heading), sound), LATER)

    def sound(self, sound: Earcon) -> None:
        """The sound alone, as soon as no line is spoken."""
        self._player.mixer.announce_between(sound.clip())

    @property
    def busy(self) -> bool:
        """Whether an announcement is being made, is heard, or is to come."""
        return self.being_made or self._player.mixer.announcing

    @property
    def being_made(self) -> bool:
        """Whether the sound of an announcement is still being made."""
        return self._ordered > self._made_so_far

    async def finish(self, most: float = 30.0) -> None:
        """Wait until all was announced and heard, at most so many seconds."""
        deadline = time.monotonic() + most
        while self.busy and time.monotonic() < deadline:
            await asyncio.sleep(_LOOK_SECONDS)
        await asyncio.sleep(_HEARD_SECONDS)

    def stop(self) -> None:
        """Say no more of what was asked for so far; the read goes on."""
        self._asked = next(self._numbers)
        self._player.mixer.clear_announcements()

    def close(self) -> None:
        """Let the thread go."""
        self.stop()
        self._thread.close()

    # On the thread

    def _do(self, call: Callable[[], None], urgency: int = NOW) -> None:
        self._ordered += 1

        def carried_out() -> None:
            try:
                call()
            finally:
                self._made_so_far += 1

        self._thread.do(carried_out, urgency)

    def _made(self, text: str, speed: float, heading: bool) -> Clip:
        text = _calm(text)
        lexicon = self.lexicon(text, self._voice)
        utterance = Utterance(text, self._voice, speed, heading=heading, lexicon=lexicon)
        return self._synthesiser.render(utterance)

    def _deliver(
        self,
        number: int,
        parts: Sequence[Callable[[], Clip]],
        sound: Earcon | None,
        is_wanted: Callable[[], bool],
    ) -> None:
        """Make the parts of an announcement, each of which is heard while the next is made. Whatever happens, the read
        does not stand still for ever."""
        mixer = self._player.mixer
        try:
            for at, make in enumerate(parts):
                if not is_wanted():
                    break
                last = at == len(parts) - 1
                clip = _behind(
                    sound if at == 0 else None, make(), _AFTER_SECONDS if last else _PART_SECONDS
                )
                mixer.announce(number, clip, more=True)
        except SpeechError as error:
            log.warning("an announcement could not be made: %s", error)
        finally:
            mixer.announce(number, None)

    def _tell(self, make: Callable[[], Clip], sound: Earcon | None) -> None:
        try:
            clip = make()
        except SpeechError as error:
            log.warning("an announcement could not be made: %s", error)
            return
        self._player.mixer.announce_between(_behind(sound, clip, _AFTER_SECONDS))


def _calm(text: str) -> str:
    """`text` without words in capitals, which are stressed in a script: names and headings are only written so. Stress is
    made by the shaper, too, which takes seconds."""
    return _CAPITALS.sub(
        lambda word: word[0] if not word[0].isupper() or word[0] in SPELT else word[0].capitalize(),
        text,
    )


def _parts_of(text: str) -> list[str]:
    """A text in parts of which the first is soon made."""
    return [text[piece.start : piece.end] for piece in soon_begun(text)] or [text]


def _behind(sound: Earcon | None, clip: Clip, seconds: float) -> Clip:
    """`clip` behind `sound`, and a silence behind both."""
    pcm = resampled(clip.pcm, clip.rate, RATE)
    before = sound.clip().pcm + _silence(_AFTER_SECONDS) if sound else b""
    return Clip(before + pcm + _silence(seconds), RATE)


def _silence(seconds: float) -> bytes:
    return bytes(round(seconds * RATE) * SAMPLE_WIDTH)
