"""What an engine says of itself, and what it does. Every engine is one such declaration and one maker."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import msgspec

from tableread.cast.shape import Shape

_SYSTEMS = {"win32": "Windows", "darwin": "macOS", "linux": "Linux"}


def version_of(package: str) -> str:
    """The version of an installed distribution; "?" where there is none.

    It stands in the name of the distribution's folder: `importlib.metadata`, which takes as long to import as a script
    to open, is asked only where it is not installed in that way.
    """
    wanted = f"{re.sub(r'[-_.]+', '_', package).lower()}-"
    for place in sys.path:
        try:
            names = [path.name for path in Path(place).iterdir()]
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info") and name.lower().startswith(wanted):
                return name[len(wanted) : -len(".dist-info")]
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "?"


class NoPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part of a voice that an engine with one voice understands: nothing."""


@dataclass(frozen=True)
class Engine:
    """An engine as the program knows it without importing it."""

    name: str
    about: str
    """A few words for people: what it is, and its licence."""
    maker: str
    """`module:class` of its `Maker`; imported in the worker only."""
    rank: int
    """Of two engines that speak a script's language, the higher one is cast."""
    languages: tuple[str, ...] = ()
    """Such as "en"; () is any."""
    needs: tuple[str, ...] = ()
    """Modules without which it cannot be had."""
    platforms: tuple[str, ...] = ()
    """Values of `sys.platform` on which it can be had; () is any."""
    package: str = ""
    """The distribution whose version counts: with another one the engine may sound otherwise."""
    extra: str = ""
    """The extra of tableread that brings it, such as "company"; "" for what comes along."""
    files: Mapping[str | tuple[str, ...], str] = field(default_factory=dict)
    """Path of each of its files, "module/path", and its SHA-256; of a file cut in parts, their paths in order, and the
    SHA-256 of the whole."""
    part: type[msgspec.Struct] = NoPart
    """What it understands of a voice."""
    shapes: frozenset[str] = frozenset()
    """Fields of a `Shape` that it makes itself; the rest is the shaper's."""
    fastest: float = 2.0  # for engines that say nothing of it; a round number, not measured
    """Factor of speed up to which it stays clear; beyond it the sound is pressed together."""
    marks: str = "exact"
    """How the beginnings of words are known: "exact", or "spread" over the length of the line."""
    cost: str = ""
    """What it takes, for people."""
    start_seconds: float = 10.0  # Seconds; eSpeak is ready in 0.07, the rest is for a busy machine
    # Seconds; eSpeak takes 5 ms for 15 words, the rest is for a busy machine
    line_seconds: float = 2.0
    # eSpeak takes far less than a millisecond; a round number, not measured
    character_seconds: float = 0.02
    """What takes longer than `line_seconds` and this for every character hangs."""

    def check(self, own: dict[str, Any]) -> None:
        """Raises `msgspec.ValidationError` where its part of a voice is wrong."""
        msgspec.convert(own, self.part)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Modules that are not installed here; on another system than its own, the names of those."""
        if self.platforms and sys.platform not in self.platforms:
            return (" or ".join(_SYSTEMS.get(name, name) for name in self.platforms),)
        return tuple(name for name in self.needs if importlib.util.find_spec(name) is None)

    @property
    def how_to_get(self) -> str:
        """The command that brings what is missing; "" where none does."""
        if not self.missing or (self.platforms and sys.platform not in self.platforms):
            return ""
        return f"pip install '{f'tableread[{self.extra}]' if self.extra else self.package}'"

    @cached_property
    def made_by(self) -> str:
        """Changes whenever the engine would sound otherwise."""
        version = version_of(self.package) if self.package else ""
        return f"{self.name} {version} {' '.join(sorted(self.files.values()))}"

    def speaks(self, language: str) -> bool:
        """Whether it speaks a language such as "en-US"."""
        return not self.languages or language.partition("-")[0] in self.languages


class Request(NamedTuple):
    """What a maker is asked: `text` as it is to be said, and the part of `shape` that it makes itself."""

    text: str
    language: str
    own: Mapping[str, Any]
    shape: Shape
    """With the speed in its pace."""
    seed: int
    phonemes: Sequence[tuple[int, int, str]]
    """Places [start, end) of `text` whose sounds are given, in IPA."""


class Raw(NamedTuple):
    """Sound as an engine makes it."""

    pcm: bytes
    """Mono, 16 bits."""
    rate: int
    events: Sequence[tuple[int, int]]
    """Place in the text as it was said, and the sample its word begins at."""
    pitch: Sequence[float] | None = None
    """Fundamental in Hz, 0 where there is none, one every `pitch_seconds`; None where it is not known."""
    pitch_seconds: float = 0.0  # no pitch, no step


class Maker(Protocol):
    """Makes sound in the worker. One thread."""

    def make(self, request: Request) -> Raw:
        """Raises what the engine raises; the worker tells it."""
        ...
