"""Who stands in for a voice that cannot be had: somebody of the same kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from zlib import crc32

from tableread.cast.voices import Age, Voice

AGES: dict[Age, int] = {"child": 0, "young": 1, "adult": 2, "old": 3}


def substitute_for(
    voice: Voice, voices: Sequence[Voice], without: Collection[str] = ()
) -> Voice | None:
    """Of `voices`, one that sounds of the same gender and age and speaks the language; the same one every time.

    `without`: engines that cannot be had. Of several that fit, which it is depends on the voice's id alone, so that
    two voices seldom share one. None where there is nobody.
    """
    language = voice.language.partition("-")[0]
    able = [
        v
        for v in voices
        if v.engine not in without and v.engine != voice.engine and v.reserved in {"", "narrator"}
    ]

    def unlike(other: Voice) -> tuple[bool, bool, bool, int]:
        return (
            other.language.partition("-")[0] != language,
            (other.reserved == "narrator") != (voice.reserved == "narrator"),
            other.gender != voice.gender,
            abs(AGES[other.age] - AGES[voice.age]),
        )

    return _one_of(voice, able, unlike)


def speaking(voice: Voice, able: Sequence[Voice]) -> Voice | None:
    """Of those who are `able` to speak another language, the one who is most like `voice`; the same one every time."""

    def unlike(other: Voice) -> tuple[bool, bool, int]:
        return (
            (other.reserved == "narrator") != (voice.reserved == "narrator"),
            other.gender != voice.gender,
            abs(AGES[other.age] - AGES[voice.age]),
        )

    return _one_of(voice, [v for v in able if v.reserved in {"", "narrator"}], unlike)


def _one_of(
    voice: Voice, able: Sequence[Voice], unlike: Callable[[Voice], tuple[int, ...]]
) -> Voice | None:
    if not able:
        return None
    least = min(map(unlike, able))
    fitting = [v for v in able if unlike(v) == least]
    return fitting[crc32(voice.id.encode()) % len(fitting)]
