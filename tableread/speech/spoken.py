"""The spoken form of a text: what an engine is given, with the way back to what is written.

Only the sound changes; the screen keeps the author's text. Every character of the spoken form
knows which character of the written one it stands for, so word marks find home. The rules
themselves are in `normalise`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tableread.speech import normalise
from tableread.speech.headings import heading_rules, number_rules
from tableread.speech.spoken_text import Given, Spoken
from tableread.speech.utterance import Said

_ONE_TO_ONE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "*": " ", "_": " ", "~": " ", "\n": " ",
     "\t": " ", "\r": " ", "\u00a0": " ", "\u200b": " ", "\ufeff": " ", "\0": " "}
)  # fmt: skip


def spoken(
    text: str, *, heading: bool = False, language: str = "en", lexicon: Sequence[Said] = ()
) -> Spoken:
    """The spoken form of `text`. Headings are read in words and without shouting; `lexicon` goes before all else."""
    form = _with_lexicon(text.translate(_ONE_TO_ONE), lexicon)
    form = form.all_replaced(normalise.IN_ANY_LANGUAGE).all_replaced(number_rules(language))
    if heading:
        form = form.all_replaced(heading_rules(language)).all_replaced(normalise.IN_HEADINGS)
    if language.startswith("en"):
        form = normalise.in_english(form)
    if heading:
        form = form.all_replaced(normalise.CAPITALS_OF_HEADINGS)
    return form


def _with_lexicon(said: str, lexicon: Sequence[Said]) -> Spoken:
    """With what is respelt, left out, or has sounds of its own. What has sounds keeps its letters."""
    if not lexicon:
        return Spoken(said)
    pieces: list[str] = []
    origin: list[int] = []
    given: list[Given] = []
    at = length = 0
    for entry in lexicon:
        start, end = max(at, entry.start), min(len(said), max(at, entry.end))
        if start >= end:
            continue
        word = said[start:end] if entry.phonemes else entry.said
        pieces += (said[at:start], word)
        origin += range(at, start)
        # letters that stay keep their places: what has sounds may be several words
        origin += range(start, end) if entry.phonemes else [start] * len(word)
        length += start - at + len(word)
        if entry.phonemes:
            given.append((length - len(word), length, entry.phonemes))
        at = end
    pieces.append(said[at:])
    origin += range(at, len(said))
    return Spoken("".join(pieces), tuple(origin), tuple(given))
