"""Rendering: lines made into sound on a thread of their own, and scheduled on the player's stream.

What was asked for before the course of the read changed is dropped, whether it has been made or not.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from tableread.audio.clip import Clip, WordMark
from tableread.audio.edges import edges
from tableread.audio.effects import with_effect
from tableread.audio.player import Player
from tableread.audio.recording_format import RATE as TAKE_RATE
from tableread.base.errors import SpeechError
from tableread.base.task_thread import LATER, TaskThread
from tableread.cast.voices import OWN_TAKES
from tableread.rehearsal.order import Line, estimate
from tableread.script.words import words_of
from tableread.speech.pieces import PAUSES, soon_begun
from tableread.speech.port import Synthesiser
from tableread.speech.utterance import Said, Utterance

log = logging.getLogger(__name__)

_LONG = 140
"""Characters of a line that is made whole, even when it is waited for."""
_SILENT_RATE = 8000
"""Samples a second of stand-ins for lines that could not be spoken."""


class Rendering:
    """Renders for one player. Its methods do not wait."""

    def __init__(
        self,
        synthesiser: Synthesiser,
        player: Player,
        own_take: Callable[[Line], bytes | None],
        on_failure: Callable[[SpeechError], None],
    ) -> None:
        """`own_take` gives the actor's own recording of a line; it and `on_failure`, which is told of
        the first line in a row that cannot be spoken, are called on the rendering thread."""
        self._synthesiser = synthesiser
        self._player = player
        self._own_take = own_take
        self._on_failure = on_failure
        self._thread = TaskThread("render")
        self._prepared: set[str] = set()
        """What was asked to be made ahead."""
        self._course = 0
        """Counts changes of course."""
        self._failed = self._closed = False

    def silence(self) -> None:
        """Stop and forget all that was asked for."""
        self._course += 1
        self._prepared.clear()
        self._player.mixer.clear()

    def prepare(self, utterance: Utterance, line: Line) -> None:
        """Make it when nothing is more urgent: it will be needed soon. Once is enough."""
        name = utterance.key("")
        if self._closed or name in self._prepared:
            return
        self._prepared.add(name)
        course = self._course

        def make() -> None:
            self._make(course, utterance, line)

        self._thread.do(make, LATER)

    def schedule(
        self,
        request_id: int,
        utterance: Utterance,
        *,
        line: Line | None = None,
        from_word: int = 0,
        gap: float = 0.0,
        from_now: bool = True,
        beside: int | None = None,
        behind: int | None = None,
        effect: str = "",
        level: float = 0.0,
        pan: float = 0.0,
    ) -> None:
        """Make it and schedule it on the stream under `request_id`; the rest as `rehearsal.commands.Speak` and
        `cast.delivery.Delivery` have it.

        `line`: the whole line that the text is, for which there may be a recording of the actor's own.
        """
        if self._closed:
            return
        course = self._course

        def render() -> None:
            # what is waited for begins with its first clause, while the rest is made
            parts = [Part(utterance, from_word, gap)]
            if from_now and not self._synthesiser.is_cached(utterance):
                parts = parts_of(utterance, from_word)
            for number, part in enumerate(parts):
                clip = self._part(course, request_id, part, line, effect)
                self._player.play(
                    request_id,
                    clip,
                    part.gap if number else gap,
                    from_now=from_now,
                    beside=beside,
                    behind=behind,
                    level=level,
                    pan=pan,
                    continues=number > 0,
                    more=number < len(parts) - 1,
                    still_wanted=lambda: course == self._course,
                )

        self._thread.do(render)

    def close(self) -> None:
        """Stop all sound, for good."""
        self._closed = True
        self.silence()
        self._thread.close()

    def _part(
        self, course: int, request_id: int, part: Part, line: Line | None, effect: str
    ) -> Clip:
        utterance = part.utterance
        try:
            clip = self._make(course, utterance, line)
            return with_effect(clip.tail(part.from_word), effect)
        except Exception:
            # a line that cannot be made must not stop the read
            log.exception("rendering failed for request %d", request_id)
            return silent_placeholder(utterance.text, utterance.speed)

    def _make(self, course: int, utterance: Utterance, line: Line | None) -> Clip:
        if course != self._course:
            return Clip(b"", _SILENT_RATE)
        own = utterance.voice.engine == OWN_TAKES.engine
        if own and line and (pcm := self._own_take(line)):
            return clip_of(utterance.text, pcm)
        try:
            clip = self._synthesiser.render(utterance)
            self._failed = False
            return clip
        except SpeechError as error:
            log.warning("%s", error)
            if not self._failed:
                self._failed = True
                self._on_failure(error)
            return silent_placeholder(utterance.text, utterance.speed)


class Part(NamedTuple):
    """A part of a line that is made by itself."""

    utterance: Utterance
    from_word: int
    gap: float
    """Seconds of silence before it."""


def parts_of(utterance: Utterance, from_word: int) -> list[Part]:
    """A long line from one of its words on, in parts of which the first is soon made; a short one whole."""
    whole = [Part(utterance, from_word, 0.0)]
    text = utterance.text
    own = utterance.voice.engine == OWN_TAKES.engine
    if len(text) <= _LONG or own or utterance.heading:
        return whole
    pieces = soon_begun(text)
    counts = [len(words_of(text[piece.start : piece.end])) for piece in pieces]
    if sum(counts) != len(words_of(text)):  # cut within a word
        return whole
    parts: list[Part] = []
    for piece, count in zip(pieces, counts, strict=True):
        if from_word >= count:
            from_word -= count
            continue
        said = tuple(
            Said(s.start - piece.start, s.end - piece.start, s.said, s.phonemes)
            for s in utterance.lexicon
            if piece.start <= s.start and s.end <= piece.end
        )
        part = replace(utterance, text=text[piece.start : piece.end], lexicon=said)
        parts.append(Part(part, from_word, PAUSES[piece.after] / utterance.speed))
        from_word = 0
    return parts or whole


def clip_of(text: str, pcm: bytes) -> Clip:
    """A take of `text` as a clip: without the silence around it, its words spread over it."""
    first, last = edges(pcm)
    trimmed = pcm[2 * first : 2 * last]
    return Clip(trimmed, TAKE_RATE, _spread(text, len(trimmed) // 2))


def silent_placeholder(text: str, speed: float) -> Clip:
    """Silence as long as `text` would take, with its words spread over it."""
    samples = round(estimate(text) / speed * _SILENT_RATE)
    return Clip(bytes(samples * 2), _SILENT_RATE, _spread(text, samples))


def _spread(text: str, samples: int) -> tuple[WordMark, ...]:
    return tuple(
        WordMark(start, end, round(start / max(1, len(text)) * samples))
        for start, end in words_of(text)
    )
