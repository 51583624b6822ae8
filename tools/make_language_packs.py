"""Writes eSpeak's voice packs for languages other than English: one set of people, speaking each of them.

Run as `python -m tools.make_language_packs`, then `python -m tools.measure_voices voices/espeak_*.toml`, which adds
`gain` and `sound`; `tests/cast/test_language.py` says whether any two of a language are too alike. Whoever is added to
`PEOPLE` joins in every language; a language needs a row in `LANGUAGES` and its sentences in `lines-CODE.txt`.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

VOICES = Path(__file__).parents[1] / "voices"

LANGUAGES = {
    "cs": "cs", "de": "de", "el": "el", "es": "es", "fr": "fr", "hu": "hu", "it": "it",
    "nl": "nl", "pl": "pl", "pt": "pt-BR", "ru": "ru", "sv": "sv",
}  # fmt: skip
"""What eSpeak calls each of them."""


class Person(NamedTuple):
    """A row of a pack; `rate`, `pitch` and `range` are eSpeak's."""

    id: str
    description: str
    gender: str
    age: str
    variant: str
    rate: int
    pitch: int
    range: int
    reserved: str = ""


# Of the variants that were understood well in English, those that a recogniser (Whisper base) understood about as well
# as eSpeak's plain voice in Spanish, German and French: linda, belinda and grandma, who are in the English pack, were
# not. The order within a gender and age is the order in which parts are given out.
PEOPLE = (
    Person("narrator", "Storyteller, unhurried", "neutral", "adult", "", 165, 45, 40, "narrator"),
    Person("even-man", "A man in his thirties, even and clear", "male", "adult", "michel", 165, 50, 50),
    Person("deep-man", "A deep man in his fifties", "male", "adult", "m8", 155, 20, 50),
    Person("smooth-man", "A smooth man who sells", "male", "adult", "sandro", 170, 70, 55),
    Person("heavy-man", "A heavy man who takes up room", "male", "adult", "Storm", 160, 50, 50),
    Person("official", "An official: flat, correct", "male", "adult", "klatt3", 165, 20, 40),
    Person("nasal-man", "A nasal tenor", "male", "adult", "Reed", 165, 65, 55),
    Person("clear-woman", "A woman in her thirties, clear", "female", "adult", "f2", 168, 60, 55),
    Person("low-woman", "A contralto", "female", "adult", "f5", 160, 20, 50),
    Person("crisp-woman", "A crisp woman", "female", "adult", "f3", 165, 50, 60),
    Person("soft-woman", "A soft, dark woman", "female", "adult", "anika", 145, 35, 50),
    Person("young-man", "An eager young man", "male", "young", "edward", 178, 62, 65),
    Person("young-woman", "A high young woman", "female", "young", "f2", 176, 92, 75),
    Person("old-man", "An old man", "male", "old", "quincy", 135, 50, 60),
    Person("old-woman", "An old woman", "female", "old", "aunty", 135, 28, 60),
    Person("boy", "A boy", "male", "child", "f5", 175, 80, 75),
    Person("girl", "A girl", "female", "child", "f3", 170, 95, 75),
)  # fmt: skip


def pack_of(code: str, base: str) -> str:
    """The TOML of the language `code`, which eSpeak calls `base`."""
    tables = (_table(code, base, person) for person in PEOPLE)
    return (
        "# Made by tools/make_language_packs.py; gain and sound by tools/measure_voices.py.\n\n"
        + "\n".join(tables)
    )


def _table(code: str, base: str, person: Person) -> str:
    reserved = f'reserved = "{person.reserved}"\n' if person.reserved else ""
    return f"""[[voice]]
id = "{code}-{person.id}"
description = "{person.description}"
engine = "espeak"
language = "{base}"
gender = "{person.gender}"
age = "{person.age}"
{reserved}[voice.espeak]
variant = "{person.variant}"
rate = {person.rate}
pitch = {person.pitch}
range = {person.range}
"""


def main() -> None:
    """Write them all."""
    for code, base in LANGUAGES.items():
        # the name sorts behind "espeak.toml": where any voice will do, an English one is the first
        (VOICES / f"espeak_{code}.toml").write_text(pack_of(code, base), "utf-8")


if __name__ == "__main__":
    main()
