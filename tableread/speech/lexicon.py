"""The lexicon: how words are said that an engine gets wrong. Pure data and matching; files are elsewhere.

A word may be respelt, have its sounds given in IPA, or be left out, for everybody or for one voice, in every script or
in one. Only the sound changes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

import msgspec

from tableread.base.patterns import LONGEST_MATCH, wrong_with_pattern
from tableread.speech.ipa import possessive, sounds_of
from tableread.speech.utterance import Said

LONGEST = 200  # a round number, not measured
"""Characters of a word, a pattern, and what is said."""
_MARKS = "\u0300-\u036f"
"""Accents that stand behind their letter."""
_TOKEN = re.compile(rf"[\w{_MARKS}]++|[^\w\s]")


class Entry(msgspec.Struct, frozen=True):
    """How a word, or what a pattern matches, is said: by `says`, `phonemes` or `skip`."""

    written: str = ""
    """As in the script. A capital stands for itself only, a small letter for its capital too."""
    pattern: str = ""
    """A regular expression, instead of `written`. It begins where a word or a mark begins."""
    says: str = ""
    """A respelling; for patterns it may name groups, "\\1"."""
    phonemes: str = ""
    """In IPA."""
    skip: bool = False
    """Nothing is said."""
    voice: str = ""
    """Id of the one voice that it is for; "" is every voice."""
    script: str = ""
    """Key, file name or stem of the one script that it is for; "" is every script."""

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What it is about: two entries with the same place contradict each other."""
        return self.written, self.pattern, self.voice, self.script


def wrong_with(entry: Entry) -> tuple[str, str]:
    """The field of an entry that cannot be used, and why, for people; ("", "") where it is right."""
    if bool(entry.written.strip()) == bool(entry.pattern):
        return "written", "it needs either `written` or `pattern`"
    ways = [bool(entry.says.strip()), bool(entry.phonemes.strip()), entry.skip]
    if sum(ways) != 1:
        return "says", "it needs one of `says`, `phonemes` and `skip = true`"
    for name in ("written", "pattern", "says", "phonemes"):
        if len(getattr(entry, name)) > LONGEST:
            return name, f"it is longer than {LONGEST} characters"
    if entry.says.startswith("/") or entry.says.endswith("/"):
        return "says", "sounds go between slashes, as in /ʃɪvˈɔːn/"
    if entry.phonemes:
        try:
            sounds_of(entry.phonemes)
        except ValueError as error:
            return "phonemes", str(error)
    if entry.pattern and (why := wrong_with_pattern(entry.pattern)):
        return "pattern", why
    if entry.pattern and entry.says:
        try:
            re.sub(entry.pattern, entry.says, "")
        except (re.error, IndexError) as error:
            return "says", f"it does not fit the pattern: {error}"
    return "", ""


def entry_for(written: str, said: str, script: str) -> Entry:
    """What a person types: `said` is a respelling, sounds between two strokes, or nothing, which leaves the word out."""
    sounds = re.fullmatch(r"/([^/]+)/", said)
    if sounds:
        return Entry(written=written, phonemes=sounds[1].strip(), script=script)
    return Entry(written=written, says=said, skip=not said, script=script)


class _Match(NamedTuple):
    end: int
    """Of the word with its "'s"."""
    voice: bool
    script: bool
    is_word: bool
    said: str
    phonemes: str


class Lexicon:
    """Entries, ready to be looked up. Immutable; any thread."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Of entries with mistakes nothing is said. Of two that contradict each other the later one counts."""
        unique = {entry.place: entry for entry in entries if not wrong_with(entry)[0]}
        self.entries = tuple(unique.values())

    def with_entry(self, entry: Entry) -> Lexicon:
        """The same with `entry`, in place of one about the same."""
        return Lexicon([*(e for e in self.entries if e.place != entry.place), entry])

    def for_script(self, key: str, path: PurePath) -> Lexicon:
        """What counts in a script: its own entries and those for all. `key`: what it is kept under; `path`: where its
        file is now."""
        return Lexicon(entry for entry in self.entries if _is_for(entry, key, path))

    @cached_property
    def _words(self) -> dict[str, list[tuple[re.Pattern[str], Entry]]]:
        """By their first part, folded."""
        found: dict[str, list[tuple[re.Pattern[str], Entry]]] = {}
        for entry in self.entries:
            first = _TOKEN.search(_plain(entry.written))
            if entry.written and first:
                found.setdefault(_folded(first[0]), []).append((_word_pattern(entry), entry))
        return found

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], Entry]]:
        return [(re.compile(entry.pattern), entry) for entry in self.entries if entry.pattern]

    def said_in(self, text: str, voice_id: str = "") -> tuple[Said, ...]:
        """What of `text` a voice says otherwise: in order, not overlapping.

        Where several begin, the longest match counts; of equally long ones that for the voice, then that for the
        script, then a word before a pattern.
        """
        if not self.entries:
            return ()
        found: list[Said] = []
        done = 0
        for token in _TOKEN.finditer(text):
            start = token.start()
            if start < done:
                continue
            best = max(self._matches(text, start, token[0], voice_id), default=None)
            if best is not None:
                found.append(Said(start, best.end, best.said, best.phonemes))
                done = best.end
        return tuple(found)

    def _matches(self, text: str, start: int, token: str, voice_id: str) -> Iterator[_Match]:
        for pattern, entry in self._words.get(_folded(token), ()):
            if entry.voice in {"", voice_id} and (match := pattern.match(text, start)):
                said, phonemes = entry.says, entry.phonemes
                if match["s"] and not entry.skip:
                    said = said and said + "'s"
                    phonemes = phonemes and possessive(phonemes)
                yield _match(match.end(), entry, said, phonemes)
        for pattern, entry in self._patterns:
            if entry.voice not in {"", voice_id}:
                continue
            match = pattern.match(text, start, start + LONGEST_MATCH)
            if match and match.end() > start:
                yield _match(match.end(), entry, match.expand(entry.says), entry.phonemes)


def _match(end: int, entry: Entry, said: str, phonemes: str) -> _Match:
    is_word = bool(entry.written)
    return _Match(end, bool(entry.voice), bool(entry.script), is_word, said, phonemes)


def _is_for(entry: Entry, key: str, path: PurePath) -> bool:
    """Whether an entry counts in a script: it may name its file as that was called at first, which the key tells, or as
    it is called now."""
    first = PurePath(key.removeprefix("sample:"))
    names = {name.casefold() for name in (key, first.name, first.stem, path.name, path.stem)}
    return not entry.script or entry.script.casefold() in names


def _plain(written: str) -> str:
    return unicodedata.normalize("NFC", " ".join(written.split()))


def _folded(token: str) -> str:
    return unicodedata.normalize("NFC", token).casefold()


def _word_pattern(entry: Entry) -> re.Pattern[str]:
    """Matches the word, however its accents and marks are encoded, and a "'s" behind it."""
    written = _plain(entry.written)
    body = "".join(map(_letter, written))
    ends = rf"(?P<s>['’][sS])?+(?![\w{_MARKS}])"
    if not re.match(rf"[\w{_MARKS}]", written[-1]):
        ends = "(?P<s>(?!))?"  # a mark ends anywhere
    return re.compile(body + ends)


def _letter(letter: str) -> str:
    if letter == " ":
        return r"\s++"
    if letter in "'’":
        return "['’]"
    if letter in "-‐‑":
        return "[-‐‑]"
    ways = {letter, unicodedata.normalize("NFD", letter)}
    if letter.islower():
        ways |= {letter.upper(), unicodedata.normalize("NFD", letter.upper())}
    if len(ways) == 1:
        return re.escape(letter)
    return f"(?:{'|'.join(map(re.escape, sorted(ways, key=len, reverse=True)))})"


# Patterns of users
