"""Who stands in for a voice that cannot be had: somebody of the same kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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

    if not able:
        return None
    least = min(map(unlike, able))
    fitting = [v for v in able if unlike(v) == least]
    return fitting[crc32(voice.id.encode()) % len(fitting)]
