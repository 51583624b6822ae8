"""What is asked of a voice for a line: who says it, how, and how fast. The same for a live read and for one that is
made ahead. Knows no device.
"""

from __future__ import annotations

from tableread.production.production import Production
from tableread.rehearsal.order import Line
from tableread.script.model import Kind
from tableread.script.words import words_of
from tableread.speech.utterance import Utterance


def utterance_of(production: Production, line: Line, speed: float) -> Utterance:
    """The request for a line as the cast list and its directions have it."""
    voice = production.voice_of(line)
    return Utterance(
        line.text,
        voice,
        speed,
        heading=line.kind is Kind.HEADING,
        delivery=production.delivery_of(line).shape,
        lexicon=production.pronunciations.said_in(line.text, voice),
    )


def prompt_of(production: Production, line: Line, first: int, end: int, speed: float) -> Utterance:
    """The request for some words of a person's line, to help them on: said plainly, however the line is to be said."""
    voice = production.voice_of(line)
    words = words_of(line.text)[first:end]
    text = line.text[words[0][0] : words[-1][1]] if words else ""
    return Utterance(text, voice, speed, lexicon=production.pronunciations.said_in(text, voice))
